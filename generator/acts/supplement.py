"""A round's YAML and a supplement -> the YAML with a notice more."""

from __future__ import annotations

from datetime import date
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generator.acts import _round_yaml
from generator.config.round import NoticeSpec


def supplement(round_yaml: str, notice: NoticeSpec) -> str:
    """The text with the notice at the end of its round; its id must be new there."""
    values = notice.model_dump(exclude_defaults=True, mode="python", by_alias=True)

    def change(document: Any) -> None:
        _round_yaml.enter(document, "notices", _block(values), lambda _: False)

    return _round_yaml.edited(round_yaml, change)


def _block(values: dict[str, Any]) -> CommentedMap:
    """One key a line, as a webmaster would write it; short mappings on one line."""
    entry = CommentedMap()
    for key, value in values.items():
        entry[key] = _value(key, value)
    return entry


def _value(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return _round_yaml.flow(value)
    if isinstance(value, (tuple, list)):
        blocks = key == "parts"
        found = CommentedSeq(_block(each) if blocks else each for each in value)
        if not blocks:
            found.fa.set_flow_style()
        return found
    return _round_yaml.plain(value) if isinstance(value, (date, int)) else str(value)
