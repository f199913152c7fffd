"""A document's files -> its Markdown text and its attachments, or what is wrong with them.

These files are content of the school (`site_config/documents/`), not raw data: they are
published as they are, so everything in them is looked at here, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pandas as pd

from generator import pii, prose
from generator.config.project import Unit
from generator.model import Finding, Place, Reading, Sheet, Source

TEXT = "text"
"""Column of a document's lines."""
TEXT_LIMIT = 1_000_000
FILE_LIMIT = 50_000_000
"""Bytes."""
NAME = re.compile(
    r"[0-9A-Za-z\u4e00-\u9fff（）〔〕《》·_-][0-9A-Za-z\u4e00-\u9fff（）〔〕《》·._-]*\.pdf"
)
_DIGEST = re.compile(r"(?<![0-9a-f])[0-9a-f]{16,64}(?![0-9a-f])")


@dataclass(frozen=True)
class Attached:
    """A file to be downloaded with the document."""

    name: str
    data: bytes
    sha256: str
    reviewed: str
    """`综合审查组 2024-03-15`, where the round records that somebody read this very file."""


def read(paths: Sequence[Path], root: Path, contacts: frozenset[str]) -> Reading:
    """The Markdown files, a row a line in the column `text`; each file ends a paragraph."""
    findings: list[Finding] = []
    lines: list[str] = []
    origin: list[tuple[int, int]] = []
    for number, path in enumerate(paths):
        text = _text(path, root, contacts, findings)
        for at, line in enumerate([*text.strip("\n").split("\n"), ""], 1):
            lines.append(line)
            origin.append((number, at + len(text) - len(text.lstrip("\n"))))
    source = Source(
        pd.DataFrame({TEXT: pd.array(lines, dtype="str")}),
        pd.DataFrame(origin, columns=["sheet", "row"], dtype="int64"),
        tuple(Sheet(path.relative_to(root).as_posix(), "", {}, {}) for path in paths),
    )
    return Reading(source, tuple(findings))


def markdown(source: Source) -> str:
    """The text of all files."""
    return "\n".join(source.table[TEXT]).strip("\n")


def attached(unit: Unit, root: Path) -> tuple[tuple[Attached, ...], tuple[Finding, ...]]:
    """The unit's attachments, and what is wrong with their names and formats."""
    findings: list[Finding] = []
    files = [_attached(name, unit, root, findings) for name in unit.attachments]
    sound = tuple(each for each in files if each)
    if len({each.name.lower() for each in sound}) < len(sound):
        text = "附件的文件名相同；请改名，使每个附件都有自己的名字"
        findings.append(Finding("attachment-name", "error", text))
    return sound, tuple(findings)


def _text(path: Path, root: Path, contacts: frozenset[str], findings: list[Finding]) -> str:
    file = path.relative_to(root).as_posix()
    data = path.read_bytes()
    if path.suffix.lower() not in {".md", ".markdown"} or len(data) > TEXT_LIMIT:
        text = "正文须是不超过 1 MB 的 Markdown 文件；Word 请整理成文字，PDF 请写进 attachments"
        findings.append(Finding("document-format", "error", text, Place(file)))
        return ""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        message = "不是 UTF-8 编码；请用编辑器另存为 UTF-8"
        findings.append(Finding("document-format", "error", message, Place(file)))
        return ""
    faults = prose.faults(text)
    findings += [
        Finding("document-markup", "error", fault.message, Place(file, row=fault.line))
        for fault in faults
    ]
    findings += _personal(text, file, contacts)
    return "" if faults else text


def _personal(text: str, file: str, contacts: frozenset[str]) -> Iterator[Finding]:
    """Personal data by line; the school's own contacts pass."""
    for position, kind in pii.hits(text.split("\n"), contacts):
        label = pii.LABELS[kind]
        message = f"含有{label}，不得公开；请删去，学校自己的联系方式请写进 school.yml"
        place = Place(file, row=position + 1)
        yield Finding("no-personal-data", "error", message, place, pii.BASIS)


def _attached(name: str, unit: Unit, root: Path, findings: list[Finding]) -> Attached | None:
    path = root / name
    if not path.is_file():
        text = "找不到附件；请把文件放到该位置，或更正 attachments 的写法"
        findings.append(Finding("attachment-missing", "error", text, Place(name)))
        return None
    data = path.read_bytes()
    digest = sha256(data).hexdigest()
    if not NAME.fullmatch(path.name):
        text = "附件须是 PDF，文件名只用汉字、字母、数字、括号、连字符和小写的 .pdf；请导出或改名"
        findings.append(Finding("attachment-name", "error", text, Place(name)))
        return None
    if not data.startswith(b"%PDF-") or len(data) > FILE_LIMIT:
        text = "不是 PDF 文件，或超过 50 MB；请重新导出"
        findings.append(Finding("attachment-format", "error", text, Place(name)))
        return None
    return Attached(path.name, data, digest, _review(unit, digest))


def _review(unit: Unit, digest: str) -> str:
    """Who has read this very file; a record of another version counts for nothing."""
    for review in unit.reviewed:
        if any(digest.startswith(named) for named in _DIGEST.findall(review.document)):
            return f"{review.by} {review.on}"
    return ""
