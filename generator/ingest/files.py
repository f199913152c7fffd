"""A path -> its sheets, whatever the format; every trouble is a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator.ingest.delimited import open_delimited
from generator.ingest.grid import Opened
from generator.ingest.html_table import open_html
from generator.ingest.sniff import MAX_FILE, TROUBLE, is_lock_file, sniff
from generator.ingest.workbook import open_workbook
from generator.model import Finding, Place


def without_lock_files(
    paths: Iterable[Path], root: Path
) -> tuple[tuple[Path, ...], tuple[Finding, ...]]:
    """The files that hold data, and a note for each lock file of an open editor."""
    kept: list[Path] = []
    notes: list[Finding] = []
    for path in paths:
        if is_lock_file(path.name):
            text = "这是 Excel 或 WPS 打开文件时的临时文件，没有读取；请先保存并关闭原文件"
            notes.append(Finding("lock-file", "note", text, Place(relative(path, root))))
        else:
            kept.append(path)
    return tuple(dict.fromkeys(kept)), tuple(notes)


def open_file(path: Path, root: Path, *, everything: bool = False) -> Opened:
    """The sheets of one file; `everything` adds hidden parts, for the leak gate."""
    file = relative(path, root)
    try:
        data = b"" if path.stat().st_size > MAX_FILE else path.read_bytes()
        form = sniff(data, path.suffix) if data or path.stat().st_size == 0 else "too-large"
    except OSError:
        text = "文件打不开；请确认文件存在、没有被别的程序占用"
        return Opened(findings=(Finding("unreadable", "error", text, Place(file)),))
    if form in TROUBLE:
        return Opened(findings=(Finding(form, "error", TROUBLE[form], Place(file)),))
    opened = _open(data, form, file, everything=everything)
    if any(f.severity == "error" for f in opened.findings) or any(g.rows for g in opened.grids):
        return opened
    text = "文件里没有可以读取的表格（工作表是空的或隐藏的）；请核对文件"
    return replace(
        opened, findings=(*opened.findings, Finding("no-table", "error", text, Place(file)))
    )


def _open(data: bytes, form: str, file: str, *, everything: bool) -> Opened:
    if form == "text":
        return open_delimited(data, file)
    if form == "html":
        return open_html(data, file)
    return open_workbook(data, form, file, everything=everything)


def relative(path: Path, root: Path) -> str:
    """Path as findings show it: relative to the project folder, forward slashes."""
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.name
