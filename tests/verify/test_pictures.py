"""`verify.pictures`: every picture is the one that the rows give."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.verify import pictures, strays
from tests.factories import notice
from tests.verify.sites import lines, put, site

OWN = "notices/2024-zsb-ranking/pictures/colleges.svg"
TIMELINE = "pictures/timeline.svg"


@pytest.mark.parametrize(
    ("path", "data", "found"),
    [
        (OWN, b"<svg/>", []),
        (OWN, b"<svg></svg>", [("error", OWN, "统计图与公示的名单不符或被改动，请重新 build")]),
        (OWN, None, [("error", OWN, "缺少统计图，请重新 build")]),
        (
            TIMELINE,
            b"<svg></svg>",
            [("warning", TIMELINE, "统计图与公示的名单不符或被改动，请重新 build")],
        ),
        (
            "notices/2024-zsb-ranking/pictures/x.svg",
            b"<svg/>",
            [("error", "notices/2024-zsb-ranking/pictures/x.svg", "多余的统计图，请重新 build")],
        ),
    ],
)
def test_pictures(tmp_path: Path, path: str, data: bytes | None, found: list) -> None:
    """Missing, altered and foreign ones are told apart."""
    due = {OWN: b"<svg/>", TIMELINE: b"<svg/>"}
    checked = replace(site(tmp_path, notice()), pictures=due)
    for name, drawn in {**due, path: data}.items():
        if drawn is not None:
            put(tmp_path, name, drawn)
    told = [(one.severity, one.place.file, one.message) for one in pictures.gate(checked)]
    assert told == found


def test_a_due_picture_is_no_stray(tmp_path: Path) -> None:
    """It lies below its notice; any other file there does not belong."""
    checked = replace(site(tmp_path, notice()), pictures={OWN: b"<svg/>"})
    put(tmp_path, OWN, b"<svg/>")
    put(tmp_path, OWN.replace("colleges", "other"), b"<svg/>")
    message = "不属于任何一份公示的文件；请删去后重新 build"
    other = ("strays-notice", OWN.replace("colleges", "other"), message)
    assert lines(list(strays.gate(checked))) == [other]
