"""Old binary workbooks, read in a process of their own.

A changed byte in an .xls can make the library ask for more memory than there is, and
then it ends the whole process; here that costs one file.  Run as a script this file
reads a workbook from its standard input and needs nothing of this package.
"""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from python_calamine import CalamineWorkbook

MEMORY = 4 << 30
"""Bytes that the process may take, where the system can limit them."""
SECONDS = 600


def sheets(data: bytes, wanted: Sequence[int]) -> list[tuple[list[list[Any]], Any]] | None:
    """Rows and merged ranges of the sheets at `wanted`; None where they cannot be read."""
    # -P: the script's own folder must not hide standard modules of the same names.
    command = [sys.executable, "-P", __file__, *map(str, wanted)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        return None
    read: list[tuple[list[list[Any]], Any]] = pickle.loads(done.stdout)  # noqa: S301 - our own child
    return read


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _main(wanted: Sequence[int]) -> int:
    _limit()
    found = []
    with CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())) as book:
        for at in wanted:
            sheet = book.get_sheet_by_index(at)
            rows = sheet.to_python(skip_empty_area=False) if sheet.end else []
            found.append((rows, sheet.merged_cell_ranges))
    sys.stdout.buffer.write(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
    return 0


if __name__ == "__main__":
    try:
        code = _main([int(word) for word in sys.argv[1:]])
    except BaseException:  # noqa: BLE001 - a Rust panic derives from BaseException
        code = 1
    sys.exit(code)
