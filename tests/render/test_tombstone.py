"""The page that answers in place of a notice: what it was, and not a row of it."""

from __future__ import annotations

from dataclasses import replace

from generator.notice import read_front_matter
from generator.render import tombstone
from generator.render.words import fours
from tests.factories import notice
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
