"""From a checked workbook to a verified page, by the commands that a webmaster types."""

from __future__ import annotations

import io
import json
import re

import openpyxl
import pytest

from tests.pipeline import made
from tests.pipeline.made import change, tree

FINDING = {
    "code", "severity", "notice", "part", "file", "sheet", "cell", "row", "college", "message", "basis",
}  # fmt: skip
PARTS = ("jidian", "qiche", "xinxi", "shipin", "caijing", "lvyou", "yishu")


@pytest.fixture
def bare(demo, tmp_path):
    """A copy in which nothing has been generated and nothing approved."""
    root = made.copy(demo.root, tmp_path / "我的 公示", *made.MADE)
    made.withdraw_approvals(root)
    return root


@pytest.fixture
def faulty(bare):
    """Two workbooks of one college and the list of the whole school are not there."""
    for name in ("附件10-2/机电工程学院.xlsx", "附件11-2_拟推荐.xlsx"):
        (bare / "data" / name).unlink()
    return bare


def test_check_text(run, bare):
    """What is found, then whether it passed; progress goes to the other stream."""
    before = tree(bare)
    said = run(bare, "check")
    assert said.code == 0
    assert said.out.endswith("检查通过。\n")
    assert "已检查 2024-zsb-ranking：150 人" in said.err
    assert tree(bare) == before


def test_check_refuses(run, faulty):
    """A missing workbook is an input that cannot be used; the others are checked."""
    said = run(faulty, "check")
    assert said.code == 2
    assert "找不到工作簿 data/附件11-2_拟推荐.xlsx" in said.out
    assert "已检查 2024-zsb-ranking：150 人" in said.err


def test_check_json(run, faulty):
    """A list of findings in the shape of the contract, and nothing else on that stream."""
    said = run(faulty, "check", "--format", "json")
    findings = json.loads(said.out)
    assert {frozenset(finding) for finding in findings} == {frozenset(FINDING)}
    errors = [
        (each["code"], each["notice"], each["part"])
        for each in findings
        if each["severity"] == "error"
    ]
    assert errors == [
        ("source-missing", made.PARTS, "机电工程学院"),
        ("source-missing", made.LAST, ""),
    ]


def test_check_json_of_nothing(run, bare):
    """No finding is an empty list."""
    said = run(bare, "check", "2024-zsb-direct-admission", "--format", "json")
    assert [each for each in json.loads(said.out) if each["severity"] == "error"] == []


@pytest.mark.parametrize("folder", ["findings", "退回 各学院"])
def test_check_xlsx(run, faulty, folder):
    """A workbook for each college, with a row for each finding, that opens."""
    words = [] if folder == "findings" else ["--output", faulty / folder]
    said = run(faulty, "check", "--format", "xlsx", *words)
    assert said.code == 2
    written = tree(faulty / folder)
    assert {"机电工程学院.xlsx", "学校.xlsx"} <= set(written)
    assert all(str(faulty / folder / name) in said.out for name in written)
    for data in written.values():
        rows = list(openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True))
        assert rows[0][:4] == ("级别", "文件", "工作表", "单元格")
        assert len(rows) > 1
    sheet = openpyxl.load_workbook(io.BytesIO(written["机电工程学院.xlsx"])).active
    assert any("找不到工作簿" in str(row[5]) for row in sheet.iter_rows(values_only=True))


def test_a_college_that_is_none_names_no_file(run, bare):
    """A cell in the column of colleges cannot say where a workbook is written."""
    path = bare / "data/附件11-2_拟推荐.xlsx"
    book = openpyxl.load_workbook(path)
    for row in book.active.iter_rows():
        for cell in row:
            if cell.value == "机电工程学院":
                cell.value = "../../外面"
    book.save(path)
    said = run(bare, "check", made.LAST, "--format", "xlsx")
    assert said.code in {1, 2}
    assert set(tree(bare / "findings")) <= {"学校.xlsx", *(f"{c}.xlsx" for c in COLLEGES)}
    assert list(bare.parent.rglob("外面*")) == []


