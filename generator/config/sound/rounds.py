"""`rounds/*.yml`: notices of known kinds, by known offices, under a policy that covers them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import PurePosixPath

from generator.config.document import Document, Key, Problem
from generator.config.kind import Kind
from generator.config.parts import Parts
from generator.config.policy import Policy
from generator.config.round import NoticeSpec, PartSpec, Round
from generator.config.school import School
from generator.config.sound import repeated
from generator.config.words import unknown

COLLEGE = "二级学院"
"""In a chain of approvals: the college that the part belongs to."""
LEAST_OFFICES = 2


def problems(parts: Parts) -> Iterator[Problem]:
    """Yield what stands against the notices of all rounds."""
    taken: dict[str, str] = {}
    for name, part in parts.rounds.items():
        document, round_ = part.document, part.model
        if round_ is None:
            continue
        yield from _round(document, round_, parts)
        for at, notice in enumerate(round_.notices):
            key: Key = ("notices", at)
            first = taken.setdefault(notice.id, name)
            if first != name or notice.id in {each.id for each in round_.notices[:at]}:
                text = f"“{notice.id}”已在 {first}.yml 使用；编号是永久网址，不能重复使用"
                yield document.problem((*key, "id"), text)
            yield from _notice(document, key, notice, parts)
            yield from _supplement(document, key, notice, round_)
            kind = parts.kinds.get(notice.kind)
            if kind and kind.model:
                yield from _mask(document, key, round_, kind.model)


def _round(document: Document, round_: Round, parts: Parts) -> Iterator[Problem]:
    if round_.policy not in parts.policies:
        yield document.problem(("policy",), unknown("细则", round_.policy, parts.policies))
    known = parts.known_fields()
    for name in round_.mask:
        if known and name not in known:
            yield document.problem(("mask", name), unknown("字段", name, known))
    for name, paths in round_.inputs.items():
        if name not in parts.inputs:
            yield document.problem(("inputs", name), unknown("辅助材料", name, parts.inputs))
        yield from _paths(document, ("inputs", name), paths)
    policy, school = parts.policies.get(round_.policy), parts.school.model
    if policy and policy.model and school and round_.notices:
        yield from _complaints(document, policy.model, school)
        for name in dict.fromkeys(notice.kind for notice in round_.notices):
            kind = parts.kinds.get(name)
            if kind and kind.model:
                yield from _covered(document, name, kind.model, policy.model, school)


def _complaints(document: Document, policy: Policy, school: School) -> Iterator[Problem]:
    name = policy.complaints.office if policy.complaints else school.complaints
    office = school.office(name)
    if not name:
        text = (
            "所用细则没有写明投诉受理部门，每条公示都须有（招生工作规定 62）；"
            "请在 school.yml 填写 complaints"
        )
    elif office is None:
        names = [each.name for each in school.offices]
        text = f"投诉受理部门不在 school.yml 的 offices 中：{unknown('部门', name, names)}"
    elif not (office.phone or office.email):
        text = (
            f"投诉受理部门“{name}”没有电话和邮箱（招生工作规定 62）；"
            "请在 school.yml 的 offices 中填写"
        )
    else:
        return
    yield document.problem(("policy",), text)


def _covered(
    document: Document, name: str, kind: Kind, policy: Policy, school: School
) -> Iterator[Problem]:
    rule = kind.publicity or name
    if rule not in policy.publicity:
        text = f"所用细则没有规定 {rule} 的公示期；请在细则的 publicity 中补上并写明依据"
        yield document.problem(("policy",), text)
    chain = policy.approvals.chain(name)
    if len(set(chain)) < LEAST_OFFICES:
        text = f"所用细则为 {name} 指定的审核部门不足两个；请在细则的 approvals 中补上"
        yield document.problem(("policy",), text)
    asked = policy.contacts.office(name) if policy.contacts else ""
    if asked and school.office(asked) is None:
        text = unknown("部门", asked, [each.name for each in school.offices])
        yield document.problem(("policy",), f"细则指定的咨询部门不在 school.yml 中：{text}")
    for office in dict.fromkeys(chain):
        if office != COLLEGE and school.office(office) is None:
            text = unknown("部门", office, [each.name for each in school.offices])
            yield document.problem(("policy",), f"细则指定的审核部门不在 school.yml 中：{text}")


def _notice(document: Document, key: Key, notice: NoticeSpec, parts: Parts) -> Iterator[Problem]:
    if notice.kind not in parts.kinds:
        text = unknown("公示种类", notice.kind, parts.kinds)
        yield document.problem((*key, "kind"), text)
    kind = parts.kinds.get(notice.kind)
    yield from _whole(document, key, notice, kind.model if kind else None)
    yield from _paths(document, (*key, "attachments"), notice.attachments)
    yield from _unit(document, key, notice, parts)
    for at, part in enumerate(notice.parts):
        yield from _unit(document, (*key, "parts", at), part, parts)
    school = parts.school.model
    if school is None:
        return
    if notice.office and school.office(notice.office) is None:
        text = unknown("部门", notice.office, [each.name for each in school.offices])
        yield document.problem((*key, "office"), text)
    yield from _parts(document, key, notice, school)


def _whole(
    document: Document, key: Key, notice: NoticeSpec, kind: Kind | None
) -> Iterator[Problem]:
    """What a notice is made of stands in one place, and all of it."""
    form, made = (kind.form, kind.made_by) if kind else ("people", "")
    needed = notice.source or (notice.attachments and form == "document") or made
    some = notice.source or notice.publish_on or notice.until or notice.approvals
    text = ""
    if notice.parts and some:
        text = "有 parts 时，source、publish_on、until、approvals 都写在各 part 中；请移过去"
    elif notice.parts and (made or form == "document"):
        text = f"{notice.kind} 不分学院，不能写 parts；请写 publish_on"
    elif made and notice.source:
        text = f"{notice.kind} 由本轮各名单生成，不用 source；请删去"
    elif made and notice.publish_on is None:
        text = "须写明 publish_on（公示日期）"
    elif not notice.parts and not (needed and notice.publish_on):
        text = "须写明 source（工作簿）和 publish_on（公示日期），或按学院写 parts"
    if text:
        yield document.problem(key, text)


def _supplement(
    document: Document, key: Key, notice: NoticeSpec, round_: Round
) -> Iterator[Problem]:
    kinds = {each.id: each.kind for each in round_.notices if each.id != notice.id}
    if notice.supplements and kinds.get(notice.supplements) != notice.kind:
        alike = [each for each, kind in kinds.items() if kind == notice.kind]
        text = unknown("同种类的公示", notice.supplements, alike)
        yield document.problem((*key, "supplements"), text)
        return
    for first in round_.notices:
        if notice.supplements != first.id:
            continue
        if first.supplements:
            text = f"“{first.id}”自己是补充公示；请写原公示的编号 {first.supplements}"
            yield document.problem((*key, "supplements"), text)
        if _starts(notice) < _starts(first):
            text = (
                f"早于原公示（{_starts(first)}）；补充公示须与原公示同日或在其后，请改 publish_on"
            )
            yield document.problem((*key, "supplements"), text)


def _starts(notice: NoticeSpec) -> date:
    """The first day of the notice or of its earliest part."""
    days = [notice.publish_on, *(part.publish_on for part in notice.parts)]
    return min(filter(None, days), default=date.max)


def _parts(document: Document, key: Key, notice: NoticeSpec, school: School) -> Iterator[Problem]:
    colleges = [school.college(part.part) for part in notice.parts]
    for at, (part, college) in enumerate(zip(notice.parts, colleges, strict=True)):
        if college is None or college.name != part.part:
            text = unknown("学院", part.part, [each.name for each in school.colleges])
            text = f"请写学院全称“{college.name}”" if college else text
            yield document.problem((*key, "parts", at, "part"), text)
    names = [college.name if college else f"? {at}" for at, college in enumerate(colleges)]
    for at, name in repeated(names):
        text = f"{name}写了两次；一个学院一份，多个文件一起写在 source 中"
        yield document.problem((*key, "parts", at, "part"), text)


def _unit(
    document: Document, key: Key, own: NoticeSpec | PartSpec, parts: Parts
) -> Iterator[Problem]:
    yield from _paths(document, (*key, "source"), own.source)
    if own.until and own.publish_on and own.until < own.publish_on:
        text = f"早于 publish_on（{own.publish_on}）；请改成公示的最后一天"
        yield document.problem((*key, "until"), text)
    known = parts.known_fields()
    for header, name in own.map.items():
        if known and name not in known and not name.startswith("subject:"):
            yield document.problem((*key, "map", header), unknown("字段", name, known))
    school = parts.school.model
    for at, approval in enumerate(own.approvals if school else ()):
        if school and approval.by != COLLEGE and school.office(approval.by) is None:
            text = unknown("部门", approval.by, [each.name for each in school.offices])
            yield document.problem((*key, "approvals", at, "by"), text)


def _paths(document: Document, key: Key, paths: tuple[str, ...]) -> Iterator[Problem]:
    for at, path in enumerate(paths):
        pieces = PurePosixPath(path).parts
        if "\\" in path:
            text = f"路径请用 / 分隔：{path.replace(chr(92), '/')}"
        elif path.startswith("/") or ":" in path[:2] or ".." in pieces:
            text = "须是项目文件夹里的相对路径，如 data/附件5.xlsx；请把文件放进 data/"
        elif pieces[:1] in {("content",), ("site",), ("drafts",)}:
            text = "原始工作簿不能放在会公开的文件夹里；请移到 data/"
        else:
            continue
        yield document.problem((*key, at), text)


def _mask(document: Document, key: Key, round_: Round, kind: Kind) -> Iterator[Problem]:
    for column in kind.columns:
        if column.publish == "tail" and column.field not in round_.mask:
            text = (
                f"公示 {column.field} 的末几位，但本轮没有写明几位；"
                f"请在文件开头的 mask 中写，如 mask: {{{column.field}: {{tail: 3}}}}"
            )
            yield document.problem((*key, "kind"), text)
