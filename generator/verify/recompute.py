"""Ranks, verdicts and places follow from what is published, and from nothing else.

Everything is computed from the `rows.json` of the built site: its printed averages, and
the rule that stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from generator import ranking
from generator.model import Finding
from generator.verify import Site
from generator.verify._published import Published, read

CODE = "recompute"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each rank, verdict and number of places that does not follow."""
    for notice in site.standing:
        published = read(site, notice, CODE)
        if published:
            for finding in (*_ranks(published), *_places(published)):
                yield finding.of(notice.id, notice.part)


def _ranks(one: Published) -> Iterator[Finding]:
    rule = one.rule.get("rank", {})
    if not {rule.get("by"), "rank"} <= set(one.rows.columns):
        return
    groups = _groups(one.rows, rule)
    if groups is None:
        if rule["complete"]:
            words = "名次的分组没有全部公布，不能只凭公布的名单重算"
            yield one.finding(words, rule["basis"], "note")
        return
    scores = ranking.scaled(one.rows[rule["by"]], rule["decimals"])
    ranks = ranking.scaled(one.rows["rank"], 0)
    one = one.of(due=ranking.competition(scores, groups["label"]))
    table = one.rows
    if rule["complete"]:
        wrong = table["due"].notna() & (table["rank"] != "") & (ranks != table["due"]).fillna(True)
        yield from one.named(wrong, "名次应为 {due}，与印出的成绩不符", rule["basis"])
        yield from _people(one, groups, ranks)
    else:
        yield from _order(one, groups, scores, ranks)
    if "cutoff" in one.rule:
        yield from _verdicts(one, groups, ranks)


def _groups(rows: pd.DataFrame, rule: Mapping[str, Any]) -> pd.DataFrame | None:
    """`label` and `people` of each row's group; None where the rows do not tell them apart.

    A list of chosen people may leave some groups untold: `people` is missing there.
    """
    entries = rule.get("groups")
    if not entries:
        return None
    keys = [key for key in entries[0]["keys"] if key in rows]
    if rule.get("complete") and len(keys) < len(entries[0]["keys"]):
        return None
    told: dict[str, list[int]] = {}
    for entry in entries:
        told.setdefault("\x1f".join(entry["keys"][key] for key in keys), []).append(entry["people"])
    label = ranking.group_keys(rows, tuple(keys))
    alone = {name: people[0] for name, people in told.items() if len(people) == 1}
    return pd.DataFrame({"label": label, "people": label.map(alone).astype("Int64")})


def _people(one: Published, groups: pd.DataFrame, ranks: pd.Series) -> Iterator[Finding]:
    """The list holds as many ranked people as its rule says."""
    there = ranks.groupby(groups["label"]).transform("count").astype("Int64")
    wrong = (groups["people"] != there).fillna(True) & ~groups["label"].duplicated()
    one = one.of(there=there, told=groups["people"].astype("object").fillna(0))
    message = "所在的排名组有 {there} 人，规则写的是 {told} 人"
    yield from one.named(wrong, message, one.rule["rank"]["basis"])


def _order(
    one: Published, groups: pd.DataFrame, scores: pd.Series, ranks: pd.Series
) -> Iterator[Finding]:
    """Among chosen people of one group, ranks go with averages."""
    known = groups["people"].notna() & scores.notna() & ranks.notna()
    label = groups["label"]
    ranks, scores = ranks.where(known), scores.where(known)
    by_score = ranking.competition(scores, label)
    by_rank = ranking.competition(-ranks, label)
    wrong = (by_score != by_rank).fillna(False)
    basis = one.rule["rank"]["basis"]
    yield from one.named(wrong, "名次的先后与印出的成绩不符", basis)


def _verdicts(one: Published, groups: pd.DataFrame, ranks: pd.Series) -> Iterator[Finding]:
    rule, rows = one.rule["cutoff"], one.rows
    percent = Decimal(rule["top"].rstrip("%"))
    inside = ranking.within_cutoff(ranks, groups["people"], percent)
    beyond = (~inside).fillna(False)
    verdict = rule.get("verdict")
    if verdict is None:
        chosen = ~rows["category"].isin(_outside(one)) if "category" in rows else True
        message = f"名次不在前 {rule['top']} 之内"
        # Some are chosen by other ways, which the list need not show.
        yield from one.named(beyond & chosen, message, rule["basis"], "warning")
        return
    yes, no = rows["eligible"] == verdict["yes"], rows["eligible"] == verdict["no"]
    message = f"名次不在前 {rule['top']} 之内，不应为“{verdict['yes']}”"
    yield from one.named(yes & beyond, message, rule["basis"])
    if "reason" in rows:
        by_rank = rows["reason"].isin(verdict["rank_reasons"])
        message = f"名次在前 {rule['top']} 之内，原因不应是排名"
        yield from one.named(no & by_rank & inside.fillna(False), message, rule["basis"])


def _outside(one: Published) -> list[str]:
    return list(one.rule.get("quota", {}).get("not_counted", ()))


def _places(one: Published) -> Iterator[Finding]:
    """Share × people, rounded down, and no more people than places."""
    for name in ("quota", "intended"):
        yield from _shares(one, one.rule.get(name, {}))
    rule = one.rule.get("quota", {})
    entries = rule.get("groups", ())
    if not entries:
        return
    keys = [key for key in entries[0]["keys"] if key in one.rows]
    places: dict[str, int] = {}
    for entry in entries:
        name = "\x1f".join(entry["keys"][key] for key in keys)
        places[name] = places.get(name, 0) + _due(entry, rule)
    counted = pd.Series(True, index=one.rows.index)
    if "category" in one.rows:
        counted = ~one.rows["category"].isin(_outside(one))
    label = ranking.group_keys(one.rows, tuple(keys))
    order = counted.astype(int).groupby(label).cumsum()
    limit = label.map(places).fillna(0).astype(int)
    beyond = counted & (order > limit)
    yield from one.of(limit=limit).named(beyond, "超出所在组的名额 {limit} 人", rule["basis"])


def _shares(one: Published, rule: Mapping[str, Any]) -> Iterator[Finding]:
    for entry in rule.get("groups", ()):
        due, told = _due(entry, rule), entry["places"]
        if due != told:
            words = f"{' '.join(entry['keys'].values())} 的名额应为 {due}，规则写的是 {told}"
            yield one.finding(words, rule["basis"])


def _due(entry: Mapping[str, Any], rule: Mapping[str, Any]) -> int:
    return int(entry["people"] * Decimal(rule["share"].rstrip("%")) // 100)
