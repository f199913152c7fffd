"""A live site, or pages in a foreign one -> findings, and which notices were seen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from generator import ledger
from generator.model import Finding, Place
from generator.notice import Notice
from generator.observe import compare, headers, record, rows, tables
from generator.observe.plan import NOBODY, Look, Published, plan
from generator.observe.web import BUSY, Answer, Client, Unreachable

AT_ONCE = 4
"""Connections at a time: a college's server has students to serve."""
PATIENCE = 5
"""Addresses in a row without an answer, after which the whole site is."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Seen:
    """What one visit saw."""

    findings: tuple[Finding, ...]
    seen: Mapping[str, str]
    """Folder -> 16 digits of the fingerprint of what stood there as published."""
    faults: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checked: int = 0
    ledger: int = 0
    head: str = ""


def site(client: Client, published: Published, say: Say) -> Seen:
    """Ask for every address, and compare.

    Raises:
        Unreachable: the site itself does not answer.
    """
    client.get("")
    looks = plan(published)
    say(f"正在核对 {len(looks)} 个网址 …")
    asked = list(_ask(client, looks))
    findings = [f for look, answer in asked for f in _findings(look, answer, published)]
    live = next((answer for look, answer in asked if look.path == ledger.NAME), None)
    if isinstance(live, Answer):
        findings = [*record.check(live, published.ledger), *findings]
    answers = [(look, answer) for look, answer in asked if isinstance(answer, Answer)]
    findings += compare.any_address(client.get(NOBODY))
    findings += headers.check(answers, published)
    faults = _faults(findings, looks)
    return Seen(
        tuple(findings),
        _whole(published, looks, faults),
        faults,
        len(answers),
        record.serial(live) if isinstance(live, Answer) else 0,
        record.head(live) if isinstance(live, Answer) else "",
    )


def pages(client: Client, addresses: Sequence[str], notices: Sequence[Notice]) -> Seen:
    """The rows alone of a notice or part, on pages of a foreign site, one after the other.

    Raises:
        Unreachable: a page does not answer.
    """
    found: list[list[tables.Row]] = []
    for address in addresses:
        answer = client.get(address)
        if answer.status != 200:
            message = f"服务器应答 {answer.status}；请检查网址"
            return _foreign(notices, [Finding("live-missing", "error", message, Place(address))])
        found += tables.tables(tables.decoded(answer.body, answer.headers.get("content-type", "")))
    due = [one for notice in notices for one in rows.due(notice, notice.masked.groups)]
    place = Place(addresses[0])
    findings = [
        Finding("live-rows-changed", "error", f"{message}；请在该系统中改正", place)
        for message in rows.differences(due, found)
    ]
    return _foreign(notices, findings, len(addresses))


def _foreign(notices: Sequence[Notice], findings: Sequence[Finding], checked: int = 0) -> Seen:
    one = notices[0]
    part = one.part if len(notices) == 1 else ""
    named = tuple(finding.of(one.id, part) for finding in findings)
    folders = {notice.folder: notice.fingerprint[:16] for notice in notices}
    codes = tuple(dict.fromkeys(finding.code for finding in named))
    faults = dict.fromkeys(folders, codes) if codes else {}
    return Seen(named, {} if codes else folders, faults, checked)


def _ask(client: Client, looks: Sequence[Look]) -> Iterator[tuple[Look, Answer | Unreachable]]:
    """Answers in the order of the addresses; a site that falls silent is not asked on."""
    silent = 0
    with ThreadPoolExecutor(AT_ONCE) as executor:
        answers = executor.map(lambda look: _get(client, look), looks)
        try:
            for look, answer in zip(looks, answers, strict=True):
                silent = silent + 1 if _is_silence(answer) else 0
                if silent >= PATIENCE:
                    raise _given_up(answer)
                yield look, answer
        finally:
            executor.shutdown(cancel_futures=True)


def _is_silence(answer: Answer | Unreachable) -> bool:
    return isinstance(answer, Unreachable) or answer.status in BUSY


def _given_up(answer: Answer | Unreachable) -> Unreachable:
    if isinstance(answer, Unreachable):
        return answer
    message = f"连续 {PATIENCE} 个网址应答 {answer.status}，不再问下去；请检查服务器"
    return Unreachable(message)


def _get(client: Client, look: Look) -> Answer | Unreachable:
    try:
        return client.get(look.address)
    except Unreachable as error:
        return error


def _findings(look: Look, answer: Answer | Unreachable, published: Published) -> Iterable[Finding]:
    if isinstance(answer, Answer):
        # The ledger is looked at line by line.
        return () if look.path == ledger.NAME else compare.compare(look, answer, published)
    notice = published.by_folder.get(look.folder)
    finding = Finding("live-unreachable", "error", str(answer), Place(look.path))
    return [finding.of(notice.id, notice.part) if notice else finding]


def _faults(findings: Iterable[Finding], looks: Iterable[Look]) -> dict[str, tuple[str, ...]]:
    """Folder -> codes of the errors there; what is the site's own under the empty name."""
    folders = {look.path: look.folder for look in looks}
    found: dict[str, dict[str, None]] = {}
    for finding in findings:
        if finding.severity == "error":
            folder = folders.get(finding.place.file, "")
            found.setdefault(folder, {})[finding.code] = None
    return {folder: tuple(codes) for folder, codes in sorted(found.items())}


def _whole(
    published: Published, looks: Iterable[Look], faults: Mapping[str, tuple[str, ...]]
) -> dict[str, str]:
    """Notices that stand as published; one whose page is not in `site/` yet was not seen."""
    there = {look.folder for look in looks if not look.gone and look.path in published.files}
    return {
        folder: notice.fingerprint[:16]
        for folder, notice in sorted(published.by_folder.items())
        if folder in there and folder not in published.ended and folder not in faults
    }
