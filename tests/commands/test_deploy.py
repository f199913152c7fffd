"""`deploy` on a whole project: what it refuses, what it says, what it leaves."""

from __future__ import annotations

import re

import pytest

from tests.pipeline.made import change, tree
from tests.publish.servers import nginx

NAME = r"\d{8}T\d{6}Z-[0-9a-f]{12}"


def same(root, top) -> bool:
    """Whether what is served is the project's site."""
    return tree(root / "site") == tree(top / "current")


def test_to_a_folder(run, root, tmp_path):
    """A path is a target; the plan first, then the deed, then the same again."""
    top = tmp_path / "网 站"
    said = run(root, "deploy", top, "--dry-run")
    assert said.code == 0
    many = len(tree(root / "site"))
    assert re.search(rf"(?m)^写入 {many} 个文件（\d+\.\d MB）到 releases/{NAME}/$", said.out)
    assert said.out.endswith("以上只是计划，什么也没有写。\n")
    assert not top.exists()
    said = run(root, "deploy", top)
    assert (said.code, said.out.splitlines()[-1]) == (0, "部署完成，核对一致。")
    assert same(root, top)
    assert tree(top / "server") == tree(root / "server")
    assert run(root, "deploy", top).code == 0
    assert len(list((top / "releases").iterdir())) == 2


def test_to_a_target_of_the_project(run, root, tmp_path):
    """By the name in targets.yml, below the project's folder; and back again."""
    targets = root / "site_config/targets.yml"
    targets.write_text("targets:\n  web: {kind: folder, path: ../www}\n", "utf-8")
    top = root.parent / "www"
    assert run(root, "deploy", "web").code == 0
    before = tree(top / "current")
    change(root / "content/about.md", "\n", "\n\n补充说明。\n\n")
    assert run(root, "build").code == 0
    assert run(root, "deploy", "web").code == 0
    assert same(root, top)
    planned = run(root, "deploy", "web", "--rollback", "--dry-run")
    assert re.search(rf"(?m)^切换 current：{NAME} → {NAME}$", planned.out)
    assert same(root, top)
    said = run(root, "deploy", "web", "--rollback")
    assert (said.code, said.out) == (0, "已退回。\n")
    assert tree(top / "current") == before


def test_a_tampered_site_is_not_deployed(run, root, tmp_path):
    """What does not pass every gate goes nowhere."""
    page = min((root / "site/notices/2024-zsb-ranking").glob("jidian-*/index.html"))
    change(page, "<td>1</td>", "<td>9</td>")
    said = run(root, "deploy", tmp_path / "www")
    assert said.code == 1
    assert page.parent.name in said.out
    assert said.out.endswith("没有部署；请重新运行 gongshi build。\n")
    assert not (tmp_path / "www").exists()


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (["wbe"], 2, "没有部署目标 wbe；site_config/targets.yml 里有：还没有。文件夹请写成 ./wbe"),
        ([], 2, "命令的写法不对"),
    ],
)
def test_targets_that_are_none(run, demo, words, code, reason):
    """Said, with what there is."""
    said = run(demo.root, "deploy", *words)
    assert (said.code, said.out) == (code, "")
    assert reason in said.err


@pytest.mark.parametrize("folder", ["site", "server"])
def test_without_a_site(run, root, tmp_path, folder):
    """Nothing to deploy: what to do first."""
    (root / folder).rename(tmp_path / "elsewhere")
    said = run(root, "deploy", tmp_path / "www")
    assert said.code == 2
    assert f"还没有生成好的 {folder}/；请先运行 gongshi build" in said.err


def test_after_the_last_day(run, root, tmp_path):
    """A site of before, a day on which its first list must be gone: refused until it is built."""
    said = run(root, "deploy", tmp_path / "www", "--today", "2024-04-13")
    assert said.code == 1
    assert not (tmp_path / "www").exists()


def test_a_folder_that_cannot_be(run, root):
    """Neither the project's own site nor what it is made from."""
    for name in ("site", "content"):
        said = run(root, "deploy", root / name / "www")
        assert said.code == 3
        assert "请换一个" in said.err


@pytest.mark.parametrize("moment", ["2024-04-09 12:00:00", "2030-01-01 00:00:00"])
def test_behind_nginx_with_its_rules(run, root, tmp_path, moment):
    """Every address answers as it must on the day of the sample, and long after it."""
    top = tmp_path / "www"
    assert run(root, "deploy", top).code == 0
    with nginx(
        tmp_path / "run", top / "current", top / "server", "Asia/Shanghai", moment
    ) as server:
        written = f"targets:\n  web: {{kind: folder, path: {top}, url: '{server.address}'}}\n"
        (root / "site_config/targets.yml").write_text(written, "utf-8")
        said = run(root, "deploy", "web")
        assert (said.code, said.err.splitlines()[-1]) == (0, "正在核对上线的内容 …")
        change(root / "content/about.md", "\n", "\n\n补充说明。\n\n")
        assert run(root, "build").code == 0
        assert run(root, "deploy", "web").code == 0
        assert "补充说明" in server.ask("/about/").body
    assert same(root, top)
