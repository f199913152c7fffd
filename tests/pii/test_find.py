"""What is personal data and what only looks like it, by all three doors."""

from __future__ import annotations

import pytest

from generator import pii
from generator.pii._patterns import check_digit, luhn

ID = "450103200508171236"
PHONE = "13877200000"
CARD = "6222021234567890128"


def kinds(text: str) -> list[str]:
    """Kinds found in one text, in order."""
    return [hit.kind for hit in pii.find(text)]


def test_the_numbers_of_these_tests() -> None:
    """The made-up numbers have the check digits that they need."""
    assert check_digit(ID) == ID[-1]
    assert luhn(CARD)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (ID, "id18"),
        ("身份证号450103200508171236，", "id18"),
        ("45010320050817105X", "id18"),
        ("45010320050817105x", "id18"),
        ("450103 20050817 1236", "id18"),
        ("450103-2005-0817-1236", "id18"),
        ("4501 0320 0508 1712 36", "id18"),
        ("450103\n200508171236", "id18"),
        ("４５０１０３２００５０８１７１２３６", "id18"),
        ("450103\u200b20050817\ufeff1236", "id18"),
        ("450103\u300020050817\u00a01236", "id18"),
        ("٤٥٠١٠٣٢٠٠٥٠٨١٧١٢٣٦", "id18"),
        ("考生号24450103200508171236", "id18"),
        ("sfz450103200508171236", "id18"),
        ("450103850817123", "id15"),
        ("450103 850817 123", "id15"),
        (PHONE, "phone"),
        ("手机13877200000转", "phone"),
        ("138 7720 0000", "phone"),
        ("138-7720-0000", "phone"),
        ("138.7720.0000", "phone"),
        ("1387 720 0000", "phone"),
        ("138 772 00000", "phone"),
        ("1 3 8 7 7 2 0 0 0 0 0", "phone"),
        ("+86 138 7720 0000", "phone"),
        ("+8613877200000", "phone"),
        ("8613877200000", "phone"),
        ("0086-13877200000", "phone"),
        ("１３８７７２０００００", "phone"),
        ("tel13877200000", "phone"),
        ("0772-3156666", "phone"),
        ("(0772)3156666", "phone"),
        ("（0772）315 6666", "phone"),
        ("0772 3156666", "phone"),
        ("010-62223333", "phone"),
        ("家长电话：3156666", "phone"),
        ("zhang.san@example.com", "email"),
        ("zhangsan＠example.edu.cn", "email"),
        ("邮箱zs @ qq.com", "email"),
        (CARD, "bank_card"),
        ("6222 0212 3456 7890 128", "bank_card"),
        ("4111111111111111", "bank_card"),
        ("QQ：123456789", "qq"),
        ("2005年8月17日出生", ""),
        ("出生日期 2005-08-17", "birth_date"),
        ("生于2005年8月17日", "birth_date"),
        ("广西柳州市柳北区胜利路12号", "address"),
        ("融水苗族自治县三江镇大村", "address"),
        ("大岭村三组12号", "address"),
        ("柳州市柳南区阳光小区3栋2单元501室", "address"),
        ("3栋501室", "address"),
        ("文昌路十二号", "address"),
        ("临桂区五通镇5号", "address"),
        ("学生公寓 3 号楼 501 室", "address"),
        ("广西桂林市平乐县二塘镇马家庄村委会上寨屯", "address"),
        ("人民南路１２号", "address"),
    ],
)
def test_found(text: str, kind: str) -> None:
    """One kind each, by all three doors."""
    expected = [kind] if kind else []
    assert sorted(set(kinds(text))) == expected
    assert sorted({found for _, found in pii.hits([text])}) == expected
    scanned = pii.scan(text.replace("\n", " ").encode())
    assert sorted({hit.kind for hit in scanned}) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "张三",
        "84.125",
        "3/120",
        "12.5%",
        "2024-03-19",
        "2024年3月19日—22日",
        "2024-03-19 08:30:00",
        "20210301012",
        "0020230001",
        "202103010123",
        "20210301012345",
        "450103200508171235",
        "459903200513171236",
        "广西大学",
        "广西壮族自治区职业院校技能大赛一等奖",
        "柳州市乡村振兴创新创业大赛二等奖",
        "第十二届广西大学生人工智能设计大赛区赛第3组一等奖",
        "2023年全国职业院校技能大赛广西赛区“电子产品设计”赛项一等奖",
        "广西壮族自治区人民政府桂教高教〔2024〕14号",
        "柳州市教育局柳教发2024 15号文",
        "南宁市大学生村官",
        "“一带一路”2号项目",
        "机电工程学院 机电一体化技术1班",
        "北部湾大学工程管理",
        "中国—东盟信息港",
        "南宁轨道交通大学路1号线",
        "世界技能大赛第46届集训队队员",
        "公路与桥梁工程技术",
        "有课程不合格",
        "84 90 77 88 66 55 44 59",
        "12f2 1876 0373 2818 16c0 c63e a671 0938",
        "9f2c 4111 1111 1111 1111 0000 41d0 1234",
        "a3f138772000001b9f2c41d0",
        "icon@2x.png",
        "QQ群123456789",
        "微信公众号",
        "1711459200000",
        "3.14159265358979",
        "桂ICP备12345678号-1",
    ],
)
def test_not_found(text: str) -> None:
    """Scores, ranks, dates, numbers of students, schools, awards and fingerprints pass."""
    assert kinds(text) == []
    assert pii.hits([text]) == []
    assert pii.scan(text) == ()


def test_places() -> None:
    """Places are those of the text given, disguise included."""
    text = "电话 138\u200b7720 0000，邮箱 a＠b.cn"
    spans = [text[hit.start : hit.end] for hit in pii.find(text)]
    assert spans == ["138\u200b7720 0000", "a＠b.cn"]


def test_a_column() -> None:
    """Every position of a value that stands twice; positions in order; nothing between cells."""
    cells = ["张三", PHONE, "138", "77200000", f"{PHONE} {ID}", "", PHONE]
    assert pii.hits(cells) == [(1, "phone"), (4, "id18"), (4, "phone"), (6, "phone")]
    assert pii.hits([]) == []
