"""`site_config/inputs/<input>.yml`: a workbook that checks use and nobody publishes."""

from __future__ import annotations

from pydantic import Field

from generator.config.base import Model, Text


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
