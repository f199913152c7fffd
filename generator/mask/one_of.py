"""`one-of`: one of the kind's choices; a clerk's free text never leaves."""

from __future__ import annotations

import pandas as pd

from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions


def mask(values: pd.Series, column: ColumnSpec, _options: MaskOptions) -> pd.Series:
    """The choice that each cell is, or is another word for; an empty cell stays empty.

    Raises:
        ValueError: a text that is on no list, or a kind without a list.
    """
    words = {"": "", **column.words()}
    if not values.isin(words).all():
        raise ValueError(f"{column.field}: 有内容不在可选项之内")
    return values.map(words)
