"""content/ -> a finished site folder, by MkDocs.

MkDocs empties the folder it builds into, so a site is built aside, verified there, and
then swapped in (`disk.swap`).
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import shutil
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from generator.errors import DiskError, GongshiError
from generator.rooms import PACKAGE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

THEME = PACKAGE / "theme"


def build(
    root: Path,
    site: Path,
    *,
    day: date,
    content: Path | None = None,
    school: Mapping[str, Any] | None = None,
    preview: bool = False,
    fast: bool = True,
) -> None:
    """Build the project at `root` into `site`, which MkDocs empties first.

    The same input gives the same bytes on the same `day`.  `content` stands in for the
    project's own folder; `school` is what the pages say of the school, in place of what
    `mkdocs.yml` says; a `preview` marks every page as not published; without `fast`, MkDocs
    works alone.

    Raises:
        GongshiError: MkDocs found fault with a page, a link or `mkdocs.yml`.
        DiskError: the folder cannot be written.
    """
    sync_theme(root)
    with _environment(day), _rare_collections(), _strict_log() as faults:
        try:
            config = _settings(root, site, content)
            config.extra |= {**(school or {}), **({"preview": True} if preview else {})}
            _run(config, fast)
        except OSError as error:
            raise DiskError(f"写不了网站文件夹 {site.name}：{error.strerror or error}") from error
        except (Exception, SystemExit) as error:
            raise GongshiError(_message(faults, error)) from error
    _slim(site)


def sync_theme(root: Path) -> None:
    """Where the project keeps a copy of our theme (`custom_dir: theme`), renew it.

    What the project added itself stays.
    """
    settings = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    if settings.get("theme", {}).get("custom_dir") != "theme":
        return
    for source in sorted(path for path in THEME.rglob("*") if path.is_file()):
        target = root / "theme" / source.relative_to(THEME)
        if not target.is_file() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def _settings(root: Path, site: Path, content: Path | None) -> MkDocsConfig:
    # Imported here: MkDocs and its theme read the environment when they are imported.
    from mkdocs.config import load_config

    chosen = {"docs_dir": str(content)} if content else {}
    return load_config(str(root / "mkdocs.yml"), site_dir=str(site), strict=True, **chosen)


def _run(config: MkDocsConfig, fast: bool) -> None:
    from mkdocs.commands.build import build as mkdocs_build

    if fast:
        # By name, as MkDocs finds a plugin by its entry point; this needs no installation.
        plugin = importlib.import_module("generator.plugin").GongshiPlugin()
        plugin.load_config({})
        config.plugins["gongshi"] = plugin
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def _environment(day: date) -> Iterator[None]:
    """The day as MkDocs' clock, and no advertisement for its successor."""
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    ours = {
        "SOURCE_DATE_EPOCH": str(int(noon.timestamp())),
        "NO_MKDOCS_2_WARNING": "1",
    }
    before = {name: os.environ.get(name) for name in ours}
    os.environ.update(ours)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _rare_collections() -> Iterator[None]:
    """A build keeps nearly all that it makes; looking for garbage takes a tenth of its time."""
    before = gc.get_threshold()
    gc.set_threshold(200_000, 50, 50)
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _strict_log() -> Iterator[list[str]]:
    """What MkDocs complains of, collected instead of printed; jieba's chatter is dropped."""
    log, jieba = logging.getLogger("mkdocs"), logging.getLogger("jieba")
    collector, before = _Collector(), (log.propagate, jieba.level)
    log.addHandler(collector)
    log.propagate = False
    jieba.disabled = True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of the libraries; pages' faults come by the log
            yield collector.messages
    finally:
        log.removeHandler(collector)
        log.propagate = before[0]
        jieba.disabled = False


def _message(faults: list[str], error: BaseException) -> str:
    listed = "\n".join(f"  {fault}" for fault in faults or [str(error)])
    return f"MkDocs 没有建成网站，请修改下列问题后再运行：\n{listed}"


def _slim(site: Path) -> None:
    """Material's own scripts and style sheets are copied by MkDocs and asked for by no page."""
    for path in sorted((_material() / "assets").rglob("*"), reverse=True):
        copy = site / "assets" / path.relative_to(_material() / "assets")
        if copy.is_file():
            copy.unlink()
        elif copy.is_dir() and not any(copy.iterdir()):
            copy.rmdir()
    with suppress(OSError):  # the school's own files stay
        (site / "assets").rmdir()


def _material() -> Path:
    return Path(str(files("material"))) / "templates"
