"""Ranks of an admission list go with its printed scores, by the chain of its rule.

As far as the chain is published: people who are equal in all that is printed may stand in
any order among themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import Any

import numpy as np
import pandas as pd

from generator import ranking
from generator.model import Finding
from generator.verify import Site
from generator.verify._published import Published, read

CODE = "order"
DECIMALS = 6
"""Finer than any score is given."""


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each rank that the printed scores contradict."""
    for notice in site.standing:
        published = read(site, notice, CODE)
        if published and "order" in published.rule:
            for finding in _order(published, published.rule["order"]):
                yield finding.of(notice.id, notice.part)


def _order(one: Published, rule: Mapping[str, Any]) -> Iterator[Finding]:
    rows = one.rows
    by = list(takewhile(lambda name: name in rows, rule["by"]))
    if "rank" not in rows or not by or any(name not in rows for name in rule["within"]):
        message = "排序所用的成绩或分组没有公布，不能只凭公布的名单重算"
        yield one.finding(message, rule["basis"], "note")
        return
    ranks = ranking.scaled(rows["rank"], 0)
    place = _place(rows, by, rule["lower_first"]).where(ranks.notna())
    label = ranking.group_keys(rows, tuple(rule["within"]))
    first = place.groupby(label).rank(method="min").astype("Int64")
    last = first + place.groupby([label, place]).transform("size").astype("Int64") - 1
    wrong = ((ranks < first) | (ranks > last)).fillna(False).astype(bool)
    found = one.of(first=first, last=last)
    yield from found.named(wrong & (first == last), "名次应为 {first}，与成绩不符", rule["basis"])
    message = "名次应在 {first} 至 {last} 之间，与成绩不符"
    yield from found.named(wrong & (first != last), message, rule["basis"])


def _place(rows: pd.DataFrame, by: list[str], lower_first: list[str]) -> pd.Series:
    """Place among all different values, the best first; missing without the first score."""
    keys = pd.DataFrame(index=rows.index)
    for name in by:
        scores = ranking.scaled(rows[name], DECIMALS).astype("Float64")
        lower = name in lower_first
        values = scores.fillna(np.inf if lower else -np.inf)
        keys[name] = values if lower else -values
    there = ranking.scaled(rows[by[0]], DECIMALS).notna()
    return keys.groupby(by, sort=True).ngroup().astype("Int64").where(there)
