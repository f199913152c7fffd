"""What the table itself does not say of its people: college, major, grade, track.

It may stand in a title, the name of the sheet, the file or its folder, or follow from
the part and the cohort of the round.  `Known` finds the school's own names in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.config.project import Unit
from generator.config.school import School
from generator.ingest.grid import Grid
from generator.ingest.text import clean, closed, compact

EXPANSION, ORDINARY = "扩招", "普通"
_EXPANSION: Final = re.compile(r"(?<!非)(?<!不含)(?<!除)(?<!不是)(?<!无)扩招")
_REMARK: Final = re.compile(
    r"^附?注|^说明|^备注|单独|分别|普通.*扩招|扩招.*普通|含扩招|[及和、]扩招"
)
_GRADE: Final = re.compile(r"(?<!\d)(?:20)?(\d\d)级")
_MAJOR_IN_TITLE: Final = re.compile(r"级([\u4e00-\u9fff（）()]{2,20}?)专业")
_COLLEGE_END: Final = ("学院", "系", "部", "分院")
_NUMBERING: Final = re.compile(
    r"^(?:[(（][一二三四五六七八九十\d]+[)）]|(?:[一二三四五六七八九十]+|\d{1,2})[、.．)）])"
)
_LABEL: Final = re.compile(r"^(?:二级|所在|所学|高职)?(?:专业|学院|院系|系部)(?:名称)?[:：]")
_CODE: Final = re.compile(r"^[0-9A-Za-z]{2,10}[|\-_]")
_TAIL: Final = re.compile(r"(?:[(（](?:共?计?\d+人?|.{0,3}\d+名)[)）]|共?\d+人|[:：])$")
_GENERIC: Final = re.compile(
    r"(?i)sheet\d*|工作表\d*|总表|分表|汇总|名单|公示|附件|表\d|导出|学生|成绩"
)


class Known:
    """The school's colleges and majors."""

    def __init__(self, school: School) -> None:
        self._school = school
        names = [(alias, c.name) for c in school.colleges for alias in (c.name, *c.aliases)]
        self._colleges = {compact(alias): name for alias, name in names}
        self._majors: dict[str, tuple[str, set[str]]] = {}
        for college in school.colleges:
            for major in college.majors:
                entry = self._majors.setdefault(compact(closed(major.name)), (major.name, set()))
                entry[1].add(college.name)
        self._longest = sorted(self._majors, key=len, reverse=True)

    def college(self, text: str) -> str:
        """The name in `school.yml`, or the text as it is."""
        bare = compact(text)
        return self._colleges.get(bare) or self._colleges.get(_CODE.sub("", bare)) or text

    def major(self, text: str) -> str:
        """The name in `school.yml`, or the text as it is."""
        bare = compact(closed(text))
        for form in (bare, bare.removesuffix("专业"), _CODE.sub("", bare), _GRADE.sub("", bare)):
            if form in self._majors:
                return self._majors[form][0]
        return text

    def college_of(self, major: str) -> str:
        """The one college that has this major; empty where none or several have."""
        _, colleges = self._majors.get(compact(closed(major)), ("", set()))
        return next(iter(colleges)) if len(colleges) == 1 else ""

    def college_in(self, text: str) -> str:
        """The college that a title names."""
        bare = compact(text).replace(compact(self._school.name), "")
        found = [a for a in self._colleges if a.endswith(_COLLEGE_END) and len(a) > 2 and a in bare]
        return self._colleges[max(found, key=len)] if found else ""

    def major_in(self, text: str) -> str:
        """The major that a title names."""
        bare = compact(closed(text))
        return next((self._majors[key][0] for key in self._longest if key in bare), "")

    def section(self, text: str) -> tuple[str, str] | None:
        """Field and value of a row that holds only a known college or major."""
        bare = section_text(text)
        major = self.major(bare)
        if compact(closed(major)) in self._majors:
            return "major", major
        if compact(bare) in self._colleges:
            return "college", self.college(bare)
        inside = self.major_in(bare)
        if inside and len(bare) < len(inside) + 12:
            return "major", inside
        return ("college", self.college_in(bare)) if self.college_in(bare) else None


def section_text(text: str) -> str:
    """`一、机电一体化技术专业（45人）` is 机电一体化技术."""
    bare = closed(clean(text)[0])
    bare = _NUMBERING.sub("", bare)
    bare = _TAIL.sub("", _LABEL.sub("", bare))
    return _GRADE.sub("", bare).strip(" 、:：").removesuffix("专业")


def grade(text: str) -> str:
    """`2021级` for 2021级, 21级 and 2021; the text as it is where it says no year."""
    match = _GRADE.search(compact(text)) or re.fullmatch(r"(?:20)(\d\d)(?:\.0)?", compact(text))
    return f"20{match[1]}级" if match else text


def is_expansion(text: str) -> bool:
    """Whether a text says that somebody belongs to an expansion class (扩招)."""
    return bool(_EXPANSION.search(compact(text)))


def _names_expansion(title: str) -> bool:
    """A title of an expansion class; a note about how those are ranked is none."""
    bare = compact(title)
    return len(bare) < 60 and not _REMARK.search(bare) and is_expansion(bare)


def find(
    grid: Grid, titles: Sequence[str], unit: Unit, known: Known, *, many: bool
) -> dict[str, str]:
    """Field -> value that holds for the whole sheet where its cells say nothing.

    `many`: the file has several sheets with people, so that their names mean something.
    """
    *folders, file = grid.file.split("/")
    stem = file.rsplit(".", 1)[0]
    texts = [*titles, grid.name, stem]
    found = {
        "college": _first(known.college_in(text) for text in texts) or _folder(folders, known),
        "major": _first(known.major_in(text) for text in texts) or _title_major(titles),
        "grade": _first(_grade_in(text) for text in texts) or grade(unit.round.cohort),
        "track": EXPANSION if any(map(_names_expansion, texts)) else ORDINARY,
    }
    name = closed(clean(grid.name)[0])
    if not found["major"] and many and len(name) > 2 and not _GENERIC.search(name):
        found["major"] = section_text(name)
    found["college"] = found["college"] or unit.part or known.college_of(found["major"])
    return {field: value for field, value in found.items() if value}


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")


def _folder(folders: Sequence[str], known: Known) -> str:
    return _first(
        known.college(f) if known.college(f) != f else known.college_in(f) for f in folders
    )


def _grade_in(text: str) -> str:
    value = grade(text)
    return value if re.fullmatch(r"20\d\d级", value) else ""


def _title_major(titles: Sequence[str]) -> str:
    matches = (_MAJOR_IN_TITLE.search(compact(closed(title))) for title in titles)
    return _first(match[1] for match in matches if match and match[1][0] not in "各全所")
