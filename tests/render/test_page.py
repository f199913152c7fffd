"""Whole pages, compared with what they should be."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

import markdown
import pytest

from generator.front_matter import read_front_matter
from generator.model import Group
from generator.notice import Notice, Step, read
from generator.render import listing, overview, pages
from tests.factories import masked, notice

EVIL = "<img src=x onerror=alert(1)> [x](javascript:1) {{ 7*7 }} **b** a: b"

GROUP_PAGE = """\
# 机电工程学院 工业机器人技术 普通

[桂岭职业技术学院2024年专升本各科考试平均成绩排名公示](index.md) 共 2 人

> **示例数据**：学校、人员、成绩和联系方式都是虚构的，不是真实公示。

- **公示期**：2024年3月19日 至 2024年3月22日 24:00（不少于 3 天，首日计入；依据：五&#40;四&#41;）
- **下一步**：向学院报名；截止 2024年4月3日 24:00（依据：五&#40;七&#41;）
- **查询**：成绩核查组，0779-5550101，工作日 8&#58;30&#8212;17&#58;30
- **异议与投诉**：督察组，0779-5550199

| 名次 | 姓名 | 学号 | 平均成绩 | 是否符合 | 原因 |
| --- | --- | --- | --- | --- | --- |
| 2 | 欧阳＊二 | ＊001 | 94.875 | 是 |  |
| 3 | 李＊三 | ＊002 | 94.75 | 是 |  |

## 查询、异议与保留

- **查询**：成绩核查组，电话 0779-5550101，时间 工作日 8&#58;30&#8212;17&#58;30
- **异议与投诉**：督察组，电话 0779-5550199，邮箱 ducha&#64;example&#46;edu&#46;cn，\
地址 崇文楼 305 室（示例地址）
- **怎样提出**：请在 2024年3月22日 24:00 前，写明是哪一行、哪里不对、有什么依据，\
并留下姓名和联系方式
- **保留期限**：网上保留至 2024年12月31日 24:00，到期后撤下名单
- **个人信息**：为公示结果、接受监督而公布名次、姓名、学号、平均成绩、是否符合、原因；名单已经脱敏，\
身份证件号码、电话、住址等不公布；保留期限届满即撤下并删除；\
本人可以向成绩核查组要求查阅、更正、删除或说明\
（个人信息保护法第十七条、第四十四条至第四十八条）；请勿转载或用于其他用途
- **版本**：第 1 版，指纹 `FINGERPRINT`
"""


EXPLANATION = (
    "并列：平均成绩相同，名次就相同",
    "前60%：名次 × 100 不大于 60 × 人数（依据：二(一)2）",
)
RULE = {
    "rank": {"groups": [{"keys": {"track": "普通"}, "people": 22}]},
    "cutoff": {"top": "60%"},
}
SECTION = """\
## 名次和名额是怎样得出的

