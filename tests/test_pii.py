"""Personal data in every disguise that is declared covered, and in nothing else."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import pii
from generator.pii import Hit
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


ALLOWED = ("0772-3156666", "ducha@example.edu.cn", "柳州市社湾路28号")


@pytest.mark.parametrize(
    "text",
    [
        "电话 0772-3156666",
        "07723156666",
        "（0772）3156666",
        "请写信至ducha@example.edu.cn",
        ALLOWED[2],
    ],
)
def test_what_is_allowed_passes(text: str) -> None:
    """The school's own contacts are no leak, however they are spaced."""
    assert pii.find(text, ALLOWED) == ()
    assert pii.hits([text], ALLOWED) == []
    assert pii.scan(text, ALLOWED) == ()


def test_what_is_not_allowed_is_found_beside_it() -> None:
    """An allowed number hides no other."""
    assert [hit.kind for hit in pii.scan(f"0772-3156666 {PHONE}", ALLOWED)] == ["phone"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (f"<td>{PHONE}</td>", PHONE),
        ('<a href="tel:13877200000">x</a>', PHONE),
        (f'<p title="{ID}">', ID),
        ("<td>1<b>38</b>77<span class='x y'>2</span>00000</td>", None),
        ("<td>&#49;&#51;8772&#x30;0000</td>", None),
        ("<td>&#65297;&#65299;8772&#65296;0000</td>", None),
        ("<td>138&nbsp;7720&nbsp;0000</td>", None),
        ("<td>138&#8203;77200000</td>", None),
        ("<td>138<wbr>7720<wbr>0000</td>", None),
        ('{"text":"\\u0031\\u00338772\\u00300000"}', None),
        ("?q=%31%338772%300000", None),
        (f"<!-- {PHONE} -->", PHONE),
        (f"中文{PHONE}中文", PHONE),
    ],
)
def test_files(page: str, shown: str | None) -> None:
    """Tags, entities and escapes within a number do not hide it; bytes have byte places."""
    for data in (page, "前言" * 400 + page + "后记" * 400):
        (hit,) = pii.scan(data)
        (raw,) = pii.scan(data.encode())
        assert data.encode()[raw.start : raw.end].decode() == data[hit.start : hit.end]
        assert shown is None or data[hit.start : hit.end] == shown


@pytest.mark.parametrize(
    "page",
    [
        "<tr><td>138</td><td>7720</td><td>0000</td></tr>",
        "<td>13877</td>\n<td>200000</td>",
        '<svg viewBox="0 0 24 24"><path d="M12 2 138 7720 0000 0 0 1 2 2 0 0 1-2 2"/></svg>',
        "<td>&#24352;&#65290;&#19977;</td><td>&#65290;012</td>",
        '<link href="a.css?138772000001b9f2c41d0aa77">',
    ],
)
def test_files_without(page: str) -> None:
    """Numbers of different cells are not joined, and drawings are no telephones."""
    assert pii.scan(page) == ()


def test_a_large_file() -> None:
    """One number among many rows is found at its place; undecodable bytes do no harm."""
    row = "<tr><td>12</td><td>张＊三</td><td>＊012</td><td>84.125</td></tr>\n".encode()
    data = row * 20_000 + b"\xff\xfe" + PHONE.encode() + row * 20_000
    at = len(row) * 20_000 + 2
    assert pii.scan(data) == (Hit(at, at + 11, "phone"),)


DIGIT = st.sampled_from(string.digits)
REGIONS = st.sampled_from(["11", "31", "45", "65", "52"])
IDS = st.builds(
    lambda region, rest, day, order: _with_check(region + rest + f"{day:%Y%m%d}" + order),
    REGIONS,
    st.text(DIGIT, min_size=4, max_size=4),
    st.dates(min_value=date(1950, 1, 1), max_value=date(2029, 12, 31)),
    st.text(DIGIT, min_size=3, max_size=3),
)
PHONES = st.builds(
    "1{}{}".format, st.sampled_from("3456789"), st.text(DIGIT, min_size=9, max_size=9)
)
CARDS = st.builds(
    lambda start, rest: _with_luhn(start + rest),
    st.sampled_from(["62", "60", "45", "52"]),
    st.text(DIGIT, min_size=13, max_size=16),
)


def _with_check(seventeen: str) -> str:
    return seventeen + check_digit(seventeen)


def _with_luhn(number: str) -> str:
    return next(number + digit for digit in string.digits if luhn(number + digit))


def _spread(separator: str, *sizes: int) -> Callable[[str], str]:
    def spread(number: str) -> str:
        pieces: list[str] = []
        rest = number
        for size in sizes:
            pieces, rest = [*pieces, rest[:size]], rest[size:]
        return separator.join(filter(None, [*pieces, rest]))

    return spread


def _wide(number: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) for char in number)


def _entities(number: str) -> str:
    return "".join(f"&#{ord(char)};" for char in number)


EVERYWHERE: dict[str, Callable[[str], str]] = {
    "plain": str,
    "in a sentence": "联系{}谢谢".format,
    "full-width": _wide,
    "zero-width": "\u200b".join,
    "soft hyphen": "\u00ad".join,
}
BY_KIND = {
    "id18": [_spread(" ", 6, 8), _spread("-", 6, 4, 4), " ".join, _spread(" ", *[4] * 4)],
    "phone": [_spread(" ", 3, 4), _spread("-", 3, 4), " ".join, "+86 {}".format],
    "bank_card": [_spread(" ", *[4] * 4), _spread("-", *[4] * 4)],
}
IN_FILES = {"entities": _entities, "tags": "<b></b>".join, "escapes": _spread("<wbr>", 3, 3, 3)}


@settings(max_examples=25)
@given(
    st.one_of(
        *(
            st.tuples(st.just(k), n)
            for k, n in {"id18": IDS, "phone": PHONES, "bank_card": CARDS}.items()
        )
    )
)
def test_every_number_in_every_disguise(case: tuple[str, str]) -> None:
    """All doors find each valid number in each class of disguise that is declared covered."""
    kind, number = case
    for disguise in [*EVERYWHERE.values(), *BY_KIND[kind]]:
        text = disguise(number)
        assert kind in kinds(text), text
        assert (1, kind) in pii.hits(["张三", text]), text
        assert kind in {hit.kind for hit in pii.scan(f"<td>{text}</td>")}, text
    for disguise in IN_FILES.values():
        page = f"<td>{disguise(number)}</td>".encode()
        assert kind in {hit.kind for hit in pii.scan(page)}, page


HARMLESS = st.one_of(
    st.decimals(0, 100, places=3).map(str),
    st.integers(1, 5000).map(str),
    st.builds("{}/{}".format, st.integers(1, 400), st.integers(1, 400)),
    st.dates().map(str),
    st.integers(0, 9_999_999).map("2021{:07d}".format),
    st.text(st.sampled_from("张李韦覃小明芳国强·"), min_size=2, max_size=5),
    st.sampled_from(
        ["机电工程学院", "大数据与会计", "广西民族大学", "一等奖", "是", "优秀", "普通"]
    ),
)


@settings(max_examples=60)
@given(st.lists(HARMLESS, min_size=1, max_size=40))
def test_tables_of_scores_and_names_are_harmless(cells: list[str]) -> None:
    """Neither as a column nor as a page."""
    assert pii.hits(cells) == []
    assert pii.scan("".join(f"<td>{cell}</td>" for cell in cells)) == ()
