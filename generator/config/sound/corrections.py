"""Corrections and supplements in `rounds/*.yml`: in turn, by known offices, with sound dates."""

from __future__ import annotations

from collections.abc import Iterator

from generator.config.document import Document, Key, Problem
from generator.config.parts import Parts
from generator.config.round import NoticeSpec, PartSpec
from generator.config.school import School
from generator.config.words import unknown


def problems(parts: Parts) -> Iterator[Problem]:
    """Yield what stands against the corrections of all rounds."""
    school = parts.school.model
    for part in parts.rounds.values():
        for at, notice in enumerate(part.model.notices if part.model and school else ()):
            key: Key = ("notices", at)
            if school and notice.added:
                yield from _office(part.document, (*key, "added"), notice.added.by, school)
                yield from _added(part.document, key, notice)
            yield from _unit(part.document, key, notice, school)
            for number, own in enumerate(notice.parts):
                yield from _unit(part.document, (*key, "parts", number), own, school)
            if notice.parts and notice.corrections:
                text = "有 parts 时，corrections 写在各 part 中；请移过去"
                yield part.document.problem((*key, "corrections"), text)


def _added(document: Document, key: Key, notice: NoticeSpec) -> Iterator[Problem]:
    if not notice.supplements:
        text = "只有补充公示（有 supplements 的）才写 added；请删去"
        yield document.problem((*key, "added"), text)


def _unit(
    document: Document, key: Key, own: NoticeSpec | PartSpec, school: School | None
) -> Iterator[Problem]:
    for at, correction in enumerate(own.corrections):
        place: Key = (*key, "corrections", at)
        if correction.revision != at + 2:
            text = f"应为 {at + 2}：更正从第 2 版起，一版一条，依次写；由 gongshi amend 写入"
            yield document.problem((*place, "revision"), text)
        first, last = correction.publish_on, correction.until
        if first and last and last < first:
            text = f"早于 publish_on（{first}）；请改成重新公示的最后一天"
            yield document.problem((*place, "until"), text)
        if school:
            yield from _office(document, place, correction.by, school)


def _office(document: Document, key: Key, name: str, school: School) -> Iterator[Problem]:
    if school.office(name) is None:
        offices = [each.name for each in school.offices]
        yield document.problem((*key, "by"), unknown("部门", name, offices))
