"""`site_config/kinds/<kind>.yml`: one type of notice, closed by default."""

from __future__ import annotations

from typing import Literal

from generator.config.base import Model, Text

Form = Literal["people", "table", "document"]


class Reason(Model):
    """A sentence that may be published, and the words that offices use for it."""

    value: str
    also: tuple[str, ...] = ()


class ColumnSpec(Model):
    """One column that may be published."""

    field: str
    """Field name, or `subjects`: every column that `fields.yml` does not know and
    that holds nothing but scores."""
    publish: str
    """Name of a mask: a file in `generator/mask/`."""
    title: str = ""
    """Header on the page; empty: the field's own."""
    choices: tuple[str | Reason, ...] = ()
    """For `one-of`: a clerk's free text never leaves."""
    optional: bool = False
    """The workbook may lack it; the page then lacks it too."""
    empty: bool = False
    """Cells may be empty (a reason, for those who are eligible)."""
    basis: str = ""
    """The college's written ground for publishing more than the default."""

    def words(self) -> dict[str, str]:
        """Every accepted word -> the choice that is published for it."""
        accepted: dict[str, str] = {}
        for choice in self.choices:
            value, also = (choice, ()) if isinstance(choice, str) else (choice.value, choice.also)
            accepted.update(dict.fromkeys((value, *also), value))
        return accepted


class Kind(Model):
    """A type of notice."""

    title: Text
    annex: str = ""
    form: Form = "people"
    """`table`: rows that are no persons; `document`: Markdown and attachments, no rows."""
    made_by: str = ""
    """Name of a file in `generator/statistics/` that makes the table from the round's
    lists; such a notice has no workbook."""
    publicity: str = ""
    """Key in the policy's `publicity`; empty: the kind's own name."""
    about: str = ""
    """One plain sentence: what this list is."""
    absent: str = ""
    """What it means, and what it does not, for a person not to stand in the list."""
    group_by: tuple[str, ...] = ()
    """One page for each value; empty: one table on the notice's own page."""
    order_by: tuple[str, ...] = ()
    """Fields to sort rows by within a group; empty: as the workbook has them."""
    columns: tuple[ColumnSpec, ...] = ()
    """At least one, but for a document."""
    also_read: tuple[str, ...] = ()
    """Fields that checks need and nobody publishes; absent ones are no fault."""
    checks: tuple[str, ...] = ()
    """Names of files in `generator/check/`."""