COLLEGES = ("汽车与交通学院", "信息工程学院", "食品与环境学院", "财经与物流学院", "旅游与外语学院", "艺术设计学院")  # fmt: skip


def approve_all(run, root, notice, *part):
    """Every office that `status` names as missing, in its order."""
    lines = json.loads(run(root, "status", "--format", "json").out)
    (line,) = (each for each in lines if each["id"] == notice and each["part"] == "".join(part[1:]))
    for office in line["missing"]:
        said = run(root, "approve", notice, *part, "--by", office)
        assert said.code == 0, said.err
    return line


def test_from_draft_to_page(run, bare):
    """generate, approve, build, verify: one notice on line, all others drafts."""
    said = run(bare, "generate", "2024-zsb-ranking")
    assert said.code == 0
    assert re.search(
        r"^2024-zsb-ranking：草稿，待审批：教务处、综合审查组，公示日 2024-03-19，指纹 \w{8}$",
        said.out,
        re.MULTILINE,
    )
    line = approve_all(run, bare, "2024-zsb-ranking")
    assert (line["state"], line["people"], line["altered"]) == ("草稿", 150, False)
    said = run(bare, "build")
    assert said.code == 0
    assert "已转入公示：2024-zsb-ranking" in said.err
    assert (bare / "site/notices/2024-zsb-ranking/index.html").is_file()
    assert run(bare, "verify").out.endswith("核对通过。\n")


def test_a_part_is_approved_by_its_own_college(run, bare):
    """The chain of a part begins with the college; the other parts stay drafts."""
    part = ("--part", "信息工程学院")
    run(bare, "generate", made.PARTS)
    approve_all(run, bare, made.PARTS, *part)
    lines = json.loads(run(bare, "status", "--format", "json").out)
    missing = {line["part"]: line["missing"] for line in lines if line["id"] == made.PARTS}
    assert missing.pop("信息工程学院") == []
    assert all(offices == [college, "综合审查组"] for college, offices in missing.items())
    again = run(bare, "generate", made.PARTS)
    assert again.out.count("待审批") == len(PARTS) - 1
    assert f"{made.PARTS}/xinxi：已进入 content/" in again.out


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([made.LAST, "--by", "保卫处"], "保卫处 不在审批链中；应由：招生就业处、综合审查组"),
        ([made.PARTS, "--by", "综合审查组"], "请用 --part 写明其一：机电工程学院、汽车与交通学院"),
        ([made.PARTS, "--part", "甲学院", "--by", "综合审查组"], "请用 --part 写明其一"),
        (["2024-zsb-ranking", "--by", "教务处"], "没有草稿"),
    ],
)
def test_approvals_that_cannot_be(run, demo, words, reason):
    """Who may approve what is named; the round's file stays as it is."""
    before = tree(demo.root / "site_config")
    said = run(demo.root, "approve", *words)
    assert (said.code, said.out) == (2, "")
    assert reason in said.err
    assert tree(demo.root / "site_config") == before


def test_an_altered_draft_cannot_be_approved(run, root):
    """An office consents to what `generate` wrote, not to what somebody made of it."""
    change(root / "drafts" / made.LAST / "rows.json", "学院", "学阮")
    said = run(root, "approve", made.LAST, "--by", "综合审查组")
    assert said.code == 2
    assert "请重新运行 gongshi generate" in said.err
    assert "已被改动" in run(root, "status").out


def test_refused_by_a_finding(run, root):
    """Exit code 1, the others' results, and what to do."""
    change(root / made.ROUND, "{tail: 3}", "{tail: 4}")
    said = run(root, "generate", made.LAST)
    assert said.code == 1
    assert "请把 mask.student_no.tail 改回 3" in said.out
    assert f"{made.LAST}：有错误，未生成" in said.out


