"""A notice as anybody can read it from the built site: its `rows.json` as a table.

For gates that compute again what is published; `None` where there is nothing to compute,
and where `readback` says that the file is another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from generator.model import Finding, Severity
from generator.notice import ROWS, Notice
from generator.verify import Site
from generator.verify._files import place

SHOWN = 5
"""Rows that are named for each fault of a notice."""


@dataclass(frozen=True)
class Published:
    """The rule and the people of one notice."""

    code: str
    """Of the gate's findings."""
    path: str
    """Of its `rows.json` in the built folder."""
    folder: str
    rule: Mapping[str, Any]
    rows: pd.DataFrame
    """Columns are fields, those of the group included, and `group slug`, `group row`."""

    def finding(self, message: str, basis: str = "", severity: Severity = "error") -> Finding:
        """About the whole notice."""
        return Finding(self.code, severity, message, place(self.path), basis)

    def named(
        self, wrong: pd.Series, message: str, basis: str, severity: Severity = "error"
    ) -> Iterator[Finding]:
        """About rows: a message may hold `{due}`-like fields of `rows`."""
        found = self.rows[wrong]
        for row in found.head(SHOWN).to_dict("records"):
            folder = "/".join(filter(None, (self.folder, row["group slug"])))
            text = f"第 {row['group row']} 行{message.format_map(row)}"
            yield Finding(self.code, severity, text, place(f"{folder}/index.html"), basis)
        if len(found) > SHOWN:
            yield self.finding(f"另有 {len(found) - SHOWN} 行有同样的问题", basis, severity)

    def of(self, **columns: Any) -> Published:
        """The same with more columns for messages to speak of."""
        return replace(self, rows=self.rows.assign(**columns))


def read(site: Site, notice: Notice, code: str) -> Published | None:
    """The notice with its rule; None without one, without people, or if it was altered."""
    folder = f"notices/{notice.folder}"
    file = site.folder / folder / ROWS
    if not notice.rule or not file.is_file() or file.read_bytes() != notice.rows_json:
        return None
    data = json.loads(file.read_bytes())
    if not data["rows"]:
        return None
    return Published(code, f"{folder}/{ROWS}", folder, data["rule"], _table(data))


def _table(data: Mapping[str, Any]) -> pd.DataFrame:
    """All rows in one piece: a frame for each of thousands of groups would take seconds."""
    groups, fields = data["groups"], [column["field"] for column in data["columns"]]
    rows = [row for group in groups for row in _wide(data["rows"], group, len(fields))]
    table = pd.DataFrame(rows, columns=fields, dtype="str")
    counts = [group["count"] for group in groups]
    for key in dict.fromkeys(key for group in groups for key in group["keys"]):
        if key not in fields:
            table[key] = np.repeat([group["keys"].get(key, "") for group in groups], counts)
    if data["part"] and "college" not in table:
        table["college"] = data["part"]
    table["group slug"] = np.repeat([group["slug"] for group in groups], counts)
    table["group row"] = np.arange(len(table)) - np.repeat([g["first"] for g in groups], counts) + 1
    return table


def _wide(rows: list[list[str]], group: Mapping[str, Any], width: int) -> list[list[str]]:
    """The rows of a group, with empty cells for the columns that it does not show."""
    own = rows[group["first"] : group["first"] + group["count"]]
    if not group.get("columns"):
        return own
    place = {column: number for number, column in enumerate(group["columns"])}
    return [[row[place[n]] if n in place else "" for n in range(width)] for row in own]
