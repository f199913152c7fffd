"""What a spreadsheet library does not tell: one `SheetLook` for each sheet.

`look.xlsx` streams the XML of a workbook before anything else reads it.  It knows the
true size (one cell at XFD1048576 would cost a reader gigabytes), hidden parts, error
cells and formulas without a value.  Bytes are searched, not parsed: 100,000 × 40
cells are 140 MB of XML.  `look_xls` and `look_ods` do the same for their formats.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.etree import ElementTree as ET

from generator.ingest.grid import number

_CHUNK = 2**20
_SMALL_PART = 8 * 2**20
_ON = rb'"(?:1|true)"'
_CELL = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')


@dataclass
class SheetLook:
    """Facts of one sheet; rows and columns are 0-based."""

    name: str
    visible: bool = True
    last_row: int = -1
    """Last row that holds a value."""
    last_column: int = -1
    far: str = ""
    """The cell furthest to the right, such as `XFD1048576`."""
    hidden_rows: list[int] = field(default_factory=list)
    """Hidden or filtered-out rows that hold a value."""
    hidden_columns: set[int] = field(default_factory=set)
    errors: set[tuple[int, int]] = field(default_factory=set)
    uncached: set[tuple[int, int]] = field(default_factory=set)
    comments: tuple[str, ...] = ()
    """Raw XML of comments; only ever searched for leaks."""


def xlsx(data: bytes) -> tuple[SheetLook, ...]:
    """The sheets of an `.xlsx`, in the order of the workbook.

    Raises:
        ValueError, KeyError, zipfile.BadZipFile, ET.ParseError: the file is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return tuple(_sheet(archive, *entry) for entry in _entries(archive))


def _entries(archive: zipfile.ZipFile) -> Iterator[tuple[str, str, bool]]:
    """Name, part and visibility of each worksheet."""
    book = next(name for name in archive.namelist() if name.lower() == "xl/workbook.xml")
    targets = {key: part for key, _, part in _relations(archive, book)}
    for sheet in _small_part(archive, book).iter():
        if _local(sheet.tag) == "sheet":
            key = next((v for k, v in sheet.attrib.items() if _local(k) == "id"), "")
            visible = sheet.get("state", "visible") == "visible"
            yield sheet.get("name", ""), targets.get(key, ""), visible


def _relations(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str, str]]:
    """Id, kind and target of what a part refers to."""
    folder, name = posixpath.split(part)
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.NameToInfo:
        return
    for item in _small_part(archive, path):
        target = item.get("Target", "")
        whole = target[1:] if target.startswith("/") else f"{folder}/{target}"
        yield item.get("Id", ""), item.get("Type", ""), posixpath.normpath(whole)


def _small_part(archive: zipfile.ZipFile, path: str) -> ET.Element:
    if archive.getinfo(path).file_size > _SMALL_PART:
        raise ValueError(path)
    text = archive.read(path)
    if b"<!DOCTYPE" in text or b"<!ENTITY" in text:  # OOXML has none; an attack has
        raise ValueError(path)
    return ET.fromstring(text)  # noqa: S314 - no entities, size limited


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _sheet(archive: zipfile.ZipFile, name: str, part: str, visible: bool) -> SheetLook:
    found = SheetLook(name, visible)
    if part not in archive.NameToInfo:
        return found
    with archive.open(part) as stream:
        head, prefix, rest = _head(stream)
        if b"worksheet" not in head:  # a chart or dialog sheet has no cells
            return found
        found.hidden_columns = _hidden_columns(head)
        scan = _Scan(found, prefix, bool(re.search(rb"zeroHeight=" + _ON, head)))
        for block in _blocks(stream, rest, b"</" + prefix + b"row>"):
            scan.block(block)
    found.comments = tuple(_comments(archive, part))
    return found


