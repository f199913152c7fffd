"""The ledger on a live site -> whether the site is the newest one, an older one, or a forgery."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator import ledger
from generator.ledger import Ledger
from generator.model import Finding, Place
from generator.observe.web import Answer


def check(answer: Answer, recorded: Ledger) -> Iterator[Finding]:
    """Yield an error for a live ledger that is not the one that was recorded."""
    if answer.status != 200:
        yield _fault("live-ledger-missing", f"服务器应答 {answer.status}，没有公示日志；请重新部署")
        return
    live, due = answer.body, recorded.text
    if live == due:
        return
    behind = len(due.splitlines()) - serial(answer)
    if due.startswith(live):
        message = f"网站停在旧版：还差最新 {behind} 条记录；请部署最新的 site/"
        yield _fault("live-ledger-rolled-back", message)
    elif due and live.startswith(due):
        message = f"网站上的日志比本机多 {-behind} 条；请在最新的项目文件夹中核对"
        yield _fault("live-ledger-ahead", message)
    else:
        number = _first_difference(live, due)
        message = f"第 {number} 条起与本机的日志不同，被改写；请查明原因，再重新部署"
        yield _fault("live-ledger-rewritten", message)


def serial(answer: Answer) -> int:
    """Number of lines of the live ledger; 0 where none can be read."""
    return len(answer.body.splitlines()) if answer.status == 200 else 0


def head(answer: Answer) -> str:
    """SHA-256 of its last line; empty where that is no line of a ledger."""
    try:
        json.loads(answer.body.splitlines()[-1])
    except (ValueError, IndexError):
        return ""
    return ledger.head(answer.body) if answer.status == 200 else ""


def _first_difference(live: bytes, due: bytes) -> int:
    pairs = zip(live.splitlines(), due.splitlines(), strict=False)
    same = 0
    for one, other in pairs:
        if one != other:
            break
        same += 1
    return same + 1


def _fault(code: str, message: str) -> Finding:
    return Finding(code, "error", message, Place(ledger.NAME))
