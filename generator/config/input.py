"""`site_config/inputs/<input>.yml`: a workbook that checks use and nobody publishes."""

from __future__ import annotations

from pydantic import Field

from generator.config.base import Model, Text
from generator.config.kind import ColumnSpec, Kind


class InputColumn(Model):
    """One column that is read."""

    field: str
    optional: bool = False
    """The workbook may lack it."""


class Input(Model):
    """A type of workbook: only what checks need is read, and nothing is shown."""

    title: Text
    annex: str = ""
    about: str = ""
    """One plain sentence: what it is for."""
    columns: tuple[InputColumn, ...] = Field(min_length=1)

    def as_kind(self) -> Kind:
        """The kind of list that a reader takes it for; nobody publishes it."""
        columns = tuple(
            ColumnSpec(field=column.field, publish="keep", optional=column.optional)
            for column in self.columns
        )
        return Kind(title=self.title, annex=self.annex, columns=columns)
