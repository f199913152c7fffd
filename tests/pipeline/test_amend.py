"""Corrections of what is on line: what changes, what begins anew, and what is refused."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import date, timedelta

import pytest

from generator import config, disk
from generator.errors import ConfigError, GongshiError
from generator.model import Finding
from generator.pipeline import archive, stored
from tests.pipeline import made, mended, tiny
from tests.pipeline.made import tree
from tests.pipeline.mended import DIRECT

MOST = 400
TODAY, TOMORROW = made.TODAY, made.TODAY + timedelta(days=1)


@pytest.fixture(scope="module")
def short(demo, tmp_path_factory):
    """The demo with two of its notices on line, and no site."""
    without = ("site", "server", "drafts", "notices", "gone", "附件6", "ledger.jsonl", "records")
    root = made.copy(demo.root, tmp_path_factory.mktemp("short") / "一", *without)
    for name in (DIRECT, made.PARTS):
        shutil.copytree(demo.root / "content/notices" / name, root / "content/notices" / name)
    made.build(root)
    return root


@pytest.fixture
def root(short, tmp_path, monkeypatch):
    """A copy to be changed."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return made.copy(short, tmp_path / "我的 公示", "site", "server")


def errors(outcome) -> list[str]:
    """Rules that refuse it."""
    found = outcome.prepared.findings
    return [finding.code for finding in found if finding.severity == "error"]


def test_a_person_less(root):
    """The whole of the next revision: rows, number, period, and what the public may know."""
    before = mended.rows(root)
    mended.drop(root)
    outcome = mended.amend(root)
    assert (outcome.where, outcome.missing) == ("drafts", ("奖惩核查组", "综合审查组"))
    group = {**before["groups"][0], "count": 2}
    correction = {
        "revision": 2, "on": "2024-04-09", "office": mended.OFFICE, "reason": mended.REASON,
        "change": "删去 1 人", "restarted": True, "first": "2024-03-22", "last": "2024-03-25",
        "fingerprint": next(iter(mended.online(root))),
        "basis": "细则没有写；变动后的内容须同样公示满期，学生才能提出异议",
    }  # fmt: skip
    assert mended.rows(root, "drafts") == before | {
        "revision": 2,
        "rows": before["rows"][:-1],
        "groups": [group],
        "period": before["period"] | {"from": "2024-04-09", "to": "2024-04-11"},
        "corrections": [correction],
    }
    assert mended.rows(root) == before
    assert mended.entries(root) == [
        "- {revision: 2, on: 2024-04-09, by: 奖惩核查组, reason: 获奖材料经复核有误, "
        "publish_on: 2024-04-09}"
    ]


CASES = [
    ("获奖名称", "全国职业院校技能大赛“另一赛项”", "更正 1 行", False),
    ("类别", "创新创业大赛", "结论变动 1 行", True),
    ("姓名", "欧阳明华", "增加 1 人、删去 1 人", True),
]


@pytest.mark.parametrize(("header", "text", "change", "anew"), CASES, ids=[c[0] for c in CASES])
def test_what_begins_the_period_anew(root, header, text, change, anew):
    """Who, and for what, begins it anew; another word in a cell does not."""
    for rule in ("award-counts", "stands-in-ranking"):
        made.change(root / "site_config/kinds/direct-admission.yml", f"  - {rule}\n", "")
    mended.word(root, header, text)
    outcome = mended.amend(root)
    assert errors(outcome) == []
    notice = outcome.prepared.notice
    (correction,) = notice.corrections
    assert (correction.change, correction.restarted) == (change, anew)
    first = TODAY if anew else date(2024, 3, 22)
    assert (notice.period.first, notice.due, notice.published) == (first, TODAY, date(2024, 3, 22))
    assert ("publish_on" in mended.entries(root)[0]) is anew


