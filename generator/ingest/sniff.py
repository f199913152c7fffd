"""First bytes of a file -> its real format, whatever its name says.

教务 systems save HTML and tab-separated text as `.xls`; WPS writes `.et` in both the
old and the new format; an encrypted workbook is an OLE file, like an old `.xls`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

SUFFIXES: Final = (".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".tsv", ".html", ".htm")

MAX_FILE: Final = 200 * 2**20
"""Bytes; a sheet of 100,000 × 40 is about 20 MB."""
MAX_UNPACKED: Final = 2**30
MAX_RATIO: Final = 200
"""Unpacked : packed, from 20 MB on; real sheets reach 60, a zip bomb 1,000."""
MAX_ROWS: Final = 200_000
MAX_COLUMNS: Final = 512
MAX_CELLS: Final = 20_000_000

TROUBLE: Final = {
    "encrypted": "文件设有打开密码，无法读取；请在 Excel 或 WPS 中打开后取消密码，再保存一次",
    "damaged": "文件已损坏或没有传完，无法打开；请向报送单位重新索取，先确认能在 Excel 中打开",
    "empty-file": "文件是空的（0 字节）；请重新保存或重新传输",
    "unknown-format": "不是能读取的表格文件；请另存为 .xlsx（或 .xls .xlsm .et .ods .csv .tsv）",
    "too-large": "文件过大，不予读取；请删去多余的工作表、图片和空白格式后再保存",
}

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|meta|table|style|body)\b", re.IGNORECASE)
_BINARY = (b"%PDF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf")


def is_lock_file(name: str) -> bool:
    """`~$x.xlsx` of Office, `.~x.xlsx` of WPS, `.~lock.x.ods#` of LibreOffice."""
    return name.startswith(("~$", ".~"))


def sniff(data: bytes, suffix: str) -> str:
    """One of `xlsx xls ods html text`, or a key of `TROUBLE`."""
    if not data:
        return "empty-file"
    if len(data) > MAX_FILE:
        return "too-large"
    if data.startswith(b"PK"):
        return _zip(data)
    if data.startswith(_OLE):
        return _ole(data)
    if suffix.lower() not in SUFFIXES or data.startswith(_BINARY):
        return "unknown-format"
    return _text(data, suffix.lower())


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            sizes = sum(info.file_size for info in archive.infolist())
            manifest = "META-INF/manifest.xml"
            locked = manifest in names and b"encryption-data" in archive.read(manifest)
    except (
        zipfile.BadZipFile,
        zlib.error,
        OSError,
        EOFError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ):
        return "damaged"
    if sizes > MAX_UNPACKED or (sizes > 20 * 2**20 and sizes > MAX_RATIO * len(data)):
        return "too-large"
    if locked:
        return "encrypted"
    if any(name.lower() == "xl/workbook.xml" for name in names):
        return "xlsx"
    return "ods" if {"content.xml", manifest} <= names else "unknown-format"


def _ole(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted"
    streams = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
    return "xls" if any(name in data for name in streams) else "unknown-format"


def _text(data: bytes, suffix: str) -> str:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", "ignore").encode()
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"MIME-Version")):
        return "html" if b"<html" in head.lower() else "unknown-format"
    if _HTML.search(head):
        return "html"
    if suffix in {".xlsx", ".xlsm", ".ods"}:
        return "damaged"
    return "text"
