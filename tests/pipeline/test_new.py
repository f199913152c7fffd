"""A school's own project from a folder of workbooks."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from generator import config
from generator.errors import ConfigError
from generator.pipeline import start
from generator.start import Answers
from tests.pipeline import made
from tests.pipeline.made import change, tree

ANSWERS = Answers("海滨职业学院", "https://gs.example.edu.cn/zsb/", "guangxi", "liuzhou-2024")
TODAY = date(2024, 3, 10)
COLLEGES = {"信息工程学院", "旅游与外语学院", "机电工程学院", "汽车与交通学院", "艺术设计学院", "财经与物流学院", "食品与环境学院"}  # fmt: skip
KINDS = {
    "2024-zsb-ranking": set(),
    "2024-zsb-subject-scores": COLLEGES,
    "2024-zsb-direct-admission": set(),
    "2024-zsb-application": COLLEGES,
    "2024-zsb-recommendation": set(),
}


DAYS = {
    "ranking": "2024-03-11",
    "subject-scores": "2024-03-11",
    "direct-admission": "2024-03-14",
    "application": "2024-03-18",
    "recommendation": "2024-03-25",
}
LISTS = ("附件5*", "附件6", "附件8-2*", "附件10-2", "附件11-2*")


@pytest.fixture(scope="module")
def begun(demo, tmp_path_factory):
    """A new project from the demo's lists, and the lines that were said."""
    place = tmp_path_factory.mktemp("new")
    received, folder = place / "收到 的", place / "我的 学院"
    for path in (found for pattern in LISTS for found in (demo.root / "data").glob(pattern)):
        copy = shutil.copytree if path.is_dir() else shutil.copy
        received.mkdir(exist_ok=True)
        copy(path, received / path.name)
    lines = start.new(folder, ANSWERS, received, TODAY, lambda line: None)
    inputs = config.load(demo.root).rounds["2024-zsb"].inputs
    complete(folder, inputs)
    for path in (
        found for names in inputs.values() for name in names for found in demo.root.glob(name)
    ):
        shutil.copy(path, folder / "data")
    return folder, lines


def complete(folder, inputs):
    """What only a person can fill in: whom to call, what else there is, one day after another."""
    change(folder / "site_config/school.yml", 'phone: ""   # 请填写', 'phone: "0770-0000001"')
    path = folder / "site_config/rounds/2024-zsb.yml"
    listed = json.dumps({name: list(files) for name, files in inputs.items()}, ensure_ascii=False)
    change(path, "\nnotices:", f"\ninputs: {listed}\n\nnotices:")
    head, *notices = path.read_text("utf-8").split("  - id: ")
    for notice in notices:
        day = DAYS[notice.split("\n")[0].removeprefix("2024-zsb-")]
        head += "  - id: " + notice.replace("publish_on: 2024-03-11", f"publish_on: {day}")
    path.write_text(head, "utf-8")


def test_from_the_workbooks_to_a_passed_check(begun):
    """Every list is recognised with its college; the proposed round loads and passes."""
    folder, lines = begun
    project = config.load(folder)
    parts = {}
    for unit in project.units():
        parts.setdefault(unit.id, set()).update({unit.part} - {""})
    assert parts == KINDS
    assert len(lines) == 2 * len(COLLEGES) + 3
    assert [line for line in lines if "没有认出" in line] == []
    assert f"data/附件5_总表.xlsx：各科考试平均成绩排名公示，全校，{made.STUDENTS} 人" in lines
    findings = made.check(folder, today=TODAY)
    assert made.codes(findings) == set()
    assert made.leaks(folder, "\n".join(lines) + str(findings)) == 0


def test_nothing_of_the_sample_stays(begun):
    """No synthetic office, no pinned day, no sample policy in a real school's project."""
    folder, _ = begun
    assert config.load(folder).school.sample is None
    for name, data in tree(folder).items():
        if not name.startswith(("theme/", "data/")):
            assert "桂岭" not in data.decode(), name


def test_first_drafts(begun):
    """`generate` and `build` work on it at once; nothing is public before it is approved."""
    folder, _ = begun
    outcomes = made.generate(folder, made.PARTS, today=TODAY)
    assert {outcome.where for outcome in outcomes.values()} == {"drafts"}
    assert made.codes(made.build(folder, TODAY)) == set()
    assert list((folder / "content/notices").glob("*/")) == []


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        (Answers("", "https://a.cn", "", "liuzhou-2024"), "学校名称"),
        (Answers("甲学院", "a.cn", "", "liuzhou-2024"), "网站地址"),
        (Answers("甲学院", "https://a.cn", "mars", "liuzhou-2024"), "guangxi"),
        (Answers("甲学院", "https://a.cn", "", "nobody-1999"), "liuzhou-2024"),
    ],
)
def test_wrong_answers_write_nothing(tmp_path, answers, words):
    """What is wrong is named with what is possible, and no half project is left."""
    with pytest.raises(ConfigError, match=words):
        start.new(tmp_path / "新", answers, None, TODAY, lambda line: None)
    assert not (tmp_path / "新").exists()


@pytest.mark.parametrize("folder", ["没有", "空"])
def test_no_workbooks_write_nothing(tmp_path, folder):
    """A folder that is not there, or has no files, is named before anything is laid out."""
    (tmp_path / "空").mkdir()
    with pytest.raises(ConfigError, match=folder):
        start.new(tmp_path / "新", ANSWERS, tmp_path / folder, TODAY, lambda line: None)
    assert not (tmp_path / "新").exists()


def test_odd_files_among_the_workbooks(demo, tmp_path):
    """What is no table is named as not recognised; the rest is recognised all the same."""
    received = tmp_path / "收到 的"
    received.mkdir()
    shutil.copy(demo.root / "data/附件8-2_不占指标.xls", received / "不占指标[1].xls")
    (received / "~$不占指标[1].xls").write_bytes(b"lock")
    (received / "说明.txt").write_text("请尽快公示", "utf-8")
    (received / "坏.xlsx").write_bytes(b"PK\x03\x04broken")
    lines = start.new(tmp_path / "新", ANSWERS, received, TODAY, lambda line: None)
    assert [line.split("：")[0] for line in lines if "没有认出" not in line] == [
        "data/不占指标[1].xls"
    ]
    change(tmp_path / "新/site_config/school.yml", 'phone: ""   # 请填写', 'phone: "0770-0000001"')
    assert made.codes(made.check(tmp_path / "新", today=TODAY)) == set()
