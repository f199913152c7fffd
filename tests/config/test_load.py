"""A project folder, loaded or refused as a whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator import config, rooms
from generator.errors import ConfigError

ROOT = Path(__file__).parents[2]


def test_small_project(small):
    """What files say is what the project knows, and every unit follows from it."""
    project = config.load(small)
    assert [(unit.id, unit.part, unit.chain) for unit in project.units()] == [
        ("one-list", "", ("二级学院", "教务处")),
        ("one-parts", "机电学院", ("机电学院", "教务处")),
    ]
    assert project.rounds["one"].notices[0].approvals[0].on == date(2024, 3, 18)


@pytest.mark.parametrize(
    ("name", "old", "new", "read"),
    [
        ("kinds/list.yml", "title: 名单公示", "title: no", lambda p: p.kinds["list"].title),
        ("kinds/list.yml", "title: 名单公示", "title: 010", lambda p: p.kinds["list"].title),
        ("kinds/list.yml", "title: 名单公示", "title: 1:30", lambda p: p.kinds["list"].title),
        ("school.yml", "phone: 0770-0000001", "phone: 07700001", lambda p: p.school.offices[0].phone),
        ("school.yml", "opens_by: 10:30", "opens_by: 12:30", lambda p: p.school.opens_by),
        ("rounds/one.yml", "fingerprint: 9f2c41d0", "fingerprint: 01234567",
         lambda p: p.rounds["one"].notices[0].approvals[0].fingerprint),
        ("school.yml", "slug: yishu", "slug: on", lambda p: p.school.colleges[1].slug),
    ],
)  # fmt: skip
def test_yaml_traps(small, change, name, old, new, read):
    """What YAML 1.1 would read as a truth value, an octal or a time of day stays text."""
    change(name, old, new)
    assert read(config.load(small)) == new.split(": ", 1)[1]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("kinds/list.yml", "{field: name, publish: name}",
         "{field: name, publish: full, basis: 院办〔2024〕3号}"),
        ("policies/rules.yml", "title: 示例细则",
         "title: 示例细则\nconfirmed: {retention.default: {by: 教务处, on: 2024-01-01, "
         "document: 院办〔2024〕3号}}"),
        ("school.yml", "opens_by: 10:30", "complaints: 督察组\nregion: ''"),
        ("rounds/one.yml", "    until: 2024-03-22\n", ""),
        ("rounds/one.yml", "source: [data/a.xlsx]",
         "source: ['data/*.xls*']\n    map: {现代汉语: 'subject:语文'}"),
        ("rounds/one.yml", "by: 教务处", "by: 艺术学院"),
    ],
)  # fmt: skip
def test_allowed(change, problems, name, old, new):
    """What may be written is not refused."""
    change(name, old, new)
    assert problems() == []


def test_all_problems_of_all_files(change, problems):
    """Everything is found before anything is refused, in the order of files and lines."""
    change("kinds/list.yml", "publish: tail", "publish: tial")
    change("kinds/list.yml", "title: 名单公示", "title: 2024")
    change("school.yml", "slug: yishu", "slug: 艺术")
    change("rounds/one.yml", "policy: rules", "policy: rule")
    assert problems() == [
        'kinds/list.yml 第 1 行: title: 须是文字，却读成了数字；请加引号："2024"',
        "rounds/one.yml 第 2 行: policy: 没有细则“rule”；是否想写“rules”？可用：rules",
        "school.yml 第 10 行: colleges 第 2 项 slug: 只能用小写字母 a–z、数字和连字符，以字母或数字开头",
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("title: 名单".encode("gb18030"),
         ["kinds/list.yml: 不是 UTF-8 编码；请用编辑器另存为 UTF-8"]),
        (b"title: \x00", ["kinds/list.yml: 含有 YAML 不允许的字符，或套了太多层；请重新输入"]),
        (b"a: " + b"[" * 3000, ["kinds/list.yml: 含有 YAML 不允许的字符，或套了太多层；请重新输入"]),
        (b"a: " + b"[" * 900 + b"]" * 900, ["kinds/list.yml: 含有 YAML 不允许的字符，或套了太多层；请重新输入"]),
        (b"a:\n " + b"- " * 99999 + b"x", ["kinds/list.yml: 含有 YAML 不允许的字符，或套了太多层；请重新输入"]),
        (b"", ["kinds/list.yml: 文件是空的；请参照同一文件夹的其他文件填写，或删去本文件"]),
    ],
)  # fmt: skip
def test_bytes_that_are_no_yaml(small, problems, data, expected):
    """A file of another encoding or of nonsense is named, and nothing is blamed on others."""
    (small / "site_config/kinds/list.yml").write_bytes(data)
    assert problems() == expected


def test_byte_order_mark_and_windows_line_ends(small, problems):
    """A file that Notepad saved is read like any other."""
    path = small / "site_config/kinds/list.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert problems() == []


def test_absent_files(small, problems):
    """A missing file is said to be missing; what it would hold is not called unknown."""
    (small / "site_config/fields.yml").unlink()
    (small / "site_config/school.yml").unlink()
    assert problems() == [
        "fields.yml: 没有这个文件；请从模板复制（gongshi new 会生成一份）",
        "school.yml: 没有这个文件；请从模板复制（gongshi new 会生成一份）",
    ]


def test_no_project(tmp_path):
    """A folder without `site_config/` is no project."""
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path)
    assert caught.value.problems == (
        "这里没有 site_config/，不是项目文件夹；请用 --project 指明，或用 gongshi new 新建",
    )


def test_calendar_problems_come_along(small, change, problems):
    """The region's calendar is refused together with everything else."""
    change("school.yml", "opens_by: 10:30", "region: guangxi")
    folder = small / "site_config/calendar/guangxi"
    folder.mkdir(parents=True)
    (folder / "明年.yml").write_text("days: []\n", encoding="utf-8")
    change("kinds/list.yml", "title: 名单公示", "title: 2024")
    assert [problem.split(":")[0] for problem in problems()] == [
        "kinds/list.yml 第 1 行",
        "calendar/guangxi/明年.yml",
    ]


