"""A small project that loads, and what becomes of it when something is changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator import config
from generator.errors import ConfigError

SMALL = {
    "fields.yml": """\
fields:
  name: {title: 姓名, type: name}
  student_no: {title: 学号, type: identifier, aliases: [学生学号]}
  major: {title: 专业}
  average: {title: 平均成绩, type: number}
  reason: {title: 原因}
  phone: {title: 联系电话, never: 六(三)}
  id_number: {title: 身份证号, type: identifier, never: 六(三)}
""",
    "school.yml": """\
name: 示例学院
site_name: 示例学院公示网
site_url: https://x.example.edu.cn/
opens_by: 10:30
offices:
  - {name: 教务处, phone: 0770-0000001}
  - {name: 督察组, email: a@example.edu.cn}
colleges:
  - {name: 机电学院, slug: jidian, aliases: [机电系], majors: [{name: 数控, slug: shukong}]}
  - {name: 艺术学院, slug: yishu}
""",
    "policies/rules.yml": """\
title: 示例细则
publicity:
  list: {at_least: 3, unit: days, basis: 一}
first_day_counts: {value: yes, basis: 二}
retention:
  default: {until: year-end, basis: assumed}
rank: {within: [major], basis: 三}
approvals: {default: [二级学院, 教务处], basis: 四}
complaints: {office: 督察组, basis: 五}
""",
    "kinds/list.yml": """\
title: 名单公示
group_by: [major]
columns:
  - {field: name, publish: name}
  - {field: student_no, publish: tail}
  - {field: reason, publish: one-of, choices: [甲, {value: 乙, also: [丙]}]}
checks: [required-values]
""",
    "rounds/one.yml": """\
title: 2024届
policy: rules
cohort: 2021级
mask: {student_no: {tail: 3}}
notices:
  - id: one-list
    kind: list
    source: [data/a.xlsx]
    publish_on: 2024-03-19
    until: 2024-03-22
    approvals:
      - {step: prepared, by: 教务处, on: 2024-03-18, fingerprint: 9f2c41d0}
  - id: one-parts
    kind: list
    parts:
      - {part: 机电学院, source: [data/b.xlsx], publish_on: 2024-03-19}
""",
}


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The folder of a small project that loads."""
    for name, text in SMALL.items():
        path = tmp_path / "site_config" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def change(small: Path) -> Callable[[str, str, str], None]:
    """Replace a piece of a file by another; an empty piece stands for the whole file."""

    def replace(name: str, old: str, new: str) -> None:
        path = small / "site_config" / name
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")

    return replace


@pytest.fixture
def problems(small: Path) -> Callable[[], list[str]]:
    """What stops the project from being loaded, without the leading `site_config/`."""

    def load() -> list[str]:
        try:
            config.load(small)
        except ConfigError as error:
            return [problem.removeprefix("site_config/") for problem in error.problems]
        return []

    return load
