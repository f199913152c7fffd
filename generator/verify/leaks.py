"""No file holds anything shaped like an ID number, phone, e-mail, card or address.

The school's own contacts pass, and so do fingerprints, whose digits may look like a
phone number.  What cannot be looked into is an error: nothing is passed over.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256

from generator import pii
from generator.model import Finding
from generator.verify import Site, _papers, _views
from generator.verify._carriers import Closed, Text, carried
from generator.verify._files import foreign_to_theme, place

CODE = "leaks"
STRICT = frozenset({"id18", "phone", "email"})
"""Kinds that do not turn up by chance in the bytes of a picture."""

_FINGERPRINT = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-f]{64}|(?:[0-9a-f]{4} ){15}[0-9a-f]{4})(?![0-9A-Za-z])"
)
_DATE = re.compile(r"(?<![0-9-])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9-])")
_NEVER = re.compile(r"(?!)")


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error per file and kind of data, and per thing that cannot be looked into."""
    reviewed = frozenset(
        each.sha256 for notice in site.notices for each in notice.attachments if each.reviewed
    )
    files = foreign_to_theme(site.folder)
    seen = (file for file in files if not _papers.is_code(*file, site.site_url))
    return search(seen, site.contacts, reviewed)


def search(
    files: Iterable[tuple[str, bytes]],
    contacts: frozenset[str],
    reviewed: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """The same for any files, given as (path, bytes).

    A scan may pass only when somebody has read exactly this file (`reviewed`, SHA-256).
    """
    for name, data in files:
        if _kinds(Text("", name), contacts):
            message = "文件名中含有疑似个人信息，请改名"
            yield Finding("leaks-file-name", "error", message, place(name), pii.BASIS)
        for part in carried(name, data):
            if isinstance(part, Closed):
                yield _closed(name, _seen(part, data, reviewed))
                continue
            for kind, count in sorted(_kinds(part, contacts).items()):
                yield _leak(name, part, kind, count)


def _leak(name: str, part: Text, kind: str, count: int) -> Finding:
    where = "（在压缩包内）" if part.inside else ""
    message = f"含有疑似{kind} {count} 处{where}，不得公开；请从来源中删去后重新生成"
    return Finding(CODE, "error", message, place(name), pii.BASIS)


def _seen(part: Closed, data: bytes, reviewed: frozenset[str]) -> Closed:
    """What an eye has seen is a note; what lies packed in the file no eye has seen."""
    if part.inside or part.severity == "note" or sha256(data).hexdigest() not in reviewed:
        return part
    return Closed(part.inside, part.reason, "note", seen=True)


def _closed(name: str, part: Closed) -> Finding:
    where = "，在压缩包内" if part.inside else ""
    if part.seen:
        message = f"{part.reason}；已按 reviewed 的记录由人工查看"
        return Finding("leaks-reviewed", "note", message, place(name), pii.BASIS)
    if part.severity == "note":
        message = f"{part.reason}{where}没有检查；请人工确认其中没有个人信息"
        return Finding("leaks-unseen", "note", message, place(name), pii.BASIS)
    message = f"无法检查其中有无个人信息（{part.reason}{where}）；请人工查看，或改为网页文字后再放"
    return Finding("leaks-unseen", part.severity, message, place(name), pii.BASIS)


def _kinds(part: Text, contacts: frozenset[str]) -> Counter[str]:
    """Chinese name of a kind -> at least how many times it occurs."""
    plain = _views.plain(part.text)
    if not _scan(plain, part, _forms_of(contacts)):
        return Counter()
    # Rarely reached, so this may be slow: again, without what is surely harmless.
    plain = _harmless(contacts).sub(_views.CUT, plain)
    plain = _FINGERPRINT.sub(_without_fingerprint, plain)
    return _scan(_DATE.sub(_views.CUT, plain), part)


def _scan(plain: str, part: Text, allowed: tuple[str, ...] = ()) -> Counter[str]:
    """The most that one of the views shows: the same leak stands in several."""
    tagless = _views.tagless(plain, office=part.office)
    views = [tagless, _views.parted(tagless), _views.unseen(plain)]
    views.append(_views.decoded(_views.runs(plain)))
    most: Counter[str] = Counter()
    for view in views:
        most |= _count(view, allowed, strict=part.binary)
    return most


def _count(view: str, allowed: tuple[str, ...], *, strict: bool) -> Counter[str]:
    hits = pii.scan(view.encode("utf-8", "replace"), allowed) if view else ()
    kinds = (hit.kind for hit in hits if not strict or hit.kind in STRICT)
    return Counter(pii.LABELS[kind] for kind in kinds)


def _without_fingerprint(match: re.Match[str]) -> str:
    """Sixty-four digits without a letter are no hash."""
    return _views.CUT if re.search("[a-f]", match[0]) else match[0]


@cache
def _harmless(contacts: frozenset[str]) -> re.Pattern[str]:
    """The contacts as they may stand in a page, in a `tel:` link or without their dashes."""
    forms = "|".join(map(re.escape, _forms_of(contacts)))
    return re.compile(rf"(?<![0-9])(?:{forms})(?![0-9])") if forms else _NEVER


@cache
def _forms_of(contacts: frozenset[str]) -> tuple[str, ...]:
    """Longest first, so that none is cut by a part of it."""
    forms = {form for contact in contacts for form in _forms(_views.plain(contact))}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))


def _forms(contact: str) -> Iterator[str]:
    digits = re.sub(r"[\s()-]", "", contact)
    yield from (contact, contact.replace(" ", ""), contact.replace("-", " "), digits)
    if digits.isdigit() and digits.startswith("0"):
        yield from (f"+86{digits[1:]}", f"+86-{contact[1:]}")
