"""`verify.readback`: what a page shows is what `rows.json` says, to the cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.verify import readback
from tests.factories import notice
from tests.verify.sites import change, lines, put, site

OWN = "notices/2024-zsb-ranking"
GROUP = f"{OWN}/g0002/index.html"
CELLS = ("7", "张＊七", "＊006", "94.25", "是", "")
ROW = "<tr>\n" + "".join(f"<td>{cell}</td>\n" for cell in CELLS) + "</tr>"
AGAIN = "，请重新 build"
OTHER = "，与公示内容不符"


@pytest.mark.parametrize("groups", [0, 1, 3])
def test_a_sound_site_passes(tmp_path: Path, groups: int) -> None:
    """Own tables, groups and parts are all read, hostile cells included."""
    hostile = ("1", "<b>&amp;|</b>", "&#52;", "a  b", "'\"", "阿依古丽·买买提")
    whole = notice(12, groups)
    part = notice(id="n", part="机电工程学院", slug="jidian", rows=[hostile], groups=min(groups, 1))
    assert list(readback.gate(site(tmp_path, whole, part))) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("<td>94.25</td>", "<td>94.52</td>", "第 1 行“平均成绩”与公示内容不符"),
        ("<td>张＊七</td>", "<td>张＊七 </td>", "第 1 行“姓名”与公示内容不符"),
        ("<td>＊006</td>", "<td>&amp;#42;006</td>", "第 1 行“学号”与公示内容不符"),
        (f"{ROW}\n", "", "应有 6 行，实有 5 行"),
        (ROW, f"{ROW}\n{ROW}", "应有 6 行，实有 7 行"),
        ("<td>是</td>\n<td></td>", "<td>是</td>", "第 1 行的格数与表头不符"),
        ('<th scope="col">学号', '<th scope="col">考号', "表头与公示内容不符"),
        ("<td>是</td>", "<td><b>是</b></td>", f"表格中有文字以外的内容{OTHER}"),
        ("<td>是</td>", "<td>是<!-- x --></td>", f"表格中有文字以外的内容{OTHER}"),
        ("<td>是</td>", "<td>是<script>1</script></td>", f"表格中有文字以外的内容{OTHER}"),
        ("</tbody>", "</tbody><tfoot></tfoot>", f"表格不是由一行表头和若干行组成{OTHER}"),
        ("</table>", "", f"表格没有正确结束{OTHER}"),
        ("</table>", "</table><table></table>", "应有 1 个表格，实有 2 个"),
        ("<table", "<!--<table", "应有 1 个表格，实有 0 个"),
    ],
)
def test_every_difference_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    """The finding names page, row and column, never the value."""
    checked = site(tmp_path, notice())
    change(tmp_path, GROUP, old, new)
    if new.startswith("<!--<table"):
        change(tmp_path, GROUP, "</table>", "</table>-->")
    assert lines(list(readback.gate(checked))) == [("readback", GROUP, message)]


def test_many_differences_are_counted(tmp_path: Path) -> None:
    """A page that shows other people names a few cells and the number of the rest."""
    checked = site(tmp_path, notice())
    page = (tmp_path / GROUP).read_text(encoding="utf-8")
    put(tmp_path, GROUP, page.replace("<td>＊", "<td>*"))
    found = lines(list(readback.gate(checked)))
    assert [message for _, _, message in found] == [
        *(f"第 {row} 行“学号”与公示内容不符" for row in range(1, 6)),
        "另有 1 格与公示内容不符",
    ]


def test_missing_pages_and_altered_rows(tmp_path: Path) -> None:
    """A page that is not there, another `rows.json` and another fingerprint are errors."""
    whole, part = notice(), notice(id="n", part="机电工程学院", slug="jidian", groups=0)
    checked = site(tmp_path, whole, part)
    (tmp_path / OWN / "rows.json").unlink()
    (tmp_path / GROUP).unlink()
    put(tmp_path, "notices/n/jidian/rows.json", part.rows_json.rstrip())
    printed = whole.fingerprint[:4] + " "
    change(tmp_path, f"{OWN}/index.html", f"<code>{printed}", "<code>ffff ")
    found = list(readback.gate(checked))
    assert lines(found) == [
        ("readback", f"{OWN}/rows.json", f"缺少 rows.json{AGAIN}"),
        ("readback", f"{OWN}/index.html", f"网页上没有印出与内容相符的指纹{AGAIN}"),
        ("readback", GROUP, f"缺少网页{AGAIN}"),
        (
            "readback",
            "notices/n/jidian/rows.json",
            f"rows.json 与已公示的内容不是逐字节相同{AGAIN}",
        ),
    ]
    assert (found[-1].notice, found[-1].part) == ("n", "机电工程学院")
