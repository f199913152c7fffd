"""`share`: on the demo, as a webmaster types it."""

from __future__ import annotations

import json

import pytest

LINK = "https://gongshi.example.edu.cn/notices/"


def test_everything_that_is_open(run, root):
    """Without a name: every open notice and part, each with its link."""
    said = run(root, "share")
    assert said.code == 0
    assert f"{LINK}2024-zsb-application/\n" in said.out
    assert f"{LINK}2024-zsb-application/jidian/\n" in said.out
    assert f"{LINK}2024-zsb-ranking/\n" not in said.out
    assert "＊" not in said.out
    assert said.err == "转发前请先打开链接，确认网页已经上网。\n"


def test_nothing_is_open(run, root):
    """Said in words, and no error."""
    said = run(root, "share", "--today", "2024-06-01")
    assert (said.code, said.out, said.err) == (0, "目前没有正在公示的内容。\n", "")


@pytest.mark.parametrize(
    "name", ["2024-zsb-application/jidian", "2024-zsb-application/机电工程学院"]
)
def test_files(run, root, tmp_path, name):
    """A college by its slug or its name; the post and the code in a folder that is made."""
    out = tmp_path / "给班级 群"
    said = run(root, "share", name, name, "--out", out, "--format", "json")
    assert said.code == 0
    (told,) = json.loads(said.out)
    assert told["part"] == "机电工程学院"
    stem = "2024-zsb-application-jidian"
    assert sorted(path.name for path in out.iterdir()) == [
        f"{stem}.{e}" for e in ("png", "svg", "txt")
    ]
    assert (out / f"{stem}.txt").read_text("utf-8") == told["text"]
    assert (out / f"{stem}.png").read_bytes().startswith(b"\x89PNG")


def test_what_is_not_public(run, root):
    """A draft and a mistyped name are refused; what may be shared is listed."""
    said = run(root, "share", "2024-zsb-recommendation", "nobody")
    assert said.code == 2
    assert "2024-zsb-recommendation 没有公布，不能转发；已公布：" in said.err
    assert "nobody 没有公布，不能转发；已公布：" in said.err
    assert said.out == ""
