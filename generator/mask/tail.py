"""`tail`: `＊` and the last characters of a number, as many as the round fixes.

The length of what is hidden is not shown, and every notice of a round shows the same
end, so that joining two of them shows no more than one.
"""

from __future__ import annotations

import pandas as pd

from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions

STAR = "＊"


def mask(values: pd.Series, column: ColumnSpec, options: MaskOptions) -> pd.Series:
    """`20210301012` becomes `＊012`; an empty cell stays empty.

    Raises:
        ValueError: the round fixes no length, or a number would be shown whole.
    """
    shown = options.tails.get(column.field, 0)
    if shown < 1:
        raise ValueError(f"{column.field}: 请在轮次文件写明 mask: {{{column.field}: {{tail: 3}}}}")
    filled = values != ""
    if (values[filled].str.len() <= shown).any():
        raise ValueError(
            f"{column.field}: 有号码不足 {shown + 1} 位，显示末 {shown} 位等于全部公开"
        )
    return (STAR + values.str[-shown:]).where(filled, "")