- **并列**：平均成绩相同，名次就相同
- **前60%**：名次 &#215; 100 不大于 60 &#215; 人数（依据：二&#40;一&#41;2）
"""
NUMBERS = "参加排名 22 人，22 &#215; 60% &#61; 13.2，名次不大于 13 的在前 60% 之内"


def body(page: str) -> str:
    """A page without its front matter."""
    return page.split("---\n", 2)[2].lstrip("\n")


def hostile() -> Notice:
    """A notice whose every word from outside is markup."""
    made = notice(3, 0, title=EVIL)
    group = Group("g1", EVIL, {"college": EVIL, "major": EVIL}, 0, 1)
    other = replace(group, slug="g2", keys={"college": "甲", "major": "乙"}, first=1, count=2)
    return replace(
        made,
        part=EVIL,
        slug="p",
        school=EVIL,
        about=EVIL,
        policy_title=EVIL,
        annex=EVIL,
        questions=replace(made.questions, office=EVIL, phone=EVIL),
        complaints=replace(made.complaints, address=EVIL),
        explanation=(f"{EVIL}：{EVIL}",),
        rule={"rank": {"groups": [{"keys": {"major": EVIL, "x": EVIL}, "people": 1}] * 2}},
        period=replace(made.period, rule=EVIL, basis=EVIL),
        masked=replace(made.masked, groups=(group, other)),
    )


def test_a_group_page() -> None:
    """All that a student needs stands in the Markdown."""
    made = replace(notice(3, 2), next=(Step("向学院报名", date(2024, 4, 3), "五(七)"),))
    shown = " ".join(re.findall("....", made.fingerprint))
    assert body(pages(made)["g0002.md"]) == GROUP_PAGE.replace("FINGERPRINT", shown)


def test_front_matter_of_a_group_page() -> None:
    """The facts stay with the page, and no search engine or index takes it."""
    made = notice(3, 2)
    assert read_front_matter(pages(made)["g0002.md"]) == {
        "id": "2024-zsb-ranking",
        "view": "group",
        "group": "g0002",
        "title": "机电工程学院 工业机器人技术 普通",
        "of": made.title,
        "school": "桂岭职业技术学院",
        "publicity": {"from": date(2024, 3, 19), "to": date(2024, 3, 22)},
        "retain_until": date(2024, 12, 31),
        "revision": 1,
        "fingerprint": made.fingerprint,
        "caption": "机电工程学院 工业机器人技术 普通（共 2 人）",
        "people": 2,
        "name_column": 2,
        "fields": "rank name student_no average eligible reason",
        "find": "学号",
        "sample": True,
        "template": "notice.html",
        "search": {"exclude": True},
    }


def test_the_notice_explains_and_each_group_has_its_numbers() -> None:
    """The rules once, on the notice's own page; on each group's page what they come to."""
    made = replace(notice(3, 2), explanation=EXPLANATION, rule=RULE)
    written = pages(made)
    assert SECTION + "\n## 依据和个人信息\n" in written["index.md"]
    assert read_front_matter(written["index.md"])["explanation"] == list(EXPLANATION)
    where = "算法见本公示首页“名次和名额是怎样得出的”"
    assert f"- **本组人数**：{NUMBERS}；{where}\n\n| 名次 |" in written["g0002.md"]
    assert "## 名次" not in written["g0002.md"]


def test_one_page_has_both_and_several_groups_are_named() -> None:
    """Without group pages the numbers stand below the rules."""
    made = replace(notice(3, 0), explanation=EXPLANATION, rule=RULE)
    numbers = f"- **人数和名次**：{NUMBERS}\n"
    assert SECTION + numbers + "\n## 依据和个人信息\n" in pages(made)["index.md"]
    group = {"keys": {"class": "1"}, "people": 22}
    several = {"rank": {"groups": [group, {**group, "keys": {"class": "2"}}]}}
    page = pages(replace(notice(3, 2), rule=several))["g0001.md"]
    assert "## 各组的人数和名额\n\n- **1**：参加排名 22 人\n- **2**：参加排名 22 人\n" in page
    assert "本组人数" not in page


@pytest.mark.parametrize(
    ("sentence", "heading"),
    [
        ("平均成绩：全部课程的平均成绩", "平均成绩是怎样得出的"),
        ("不占名额：不占指标的学生", "名次和名额是怎样得出的"),
        ("公示地点：校内张榜", "说明"),
    ],
)
def test_the_heading_says_what_is_explained(sentence: str, heading: str) -> None:
    """A list of scores speaks of no rank, a list without numbers of none."""
    page = pages(replace(notice(3, 0), explanation=(sentence,)))["index.md"]
    label, _, text = sentence.partition("：")
    assert f"## {heading}\n\n- **{label}**：{text}\n" in page


def test_a_notice_leads_to_its_groups_by_college() -> None:
    """Two taps: the notice, the group; and no row of anybody on the way."""
    page = body(pages(notice(12, 6))["index.md"])
    assert page[page.index("## 名单") : page.index("## 依据")] == (
        "## 名单\n\n"
        "### 机电工程学院\n\n"
        "- [机电一体化技术](g0001.md) 2 人\n"
        "- [工业机器人技术](g0002.md) 2 人\n"
        "- [软件技术](g0003.md) 2 人\n"
        "- [大数据与会计](g0004.md) 2 人\n\n"
        "### 信息工程学院\n\n"
        "- [机电一体化技术](g0005.md) 2 人\n"
        "- [工业机器人技术](g0006.md) 2 人\n\n"
    )


def test_a_notice_without_groups_has_its_table() -> None:
    """One page, one table."""
    made = pages(notice(3, 0))
    assert list(made) == ["index.md", "r1.md"]
    assert "| 2 | 欧阳＊二 | ＊001 | 94.875 | 是 |  |" in made["index.md"]
    assert read_front_matter(made["index.md"])["name_column"] == 2


def test_a_notice_of_nobody_says_so() -> None:
    """An empty list is an answer too."""
    assert "本次公示没有人员。" in pages(notice(0, 0))["index.md"]


def test_what_is_written_is_read_back(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """A notice on disk gives the same notice, hostile words included."""
    told = replace(notice(12, 2), explanation=EXPLANATION, rule=RULE)
    for made in (notice(12, 2), told, hostile()):
        for name, text in pages(made).items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / "rows.json").write_bytes(made.rows_json)
        assert read(tmp_path) == made


def test_words_from_outside_are_inert_in_prose() -> None:
    """No tag, link, emphasis or expression of theirs comes alive on any page."""
    made = hostile()
    written = [*pages(made).values(), overview([made]), listing([made])]
    for page in written:
        shown = markdown.markdown(body(page), extensions=["tables"])
        assert "<img" not in shown
        assert "javascript:1)" in html.unescape(shown)
        assert not re.search(r'href="(?!index\.md|g[12]\.md|p/index\.md|2024-)', shown)
        assert "{{" not in page.split("---\n", 2)[2]
        assert "<strong>b</strong>" not in shown


def test_the_latest_notice_comes_first_and_parts_are_one() -> None:
    """The list of all notices."""
    parts = [
        notice(5, 0, id="app", title="报名公示", part="机电工程学院", slug="jd"),
        notice(
            6, 0, id="app", title="报名公示", part="信息工程学院", slug="xx", last=date(2024, 3, 25)
        ),
    ]
    later = notice(4, 0, id="rec", title="推荐公示", first=date(2024, 4, 8), last=date(2024, 4, 8))
    assert body(listing([*parts, later])) == (
        "# 全部公示\n\n## 2024 年\n\n"
        "- [推荐公示](rec/index.md) 公示期 2024年4月8日，共 4 人，保留至 2024年12月31日\n"
        "- [报名公示](app/index.md) 公示期 2024年3月19日 至 2024年3月25日，共 11 人，"
        "2 个学院，保留至 2024年12月31日\n"
    )
    assert body(listing([])) == "# 全部公示\n\n目前没有公示。\n"


def test_parts_are_listed_with_their_own_periods() -> None:
    """The overview of a notice in parts names the span of all of them."""
    parts = [
        notice(5, 0, part="信息工程学院", slug="xx"),
        notice(6, 0, part="机电工程学院", slug="jd", last=date(2024, 3, 25)),
    ]
    page = overview(parts)
    assert "- [机电工程学院](jd/index.md) 6 人，公示期 2024年3月19日 至 2024年3月25日" in page
    assert read_front_matter(page)["publicity"] == {
        "from": date(2024, 3, 19),
        "to": date(2024, 3, 25),
    }


@pytest.mark.parametrize("slug", ["index", "../x", "a/b", "机电", "A"])
def test_a_slug_that_is_no_file_name_is_refused(slug: str) -> None:
    """Nothing is written over the notice's own page or outside its folder."""
    groups = (Group(slug, "x", {}, 0, 1),)
    with pytest.raises(ValueError, match="no page"):
        pages(replace(notice(1, 0), masked=replace(masked(1, 0), groups=groups)))
