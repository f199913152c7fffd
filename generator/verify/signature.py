"""The ledger that readers download carries the signature of the school's own key."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ledger
from generator.model import Finding, Place
from generator.signature import SIGNED, SIGNERS, holds
from generator.verify import Site

CODE = "ledger-signature"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for a signature that is missing, wrong, or of another key."""
    if site.signer is None or not (site.folder / ledger.NAME).is_file():
        return
    text = (site.folder / ledger.NAME).read_bytes()
    missing = [name for name in (SIGNED, SIGNERS) if not (site.folder / name).is_file()]
    for name in missing:
        yield _error(name, "公示日志没有签名；请重新 build")
    if missing:
        return
    if (site.folder / SIGNERS).read_bytes() != site.signer.allowed:
        yield _error(SIGNERS, "列出的公钥不是 school.yml 所写的那一把；请重新 build")
    elif not holds(
        text, (site.folder / SIGNED).read_bytes(), site.signer.allowed, site.signer.identity
    ):
        yield _error(SIGNED, "签名与公示日志不符；请重新 build")


def _error(name: str, message: str) -> Finding:
    return Finding(CODE, "error", message, Place(name))
