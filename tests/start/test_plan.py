"""A school's own project: everything it needs, nothing of the synthetic school."""

from __future__ import annotations

import pytest
import yaml

from generator import config, start
from generator.errors import ConfigError
from generator.rooms import PACKAGE
from tests.start.conftest import ANSWERS


def test_new_project_loads(project):
    """It can be used before anything is filled in, and publishes nothing."""
    loaded = config.load(project)
    assert list(loaded.units()) == []
    assert loaded.school.name == "海滨职业学院"
    assert loaded.school.site_url == "https://gs.example.edu.cn/zsb/"
    assert loaded.school.region == "guangxi"
    assert loaded.school.sample is None
    assert loaded.school.complaints == "督察组"


def test_offices_come_from_the_policy(project):
    """Every office that must approve or take complaints is there to be filled in."""
    loaded = config.load(project)
    policy = loaded.policies["liuzhou-2024"]
    chains = policy.approvals.kinds.values()
    needed = {office for chain in chains for office in chain} - {"二级学院"}
    needed |= {*policy.contacts.kinds.values(), policy.contacts.default}
    assert needed <= {office.name for office in loaded.school.offices}


def test_nothing_of_the_sample(planned):
    """No round, policy, name, day or notice of the synthetic school comes along."""
    names = [name for name in planned if name.startswith(("site_config/rounds", "content/notices"))]
    assert names == []
    assert "site_config/policies/sample-2024.yml" not in planned
    settings = {name: planned[name].decode() for name in ("mkdocs.yml", "site_config/school.yml")}
    assert {
        name for name, text in settings.items() if "桂岭" in text or "2024-04-09" in text
    } == set()


def test_settings_of_mkdocs(planned):
    """The site is the school's, and its theme lies in its own folder."""
    template = yaml.safe_load((start.template_root() / "mkdocs.yml").read_text(encoding="utf-8"))
    settings = yaml.safe_load(planned["mkdocs.yml"])
    extra = {k: v for k, v in template["extra"].items() if k not in {"sample", "today"}}
    assert settings == template | {
        "site_name": "海滨职业学院公示网",
        "site_url": "https://gs.example.edu.cn/zsb/",
        "theme": template["theme"] | {"custom_dir": "theme"},
        "extra": extra | {"school": "海滨职业学院"},
    }
    assert "Only in a sample" not in planned["mkdocs.yml"].decode()


def test_theme_comes_along(planned):
    """A bare `mkdocs build` finds the theme from the first day."""
    own = {path.relative_to(PACKAGE / "theme").as_posix()
           for path in (PACKAGE / "theme").rglob("*") if path.is_file()}  # fmt: skip
    assert {name.removeprefix("theme/") for name in planned if name.startswith("theme/")} == own


def test_git_ignores_what_must_not_be_in_it(planned):
    """Workbooks, drafts, notices and the site stay out of the history."""
    ignored = set(planned[".gitignore"].decode().splitlines())
    assert {"/data/", "/drafts/", "/content/notices/", "/site/", "*.xlsx"} <= ignored


def test_same_answers_same_bytes(planned):
    """The plan is a pure function of template and answers."""
    again = start.Answers(
        " 海滨职业学院 ", "https://gs.example.edu.cn/zsb/", "guangxi", "liuzhou-2024"
    )
    assert start.plan(start.template_root(), again) == planned


def test_wrong_answers():
    """All of them are told at once, with what may be answered."""
    with pytest.raises(ConfigError) as caught:
        start.plan(
            start.template_root(), start.Answers(" ", "gs.example.edu.cn", "hunan", "yueyang")
        )
    assert caught.value.problems == (
        "学校名称: 不能为空",
        "网站地址: 须是完整网址，如 https://gongshi.example.edu.cn/",
        "地区: 没有 hunan；可用：guangxi；其他地区请留空",
        "细则: 没有 yueyang；可用：guangxi-2024、guangxi-engineering-2024、hunan-2024、liuzhou-2024、lzpu-2025",
    )


def test_no_region(tmp_path):
    """A school elsewhere counts by the national calendar until it has its own."""
    answers = start.Answers(
        "海滨职业学院", "https://x.example.edu.cn/", "", "guangxi-engineering-2024"
    )
    files = start.plan(start.template_root(), answers)
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert config.load(tmp_path).calendar.region == ""


def test_choices():
    """What may be answered: not the policy of the synthetic school."""
    regions, policies = start.choices(start.template_root())
    assert regions == ("guangxi",)
    assert list(policies) == [
        "guangxi-2024",
        "guangxi-engineering-2024",
        "hunan-2024",
        "liuzhou-2024",
        "lzpu-2025",
    ]


@pytest.mark.parametrize(
    ("made", "full"),
    [([], False), (["new/"], False), (["new/", "new/a.txt"], True), (["new"], True)],
)
def test_refuses_a_full_folder(tmp_path, made, full):
    """Nothing of anybody's is overwritten."""
    for name in made:
        path = tmp_path / name
        path.mkdir() if name.endswith("/") else path.write_text("x")
    if not full:
        start.refuse_full(tmp_path / "new")
        return
    with pytest.raises(ConfigError) as caught:
        start.refuse_full(tmp_path / "new")
    assert caught.value.problems == ("new 已有内容；请指定一个空的或新的文件夹",)


def test_sample_is_whole(tmp_path):
    """The demo's project is the template itself, with the theme beside it."""
    files = start.sample(start.template_root())
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    loaded = config.load(tmp_path)
    assert loaded.school.sample is not None
    assert list(loaded.rounds) == ["2024-zsb"]
    assert yaml.safe_load(files["mkdocs.yml"])["extra"]["sample"] is True


def test_colleges_that_the_workbooks_name(project):
    """Names with quotes and all come through; slugs are there to be made better."""
    text = start.school_text(
        ANSWERS, start.template_root(), {"机电“一”系": ("数控: 高级", '模"具'), "艺术系": ()}
    )
    (project / "site_config/school.yml").write_text(text, encoding="utf-8")
    colleges = config.load(project).school.colleges
    named = [(c.name, c.slug, [(m.name, m.slug) for m in c.majors]) for c in colleges]
    assert named == [
        ("机电“一”系", "xueyuan-1", [("数控: 高级", "zhuanye-1-01"), ('模"具', "zhuanye-1-02")]),
        ("艺术系", "xueyuan-2", []),
    ]
