"""content/ and drafts/ together -> a site in a temporary folder, shown on this machine.

Every page is marked as a preview.  Nothing in the project is touched, so a draft can
never slip into `content/` or `site/`.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator import build as engine
from generator import notice
from generator.config.project import Project
from generator.ledger import Ledger
from generator.pipeline import Say
from generator.pipeline.refresh import published, refresh
from generator.pipeline.site import edition_of, stand_beside


def serve(project: Project, today: date, port: int, say: Say) -> None:
    """Show the preview until it is interrupted; it is made anew when something changes."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)

        def rebuild() -> None:
            assemble(project.root, place / "content")
            engine.build(
                project.root,
                place / "site",
                day=today,
                content=place / "content",
                school=project.school.shown(),
                preview=True,
            )
            online, _ = published(place / "content")
            edition = replace(edition_of(project, online, Ledger(), today), preview=True)
            stand_beside(project, edition, place / "site")

        say("正在生成预览 …")
        rebuild()
        server = LiveReloadServer(rebuild, "127.0.0.1", port, str(place / "site"))
        for folder in ("content", "drafts", "site_config"):
            if (project.root / folder).is_dir():
                server.watch(str(project.root / folder))
        say(f"预览：http://127.0.0.1:{port}/ （按 Ctrl+C 结束；页面有水印，不会上网）")
        with suppress(KeyboardInterrupt):
            server.serve(open_in_browser=False)  # type: ignore[no-untyped-call, unused-ignore]


def assemble(root: Path, content: Path) -> None:
    """A copy of `content/` in which the drafts stand too."""
    shutil.rmtree(content, ignore_errors=True)
    shutil.copytree(root / "content", content)
    drafts = root / "drafts"
    for folder in notice.folders(drafts):
        target = content / "notices" / folder.relative_to(drafts)
        for earlier in (path for path in target.glob("*") if path.is_file()):
            earlier.unlink()  # pages of a revision that the draft takes the place of
        shutil.copytree(folder, target, dirs_exist_ok=True, ignore=_inner_notices)
    refresh(content)


def _inner_notices(folder: str, names: list[str]) -> set[str]:
    """A part's folder is copied on its own turn."""
    return {name for name in names if (Path(folder) / name).is_dir()}
