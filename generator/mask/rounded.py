"""An average as the policy prints it: `84.125` becomes `84.13`, `90.3` becomes `90.30`.

Ranks follow from the printed value, so whoever recomputes them from the page agrees.
"""

from __future__ import annotations

import pandas as pd

from generator import ranking
from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions


def mask(values: pd.Series, column: ColumnSpec, options: MaskOptions) -> pd.Series:
    """Numbers rounded half up to the policy's decimals; words of scores as they are."""
    return ranking.printed(values, options.decimals)
