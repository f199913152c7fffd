"""`gongshi rank` on the synthetic college: the truth comes out, and goes into data/ alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from generator import cli, config, sample
from generator.sample.cohort import Cohort, invent

ROOT = Path(__file__).parents[2]
SIZE = {"students": 120, "subjects": 8, "majors": 9, "seed": 7}
SCORES = "2024-zsb-subject-scores"
RANKING = "2024-zsb-ranking"
TARGET = "data/附件5_总表.xlsx"
COLUMNS = {"学号": "student_no", "平均成绩": "average", "排名": "rank", "专业人数": "major_total",
           "是否符合": "eligible", "不符合要求原因": "reason"}  # fmt: skip


@pytest.fixture(scope="module")
def cohort(tmp_path_factory) -> tuple[Path, Cohort]:
    """A project with the workbooks of 120 people, and who they are."""
    root = tmp_path_factory.mktemp("school")
    shutil.copytree(ROOT / "site_config", root / "site_config")
    school = config.load(root).school
    sample.workbooks(root, school, **SIZE)
    return root, invent(school, **SIZE)


@pytest.fixture
def project(cohort, tmp_path) -> Path:
    """A copy of its own, in which the ranking has yet to be made."""
    root = tmp_path / "project"
    shutil.copytree(cohort[0], root)
    (root / TARGET).unlink()
    return root


def run(root: Path, *words: str) -> int:
    """The command, with the project it is run on."""
    return cli.main(["rank", "--project", str(root), *words])


def people(path: Path) -> dict[str, dict[str, str]]:
    """Student number -> what the 总表 says of the person."""
    rows = list(openpyxl.load_workbook(path)["总表"].iter_rows(values_only=True))
    start = next(number for number, row in enumerate(rows) if row[0] == "序号")
    records = [dict(zip(rows[start], row, strict=True)) for row in rows[start + 1 :]]
    return {r["学号"]: {name: r[head] or "" for head, name in COLUMNS.items()} for r in records}


def truth(cohort: Cohort) -> dict[str, dict[str, str]]:
    """The same from the synthetic college's own, independent arithmetic."""
    table = cohort.people[list(COLUMNS.values())].astype(str)
    return {row["student_no"]: row for row in table.to_dict("records")}


def test_the_truth_comes_out(project, cohort, capsys):
    """Averages, ranks, verdicts and reasons are those of the college, and the checks pass."""
    assert run(project) == 0
    eligible = (cohort[1].people["eligible"] == "是").sum()
    assert capsys.readouterr().out.splitlines()[-2:] == [
        f"已写出 {TARGET}：120 人，其中 {eligible} 人符合要求。",
        "含学生原始信息，只放在 data/ 中；请成绩核查部门核对后再公示。",
    ]
    assert people(project / TARGET) == truth(cohort[1])
    assert cli.main(["check", RANKING, "--project", str(project)]) == 0
    said = capsys.readouterr().out
    assert "检查通过" in said
    assert "错误 0，提醒 0" in said


def test_nothing_else_is_written(project):
    """One file in data/, and the same bytes when it is made again."""
    before = {path for path in project.rglob("*") if path.is_file()}
    assert run(project, SCORES) == 0
    first = (project / TARGET).read_bytes()
    assert {path for path in project.rglob("*") if path.is_file()} - before == {project / TARGET}
    assert run(project, SCORES, "--force") == 0
    assert (project / TARGET).read_bytes() == first


def test_given_files(project, cohort):
    """`--source` takes one college's file, or a pattern where no shell resolves it."""
    college = cohort[1].school.colleges[0].name
    own = cohort[1].people[cohort[1].people["college"] == college]["student_no"]
    assert run(project, "--source", f"data/附件6/{college}.xlsx") == 0
    assert set(people(project / TARGET)) == set(own)
    assert run(project, "--source", "data/附件6/*.xlsx", "--output", "data/全部.xlsx") == 0
    assert people(project / "data/全部.xlsx") == truth(cohort[1])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([RANKING], f"{RANKING} 不是分科目成绩的公示；可用：{SCORES}"),
        (["--output", "content/名单.xlsx"], "只能写到项目的 data/ 之下"),
        (["--output", "data/../名单.xlsx"], "只能写到项目的 data/ 之下"),
        (["--output", "data/名单.csv"], "文件名须以 .xlsx 结尾"),
        (["--output", "data/附件6/名单.xlsx"], "会被当作各科成绩读取"),
        (["--source", "site_config/school.yml"], "原始成绩只放在项目的 data/ 之下"),
        (["--source", "../别处.xlsx"], "原始成绩只放在项目的 data/ 之下"),
        (["--source", "data/附件6/*.xlsx", "--round", "2030"], "请写明依据哪一轮；已有：2024-zsb"),
    ],
)
def test_refused(project, capsys, words, said):
    """What cannot be meant is refused before anything is read."""
    assert run(project, *words) == 2
    assert said in capsys.readouterr().err
    assert not (project / TARGET).exists()