def test_build_refuses(run, root):
    """Exit code 1, and that the former site stands."""
    change(root / "content/notices/2024-zsb-ranking/rows.json", "学院", "学阮")
    said = run(root, "build")
    assert said.code == 1
    assert "指纹不符" in said.out
    assert said.out.endswith("站点没有更新，site/ 仍是原来的内容。\n")


def test_verify_says_what(run, root):
    """A tampered page is named, and what was read from it is not."""
    page = min((root / "site/notices/2024-zsb-ranking").glob("jidian-*/index.html"))
    change(page, "<td>1</td>", "<td>9</td>")
    said = run(root, "verify")
    assert said.code == 1
    assert page.parent.name in said.out
    assert said.out.endswith("核对未通过。\n")


def test_verify_without_a_site(run, bare):
    """Nothing to look at: the input cannot be used."""
    said = run(bare, "verify")
    assert said.code == 2
    assert "请先运行 gongshi build" in said.err


def test_status_text(run, root):
    """A line for each notice or part: state, period, days left, keeping, people."""
    said = run(root, "status", "--today", "2024-04-09")
    lines = said.out.splitlines()
    assert lines[0] == "桂岭职业技术学院（示例）　2024-04-09"
    rows = [re.split(r"\s{2,}", line) for line in lines[1:]]
    assert rows[0] == ["公示", "状态", "公示期", "剩余", "保留至", "人数", "指纹", "待审批"]
    assert [row[:3] for row in rows[1:4]] == [
        ["2024-zsb-ranking", "公示期满，结果待公布", "2024-03-19 至 2024-03-22"],
        ["2024-zsb-subject-scores", "公示中", "2024-03-19 至 2024-04-12"],
        ["2024-zsb-direct-admission", "公示期满，结果待公布", "2024-03-22 至 2024-03-25"],
    ]
    assert rows[2][3:6] == ["4 天（2 个工作日）", "2024-04-12", "150"]
    assert len(rows) == 1 + 6 + len(PARTS)


def test_no_time_travel_for_a_real_school(run, root):
    """What is published for real is published on the real day."""
    made.make_real(root)
    before = tree(root)
    for words in (["generate"], ["build"], ["approve", made.LAST, "--by", "综合审查组"]):
        said = run(root, *words, "--today", "2024-04-09")
        assert (said.code, said.out) == (2, "")
        assert "--today" in said.err
    assert tree(root) == before


def test_looking_ahead_is_free(run, root):
    """`check` and `status` write nothing, so they may suppose any day."""
    made.make_real(root)
    assert "2024-05-01" in run(root, "status", "--today", "2024-05-01").out
    assert run(root, "check", made.LAST, "--today", "2024-04-14").code == 0


def test_sample_workbooks(run, root, tmp_path):
    """The synthetic workbooks alone; never beside a real school's."""
    said = run(
        root,
        "sample",
        tmp_path / "样本",
        "--students",
        "84",
        "--majors",
        "7",
        "--defect",
        "rank-wrong",
    )
    assert said.code == 0
    assert f"已写出 {len(tree(tmp_path / '样本'))} 个文件" in said.out
    said = run(root, "sample", tmp_path / "太少", "--students", "5")
    assert said.code == 2
    made.make_real(root)
    said = run(root, "sample", root, "--students", "100")
    assert said.code == 2
    assert "只有示例项目" in said.err


def test_new_by_command(run, demo, tmp_path):
    """Asked for what nobody answers, it names the option; told all, it lays out the project."""
    folder = tmp_path / "新 项目"
    said = run(demo.root, "new", folder)
    assert (said.code, folder.exists()) == (2, False)
    assert "学校全称" in said.err
    answers = [
        "--name",
        "海滨职业学院",
        "--site-url",
        "https://gs.example.edu.cn",
        "--region",
        "",
        "--policy",
        "liuzhou-2024",
    ]
    said = run(demo.root, "new", folder, *answers)
    assert said.code == 0
    assert f'check --project "{folder}"' in said.out
    again = run(demo.root, "new", folder, *answers)
    assert again.code == 2
    assert "已有内容" in again.err
