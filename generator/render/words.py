"""A template of `templates/` and its values -> Markdown text.

Closed by default: whatever a template prints is encoded, unless it is `Ready`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.notice import count
from generator.render.cell import prose
from generator.wording import brief, chinese, contact, fours, span

__all__ = ["Ready", "chinese", "contact", "fours", "render", "span"]

TEMPLATES = Path(__file__).parent / "templates"


class Ready(str):
    """Markdown that was made by us: printed as it is."""

    __slots__ = ()


def render(template: str, **values: object) -> str:
    """The text of `templates/<template>.md.j2`; blank lines never pile up."""
    text = _environment().get_template(f"{template}.md.j2").render(**values)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n") + "\n"


def _finalize(value: object) -> str:
    return value if isinstance(value, Ready) else prose(str(value))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        auto_reload=False,
        # Markdown, not HTML: `_finalize` makes every printed value inert.
        autoescape=False,  # noqa: S701
    )
    environment.globals["span"] = span
    environment.filters.update(brief=brief, cn=chinese, contact=contact, counted=count, fours=fours)
    return environment
