"""Stones -> a whole HTML page that needs nothing beside it: no style, script or theme.

It takes the place of a notice on a built site at once; the next build gives the address
its proper page.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from generator.stone import Stone
from generator.wording import chinese, contact, fours, span

HEAD = """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, noarchive">
<meta name="format-detection" content="telephone=no">
<title>{title}</title>
</head>
<body>
<main>
<h1>{title}</h1>
"""
FOOT = "</main>\n</body>\n</html>\n"


def standalone(stones: Sequence[Stone]) -> bytes:
    """The page of one notice or part, or of all parts of a notice together."""
    stones = sorted(stones, key=lambda stone: stone.slug)
    one = stones[0]
    what = "内容" if one.form == "document" else "名单"
    parts = "".join(map(_part, stones))
    offices = {contact(stone.questions): "咨询" for stone in stones}
    offices |= {contact(stone.complaints): "异议与投诉" for stone in stones}
    asked = "".join(f"<li>{label}：{escape(text)}</li>\n" for text, label in offices.items())
    sample = "<p>示例数据：学校、人员和联系方式都是虚构的。</p>\n" if one.sample else ""
    body = f"{sample}<p>这条公示的{what}已从网上撤下。</p>\n{parts}<ul>\n{asked}</ul>\n"
    return f"{HEAD.format(title=escape(one.title))}{body}{FOOT}".encode()


def _part(stone: Stone) -> str:
    name = f"<h2>{escape(stone.part)}</h2>\n" if stone.part else ""
    said = "，".join(filter(None, (chinese(stone.on), stone.by)))
    reason = f"；{stone.reason}" if stone.reason else ""
    label = "撤回" if stone.act == "withdrawn" else "撤下"
    facts = {
        label: f"{said}{reason}",
        "公示期": span([stone.period.first, stone.period.last]),
        "版本": f"第 {stone.revision} 版，指纹 {fours(stone.fingerprint)}",
    }
    lines = "".join(f"<li>{key}：{escape(text)}</li>\n" for key, text in facts.items())
    return f"{name}<ul>\n{lines}</ul>\n"
