"""A template and a few answers -> the files of a school's own project.

In: the sample project (the repository's root, or what an installed package brings
along), the school's name, address, region and policy.  Out: path -> bytes.  Nothing is
written here; `new` writes the plan, `demo` writes `sample`.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ruamel.yaml import YAML

from generator import config
from generator.config.parts import FOLDER
from generator.config.policy import Policy
from generator.config.project import Project
from generator.errors import ConfigError
from generator.rooms import PACKAGE
from generator.start import school
from generator.start.propose import propose_round

__all__ = [
    "Answers", "choices", "plan", "propose_round", "refuse_full", "sample", "school_text",
    "template_root",
]  # fmt: skip

THEME = "theme"
PUBLISHED = ("notices", "gone", "log.md", "ledger.jsonl")
"""Below `content/`: made by the generator, never part of a template."""

IGNORED = """\
# 这些文件绝不能进入版本库：历史记录会留住保留期限满后必须删除的内容。
/data/
/drafts/
/content/notices/
/content/gone/
/content/log.md
/content/.*.lock
/site/
/server/
/findings/
/archive/
/records/
/.gongshi.lock
*.xls
*.xlsx
*.xlsm
*.et
*.ods
*.csv
*.tsv
.*.new
.*.old
.~*
~$*
"""


@dataclass(frozen=True)
class Answers:
    """What `new` asks."""

    name: str
    """The school's name as it is to stand on every page."""
    site_url: str
    """Address of the site; a slash at the end is added."""
    region: str = ""
    """Folder of `site_config/calendar/`; empty: national days off alone."""
    policy: str = ""
    """Name of a policy of the template, from which the offices are taken."""


def template_root() -> Path:
    """The sample project: beside the package in a checkout, inside an installed one."""
    packed = PACKAGE / "template"
    return packed if packed.is_dir() else PACKAGE.parent


def choices(template: Path) -> tuple[tuple[str, ...], Mapping[str, str]]:
    """What may be answered: the regions, and the policies with their titles."""
    return _choices(config.load(template))


def plan(template: Path, answers: Answers) -> dict[str, bytes]:
    """Path -> content of a new project, which loads, and which has no round yet.

    Raises:
        ConfigError: an answer that cannot be used, or a template at fault.
    """
    project = config.load(template)
    answers = _checked(answers, project)
    files = dict(_copied(template, _not_sample(project)))
    settings = _settings((template / "mkdocs.yml").read_text(encoding="utf-8"), answers)
    policy = project.policies[answers.policy]
    files["mkdocs.yml"] = settings.encode()
    files[f"{FOLDER}/school.yml"] = school.text(
        answers.name, answers.site_url, answers.region, policy
    ).encode()
    files[".gitignore"] = IGNORED.encode()
    return dict(sorted(files.items()))


def school_text(answers: Answers, template: Path, colleges: Mapping[str, Sequence[str]]) -> str:
    """`school.yml` once more, with the colleges and majors that the workbooks name."""
    project = config.load(template)
    asked = _checked(answers, project)
    policy = project.policies[asked.policy]
    return school.text(asked.name, asked.site_url, asked.region, policy, colleges)


def sample(template: Path) -> dict[str, bytes]:
    """Path -> content of the whole sample project, as `demo` wants it."""
    text = (template / "mkdocs.yml").read_text(encoding="utf-8")
    files = dict(_copied(template, frozenset()))
    files["mkdocs.yml"] = _settings(text, None).encode()
    files[".gitignore"] = IGNORED.encode()
    return dict(sorted(files.items()))


def refuse_full(folder: Path) -> None:
    """See that a project may be laid out in `folder`.

    Raises:
        ConfigError: there is something in it; nothing of anybody's is overwritten.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise ConfigError([f"{folder.name} 已有内容；请指定一个空的或新的文件夹"])


def _choices(project: Project) -> tuple[tuple[str, ...], Mapping[str, str]]:
    regions = sorted(path.name for path in (project.root / FOLDER / "calendar").glob("*/"))
    own = _own_policies(project)
    return tuple(regions), {name: own[name].title for name in own}


def _checked(answers: Answers, project: Project) -> Answers:
    url = answers.site_url.strip().rstrip("/") + "/"
    regions, policies = _choices(project)
    faults = []
    if not answers.name.strip():
        faults.append("学校名称: 不能为空")
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).netloc:
        faults.append("网站地址: 须是完整网址，如 https://gongshi.example.edu.cn/")
    if answers.region and answers.region not in regions:
        faults.append(f"地区: 没有 {answers.region}；可用：{'、'.join(regions)}；其他地区请留空")
    policy = answers.policy or next(iter(policies), "")
    if policy not in policies:
        faults.append(f"细则: 没有 {policy}；可用：{'、'.join(policies)}")
    if faults:
        raise ConfigError(faults)
    return Answers(answers.name.strip(), url, answers.region, policy)


def _own_policies(project: Project) -> Mapping[str, Policy]:
    skipped = {round_.policy for round_ in project.rounds.values()} if project.school.sample else ()
    return {name: policy for name, policy in project.policies.items() if name not in skipped}


def _not_sample(project: Project) -> frozenset[str]:
    """Files of the synthetic school alone: its rounds, their policy and its documents."""
    skipped = set(project.policies) - set(_own_policies(project))
    policies = {f"{FOLDER}/policies/{name}.yml" for name in skipped}
    rounds = {f"{FOLDER}/rounds/{name}.yml" for name in project.rounds}
    documents = {
        path.relative_to(project.root).as_posix()
        for path in _files(project.root / FOLDER / "documents")
    }
    return frozenset(policies | rounds | documents)


def _copied(template: Path, skipped: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    for folder in (FOLDER, "content"):
        for path in _files(template / folder):
            name = path.relative_to(template).as_posix()
            if name not in skipped and name.split("/")[1] not in PUBLISHED:
                yield name, path.read_bytes()
    # `build` renews it; a bare `mkdocs build` needs it from the first day.
    for path in _files(PACKAGE / THEME):
        yield f"{THEME}/{path.relative_to(PACKAGE / THEME).as_posix()}", path.read_bytes()


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(piece.startswith((".", "__")) for piece in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path


def _settings(text: str, answers: Answers | None) -> str:
    """`mkdocs.yml` with its comments, for the project's own theme and the school's name."""
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    settings: Any = yaml.load(text)
    settings["theme"]["custom_dir"] = THEME
    if answers:
        settings["site_name"] = f"{answers.name}公示网"
        settings["site_url"] = answers.site_url
        extra = settings.get("extra", {})
        extra["school"] = answers.name
        _drop(extra, "sample")
        _drop(extra, "today")
    written = io.StringIO()
    yaml.dump(settings, written)
    return written.getvalue()


def _drop(settings: Any, key: str) -> None:
    """Take a key away with the comment above it, which hangs on the key before."""
    if key not in settings:
        return
    names = [*settings]
    before = names[names.index(key) - 1]
    below = settings.ca.items.pop(key, None)
    settings.ca.items.pop(before, None)
    if below:
        settings.ca.items[before] = below
    del settings[key]
