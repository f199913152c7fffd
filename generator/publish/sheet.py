"""A notice and a template of `templates/` -> a page beside the notice's own, for printing."""

from __future__ import annotations

from pathlib import Path

from generator import paper
from generator.notice import Notice
from generator.publish.edition import Edition, title

TEMPLATES = Path(__file__).parent / "templates"


def text(template: str, notice: Notice, edition: Edition, **values: object) -> str:
    """The page at `notices/<folder>/<any one folder>/`."""
    address = edition.address(notice)
    return paper.page(
        TEMPLATES / f"{template}.html.j2",
        notice=notice,
        edition=edition,
        title=title(notice),
        address=address,
        version=f"{address}r{notice.revision}/",
        code=f"../r{notice.revision}/code.svg",
        root="../" * (notice.folder.count("/") + 3),
        **values,
    )
