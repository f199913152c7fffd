"""`school.yml`: names and slugs told apart, a known region, a known time zone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from generator.config.document import Document, Problem
from generator.config.parts import FOLDER, Parts
from generator.config.school import School
from generator.config.sound import repeated
from generator.config.words import unknown

TAKEN = re.compile(r"index|poster|wall|r\d+")
"""Slugs that the site needs itself: a folder's own page, papers and revisions of a notice."""


def problems(parts: Parts) -> Iterator[Problem]:
    """Yield what the school's own file contradicts itself in."""
    document, school = parts.school.document, parts.school.model
    if school is None:
        return
    yield from _names(document, school)
    for at, college in enumerate(school.colleges):
        yield from _slug(document, ("colleges", at), college.slug)
        for number, major in enumerate(college.majors):
            yield from _slug(document, ("colleges", at, "majors", number), major.slug)
        for what in ("name", "slug"):
            for number, name in repeated(getattr(major, what) for major in college.majors):
                key = ("colleges", at, "majors", number, what)
                yield document.problem(key, f"{college.name}已有一个“{name}”；请改成不同的写法")
    yield from _world(document, school, parts)


def _names(document: Document, school: School) -> Iterator[Problem]:
    for at, name in repeated(office.name for office in school.offices):
        yield document.problem(("offices", at, "name"), f"部门“{name}”写了两次；请只留一处")
    for at, slug in repeated(college.slug for college in school.colleges):
        text = f"已有学院使用“{slug}”；它是网址的一部分，每个学院须不同"
        yield document.problem(("colleges", at, "slug"), text)
    owner: dict[str, int] = {}
    for at, college in enumerate(school.colleges):
        for name in (college.name, *college.aliases):
            if owner.setdefault(name, at) != at:
                text = f"“{name}”已指{school.colleges[owner[name]].name}；请删去一处"
                yield document.problem(("colleges", at), text)
    if school.complaints and school.office(school.complaints) is None:
        offices = [office.name for office in school.offices]
        yield document.problem(("complaints",), unknown("部门", school.complaints, offices))


def _slug(document: Document, key: tuple[str | int, ...], slug: str) -> Iterator[Problem]:
    if TAKEN.fullmatch(slug):
        yield document.problem((*key, "slug"), f"“{slug}”是网站自己要用的网址，请换一个")


def _world(document: Document, school: School, parts: Parts) -> Iterator[Problem]:
    if school.emblem and not (parts.root / "content" / school.emblem).is_file():
        yield document.problem(("emblem",), "content/ 下没有这个文件；请放入校徽，或删去这一行")
    calendars = parts.root / FOLDER / "calendar"
    regions = sorted(path.name for path in calendars.glob("*/"))
    if school.region and school.region not in regions:
        text = unknown("地区日历", school.region, regions)
        way_out = '没有地方节假日的地区请写 region: ""，否则新建该文件夹'
        yield document.problem(("region",), f"{text}；{way_out}")
    try:
        ZoneInfo(school.time_zone)
    except (KeyError, ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError
        yield document.problem(("time_zone",), "没有这个时区；中国大陆写 Asia/Shanghai")
