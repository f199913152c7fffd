"""The synthetic people obey the rules, and every hard case is among them."""

from __future__ import annotations

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

import pandas as pd
import pytest

from generator.config.school import School
from generator.errors import ConfigError
from generator.sample.cohort import Cohort, invent
from generator.sample.names import COMPOUND, RARE
from generator.sample.rules import Rules

GROUP = ["college", "major", "track"]


def groups(people: pd.DataFrame) -> list[pd.DataFrame]:
    """The rank groups."""
    return [part for _, part in people.groupby(GROUP, sort=False)]


def test_size_of_the_whole(whole: Cohort) -> None:
    """5,000 people in 7 colleges and 60 majors, some of them in expansion classes."""
    people = whole.people
    sizes = [len(people), people["college"].nunique(), people["major"].nunique()]
    assert sizes == [5000, 7, 60]
    assert set(people["track"]) == {"普通", "扩招"}
    assert 1 in people.groupby(GROUP).size().to_numpy()


@pytest.mark.parametrize(
    ("students", "majors", "expected"),
    [(120, 4, (120, 7)), (84, None, (84, 7)), (600, 12, (600, 12)), (250, 60, (250, 20))],
)
def test_smaller_sizes(
    school: School, students: int, majors: int | None, expected: tuple[int, int]
) -> None:
    """Every college keeps a major, and no more majors take part than people can fill."""
    people = invent(school, students=students, subjects=8, majors=majors, seed=1).people
    assert (len(people), people["major"].nunique()) == expected
    assert people["college"].nunique() == 7


def test_too_small(school: School) -> None:
    """Less than 12 people a college is refused."""
    with pytest.raises(ConfigError, match="84"):
        invent(school, students=83, subjects=8, majors=None, seed=1)


def test_averages(cohort: Cohort) -> None:
    """Mean over all subjects, half up, with 0 for what is missing."""
    rows = cohort.scores.cells(cohort.people.index.to_numpy())
    for row, printed in zip(rows, cohort.people["average"], strict=True):
        total = sum(Decimal(str(cell)) for cell in row if not isinstance(cell, str))
        mean = (total / len(row)).quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert printed == str(mean)


def test_ranks(cohort: Cohort) -> None:
    """1, 2, 2, 4 on the printed average within college, major and training type."""
    for part in groups(cohort.people):
        averages = [Decimal(text) for text in part["average"]]
        better = [sum(other > own for other in averages) + 1 for own in averages]
        assert part["rank"].tolist() == better
        assert set(part["major_total"]) == {len(part)}


def test_verdicts(cohort: Cohort) -> None:
    """Eligible is who ranks in the first 60% and has passed everything; others have a reason."""
    rows = cohort.scores.cells(cohort.people.index.to_numpy())
    expected = []
    ranks = zip(cohort.people["rank"], cohort.people["major_total"], rows, strict=True)
    for rank, total, row in ranks:
        failed = any(cell == "缺考" or (not isinstance(cell, str) and cell < 60) for cell in row)
        if rank * 100 > 60 * total:
            expected.append(("否", "排名未进入前60%"))
        elif failed:
            expected.append(("否", "有课程不合格"))
        else:
            expected.append(("否", "有课程未修") if "缓考" in row else ("是", ""))
    found = list(zip(cohort.people["eligible"], cohort.people["reason"], strict=True))
    assert found == expected
    assert {reason for _, reason in found} == {
        "", "排名未进入前60%", "有课程不合格", "有课程未修",
    }  # fmt: skip


def test_ties(cohort: Cohort) -> None:
    """Somewhere two share a rank, and somewhere the tie lies across the 60%."""
    shared, across = 0, 0
    for part in groups(cohort.people):
        ranks = sorted(part["rank"])
        counts = Counter(ranks)
        shared += max(counts.values()) > 1
        last = len(part) * 60 // 100
        across += bool(last) and ranks[last - 1 : last + 1].count(ranks[last - 1]) == 2
    assert shared
    assert across


