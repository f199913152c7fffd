"""IIS 10 with URL Rewrite: a `web.config` for the site's folder."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.publish.rules import LISTED, OPEN, SAMPLE, Rules

HEAD = """\
由 gongshi build 生成，请勿手工修改；复制到网站文件夹，命名为 web.config。需要 URL Rewrite 模块。
没有登记的名单地址、生成当天已经到期的名单一律应答 410，并带齐安全响应头。
做不到的：URL Rewrite 不知道时刻，不能在到期的那一秒自己撤下。
请用任务计划程序，在 {zone} 每天 00:00 运行 gongshi build 并更新网站；
在此之前由网页自带的脚本遮住名单。
410 的说明页放在 {prefix}gone/ 下，IIS 应答 410 时只显示一句话，并指向它。
"""


def files(rules: Rules) -> dict[str, str]:
    """Path below `server/` -> text."""
    head = HEAD.format(zone=rules.zone, prefix=rules.prefix) + (SAMPLE if rules.sample else "")
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<!--\n{head.strip()}\n-->"]
    return {"iis/web.config": "\n".join([*lines, *_lines(rules)]) + "\n"}


def _lines(rules: Rules) -> Iterator[str]:
    yield "<configuration><system.webServer>"
    yield "<httpProtocol><customHeaders>"
    for name, value in {**rules.headers, "Cache-Control": "no-cache"}.items():
        yield f"  <remove name={quoteattr(name)}/>"
        yield f"  <add name={quoteattr(name)} value={quoteattr(value)}/>"
    yield "</customHeaders></httpProtocol>"
    yield "<staticContent>"
    for ending, kind in ((".json", "application/json"), (".ics", "text/calendar; charset=utf-8")):
        yield f'  <remove fileExtension="{ending}"/>'
        yield f'  <mimeMap fileExtension="{ending}" mimeType="{kind}"/>'
    yield "</staticContent>"
    yield "<rewrite>"
    yield from _rules(rules)
    yield from _outbound(rules)
    yield "</rewrite>"
    yield "</system.webServer></configuration>"


def _rules(rules: Rules) -> Iterator[str]:
    yield '<rewriteMaps><rewriteMap name="gongshi" defaultValue="gone">'
    for key in _standing(rules):
        yield f'  <add key="{escape(key)}" value="on"/>'
    yield "</rewriteMap></rewriteMaps>"
    yield '<rules><rule name="gongshi" stopProcessing="true">'
    yield '  <match url="^notices/+([^/]+)(?:/+([^/]+))?" ignoreCase="true"/>'
    yield "  <conditions>"
    yield '    <add input="{gongshi:{ToLower:{R:1}/{R:2}}}" pattern="^on$" negate="true"/>'
    yield '    <add input="{gongshi:{ToLower:{R:1}/*}}" pattern="^on$" negate="true"/>'
    yield "  </conditions>"
    reason = f"Gone: {rules.prefix}gone/{{R:1}}/"
    yield (
        '  <action type="CustomResponse" statusCode="410" statusReason="Gone" '
        f"statusDescription={quoteattr(reason)}/>"
    )
    yield "</rule></rules>"


def _standing(rules: Rules) -> Iterator[str]:
    """`<id>/<part>` that may be shown on the day of the build; `/*` is what is not named."""
    yield from (f"{name}/" for name in OPEN)
    for id_, day in rules.own.items():
        if day >= rules.today:
            yield from (f"{id_}/", f"{id_}/index.html")
        if id_ not in rules.below and day >= rules.today:
            yield f"{id_}/*"
    yield from (part for part, day in rules.parts.items() if day >= rules.today)


def _outbound(rules: Rules) -> Iterator[str]:
    """Lists are kept out of engines; documents and the list of notices are not."""
    named = "|".join([*rules.documents, *(name.replace(".", "[.]") for name in OPEN)])
    pattern = f"^/*{rules.prefix.strip('/')}/+notices/+(?!(?:{named})(?:/|$))[^/]"
    yield '<outboundRules><rule name="gongshi-robots">'
    yield '  <match serverVariable="RESPONSE_X-Robots-Tag" pattern=".*"/>'
    yield f'  <conditions><add input="{{URL}}" pattern={quoteattr(pattern)}/></conditions>'
    yield f'  <action type="Rewrite" value="{LISTED}"/>'
    yield "</rule></outboundRules>"
