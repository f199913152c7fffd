"""`name`: enough for oneself, not enough for a stranger.

张三 -> 张＊ · 张小三 -> 张＊三 · 欧阳明 -> 欧阳＊ · 欧阳小明 -> 欧阳＊明 ·
买买提·吐尔逊 -> 买＊提·吐＊逊 · John Smith -> J＊ S＊

One ＊ whatever the length, so that the mask does not tell how much it hides; a masked
name masks to itself.
"""

from __future__ import annotations

import re

import pandas as pd

from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions
from generator.mask._surnames import COMPOUND

STAR = "＊"
LETTER = re.compile(r".[\u0300-\u036f\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]*", re.DOTALL)
"""A character with the marks and variant selectors that belong to it."""
HAN = re.compile(r"[\u3005\u3007\u3400-\u9fff\ue000-\ufaff\U00020000-\U0010ffff]")
"""Chinese characters, private ones included (rare characters of old fonts)."""
BREAK = re.compile(r"([·•‧・.\s-]+)")
"""Between the parts of a name that is no Chinese one, kept as they stand."""


def mask(values: pd.Series, _column: ColumnSpec, _options: MaskOptions) -> pd.Series:
    """Every name masked; an empty cell stays empty."""
    return values.map({name: one(name) for name in values.unique()})


def one(name: str) -> str:
    """One name masked."""
    if not HAN.search(name):
        return "".join(_foreign(part) for part in BREAK.split(name))
    if "·" in name:
        return "·".join(_chinese(part, 1) for part in name.split("·"))
    return _chinese(name, 2 if name[:2] in COMPOUND else 1)


def _foreign(part: str) -> str:
    return (
        part
        if not part or BREAK.fullmatch(part)
        else LETTER.findall(part)[0].removesuffix(STAR) + STAR
    )


def _chinese(part: str, surname: int) -> str:
    """The surname of that many characters, ＊, and the last character of a longer rest."""
    letters = LETTER.findall(part)
    kept = surname if len(letters) > surname else len(letters) - 1
    last = letters[-1] if len(letters) > kept + 1 else ""
    shown = "".join(letters[: max(kept, 0)]) + STAR
    return shown + ("" if last == STAR else last)
