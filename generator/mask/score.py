"""`score`: a number or one of the words that stand for one; nothing else gets out."""

from __future__ import annotations

import re

import pandas as pd

from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions

NUMBER = re.compile(r"-?\d{1,4}(?:\.\d{1,10})?", re.ASCII)
GRADES = """
优秀 优 良好 良 中等 中 及格 不及格 合格 不合格 通过 不通过 未通过
A+ A A- B+ B B- C+ C C- D+ D D- E F P
缺考 缓考 旷考 免考 免修 免听 补考 重修 弃修 未修 未考 未选 在修 已修 待录 暂无 无效 无 - -- — —— /
"""
DISCIPLINE = dict.fromkeys(("作弊", "舞弊", "违纪", "取消资格"), "无效")
"""Discipline is never published of a person: the page says that the score is void."""
WORDS = frozenset(GRADES.split()) | set(DISCIPLINE) | {""}


def mask(values: pd.Series, column: ColumnSpec, _options: MaskOptions) -> pd.Series:
    """The same values; words of discipline become 无效.

    Raises:
        ValueError: a cell that is no score.
    """
    # Sets and not pandas: a school has hundreds of subjects, each with few distinct scores.
    texts = set(values.tolist())
    if not all(map(NUMBER.fullmatch, texts - WORDS)):
        raise ValueError(f"{column.field}: 有内容既不是分数也不是成绩等级")
    return values.replace(DISCIPLINE) if texts & DISCIPLINE.keys() else values.copy()
