"""A school's own project from a folder of workbooks, or the whole synthetic one.

`new` is provisional: a person finishes what it proposes, so a workbook that cannot be
read is only named in the proposal; `check` tells what is wrong with it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from generator import config, disk, ingest, mask, sample, start
from generator.acts.approve import approve
from generator.config.kind import Kind
from generator.config.project import Project, Unit
from generator.errors import ConfigError
from generator.ingest.recognise import recognise
from generator.model import Approval, Finding, Recognised, Source
from generator.pipeline import Say, generate, refuses, site
from generator.pipeline.read import provisional
from generator.start import Answers

ROUND = "2024-zsb"
MARK = ".demo"
MARK_SAYS = "gongshi demo 再次运行时会整个重做这个文件夹；要留下它，请删去本文件或改名。\n"


@dataclass(frozen=True)
class Seen:
    """What `new` found in one workbook."""

    recognised: Recognised
    source: Source | None
    tail: int
    """Digits of the student number that keep its people apart; 1 where it has none."""


def new(folder: Path, answers: Answers, workbooks: Path | None, today: date, say: Say) -> list[str]:
    """Lay out a project in `folder`; give the lines that say what was recognised.

    Raises:
        ConfigError: the folder is not empty, or an answer cannot be used.
    """
    start.refuse_full(folder)
    received = _received(workbooks) if workbooks else {}
    files = start.plan(start.template_root(), answers)
    _write(folder, files)
    if not received:
        return []
    _write(folder / "data", received)
    project, seen = _recognised(folder, [folder / "data" / name for name in received], answers, say)
    name = f"{today.year}-zsb"
    text = start.propose_round(
        [each.recognised for each in seen],
        name=name,
        policy=answers.policy or next(iter(project.policies)),
        cohort=_cohort(seen, today),
        publish_on=today + timedelta(days=1),
        school=project.school,
        title=f"{today.year}届毕业生",
        digits=max([each.tail for each in seen], default=1),
    )
    disk.write(folder / "site_config" / "rounds" / f"{name}.yml", text.encode())
    return [_line(each.recognised, project) for each in seen]


def _recognised(
    folder: Path, paths: Iterable[Path], answers: Answers, say: Say
) -> tuple[Project, list[Seen]]:
    """What the workbooks are, and the project with the colleges and majors they name.

    Many a file names no college, only majors: it is looked at again when others have
    told whose those are.
    """
    project = config.load(folder)
    kinds = _offered(project, answers)
    seen = {path: _look(path, project, kinds, say) for path in paths}
    colleges = _colleges(each.source for each in seen.values() if each.source is not None)
    if not colleges:
        return project, [*seen.values()]
    text = start.school_text(answers, start.template_root(), colleges)
    disk.write(folder / "site_config" / "school.yml", text.encode())
    project = config.load(folder)
    for path, each in seen.items():
        if each.recognised.kind and not each.recognised.college:
            seen[path] = _look(path, project, kinds, say)
    return project, [*seen.values()]


def demo(
    folder: Path, students: int, majors: int | None, executor: Executor, say: Say
) -> list[Finding]:
    """A whole synthetic project in `folder`: workbooks, approved notices, site.

    Raises:
        ConfigError: the folder holds something that no demo made.
    """
    _make_room(folder)
    say("正在写出示例项目和虚构的工作簿 …")
    _write(folder, {MARK: MARK_SAYS.encode(), **start.sample(start.template_root())})
    project = config.load(folder)
    sample.workbooks(folder, project.school, students=students, majors=majors)
    if project.school.sample is None:
        raise ConfigError(["这个安装的示例项目已被改动，不再是示例；请重新安装"])
    today = project.school.sample.today
    outcomes = generate.generate(project, (), today, executor, say)
    findings = [finding for outcome in outcomes for finding in outcome.prepared.findings]
    if refuses(findings):
        return findings
    _approve_all(folder, outcomes)
    return findings + site.build(config.load(folder), today, say)


def _make_room(folder: Path) -> None:
    """Clear away an earlier demo, and nothing else."""
    if (folder / MARK).is_file():
        shutil.rmtree(folder)
    start.refuse_full(folder)


def _approve_all(folder: Path, outcomes: Iterable[generate.Outcome]) -> None:
    """The synthetic offices consent to what stands in drafts/, each in its chain's order."""
    path = folder / "site_config" / "rounds" / f"{ROUND}.yml"
    text = path.read_bytes().decode()
    for outcome in outcomes:
        unit, made = outcome.prepared.unit, outcome.prepared.notice
        if made is None:
            continue
        for number, office in enumerate(unit.chain):
            step = "prepared" if number == 0 else "approved"
            day = unit.publish_on - timedelta(days=1)
            consent = Approval(step, office, day, made.fingerprint[:16])
            text = approve(text, unit.id, unit.part, consent)
    disk.write(path, text.encode())


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        disk.write(folder / name, data)


