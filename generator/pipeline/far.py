"""Notices on servers that only ssh reaches -> pages that say they are gone; at once.

As `takedown` does here: without a sound configuration and without a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from generator import deploy as places
from generator.config.target import Target
from generator.deploy import ssh
from generator.errors import ConfigError, GongshiError
from generator.pipeline import takedown


def take_down(root: Path, names: Iterable[str], pages: Mapping[str, bytes]) -> list[str]:
    """Put each page in place of its notice, in every release of the targets of those names.

    `pages` are by folder below `notices/`.  What could not be done is a sentence each.
    """
    written = takedown.targets(root)
    told: list[str] = []
    said: list[str] = []
    for name in names:
        try:
            host = ssh.Host(name, _target(written.get(name)), root)
            with host.lock():
                places.apply(host, host.burial(pages), said.append)
        except GongshiError as error:
            told.append(f"目标 {name}：{error}。那里还没有撤下，请接着运行 gongshi build 和 deploy")
    return told


def _target(given: object) -> Target:
    try:
        target = Target.model_validate(given)
    except ValidationError:
        target = None
    if target is None or target.kind != "ssh" or not target.host or not target.path:
        by_hand = target is not None and target.kind == "copy" and not target.path
        raise ConfigError(["由人上传，这里够不着" if by_hand else "targets.yml 里的写法不对"])
    return target
