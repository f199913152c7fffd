"""A round's YAML and an office's consent -> the YAML with the consent written into it.

Comments, order, quotes and line ends stay as the webmaster wrote them.
"""

from __future__ import annotations

import io
import re
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.tokens import CommentToken

from generator.errors import ConfigError
from generator.model import Approval

LIST = re.compile(
    r"^( *)[^\s#-][^\n]*:[ ]*(?:#[^\n]*)?\n(?:[ ]*(?:#[^\n]*)?\n)*\1( *)- ", re.MULTILINE
)
"""A key, and below it the first item of its list: how far are items moved in?"""


def approve(round_yaml: str, notice_id: str, part: str, approval: Approval) -> str:
    """The text with the approval of the notice (or of the college's `part` of it).

    An office approves once: a new approval takes the place of its older one.

    Raises:
        ConfigError: the round has no such notice or part.
    """
    text = round_yaml.removeprefix("\ufeff").replace("\r\n", "\n")
    yaml = _yaml(text)
    document = yaml.load(text)
    _enter(_unit(document, notice_id, part), approval)
    written = io.StringIO()
    yaml.dump(document, written)
    ends = "\r\n" if "\r\n" in round_yaml else "\n"
    return written.getvalue().replace("\n", ends)


def _yaml(text: str) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    found = LIST.search(text)
    offset = len(found[2]) if found else 2
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml


def _unit(document: Any, notice_id: str, part: str) -> Any:
    notices = (document or {}).get("notices") or ()
    for notice in (each for each in notices if each.get("id") == notice_id):
        for own in (notice.get("parts") or ()) if part else (notice,):
            if not part or own.get("part") == part:
                return own
    name = f"{notice_id}（{part}）" if part else notice_id
    raise ConfigError([f"rounds 中没有公示 {name}；请核对编号和学院全称"])


def _enter(own: CommentedMap, approval: Approval) -> None:
    entry = CommentedMap(
        step=approval.step, by=approval.by, on=approval.on, fingerprint=approval.fingerprint
    )
    entry.fa.set_flow_style()
    after = _cut_tail(*_last(own, "approvals" if "approvals" in own else [*own][-1]))
    approvals = own.get("approvals")
    if not approvals:
        approvals = own["approvals"] = CommentedSeq()
    mine = [at for at, each in enumerate(approvals) if each.get("by") == approval.by]
    if mine:
        approvals[mine[0]] = entry
    else:
        approvals.append(entry)
    for at in reversed(mine[1:]):
        del approvals[at]
    if after:
        holder, key = _last(own, "approvals")
        holder.ca.items[key] = [CommentToken(after, CommentMark(0), None), None, None, None]


def _last(node: Any, key: str | int) -> tuple[Any, str | int]:
    """Where ruamel keeps what follows `node[key]`: its innermost last entry."""
    value = node[key]
    if isinstance(value, (CommentedMap, CommentedSeq)) and value and not value.fa.flow_style():
        return _last(value, [*value][-1] if isinstance(value, CommentedMap) else len(value) - 1)
    return node, key


def _cut_tail(holder: Any, key: str | int) -> str:
    """Take away blank lines and comments below an entry; a remark on its own line stays."""
    tokens = holder.ca.items.get(key)
    place = 2 if isinstance(key, str) else 0
    if not tokens or not tokens[place]:
        return ""
    remark, newline, below = tokens[place].value.partition("\n")
    start = tokens[place].start_mark
    tokens[place] = CommentToken(remark + newline, start, None) if remark else None
    return f"{newline}{below}" if below else ""