def test_a_policy_says_when(root):
    """A school that begins anew for no change, or for any, says so in its policy."""
    path = root / "site_config/policies/guangxi-2024.yml"
    made.change(path, "restart_when: [person, rank, verdict]", "restart_when: []")
    mended.drop(root)
    notice = mended.amend(root).prepared.notice
    assert (notice.corrections[0].restarted, notice.period.last) == (False, date(2024, 3, 25))


def test_a_new_period_that_is_asked_for(root):
    """An office may give readers more time than it must, on days of its choice."""
    mended.word(root, "获奖名称", "另一赛项")
    later = date(2024, 4, 15)
    notice = mended.amend(root, publish_on=TOMORROW, until=later).prepared.notice
    assert (notice.period.first, notice.period.last) == (TOMORROW, later)
    assert (notice.corrections[0].restarted, notice.corrections[0].basis) == (True, "")


def test_a_longer_period(root):
    """The period goes on, and ends later."""
    mended.word(root, "获奖名称", "另一赛项")
    notice = mended.amend(root, until=TOMORROW).prepared.notice
    assert (notice.period.first, notice.period.last) == (date(2024, 3, 22), TOMORROW)
    assert notice.corrections[0].restarted is False


def test_old_approvals_do_not_count(root):
    """A change after approval is a draft again; with new approvals it goes on line."""
    old = made.tree(root / "content/notices" / DIRECT)
    gone = mended.rows(root)["rows"][-1]
    mended.drop(root)
    mended.amend(root)
    assert made.promote(root, TODAY) == []
    assert tree(root / "content/notices" / DIRECT) == old
    mended.consent(root)
    drafted = tree(root / "drafts" / DIRECT)
    assert made.codes(made.build(root)) == set()
    assert tree(root / "content/notices" / DIRECT) == drafted
    assert not (root / "drafts" / DIRECT).exists()
    kept = stored(archive.place(config.load(root)) / DIRECT / "_" / "r1")
    assert [*kept.masked.rows[-1]] == gone
    for room in ("content/notices", "site/notices"):
        text = b"".join(tree(root / room / DIRECT).values()).decode("utf-8", "replace")
        assert gone[3] not in text  # their number ends unlike all others'
        assert kept.fingerprint in text.replace(" ", "")


def test_not_before_its_day(root):
    """The earlier revision stands until the new period begins."""
    mended.drop(root)
    mended.amend(root, publish_on=TOMORROW)
    mended.consent(root)
    assert made.promote(root, TODAY) == []
    assert mended.rows(root)["revision"] == 1
    assert made.promote(root, TOMORROW) == []
    assert mended.rows(root)["revision"] == 2


@pytest.mark.parametrize("late", [True, False])
def test_a_school_in_earnest_that_is_late(root, late):
    """A new period cannot have begun yesterday; what goes on as it was is never late."""
    made.make_real(root)
    mended.drop(root) if late else mended.word(root, "获奖名称", "另一赛项")
    mended.amend(root)
    mended.consent(root)
    codes = made.codes(made.promote(root, TOMORROW), "warning")
    assert codes == ({"publish-on-past"} if late else set())
    assert mended.rows(root)["revision"] == (1 if late else 2)


def test_generate_makes_it_again(root):
    """What a kill has left undone, the next `generate` does: the same bytes."""
    mended.drop(root)
    mended.amend(root)
    drafted = tree(root / "drafts" / DIRECT)
    shutil.rmtree(root / "drafts" / DIRECT)
    assert made.generate(root, DIRECT)[DIRECT].where == "drafts"
    assert tree(root / "drafts" / DIRECT) == drafted


def test_asked_twice(root):
    """The later words replace the earlier ones, as long as they are not public."""
    mended.drop(root)
    mended.amend(root)
    outcome = mended.amend(root, reason="重复登记", publish_on=TOMORROW)
    (entry,) = mended.entries(root)
    assert "reason: 重复登记, publish_on: 2024-04-10" in entry
    assert outcome.prepared.notice.due == TOMORROW
    assert stored(root / "drafts" / DIRECT) == outcome.prepared.notice


