"""The YAML on top of a Markdown page: dumped by a dumper, and read back before use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import yaml


class _Plain(yaml.SafeDumper):
    """One date under two keys is written twice, not as an anchor and its alias."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - none is wanted
        return True


def with_front_matter(front: Mapping[str, Any], body: str) -> str:
    """A Markdown page; the YAML is dumped, never pasted, and read back before use."""
    head = yaml.dump(dict(front), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=10_000)
    page = f"---\n{head}---\n\n{body}"
    if read_front_matter(page) != dict(front):
        raise ValueError("front matter does not survive being written and read")
    return page


def read_front_matter(page: str) -> dict[str, Any]:
    """The mapping between the first two `---` lines."""
    _, head, _ = page.split("---\n", 2)
    loaded = yaml.safe_load(head)
    if not isinstance(loaded, dict):
        raise TypeError("front matter is no mapping")
    return loaded
