"""Targets that can be used, and what is said of those that cannot."""

from __future__ import annotations

import pytest

from generator import config

SOUND = """\
targets:
  web: {kind: ssh, host: a@web.example.edu.cn, path: /srv/a, url: https://a.example.edu.cn/}
  near: {kind: folder, path: ../www, keep: 5, reload: nginx -s reload}
  iis: {kind: copy, path: 'D:/www', rules: iis}
  panel: {kind: copy}
"""


def test_sound(small, change, problems):
    """Each kind with its options; the project knows them by name."""
    change("targets.yml", "", SOUND)
    assert problems() == []
    targets = config.load(small).targets
    assert {name: target.kind for name, target in targets.items()} == {
        "web": "ssh", "near": "folder", "iis": "copy", "panel": "copy",
    }  # fmt: skip
    assert (targets["near"].keep, targets["web"].keep) == (5, 3)


@pytest.mark.parametrize("text", ["", "targets: {}\n"])
def test_none(small, change, text):
    """A project need not have any, nor the file."""
    if text:
        change("targets.yml", "", text)
    assert config.load(small).targets == {}


@pytest.mark.parametrize(
    ("option", "problem"),
    [
        ("kind: ftp", "targets web kind: 没有部署方式“ftp”；可用：copy、folder、ssh"),
        ("kind: folders, path: a", "targets web kind: 没有部署方式“folders”；是否想写“folder”？可用：copy、folder、ssh"),
        ("kind: folder", "targets web path: 缺少这一项；请写明网站放到哪个文件夹"),
        ("kind: ssh, path: /a", "targets web host: 缺少这一项；请写明服务器，如 gongshi@web.example.edu.cn"),
        ("kind: ssh, host: a, path: srv", "targets web path: 须是服务器上的完整路径，以 / 开头"),
        ("kind: folder, path: a, host: b", "targets web host: kind: folder 用不到这一项；请删去"),
        ("kind: copy, path: a, reload: b", "targets web reload: kind: copy 用不到这一项；请删去"),
        ("kind: ssh, path: /a, host: -oProxyCommand=x", "targets web host: 须写成 ~/.ssh/config 里的名称，或 用户@服务器"),
        ("kind: folder, path: a, url: https://a.example", "targets web url: 须是完整网址，以 http:// 或 https:// 开头、以 / 结尾"),
        ("kind: folder, path: a, keep: 1", "targets web keep: 不能小于 2"),
        ("kind: copy, rules: nginx", "targets web rules: 只能是 apache 或 iis"),
        ("kind: folder, paths: a", "targets web paths: 不认识这一项；是否想写“path”？"),
    ],
)  # fmt: skip
def test_unsound(change, problems, option, problem):
    """The place, the fault and the way out."""
    change("targets.yml", "", f"targets:\n  web: {{{option}}}\n")
    (found,) = problems()
    assert found.startswith(f"targets.yml 第 2 行: {problem}")