def test_a_third_revision(root):
    """Each correction remembers the one before it; nothing is forgotten."""
    mended.word(root, "获奖名称", "另一赛项")
    mended.amend(root)
    mended.publish(root)
    second = next(iter(mended.online(root)))
    mended.drop(root)
    notice = mended.amend(root, today=TOMORROW).prepared.notice
    told = [(each.revision, each.change, each.restarted) for each in notice.corrections]
    assert told == [(2, "更正 1 行", False), (3, "删去 1 人", True)]
    assert notice.corrections[1].fingerprint == second
    assert sorted(tree(root / "drafts" / DIRECT)) == [
        "index.md", "r1.md", "r2.md", "r3.md", "rows.json",
    ]  # fmt: skip


def test_a_part(root):
    """One college's correction leaves the others alone."""
    path = root / made.ROUND
    text, head = path.read_text("utf-8"), "      - part: 信息工程学院\n"
    made.change(root / "site_config/kinds/application.yml", "title: ", "title: 新的")
    outcome = mended.amend(root, made.PARTS, "信息工程学院")
    assert (outcome.where, outcome.prepared.notice.corrections[0].change) == ("drafts", "更正标题")
    after = path.read_text("utf-8")
    assert after.count("corrections:") == 1
    assert (
        text.index(head) < after.index("corrections:") < after.index("      - part: 食品与环境学院")
    )
    assert made.generate(root, made.PARTS)[f"{made.PARTS}/jidian"].where == "before"


def test_without_its_workbook(root):
    """A correction that waits needs it; what is on line does not."""
    mended.drop(root)
    mended.amend(root)
    (root / mended.WORKBOOK).with_suffix(".xlsx").unlink()
    assert "source-missing" in made.codes(made.check(root, DIRECT))


REFUSED = [
    ("reason", {"reason": "身份证号 {id} 有误"}, "--reason：含有疑似身份证号"),
    ("phone", {"reason": "联系 13907718899"}, "--reason：含有疑似电话号码"),
    ("empty", {"reason": " "}, "--reason：写法不对"),
    ("office", {"by": "某处"}, "--by：没有部门“某处”"),
    ("past", {"publish_on": date(2024, 4, 8)}, "--publish-on：2024-04-08 已过"),
    ("short", {"until": date(2024, 4, 8)}, "--until：2024-04-08 太早"),
    ("draft", {"id_": made.LAST}, "还没有公示"),
    ("over", {"today": date(2025, 1, 1)}, "保留期限已过"),
]


