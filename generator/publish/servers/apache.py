"""Apache 2.4: a file for the virtual host, its table, and a poorer `.htaccess`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.publish.rules import LISTED, OPEN, PACKED, SAMPLE, Rules

HEAD = """\
# 由 gongshi build 生成，请勿手工修改；先更新规则，再更新网页。
# 名单到期（学校时区 {zone} 的 24:00）起应答 410；没有登记的名单地址一律应答 410。
# 做不到的：410 只是不再应答，文件还在；到期后仍须删除，CDN 的缓存须另外清除。
"""
VHOST = """\
# 用法：在 <VirtualHost> 里写
#   Define GONGSHI /本文件所在的文件夹
#   Include ${GONGSHI}/gongshi.conf
# 需要 mod_rewrite、mod_headers；缺少时 Apache 不启动。服务器的时区不影响结果，时钟须准。
"""
HTACCESS = """\
# 只有在不能改服务器配置时才用它：复制到网站文件夹，命名为 .htaccess。
# 需要 AllowOverride FileInfo，以及 mod_rewrite、mod_headers。
# 做不到的：.htaccess 只知道服务器时区的时刻。服务器须用学校时区 {zone}，否则会早或晚几小时；
# 请用 gongshi.conf，或请机房把时区改对。
"""
HEADER = "X-Gongshi-Now"
FOREVER = "open"


def files(rules: Rules) -> dict[str, str]:
    """Path below `server/` -> text."""
    head = HEAD.format(zone=rules.zone) + (f"# {SAMPLE}\n" if rules.sample else "")
    return {
        "apache/gongshi.conf": head + VHOST + "\n".join(_host(rules)) + "\n",
        "apache/notices.txt": "\n".join(_table(rules)) + "\n",
        "apache/htaccess": head
        + HTACCESS.format(zone=rules.zone)
        + "\n".join(_folder(rules))
        + "\n",
    }


def _host(rules: Rules) -> Iterator[str]:
    bare = rules.prefix.strip("/")
    notices = f"(?i)^/*{bare}/+notices/+"
    yield "MergeSlashes On"
    yield f'RequestHeader set {HEADER} "%t" early'
    yield 'RewriteMap gongshi "txt:${GONGSHI}/notices.txt"'
    yield "RewriteMap gongshi-lower int:tolower"
    yield "RewriteEngine On"
    named = "E=GONGSHI_ID:${gongshi-lower:$1},E=GONGSHI_PART:${gongshi-lower:$1/$2}"
    yield f'RewriteRule "{notices}([^/]+)(?:/+([^/]+))?" "-" [C,{named}]'
    day = "${gongshi:%{ENV:GONGSHI_PART}|${gongshi:%{ENV:GONGSHI_ID}/*|never}}"
    yield f'RewriteRule "" "-" [E=GONGSHI_DAY:{day}]'
    yield 'RewriteCond "%{ENV:GONGSHI_DAY}" "=never"'
    yield 'RewriteRule "" "-" [G]'
    for last, moment in rules.moments.items():
        yield f'RewriteCond "%{{ENV:GONGSHI_DAY}}" "={last:%Y%m%d}"'
        yield f'RewriteCond "%{{HTTP:{HEADER}}}" ">=t={moment}000000"'
        yield 'RewriteRule "" "-" [G]'
    yield f'ErrorDocument 410 "{rules.prefix}gone/%{{reqenv:GONGSHI_ID}}/index.html"'
    yield f"ErrorDocument 404 {rules.prefix}404.html"
    yield from _headers(rules)


def _table(rules: Rules) -> Iterator[str]:
    """`<id>/<part>` -> last day; `/*` is what is not named."""
    for name in OPEN:
        yield f"{name}/ {FOREVER}"
    for part, day in rules.parts.items():
        yield f"{part} {day:%Y%m%d}"
    for id_, day in rules.own.items():
        for own in ("", "index.html"):
            yield f"{id_}/{own} {day:%Y%m%d}"
        yield f"{id_}/* {rules.below.get(id_, day):%Y%m%d}"


def _folder(rules: Rules) -> Iterator[str]:
    yield "RewriteEngine On"
    yield 'RewriteRule "(?i)^notices/+([^/]+)" "-" [E=GONGSHI_ID:$1]'
    known = "|".join([*rules.own, *(name.replace(".", "[.]") for name in OPEN)])
    yield f'RewriteRule "(?i)^notices/+(?!(?:{known})(?:/|$))[^/]" "-" [G]'
    for day in rules.moments:
        yield f'RewriteCond "%{{TIME}}" ">={day + timedelta(days=1):%Y%m%d}000000"'
        yield f'RewriteRule "(?i)^notices/+(?:{"|".join(_ending(rules, day))})" "-" [G]'
    yield f'ErrorDocument 410 "{rules.prefix}gone/%{{reqenv:GONGSHI_ID}}/index.html"'
    yield f"ErrorDocument 404 {rules.prefix}404.html"
    yield from _headers(rules)


def _ending(rules: Rules, day: date) -> Iterator[str]:
    """Addresses that end with this day, as pieces of a pattern."""
    for id_, last in rules.own.items():
        if id_ not in rules.below:
            yield from [f"{id_}(?:/|$)"] if last == day else []
            continue
        if last == day:
            yield f"{id_}/*(?:index[.]html)?$"
        if rules.below[id_] == day:
            named = [part.split("/")[1] for part in rules.parts if part.startswith(f"{id_}/")]
            yield f"{id_}/+(?!(?:{'|'.join(named)}|index[.]html)(?:/|$))[^/]"
    yield from (f"{part}(?:/|$)" for part, last in rules.parts.items() if last == day)


def _headers(rules: Rules) -> Iterator[str]:
    for name, value in rules.headers.items():
        yield f'Header always set {name} "{value}"'
    yield 'Header always set Cache-Control "no-cache"'
    open_ = "|".join([*rules.documents, *(name.replace(".", "[.]") for name in OPEN)])
    address = f"^/*{rules.prefix.strip('/')}/+notices/+(?!(?:{open_})(?:[/?\\s]|$))[^/?\\s]"
    yield f'<If "%{{THE_REQUEST}} =~ m#^[A-Z]+ {address[1:]}#i">'
    yield f'  Header always set X-Robots-Tag "{LISTED}"'
    yield "</If>"
    yield "FileETag MTime Size"
    yield "<IfModule deflate_module>"
    yield "  <IfModule filter_module>"
    yield f"    AddOutputFilterByType DEFLATE text/html {' '.join(PACKED)}"
    yield "  </IfModule>"
    yield "</IfModule>"
