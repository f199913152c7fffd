"""A rule document that nobody foresaw, added by YAML alone, rules its own lists."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from generator import config, start
from generator.pipeline.prepare import check
from generator.start import Answers

TODAY = date(2026, 3, 2)

POLICY = """\
title: 海滨职业学院 2026 年专升本办法
extends: guangxi-2024
publicity:
  ranking: {at_least: 2, unit: working-days, basis: 第三条}
first_day_counts: {value: true, basis: 第四条}
rank: {decimals: 1, within: [major], basis: 第七条}
cutoff: {top: 50%, basis: 第八条}
approvals: {default: [教务部, 纪检室], basis: 第九条}
complaints: {office: 纪检室, basis: 第十条}
contacts: {kinds: {ranking: 教务部}, basis: 第十条}
"""
ROUND = """\
title: 2026届毕业生
policy: haibin-2026
cohort: 2023级
mask: {student_no: {tail: 3}}
notices:
  - {id: 2026-ranking, kind: ranking, source: [data/排名.csv], publish_on: 2026-03-05}
"""
SCHOOL = """\
name: 海滨职业学院
site_name: 海滨职业学院公示网
site_url: https://gs.example.edu.cn/
offices:
  - {name: 教务部, phone: 0770-0000001}
  - {name: 纪检室, phone: 0770-0000002}
colleges:
  - {name: 航海学院, slug: hanghai, majors: [{name: 航海技术, slug: hanghai-jishu}]}
"""
LIST = """\
学院,专业,培养类型,学号,姓名,平均成绩,名次,是否符合要求,不符合原因
航海学院,航海技术,普通,230100000001,甲一,90.04,1,是,
航海学院,航海技术,普通,230100000002,乙二,89.96,1,是,
航海学院,航海技术,普通,230100000003,丙三,80,3,{third}
航海学院,航海技术,普通,230100000004,丁四,70,4,否,排名未进入前60%
"""


@pytest.fixture
def prepared(tmp_path: Path):
    """The unit of the round under the new document, checked, for a verdict of the third."""

    def run(third: str):
        files = start.plan(
            start.template_root(), Answers("海滨职业学院", "https://gs.example.edu.cn/")
        )
        files |= {
            "site_config/policies/haibin-2026.yml": POLICY.encode(),
            "site_config/rounds/2026.yml": ROUND.encode(),
            "site_config/school.yml": SCHOOL.encode(),
            "data/排名.csv": LIST.format(third=third).encode(),
        }
        for name, data in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
        with ThreadPoolExecutor(1) as executor:
            return next(iter(check(config.load(tmp_path), (), TODAY, executor)))

    return run


def test_its_own_figures_hold(prepared):
    """Ranks tie on one decimal, half pass, the period and the offices are the document's."""
    made = prepared("否,排名未进入前60%")
    assert [str(each) for each in made.findings if each.severity == "error"] == []
    notice = made.notice
    assert (notice.period.last, notice.period.basis) == (date(2026, 3, 6), "第三条")
    assert made.unit.chain == ("教务部", "纪检室")
    assert (notice.questions.office, notice.complaints.office) == ("教务部", "纪检室")
    assert notice.masked.cells("average") == ["90.0", "90.0", "80.0", "70.0"]
    assert any("第八条" in sentence for sentence in notice.explanation)


def test_its_own_clause_is_named(prepared):
    """Rank 3 of 4 is beyond 50%: refused with the clause of the new document."""
    made = prepared("是,")
    errors = [each for each in made.findings if each.severity == "error"]
    assert made.notice is None
    assert {(each.code, each.basis) for each in errors} == {("verdict-follows-cutoff", "第八条")}
