"""A synthetic college: school + seed -> the annexes as a real college would send them.

Written below `data/` of the project folder; the round file names them so:

    notices
      ranking          source: [data/附件5_总表.xlsx]          总表 and one 分表 a major
      subject-scores   source: [data/附件6/*.xlsx]             one file a college, one sheet a major
      direct-admission source: [data/附件8-2_不占指标.xls]     an HTML table
      application      parts, one a college, in any of seven formats:
                       source: ["data/附件10-2/<college>.*"]   <college> as `school.yml` names it
      recommendation   source: [data/附件11-2_拟推荐.xlsx]
      partners         source: [data/附件16_对口招录院校专业.xlsx]   the input `offers` as well
      admissions       source: [data/专升本录取名单.xlsx], and with a 14-digit 考生号
                               [data/单招录取名单.xlsx], 对口…, 普通高考…, 艺术类…
      exemptions       source: [data/免试生资格审核.xlsx]
      hardship         source: [data/脱贫家庭毕业生审核.xlsx]
    inputs
      headcount: [data/附件3_在校生人数.xlsx]                  学院 专业 培养类型 在校生人数
      declined:  [data/附件14_放弃.xlsx]                       学院 专业 姓名 学号 培养类型
      excluded:  [data/不予选拔学生.xlsx]                      学院 专业 姓名 学号 培养类型

The words that stand in columns whose masks choose from a list:

    reason                      排名未进入前60% · 有课程不合格 · 有课程未修
    track                       普通 · 扩招
    category, direct-admission  世界技能大赛集训队 · 职业技能竞赛 · 创新创业大赛 ·
                                自治区级荣誉称号 · 退役大学生士兵
    category, exemptions        退役大学生士兵 · 竞赛获奖
    category, others            成绩排名 · 不占指标
    subject cells               numbers 0-100 · 缺考 (0, failed) · 缓考 (0, not taken)

Everybody is of the grade `2021级`; student numbers have 12 digits, of which the last
three tell people of one major and track apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from pathlib import Path

from generator import rooms
from generator.config.school import School
from generator.sample import cohort
from generator.sample.formats import WRITERS
from generator.sample.rules import USUAL, Rules

DEFECTS = rooms.names("sample.defects")
"""Names of what can be planted, each a file in `generator/sample/defects/`."""
ANNEXES = rooms.names("sample.annexes")
"""Names of what can be written, each a file in `generator/sample/annexes/`."""


def workbooks(
    project_root: Path,
    school: School,
    *,
    students: int = 5000,
    subjects: int = 30,
    majors: int | None = None,
    seed: int = 2024,
    defects: Iterable[str] = (),
    annexes: Iterable[str] = ANNEXES,
    rules: Rules = USUAL,
) -> tuple[Path, ...]:
    """Write all files below `data/` and return their paths.

    `students` are at least 12 for each college.  `majors` says how many of the school's
    take part; every college keeps one.  `defects` are planted, out of `DEFECTS`.  Of the
    `ANNEXES` only those named are written.  `rules` are those that the offices obeyed.

    Raises:
        ConfigError: the school has a college without majors, or there are too few students.
        KeyError: no such defect or annex.
    """
    everybody = cohort.invent(
        school, students=students, subjects=subjects, majors=majors, seed=seed, rules=rules
    )
    planted = [rooms.load("sample.defects", name) for name in defects]
    paths = []
    for annex in annexes:
        for number, book in enumerate(rooms.load("sample.annexes", annex).books(everybody)):
            # A defect that names a folder is planted in the folder's first file.
            fits = [each for each in planted if not number and book.path.startswith(each.FILE)]
            spoilt = reduce(lambda sound, defect: defect.plant(sound), fits, book)
            path = project_root / book.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(WRITERS[book.format](spoilt))
            paths.append(path)
    return tuple(paths)
