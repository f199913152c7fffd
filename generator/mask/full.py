"""`full`: a name as it is, on the college's written ground alone."""

from __future__ import annotations

import pandas as pd

from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions


def mask(values: pd.Series, column: ColumnSpec, _options: MaskOptions) -> pd.Series:
    """The same values.

    Raises:
        ValueError: the kind gives no `basis`.
    """
    if not column.basis:
        raise ValueError(f"{column.field}: publish: full 须写明 basis（学校的书面依据）")
    return values.copy()
