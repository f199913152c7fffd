"""The files: where they lie, that programs open them, and what a defect changes."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from python_calamine import CalamineWorkbook

from generator import rooms
from generator.config.school import School
from generator.sample import ANNEXES, DEFECTS, workbooks
from generator.sample.book import Book, Draft, Span
from generator.sample.cells import sheet_name
from generator.sample.cohort import invent
from generator.sample.formats import WRITERS, ods

ROOT = Path(__file__).parents[2]
COLLEGES = (
    "机电工程学院", "汽车与交通学院", "信息工程学院", "食品与环境学院",
    "财经与物流学院", "旅游与外语学院", "艺术设计学院",
)  # fmt: skip
FILES = {
    "data/附件5_总表.xlsx",
    "data/附件8-2_不占指标.xls",
    "data/附件11-2_拟推荐.xlsx",
    "data/附件3_在校生人数.xlsx",
    "data/附件14_放弃.xlsx",
    "data/附件16_对口招录院校专业.xlsx",
    "data/不予选拔学生.xlsx",
    "data/专升本录取名单.xlsx",
    "data/单招录取名单.xlsx",
    "data/对口录取名单.xlsx",
    "data/普通高考录取名单.xlsx",
    "data/艺术类录取名单.xlsx",
    "data/免试生资格审核.xlsx",
    "data/脱贫家庭毕业生审核.xlsx",
    *(f"data/附件6/{name}.xlsx" for name in COLLEGES),
    *(
        f"data/附件10-2/{name}.{ending}"
        for name, ending in zip(
            COLLEGES, ("xlsx", "et", "csv", "csv", "ods", "xls", "tsv"), strict=True
        )
    ),
}


class Table(HTMLParser):
    """The cells of an HTML table, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def sheets(path: Path) -> list[list[list[str]]]:
    """What stands in a file, read by somebody else's reader."""
    data = path.read_bytes()
    if path.suffix == ".xls":
        parser = Table()
        parser.feed(data.decode())
        return [parser.rows]
    if path.suffix in {".csv", ".tsv"}:
        encoding = "gb18030" if "信息" in path.name else "utf-8-sig"
        separator = "\t" if path.suffix == ".tsv" else ","
        return [list(csv.reader(io.StringIO(data.decode(encoding)), delimiter=separator))]
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [
        [[str(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
    ]


@pytest.fixture(scope="module")
def sound(school: School, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small project with sound workbooks."""
    root = tmp_path_factory.mktemp("示例 项目")
    workbooks(root, school, students=120, subjects=8, majors=4)
    return root


@pytest.fixture(scope="module")
def books(school: School) -> list[Book]:
    """All workbooks before they are written."""
    few = invent(school, students=120, subjects=8, majors=4, seed=2024)
    return [book for annex in ANNEXES for book in rooms.load("sample.annexes", annex).books(few)]


def test_files(sound: Path, school: School) -> None:
    """The files that the round names, and no others."""
    found = {path.relative_to(sound).as_posix() for path in sound.rglob("*") if path.is_file()}
    assert found == FILES
    assert tuple(college.name for college in school.colleges) == COLLEGES


def test_same_bytes(sound: Path, school: School, tmp_path: Path) -> None:
    """The same arguments give the same bytes."""
    paths = workbooks(tmp_path, school, students=120, subjects=8, majors=4)
    assert len(paths) == len(FILES)
    for path in paths:
        assert path.read_bytes() == (sound / path.relative_to(tmp_path)).read_bytes()


def test_everybody_can_be_read(sound: Path, books: list[Book]) -> None:
    """Every reader finds every student number in every file, and something private."""
    for book in books:
        grids = sheets(sound / book.path)
        assert len(grids) == len(book.grids)
        for grid, rows in zip(book.grids, grids, strict=True):
            text = "\n".join("\t".join(row) for row in rows)
            text = unicodedata.normalize("NFKC", text)
            column = grid.columns.get("student_no")
            if column is None:
                continue
            numbers = [
                unicodedata.normalize("NFKC", str(grid.rows[row][column])).strip()
                for row in grid.people
            ]
            assert numbers
            assert all(number in text for number in numbers)
    raw = [grid.columns.keys() for book in books for grid in book.grids]
    for field in ("id_number", "phone", "address", "email", "bank_card", "birth_date"):
        assert any(field in columns for columns in raw)


def test_headers_are_known(books: list[Book]) -> None:
    """Each header is one that `fields.yml` lists for the field, so that nothing needs `map:`."""
    fields = yaml.safe_load((ROOT / "site_config/fields.yml").read_text("utf-8"))["fields"]
    known = {
        plain(header): name
        for name, spec in fields.items()
        for header in (spec["title"], *spec.get("aliases", ()))
    }
    for book in books:
        for grid in book.grids:
            first = grid.people[0]
            above = [row for row in grid.rows[max(0, first - 3) : first] if any(row[1:])]
            for name, column in grid.columns.items():
                texts = [plain(str(row[column])) for row in above if row[column]]
                if name.startswith("subject:"):
                    assert texts[-1] not in known
                else:
                    assert name in {known.get(text) for text in texts}, (book.path, name)


def plain(header: str) -> str:
    """A header without spaces, marks and what stands in brackets."""
    text = unicodedata.normalize("NFKC", header)
    return re.sub(r"[\s*:]|\(.*?\)", "", text)


CELLS = {
    "ties-swapped": 2,
    "score-changed": 1,
    "places-cut": None,
    "target-not-offered": 1,
    "unknown-student": 1,
    "passed-over": None,
    "headcount-short": 1,
    "average-disagrees": 1,
    "average-wrong": 2,
    "duplicate-student": None,
    "error-cell": 1,
    "free-text-reason": 2,
    "hidden-column": 0,
    "hidden-row": 0,
    "id-in-award": 1,
    "id-in-remark": 1,
    "ineligible-yes": 4,
    "long-number": 1,
    "lost-digits": 1,
    "markup-name": 1,
    "master-disagrees": 1,
    "missing-column": None,
    "missing-name": 1,
    "missing-reason": 2,
    "phone-in-award": 1,
    "rank-wrong": 2,
}
"""How many cells a defect changes; None: a whole row or column."""


def test_every_defect_has_a_case() -> None:
    """A new defect is a new file and a line above."""
    assert tuple(sorted(CELLS)) == DEFECTS


@pytest.mark.parametrize("name", DEFECTS)
def test_defect_changes_what_it_says(name: str, books: list[Book]) -> None:
    """A defect changes its cells and nothing else of the book."""
    defect = rooms.load("sample.defects", name)
    book = next(book for book in books if book.path.startswith(defect.FILE))
    spoilt = defect.plant(book)
    assert spoilt != book
    assert [grid.name for grid in spoilt.grids] == [grid.name for grid in book.grids]
    pairs = [
        (old, new)
        for before, after in zip(book.grids, spoilt.grids, strict=True)
        for left, right in zip(before.rows, after.rows, strict=CELLS[name] is not None)
        for old, new in zip(left, right, strict=False)
    ]
    if CELLS[name] is not None:
        assert sum(old != new for old, new in pairs) == CELLS[name]


@pytest.mark.parametrize("name", ["error-cell", "hidden-row", "id-in-award", "lost-digits"])
def test_defect_is_in_its_file_alone(
    name: str, sound: Path, school: School, tmp_path: Path
) -> None:
    """Only the file that the defect names differs from the sound one, and it still opens."""
    paths = workbooks(tmp_path, school, students=120, subjects=8, majors=4, defects=[name])
    changed = [
        path
        for path in paths
        if path.read_bytes() != (sound / path.relative_to(tmp_path)).read_bytes()
    ]
    assert len(changed) == 1
    assert sheets(changed[0])


def test_some_annexes(school: School, tmp_path: Path) -> None:
    """Only the annexes that are asked for are written."""
    paths = workbooks(tmp_path, school, students=120, annexes=["headcount", "excluded"])
    assert [path.name for path in paths] == ["附件3_在校生人数.xlsx", "不予选拔学生.xlsx"]


def test_unknown_defect(school: School, tmp_path: Path) -> None:
    """A defect that nobody knows stops before anything is written."""
    with pytest.raises(KeyError, match="no-such"):
        workbooks(tmp_path, school, students=120, defects=["no-such"])
    assert not list(tmp_path.iterdir())


def test_two_row_header() -> None:
    """Texts above span their fields; the other headers span both rows."""
    draft = Draft("x", {"name": "姓名", "a": "英语", "b": "数学"})
    draft.header({"第一学期": ("a", "b")})
    assert draft.rows == [["姓名", "第一学期", None], [None, "英语", "数学"]]
    assert draft.spans == [Span(0, 0, 2, 1), Span(0, 1, 1, 2)]


def test_merge_down() -> None:
    """Equal neighbours are merged; a row in between or another value ends the block."""
    draft = Draft("x", {"major": "专业", "name": "姓名"})
    draft.fill([["甲", "1"], ["甲", "2"], ["乙", "3"]])
    draft.line("小计")
    draft.fill([["乙", "4"], ["乙", "5"]])
    draft.merge_down("major")
    assert draft.spans == [Span(0, 0, 2, 1), Span(4, 0, 2, 1)]
    assert [row[0] for row in draft.rows] == ["甲", None, "乙", "小计", "乙", None]


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("软件技术", [], "软件技术"),
        ("软件技术", ["软件技术"], "软件技术(2)"),
        ("软件技术", ["软件技术", "软件技术(2)"], "软件技术(3)"),
        ("汽车[检测]/维修", [], "汽车检测维修"),
        ("长" * 40, [], "长" * 31),
        ("?", [], "Sheet"),
    ],
)
def test_sheet_name(name: str, taken: list[str], expected: str) -> None:
    """Excel allows 31 characters, some not at all, and no name twice."""
    assert sheet_name(name, taken) == expected


def test_hostile_text_stays_text() -> None:
    """A name full of markup comes back as it was from every format."""
    hostile = "<b>&amp;\"'</b>=1+1"
    draft = Draft("x", {"name": "姓名"})
    draft.header()
    draft.fill([[hostile]])
    for name, dump in WRITERS.items():
        data = dump(Book("x", name, (draft.grid(),)))
        assert data
        if name in {"xlsx", "ods"}:
            book = CalamineWorkbook.from_filelike(io.BytesIO(data))
            assert book.get_sheet_by_index(0).to_python() == [["姓名"], [hostile]]
        elif name == "html":
            parser = Table()
            parser.feed(data.decode())
            assert parser.rows == [["姓名"], [hostile]]
    assert ods.dump(Book("x", "ods", (draft.grid(),)))[30:38] == b"mimetype"
