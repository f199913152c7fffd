"""Facts (`- **公示期**：…`, `> **示例**：…`) -> the HTML that Python-Markdown writes for them.

The same lines stand on every page of a notice; parsing them thousands of times costs
more than the tables, once those are cut out.
"""

from __future__ import annotations

import re

from generator.render.cell import SAFE

_PLAIN = rf"[{SAFE}.\-:；—/ ]"
_TEXT = rf"{_PLAIN}*(?:&#[0-9]+;{_PLAIN}*)*"
_FACT = rf"\*\*[{SAFE}]+\*\*：{_TEXT}(?:`[0-9a-f ]+`)?(?<! )"
FACTS = re.compile(rf"(?m)^(?:- {_FACT}\n)+(?=\n(?![ \t*+\-0-9])|\Z)")
"""A list, where what follows it cannot belong to it."""
QUOTED = re.compile(rf"(?m)^> {_FACT}\n(?=\n(?![ \t>])|\Z)")
"""A quotation, likewise."""


def html(facts: str) -> str:
    """HTML of what `FACTS` or `QUOTED` matched."""
    text = facts[4:-1].replace("**：", "</strong>：")
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", text)
    if facts.startswith(">"):
        return f"<blockquote>\n<p><strong>{text}</p>\n</blockquote>"
    items = text.replace("\n- **", "</li>\n<li><strong>")
    return f"<ul>\n<li><strong>{items}</li>\n</ul>"
