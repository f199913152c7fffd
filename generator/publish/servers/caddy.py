"""Caddy 2.6 and later: a file to import into the site's block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.publish.rules import LISTED, OPEN, SAMPLE, Rules

HEAD = """\
# 由 gongshi build 生成，请勿手工修改；先更新规则（并 reload），再更新网页。
# 用法：在站点块里写
#   root * /网站所在的文件夹
#   import …/server/caddy/gongshi.caddy
# 名单到期（学校时区 {zone} 的 24:00）的那一秒起应答 410；没有登记的名单地址一律应答 410。
# 做不到的：410 只是不再应答，文件还在；到期后仍须删除，CDN 的缓存须另外清除。
# 登记逐条查找，公示达到数千份时请改用 nginx。
"""


def files(rules: Rules) -> dict[str, str]:
    """Path below `server/` -> text."""
    head = HEAD.format(zone=rules.zone) + (f"# {SAMPLE}\n" if rules.sample else "")
    return {"caddy/gongshi.caddy": head + "\n".join(_lines(rules)) + "\n"}


def _lines(rules: Rules) -> Iterator[str]:
    prefix, bare = rules.prefix, rules.prefix.strip("/")
    notices = f"(?i)^/*{bare}/+notices/+"
    yield from _block("header", {**rules.headers, "Cache-Control": "no-cache"})
    yield "encode gzip"
    yield f"@gongshi path_regexp gongshi {notices}([^/]+)(?:/+([^/]+))?"
    yield "@gongshi_people {"
    yield f"  path_regexp {notices}[^/]"
    for id_ in (*OPEN, *rules.documents):
        yield f"  not path_regexp {notices}{id_.replace('.', '[.]')}(?:/|$)"
    yield "}"
    yield f'header @gongshi_people X-Robots-Tag "{LISTED}"'
    yield f"header {prefix}gone/* X-Robots-Tag noindex"
    yield "handle @gongshi {"
    # `map` goes first whatever the order here; outside, its value would be missing.
    yield "  map {re.gongshi.1}/{re.gongshi.2} {gongshi_gone_at} {"
    yield from (f"    {case} {moment}" for case, moment in _moments(rules).items())
    yield "    default 0"
    yield "  }"
    yield "  @gone expression int({time.now}) >= int({gongshi_gone_at})"
    yield "  handle @gone {"
    yield "    header Cache-Control no-store"
    yield f"    try_files {prefix}gone/{{re.gongshi.1}}/index.html {prefix}404.html"
    yield "    file_server {"
    yield "      status 410"
    yield "    }"
    yield "  }"
    yield "  handle {"
    yield "    file_server"
    yield "  }"
    yield "}"
    yield "handle {"
    yield "  file_server"
    yield "}"
    yield "handle_errors {"
    yield f"  rewrite * {prefix}404.html"
    yield "  file_server"
    yield "}"


def _block(name: str, headers: Mapping[str, str]) -> Iterator[str]:
    yield f"{name} {{"
    yield from (f'  {header} "{value}"' for header, value in headers.items())
    yield "}"


def _moments(rules: Rules) -> dict[str, int]:
    """`<id>/<part>` as the map sees it -> the second; what is named first comes first."""
    at = rules.moments
    cases = {f'"~(?i)^{name}/$"': 9_999_999_999 for name in OPEN}
    cases |= {f'"~(?i)^{part}$"': at[day] for part, day in rules.parts.items()}
    for id_, day in rules.own.items():
        if id_ in rules.below:
            cases[f'"~(?i)^{id_}/(?:index[.]html)?$"'] = at[day]
        cases[f'"~(?i)^{id_}/"'] = at[rules.below.get(id_, day)]
    return cases
