"""What the average is made of."""

from __future__ import annotations

from generator.config.rules.scores import Average
from generator.explain import Case, Explained
from generator.explain._clause import chinese, clause

PLACE = 1
WEIGHTS = {"equal": "各门课程同等计算", "credits": "按学分加权"}
RESITS = {
    "as-recorded": "补考、重修的课程以成绩册记载的为准",
    "first": "补考、重修的课程取第一次成绩",
    "highest": "补考、重修的课程取最高成绩",
    "latest": "补考、重修的课程取最近一次成绩",
}


def explain(case: Case) -> Explained:
    """Where averages or the scores behind them are shown."""
    rule = case.unit.policy.average
    if rule is None or not case.shows("average", "subjects"):
        return Explained()
    bases = [rule.basis, *(each.basis for each in (rule.resits, rule.not_from) if each)]
    text = "；".join(_parts(rule, case)) + clause(*bases)
    return Explained({}, (f"平均成绩：{text}", *_passing(rule, case)), ("average",))


def _parts(rule: Average, case: Case) -> list[str]:
    parts = [f"{_courses(rule)}的平均成绩，{WEIGHTS[rule.weights]}", _missing(rule)]
    if rule.resits:
        parts.append(RESITS.get(rule.resits.value, rule.resits.value))
    if rule.scores_until:
        parts.append(f"成绩截至 {chinese(rule.scores_until)}（含当天）")
    if rule.not_from:
        parts.append(f"{case.titles(rule.not_from.value)}不是各科平均成绩，不得代替")
    return parts


def _courses(rule: Average) -> str:
    if rule.semesters:
        first, last = rule.semesters
        return f"第 {first} 至第 {last} 学期全部课程"
    last_left_out = "all except the last semester" in rule.of
    return "除最后一个学期以外全部课程" if last_left_out else "全部课程"


def _missing(rule: Average) -> str:
    missing = rule.missing_course
    if missing.unchanged == missing.changed:
        return f"没有成绩的课程{_counted(missing.unchanged)}"
    return (
        f"没有成绩的课程，学籍没有异动的学生{_counted(missing.unchanged)}，"
        f"有异动的学生{_counted(missing.changed)}"
    )


def _counted(value: int | str) -> str:
    return "不计（只计实际修读完成的课程）" if isinstance(value, str) else f"按 {value} 分计"


def _passing(rule: Average, case: Case) -> tuple[str, ...]:
    passing = rule.passing
    if passing is None or not passing.every_course or not case.shows("eligible"):
        return ()
    where = clause(passing.basis)
    return (f"课程要求：全部课程都要修完，成绩都不低于 {passing.mark} 分{where}",)
