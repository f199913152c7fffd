"""The shipped rule documents, and what a school must still decide about them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from generator import config

ROOT = Path(__file__).parents[2]
SILENT = ("admission", "rules", "partners", "headcount-statistics", "publicity-status", "outcome")
"""Kinds of which the document gives no period."""


@pytest.fixture(scope="module")
def policies():
    """The repository's policies."""
    return config.load(ROOT).policies


@pytest.mark.parametrize(
    ("name", "days", "share", "retention"),
    [
        (
            "guangxi-engineering-2024",
            (5, "working-days"),
            "20%",
            "五(五) 网上公示的信息保留至2024年年底",
        ),
        (
            "liuzhou-2024",
            (3, "days"),
            "30%",
            "assumed: 细则没有写；招生工作规定 62 名单保留至当年年底",
        ),
        (
            "sample-2024",
            (3, "days"),
            "30%",
            "assumed: 细则没有写；招生工作规定 62 名单保留至当年年底",
        ),
    ],
)
def test_figures(policies, name, days, share, retention):
    """The figures in which the documents differ, as their clauses have them."""
    policy = policies[name]
    ranking = policy.publicity["ranking"]
    assert (ranking.at_least, ranking.unit) == days
    assert policy.quota.share == share
    assert policy.cutoff.percent == Decimal(60)
    assert policy.publicity["recommendation"].unit == "working-days"
    assert (policy.retained("ranking").until, policy.retained("ranking").basis) == (
        "year-end",
        retention,
    )
    assert policy.retained("subject-scores").until == "period-end"


def test_two_offices_everywhere(policies):
    """No shipped chain of approvals is one office's alone."""
    kinds = ("ranking", "subject-scores", "direct-admission", "application", "recommendation")
    chains = {(name, kind): policy.approvals.chain(kind)
              for name, policy in policies.items() for kind in kinds}  # fmt: skip
    assert {where for where, chain in chains.items() if len(set(chain)) < 2} == set()


def test_unconfirmed(small, change):
    """What rests on an assumption waits for the school; a decision settles it."""
    assert config.load(small).policies["rules"].unconfirmed() == ("retention.default",)
    change(
        "policies/rules.yml",
        "title: 示例细则",
        "title: 示例细则\nconfirmed:\n"
        "  retention.default: {by: 院务会, on: 2024-01-08, document: 院办〔2024〕3号}",
    )
    policy = config.load(small).policies["rules"]
    assert (policy.doubtful(), policy.unconfirmed()) == (("retention.default",), ())


def test_what_shipped_policies_leave_open(policies):
    """The list a school is asked to confirm, and nothing that a clause settles."""
    assert policies["liuzhou-2024"].unconfirmed() == (
        *(f"publicity.{kind}" for kind in SILENT),
        "first_day_counts",
        "retention.default",
        "retention.subject-scores",
        "places.default",
        "average",
        "rank",
        "cutoff",
        "quota",
        "last_place",
        "veterans",
        "approvals",
        "corrections",
    )
