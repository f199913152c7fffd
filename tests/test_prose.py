"""The small set of Markdown that a document may use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import prose
from generator.prose import Block, Run
from generator.render.document import markdown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# 总则", [Block("heading", 1, (Run("总则"),), level=1)]),
        ("第一条 为了\n规范工作", [Block("paragraph", 1, (Run("第一条 为了规范工作"),))]),
        ("see the\nrules", [Block("paragraph", 1, (Run("see the rules"),))]),
        ("1. 甲\n2. 乙", [Block("paragraph", 1, (Run("1. 甲"),)), Block("paragraph", 2, (Run("2. 乙"),))]),
        ("第一条 甲\n第二条 乙", [
            Block("paragraph", 1, (Run("第一条 甲"),)), Block("paragraph", 2, (Run("第二条 乙"),))]),
        ("- 甲\n接续\n- 乙", [Block("item", 1, (Run("甲接续"),)), Block("item", 3, (Run("乙"),))]),
        ("**重**和*轻*", [Block("paragraph", 1, (Run("重", "**"), Run("和"), Run("轻", "*")))]),
        ("3 * 4 * 5", [Block("paragraph", 1, (Run("3 * 4 * 5"),))]),
        ("| a | b |\n|---|---|\n| 1 | |", [Block("table", 1, rows=(("a", "b"), ("1", "")))]),
        ("\n\n", []),
    ],
    ids=["heading", "lines join", "words part", "clauses", "articles", "items", "styles",
         "asterisks", "table", "nothing"],
)  # fmt: skip
def test_blocks(text, expected):
    """What each piece of the set becomes."""
    assert prose.faults(text) == ()
    assert list(prose.blocks(text)) == expected


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("<script>alert(1)</script>", "HTML"),
        ("<!-- 说明 -->", "HTML"),
        ("</b>", "HTML"),
        ("![图](a.png)", "链接或图片"),
        ("[文件][1]", "链接或图片"),
        ("`x`", "反引号"),
        ("~~~", "代码块"),
        ("> 引用", "引用"),
        ("    缩进", "缩进"),
        ("  - 嵌套", "缩进"),
        ("---", "分隔线"),
        ("\u0007", "控制字符"),
        ("| 单行 |", "表格须有表头"),
        ("文字\n| a | b |\n| - | - |\n| 1 | 2 |", "表格上面须空一行"),
        ("| a | b |\n| - | - |\n| 1 |", "表格每行"),
    ],
)
def test_refused(line, word):
    """Each is named by its line, and by what to do."""
    found = prose.faults(f"# 总则\n\n{line}")
    assert word in found[0].message
    assert found[0].line >= 3


@given(st.text(alphabet=st.sampled_from("<>[](){}*_`#|~-+=!&;:/\\.1a 甲\n\"'%$@^"), max_size=80))
def test_nothing_but_the_set_reaches_markdown(text):
    """Whatever passes is inert: no tag, no link, no code, whoever wrote it."""
    if prose.faults(text):
        return
    written = markdown(text)
    assert not set("<>[]`{}~") & set(written)
    assert "\n    " not in written
