"""A small school, kind and unit, and workbooks made on the spot.  All people are invented."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter
import yaml

from generator import ingest
from generator.config.fields import Fields
from generator.config.kind import Kind
from generator.config.policy import Policy
from generator.config.project import Unit
from generator.config.round import Round, SheetRoles
from generator.config.school import Office, School
from generator.model import Reading

ROOT = Path(__file__).parents[2]
FIELDS = Fields.model_validate(
    yaml.safe_load((ROOT / "site_config/fields.yml").read_text(encoding="utf-8"))
)
SCHOOL = School.model_validate(
    {
        "name": "示例职业学院",
        "site_name": "示例",
        "site_url": "https://example.edu.cn/",
        "region": "guangxi",
        "offices": [{"name": "教务处"}],
        "colleges": [
            {
                "name": "机电工程学院",
                "slug": "jidian",
                "aliases": ["机电系", "机电"],
                "majors": [
                    {"name": "机电一体化技术", "slug": "jdyth"},
                    {"name": "数控技术", "slug": "sk"},
                ],
            },
            {
                "name": "信息工程学院",
                "slug": "xinxi",
                "majors": [{"name": "软件技术", "slug": "rj"}],
            },
        ],
    }
)
POLICY = Policy.model_validate(
    {
        "title": "细则",
        "publicity": {"ranking": {"at_least": 3, "unit": "days", "basis": "assumed"}},
        "first_day_counts": {"value": True, "basis": "assumed"},
        "retention": {"default": {"until": "year-end", "basis": "assumed"}},
        "rank": {"within": ["grade", "major", "track"], "basis": "assumed"},
        "approvals": {"basis": "assumed"},
    }
)
ROUND = Round(title="2024届", policy="p", cohort="2021级")
HEADER = ("学号", "姓名", "平均成绩", "排名")
PEOPLE = (
    ("2021030101", "张三", 91.5, 1),
    ("2021030102", "李四", 84.125, 2),
    ("2021030103", "欧阳五", 70, 3),
)


def kind(*columns: str, **facts: Any) -> Kind:
    """A kind with these columns; `-` before a name makes it optional."""
    specs = [
        {"field": name.lstrip("-"), "publish": "keep", "optional": name.startswith("-")}
        for name in columns or ("name", "student_no", "average", "rank")
    ]
    return Kind.model_validate({"title": "排名公示", "columns": specs, **facts})


def unit(its: Kind | None = None, **facts: Any) -> Unit:
    """A unit of publication; any fact of it can be set."""
    return Unit(
        **{
            "id": "n",
            "part": "",
            "slug": "",
            "title": "公示",
            "kind_name": "ranking",
            "kind": its or kind(),
            "policy": POLICY,
            "round_name": "r",
            "round": ROUND,
            "sources": ("data/*.xlsx",),
            "publish_on": date(2024, 3, 19),
            "until": None,
            "map": {},
            "sheets": SheetRoles(),
            "approvals": (),
            "questions": Office(name="教务处"),
            "complaints": Office(name="教务处"),
            **facts,
        }
    )


def book(
    path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], merges: Sequence[str] = ()
) -> Path:
    """An xlsx with these sheets; `merges` are of the first."""
    with xlsxwriter.Workbook(str(path)) as made:
        for number, (name, rows) in enumerate(sheets.items()):
            sheet = made.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value is not None and value != "":
                        sheet.write(at, column, value)
            for area in merges if not number else ():
                first, last = area.split(":")
                value = rows[int(first[1:]) - 1][ord(first[0]) - 65]
                sheet.merge_range(f"{first}:{last}", value)
    return path


def read(*paths: Path, **facts: Any) -> Reading:
    """Read with the made-up school."""
    root = paths[0].parent if paths else Path()
    its = facts.pop("its", None)
    return ingest.read(paths, root=root, unit=unit(its, **facts), fields=FIELDS, school=SCHOOL)


def rows(reading: Reading, *names: str) -> list[tuple[str, ...]]:
    """The people of a reading, as tuples of the named fields."""
    assert reading.source is not None, reading.findings
    table = reading.source.table[list(names)]
    return [tuple(row) for row in table.itertuples(index=False)]


def found(reading: Reading, *severities: str) -> list[tuple[str, str]]:
    """Code and place of each finding of these severities (default: errors and warnings)."""
    wanted = severities or ("error", "warning")
    return [(f.code, str(f.place)) for f in reading.findings if f.severity in wanted]


def rewrite(path: Path, part: str, old: str, new: str) -> Path:
    """Change the XML of one part of an xlsx."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path
