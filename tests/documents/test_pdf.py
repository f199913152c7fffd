"""What a gate reads of a PDF, and what it leaves to an eye."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.verify import _pdf, leaks
from tests.documents import made

ID = "11010519491231002X"
"""The example of GB 11643; nobody's."""
ATTACHED = {
    20: "<< /Type /Filespec /F (a.txt) /UF (a.txt) /EF << /F 21 0 R >> >>",
    21: made.stream(f"number {ID}".encode(), "/Type /EmbeddedFile "),
}
NAMES = "/Names << /EmbeddedFiles << /Names [(a.txt) 20 0 R] >> >> "


def codes(data: bytes, reviewed: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    """Rule and severity of what is found in a file."""
    found = leaks.search([("a.pdf", data)], frozenset(), reviewed)
    return [(finding.code, finding.severity) for finding in found]


def test_text_is_read_though_no_byte_of_the_file_shows_it():
    """The stream is packed: only its decoded text tells."""
    data = made.pages("Rules of 2024", f"Number {ID}")
    assert ID.encode() not in data
    assert codes(data) == [("leaks", "error")]
    assert codes(made.pages("Rules of 2024", "Second page")) == []


@pytest.mark.parametrize(
    "data",
    [
        made.pages("Rules", info=f"/Info << /Author ({ID}) >> "),
        made.pages("Rules", root="/Metadata 20 0 R ", more={20: made.stream(ID.encode())}),
        made.pages("Rules", root="/Outlines 20 0 R ", more={
            20: "<< /First 21 0 R /Last 21 0 R /Count 1 >>",
            21: f"<< /Title ({ID}) /Parent 20 0 R /Dest [10 0 R /Fit] >>"}),
        made.pages("Rules", root=NAMES, more=ATTACHED),
    ],
    ids=["author", "metadata", "bookmark", "file within"],
)  # fmt: skip
def test_what_stands_beside_the_pages_is_read_too(data):
    """A name or number may stand where no page shows it."""
    assert ("leaks", "error") in codes(data)


def test_a_scan_is_refused_and_names_its_pages():
    """A page with a picture and no text hides behind pages of text."""
    found = list(leaks.search([("a.pdf", made.pages("Rules", "scan"))], frozenset()))
    assert [finding.message for finding in found] == [
        "无法检查其中有无个人信息（PDF 第 2 页是扫描件，没有可检查的文字）；请人工查看，或改为网页文字后再放"
    ]


def test_a_scan_that_somebody_has_read_passes_with_a_note():
    """The record holds for this very file: one byte more and it is another."""
    data = made.pages("scan")
    reviewed = frozenset({sha256(data).hexdigest()})
    assert codes(data, reviewed) == [("leaks-reviewed", "note")]
    assert codes(data + b" ", reviewed) == [("leaks-unseen", "error")]


def test_no_eye_has_seen_what_is_packed_within():
    """A file inside a reviewed scan stays an error."""
    closed = {**ATTACHED, 21: made.stream(b"7z\xbc\xaf'\x1c", "/Type /EmbeddedFile ")}
    data = made.pages("scan", root=NAMES, more=closed)
    found = codes(data, frozenset({sha256(data).hexdigest()}))
    assert found == [("leaks-reviewed", "note"), ("leaks-unseen", "error")]


def test_a_reviewed_scan_still_may_not_hold_a_number():
    """What can be read is searched all the same."""
    data = made.pages("scan", info=f"/Info << /Author ({ID}) >> ")
    assert ("leaks", "error") in codes(data, frozenset({sha256(data).hexdigest()}))


def test_a_blank_page_is_no_scan():
    """Nothing is drawn on it."""
    blank = {10: made.PAGE.format("", 11, ""), 11: made.stream(b" ")}
    read = _pdf.read(made.pages("x", more=blank))
    assert read is not None
    assert read.mute == ()


@pytest.mark.parametrize("data", [b"%PDF-1.7\n%%EOF", b"%PDF-1.7" + b"\0" * 99])
def test_a_broken_pdf_stays_closed(data):
    """Whatever the parser meets, the file is not passed over."""
    assert _pdf.read(data) is None
