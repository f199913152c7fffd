"""Shapes and words -> SVG text.  No style sheet: no policy of a server can forbid attributes."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

INK, SOFT, RULE, MARK = "#1f1c1a", "#5d5650", "#8a827a", "#a8201a"
FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
HATCH = (
    '<pattern id="h" width="6" height="6" patternUnits="userSpaceOnUse">'
    f'<path d="M0 6 6 0" stroke="{INK}" stroke-width="1.2"/></pattern>'
)


def document(width: int, height: int, title: str, told: str, shapes: Iterable[str]) -> str:
    """A whole picture on a white card; `told` says in words all that it shows."""
    drawn = "\n".join(shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" aria-labelledby="t d" '
        f'lang="zh-CN" font-family="{FONT}" font-size="14" fill="{INK}">\n'
        f'<title id="t">{escape(title)}</title>\n<desc id="d">{escape(told)}</desc>\n'
        f"<defs>{HATCH}</defs>\n"
        f'<rect width="{width}" height="{height}" fill="#fff"/>\n'
        f"{drawn}\n</svg>\n"
    )


def text(x: float, y: float, words: str, **attributes: object) -> str:
    """A line of text, `y` its base, readable over what it stands on."""
    look = {"stroke": "#fff", "stroke_width": 4, "paint_order": "stroke"} | attributes
    return f"<text{_all(x=_short(x), y=_short(y), **look)}>{escape(words)}</text>"


def short(words: str, most: int) -> str:
    """No more than so many characters; a description has them all."""
    return words if len(words) <= most else f"{words[: most - 1]}…"


def block(x: float, y: float, width: float, height: float, look: str = "ink") -> str:
    """A bar: `ink`, `hatch`, or a frame alone."""
    fill = {"ink": {}, "hatch": {"fill": "url(#h)", "stroke": INK}}
    size = {"width": _short(width), "height": _short(height)}
    more = fill.get(look, {"fill": "#fff", "stroke": INK})
    return f"<rect{_all(x=_short(x), y=_short(y), **size, **more)}/>"


def line(
    x1: float, y1: float, x2: float, y2: float, dashes: str = "", ink: str = INK, width: float = 1
) -> str:
    """A straight line."""
    where = {"x1": _short(x1), "y1": _short(y1), "x2": _short(x2), "y2": _short(y2)}
    more = {"stroke_dasharray": dashes} if dashes else {}
    return f"<line{_all(**where, stroke=ink, stroke_width=width, **more)}/>"


def _all(**attributes: object) -> str:
    """Every value is a number or a word of ours: nothing that must be quoted."""
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in attributes.items())


def _short(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
