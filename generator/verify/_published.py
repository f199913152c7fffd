"""A notice as anybody can read it from the built site: its `rows.json` as a table.

For gates that compute again what is published; `None` where there is nothing to compute,
and where `readback` says that the file is another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

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
    rows = _table(data)
    return None if rows.empty else Published(code, f"{folder}/{ROWS}", folder, data["rule"], rows)


def _table(data: Mapping[str, Any]) -> pd.DataFrame:
    fields = [column["field"] for column in data["columns"]]
    frames = []
    for group in data["groups"]:
        shown = [fields[n] for n in group["columns"]] if group.get("columns") else fields
        rows = data["rows"][group["first"] : group["first"] + group["count"]]
        frame = pd.DataFrame(rows, columns=shown, dtype="str")
        keys = {"college": data["part"], **group["keys"]} if data["part"] else group["keys"]
        frame = frame.assign(**{key: value for key, value in keys.items() if key not in shown})
        frame["group slug"], frame["group row"] = group["slug"], range(1, len(frame) + 1)
        frames.append(frame)
    return pd.concat(frames, ignore_index=True).fillna("") if frames else pd.DataFrame()
