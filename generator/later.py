"""What later events did to a notice whose rows are fixed: front matter in, values out.

`rows.json` of a published revision is never rewritten, so what happens afterwards (a
period that began late, a wall, a result) stands on top of the notice's own page alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.model import Period


@dataclass(frozen=True)
class Result:
    """What the publicity came to, as an office wrote down."""

    value: str
    """`无异议` or `异议已处理`."""
    on: date
    office: str
    note: str = ""


@dataclass(frozen=True)
class Later:
    """All that may still change once a notice is on line, but for the day on which it goes."""

    planned: Period | None = None
    """The period that was approved, where events moved it; None: the one in force."""
    moved: tuple[str, ...] = ()
    """What moved it, a sentence each."""
    posted: str = ""
    """Where, when and by whom it hung on a wall."""
    result: Result | None = None

    def front_matter(self, period: Period) -> dict[str, Any]:
        """The facts, beside the period that is in force."""
        planned = self.planned
        moved = {
            "planned": {"from": planned.first, "to": planned.last} if planned else {},
            "moved": list(self.moved),
        }
        return {
            "publicity": {
                "from": period.first,
                "to": period.last,
                "rule": period.rule,
                "basis": period.basis,
                **{key: value for key, value in moved.items() if value},
            },
            **({"posted": self.posted} if self.posted else {}),
            **({"result": vars(self.result)} if self.result else {}),
        }


def read(front: Mapping[str, Any], approved: Period) -> tuple[Period, Later]:
    """The period in force, and what else `front_matter` wrote."""
    publicity = front["publicity"]
    period = replace(approved, first=publicity["from"], last=publicity["to"])
    return period, Later(
        planned=None if period == approved else approved,
        moved=tuple(publicity.get("moved", ())),
        posted=front.get("posted", ""),
        result=Result(**front["result"]) if "result" in front else None,
    )
