"""What a target with links holds, and what is to be done there.  Pure.

<path>/current                  -> releases/<name>, the link that a web server serves
<path>/releases/<name>/         a whole site
<path>/releases/<name>.sha256   its manifest; without it the folder counts for nothing
<path>/releases/.<name>.new/    one that is being written
<path>/server/                  rules that the web server includes
<path>/good                     name of the release that was last found in order
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from generator import manifest
from generator.config.target import Target
from generator.deploy import Cargo, Manifest, Plan, Step, Steps
from generator.deploy._gone import OWN, TOP, rows, take_downs, without
from generator.deploy._manifest import listed, size
from generator.errors import Refused

ENDING = ".sha256"
FOLDER, RULES, CURRENT, GOOD = "releases", "server", "current", "good"
ROOM = 2
"""How many times the site's size must be free."""


@dataclass(frozen=True)
class There:
    """What was found at a target."""

    releases: Mapping[str, Manifest] = field(default_factory=dict)
    """Whole releases by name."""
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Files below `notices/` of each release, as they stand there now."""
    current: str = ""
    """Name of the release on line; empty before the first."""
    good: str = ""
    scraps: tuple[str, ...] = ()
    """Paths that an interrupted deployment left."""
    rules: Mapping[str, bytes] = field(default_factory=dict)


def found(link: str, entries: Iterable[str], texts: Mapping[str, bytes]) -> There:
    """What a target holds.

    `link` is where `current` leads; `entries` are the paths of what lies in `releases/`,
    below the `notices/` of each, and aside; `texts` the content of the small files.
    """
    entries = sorted(entries)
    there = {path.removeprefix(f"{FOLDER}/") for path in entries if _direct(path)}
    current = link.rstrip("/").rsplit("/", 1)[-1]
    current = current if current in there else ""
    names = {name for name in there if f"{name}{ENDING}" in there} | ({current} - {""})
    known = {*names, *(f"{name}{ENDING}" for name in names)}
    aside = [path for path in entries if _aside(path)]
    return There(
        releases={
            name: manifest.parse(texts.get(f"{FOLDER}/{name}{ENDING}", b""))
            for name in sorted(names)
        },
        paths=_by_release(entries, names),
        current=current,
        good=texts.get(GOOD, b"").decode("utf-8", "replace").strip(),
        scraps=(*(f"{FOLDER}/{name}" for name in sorted(there - known)), *aside),
        rules={
            path.removeprefix(f"{RULES}/"): data
            for path, data in sorted(texts.items())
            if path.startswith(f"{RULES}/") and not path.rsplit("/", 1)[-1].startswith(".")
        },
    )


def _by_release(entries: list[str], names: set[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {name: [] for name in names}
    for path in entries:
        name, _, rest = path.removeprefix(f"{FOLDER}/").partition("/")
        if rest and name in names and path.startswith(f"{FOLDER}/"):
            found[name].append(rest)
    return {name: tuple(paths) for name, paths in found.items()}


def _direct(path: str) -> bool:
    return path.startswith(f"{FOLDER}/") and path.count("/") == 1


def _aside(path: str) -> bool:
    """Left of a file or link that was being written, outside `releases/`."""
    name = path.rsplit("/", 1)[-1]
    return not path.startswith(f"{FOLDER}/") and name.startswith(".") and name.endswith(".new")


def plan(cargo: Cargo, there: There, target: Target, *, whole: bool) -> Plan:
    """What brings the cargo on line; `whole`: the release on line is as it was written."""
    same = whole and there.releases.get(there.current) == cargo.files
    name = there.current if same else cargo.name
    good = there.good if there.good in there.releases else ""
    former = "" if good == name else good
    known = there.releases.get(good, {}) if whole and not same else {}
    others = [one for one in there.releases if one != there.current]
    undo = _rules(there.rules, cargo.rules, target) if there.rules else ()
    return Plan(
        before=(
            *_clear(there),
            *_take_downs(cargo, there, others),
            *_rules(cargo.rules, there.rules, target),
            *(() if same else _upload(cargo, there)),
        ),
        switch=() if same else (_switch(there.current, name),),
        changed={path: one for path, one in cargo.files.items() if known.get(path) != one},
        absent=_absent(cargo, there),
        after=_after(there, target, name),
        gone=tuple(_take_downs(cargo, there, [there.current] if there.current else [])),
        back=(_switch(name, former), *_discard(there, name), *undo) if former else (),
        back_to=former,
        undo=undo,
        room=0 if same else ROOM * cargo.size,
    )


def rollback(cargo: Cargo, there: There, wanted: str) -> Plan:
    """What brings a former release back: the one named, or the last before that on line.

    The server's rules stay: they know every date that the former ones knew, and later ones.

    Raises:
        Refused: there is none, or it has rows that nobody may read any more.
    """
    before = sorted(name for name in there.releases if name < there.current)
    name = wanted or (before[-1] if before else "")
    if name not in there.releases or name == there.current:
        others = "、".join(sorted({*there.releases} - {there.current})) or "无"
        raise Refused(f"没有可以退回的版本{f' {wanted}' if wanted else ''}；可用：{others}")
    forbidden = rows((*there.paths[name], *there.releases[name]), cargo.standing)
    if forbidden:
        raise Refused(
            f"版本 {name} 里还有已撤下或已到期的名单（{listed(forbidden)}），不能退回；"
            "请先运行 gongshi build 和 gongshi deploy，旧版本会随之清理"
        )
    files, now = there.releases[name], there.releases.get(there.current, {})
    return Plan(
        before=(*_clear(there), _examine(name, files)),
        switch=(_switch(there.current, name),),
        changed={path: one for path, one in files.items() if now.get(path) != one},
        absent={path: one for path, one in now.items() if _is_row(path) and path not in files},
        after=(_mark(name),),
        back=(_switch(name, there.current),) if there.current else (),
        back_to=there.current,
    )


def burial(there: There, pages: Mapping[str, bytes]) -> Iterator[Step]:
    """What puts these pages (folder below `notices/` -> page) in place of notices, everywhere."""
    for name in sorted(there.releases):
        left, found = dict(there.releases[name]), False
        for folder, page in pages.items():
            own = f"{TOP}{folder}/"
            files = tuple(path for path in there.paths[name] if path.startswith(own))
            if files:
                found = True
                rest = tuple(path for path in files if path != f"{own}{OWN}")
                words = f"从版本 {name} 撤下 {own}（{len(rest)} 个文件）"
                yield Step("take_down", words, (name, folder, page, rest))
                left = {path: one for path, one in left.items() if not path.startswith(own)}
                left[f"{own}{OWN}"] = manifest.digest_of(page)
        if found:
            yield Step("record", f"更新版本 {name} 的清单", (name, left))


def _clear(there: There) -> Steps:
    words = "清理上次中断留下的 {}"
    return tuple(Step("delete", words.format(path), (path,)) for path in there.scraps)


def _take_downs(cargo: Cargo, there: There, releases: list[str]) -> Iterator[Step]:
    """Rows of what is gone leave every release that is kept, whoever may read it."""
    for name in sorted(releases):
        recorded = there.releases[name]
        gone = take_downs(there.paths[name], recorded, cargo.files, cargo.standing)
        for each in gone:
            page = (cargo.site / each.page).read_bytes() if each.page else b""
            words = f"从版本 {name} 撤下 {TOP}{each.folder}/（{len(each.files)} 个文件）"
            yield Step("take_down", words, (name, each.folder, page, each.files))
        if gone:
            left = without(recorded, gone, cargo.files)
            yield Step("record", f"更新版本 {name} 的清单", (name, left))


def _rules(wanted: Mapping[str, bytes], there: Mapping[str, bytes], target: Target) -> Steps:
    """The rules come before the pages: an address that they do not know is refused."""
    changed = {path: data for path, data in wanted.items() if there.get(path) != data}
    old = tuple(sorted(set(there) - set(wanted)))
    steps = []
    if changed or old:
        words = f"更新服务器规则 {RULES}/（写 {len(changed)} 个文件，删 {len(old)} 个）"
        steps.append(Step("rules", words, (changed, old)))
    if target.reload:
        # Each time: a kill between the two would else leave the server with old rules.
        steps.append(Step("reload", f"让服务器读取新规则：{target.reload}", (target.reload,)))
    return tuple(steps)


def _upload(cargo: Cargo, there: There) -> Iterator[Step]:
    if there.releases.get(cargo.name) == cargo.files and cargo.name != there.current:
        yield _examine(cargo.name, cargo.files)
        return
    many = f"{len(cargo.files)} 个文件（{size(cargo.size)}）"
    yield Step("upload", f"写入 {many}到 {FOLDER}/{cargo.name}/", (cargo, there.current))
    yield Step("finish", "逐个核对写好的文件", (cargo.name, cargo.files))


def _examine(name: str, files: Manifest) -> Step:
    return Step("examine", f"核对已有的版本 {name}", (name, files))


def _switch(former: str, name: str) -> Step:
    return Step("switch", f"切换 {CURRENT}：{former or '（还没有）'} → {name}", (name,))


def _mark(name: str) -> Step:
    return Step("mark", f"记下核对无误的版本 {name}", (name,))


def _after(there: There, target: Target, name: str) -> Steps:
    steps = [] if there.good == name else [_mark(name)]
    others = sorted({*there.releases} - {name})
    for old in others[: max(0, len(others) - target.keep + 1)]:
        words = f"删除旧版本 {old}（共保留 {target.keep} 个）"
        steps.append(Step("remove", words, (old,)))
    return tuple(steps)


def _discard(there: There, name: str) -> Steps:
    """What did not hold on line is no release to go back to."""
    new = name not in there.releases
    return (Step("remove", f"删除没有通过核对的版本 {name}", (name,)),) if new else ()


def _absent(cargo: Cargo, there: There) -> dict[str, str]:
    """What may have been on line below `notices/` and is no more."""
    found: dict[str, str] = {}
    for name, recorded in there.releases.items():
        for path in {*recorded, *there.paths[name]}:
            if _is_row(path) and path not in cargo.files:
                found[path] = recorded.get(path, "")
    return dict(sorted(found.items()))


def _is_row(path: str) -> bool:
    return path.startswith(TOP)