@pytest.fixture(scope="module")
def sample():
    """The repository's own project."""
    return config.load(ROOT)


def test_sample_is_synthetic(sample):
    """Seven colleges, 60 majors, offices that cannot be called, a pinned day."""
    school = sample.school
    assert (len(school.colleges), sum(len(each.majors) for each in school.colleges)) == (7, 60)
    phones = [*(each.phone for each in school.offices), *(each.phone for each in school.colleges)]
    assert {phone[:8] for phone in phones} == {"0770-000"}
    mails = [*(each.email for each in school.offices), *(each.email for each in school.colleges)]
    assert {mail.split("@")[1] for mail in mails} == {"example.edu.cn"}
    assert school.sample is not None
    assert school.sample.today == date(2024, 4, 9)


def test_sample_units(sample):
    """One round: lists, one of them with a part for each college, a document and a table."""
    ids = [unit.folder for unit in sample.units()]
    slugs = [college.slug for college in sample.school.colleges]
    assert ids == [
        "2024-zsb-ranking",
        "2024-zsb-subject-scores",
        "2024-zsb-direct-admission",
        *(f"2024-zsb-application/{slug}" for slug in slugs),
        "2024-zsb-recommendation",
        "2024-zsb-policy",
        "2024-zsb-offers",
    ]


def test_sample_names_no_real_college(sample):
    """What the sample's pages print speaks of the synthetic school alone."""
    policy = sample.policies["sample-2024"]
    for unit in sample.units():
        printed = f"{unit.title} {unit.policy.title} {unit.questions} {unit.complaints}"
        assert "桂岭" in printed
        assert not {"柳州", "广西工程"} & {printed[at : at + 2] for at in range(len(printed))}
    assert policy.publicity == sample.policies["liuzhou-2024"].publicity


def test_every_field_of_a_kind_masks_people(sample):
    """No shipped kind publishes a name or a student number as it is."""
    published = {
        (column.field, column.publish)
        for kind in sample.kinds.values()
        for column in kind.columns
        if column.field in {"name", "student_no", "exam_no"}
    }
    assert published == {("name", "name"), ("student_no", "tail"), ("exam_no", "tail")}


def test_known_names_exist(sample):
    """Every mask and check that the shipped kinds name is a file."""
    masks = {column.publish for kind in sample.kinds.values() for column in kind.columns}
    checks = {name for kind in sample.kinds.values() for name in kind.checks}
    assert masks <= set(rooms.names("mask"))
    assert checks <= set(rooms.names("check"))
