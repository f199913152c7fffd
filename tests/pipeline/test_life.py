"""The period in force: the later of plan, page and wall, prolonged by what was lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator import ledger, notice
from generator.config.round import Interruption, Posted
from generator.details import Correction
from generator.pipeline import life, record
from generator.pipeline.close import Words, close
from tests.pipeline import tiny

DAY = date(2024, 3, 19)


def posted(first, last="2024-03-22"):
    """On the wall of the main building."""
    return {
        "posted": Posted.model_validate(
            {"where": "综合楼公告栏", "from": first, "to": last, "by": "教务处"}
        )
    }


def broken(*days):
    """The server was down."""
    cut = [
        Interruption.model_validate({"from": first, "to": last, "reason": "服务器维护"})
        for first, last in days
    ]
    return {"interruptions": tuple(cut)}


@pytest.fixture
def stood(tmp_path, monkeypatch):
    """Publish the ranking, planned for 19 to 22 March, and give it as it stands then."""

    def made(day=DAY, hour="08:30", today=DAY, one=tiny.RANKING, **words):
        tiny.at(monkeypatch, hour)
        base = tiny.planned(tiny.project(tmp_path), one.id, **words)
        tiny.publish(base, one, day)
        (now,) = tiny.build(base, today)
        recorded = ledger.read(record.path(base.root))
        return now, list(life.findings(base, recorded, now, today))

    return made


@pytest.mark.parametrize(
    ("given", "first", "last", "moved"),
    [
        ({}, "2024-03-19", "2024-03-22", ()),
        ({"hour": "09:00"}, "2024-03-19", "2024-03-22", ()),
        # Three days from the page on: 21, 22, 23.
        ({"day": date(2024, 3, 21)}, "2024-03-21", "2024-03-23", ("网页于 2024年3月21日上网",)),
        ({"day": date(2024, 3, 20)}, "2024-03-20", "2024-03-22", ("网页于 2024年3月20日上网",)),
        (
            posted("2024-03-22", "2024-03-24"),
            "2024-03-22",
            "2024-03-24",
            ("2024年3月22日起在综合楼公告栏张贴",),
        ),
        (posted("2024-03-18"), "2024-03-19", "2024-03-22", ()),
        (
            broken(("2024-03-20", "2024-03-21")),
            "2024-03-19",
            "2024-03-24",
            ("2024年3月20日 至 2024年3月21日中断：服务器维护",),
        ),
        # What is lost while it is prolonged is lost too; what was before or after is not.
        (
            broken(("2024-03-22", "2024-03-23"), ("2024-03-01", "2024-03-02")),
            "2024-03-19",
            "2024-03-24",
            ("2024年3月22日 至 2024年3月23日中断：服务器维护",),
        ),
        (broken(("2024-03-23", "2024-03-25")), "2024-03-19", "2024-03-22", ()),
    ],
    ids=str,
)
def test_the_period_in_force(stood, given, first, last, moved):
    """It never ends earlier than planned, and its rows stay as they were approved."""
    now, _ = stood(**given)
    assert (str(now.period.first), str(now.period.last), now.later.moved) == (first, last, moved)
    assert (now.later.planned is not None) == bool(moved)
    assert now.rows_json == tiny.RANKING.rows_json
    assert now.fingerprint == tiny.RANKING.fingerprint


def test_a_late_first_day_does_not_count(stood):
    """Up at 15:20, with three days to the 21st: the strict end, and a warning that names it."""
    made = tiny.notice(groups=0, sample=False, last=date(2024, 3, 21))
    now, (warning,) = stood(hour="15:20", one=made)
    assert str(now.period.last) == "2024-03-22"
    assert now.later.moved == ("首日 15:20 才上网，晚于 09:00，首日不计入",)
    assert (warning.code, warning.severity) == ("first-day-late", "warning")
    assert warning.message.endswith("公示期到 2024-03-22 为止")
    assert stood(hour="15:20", one=made, today=date(2024, 3, 23))[1] == []


def test_a_wall_that_is_bare_too_early(stood):
    """The wall must carry it to the end of the period in force."""
    _, (warning,) = stood(**posted("2024-03-19", "2024-03-20"))
    assert warning.code == "posted-too-short"


def test_the_pages_say_so(stood, tmp_path):
    """Own page and front matter, once; when the round takes it back, all is as it was."""
    stood(**posted("2024-03-21", "2024-03-30"), **broken(("2024-03-22", "2024-03-22")))
    folder = tmp_path / "content/notices" / tiny.RANKING.folder
    page = (folder / "index.md").read_text("utf-8")
    assert "- **公示期**：2024年3月21日 至 2024年3月24日 24:00" in page
    assert "- **公示期变动**：原定 2024年3月19日 至 2024年3月22日；" in page
    assert "中断：服务器维护" in page
    assert "- **现场张贴**：综合楼公告栏，2024年3月21日 至 2024年3月30日，教务处张贴" in page
    assert notice.read(folder).period.last == date(2024, 3, 24)
    stood()
    assert notice.read(folder) == tiny.RANKING
    assert "公示期变动" not in (folder / "index.md").read_text("utf-8")


def test_group_pages_follow(stood, tmp_path):
    """A reader may come by a group's page alone."""
    stood(one=tiny.SCORES, **broken(("2024-04-11", "2024-04-11")))
    folder = tmp_path / "content/notices" / tiny.SCORES.folder
    pages = [(folder / f"g000{number}.md").read_text("utf-8") for number in (1, 2)]
    assert all("至 2024年4月13日 24:00" in page for page in pages)