@pytest.mark.parametrize(
    ("asked", "message"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_cannot_be_asked(root, asked, message):
    """Nothing is written, and no value is quoted."""
    mended.drop(root)
    number = min(v for v in made.raw_values(root) if len(v) == 18 and v.isdigit())
    if "reason" in asked:
        asked = asked | {"reason": asked["reason"].replace("{id}", number)}
    before = tree(root)
    with pytest.raises(ConfigError) as caught:
        mended.amend(root, **asked)
    assert message in str(caught.value)
    assert number not in str(caught.value)
    assert tree(root) == before


def test_nothing_to_mend(root):
    """The workbook says what is on line."""
    before = tree(root)
    assert errors(mended.amend(root)) == ["correction-changes-nothing"]
    assert tree(root) == before


def test_the_pattern_of_numbers_stays(root):
    """Another end of the number would show more of it than either."""
    made.change(root / made.ROUND, "mask: {student_no: {tail: 3}}", "mask: {student_no: {tail: 4}}")
    assert "mask-changed" in errors(mended.amend(root))
    assert mended.entries(root) == []


@pytest.mark.parametrize("header", ["姓名", "学号"])
def test_a_reason_about_a_person(root, header):
    """Names and numbers of the list are no reason, and are not quoted."""
    head, rows = mended.people(root)
    value = str(rows[0][head[-1].index(header)])
    mended.drop(root)
    outcome = mended.amend(root, reason=f"{value}的获奖材料有误")
    assert outcome.where == "refused"
    said = "".join(str(finding.as_dict()) for finding in outcome.prepared.findings)
    assert value not in said
    assert mended.entries(root) == []


def test_not_on_line_yet(root):
    """What `build` has not put on the site is no public revision to be corrected."""
    mended.drop(root)
    mended.amend(root)
    mended.consent(root)
    made.promote(root, TODAY)
    mended.word(root, "获奖名称", "另一赛项")
    with pytest.raises(ConfigError, match="请先运行 gongshi build"):
        mended.amend(root)


def test_altered_content(root):
    """What stands on line must be what was published, before anything is built on it."""
    made.change(root / "content/notices" / DIRECT / "rows.json", "学院", "学阮")
    mended.drop(root)
    with pytest.raises(ConfigError, match="先恢复原文件"):
        mended.amend(root)


def test_a_first_revision_never_comes_again(root):
    """A notice with corrections that is lost is not generated as if it were new."""
    mended.drop(root)
    mended.amend(root)
    shutil.rmtree(root / "content/notices" / DIRECT)
    outcome = made.generate(root, DIRECT)[DIRECT]
    assert (outcome.where, errors(outcome)) == ("refused", ["correction-of-nothing"])


def test_what_was_taken_down_is_left_alone(root):
    """Where only a page without rows stands, `generate` makes nothing, and finds no fault."""
    mended.drop(root)
    mended.amend(root)
    mended.consent(root)
    made.promote(root, TODAY)
    (root / "content/notices" / DIRECT / "rows.json").unlink()
    assert made.generate(root, DIRECT)[DIRECT].where == "before"
    with pytest.raises(ConfigError):
        mended.amend(root)


def finish(root) -> list[Finding]:
    """What the next commands do: again what was asked for, unless it is written already."""
    disk.recover(root)
    if not mended.entries(root):
        mended.amend(root)
    outcomes = made.generate(root, DIRECT)
    return [*outcomes[DIRECT].prepared.findings]


@pytest.fixture
def small(root):
    """A copy with a mistake mended in its workbook."""
    mended.drop(root)
    return root


def killed(root, number, act) -> bool:
    """Whether it was killed at that step."""
    with tiny.killed_at(number):
        try:
            act(root)
        except tiny.Killed:
            return True
    return False


@pytest.mark.parametrize("trouble", [tiny.killed_at, tiny.full_from], ids=["killed", "full"])
def test_amend_at_every_step(small, tmp_path, trouble):
    """Killed or without room: the round says what was asked for, or nothing; the next ends it."""
    done = made.copy(small, tmp_path / "done")
    mended.amend(done)
    rooms = ("drafts", "site_config", "data", "content/notices/" + DIRECT)
    wanted = [tree(done / room) for room in rooms]
    for number in range(1, MOST):
        root = made.copy(small, tmp_path / str(number))
        with trouble(number) as steps, suppress(tiny.Killed, GongshiError):
            mended.amend(root)
        if steps() < number:
            assert number > 3
            return
        made_ = stored(root / "drafts" / DIRECT)
        assert made_ is None or made_.revision == 2
        finish(root)
        assert [tree(root / room) for room in rooms] == wanted
        shutil.rmtree(root)
    raise AssertionError


def test_promotion_killed_at_every_step(small, tmp_path):
    """One whole revision is on line, whatever happens; the next build puts the new one there."""
    mended.amend(small)
    mended.consent(small)
    old, new = (tree(small / room / DIRECT) for room in ("content/notices", "drafts"))
    for number in range(1, MOST):
        root = made.copy(small, tmp_path / str(number))
        stopped = killed(root, number, lambda root: made.promote(root, TODAY))
        for room in ("content/notices", "drafts"):
            disk.recover(root / room)
        assert tree(root / "content/notices" / DIRECT) in (old, new)
        made.promote(root, TODAY)
        assert tree(root / "content/notices" / DIRECT) == new
        assert not (root / "drafts" / DIRECT).exists()
        assert stored(root / "archive" / DIRECT / "_" / "r1") is not None
        if not stopped:
            assert number > 3
            return
        shutil.rmtree(root)
    raise AssertionError
