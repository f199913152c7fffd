"""A list that waits for the ministry: the same kind, later, with a period of its own."""

from __future__ import annotations

from datetime import date

import pytest
import xlsxwriter

from generator.ingest.files import open_file
from generator.pipeline.withdraw import Asked, withdraw
from tests.pipeline import made, rounds

FIRST, LATER = "2024-zsb-direct-admission", "2024-zsb-direct-later"
NOTICE = (
    "{id: 2024-zsb-direct-later, kind: direct-admission, supplements: 2024-zsb-direct-admission, "
    "source: [data/附件8-2_补充.xlsx], publish_on: 2024-04-02, until: 2024-04-09, approvals: []}"
)


def split(root, *, twice: bool = False) -> None:
    """The last of the direct people in a workbook of their own."""
    path = root / "data/附件8-2_不占指标.xls"
    rows = [list(row) for row in open_file(path, root).grids[0].rows]
    at = next(number for number, row in enumerate(rows) if "姓名" in row)
    head, people = rows[: at + 1], [row for row in rows[at + 1 :] if any(row)]
    _write(root / "data/附件8-2_甲.xlsx", head + (people if twice else people[:-1]))
    _write(root / "data/附件8-2_补充.xlsx", [*head, people[-1]])
    made.change(root / made.ROUND, "附件8-2_不占指标.xls", "附件8-2_甲.xlsx")
    path.unlink()
    rounds.add(root, NOTICE)


def _write(path, rows) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("附件8-2")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(at, column, value)


@pytest.fixture
def later(bare):
    """A round with a supplement, all on line but for the recommendation."""
    split(bare)
    assert rounds.problems(rounds.publish(bare)) == []
    return bare


def test_a_supplement_stands_by_itself_and_both_are_linked(later):
    """Its own title, period and fingerprint; each page leads to the other."""
    front = (later / "content/notices" / LATER / "index.md").read_text("utf-8")
    first = (later / "content/notices" / FIRST / "index.md").read_text("utf-8")
    assert "名单公示（补充）" in front or "公示（补充）" in front
    assert f"](../{FIRST}/index.md)的补充，公示期单独计算" in front
    assert f"](../{LATER}/index.md)，公示期 2024年4月2日 至 2024年4月9日" in first


def test_links_go_when_the_supplement_goes(later):
    """A page leads only to what is there."""
    asked = Asked(LATER, "", "招生就业处", "名单有误")
    withdraw(later, asked, "2024-04-10T08:00:00+08:00", later / "archive", now=False)
    assert rounds.problems(made.build(later, date(2024, 4, 10))) == []
    first = (later / "content/notices" / FIRST / "index.md").read_text("utf-8")
    assert LATER not in first


def test_nobody_stands_in_both(bare):
    """The finding names the row of the supplement."""
    split(bare, twice=True)
    found = [f for f in made.check(bare, LATER) if f.code == "supplement-adds"]
    assert [(f.severity, f.message) for f in found] == [
        ("error", "已在原公示（附件8-2_甲.xlsx）中；补充公示只写新增的人，请删去此行")
    ]
    assert found[0].place.file == "data/附件8-2_补充.xlsx"


def test_published_rows_serve_where_the_workbook_is_gone(root):
    """Masks may be alike by chance, so it is a doubt."""
    split(root, twice=True)
    (root / "data/附件8-2_甲.xlsx").unlink()
    found = [f for f in made.check(root, LATER) if f.code == "supplement-adds"]
    assert [(f.severity, f.message) for f in found] == [
        ("warning", f"看起来已在原公示（已公示的 {FIRST}）中；补充公示只写新增的人，请删去此行")
    ]