def test_direct_admissions(cohort: Cohort) -> None:
    """About one in a hundred, all eligible, with an award and a place among the recommended."""
    direct = cohort.people[cohort.people["award"] != ""]
    assert len(direct) == max(3, len(cohort.people) // 100)
    assert set(direct["eligible"]) == {"是"}
    assert direct[["applied", "recommended"]].all(axis=None)
    assert not direct["declined"].any()
    assert not direct[["direct_category", "award_level"]].eq("").any(axis=None)


def test_applications(cohort: Cohort) -> None:
    """Only the eligible apply or waive; every college has applicants."""
    people = cohort.people
    assert set(people.loc[people["applied"] | people["declined"], "eligible"]) == {"是"}
    assert people.groupby("college")["applied"].any().all()
    assert people["declined"].any()


def test_excluded(cohort: Cohort) -> None:
    """Somebody with good scores must not be chosen, and is not."""
    people = cohort.people[cohort.people["excluded"]]
    assert len(people)
    assert set(people["eligible"]) == {"是"}
    assert not people[["applied", "declined", "recommended"]].any(axis=None)
    assert people["award"].eq("").all()


def test_recommendations(cohort: Cohort) -> None:
    """The best who applied and did not waive, within 30% rounded down; no tie is split."""
    for part in groups(cohort.people):
        ordinary = part[part["award"] == ""]
        waiting = ordinary[ordinary["applied"] & ~ordinary["declined"]]
        chosen, left = (waiting[waiting["recommended"] == yes]["rank"] for yes in (True, False))
        assert ordinary["recommended"].sum() == len(chosen)
        assert len(chosen) == min(len(waiting), len(part) * 3 // 10)
        assert chosen.empty or left.empty or chosen.max() < left.min()
    wanted = cohort.people[["target_school", "target_major"]].ne("").all(axis=1)
    assert wanted.equals(cohort.people["recommended"])


def test_student_numbers(cohort: Cohort) -> None:
    """12 digits, all different, and the last three tell people of one group apart."""
    numbers = cohort.people["student_no"]
    assert numbers.is_unique
    assert numbers.str.fullmatch(r"2021\d{8}").all()
    tails = cohort.people.assign(tail=numbers.str[-3:])
    assert not tails.duplicated([*GROUP, "tail"]).any()


def test_private_numbers_are_well_formed(cohort: Cohort) -> None:
    """IDs with the MOD 11-2 check and the birth date, cards with Luhn, mobiles; no one twice."""
    people = cohort.people
    for number, born, sex in zip(
        people["id_number"], people["birth_date"], people["sex"], strict=True
    ):
        values = [10 if digit == "X" else int(digit) for digit in number]
        weighted = sum(value * 2 ** (17 - place) for place, value in enumerate(values))
        assert weighted % 11 == 1
        assert number[6:14] == f"{born:%Y%m%d}"
        assert "女男"[values[16] % 2] == sex
    for card in people["bank_card"]:
        doubled = [sum(divmod(int(digit) * 2, 10)) for digit in card[-2::-2]]
        assert (sum(doubled) + sum(int(digit) for digit in card[::-2])) % 10 == 0
    assert people["phone"].str.fullmatch(r"1[3-9]\d{9}").all()
    for name in ("id_number", "phone", "email", "bank_card"):
        assert people[name].is_unique
    assert not people["address"].eq("").any()


def test_hard_names(cohort: Cohort) -> None:
    """Compound surnames, dots, Latin, one character, rare characters, namesakes in a class."""
    names = cohort.people["name"]
    assert names.str.startswith(COMPOUND).any()
    assert names.str.contains("·").any()
    assert names.str.fullmatch(r"[A-Za-z ]+").any()
    assert (names.str.len() == 2).any()
    assert names.str.contains("|".join(RARE)).any()
    assert cohort.people.duplicated(["class", "name"]).any()


def test_same_seed_same_people(school: School, small: Cohort) -> None:
    """Everything follows from the arguments; another seed gives other people."""
    again, other = (
        invent(school, students=120, subjects=30, majors=4, seed=seed).people
        for seed in (2024, 2025)
    )
    assert again.equals(small.people)
    assert not (other["name"] == small.people["name"]).all()


def test_ranked_keeps_groups_together(cohort: Cohort) -> None:
    """`ranked` has everybody once, group after group, best first."""
    people = cohort.ranked
    assert sorted(people.index) == cohort.people.index.tolist()
    runs = [key for key, _ in groupby(people[GROUP].itertuples(index=False, name=None))]
    assert len(runs) == len(set(runs))
    assert all(part["rank"].is_monotonic_increasing for part in groups(people))


def test_other_rules(school: School) -> None:
    """Where courses without a score do not count, nor is as much to be had."""
    rules = Rules(share=20, missing_counts=False)
    found = invent(school, students=120, subjects=8, majors=4, seed=2024, rules=rules)
    for cells, printed in zip(
        found.scores.cells(found.people.index.to_numpy()), found.people["average"], strict=True
    ):
        taken = [Decimal(str(cell)) for cell in cells if not isinstance(cell, str)]
        assert printed == str((sum(taken) / len(taken)).quantize(Decimal("0.01"), ROUND_HALF_UP))
    for part in groups(found.people):
        assert part[part["award"] == ""]["recommended"].sum() <= len(part) // 5
