"""`gongshi verify URL` and `status --continuity` as they are typed."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pytest

from generator.observe import web
from tests.observe.live import folder, serving
from tests.publish.servers import free_port


def test_verify_and_status(run, root):
    """Passed, failed, unreachable: 0, 1, 3; all of it is in the records."""
    with serving(folder(root / "site")) as server:
        said = run(root, "verify", server.address)
        assert (said.code, said.out.splitlines()[-1]) == (0, "核对通过。")
        (root / "site/about/index.html").write_text("另一页", "utf-8")
        said = run(root, "verify", server.address, "--format", "json")
    assert said.code == 0  # the server serves what stands in site/
    assert json.loads(said.out)
    shown = json.loads(run(root, "status", "--continuity", "--format", "json").out)
    assert {line["observations"] for line in shown} == {2}
    assert all(line["unbroken"] for line in shown)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["https://a.example/", "https://b.example/"], 2, "一次只核对一个站点"),
        (["site", "https://a.example/"], 2, "目录和网址不能一起核对"),
        (["--notice", "2024-zsb-ranking"], 2, "请写名单所在网页的网址"),
        (["--part", "信息工程学院"], 2, "请同时用 --notice"),
        (["https://a.example/x", "--notice", "2024-none"], 2, "没有这份已公布的公示"),
        (["ftp://a.example/"], 2, "须是完整网址"),
    ],
)
def test_words_that_do_not_fit(run, root, words, code, said):
    """What is missing is named, and nobody is asked."""
    told = run(root, "verify", *words)
    assert (told.code, said in told.err) == (code, True)


def test_unreachable(run, root, monkeypatch):
    """Exit code 3, and which host."""
    monkeypatch.setattr(web, "time", SimpleNamespace(sleep=lambda seconds: None))
    said = run(root, "verify", f"http://127.0.0.1:{free_port()}/")
    assert (said.code, "127.0.0.1: 拒绝连接" in said.err) == (3, True)
