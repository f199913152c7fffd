"""`site_config/fields.yml`: the columns a workbook may have, and under which headers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.config.base import Model, Text

FieldType = Literal[
    "text", "name", "identifier", "number", "score", "rank", "percent", "verdict", "date", "count"
]


class FieldSpec(Model):
    """One column that workbooks have."""

    title: Text
    """Header on the published page."""
    type: FieldType = "text"
    """How its cells are normalised: `identifier` keeps every digit or refuses,
    `rank` reads `第3名` and `3/120`, `verdict` becomes 是 or 否."""
    aliases: tuple[str, ...] = ()
    """Other headers for the same thing; compared without spaces, brackets and marks."""
    never: str = ""
    """Why it is never published (a clause); empty for a column that may be."""


class Fields(Model):
    """All columns that are known, by field name."""

    fields: dict[str, FieldSpec] = Field(min_length=1)

    def title(self, name: str) -> str:
        """Header of a field, or of a subject column (`subject:高等数学`)."""
        return self.fields[name].title if name in self.fields else name.split(":", 1)[-1]
