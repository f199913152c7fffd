"""The approval sheet: what leaders must know before they sign, and no row."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from datetime import date

import pytest

from generator.acts.sheet import sheet
from generator.model import Approval
from generator.notice import Correction
from generator.state import SECOND_OFFICE
from tests.factories import notice

MADE = notice(12, 3)
CHAIN = ("教务与实训管理处", "综合审查组")


def consent(by: str, fingerprint: str = MADE.fingerprint[:16], day: int = 18) -> Approval:
    """An office's consent of March 2024."""
    return Approval("approved", by, date(2024, 3, day), fingerprint)


def shown(text: str) -> str:
    """The page as it is read."""
    body = text[text.index("<body") :]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^<>]*>", " ", body)))


def lines(text: str) -> list[tuple[str, str]]:
    """Office and what is recorded of it, by line of the table."""
    found = re.findall(r'<th scope="row">(.*?)</th>(?:<td></td>){3}<td>(.*?)</td>', text)
    return [(office, recorded) for office, recorded in found]


@pytest.mark.parametrize(
    ("chain", "approvals", "table"),
    [
        (CHAIN, [], [("教务与实训管理处", ""), ("综合审查组", "")]),
        (CHAIN, [consent("综合审查组")], [("教务与实训管理处", ""), ("综合审查组", "2024-03-18 已审批")]),
        (
            CHAIN,
            [consent("综合审查组", "0" * 16)],
            [("教务与实训管理处", ""), ("综合审查组", "2024-03-18 审批的是改动前的内容，须重新审批")],
        ),
        (
            CHAIN,
            [consent("综合审查组", day=19), consent("综合审查组", "0" * 16)],
            [("教务与实训管理处", ""), ("综合审查组", "2024-03-19 已审批")],
        ),
        (("综合审查组",), [], [("综合审查组", ""), (SECOND_OFFICE, "")]),
        (("综合审查组",), [consent("督察组")], [("综合审查组", ""), ("督察组", "2024-03-18 已审批")]),
        (("综合审查组", "综合审查组"), [], [("综合审查组", ""), (SECOND_OFFICE, "")]),
    ],
)  # fmt: skip
def test_offices(chain, approvals, table) -> None:
    """The chain in order, with what is recorded; others after it; a second office is asked for."""
    assert lines(sheet(MADE, chain, approvals)) == table


def test_what_is_signed() -> None:
    """Title, number and revision, period, people, retention, offices, fingerprint in fours."""
    told = shown(sheet(MADE, CHAIN, []))
    for words in (
        MADE.title, "2024-zsb-ranking，第 1 版", "2024年3月19日 至 2024年3月22日 24:00",
        "共 12 人，分 3 份名单", "至 2024年12月31日 24:00", "成绩核查组，电话 0779-5550101",
        "督察组，电话 0779-5550199", " ".join(re.findall("....", MADE.fingerprint)), "示例：",
    ):  # fmt: skip
        assert words in told


def test_nobody_is_named() -> None:
    """The sheet lies on desks: it holds no cell of a row."""
    text = sheet(MADE, CHAIN, [])
    assert [cell for row in MADE.masked.rows for cell in row if "＊" in cell and cell in text] == []


def test_a_correction() -> None:
    """Who approves a second revision reads what it changes, and why."""
    mended = Correction(
        2, date(2024, 3, 20), "成绩核查组", "<录入有误>", "更正 3 行", True,
        date(2024, 3, 19), date(2024, 3, 22), "ab" * 32,
    )  # fmt: skip
    one = replace(MADE, revision=2, corrections=(mended,), sample=False)
    told = shown(sheet(one, CHAIN, []))
    assert "第 2 版" in told
    assert "更正 更正 3 行；原因：<录入有误>；公示期重新计算" in told
    assert "示例：" not in told


def test_complete_in_itself() -> None:
    """It is opened as a file: nothing is fetched; the same input gives the same bytes."""
    text = sheet(MADE, CHAIN, [])
    assert re.findall(r"\b(?:src|href)=|<script|url\(|@import", text) == []
    assert text == sheet(MADE, CHAIN, [])
