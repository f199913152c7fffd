"""Every picture on the site is the one that the published rows give, and there is no other."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Finding, Severity
from generator.verify import Site
from generator.verify._files import place

CODE = "pictures"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each picture that is missing, altered or not to be there.

    What stands above all notices may tell of one that was taken down since: a warning.
    """
    for path, data in sorted(site.pictures.items()):
        file = site.folder / path
        if not file.is_file():
            yield Finding(CODE, "error", "缺少统计图，请重新 build", place(path))
        elif file.read_bytes() != data:
            message = "统计图与公示的名单不符或被改动，请重新 build"
            severity: Severity = "error" if path.startswith("notices/") else "warning"
            yield Finding(CODE, severity, message, place(path))
    there = {
        path.relative_to(site.folder).as_posix() for path in site.folder.rglob("pictures/*.svg")
    }
    for path in sorted(there - site.pictures.keys()):
        yield Finding(CODE, "error", "多余的统计图，请重新 build", place(path))
