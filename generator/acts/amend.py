"""A round's YAML and a correction -> the YAML with the correction written into it."""

from __future__ import annotations

from typing import Any

from generator.acts import _round_yaml
from generator.config.round import Correction


def amend(round_yaml: str, notice_id: str, part: str, correction: Correction) -> str:
    """The text with the correction of the notice (or of the college's `part` of it).

    One entry for each revision: it takes the place of an older one for the same.

    Raises:
        ConfigError: the round has no such notice or part.
    """
    entry = _round_yaml.flow(correction.model_dump(exclude_none=True))

    def change(document: Any) -> None:
        own = _round_yaml.unit(document, notice_id, part)
        _round_yaml.enter(
            own, "corrections", entry, lambda each: each.get("revision") == correction.revision
        )

    return _round_yaml.edited(round_yaml, change)
