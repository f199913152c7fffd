"""Who is chosen: places, who goes first, who is passed over, who is left out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from pydantic import Field

from generator.config.base import Basis, Choice, Flag, Model, Names, Percent, Text

Ground = Literal["declined", "not-applied", "excluded", "choice-full", "partner-requirement"]

GROUNDS: Mapping[str, str] = {
    "declined": "本人书面放弃",
    "not-applied": "未报名也未提交放弃证明，视为自动放弃",
    "excluded": "不符合选拔条件",
    "choice-full": "所填志愿的计划已满",
    "partner-requirement": "不符合本科院校的要求",
}
"""Why somebody further up the list may be passed over, in the words of the pages."""
WAYS: Mapping[str, str] = {
    "direct-admission": "不占",
    "veteran-direct": "退役",
    "exemption": "免试",
}
"""Name in `quota.not_counted` -> what a published category of that way contains."""


class NotTransferable(Model):
    """People whose places nobody else may have."""

    field: str = "track"
    values: tuple[Text, ...] = Field(min_length=1)
    basis: Basis


class Quota(Model):
    """How many may be recommended: share × people of the base, rounded."""

    share: Percent
    of: tuple[str, ...]
    """Fields whose values make up a group with places of its own."""
    base: Literal["headcount", "ranked"] = "headcount"
    """What the share is taken of: the headcount file, or the people of the ranking."""
    rounding: Choice
    """`floor`."""
    not_counted: Names
    """Who is recommended without taking a place: `direct-admission`, `veteran-direct`."""
    not_transferable: NotTransferable | None = None
    basis: Basis

    @property
    def percent(self) -> Decimal:
        """30 for `30%`."""
        return Decimal(self.share.rstrip("%"))


class PassingOver(Model):
    """Grounds on which a person further up the list may be passed over."""

    allowed_when: tuple[Ground, ...]
    basis: Basis


class Waiver(Model):
    """How a person gives up, so that the next one follows."""

    written: Flag
    """A signed statement is needed."""
    automatic: Flag
    """Neither applied nor stated: counts as given up."""


class Replacement(Model):
    """递补: who follows when somebody gives up."""

    order: Literal["rank"] = "rank"
    must: tuple[Literal["within-cutoff", "applied"], ...] = ()
    basis: Basis


class LastPlace(Model):
    """Who goes first when people with one rank compete for the last place."""

    by: tuple[str, ...] = ()
    """Fields compared in order: a person with a value goes before one without."""
    otherwise: Literal["decision", "refuse"] = "refuse"
    """`decision`: the office decides, and the round's input `decisions` records it."""
    decided_by: str = ""
    basis: Basis


class Exclusion(Model):
    """People who must not be chosen; the ground itself is never published."""

    title: Text
    of: Literal["everybody", "veterans"] = "everybody"
    basis: Basis


class DirectCategory(Model):
    """One way to be recommended without taking a place."""

    levels: tuple[Text, ...] = ()
    """Levels of award that count, as the kind's choices spell them; empty: any."""
    titles: tuple[Text, ...] = ()
    """Words one of which the award must contain; empty: any."""
    team_rank: int | None = Field(default=None, ge=1)
    """Lowest position in the team that counts."""
    waits_for: str = ""
    """Document that must come first; its people follow in a supplementary notice."""
    basis: str = ""
    """Empty: that of `direct`."""


class Direct(Model):
    """不占指标: recommended outside the quota."""

    categories: dict[str, DirectCategory] = Field(min_length=1)
    within_cutoff: Flag
    """Whether they too must be within the cut-off."""
    ranked_together: Flag
    """Whether they stand in the ranking with everybody else."""
    basis: Basis


class Merit(Model):
    """Veterans with a merit citation."""

    levels: tuple[Text, ...] = Field(min_length=1)
    without_cutoff: Literal["warning", "error"] = "warning"
    """What a rank beyond the cut-off is for them, where the document leaves it open."""
    basis: Basis


class Veterans(Model):
    """Ways that are open to veterans."""

    category: Text = "退役大学生士兵"
    """How the direct-admission list calls them."""
    direct_within_cutoff: Flag
    """Within the cut-off, a veteran may choose direct recommendation."""
    merit: Merit | None = None
    one_way: Flag | None = None
    """Whoever takes one way signs away the other."""
