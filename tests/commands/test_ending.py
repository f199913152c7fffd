"""close, withdraw and retire as they are typed: what is said, and with which exit code."""

from __future__ import annotations

import builtins

import pytest

from generator.commands import retire
from generator.pipeline import record
from tests.commands.test_life import made, tree

RANKING, SCORES = "2024-zsb-ranking", "2024-zsb-subject-scores"
BY = ("--by", "督察组", "--reason", "名单有误")


def rows(root, id_):
    """Whether rows of a notice stand in content/ or on the site."""
    paths = [root / room / "notices" / id_ / "rows.json" for room in ("content", "site")]
    return [path.exists() for path in paths]


def test_close(run, root):
    """Told on the page at the next build, and by `status` at once."""
    said = run(root, "close", RANKING, "--result", "无异议", "--by", "成绩核查组")
    assert (said.code, said.err) == (0, "")
    assert "公示结果 无异议（成绩核查组）" in said.out
    assert "公示期满，无异议" in run(root, "status").out
    said = run(root, "close", SCORES, "--result", "无异议", "--by", "成绩核查组")
    assert said.code == 2
    assert "公示期到 2024-04-12 24:00 才结束" in said.err


def test_withdraw_then_build(run, root):
    """The site follows at the build, which refuses nothing of it; the address says why."""
    said = run(root, "withdraw", RANKING, *BY)
    assert said.code == 0
    assert "site/ 还没有变动" in said.out
    assert rows(root, RANKING) == [False, True]
    assert run(root, "build").code == 0
    assert rows(root, RANKING) == [False, False]
    page = (root / "site/notices" / RANKING / "index.html").read_text("utf-8")
    assert "名单有误" in page
    assert "noindex" in page
    assert run(root, "verify").out.endswith("核对通过。\n")
    lines = [line for line in run(root, "status").out.splitlines() if RANKING in line]
    assert "已撤回，名单有误" in lines[0]
    assert "2024-zsb-ranking" not in (root / "server/nginx/http.conf").read_text("utf-8")
    assert "已撤回" in (root / "site/feed.json").read_text("utf-8")


def test_never_used_again(run, root):
    """What was withdrawn is generated no more, and no draft takes its place."""
    run(root, "withdraw", RANKING, *BY, "--now")
    said = run(root, "generate", RANKING)
    assert (said.code, said.out) == (0, f"{RANKING}：已撤回或到期撤下，编号不再使用\n")
    assert run(root, "build").code == 0
    assert rows(root, RANKING) == [False, False]


def test_withdraw_now_with_a_broken_configuration(run, root):
    """Only content/ and site/ are needed; what is wrong is said, and recorded all the same."""
    for name in ("school.yml", "rounds/2024-zsb.yml", "fields.yml"):
        (root / "site_config" / name).write_text("broken: [\n", "utf-8")
    assert run(root, "withdraw", RANKING, *BY).code == 2
    said = run(root, "withdraw", RANKING, *BY, "--now")
    assert said.code == 0, said.err
    assert rows(root, RANKING) == [False, False]
    assert "配置有错" in said.out
    assert '"act":"withdrawn"' in record.path(root).read_text("utf-8")
    assert (root / "archive" / RANKING / "_/r1/rows.json").is_file()


def test_offices_are_known(run, root):
    """A name that nobody has is a slip of the pen."""
    before = tree(root / "content")
    said = run(root, "withdraw", RANKING, "--by", "保卫处", "--reason", "名单有误", "--now")
    assert said.code == 2
    assert "没有部门 保卫处" in said.err
    assert tree(root / "content") == before


def test_build_names_the_way_out(run, root):
    """After the last day the build refuses; `retire` lets it pass."""
    over = ("--today", "2024-04-13")
    said = run(root, "build", *over)
    assert said.code == 1
    assert "请运行 gongshi retire" in said.out
    before = tree(root)
    said = run(root, "retire", *over, "--dry-run")
    assert (said.code, tree(root)) == (0, before)
    assert f"撤下 {SCORES}（保留至 2024-04-12，第 1 版，已存档）" in said.out
    said = run(root, "retire", *over, "--yes")
    assert said.code == 0
    assert rows(root, SCORES) == [False, False]
    assert f"notices/{SCORES}/" in (root / "records/purge-2024-04-13.txt").read_text("utf-8")
    assert run(root, "build", *over).code == 0
    assert "没有到期的名单。" in run(root, "retire", *over, "--yes").out


@pytest.mark.parametrize(("answer", "gone"), [("", False), ("否", False), ("是", True)])
def test_it_asks(run, root, monkeypatch, answer, gone):
    """Without `--yes` somebody must agree."""
    monkeypatch.setattr(builtins, "input", lambda _: answer)
    said = run(root, "retire", "--today", "2024-04-13")
    assert said.code == 0
    assert rows(root, SCORES) == [not gone, not gone]


def test_nobody_to_ask(monkeypatch):
    """A timer without `--yes` changes nothing."""

    def nobody(_):
        raise EOFError

    monkeypatch.setattr(builtins, "input", nobody)
    assert not retire._agreed("确定撤下")


def test_no_time_travel_for_a_real_school(run, root):
    """Lists of a real school go on the real day; looking ahead is free."""
    made.make_real(root)
    over = ("--today", "2024-04-13")
    assert run(root, "retire", *over, "--yes").code == 2
    assert run(root, "close", RANKING, "--result", "无异议", "--by", "督察组", *over).code == 2
    assert run(root, "withdraw", RANKING, *BY, "--now", *over).code == 2
    assert run(root, "retire", *over, "--dry-run").code == 0
