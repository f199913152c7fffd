"""A round's YAML and an office's consent -> the YAML with the consent written into it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from generator.acts import _round_yaml
from generator.model import Approval


def approve(
    round_yaml: str,
    notice_id: str,
    part: str,
    approval: Approval,
    published: Collection[str] = (),
) -> str:
    """The text with the approval of the notice (or of the college's `part` of it).

    An office approves once: a new approval takes the place of its older one, unless that
    was of one of the `published` fingerprints.

    Raises:
        ConfigError: the round has no such notice or part.
    """
    entry = _round_yaml.flow(vars(approval))

    def same(each: Any) -> bool:
        mine = each.get("by") == approval.by
        digits = str(each.get("fingerprint"))
        return mine and not any(whole.startswith(digits) for whole in published)

    def change(document: Any) -> None:
        own = _round_yaml.unit(document, notice_id, part)
        _round_yaml.enter(own, "approvals", entry, same)

    return _round_yaml.edited(round_yaml, change)