def _comments(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    for _, kind, target in _relations(archive, part):
        if kind.lower().endswith(("/comments", "/threadedcomment")) and (
            target in archive.NameToInfo
        ):
            yield archive.read(target)[:_SMALL_PART].decode("utf-8", "replace")


def _head(stream: IO[bytes]) -> tuple[bytes, bytes, bytes]:
    """Everything before the cells, the namespace prefix (`x:`), and what was read beyond."""
    text = b""
    while b"sheetData" not in text and len(text) < _SMALL_PART:
        more = stream.read(_CHUNK)
        if not more:
            break
        text += more
    at = text.find(b"sheetData")
    head = text[: at if at >= 0 else len(text)]
    match = re.search(rb"<(\w+:)?worksheet\b", head)
    return head, (match[1] or b"") if match else b"", text[len(head) :]


def _hidden_columns(head: bytes) -> set[int]:
    hidden: set[int] = set()
    for tag in re.findall(rb"<(?:\w+:)?col\s[^>]*>", head):
        if re.search(rb"\bhidden=" + _ON, tag) or re.search(rb'\bwidth="0"', tag):
            low, high = (re.search(rb"\b" + key + rb'="(\d+)"', tag) for key in (b"min", b"max"))
            if low and high:
                hidden.update(range(int(low[1]) - 1, min(int(high[1]), 16384)))
    return hidden


def _blocks(stream: IO[bytes], rest: bytes, end: bytes) -> Iterator[bytes]:
    """Runs of whole rows; what follows the last row comes last."""
    while more := stream.read(_CHUNK):
        rest += more
        cut = rest.rfind(end)
        if cut >= 0:
            yield rest[: cut + len(end)]
            rest = rest[cut + len(end) :]
        elif len(rest) > 64 * _CHUNK:
            raise ValueError("one row of more than 64 MB")
    yield rest


class _Scan:
    """Adds what each block of rows shows to a `SheetLook`."""

    def __init__(self, found: SheetLook, prefix: bytes, zero_height: bool) -> None:
        self.found = found
        self.zero_height = zero_height
        self.end = b"</" + prefix + b"row>"
        self.cell = b"<" + prefix + b"c "
        self.formula = b"<" + prefix + b"f"
        self.values = (b"</" + prefix + b"v>", b"</" + prefix + b"is>")
        self.ends = tuple(value + b"</" + prefix + b"c>" for value in self.values)
        self.row = re.compile(rb"<" + prefix + rb"row\b([^>]*)>")
        self.hidden = re.compile(rb'\bhidden="(?:1|true)"|\bht="0"')
        self.error = re.compile(rb"<" + prefix + rb'c\b([^>]*\bt="e"[^>]*)>')
        self.empty = re.compile(
            rb"<P(c)\b([^>]*)>\s*<Pf\b(?:[^>]*/>|[^>]*>[^<]*</Pf>)\s*"
            rb"(?:<Pv\s*/>|<Pv>\s*</Pv>)?\s*</Pc>".replace(b"P", prefix)
        )

    def block(self, text: bytes) -> None:
        """Look at a run of whole rows."""
        for piece in text.split(self.end)[:-1]:
            self._extent(piece)
        if self.zero_height or b"hidden=" in text or b' ht="0"' in text:
            self._hidden_rows(text)
        if b't="e"' in text:
            self._mark(self.found.errors, (m[1] for m in self.error.finditer(text)))
        if self.formula in text:
            # A formula of type `str` without text is an empty string, which is a value.
            attributes = (m[2] for m in self.empty.finditer(text))
            self._mark(self.found.uncached, (a for a in attributes if b't="str"' not in a))

    def _extent(self, row: bytes) -> None:
        # Nearly every row ends in a value; only others need a search from end to start.
        full = row.endswith(self.ends)
        at = len(row) if full else max(row.rfind(value) for value in self.values)
        if at < 0:
            return
        found = self.found
        match = _CELL.search(row, row.rfind(self.cell, 0, at))
        if match is None:  # cells without addresses count from the left
            found.last_row += 1
            found.last_column = max(found.last_column, row.count(self.cell) - 1)
            return
        found.last_row = max(found.last_row, int(match[2]) - 1)
        column = number(match[1].decode())
        if column > found.last_column:
            found.last_column = column
            found.far = (match[1] + match[2]).decode()

    def _hidden_rows(self, text: bytes) -> None:
        for piece in text.split(self.end)[:-1]:
            tags = list(self.row.finditer(piece))
            if not tags or not any(value in piece for value in self.values):
                continue
            attributes = tags[-1][1]  # earlier tags are empty rows, `<row …/>`
            unset = self.zero_height and b"ht=" not in attributes
            number_ = re.search(rb'\br="(\d+)"', attributes)
            if (unset or self.hidden.search(attributes)) and number_:
                self.found.hidden_rows.append(int(number_[1]) - 1)

    @staticmethod
    def _mark(cells: set[tuple[int, int]], tags: Iterator[bytes]) -> None:
        for tag in tags:
            if match := _CELL.search(tag):
                cells.add((int(match[2]) - 1, number(match[1].decode())))
