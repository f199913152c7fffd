"""Rounds -> what they will publish next, as far as the public may know it.

Only what the policy's own schedule says, and the document is public: title and first day.
Neither people nor numbers, and nothing that waits for no day.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from generator.config.base import in_words
from generator.config.project import Project


def coming(project: Project, standing: Collection[str], today: date) -> list[dict[str, Any]]:
    """Front matter of the list of notices; `standing` are ids that are public already."""
    found: dict[str, dict[str, Any]] = {}
    for unit in project.units():
        stage = unit.policy.schedule.get(unit.kind_name)
        known = stage is not None and stage.starts is not None and stage.starts > today
        if stage and known and unit.id not in standing and not unit.supplements:
            first = max(filter(None, (stage.starts, unit.publish_on)))
            entry = {"title": unit.title, "from": first, "basis": in_words(stage.basis)}
            found.setdefault(unit.id, entry)
    return sorted(found.values(), key=lambda entry: (entry["from"], entry["title"]))
