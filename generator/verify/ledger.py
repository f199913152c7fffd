"""The built folder and `content/` are what the ledger says was published, no more, no less.

A ledger that was shortened or written anew by somebody who can compute a chain is known
by the serial and head that are remembered outside it.  Breaks of the chain itself are
`generator.ledger.faults`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from generator import ledger
from generator.ledger import Entry, Ledger
from generator.model import Finding, Place, Severity
from generator.notice import Notice
from generator.verify import Site, _table
from generator.wording import fours

PAGE = "log/index.html"
FROZEN = ("school", "contacts", "policy", "annex", "about", "explanation", "published", "sample")
RESTORE = "请从备份恢复 content/ledger.jsonl"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error, with a code of its own, for each way in which they differ."""
    recorded = site.ledger
    if recorded is None:
        return
    yield from _remembered(recorded, *site.remembered)
    yield from _copy(site, recorded)
    yield from _page(site)
    there = {notice.folder: notice for notice in site.notices}
    for folder in recorded.folders():
        shown, last = recorded.shown(folder), recorded.last(folder)
        found = _ended(site, last) if shown is None else _standing(site, shown, there.get(folder))
        yield from (finding.of(last.notice, last.part) for finding in found)
    for folder in sorted(set(there) - set(recorded.folders())):
        message = "在 content/ 中，但公示日志里没有，也没有齐全的审批；请移走，或补齐审批后 build"
        yield _fault("ledger-unrecorded", message).of(there[folder].id, there[folder].part)


def _remembered(recorded: Ledger, serial: int, head: str) -> Iterator[Finding]:
    if serial > recorded.serial:
        message = f"公示日志只有 {recorded.serial} 条，此前已有 {serial} 条，被退回旧版或截短"
        yield _fault("ledger-rolled-back", f"{message}；{RESTORE}")
    elif serial and recorded.entries[serial - 1].digest != head:
        message = f"公示日志前 {serial} 条与此前记下的不是同一份，被整个重写"
        yield _fault("ledger-rewritten", f"{message}；{RESTORE}")


def _copy(site: Site, recorded: Ledger) -> Iterator[Finding]:
    """What readers download is the ledger; an older one until the next build."""
    file = site.folder / ledger.NAME
    if not file.is_file():
        yield _fault("ledger-copy-missing", "站点中没有可下载的公示日志；请重新 build")
        return
    data, due = file.read_bytes(), recorded.text
    if data != due and due.startswith(data):
        behind = len(due.splitlines()) - len(data.splitlines())
        message = f"站点中的公示日志还差最新 {behind} 条；请重新 build"
        yield _fault("ledger-copy-behind", message, "warning")
    elif data != due:
        yield _fault("ledger-copy-altered", "站点中的公示日志与 content/ 中的不同；请重新 build")


def _page(site: Site) -> Iterator[Finding]:
    """The page names the head of the ledger that lies beside it."""
    file, copy = site.folder / PAGE, site.folder / ledger.NAME
    shown = _table.text(file.read_text("utf-8", "replace")) if file.is_file() else ""
    if copy.is_file() and fours(ledger.head(copy.read_bytes())) not in shown:
        message = "公示日志的网页上没有印出日志的末条指纹；请重新 build"
        yield Finding("ledger-page", "error", message, Place(PAGE))


def _ended(site: Site, last: Entry) -> Iterator[Finding]:
    """Nothing but a page that says so is left of what was withdrawn or retired."""
    folder = site.folder / "notices" / last.folder
    own = folder / "index.html"
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not (path == own and b"<table" not in path.read_bytes()):
            what = "撤回" if last.act == "withdrawn" else "到期撤下"
            message = f"日志记载已{what}，站点中仍有它的文件；请重新 build"
            place = Place(path.relative_to(site.folder).as_posix())
            yield Finding("ledger-still-shown", "error", message, place)


def _standing(site: Site, shown: Entry, notice: Notice | None) -> Iterator[Finding]:
    """What was published stays, as it was, until the last day that was announced."""
    until = shown.facts.get("retain_until", "")
    if until and date.fromisoformat(until) < site.today:
        return
    if notice is None:
        message = f"保留至 {until}，却不在 content/notices/ 中；请从 archive/ 或备份恢复"
        yield _fault("ledger-notice-missing", message)
    elif (notice.revision, notice.fingerprint) != (shown.revision, shown.fingerprint):
        message = f"与日志记载的第 {shown.revision} 版指纹不符；请从 archive/ 或备份恢复"
        yield _fault("ledger-notice-altered", message)
    elif until and not _kept(notice, date.fromisoformat(until)):
        message = f"保留期限与公布时的 {until} 不符；请从 archive/ 或备份恢复"
        yield _fault("ledger-dates-altered", message)
    elif shown.facts.get("page", frozen(notice)) != frozen(notice):
        message = "咨询和投诉渠道、依据或说明与公布时不同；请从 archive/ 或备份恢复"
        yield _fault("ledger-facts-altered", message)


def frozen(notice: Notice) -> str:
    """Digest of the facts on a page that are fixed at publication and are not in `rows.json`.

    32 hex digits; it stands in the ledger.
    """
    facts = notice.front_matter()
    told = {name: facts.get(name) for name in FROZEN}
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return sha256(text.encode()).hexdigest()[:32]


def _kept(notice: Notice, until: date) -> bool:
    """As long as was announced, or longer where its period was prolonged since."""
    longer = notice.later.planned is not None and notice.retain_until > until
    return notice.retain_until == until or longer


def _fault(code: str, message: str, severity: Severity = "error") -> Finding:
    return Finding(code, severity, message, Place(ledger.NAME))
