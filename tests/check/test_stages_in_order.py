"""A notice comes after what must be closed or published before it."""

from datetime import date

import pytest

from generator.config.round import NoticeSpec, Round
from tests.check.conftest import context, policy

RULES = {
    "publicity": {
        "application": {"at_least": 3, "unit": "days", "basis": "五(八)"},
        "recommendation": {"at_least": 5, "unit": "days", "basis": "五(十)"},
    },
    "requires_basis": "五(十)",
}


def at(*notices, needs="application closed", first="2024-04-11", **rules):
    """A recommendation from that day on, in a round with these notices."""
    specs = tuple(NoticeSpec.model_validate(notice) for notice in notices)
    return context(
        kind_name="recommendation",
        publish_on=date.fromisoformat(first),
        policy=policy(**RULES, requires={"recommendation": [needs]}, **rules),
        round=Round(title="2024", policy="p", cohort="2021级", notices=specs),
    )


def applications(**more):
    """The notice of applications, from 8 April on."""
    return {
        "id": "2024-application", "kind": "application", "source": ["a"],
        "publish_on": "2024-04-08", **more,
    }  # fmt: skip


ANEW = {
    "revision": 2, "on": "2024-04-09", "by": "教务处", "reason": "漏报一人",
    "publish_on": "2024-04-09",
}  # fmt: skip
PARTS = {
    "publish_on": None,
    "source": [],
    "parts": [
        {"part": "机电学院", "source": ["a"], "publish_on": "2024-04-08"},
        {"part": "艺术学院", "source": ["a"], "publish_on": "2024-04-09"},
    ],
}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (at(applications()), []),  # 8 to 10 April, and the 11th is the day after
        (at(applications(until="2024-04-10")), []),
        (
            at(applications(until="2024-04-11")),
            [
                "E 2024.yml 须在 2024-application 公示期满之后公示；"
                "publish_on 2024-04-11 太早，请改为 2024-04-12 或以后"
            ],
        ),
        (
            at(applications(until="2024-04-10", corrections=[ANEW])),
            [
                "E 2024.yml 须在 2024-application 公示期满之后公示；"
                "publish_on 2024-04-11 太早，请改为 2024-04-12 或以后"
            ],
        ),
        (
            at(applications(**PARTS)),
            [
                "E 2024.yml 须在 2024-application 艺术学院 公示期满之后公示；"
                "publish_on 2024-04-11 太早，请改为 2024-04-12 或以后"
            ],
        ),
        (at(applications(), needs="application published", first="2024-04-08"), []),
        (
            at(applications(), needs="application published", first="2024-04-07"),
            [
                "E 2024.yml 须在 2024-application 公示之后公示；"
                "publish_on 2024-04-07 太早，请改为 2024-04-08 或以后"
            ],
        ),
        (at(), ["W 2024.yml 细则要求先有“application”公示，本轮没有；请补上，或确认已另行公示"]),
    ],
)
def test_what_must_come_before(findings, where, expected):
    """Each part counts; the message gives the first day that will do."""
    assert expected == findings([], where)


def test_a_stage_has_its_dates(findings):
    """The last day to begin is counted backwards from the last day of the stage."""
    stage = {"starts": "2024-04-12", "ends_by": "2024-04-14", "basis": "五(十)"}
    assert [
        "W 2024.yml 细则规定 2024-04-12 起公示，publish_on 2024-04-11 较早，请确认",
        "W 2024.yml 细则要求最迟 2024-04-14 公示期满，须在 2024-04-10 或以前开始公示，"
        "publish_on 2024-04-11 太晚；请改早，或确认日程已变更",
    ] == findings([], at(applications(), schedule={"recommendation": stage}))


def test_a_kind_without_conditions_passes(findings):
    """The ranking comes first."""
    assert [] == findings([], context())
