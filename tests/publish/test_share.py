"""What is posted in a chat group: whole posts compared, and never a row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.notice import Contact, Notice
from generator.publish import share
from tests.factories import notice
from tests.publish import made

WITHOUT_PHONE = Contact("督察组", email="ducha@example.edu.cn", address="某路1号")
OPEN = notice(6, 2, first=date(2024, 4, 8), last=date(2024, 4, 10))
PARTS = tuple(
    replace(
        notice(
            3, 0, id="apply", title="申报名单公示", part=part, slug=slug, last=date(2024, 4, day)
        ),
        questions=Contact(part, phone=f"0779-555010{day}"),
    )
    for part, slug, day in (("机电工程学院", "jidian", 8), ("信息工程学院", "xinxi", 9))
)


def posts(*notices: Notice, today: date = made.TODAY, opened: bool = False) -> dict[str, str]:
    """Folder -> post."""
    edition = replace(made.edition(notices), today=today)
    return {page.folder: share.text(page, edition) for page in share.pages(edition, opened=opened)}


@pytest.mark.parametrize(
    ("one", "post"),
    [
        (
            OPEN,
            "【示例，不是真实公示】桂岭职业技术学院2024年专升本各科考试平均成绩排名公示\n"
            "公示期：2024年4月8日（星期一）至 2024年4月10日（星期三）24:00\n"
            "查看名单、查找本人：https://gongshi.example.edu.cn/notices/2024-zsb-ranking/\n"
            "有异议请联系：督察组 电话 0779-5550199\n"
            "咨询：成绩核查组 电话 0779-5550101\n"
            "请打开链接查看，不要截图或转发名单。\n",
        ),
        (
            replace(OPEN, sample=False, form="table", complaints=WITHOUT_PHONE,
                    period=replace(OPEN.period, last=date(2024, 4, 8))),
            "【公示】桂岭职业技术学院2024年专升本各科考试平均成绩排名公示\n"
            "公布日期：2024年4月8日（星期一）\n"
            "查看内容：https://gongshi.example.edu.cn/notices/2024-zsb-ranking/\n"
            "意见和投诉：督察组 邮箱 ducha@example.edu.cn\n"
            "咨询：成绩核查组 电话 0779-5550101\n",
        ),
        (
            replace(notice(0, 0, title="实施细则"), sample=False, form="document", part="机电工程学院", slug="jd"),
            "【公示】实施细则（机电工程学院）\n"
            "公示期：2024年3月19日（星期二）至 2024年3月22日（星期五）24:00（公示期满）\n"
            "查看全文：https://gongshi.example.edu.cn/notices/2024-zsb-ranking/jd/\n"
            "有异议请联系：督察组 电话 0779-5550199\n"
            "咨询：成绩核查组 电话 0779-5550101\n",
        ),
    ],
    ids=["open", "made known on one day", "over, of a college"],
)  # fmt: skip
def test_a_post(one: Notice, post: str) -> None:
    """Title, period in words with weekdays, link, one way to each office, the sample's mark."""
    assert posts(one)[one.folder] == post


def test_parts_together_and_alone() -> None:
    """What differs between colleges is left to the page; each college has its own post."""
    told = posts(*PARTS)
    assert [*told] == ["apply", "apply/jidian", "apply/xinxi"]
    assert told["apply"] == (
        "【示例，不是真实公示】申报名单公示\n"
        "公示期：2024年3月19日（星期二）至 2024年4月9日（星期二）24:00，各学院不同，见网页\n"
        "查看名单、查找本人：https://gongshi.example.edu.cn/notices/apply/\n"
        "有异议请联系：督察组 电话 0779-5550199\n"
        "咨询：各学院的联系方式见网页\n"
        "请打开链接查看，不要截图或转发名单。\n"
    )
    assert "（机电工程学院）" in told["apply/jidian"]
    assert "咨询：信息工程学院 电话 0779-5550109" in told["apply/xinxi"]


@pytest.mark.parametrize(
    ("today", "opened", "there"),
    [
        (date(2024, 4, 9), True, ["2024-zsb-ranking", "apply", "apply/xinxi"]),
        (date(2024, 4, 11), True, []),
        (date(2024, 4, 11), False, ["2024-zsb-ranking", "apply", "apply/jidian", "apply/xinxi"]),
        (date(2025, 1, 1), False, []),
    ],
)
def test_what_may_be_passed_on(today: date, opened: bool, there: list[str]) -> None:
    """What is open today; on demand all that stands; never what is gone."""
    assert sorted(posts(OPEN, *PARTS, today=today, opened=opened)) == there


def test_no_row_in_any_file() -> None:
    """Posts, facts and pictures come without the list."""
    edition = made.edition((OPEN, *PARTS))
    cells = {
        cell for one in (OPEN, *PARTS) for row in one.masked.rows for cell in row if "＊" in cell
    }
    for page in share.pages(edition):
        written = share.files(page, edition)
        assert [*written] == [f"{page.name}.{ending}" for ending in ("txt", "svg", "png")]
        told = f"{share.facts(page, edition)}{written[f'{page.name}.txt'].decode()}"
        assert cells
        assert [cell for cell in cells if cell in told] == []
