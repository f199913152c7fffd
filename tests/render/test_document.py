"""A document's page, in Markdown and as an engine shows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import markdown as engine
import pytest

from generator.model import Masked, Period
from generator.notice import Attachment, read_front_matter
from generator.render import Related, listing, pages
from generator.render.document import markdown, size
from tests import factories

TEXT = "# 一、总则\n\n第一条 **公平**；\n1. 甲\n2. 乙\n\n- 丙\n- 丁\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
HTML = """<h3>一、总则</h3>
<p>第一条 <strong>公平</strong>；</p>
<p>1. 甲</p>
<p>2. 乙</p>
<ul>
<li>丙</li>
<li>丁</li>
</ul>
<table>
<thead>
<tr>
<th>a</th>
<th>b</th>
</tr>
</thead>
<tbody>
<tr>
<td>1</td>
<td>2</td>
</tr>
</tbody>
</table>"""


def document():
    """Rules with a stamped PDF."""
    return replace(
        factories.notice(people=0),
        form="document",
        masked=Masked((), (), ()),
        text=TEXT,
        attachments=(Attachment("细则.pdf", "0a" * 32, 1_234_567, "综合审查组 2024-03-14"),),
        period=Period(date(2024, 3, 15), date(2024, 3, 15), "不少于 1 天", "五(一)"),
    )


def test_an_engine_shows_what_was_written():
    """Numbers of clauses stay; headings stand below the page's own."""
    made = engine.markdown(markdown(TEXT), extensions=["tables"])
    for entity, mark in (("&#65307;", "；"), ("&#46;", ".")):
        made = made.replace(entity, mark)
    assert made == HTML


def test_the_page_of_a_document():
    """It may be found by a search, has no people, and leads to its files."""
    page = pages(document())["index.md"]
    front = read_front_matter(page)
    assert front["attachments"] == ["细则.pdf"]
    assert {"people", "search", "caption"}.isdisjoint(front)
    assert "- [细则&#46;pdf](%E7%BB%86%E5%88%99.pdf) 1.2 MB，SHA-256 `0a0a" in page.replace(
        "&#46;2", ".2"
    )
    assert "；扫描件，已由人工查看（综合审查组 2024-03-14）" in page
    assert "- **公布日期**：2024年3月15日" in page
    assert "名单" not in page
    assert " 人" not in listing([document()]).split("# 全部公示")[1]


def test_supplements_are_linked_only_where_they_are():
    """The title stands there in any case."""
    made = replace(factories.notice(people=2), supplements="first", supplemented="原公示")
    assert "本公示是“原公示”的补充" in pages(made)["index.md"]
    linked = pages(made, Related(earlier=True))["index.md"]
    assert "本公示是[原公示](../first/index.md)的补充" in linked
    part = replace(made, part="机电工程学院", slug="jidian")
    assert "](../../first/index.md)" in pages(part, Related(earlier=True))["index.md"]


def test_a_table_without_people_counts_entries():
    """In the page, its caption and the listing."""
    made = replace(factories.notice(people=3, groups=0), form="table")
    page = pages(made)["index.md"]
    front = read_front_matter(page)
    assert front["entries"] == 3
    assert front["caption"].endswith("（共 3 条）")
    assert "search" in front
    assert "- **条数**：共 3 条" in page
    assert "共 3 条" in listing([made])


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1 KB"), (850_000, "850 KB"), (1_250_000, "1.2 MB")]
)
def test_sizes(number, text):
    """As a reader judges a download."""
    assert size(number) == text
