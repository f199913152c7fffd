"""Opening a page asks no other host for anything: no font, script, picture or frame.

A visitor of a list of names must not be told of to a third party.  Links that a reader
clicks are no requests.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.model import Finding
from generator.verify import Site
from generator.verify._files import files, of_theme, place

CODE = "foreign"

_TAG = re.compile(r"<([A-Za-z][\w:-]*)((?:\s|/)[^<>]*?(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))")
_LOADS = frozenset(
    ["src", "srcset", "imagesrcset", "poster", "data", "background", "manifest", "codebase"]
) | frozenset(["action", "formaction", "ping", "xlink:href", "lowsrc", "dynsrc"])
"""Attributes whose address a browser asks for, whatever the element."""
_CLICKED = frozenset({"a", "area"})
_SILENT = frozenset({"canonical", "alternate", "prev", "next", "license", "author", "help", "me"})
"""What a `link` element may be without a browser asking for it."""
_HOST = re.compile(r"(?:(?:https?|wss?|ftp):)?//", re.IGNORECASE)
_IN_STYLE = re.compile(
    r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)|(?:image|image-set|src)\(\s*[\"']([^\"']+)",
    re.IGNORECASE,
)
_IN_SCRIPT = re.compile(r"[\"'`]((?:(?:https?|wss?):)?//[\w.-]+\.[^\"'`\s]*)", re.IGNORECASE)
_NAMESPACE = re.compile(r"https?://www\.w3\.org/(?:1999|2000|1998)/")
_SCRIPT = re.compile(r"<script\b[^<>]*>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^<>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_REFRESH = re.compile(r"url\s*=\s*[\"']?(.*)", re.IGNORECASE)
_IGNORED = re.compile(r"[\t\r\n]")
_TRIGGERS = {
    'class="mermaid"': "图表（mermaid）",
    'data-md-component="source"': "代码仓库信息（repo_url）",
}
"""What makes the theme's own script ask another host when a page holds it."""


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each way in which a file asks another host for something."""
    for name, data in files(site.folder):
        reason = _reason(name, data)
        for way in sorted(reason):
            message = f"{way}会向其他网站发出请求；请把所需文件放进本站，或删去"
            yield Finding(CODE, "error", message, place(name))


def _reason(name: str, data: bytes) -> set[str]:
    ending = name.rsplit(".", 1)[-1].lower()
    if ending not in {"html", "htm", "css", "svg", "js", "xhtml"}:
        return set()
    text = data.decode("utf-8", "replace")
    if ending == "css":
        return _style(text)
    if ending == "js":
        # The theme's bundle names hosts that it asks only where a trigger stands on a page.
        return set() if of_theme(name, data) else _script(text)
    return _page(text)


def _page(text: str) -> set[str]:
    text = _COMMENT.sub("", text)
    found = {f"页面中的{what}" for trigger, what in _TRIGGERS.items() if trigger in text}
    if "//" not in text and "&" not in text and "\\" not in text:
        return found
    for body in _SCRIPT.findall(text):
        found |= _script(body)
    for body in _STYLE.findall(text):
        found |= _style(body)
    for element, rest in _TAG.findall(_SCRIPT.sub(_head_only, text)):
        if "/" in rest or "\\" in rest or "&" in rest:
            found |= _element(element.lower(), rest)
    return found


def _head_only(match: re.Match[str]) -> str:
    return match[0][: match[0].index(">") + 1]


def _element(element: str, rest: str) -> set[str]:
    given = {m[0].lower(): html.unescape(m[1] or m[2] or m[3]) for m in _ATTRIBUTE.findall(rest)}
    found = {
        f"<{element}> 的 {name} "
        for name, value in given.items()
        if _asks(element, name, given) and any(map(_elsewhere, _addresses(name, value)))
    }
    if "style" in given:
        found |= _style(given["style"])
    return found


def _asks(element: str, name: str, given: dict[str, str]) -> bool:
    if name == "content":
        return element == "meta" and given.get("http-equiv", "").lower() == "refresh"
    if name == "href":
        kinds = set(given.get("rel", "").lower().split())
        silent = element == "link" and bool(kinds) and kinds <= _SILENT
        return element not in _CLICKED and not silent
    return name in _LOADS


def _addresses(name: str, value: str) -> list[str]:
    if name == "content":
        return _REFRESH.findall(value)
    if name.endswith("srcset"):
        return [piece.strip().split(" ")[0] for piece in value.split(",") if piece.strip()]
    return value.split() if name == "ping" else [value]


def _elsewhere(address: str) -> bool:
    """As a browser reads an address: blanks around and within lines are dropped."""
    cleaned = _IGNORED.sub("", address).strip("\0 ").replace("\\", "/")
    return _HOST.match(cleaned) is not None


def _style(text: str) -> set[str]:
    found = (first or second or third for first, second, third in _IN_STYLE.findall(text))
    return {"样式中的地址"} if any(map(_elsewhere, found)) else set()


def _script(text: str) -> set[str]:
    found = _IN_SCRIPT.findall(text.replace("\\/", "/"))
    return {"脚本中的地址"} if any(not _NAMESPACE.match(address) for address in found) else set()
