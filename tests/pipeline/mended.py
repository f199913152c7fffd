"""What is on line of the demo, and its workbook with a mistake mended."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import xlsxwriter

from generator import config, ledger
from generator.acts.approve import approve
from generator.config.project import Project, Unit
from generator.ingest.files import open_file
from generator.model import Approval
from generator.pipeline import amend as amending
from generator.pipeline import record
from generator.pipeline.amend import Asked
from generator.pipeline.generate import Outcome
from generator.pipeline.refresh import published
from tests.pipeline import made

DIRECT = "2024-zsb-direct-admission"
"""Three people, approved and on line since 22 March."""
WORKBOOK = "data/附件8-2_不占指标.xls"
OFFICE = "奖惩核查组"
REASON = "获奖材料经复核有误"


def people(root: Path) -> tuple[list[list[object]], list[list[object]]]:
    """The rows of the workbook: down to the header, and below it."""
    path = root / WORKBOOK
    path = path if path.exists() else path.with_suffix(".xlsx")
    rows = [list(row) for row in open_file(path, root).grids[0].rows]
    at = next(number for number, row in enumerate(rows) if "姓名" in row)
    return rows[: at + 1], [row for row in rows[at + 1 :] if any(row)]


def book(path: Path, head: list[list[object]], rows: list[list[object]]) -> None:
    """A workbook with these people."""
    with xlsxwriter.Workbook(str(path)) as written:
        sheet = written.add_worksheet("附件8-2")
        for at, row in enumerate([*head, *rows]):
            for column, value in enumerate(row):
                if value != "":
                    sheet.write(at, column, value)


def write(root: Path, head: list[list[object]], rows: list[list[object]]) -> None:
    """The workbook with these people, as a new file that the round names."""
    old = root / WORKBOOK
    book(old.with_suffix(".xlsx"), head, rows)
    if old.exists():
        old.unlink()
        made.change(root / made.ROUND, "附件8-2_不占指标.xls", "附件8-2_不占指标.xlsx")


def drop(root: Path) -> None:
    """The last person stands there no more."""
    head, rows = people(root)
    write(root, head, rows[:-1])


def word(root: Path, header: str, text: object, row: int = 0) -> None:
    """A cell is another."""
    head, rows = people(root)
    rows[row][head[-1].index(header)] = text
    write(root, head, rows)


def unit(project: Project, id_: str, part: str = "") -> Unit:
    """The notice or part."""
    return next(each for each in project.units((id_,)) if each.part == part)


def amend(
    root: Path,
    id_: str = DIRECT,
    part: str = "",
    *,
    by: str = OFFICE,
    reason: str = REASON,
    publish_on: date | None = None,
    until: date | None = None,
    today: date = made.TODAY,
) -> Outcome:
    """What `gongshi amend` does."""
    project = config.load(root)
    asked = Asked(by, reason, publish_on, until)
    with ThreadPoolExecutor(1) as executor:
        return amending.amend(project, unit(project, id_, part), asked, today, executor)


def consent(root: Path, id_: str = DIRECT, part: str = "", *, day: date = made.TODAY) -> None:
    """Every office of the chain approves what stands in drafts/."""
    project = config.load(root)
    one = unit(project, id_, part)
    rows = (root / "drafts" / one.folder / "index.md").read_text("utf-8")
    fingerprint = rows.split("\nfingerprint: ")[1][:16]
    path = root / made.ROUND
    text = path.read_text("utf-8")
    for office in one.chain:
        text = approve(
            text, id_, part, Approval("approved", office, day, fingerprint), online(root)
        )
    path.write_text(text, "utf-8")


def publish(root: Path, id_: str = DIRECT, *, day: date = made.TODAY) -> None:
    """Every office approves the draft; it goes on line, and into the ledger, as by `build`."""
    consent(root, id_, day=day)
    assert made.promote(root, day) == []
    project = config.load(root)
    found, _ = published(root / "content")
    record.append(root, record.due(project, found, ledger.read(record.path(root)), day))


def online(root: Path, folder: str = DIRECT) -> frozenset[str]:
    """The fingerprint of what is on line; none where nothing is."""
    path = root / "content/notices" / folder / "index.md"
    text = path.read_text("utf-8") if path.exists() else ""
    return frozenset(re.findall(r"(?m)^fingerprint: (.*)$", text))


def rows(root: Path, room: str = "content/notices", folder: str = DIRECT) -> dict[str, object]:
    """What `rows.json` says."""
    return json.loads((root / room / folder / "rows.json").read_bytes())


def entries(root: Path) -> list[str]:
    """Lines of the round's YAML that write corrections."""
    lines = (root / made.ROUND).read_text("utf-8").splitlines()
    return [line.strip() for line in lines if line.strip().startswith("- {revision:")]
