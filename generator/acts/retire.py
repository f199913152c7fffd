"""What must go on a day, and what stands against it: a plan, and its words.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from generator.stone import Stone

HEAD = """\
# {day} 撤下的名单地址，每行一个。请逐一清除搜索引擎和缓存里的副本：
# 百度：搜索资源平台“死链提交”（https://ziyuan.baidu.com/），或“网页快照投诉”
# 必应：Bing 网站管理员工具“内容移除”（https://www.bing.com/webmasters/）
# 谷歌：Search Console“移除网址”（https://search.google.com/search-console/removals）
# 其他引擎（搜狗、360 等）：各自站长平台的死链或快照删除
# CDN 和反向代理：在其控制台按这些地址清除（刷新）缓存；整站缓存的，清除 notices/ 目录
"""


@dataclass(frozen=True)
class Files:
    """A round's raw workbooks."""

    round: str
    paths: tuple[str, ...]
    """Relative to the project folder."""


@dataclass(frozen=True)
class Plan:
    """What `retire` would do."""

    due: tuple[Stone, ...] = ()
    refused: tuple[str, ...] = ()
    """What must go and cannot, with the way out."""
    sites: tuple[str, ...] = ()
    """Built sites on which rows still stand."""
    far: tuple[str, ...] = ()
    """Targets that cannot be reached from here."""
    addresses: tuple[str, ...] = ()
    data: tuple[Files, ...] = ()
    """Rounds of which every notice has closed, with what still lies in `data/`."""
    others: tuple[str, ...] = ()
    """What else lies in `data/`."""


def addresses(site_url: str, paths: Iterable[str]) -> tuple[str, ...]:
    """Paths below a built site -> the addresses at which they were read."""
    found: dict[str, None] = {}
    for path in sorted(paths):
        name = PurePosixPath(path)
        if name.name == "index.html":
            found[f"{site_url}{name.parent}/"] = None
        found[f"{site_url}{path}"] = None
    return tuple(found)


def purge(day: date, before: str, found: Sequence[str]) -> str:
    """The list for the webmaster, with what stood in it already."""
    listed = [line for line in before.splitlines() if line and not line.startswith("#")]
    lines = dict.fromkeys([*listed, *found])
    return HEAD.format(day=day) + "".join(f"{line}\n" for line in lines)


def words(plan: Plan) -> list[str]:
    """The plan, a line each."""
    told = [f"撤下 {each.folder}（保留至 {each.retain_until}，第 {each.revision} 版，已存档）"
            for each in plan.due]  # fmt: skip
    told += [f"清理 {site}" for site in plan.sites]
    told += [f"目标 {name} 不在这台机器上：撤下后请运行 gongshi build 和 gongshi deploy {name}"
             for name in plan.far if plan.due]  # fmt: skip
    if plan.addresses:
        told.append(f"列出 {len(plan.addresses)} 个要从搜索引擎和缓存清除的地址")
    return told


def data_words(plan: Plan) -> list[str]:
    """What lies in `data/` that nobody needs any more."""
    told = []
    for each in plan.data:
        told.append(f"{each.round}：各项公示都已结束，data/ 中还有 {len(each.paths)} 个原始文件：")
        told += [f"  {path}" for path in each.paths]
    if plan.data and plan.others:
        told.append("data/ 中不属于任何一轮、请自行处理的文件：")
        told += [f"  {path}" for path in plan.others]
    return told
