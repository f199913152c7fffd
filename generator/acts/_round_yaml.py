"""A round's YAML -> the same with an entry more, and nothing else touched.

Comments, order, quotes and line ends stay as the webmaster wrote them.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.tokens import CommentToken

from generator.errors import ConfigError

LIST = re.compile(
    r"^( *)[^\s#-][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*\1( *)- ", re.MULTILINE
)
"""A key, and below it the first item of its list: how far are items moved in?"""


def edited(round_yaml: str, change: Callable[[Any], None]) -> str:
    """The text after `change` was done to what it says."""
    text = round_yaml.removeprefix("\ufeff").replace("\r\n", "\n")
    yaml = _yaml(text)
    document = yaml.load(text)
    change(document)
    written = io.StringIO()
    yaml.dump(document, written)
    ends = "\r\n" if "\r\n" in round_yaml else "\n"
    return written.getvalue().replace("\n", ends)


def unit(document: Any, notice_id: str, part: str) -> Any:
    """The mapping of a notice, or of the college's `part` of it.

    Raises:
        ConfigError: the round has no such notice or part.
    """
    for notice in (each for each in noticed(document) if each.get("id") == notice_id):
        for own in (notice.get("parts") or ()) if part else (notice,):
            if not part or own.get("part") == part:
                return own
    name = f"{notice_id}（{part}）" if part else notice_id
    raise ConfigError([f"rounds 中没有公示 {name}；请核对编号和学院全称"])


def noticed(document: Any) -> Any:
    """The round's notices."""
    return (document or {}).get("notices") or ()


def flow(values: Mapping[str, Any]) -> CommentedMap:
    """A mapping that is written on one line."""
    entry = CommentedMap({key: plain(value) for key, value in values.items()})
    entry.fa.set_flow_style()
    return entry


def plain(value: Any) -> Any:
    """A day of its own: one that stands in two places would become an anchor and an alias."""
    return date.fromisoformat(value.isoformat()) if isinstance(value, date) else value


def enter(own: CommentedMap, key: str, entry: Any, instead: Callable[[Any], bool]) -> None:
    """Put `entry` into the list `own[key]`: in place of the entries it stands for, or last.

    What follows the list (blank lines, comments) goes on following it.
    """
    above = own[key if key in own else [*own][-1]]
    after = _cut_tail(*_last(own, key if key in own else [*own][-1]))
    ends = _cut_ends(above)
    entries = own.get(key)
    if not entries:
        entries = own[key] = CommentedSeq()
    former = [at for at, each in enumerate(entries) if instead(each)]
    if former:
        entries[former[0]] = entry
    else:
        entries.append(entry)
    for at in reversed(former[1:]):
        del entries[at]
    if ends:
        entries.ca.comment = entries.ca.comment or [None, None]  # without it they are not written
        entries.ca.end = ends
    if after:
        holder, last = _last(own, key)
        tokens: list[Any] = [None] * 4
        tokens[_place(last)] = CommentToken(after, CommentMark(0), None)
        holder.ca.items[last] = tokens


def _yaml(text: str) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    found = LIST.search(text)
    offset = len(found[2]) if found else 2
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml


def _last(node: Any, key: str | int) -> tuple[Any, str | int]:
    """Where ruamel keeps what follows `node[key]`: its innermost last entry."""
    value = node[key]
    if isinstance(value, (CommentedMap, CommentedSeq)) and value and not value.fa.flow_style():
        return _last(value, [*value][-1] if isinstance(value, CommentedMap) else len(value) - 1)
    return node, key


def _cut_tail(holder: Any, key: str | int) -> str:
    """Take away blank lines and comments below an entry; a remark on its own line stays."""
    tokens = holder.ca.items.get(key)
    place = _place(key)
    if not tokens or not tokens[place]:
        return ""
    remark, newline, below = tokens[place].value.partition("\n")
    start = tokens[place].start_mark
    tokens[place] = CommentToken(remark + newline, start, None) if remark else None
    return f"{newline}{below}" if below else ""


def _cut_ends(value: Any) -> list[Any]:
    """Take away what follows the last block of all, wherever in it ruamel has put it."""
    if not isinstance(value, (CommentedMap, CommentedSeq)) or not value:
        return []
    below = _cut_ends(value[[*value][-1] if isinstance(value, CommentedMap) else len(value) - 1])
    own, value.ca.end = value.ca.end, []
    return [*below, *own]


def _place(key: str | int) -> int:
    """Where ruamel keeps what follows an entry of a mapping, or of a list."""
    return 2 if isinstance(key, str) else 0
