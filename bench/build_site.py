"""The MkDocs stage: 2,000 pages × 80 rows × 12 columns, CPU seconds and peak memory.

Compares, each in a process of its own on the same Markdown:

    first     Material's defaults, as one writes them first: every page in the nav, every
              row in the search.  The keys `template`, `view` and `search` are taken out
              of the front matter, since nobody writes them first; jieba is hidden,
              since Material does not bring it (with it, this variant is slower still).
    bare      our mkdocs.yml and theme, by MkDocs alone
    ours      the same with our plugin, as `gongshi build` does it
    hugo      where it is installed: the same Markdown in a bare theme (no search, no nav)

    python bench/build_site.py [--pages 2000] [--only first,bare,ours,hugo]
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

ROWS, COLUMNS, GROUPS = 80, 12, 100
VARIANTS = ("first", "bare", "ours", "hugo")
FIRST = """\
site_name: bench
docs_dir: content
theme: {name: material, language: zh}
"""
HUGO = """\
title = "bench"
baseURL = "https://example.edu.cn/"
disableKinds = ["taxonomy", "term", "RSS"]
"""
PAGE = "<!doctype html><title>{{ .Title }}</title><body>{{ .Content }}</body>\n"


def write(project: Path, pages: int) -> None:
    """A project with `pages` group pages, `GROUPS` to a notice, by our own render."""
    from generator.model import Column
    from generator.render import listing
    from generator.render import pages as rendered
    from tests.factories import notice, person

    known = (Column("rank", "名次"), Column("name", "姓名"), Column("student_no", "学号"))
    scores = (Column(f"subject:{i}", f"科目{i}") for i in range(COLUMNS - len(known)))
    columns = (*known, *scores)
    shutil.copytree(ROOT / "content", project / "content", ignore=lambda *_: ["notices"])
    shutil.copy(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    (project / "generator").mkdir()
    shutil.copytree(ROOT / "generator/theme", project / "generator/theme")
    (project / "content/notices").mkdir()
    notices = []
    for first in range(0, pages, GROUPS):
        groups = min(GROUPS, pages - first)
        rows = [
            (*person(i)[:3], *(str(60 + (i * k) % 40) for k in range(COLUMNS - 3)))
            for i in range(groups * ROWS)
        ]
        made = notice(0, groups, id=f"notice-{first}", rows=rows, columns=columns)
        folder = project / "content/notices" / made.folder
        folder.mkdir()
        for name, text in rendered(made).items():
            (folder / name).write_text(text, encoding="utf-8")
        notices.append(made)
    (project / "content/notices/index.md").write_text(listing(notices), encoding="utf-8")


def run(variant: str, project: Path) -> None:
    """Build one variant in this process (a child of `main`)."""
    if variant == "ours":
        from generator.build import build

        build(project, project / "site", day=date(2024, 4, 9))
        return
    if variant == "first":
        sys.modules["jieba"] = None  # type: ignore[assignment]  # not there, as said above
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    mkdocs_build(config)


def prepare(variant: str, base: Path, project: Path) -> list[str]:
    """A copy of the written project for one variant, and the command that builds it."""
    shutil.copytree(base, project)
    if variant == "first":
        (project / "mkdocs.yml").write_text(FIRST, encoding="utf-8")
    if variant == "hugo":
        (project / "config.toml").write_text(HUGO, encoding="utf-8")
        (project / "layouts/_default").mkdir(parents=True)
        for name in ("single.html", "list.html"):
            (project / "layouts/_default" / name).write_text(PAGE, encoding="utf-8")
        (project / "layouts/index.html").write_text(PAGE, encoding="utf-8")
    if variant in ("first", "hugo"):
        for path in project.glob("content/**/*.md"):
            text = path.read_text(encoding="utf-8")
            text = re.sub(r"(?m)^(?:template|view): .*\n|^search:\n  exclude: true\n", "", text)
            path.write_text(text, encoding="utf-8")
    if variant == "hugo":
        for index in project.glob("content/**/index.md"):
            index.rename(index.with_name("_index.md"))
        return ["hugo", "--quiet", "--source", str(project), "--destination", "site"]
    return _self(variant, project)


def _self(step: str, project: Path, pages: int = 0) -> list[str]:
    return [
        sys.executable,
        __file__,
        *("--run", step, "--project", str(project), "--pages", str(pages)),
    ]


def measure(command: list[str], project: Path) -> dict[str, float]:
    """Wall and CPU seconds, peak memory of the command, and the size of what it built."""
    started = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"failed: {' '.join(command)}")
    size = sum(path.stat().st_size for path in project.rglob("site/**/*") if path.is_file())
    return {
        "wall_s": round(time.monotonic() - started, 1),
        "cpu_s": round(usage.ru_utime + usage.ru_stime, 2),
        "rss_mb": round(usage.ru_maxrss / (1 if sys.platform == "darwin" else 1024)),
        "site_mb": round(size / 1e6, 1),
    }


def main() -> None:
    """Measure the variants one after the other and print figures and ratios as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--only", default=",".join(VARIANTS))
    parser.add_argument("--run", choices=("write", *VARIANTS))
    parser.add_argument("--project", type=Path)
    options = parser.parse_args()
    if options.run == "write":
        write(options.project, options.pages)
        return
    if options.run:
        run(options.run, options.project)
        return
    figures: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder) / "base"
        base.mkdir()
        # In a process of its own: a child's peak memory includes that of its parent.
        measure(_self("write", base, options.pages), base)
        for variant in options.only.split(","):
            if variant == "hugo" and not shutil.which("hugo"):
                continue
            project = Path(folder) / variant
            figures[variant] = measure(prepare(variant, base, project), project)
            print(variant, figures[variant], file=sys.stderr, flush=True)
            shutil.rmtree(project)
    ratios = {
        f"{name}/ours": round(figure["cpu_s"] / figures["ours"]["cpu_s"], 1)
        for name, figure in figures.items()
        if "ours" in figures and name != "ours"
    }
    print(json.dumps({"pages": options.pages, "figures": figures, "cpu_ratio": ratios}, indent=2))


if __name__ == "__main__":
    main()
