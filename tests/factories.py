"""Made-up notices for tests: `notice(people=12, groups=2)` and its parts.

Every person, number and office here is invented.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from generator.model import Column, Group, Masked, Period
from generator.notice import Contact, Notice
from generator.stone import Stone

COLUMNS = (
    Column("rank", "名次"),
    Column("name", "姓名"),
    Column("student_no", "学号"),
    Column("average", "平均成绩"),
    Column("eligible", "是否符合"),
    Column("reason", "原因"),
)
COLLEGES = ("机电工程学院", "信息工程学院", "财经与物流管理学院")
MAJORS = ("机电一体化技术", "工业机器人技术", "软件技术", "大数据与会计")
SURNAMES = ("张", "欧阳", "李", "韦", "覃", "司马")


def person(number: int) -> tuple[str, ...]:
    """One masked row, different for every `number`."""
    eligible = number % 5 != 4
    return (
        str(number + 1),
        f"{SURNAMES[number % len(SURNAMES)]}＊{'一二三四五六七八九'[number % 9]}",
        f"＊{number % 1000:03d}",
        f"{95 - number % 400 / 8:g}",
        "是" if eligible else "否",
        "" if eligible else "有课程不合格",
    )


def masked(
    people: int = 12,
    groups: int = 2,
    rows: Sequence[tuple[str, ...]] | None = None,
    columns: tuple[Column, ...] = COLUMNS,
) -> Masked:
    """`people` rows in `groups` groups of near equal size; no groups: one without a slug."""
    rows = tuple(rows) if rows is not None else tuple(person(i) for i in range(people))
    if not groups:
        return Masked(columns, (Group("", "", {}, 0, len(rows)),), rows)
    bounds = [len(rows) * i // groups for i in range(groups + 1)]
    return Masked(
        columns,
        tuple(_group(i, bounds[i], bounds[i + 1] - bounds[i]) for i in range(groups)),
        rows,
    )


def notice(
    people: int = 12,
    groups: int = 2,
    *,
    id: str = "2024-zsb-ranking",  # noqa: A002 - the field's own name
    part: str = "",
    slug: str = "",
    title: str = "桂岭职业技术学院2024年专升本各科考试平均成绩排名公示",
    revision: int = 1,
    first: date = date(2024, 3, 19),
    last: date = date(2024, 3, 22),
    retain_until: date = date(2024, 12, 31),
    rows: Sequence[tuple[str, ...]] | None = None,
    columns: tuple[Column, ...] = COLUMNS,
    sample: bool = True,
) -> Notice:
    """A notice of a made-up college."""
    return Notice(
        id=id,
        part=part,
        slug=slug,
        revision=revision,
        kind="ranking",
        title=title,
        period=Period(first, last, "不少于 3 天，首日计入", "五(四)"),
        masked=masked(people, groups, rows, columns),
        school="桂岭职业技术学院",
        questions=Contact("成绩核查组", "0779-5550101", hours="工作日 8:30—17:30"),
        complaints=Contact(
            "督察组", "0779-5550199", "ducha@example.edu.cn", "崇文楼 305 室（示例地址）"
        ),
        published=first,
        retain_until=retain_until,
        policy_title="2024 年普通专升本工作实施细则（示例）",
        annex="附件5",
        about="按各科考试平均成绩排出的专业内名次，前 60% 可以报名。",
        sample=sample,
    )


def stone(made: Notice, act: Literal["withdrawn", "retired"] = "withdrawn") -> Stone:
    """What stays of a notice that was taken down on 9 April 2024."""
    withdrawn = act == "withdrawn"
    return Stone(
        act=act,
        on=date(2024, 4, 9),
        id=made.id,
        part=made.part,
        slug=made.slug,
        title=made.title,
        form=made.form,
        school=made.school,
        period=made.period,
        retain_until=made.retain_until,
        revision=made.revision,
        fingerprint=made.fingerprint,
        questions=made.questions,
        complaints=made.complaints,
        by="督察组" if withdrawn else "",
        reason="名单有误" if withdrawn else "",
        sample=made.sample,
    )


def _group(number: int, first: int, count: int) -> Group:
    college = COLLEGES[number // len(MAJORS) % len(COLLEGES)]
    major = MAJORS[number % len(MAJORS)]
    track = "普通" if number < len(MAJORS) * len(COLLEGES) else f"扩招{number}"
    keys = {"college": college, "major": major, "track": track}
    return Group(f"g{number + 1:04d}", " ".join(keys.values()), keys, first, count)
