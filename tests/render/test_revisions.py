"""What pages say of corrections: on the notice's own page, and at each printed address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.details import Correction
from generator.front_matter import read_front_matter
from generator.model import Period
from generator.render import page as pages_of
from generator.render import pages
from generator.wording import fours
from tests import factories

FIRST = factories.notice(people=6, groups=2)
SECOND = replace(
    FIRST,
    revision=2,
    corrections=(
        Correction(
            2, date(2024, 3, 20), "成绩核查组", "录入有误", "更正 1 行", False,
            FIRST.period.first, FIRST.period.last, FIRST.fingerprint,
        ),
    ),
)  # fmt: skip
THIRD = replace(
    SECOND,
    revision=3,
    period=Period(date(2024, 3, 25), date(2024, 3, 28), "不少于 3 天，首日计入", "五(四)"),
    corrections=(
        *SECOND.corrections,
        Correction(
            3, date(2024, 3, 24), "教务处", "漏报一人", "增加 1 人、名次变动 2 行", True,
            SECOND.period.first, SECOND.period.last, SECOND.fingerprint, "五(四)",
        ),
    ),
)  # fmt: skip
RECORD = f"""\
## 更正记录

- **第 3 版**（现行）：2024年3月24日 教务处更正，增加 1 人、名次变动 2 行&#65307;原因：漏报一人&#65307;\
公示期从 2024年3月25日 起重新计算，到 2024年3月28日（五&#40;四&#41;）
- **第 2 版**：2024年3月20日 成绩核查组更正，更正 1 行&#65307;原因：录入有误&#65307;\
公示期没有变，到 2024年3月22日，指纹 `{fours(SECOND.fingerprint)}`
- **第 1 版**：公示期 2024年3月19日 至 2024年3月22日，指纹 `{fours(FIRST.fingerprint)}`
"""
TOP = (
    "**已更正**：现在是第 3 版（2024年3月24日）：增加 1 人、名次变动 2 行；"
    "公示期从 2024年3月25日 起重新计算\n"
)


def test_nothing_is_said_where_nothing_was_corrected():
    """A first revision has a page of its own, and no record."""
    written = pages(FIRST)
    assert [name for name in written if name.startswith("r")] == ["r1.md"]
    assert "更正记录" not in "".join(written.values())
    assert "已更正" not in "".join(written.values())


def test_the_record_on_the_own_page():
    """Every revision with its days, its change, its reason, and its fingerprint."""
    page = pages(THIRD)["index.md"]
    assert RECORD in page
    assert page.index(TOP) < page.index("**公示期**") < page.index(RECORD) < page.index("## 名单")
    assert TOP in pages(THIRD)["g0001.md"]


def test_pages_of_revisions():
    """Which one was printed, whether it stands, where the notice is; no row of any."""
    written = {name: page for name, page in pages(THIRD).items() if name.startswith("r")}
    assert sorted(written) == ["r1.md", "r2.md", "r3.md"]
    stand = {name: read_front_matter(page)["current"] for name, page in written.items()}
    assert stand == {"r1.md": False, "r2.md": False, "r3.md": True}
    for number, made in ((1, FIRST), (2, SECOND), (3, THIRD)):
        page = written[f"r{number}.md"]
        assert fours(made.fingerprint) in page
        assert f"[{THIRD.title}](index.md)" in page
        front = read_front_matter(page)
        assert (front["view"], front["search"]) == ("revision", {"exclude": True})
    assert "第 1 版已经更正，现行的是第 3 版，请以它为准" in written["r1.md"]
    assert written["r1.md"].count("更正，") == 3  # it, and both that came after
    assert "＊" not in "".join(written.values())
    assert "|" not in "".join(written.values())


@pytest.mark.parametrize("slug", ["r1", "r20", "index"])
def test_a_group_cannot_take_the_address_of_a_revision(slug):
    """The pages would be one."""
    group = replace(FIRST.masked.groups[0], slug=slug)
    masked = replace(FIRST.masked, groups=(group, *FIRST.masked.groups[1:]))
    with pytest.raises(ValueError, match=slug):
        pages_of.pages(replace(FIRST, masked=masked))
