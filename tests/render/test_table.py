"""Markdown tables, and the HTML that stands in for parsing them."""

from __future__ import annotations

import html
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.render import table
from tests.factories import COLUMNS, person
from tests.render.test_cell import HOSTILE

TITLES = [column.title for column in COLUMNS]
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Cs"]), max_size=8)


def cells(page: str) -> list[str]:
    """The text of every cell, as a browser reads it."""
    return [html.unescape(text) for text in re.findall(r"<t[hd]>(.*?)</t[hd]>", page, re.DOTALL)]


def test_a_table_reads_well() -> None:
    """The whole text of a small table."""
    assert table.markdown(TITLES, [person(0), person(4)]) == (
        "| 名次 | 姓名 | 学号 | 平均成绩 | 是否符合 | 原因 |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        "| 1 | 张＊一 | ＊000 | 95 | 是 |  |\n"
        "| 5 | 覃＊五 | ＊004 | 94.5 | 否 | 有课程不合格 |\n"
    )


def test_hostile_cells_come_back_unchanged() -> None:
    """Plain Python-Markdown shows every hostile cell as it came, in its own place."""
    rows = [(text, str(number), text) for number, text in enumerate(HOSTILE)]
    written = table.markdown(["<b>", "a|b", "*"], rows)
    made = markdown.markdown(written, extensions=["tables"])
    assert cells(made) == ["<b>", "a|b", "*", *(cell for row in rows for cell in row)]
    assert table.html(written) == made


@given(st.integers(1, 4).flatmap(lambda w: st.lists(st.tuples(*[CELLS] * w), min_size=2)))
def test_html_is_what_markdown_makes(rows: list[tuple[str, ...]]) -> None:
    """Byte for byte, for any width and any text."""
    written = table.markdown(rows[0], rows[1:])
    assert table.TABLE.fullmatch(written)
    assert table.html(written) == markdown.markdown(written, extensions=["tables"])


@pytest.mark.parametrize(
    "text",
    [
        "| a |\n| --- |\n| **b** |\n",
        "| a |\n| :-- |\n| b |\n",
        "| a |\n| --- |\n| [b](c) |\n",
        "| a |\n| --- |\n| b c |\n",
        "| a |\n| --- |\n",
        "a | b\n--- | ---\nc | d\n",
    ],
)
def test_other_tables_are_left_to_markdown(text: str) -> None:
    """A table that somebody wrote by hand is none of ours."""
    assert not table.TABLE.search(text)


def test_a_row_of_another_width_is_left_to_markdown() -> None:
    """Replacing would not pad it as Markdown does."""
    assert table.html("| a | b |\n| --- | --- |\n| c |\n") is None
