"""`targets.yml`: known kinds, each with the options that it needs."""

from __future__ import annotations

from collections.abc import Iterator

from generator import rooms
from generator.config.document import Problem
from generator.config.parts import Parts
from generator.config.words import unknown

WAYS_OUT = {
    "path": "缺少这一项；请写明网站放到哪个文件夹",
    "host": "缺少这一项；请写明服务器，如 gongshi@web.example.edu.cn",
}


def problems(parts: Parts) -> Iterator[Problem]:
    """Yield what keeps a target from being used."""
    document, model = parts.targets.document, parts.targets.model
    for name, target in model.targets.items() if model else ():
        key = ("targets", name)
        if target.kind not in rooms.names("deploy"):
            text = unknown("部署方式", target.kind, rooms.names("deploy"))
            yield document.problem((*key, "kind"), text)
            continue
        needs, takes = _options(target.kind)
        for option in needs:
            if not getattr(target, option):
                yield document.problem((*key, option), WAYS_OUT[option])
        for option in sorted(target.model_fields_set - {"kind", *needs, *takes}):
            yield document.problem((*key, option), f"kind: {target.kind} 用不到这一项；请删去")
        if target.kind == "ssh" and target.path and not target.path.startswith("/"):
            yield document.problem((*key, "path"), "须是服务器上的完整路径，以 / 开头")


def _options(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a kind needs, and what it may have besides."""
    module = rooms.load("deploy", kind)
    return module.NEEDS, module.TAKES
