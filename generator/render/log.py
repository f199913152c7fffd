"""Ledger -> `log.md`, the public page of every act, the latest first.

It holds what the ledger holds: notices, dates, offices, fingerprints; nobody's data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from generator.front_matter import with_front_matter
from generator.ledger import Entry, Ledger
from generator.render.words import Ready, render
from generator.signature import NAMESPACE, SIGNED, SIGNERS, Signer

ACTS = {
    "published": "公布",
    "amended": "更正",
    "supplemented": "补充",
    "withdrawn": "撤回",
    "closed": "公示结束",
    "retired": "到期撤下",
}


def log_page(
    ledger: Ledger, standing: Collection[str], signer: Signer | None = None, *, sample: bool = False
) -> str:
    """The page; `standing` are the folders of notices and parts that can be linked to."""
    entries = list(reversed(ledger.entries))
    months = {
        month: [_told(entry, standing) for entry in found]
        for month, found in groupby(entries, key=_month)
    }
    body = render(
        "log",
        serial=ledger.serial,
        head=ledger.head,
        months=months,
        signer=signer,
        key=Ready(signer.fingerprint if signer else ""),
        file=_download("ledger.jsonl"),
        signed=_download(SIGNED),
        signers=_download(SIGNERS),
        command=Ready(_command(signer) if signer else ""),
        sample=sample,
    )
    front = {"title": "公示日志", "view": "log", "search": {"exclude": True}}
    return with_front_matter(front, body)


def _month(entry: Entry) -> str:
    day = datetime.fromisoformat(entry.time)
    return f"{day.year} 年 {day.month} 月"


def _told(entry: Entry, standing: Collection[str]) -> dict[str, Any]:
    return {
        "serial": entry.serial,
        "time": f"{datetime.fromisoformat(entry.time):%Y-%m-%d %H:%M}",
        "act": ACTS[entry.act],
        "title": entry.facts.get("title") or entry.folder,
        "link": Ready(f"notices/{entry.folder}/index.md") if entry.folder in standing else "",
        "revision": entry.revision,
        "fingerprint": entry.fingerprint,
        "said": list(_said(entry)),
    }


def _said(entry: Entry) -> Iterator[str]:
    """What besides is told of an act, each in a few words."""
    facts = entry.facts
    lasts = facts.get("from") != facts.get("to")  # what is only made known has one day
    if entry.act in {"published", "amended"} and lasts:
        yield f"公示期 {facts['from']} 至 {facts['to']}"
    if facts.get("change"):
        yield facts["change"]
    if facts.get("result"):
        yield f"结果：{facts['result']}"
    if entry.act == "supplemented" and facts.get("by"):
        yield f"由 {facts['by']} 补充"
    if entry.reason:
        yield f"原因：{entry.reason}"
    if entry.offices:
        yield f"部门：{'、'.join(entry.offices)}"


def _download(name: str) -> Ready:
    """As HTML: the file is put beside the built pages, where MkDocs does not look for it."""
    return Ready(f'<a href="../{name}" download>{name}</a>')


def _command(signer: Signer) -> str:
    named = f"-f {SIGNERS} -I {signer.identity} -n {NAMESPACE} -s {SIGNED}"
    return f"    ssh-keygen -Y verify {named} < ledger.jsonl"
