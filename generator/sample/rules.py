"""What the invented offices go by where rule documents differ."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """As little as changes who is chosen."""

    share: int = 30
    """Percent of a group that may be recommended, rounded down."""
    missing_counts: bool = True
    """A course without a score counts 0; otherwise it is left out of the average."""


USUAL = Rules()