def test_retention_follows_the_end(stood):
    """What may stand until its period's end stands as long as that lasts, and no less."""
    now, _ = stood(one=tiny.SCORES, **broken(("2024-04-11", "2024-04-11")))
    assert str(now.retain_until) == "2024-04-13"


def test_a_period_that_goes_into_january(stood):
    """A list that stands until the year's end of its period stands a year longer."""
    december = tiny.notice(
        groups=0, sample=False, first=date(2024, 12, 28), last=date(2024, 12, 31)
    )
    days = broken(("2024-12-30", "2024-12-31"))
    now, _ = stood(one=december, day=december.period.first, today=december.period.first, **days)
    assert (str(now.period.last), str(now.retain_until)) == ("2025-01-02", "2025-12-31")


def test_a_period_that_began_anew(tmp_path, monkeypatch):
    """What counts is the day of the correction; what was lost or said before it does not."""
    words = broken(("2024-03-20", "2024-03-20"))
    tiny.at(monkeypatch)
    base = tiny.planned(tiny.project(tmp_path), tiny.RANKING.id, **words)
    tiny.publish(base, tiny.RANKING, DAY)
    close(base, tiny.RANKING.id, "", Words("无异议", "督察组"), date(2024, 3, 24))
    (before,) = tiny.build(base, date(2024, 3, 24))
    assert before.later.result.value == "无异议"
    mended = replace(
        tiny.notice(people=13, groups=0, sample=False, revision=2),
        period=replace(tiny.RANKING.period, first=date(2024, 4, 8), last=date(2024, 4, 11)),
        corrections=(
            Correction(
                2, date(2024, 4, 7), "督察组", "漏了一人", "增加 1 人", True,
                before.period.first, before.period.last, before.fingerprint,
            ),
        ),
    )  # fmt: skip
    tiny.publish(base, mended, date(2024, 4, 10))
    (now,) = tiny.build(base, date(2024, 4, 10))
    assert (str(now.period.first), str(now.period.last)) == ("2024-04-10", "2024-04-12")
    assert now.later.moved == ("网页于 2024年4月10日上网",)
    assert now.later.result is None
    kept = ledger.read(record.path(tmp_path)).life(tiny.RANKING.id)
    assert (kept.published, kept.corrected) == (date(2024, 4, 10), True)
