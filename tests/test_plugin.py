"""Which tables the fast path takes, and that it puts back what it took."""

from __future__ import annotations

import markdown
import pytest

from generator.plugin import cut_tables
from generator.render import pages, table
from tests.factories import notice

OURS = table.markdown(["名次", "姓名"], [("1", "张＊三"), ("2", "<b>|x")])


def rendered(text: str) -> str:
    """What plain Python-Markdown makes of the text."""
    return markdown.markdown(text, extensions=["tables", "toc"])


def restored(text: str) -> str:
    """The same by way of the plugin's cut."""
    without, cut = cut_tables(text)
    page = rendered(without)
    for mark, finished in cut:
        assert page.count(f"<p>{mark}</p>") == 1
        page = page.replace(f"<p>{mark}</p>", finished)
    return page


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        (f"# 名单\n\n{OURS}\n后文\n", 1),
        (f"# 名单\n\n{OURS}\n{OURS}", 2),
        (f"前文 gongshitable0end\n\n{OURS}", 1),
        (f"前文\n{OURS}", 0),  # belongs to the paragraph above it
        (f"- 一\n\n    {OURS}", 0),
        ("前文\n\n| 手写 | 的 |\n| --- | --- |\n| **粗** | `x` |\n", 0),
        ("前文\n\n| a | b |\n| --- | --- |\n| c |\n", 0),
        ("没有表格\n", 0),
    ],
)
def test_only_tables_of_render_are_taken_and_nothing_changes(text: str, tables: int) -> None:
    """The page is the same to the byte, whichever way its tables went."""
    assert len(cut_tables(text)[1]) == tables
    assert restored(text) == rendered(text)


def test_every_page_of_a_notice_takes_the_fast_path() -> None:
    """No row of a list is left for Markdown to parse."""
    for name, page in pages(notice(30, 3)).items():
        text, cut = cut_tables(page)
        assert len(cut) == (name != "index.md")
        assert "| --- |" not in text