def test_a_file_that_is_there_stays(project, capsys):
    """Only `--force` writes over it."""
    (project / TARGET).write_bytes(b"mine")
    assert run(project) == 2
    assert f"{TARGET} 已存在；确要覆盖请加 --force" in capsys.readouterr().err
    assert (project / TARGET).read_bytes() == b"mine"
    assert run(project, "--force") == 0
    assert len(people(project / TARGET)) == 120


def write(path: Path, *rows: tuple[object, ...]) -> None:
    """A sheet of these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)


HEAD = (
    "学院",
    "专业",
    "姓名",
    "学号",
    "学籍异动",
    "第一学期 高等数学",
    "第三学期 体育",
    "第六学期 实习",
)


def test_a_clerks_workbook(project, cohort, capsys):
    """A changed enrolment, an empty cell, a course too late, and a word that is no score."""
    college = cohort[1].school.colleges[0]
    where = (college.name, college.majors[0].name)
    rows = [
        (*where, "甲一", "202101010001", "否", 84.25, 84, 10),
        (*where, "乙二", "202101010002", "转专业", 90, None, None),
        (*where, "丙三", "202101010003", None, 90, None, None),
    ]
    write(project / "data/成绩.xlsx", HEAD, *rows)
    assert run(project, "--source", "data/成绩.xlsx") == 0
    found = people(project / TARGET)
    assert [(p["average"], p["rank"], p["reason"]) for p in found.values()] == [
        ("90.00", "1", ""),
        ("84.13", "2", "排名未进入前60%"),
        ("45.00", "3", "排名未进入前60%"),
    ]
    assert list(found) == ["202101010002", "202101010001", "202101010003"]
    write(
        project / "data/成绩.xlsx",
        HEAD,
        *rows,
        (*where, "丁四", "202101010004", "", "优秀", 80, 80),
    )
    assert run(project, "--source", "data/成绩.xlsx", "--force") == 1
    said = capsys.readouterr().out
    assert "成绩.xlsx Sheet F5：是成绩等级而不是分数" in said
    assert "这些成绩等级没有折算的分数：优秀；" in said
    assert "丁四" not in said


def test_one_file_a_college(project, cohort):
    """A notice in parts is ranked as one: the truth is the same."""
    path = project / "site_config/rounds/2024-zsb.yml"
    text = path.read_text("utf-8")
    before = text.index(f"- id: {SCORES}")
    after = text.index("- id:", before + 1)
    parts = "".join(
        f"      - {{part: {college.name}, source: [data/附件6/{college.name}.xlsx], "
        "publish_on: 2024-03-19, until: 2024-04-12}\n"
        for college in cohort[1].school.colleges
    )
    own = f"- id: {SCORES}\n    kind: subject-scores\n    parts:\n{parts}\n  "
    path.write_text(text[:before] + own + text[after:], "utf-8")
    assert run(project) == 0
    assert people(project / TARGET) == truth(cohort[1])


def test_scores_that_do_not_exist(project, capsys):
    """A missing file is exit code 2; the message says where it should be."""
    assert run(project, "--source", "data/没有.xlsx") == 2
    assert "找不到成绩工作簿 data/没有.xlsx；请把文件放到该位置" in capsys.readouterr().out


def test_a_person_in_two_files(project, capsys):
    """Who stands twice cannot be ranked: nothing is written, exit code 1."""
    file = next((project / "data/附件6").glob("*.xlsx"))
    shutil.copy(file, file.with_name("又一份.xlsx"))
    assert run(project) == 1
    said = capsys.readouterr().out
    assert "学号与" in said
    assert "有错误，没有写出文件；请改正后再计算。" in said
    assert not (project / TARGET).exists()
