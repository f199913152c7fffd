"""Two revisions of a notice -> what changed between them, in words and in kind.

Rows are compared as they are published: masked, and found again by what the list shows of
a person.  The words name no one: `增加 1 人、名次变动 12 行`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np
import pandas as pd

from generator.model import Masked
from generator.notice import Notice

PERSON = ("college", "major", "track", "student_no", "exam_no", "name")
"""By what a person is the same in both lists, as far as both show it."""
NUMBERED = frozenset({"student_no", "exam_no", "name"})
RANK = frozenset({"rank"})
VERDICT = frozenset({"eligible", "reason", "category", "target_school", "target_major"})
"""Who qualifies, why not, and for what."""
FOLLOWS = frozenset({"seq", "percent", "major_total"})
"""What moves with others' rows; nobody's own value is another."""
UNITS = {"people": "人", "table": "条", "document": "条"}


@dataclass(frozen=True)
class Change:
    """What is different; false where nothing is."""

    said: tuple[str, ...] = ()
    """Such as `增加 1 人`."""
    kinds: frozenset[str] = frozenset()
    """Of `person`, `rank`, `verdict`, `other`: what a policy's `restart_when` speaks of."""

    def __bool__(self) -> bool:
        return bool(self.said)

    @property
    def words(self) -> str:
        """All of it in one phrase."""
        return "、".join(self.said)


def change(before: Notice, after: Notice) -> Change:
    """What a reader of `before` finds different in `after`; their corrections apart."""
    found = [*_rows(before, after), *_around(before, after)]
    if not found and before.masked != after.masked:
        found = [("调整排列", "other")]
    return Change(tuple(words for words, _ in found), frozenset(kind for _, kind in found))


Found = Iterator[tuple[str, str]]


def _around(before: Notice, after: Notice) -> Found:
    if before.title != after.title:
        yield "更正标题", "other"
    if before.rule != after.rule:
        yield "更正名次和名额的计算规则", "other"
    old, new = before.text.splitlines(), after.text.splitlines()
    spots = [op for op in SequenceMatcher(None, old, new, False).get_opcodes() if op[0] != "equal"]
    if spots:
        yield f"更正正文 {len(spots)} 处", "other"
    files = [{each.name: each.sha256 for each in one.attachments} for one in (before, after)]
    counts = {
        "增加附件": len(files[1].keys() - files[0].keys()),
        "删去附件": len(files[0].keys() - files[1].keys()),
        "更换附件": sum(files[1].get(name, sha) != sha for name, sha in files[0].items()),
    }
    yield from ((f"{words} {number} 个", "other") for words, number in counts.items() if number)


def _rows(before: Notice, after: Notice) -> Found:
    old, new = _table(before.masked), _table(after.masked)
    titles = [{c.field: c.title for c in one.masked.columns} for one in (before, after)]
    for verb, some, others in (("增加", 1, 0), ("删去", 0, 1)):
        for name in [name for name in titles[some] if name not in titles[others]]:
            yield f"{verb}“{titles[some][name]}”一列", "other"
    if any(titles[1].get(name, title) != title for name, title in titles[0].items()):
        yield "更正表头", "other"
    unit = UNITS[after.form]
    by = [name for name in PERSON if name in old and name in new]
    if after.form == "people" and NUMBERED & set(by):
        yield from _people(old, new, by, unit)
    else:
        yield from _entries(old, new, unit, "person" if after.form == "people" else "other")


def _people(old: pd.DataFrame, new: pd.DataFrame, by: list[str], unit: str) -> Found:
    """People come and go by what is shown of them; who stays has other values, or the same."""
    shared = [str(name) for name in old if name in new and name not in by]
    old, new = (_numbered(table, by, shared) for table in (old, new))
    added, removed = new.index.difference(old.index), old.index.difference(new.index)
    for words, number in (("增加", len(added)), ("删去", len(removed))):
        if number:
            yield f"{words} {number} {unit}", "person"
    stay = old.index.intersection(new.index)
    differs = old.loc[stay, shared] != new.loc[stay, shared]
    names = set(shared)
    for words, fields, kind in (
        ("更正", names - RANK - VERDICT - FOLLOWS, "other"),
        ("名次变动", names & RANK, "rank"),
        ("结论变动", names & VERDICT, "verdict"),
    ):
        rows = int(differs[sorted(fields)].any(axis=1).sum())
        if rows:
            yield f"{words} {rows} 行", kind


def _numbered(table: pd.DataFrame, by: list[str], shared: list[str]) -> pd.DataFrame:
    """Indexed by who it is; people who look alike are told apart by their other values."""
    table = table.sort_values([*by, *shared], kind="stable")
    return table.assign(alike=table.groupby(by).cumcount()).set_index([*by, "alike"])


def _entries(old: pd.DataFrame, new: pd.DataFrame, unit: str, kind: str) -> Found:
    """Rows that nobody can be found by: as many as come and go are corrected."""
    shared = [name for name in old if name in new]
    both = (table[shared].itertuples(index=False, name=None) for table in (old, new))
    counts = [pd.Series(["\x1f".join(row) for row in rows]).value_counts() for rows in both]
    moved = counts[1].sub(counts[0], fill_value=0)
    added, removed = int(moved[moved > 0].sum()), int(-moved[moved < 0].sum())
    same = min(added, removed)
    for words, number in (("更正", same), ("增加", added - same), ("删去", removed - same)):
        if number:
            yield f"{words} {number} {unit}", kind


def _table(masked: Masked) -> pd.DataFrame:
    """All rows as wide as all columns, with what their groups say of them."""
    fields = [column.field for column in masked.columns]
    rows: list[tuple[str, ...]] = []
    for group in masked.groups:
        if not group.columns:
            rows += masked.of(group)
            continue
        place = {column: at for at, column in enumerate(group.columns)}
        wide = [place.get(number, -1) for number in range(len(fields))]
        rows += [tuple((*row, "")[at] for at in wide) for row in masked.of(group)]
    table = pd.DataFrame(rows, columns=fields, dtype="str")
    counts = [group.count for group in masked.groups]
    for key in dict.fromkeys(key for group in masked.groups for key in group.keys):
        if key not in fields:
            table[key] = np.repeat([group.keys.get(key, "") for group in masked.groups], counts)
    return table
