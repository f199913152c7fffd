"""What somebody does to content/, to the ledger or to a built site, one function an attack."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from generator import ledger
from generator.ledger import Act, Ledger
from generator.pipeline import record
from tests.pipeline import made

RANKING = "notices/2024-zsb-ranking"
PART = f"notices/{made.PARTS}/xinxi"


def own(root: Path) -> Path:
    """The ranking as it was published."""
    return root / "content" / RANKING


def group(root: Path, room: str = "site") -> Path:
    """The first page with rows of the ranking."""
    return min((root / room / RANKING).glob("jidian-*/index.html"))


def lines(root: Path, change) -> None:
    """Give the ledger's lines to a function, and write what it makes of them."""
    path = record.path(root)
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))


def forged(root: Path) -> Ledger:
    """A ledger whose chain holds, and that says something else."""
    entries = ledger.read(record.path(root)).entries
    acts = [Act(**{name: getattr(e, name) for name in Act.__dataclass_fields__}) for e in entries]
    return Ledger().with_acts([replace(acts[0], offices=("保卫处",)), *acts[1:]])


# What somebody does who can write to content/.


def edit_a_row(root):
    """A score in the rows."""
    made.change(own(root) / "rows.json", '"是"', '"否"')


def forge_rows_and_fingerprint(root):
    """The same, by somebody who knows where the fingerprint stands."""
    data = json.loads((own(root) / "rows.json").read_bytes())
    data["rows"][0][-1], before = "有课程未修", sha256((own(root) / "rows.json").read_bytes())
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    (own(root) / "rows.json").write_text(text, "utf-8")
    for page in own(root).rglob("*.md"):
        new = page.read_text("utf-8").replace(before.hexdigest(), sha256(text.encode()).hexdigest())
        page.write_text(new, "utf-8")


def remove_a_notice(root):
    """A list that should stay till December."""
    shutil.rmtree(own(root))


def remove_a_part(root):
    """The list of one college."""
    shutil.rmtree(root / "content" / PART)


def shorten_retention(root):
    """So that it goes early, by the rules of the site itself."""
    for page in own(root).rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("2024-12-31", "2024-04-30"), "utf-8")


def change_whom_to_ask(root):
    """Objections go to somebody else's telephone."""
    for page in own(root).rglob("*.md"):
        page.write_text(page.read_text("utf-8").replace("0770-0000007", "0770-0000011"), "utf-8")


def plant_a_notice(root):
    """A list that no office has seen."""
    target = root / "content/notices/2024-zsb-planted"
    shutil.copytree(own(root), target)
    data = json.loads((target / "rows.json").read_bytes()) | {"id": "2024-zsb-planted"}
    before = sha256((target / "rows.json").read_bytes()).hexdigest()
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    (target / "rows.json").write_text(text, "utf-8")
    for page in target.rglob("*.md"):
        new = page.read_text("utf-8").replace(before, sha256(text.encode()).hexdigest())
        page.write_text(new.replace("2024-zsb-ranking", "2024-zsb-planted"), "utf-8")


# On the ledger.


def edit_a_line(root):
    """Another office than the one that consented."""
    made.change(record.path(root), "综合审查组", "综合审察组")


def remove_a_line(root):
    """One act in the middle."""
    lines(root, lambda found: [*found[:3], *found[4:]])


def remove_the_first_line(root):
    """The oldest act."""
    lines(root, lambda found: found[1:])


def reorder_lines(root):
    """Two acts change places."""
    lines(root, lambda found: [found[0], found[2], found[1], *found[3:]])


def repeat_a_line(root):
    """An act stands there twice."""
    lines(root, lambda found: [*found[:2], found[1], *found[2:]])


def truncate_a_line(root):
    """The end of the file is cut off, in the middle of a line."""
    lines(root, lambda found: [*found[:-1], found[-1][:-40]])


def cut_whole_lines(root):
    """The latest acts are gone, and the chain holds."""
    lines(root, lambda found: found[:-2])


def remove_the_ledger(root):
    """All of it."""
    record.path(root).unlink()


def remove_the_ledger_and_its_memory(root):
    """And the file that remembers how far it reached."""
    record.path(root).unlink()
    shutil.rmtree(root / "records")


def rewrite_the_ledger(root):
    """A new chain that holds, and says something else."""
    record.path(root).write_bytes(forged(root).text)


def roll_everything_back(root):
    """`content/` of yesterday, ledger and all, as a backup holds it."""
    cut_whole_lines(root)
    shutil.rmtree(root / "content/notices" / made.PARTS)


# On the built folder.


def change_a_cell(root):
    """A rank on a page."""
    made.change(group(root), "<td>1</td>", "<td>9</td>")


def change_a_sentence(root):
    """Whom to ask: no row, no date, no number."""
    made.change(root / "site" / RANKING / "index.html", "成绩核查组", "成绩核察组")


def add_a_file(root):
    """A workbook beside a list."""
    (root / "site" / RANKING / "raw.xlsx").write_bytes(b"PK")


def add_a_page(root):
    """A page that nobody built, of a kind that a site has."""
    (root / "site/about/more").mkdir()
    (root / "site/about/more/index.html").write_text("<p>公示期延长</p>", "utf-8")


def remove_a_page(root):
    """A college's group."""
    group(root).unlink()


def remove_the_public_ledger(root):
    """What readers check with."""
    (root / "site/ledger.jsonl").unlink()


def swap_the_public_ledger(root):
    """Readers get another one."""
    (root / "site/ledger.jsonl").write_bytes(forged(root).text)
