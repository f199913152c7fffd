"""For each rule document a complete round of synthetic workbooks passes and builds."""

from __future__ import annotations

from datetime import date

import pytest

from generator import config, notice
from generator.sample.rules import Rules
from tests.rounds import made
from tests.rounds.made import Document

CHOOSING = ("ranking", "subject-scores", "direct-admission", "application", "recommendation")
LISTS = ("headcount", "declined", "excluded", "partners")
INPUTS = ("headcount", "declined", "excluded", "offers")
LENIENT = frozenset(["period-long-enough"])
"""The document's own windows count the first day; a stricter count is pointed out."""

DOCUMENTS = (
    Document(
        "guangxi-engineering-2024",
        "guangxi",
        {
            "rules": date(2024, 3, 11),
            "ranking": date(2024, 3, 18),
            "subject-scores": date(2024, 3, 18),
            "direct-admission": date(2024, 3, 18),
            "partners": date(2024, 3, 22),
            "headcount-statistics": date(2024, 3, 22),
            "application": date(2024, 3, 22),
            "recommendation": date(2024, 4, 1),
        },
        until={"subject-scores": date(2024, 4, 1)},
        inputs=INPUTS,
        annexes=(*CHOOSING, *LISTS),
        rules=Rules(share=20, missing_counts=False),
    ),
    Document(
        "liuzhou-2024",
        "guangxi",
        {
            "rules": date(2024, 3, 11),
            "ranking": date(2024, 3, 18),
            "subject-scores": date(2024, 3, 18),
            "direct-admission": date(2024, 3, 22),
            "partners": date(2024, 3, 25),
            "headcount-statistics": date(2024, 3, 25),
            "application": date(2024, 4, 8),
            "recommendation": date(2024, 4, 15),
            "publicity-status": date(2024, 4, 22),
            "outcome": date(2024, 4, 22),
            "admission": date(2024, 6, 3),
        },
        until={"ranking": date(2024, 3, 22), "subject-scores": date(2024, 6, 3)},
        inputs=INPUTS,
        annexes=(*CHOOSING, *LISTS, "admission"),
        doubts=LENIENT,
    ),
    Document(
        "hunan-2024",
        "",
        {
            "rules": date(2024, 1, 22),
            "exemption": date(2024, 2, 19),
            "hardship": date(2024, 2, 19),
        },
        inputs=("excluded",),
        annexes=("exemption", "hardship", "excluded"),
    ),
    Document(
        "lzpu-2025",
        "guangxi",
        {
            "charter": date(2025, 4, 1),
            "partners": date(2025, 4, 1),
            "admission-single": date(2025, 4, 21),
            "admission-counterpart": date(2025, 4, 21),
            "admission-gaokao": date(2025, 8, 4),
            "admission-arts": date(2025, 8, 4),
        },
        annexes=(
            "admission-single", "admission-counterpart", "admission-gaokao", "admission-arts",
            "partners",
        ),
        decided={
            "admission": {
                "admission-single": {"lowest": {"value": 200}},
                "admission-counterpart": {"lowest": {"value": 200}, "full_marks": {"full": 300}},
            }
        },
    ),
)  # fmt: skip


@pytest.fixture(scope="module", params=DOCUMENTS, ids=lambda document: document.policy)
def document(request: pytest.FixtureRequest) -> Document:
    """One rule document after the other."""
    return request.param


@pytest.fixture(scope="module")
def ran(document: Document, tmp_path_factory: pytest.TempPathFactory) -> made.Ran:
    """Its round, gone through once for all tests."""
    root = tmp_path_factory.mktemp(document.policy) / "公示 项目"
    made.project(root, document)
    return made.run(root, document)


def test_the_round_is_complete(ran: made.Ran, document: Document) -> None:
    """Every kind that the document itself prescribes is there."""
    prescribed = config.load(ran.root).policies[document.policy].publicity.items()
    kinds = {kind for kind, rule in prescribed if not rule.basis.startswith("assumed")}
    assert kinds <= set(document.stages)


def test_nothing_is_refused(ran: made.Ran, document: Document) -> None:
    """Sound workbooks break no rule of the document, and only its own doubts are raised."""
    said = {each.severity: set[str]() for each in ran.findings}
    for each in ran.findings:
        said[each.severity].add(f"{each.code} {each.message}")
    assert said.get("error", set()) == set()
    assert {text.split()[0] for text in said.get("warning", ())} == document.doubts


def test_everything_is_compared(ran: made.Ran) -> None:
    """No rule lacks the list that it compares with."""
    assert [each.message for each in ran.findings if each.code == "roll-missing"] == []


def test_everything_is_published(ran: made.Ran, document: Document) -> None:
    """Each stage has gone on line on its day, with a page of its own."""
    assert {name.split("/")[0] for name in ran.where} == set(document.stages)
    for folder in ran.where:
        assert (ran.root / "content/notices" / folder / "rows.json").exists(), folder
        assert (ran.root / "site/notices" / folder / "index.html").exists(), folder
    assert not list((ran.root / "drafts").rglob("rows.json"))


SAID_BY_NOBODY = ("记过处分", "严重警告", "定向培养", "是否脱贫户", "身份证号", "家庭住址")
"""Words of the workbooks that no page may take over."""


def test_grounds_stay_inside(ran: made.Ran) -> None:
    """Why somebody is left out, or was supported, stands in no file of the lists."""
    lists = ran.root / "site/notices"
    for path in (path for path in lists.rglob("*") if path.is_file()):
        text = path.read_bytes().decode("utf-8", "replace")
        assert not [word for word in SAID_BY_NOBODY if word in text], path


NARROW = {
    "hardship": ["major", "name"],
    "admission-single": ["rank", "name", "exam_no", "total_score"],
    "admission-counterpart": ["rank", "name", "exam_no", "total_score", "exempt"],
    "exemption": [
        "college", "major", "name", "student_no", "category", "award", "award_level", "eligible",
    ],
}  # fmt: skip
"""Lists of people about whom the workbooks know far more."""


def test_columns_are_few(ran: made.Ran, document: Document) -> None:
    """Only what the kind names is published, names and numbers masked."""
    for kind in NARROW.keys() & document.stages.keys():
        masked = notice.read(ran.root / "content/notices" / kind).masked
        assert [column.field for column in masked.columns] == NARROW[kind]
        assert all("＊" in name for name in masked.cells("name"))
        assert all(number.startswith("＊") for number in masked.cells("exam_no"))
