"""nginx: maps for `http {}`, locations for `server {}`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.publish.rules import LISTED, OPEN, PACKED, SAMPLE, Rules

HEAD = """\
# 由 gongshi build 生成，请勿手工修改；每次 build 后连同 site/ 一起更新，先更新规则，再更新网页。
# 名单到期（学校时区 {zone} 的 24:00）的那一秒起应答 410，不需要重新生成网站。
# 没有登记的名单地址一律应答 410。服务器的时区不影响结果，时钟须准（NTP）。
# 做不到的：410 只是不再应答，文件还在；到期后仍须删除，CDN 的缓存须另外清除。
"""
HTTP = """\
# 用法：在 http {} 里写 include …/server/nginx/http.conf;
# 若 nginx 报 map_hash_bucket_size 重复，删去本文件中的这两行，并把原有的值改成不小于它们。
"""
SERVER = """\
# 用法：在 server {} 里写 include …/server/nginx/server.conf; 其中 root 指向网站所在文件夹，
# 使 root 加上网址路径就是文件的位置。不要为 {notices} 另写 location。
# 若 nginx 报 gzip 重复，删去本文件中以 gzip on 开头的那一行。
"""

LOOKS = ("stylesheets", "javascripts", "images")
"""Folders of what all pages share."""


def files(rules: Rules) -> dict[str, str]:
    """Path below `server/` -> text."""
    head = HEAD.format(zone=rules.zone) + (f"# {SAMPLE}\n" if rules.sample else "")
    return {
        "nginx/http.conf": head + HTTP + "\n".join(_maps(rules)) + "\n",
        "nginx/server.conf": head
        + SERVER.replace("{notices}", f"{rules.prefix}notices/")
        + "\n".join(_locations(rules))
        + "\n",
    }


def before(moment: int) -> str:
    """A regular expression of all ten-digit numbers that are smaller than `moment`."""
    digits = str(moment)
    branches = []
    for at, digit in enumerate(digits):
        if digit == "0":
            continue
        lower = "0" if digit == "1" else f"[0-{int(digit) - 1}]"
        rest = len(digits) - at - 1
        branches.append(digits[:at] + lower + (rf"\d{{{rest}}}" if rest else ""))
    return f"(?:{'|'.join(branches)})"


def _maps(rules: Rules) -> Iterator[str]:
    longest = max(map(len, [*rules.parts, *rules.own, ""]))
    many = len(rules.own) + len(rules.parts)
    yield f"map_hash_bucket_size {max(128, _power(longest + 64))};"
    yield f"map_hash_max_size {max(4096, _power(many * 4))};"
    for day, moment in rules.moments.items():
        yield f"# {day} 24:00"
        yield f"map $msec {_past(day)} {{"
        yield "  default 1;"
        yield rf'  "~^{before(moment)}\." 0;'
        yield "}"
    notices = f"^/*{rules.prefix.strip('/')}/+notices/+"
    yield from _map("$uri", "$gongshi_id", {f"~*{notices}([^/]+)": "$1"}, '""')
    yield from _map("$uri", "$gongshi_part", {f"~*{notices}([^/]+)/+([^/]+)": "$1/$2"}, '""')
    shown = {"": "0", **dict.fromkeys(OPEN, "0")}
    yield from _map("$gongshi_id", "$gongshi_own", {**shown, **_days(rules.own)}, "1")
    yield from _map("$gongshi_id", "$gongshi_below", _days(rules.below), "$gongshi_own")
    parts = {"": "$gongshi_own", **_days(rules.parts)}
    parts |= {f"{id_}/index.html": "$gongshi_own" for id_ in rules.below}
    yield from _map("$gongshi_part", "$gongshi_gone", parts, "$gongshi_below")
    indexed = dict.fromkeys(("", *OPEN, *rules.documents), '""')
    yield from _map("$gongshi_id", "$gongshi_robots", indexed, f'"{LISTED}"')


def _map(source: str, target: str, cases: Mapping[str, str], default: str) -> Iterator[str]:
    yield f"map {source} {target} {{"
    yield f"  default {default};"
    yield from (f'  "{case}" {value};' for case, value in cases.items())
    yield "}"


def _days(days: Mapping[str, date]) -> dict[str, str]:
    return {key: _past(day) for key, day in days.items()}


def _past(day: date) -> str:
    return f"$gongshi_past_{day:%Y%m%d}"


def _power(least: int) -> int:
    return 1 << (least - 1).bit_length()


def _locations(rules: Rules) -> Iterator[str]:
    prefix = rules.prefix
    bare = prefix.strip("/")
    notice = [
        "  if ($gongshi_gone) { return 410; }",
        "  error_page 410 @gongshi_gone;",
        f"  error_page 404 {prefix}404.html;",
        "  index index.html;",
        "  open_file_cache off;",
        *_headers(rules, {"Cache-Control": "no-cache", "X-Robots-Tag": "$gongshi_robots"}),
    ]
    missing = ["  index index.html;", f"  error_page 404 {prefix}404.html;"]
    yield "absolute_redirect off;"
    yield f"gzip on; gzip_vary on; gzip_min_length 1000; gzip_types {' '.join(PACKED)};"
    if prefix == "/":
        yield f"error_page 404 {prefix}404.html;"
        yield from (line.strip() for line in _headers(rules, {"Cache-Control": "no-cache"}))
    else:
        own = _headers(rules, {"Cache-Control": "no-cache"})
        yield from _location(f"^~ {prefix}", [*missing, *own])
    # Twice: the first comes before other people's patterns, the second knows odd spellings.
    yield from _location(f"^~ {prefix}notices/", notice)
    yield from _location(f'~* "^/*{bare}/+notices(?:/|$)"', notice)
    gone = {
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, noarchive",
        "Clear-Site-Data": '"cache"',
    }
    tombstone = f"  try_files {prefix}gone/$gongshi_id/index.html =410;"
    yield from _location("@gongshi_gone", [*_headers(rules, gone), tombstone])
    quiet = {"Cache-Control": "no-cache", "X-Robots-Tag": "noindex"}
    yield from _location(f"^~ {prefix}gone/", [*missing, *_headers(rules, quiet)])
    # For one visit: asking again for each of a dozen small files costs more than a page.
    lasting = {"Cache-Control": "public, max-age=600"}
    for folder in LOOKS:
        yield from _location(f"^~ {prefix}{folder}/", [*missing, *_headers(rules, lasting)])


def _location(name: str, lines: list[str]) -> Iterator[str]:
    yield f"location {name} {{"
    yield from lines
    yield "}"


def _headers(rules: Rules, more: Mapping[str, str]) -> list[str]:
    """A location's own headers replace all of its server's: each names all of them."""
    every = {**rules.headers, **more}
    return [f"  add_header {name} {_quoted(value)} always;" for name, value in every.items()]


def _quoted(value: str) -> str:
    quote = "'" if '"' in value else '"'
    return f"{quote}{value}{quote}"
