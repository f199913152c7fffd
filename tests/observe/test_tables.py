"""`observe.tables` and `observe.rows`: rows in any HTML, and how they differ."""

from __future__ import annotations

import pytest

from generator.observe import rows, tables
from tests.factories import notice

PLAIN = "<table><tr><th>名次</th><th>姓名</th></tr><tr><td>1</td><td>张＊三</td></tr></table>"
FOUND = [("名次", "姓名"), ("1", "张*三")]


@pytest.mark.parametrize(
    "page",
    [
        PLAIN,
        PLAIN.upper().replace("TD", "td"),
        PLAIN.replace("张＊三", "<p><span style='x'>张</span>＊<b>三</b>&nbsp;\u200b</p>"),
        PLAIN.replace("</td>", "").replace("</tr>", "").replace("</th>", ""),
        PLAIN.replace("<table>", "<table><caption>名单</caption><colgroup><col></colgroup><tbody>"),
        PLAIN.replace("张＊三", "张＊三<script>document.write('李四')</script><style>td{}</style>"),
        PLAIN.replace("<td>1</td>", "<td>\n  １\n</td>").replace("张＊三", "张*三"),
        f"<table><tr><td>栏目</td><td>{PLAIN}</td></tr></table>",
        PLAIN.replace("</table>", ""),
    ],
)
def test_extra_markup_is_tolerated(page):
    """Whatever an editor wraps around the words, the cells are the same."""
    assert FOUND in [[row for row in table if any(row)] for table in tables.tables(page)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("<tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr><tr><td>乙</td><td>3</td></tr>",
         [("甲", "1"), ("甲", "2"), ("乙", "3")]),
        ("<tr><td colspan=2>甲</td></tr><tr><td>1</td><td>2</td></tr>", [("甲", "甲"), ("1", "2")]),
        ("<tr><td>1</td><td rowspan=2>乙</td></tr><tr><td>2</td></tr>", [("1", "乙"), ("2", "乙")]),
        ("<tr><td colspan=99999999>甲</td></tr>", [("甲",) * 1000]),
    ],
)  # fmt: skip
def test_merged_cells_count_for_each_that_they_cover(body, found):
    """A word processor merges what repeats."""
    assert tables.tables(f"<table>{body}</table>") == [found]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("张三".encode("gbk"), "text/html; charset=GB2312"),
        (b'<meta charset="gbk">' + "张三".encode("gbk"), "text/html"),
        (b'<META http-equiv=x content="text/html; charset=gb2312">' + "张三".encode("gbk"), ""),
        ("张三".encode(), "text/html"),
        ("张三".encode(), "text/html; charset=nonsense"),
    ],
)
def test_old_encodings(body, kind):
    """Many a school's system still writes GBK."""
    assert tables.decoded(body, kind).endswith("张三")


MADE = notice(people=9, groups=2)
TITLES = [column.title for column in MADE.masked.columns]


def table(cells, titles=TITLES):
    """A table as an editor pastes it."""
    head = "".join(f"<td>{title}</td>" for title in titles)
    body = "".join(f"<tr>{''.join(f'<td>{c}</td>' for c in row)}</tr>" for row in cells)
    return f"<table><tr>{head}</tr>{body}</table>"


def compared(page):
    """What is said of a page that ought to hold all rows of the notice."""
    return rows.differences(rows.due(MADE, MADE.masked.groups), tables.tables(page))


def changed(number, place, value):
    """All rows, one cell of which is another."""
    cells = [list(row) for row in MADE.masked.rows]
    cells[number][place] = value
    return cells


ONE, OTHER = (MADE.masked.of(group) for group in MADE.masked.groups)
NAMES = [f"{group.title} " for group in MADE.masked.groups]
FIRST = "机电工程学院 机电一体化技术 普通 "
SECOND = "机电工程学院 工业机器人技术 普通 "


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (table(MADE.masked.rows), []),
        (table(ONE) + "<p>又</p>" + table(OTHER), []),
        (table([*ONE, TITLES, *OTHER]), []),
        (table([("x", *row) for row in MADE.masked.rows], ["序号", *TITLES]), []),
        (table([row[::-1] for row in MADE.masked.rows], TITLES[::-1]), []),
        (table(MADE.masked.rows, ["1"]), []),
        (table(changed(5, 3, "60")), [f"{SECOND}第 2 行“平均成绩”与公示不符"]),
        (table(changed(0, 1, "赵六")), [f"{FIRST}第 1 行“姓名”与公示不符"]),
        (table([*MADE.masked.rows[:3], *MADE.masked.rows[4:]]), [f"{FIRST}第 4 行缺少"]),
        (table([*MADE.masked.rows, MADE.masked.rows[0]]), ["多出 1 行"]),
        (table([*MADE.masked.rows[1:], MADE.masked.rows[0]]), [f"{FIRST}第 1 行次序不同"]),
        ("<p>名单见附件</p>", ["网页上没有找到名单的表格（应有 9 行）"]),
        (table(ONE), [f"{SECOND}第 {n} 行缺少" for n in range(1, 6)]),
    ],
)
def test_differences_are_named_by_row_and_never_by_value(page, said):
    """Which row, which column; a reader of the finding learns nothing of a person."""
    assert [FIRST, SECOND] == NAMES
    assert compared(page) == said


def test_many_rows_are_counted():
    """A page that lost everything does not fill the screen."""
    said = compared(table([["x"] * 6] * 9))
    assert len(said) == rows.SHOWN + 1
    assert said[-1] == "另有 4 行与公示不符"
