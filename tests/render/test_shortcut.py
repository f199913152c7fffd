"""What the fast path takes, and that it puts back what it took."""

from __future__ import annotations

from dataclasses import replace

import markdown
import pytest

from generator.render import pages, table
from generator.render.shortcut import cut, paste
from tests.factories import notice

OURS = table.markdown(["名次", "姓名"], [("1", "张＊三"), ("2", "<b>|x")])
FACTS = (
    "- **公示期**：2024年3月19日 至 2024年3月22日 24:00\n"
    "- **依据**：不少于 3 天（五&#40;四&#41;）；见 a&#64;b\n"
    "- **版本**：第 1 版，指纹 `92fb 50b9`\n"
)
QUOTED = "> **示例**：虚构的人员&#33;\n"


def rendered(text: str) -> str:
    """What plain Python-Markdown makes of the text."""
    return markdown.markdown(text, extensions=["tables", "toc"])


def restored(text: str) -> str:
    """The same by way of the plugin's cut."""
    without, html = cut(text)
    page = rendered(without)
    assert all(page.count(f"<p>{mark}</p>") == 1 for mark in html)
    return paste(page, html)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (f"# 名单\n\n{OURS}\n后文\n", 1),
        (f"# 名单\n\n{OURS}\n{OURS}", 1),
        (f"# 名单\n\n{QUOTED}", 1),
        (f"# 名单\n\n{QUOTED}\n{FACTS}", 1),
        (f"# 名单\n\n{FACTS}\n{QUOTED}", 1),
        (f"- 手写\n\n{QUOTED}", 1),
        (f"> 手写\n\n{FACTS}", 1),
        (f"> 手写\n\n{QUOTED}", 0),
        (f"# 名单\n\n{QUOTED}\n{QUOTED}", 0),
        (f"# 名单\n\n{QUOTED}续行\n", 0),
        (f"前文 gongshiplain0end\n\n{OURS}", 1),
        (f"前文\n{OURS}", 0),  # belongs to the paragraph above it
        (f"- 一\n\n    {OURS}", 0),
        ("前文\n\n| 手写 | 的 |\n| --- | --- |\n| **粗** | `x` |\n", 0),
        ("前文\n\n| a | b |\n| --- | --- |\n| c |\n", 0),
        ("没有表格\n", 0),
        (f"# 名单\n\n{FACTS}", 1),
        (f"# 名单\n\n{FACTS}\n{OURS}\n{FACTS}\n## 后\n\n{FACTS}", 2),
        (f"# 名单\n\n{FACTS}\n{FACTS}", 0),  # Markdown makes one loose list of the two
        (f"- 前项\n\n{FACTS}", 0),
        (f"1. 前项\n\n{FACTS}", 0),
        (f"{FACTS}\n    续行\n", 0),
        (f"{FACTS}续行\n", 0),
        (f"# 名单\n\n{FACTS}\n2024年\n", 0),  # might be a list; Markdown decides
        ("# 名单\n\n- **甲**：[x](y)\n", 0),
        ("# 名单\n\n- **甲**：末尾有空格 \n", 0),
        ("# 名单\n\n- **甲**：*斜*\n", 0),
    ],
)
def test_only_what_render_wrote_is_taken_and_nothing_changes(text: str, taken: int) -> None:
    """The page is the same to the byte, whichever way its blocks went."""
    assert len(cut(text)[1]) == taken
    assert restored(text) == rendered(text)


def test_every_page_of_a_notice_takes_the_fast_path() -> None:
    """No row of a list is left for Markdown to parse."""
    rule = {"rank": {"groups": [{"keys": {}, "people": 9}]}, "cutoff": {"top": "60%"}}
    told = replace(notice(30, 3), explanation=("前60%：名次 × 100 ≤ 60（二(一)2）",), rule=rule)
    for made, blocks in ((notice(30, 3), 3), (told, 4)):
        for name, page in pages(made).items():
            text, cut_out = cut(page.split("---\n", 2)[2])
            assert len(cut_out) == (blocks if name == "index.md" else 2)
            assert "| --- |" not in text
            assert "- **" not in text
            assert restored(page) == rendered(page)
