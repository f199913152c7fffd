"""The Content-Security-Policy of the server rules fits the pages, and needs no `unsafe-*`.

An inline script may be only one that the theme's own templates hold: whatever else runs
on a page came from data.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

from generator.model import Finding
from generator.verify import Site
from generator.verify._files import files, place, templates

CODE = "csp"

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_OUTSIDE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_DATA = re.compile(r"\btype\s*=\s*[\"']?application/(?:ld\+)?json\b", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z][\w:-]*\s[^<>]*?(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*>")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_HANDLER = re.compile(r"\s(on[a-z]+|style)(?=[\s=/>])", re.IGNORECASE)
_STYLE = re.compile(r"<style\b", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_JINJA = re.compile(r"\\\{\\\{.*?\\\}\\\}")
_TOLD = re.compile(r"script-src ([^;\"\n]*)")


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each page and each file of rules at fault."""
    found: set[str] = set()
    for name, data in files(site.folder):
        if name.endswith(".html"):
            page = _COMMENT.sub("", data.decode("utf-8", "replace"))
            scripts = set(_inline(page))
            found |= scripts
            yield from _page(name, page, scripts)
    yield from _rules(site, {f"'sha256-{_digest(script)}'" for script in found})


def _inline(page: str) -> Iterator[str]:
    for head, body in _SCRIPT.findall(page):
        if not _OUTSIDE.search(head) and not _DATA.search(head):
            yield body


def _page(name: str, page: str, scripts: set[str]) -> Iterator[Finding]:
    if not all(map(_known, scripts)):
        yield _error(name, "页面中有不属于主题的脚本；请查明来源后删去")
    rest = _SCRIPT.sub("", page)
    if _STYLE.search(rest):
        yield _error(name, "页面中有 <style>，浏览器会按安全策略拦下；请改用样式文件")
    ways = {way.lower() for tag in _suspects(rest) for way in _HANDLER.findall(tag)}
    for way in sorted(ways):
        yield _error(name, f"页面元素带有 {way}，浏览器会按安全策略拦下；请删去")


def _suspects(page: str) -> Iterator[str]:
    """Tags without the values of their attributes, in which anything may stand."""
    for tag in _TAG.findall(page):
        if "style" in tag.lower() or " on" in tag.lower() or "\non" in tag.lower():
            yield _VALUE.sub("= ", tag)


def _rules(site: Site, expected: set[str]) -> Iterator[Finding]:
    for name, data in sorted(site.server.items()):
        for told in _TOLD.findall(data.decode("utf-8", "replace")):
            given = set(told.split())
            if "unsafe-" in told or given != expected | {"'self'"}:
                message = "安全策略（CSP）与网页中的脚本不符；请重新 build，并更新服务器规则"
                yield _error(f"server/{name}", message)
                break


@cache
def _known(script: str) -> bool:
    return any(shape.fullmatch(script) for shape in _shapes())


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """Inline scripts of the theme's templates; a value that they print is a path."""
    found = set()
    for folder in templates():
        for path in sorted(folder.rglob("*.html")):
            found |= set(_inline(_read(path)))
    return tuple(
        re.compile(_JINJA.sub(r"[\\w./~%-]*", re.escape(body))) for body in sorted(found) if body
    )


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return base64.b64encode(sha256(script.encode()).digest()).decode()


def _error(name: str, message: str) -> Finding:
    return Finding(CODE, "error", message, place(name))
