"""An `.ods` -> the same facts that `look.xlsx` finds.

Repeated rows and cells (`number-rows-repeated`) are counted, not made.
"""

from __future__ import annotations

import html
import io
import re
import zipfile

from generator.ingest.look import SheetLook

_TAG = re.compile(
    r"<(/?)(table:table|table:table-row|table:table-column|table:(?:covered-)?table-cell"
    r"|office:annotation)(?=[\s/>])([^>]*)>"
)
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_HIDDEN_STYLE = re.compile(
    r'<style:style [^>]*style:name="([^"]*)"[^>]*>\s*<style:table-properties [^>]*'
    r'table:display="false"'
)
_ERROR_TEXT = re.compile(r">(?:#N/A|#DIV/0!|#VALUE!|#REF!|#NAME\?|#NUM!|Err:\d+)<")


def look(data: bytes) -> tuple[SheetLook, ...]:
    """The sheets of an `.ods`, in order.

    Raises:
        KeyError, ValueError, zipfile.BadZipFile: the file is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.read("content.xml").decode()
    hidden = {html.unescape(name) for name in _HIDDEN_STYLE.findall(text)}
    scan = _Scan(text, hidden)
    for match in _TAG.finditer(text):
        scan.tag(match)
    return tuple(scan.found)


class _Scan:
    """Keeps the position in the sheet while the tags go by."""

    def __init__(self, text: str, hidden_styles: set[str]) -> None:
        self.text = text
        self.hidden_styles = hidden_styles
        self.found: list[SheetLook] = []
        self.row = self.column = self.definition = 0
        self.repeat = 1
        self.row_hidden = self.row_filled = False
        self.depth = 0

    def tag(self, match: re.Match[str]) -> None:
        """One opening or closing tag."""
        closing, name, inner = match[1] == "/", match[2], match[3]
        facts = dict(_ATTRIBUTE.findall(inner))
        if name == "table:table":
            self._table(facts, closing)
        elif not self.found or self.depth != 1:
            return  # a table inside a cell
        elif name == "table:table-row":
            self._row(facts, closing=closing, empty=inner.endswith("/"))
        elif closing:
            return
        elif name == "table:table-column":
            self._columns(facts)
        elif name == "office:annotation":
            self.found[-1].comments += (self.text[match.end() : match.end() + 2000],)
        else:
            self._cell(facts, match)

    def _table(self, facts: dict[str, str], closing: bool) -> None:
        self.depth += -1 if closing else 1
        if not closing and self.depth == 1:
            style = html.unescape(facts.get("table:style-name", ""))
            name = html.unescape(facts.get("table:name", ""))
            self.found.append(SheetLook(name, visible=style not in self.hidden_styles))
            self.row = self.definition = 0

    def _row(self, facts: dict[str, str], *, closing: bool, empty: bool) -> None:
        if not closing:
            self.repeat = int(facts.get("table:number-rows-repeated", "1"))
            self.row_hidden = facts.get("table:visibility", "visible") != "visible"
            self.row_filled, self.column = False, 0
        if closing or empty:
            sheet = self.found[-1]
            if self.row_filled:
                sheet.last_row = self.row + self.repeat - 1
                if self.row_hidden:
                    sheet.hidden_rows += range(self.row, self.row + min(self.repeat, 1000))
            self.row += self.repeat

    def _columns(self, facts: dict[str, str]) -> None:
        count = int(facts.get("table:number-columns-repeated", "1"))
        if facts.get("table:visibility", "visible") != "visible":
            columns = range(self.definition, self.definition + min(count, 16384))
            self.found[-1].hidden_columns.update(columns)
        self.definition += count

    def _cell(self, facts: dict[str, str], match: re.Match[str]) -> None:
        sheet = self.found[-1]
        count = int(facts.get("table:number-columns-repeated", "1"))
        place = (self.row, self.column)
        if "office:value-type" in facts:
            self.row_filled = True
            sheet.last_column = max(sheet.last_column, self.column + count - 1)
            inside = self.text[match.end() : match.end() + 60]
            wrong = facts.get("calcext:value-type") == "error"
            if wrong or _ERROR_TEXT.search(inside.split("</table:", 1)[0]):
                sheet.errors.add(place)
        elif "table:formula" in facts:
            self.row_filled = True
            sheet.uncached.add(place)
        self.column += count
