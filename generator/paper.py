"""A template of HTML and its values -> a page that is made to be printed.

It stands by itself, without the frame of the site.  Whatever a template prints is
escaped, unless it says `safe`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.details import Contact
from generator.rooms import PACKAGE
from generator.wording import chinese, contact, fours, ways

STYLE = PACKAGE / "theme" / "stylesheets" / "print.css"


def page(template: Path, **values: object) -> str:
    """The text of the template; it may include those beside it."""
    return _environment(template.parent).get_template(template.name).render(**values)


def fixed(text: str) -> str:
    """Words and numbers that no line may part: `第 1 版`."""
    return text.replace(" ", "\u00a0")


def lines(office: Contact) -> list[str]:
    """An office's ways, one for each line: `电话 …`."""
    return [f"{name} {value}" for name, value in ways(office).items()]


@cache
def _environment(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.filters.update(cn=chinese, contact=contact, fixed=fixed, fours=fours, lines=lines)
    return environment
