"""The page that answers in place of a notice: what it was, and not a row of it."""

from __future__ import annotations

from dataclasses import replace

from generator.notice import read_front_matter
from generator.render import ended, tombstone
from generator.render.standalone import standalone
from generator.render.words import fours
from tests.factories import notice, stone
from tests.render.test_page import hostile

PAGE = """\
# 桂岭职业技术学院2024年专升本各科考试平均成绩排名公示

> **示例数据**：学校、人员、成绩和联系方式都是虚构的，不是真实公示。

这条公示的名单按规定保留到期即从网上撤下；撤下后，原地址只显示本页。

- **公示期**：2024年3月19日 至 2024年3月22日
- **保留期限**：至 2024年12月31日 24:00
- **版本**：第 1 版，指纹 `{}`

## 咨询与投诉

"""


def test_the_page():
    """Title, period, fingerprint, whom to ask; found by no search."""
    made = notice()
    page = tombstone([made])
    front = read_front_matter(page)
    assert (front["view"], front["search"]) == ("gone", {"exclude": True})
    body = page.split("---\n\n", 1)[1]
    assert body.startswith(PAGE.format(fours(made.fingerprint)))
    assert "成绩核查组" in body
    assert "督察组" in body


def test_parts():
    """Each part with its college, dates and fingerprint; each office once."""
    parts = [
        notice(id="n", part=name, slug=slug, groups=0)
        for name, slug in (("信息工程学院", "xinxi"), ("机电工程学院", "jidian"))
    ]
    page = tombstone(parts)
    assert page.index("## 机电工程学院") < page.index("## 信息工程学院")
    assert all(fours(part.fingerprint) in page for part in parts)
    assert page.count("督察组") == 1


def test_no_row_and_no_markup():
    """Masked names do not stand there either, and hostile words stay words."""
    made = replace(hostile(), part="", slug="")
    page = tombstone([made])
    assert "＊" not in tombstone([notice()])
    assert "<script" not in page.split("---\n", 2)[2]


def test_one_part_withdrawn():
    """Who, when and why, beside what still stands."""
    standing = notice(id="n", part="信息工程学院", slug="xinxi", groups=0)
    gone = stone(notice(id="n", part="机电工程学院", slug="jidian", groups=0))
    page = tombstone([standing, gone])
    assert "按规定保留到期即从网上撤下" in page
    assert "- **撤回**：2024年4月9日，督察组；名单有误\n- **公示期**" in page
    assert page.count("**撤回**") == 1


def test_all_gone():
    """The page at the address itself says that it happened, and when."""
    page = ended([stone(notice(), "retired")])
    assert "这条公示的名单已从网上撤下，原地址只显示本页。" in page
    assert "- **撤下**：2024年4月9日\n" in page


def test_a_page_that_needs_nothing():
    """No row, nothing to fetch, no script or style, and hostile words stay words."""
    made = replace(hostile(), part="", slug="")
    page = standalone([stone(made)]).decode()
    for foreign in ("<script", "<style", "<link", "<img", "<a ", "＊", "<table"):
        assert foreign not in page
    assert 'content="noindex, noarchive"' in page
    assert fours(made.fingerprint) in page
    parts = [stone(notice(id="n", part=f"学院{n}", slug=f"p{n}")) for n in (2, 1)]
    text = standalone(parts).decode()
    assert text.index("<h2>学院1") < text.index("<h2>学院2")
    assert text.count("督察组，电话") == 1
