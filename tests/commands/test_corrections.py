"""Corrections and supplements as a webmaster types them."""

from __future__ import annotations

import json
import os

import pytest

from tests.pipeline import made, mended, tiny
from tests.pipeline.mended import DIRECT

AMEND = ("amend", DIRECT, "--by", mended.OFFICE)


@pytest.fixture
def root(demo, tmp_path, monkeypatch):
    """A copy of the demo without its site."""
    monkeypatch.setattr(os, "fsync", lambda _: None)
    return made.copy(demo.root, tmp_path / "我的 公示", "site", "server", "附件6")


def status(run, root, id_=DIRECT):
    """What `status` says of one notice."""
    lines = json.loads(run(root, "status", "--format", "json").out)
    (line,) = (each for each in lines if each["id"] == id_)
    return line


def test_from_the_mistake_to_the_next_revision(run, root):
    """What changed, what follows, who must consent: one line; `status` goes with it."""
    mended.drop(root)
    said = run(root, *AMEND, "--reason", mended.REASON)
    assert said.code == 0
    last = said.out.splitlines()[-1]
    assert last.startswith(
        f"{DIRECT}：第 2 版（删去 1 人；公示期重新计算，2024-04-09 至 2024-04-11）草稿，"
        "待审批：奖惩核查组、综合审查组，公示日 2024-04-09，指纹 "
    )
    waits = status(run, root)
    assert (waits["missing"], waits["revision"]) == (["奖惩核查组", "综合审查组"], 1)
    assert "第 2 版更正待审批" in waits["remarks"]
    for office in waits["missing"]:
        assert run(root, "approve", DIRECT, "--by", office).code == 0
    assert "第 2 版更正 2024-04-09 起公示" in status(run, root)["remarks"]
    assert made.promote(root, made.TODAY) == []
    after = status(run, root)
    assert (after["revision"], after["missing"], after["first"]) == (2, [], "2024-04-09")
    again = run(root, *AMEND, "--reason", mended.REASON)
    assert (again.code, "请先运行 gongshi build" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ((*AMEND, "--reason", "身份证号 {id} 有误"), 2, "含有疑似身份证号"),
        ((*AMEND, "--reason", "{name}的获奖材料有误"), 1, "原因中有名单上的姓名"),
        ((*AMEND, "--reason", "有误", "--publish-on", "4月10日"), 2, "日期应写成"),
        ((*AMEND, "--reason", "有误", "--part", "机电工程学院"), 2, "请去掉 --part"),
        (("amend", made.PARTS, "--by", mended.OFFICE, "--reason", "有误"), 2, "用 --part 写明其一"),
        (("amend", made.LAST, "--by", mended.OFFICE, "--reason", "有误"), 2, "还没有公示"),
        (("supplement", DIRECT, "--by", mended.OFFICE, "--reason", "有误", "--source", "data/无.xlsx",
          "--publish-on", "2024-04-10"), 2, "项目文件夹里没有 无.xlsx"),
    ],
)  # fmt: skip
def test_refused(run, root, words, code, message):
    """Nothing is written; no value is printed."""
    head, people = mended.people(root)
    mended.drop(root)
    person = dict(zip(head[-1], people[0], strict=True))
    number, name = str(person["身份证号"]), str(person["姓名"])
    before = tiny.tree(root)
    said = run(root, *(word.format(id=number, name=name) for word in words))
    assert (said.code, message in said.out + said.err) == (code, True)
    assert number not in said.out + said.err
    assert name not in said.out + said.err
    assert tiny.tree(root) == before