def _received(workbooks: Path) -> dict[str, bytes]:
    """All files below `workbooks`, by their path there; the originals are left alone.

    Raises:
        ConfigError: no such folder, or nothing in it.
    """
    files = sorted(path for path in workbooks.rglob("*") if path.is_file())
    if not files:
        raise ConfigError([f"{workbooks}: 没有这个文件夹，或其中没有文件"])
    return {path.relative_to(workbooks).as_posix(): path.read_bytes() for path in files}


def _offered(project: Project, answers: Answers) -> Mapping[str, Kind]:
    """Kinds that come as workbooks, in the order in which the chosen rules speak of them.

    Of two that fit a workbook alike, the first is taken.
    """
    order = [*project.policies[answers.policy or next(iter(project.policies))].publicity]
    found = {
        name: kind
        for name, kind in project.kinds.items()
        if (kind.publicity or name) in order and kind.form != "document" and not kind.made_by
    }
    return dict(sorted(found.items(), key=lambda each: order.index(each[1].publicity or each[0])))


def _look(path: Path, project: Project, kinds: Mapping[str, Kind], say: Say) -> Seen:
    """What a workbook is, and who stands in it."""
    say(f"正在辨认 {path.name} …")
    name = path.relative_to(project.root).as_posix()
    found = recognise(path, kinds=kinds, fields=project.fields)
    helps = {key: each.as_kind() for key, each in project.inputs.items()}
    help_ = recognise(path, kinds=helps, fields=project.fields)
    if help_ and (found is None or help_.score > found.score):
        return Seen(Recognised(name, "", "", 0, input=help_.kind), None, 1)
    if found is None:
        return Seen(Recognised(name, "", "", 0), None, 1)
    unit = provisional(project, found.kind, project.kinds[found.kind], (name,))
    reading = ingest.read(
        [path], root=project.root, unit=unit, fields=project.fields, school=project.school
    )
    if reading.source is None:
        return Seen(Recognised(name, found.kind, "", 0, found.missing), None, 1)
    table = reading.source.table
    colleges = set(table["college"]) - {""} if "college" in table else set()
    college = colleges.pop() if len(colleges) == 1 else ""
    recognised = Recognised(name, found.kind, college, len(table), found.missing)
    return Seen(recognised, reading.source, _tail(reading.source, unit, project))


def _tail(source: Source, unit: Unit, project: Project) -> int:
    try:
        return mask.propose_tail(source, unit, project.fields, project.school)
    except ValueError:
        return 1  # a value that `check` will refuse; nothing can be proposed from it


def _colleges(sources: Iterable[Source]) -> dict[str, list[str]]:
    """College -> its majors, in the order in which the workbooks name them."""
    found: dict[str, dict[str, None]] = {}
    for source in sources:
        if not {"college", "major"} <= set(source.table.columns):
            continue
        pairs = source.table[["college", "major"]].drop_duplicates()
        for college, major in pairs.itertuples(index=False):
            if college:
                found.setdefault(college, {}).update({major: None} if major else {})
    return {college: list(majors) for college, majors in found.items()}


def _cohort(seen: Iterable[Seen], today: date) -> str:
    """The grade that most people have; three years before this one where none is named."""
    grades = [
        grade
        for each in seen
        if each.source is not None and "grade" in each.source.table
        for grade in each.source.table["grade"]
        if grade
    ]
    return max(set(grades), key=grades.count) if grades else f"{today.year - 3}级"


def _line(recognised: Recognised, project: Project) -> str:
    if recognised.input:
        title = project.inputs[recognised.input].title
        return f"{recognised.path}：{title}，只用于核对，不公示"
    if not recognised.kind:
        return f"{recognised.path}：没有认出，请在 rounds 中自行指明"
    kind = project.kinds[recognised.kind]
    where = recognised.college or "全校"
    return f"{recognised.path}：{kind.title}，{where}，{recognised.people} 人"
