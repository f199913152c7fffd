"""`verify.secrets`: every known value is found in every carrier and disguise declared."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from generator import verify
from generator.verify import secrets
from tests.verify import plants
from tests.verify.sites import CONTACTS, lines, put, site

SECRETS = {
    "身份证号": "45092320031127461X",
    "电话号码": "13907719876",
    "电子邮箱": "wei.min2003@mail.example",
    "住址等文字": "梧桐县望江镇榕树路17号3栋502",
    "号码": "6222021987654321013",
}
KNOWN = frozenset(SECRETS.values())
BINARY_SAFE = ("plain",)


@pytest.mark.parametrize("class_", SECRETS)
@pytest.mark.parametrize("carrier", plants.TEXTS)
def test_every_disguise_is_found_in_every_text(carrier: str, class_: str) -> None:
    """A known value is found as declared, and the finding does not hold it."""
    missed = []
    for disguise, spell in plants.KNOWN.items():
        name, data = plants.TEXTS[carrier](spell(SECRETS[class_]))
        found = list(secrets.search([(name, data)], KNOWN, CONTACTS))
        assert not _told(found)
        if not any(class_ in finding.message for finding in found):
            missed.append(disguise)
    assert missed == []


@pytest.mark.parametrize("class_", SECRETS)
@pytest.mark.parametrize("carrier", plants.PLAIN)
def test_plain_values_are_found_in_every_carrier(carrier: str, class_: str) -> None:
    """Metadata, comments, packages and names of files hide nothing."""
    name, data = plants.PLAIN[carrier](SECRETS[class_])
    found = list(secrets.search([(name, data)], KNOWN, CONTACTS))
    assert any(class_ in finding.message for finding in found)
    assert not _told(found)


def test_every_one_of_many_random_plants_is_found(tmp_path: Path) -> None:
    """200 random values in random carriers and disguises: none is missed, none is told."""
    chance = random.Random(20241)
    values = [_random_value(chance) for _ in range(200)]
    planted = site(tmp_path, secrets=frozenset(values))
    for number, value in enumerate(values):
        carrier = chance.choice(list(plants.TEXTS.values()))
        disguise = chance.choice(list(plants.KNOWN.values()))
        name, data = carrier(disguise(value))
        put(tmp_path, f"p{number:03d}/{name}", data)
    found = [finding for finding in secrets.gate(planted) if finding.severity == "error"]
    places = {finding.place.file.split("/")[0] for finding in found}
    assert places == {f"p{number:03d}" for number in range(200)}
    assert not any(value in f"{finding}" for finding in found for value in values)


@pytest.mark.parametrize(
    ("secret", "text"),
    [
        ("20210318", "公布于 2021-03-18"),
        ("2021034", "编号 120210349"),
        ("20210349", "指纹 9f2c20210349ab0000112233445566778899aabb"),
        ("0779-5550101", "电话 0779-5550101"),
        ("广西柳州", "广西柳州某学院"),
        ("2021001234", "<td>2021</td>\n<td>001234</td>"),
    ],
)
def test_what_only_looks_alike_passes(secret: str, text: str) -> None:
    """Dates, parts of longer numbers, hashes, contacts and neighbouring cells are no leak."""
    files = [("about/index.html", text.encode())]
    assert list(secrets.search(files, frozenset({secret}), CONTACTS)) == []


def test_the_whole_finding(tmp_path: Path) -> None:
    """A finding names file, class and running numbers; the note says what was done."""
    planted = site(tmp_path, secrets=KNOWN | {"0779-5550101"})
    put(tmp_path, "a.html", f"<p>{SECRETS['电话号码']}</p>")
    put(tmp_path, "b.html", f"<p>{SECRETS['电话号码']} {SECRETS['身份证号']}</p>")
    put(tmp_path, f"{SECRETS['身份证号']}/x.html", "x")
    assert lines(list(secrets.gate(planted))) == [
        (
            "secrets-searched",
            "",
            "已用来源中的 5 个敏感值逐一搜索网站的全部文件；"
            "另有 1 个过短或属于学校公开的联系方式，没有搜索",
        ),
        ("secrets-file-name", "⋯/x.html", "文件名中含有来源里的身份证号（S1），请改名"),
        *(
            (
                "secrets",
                file,
                f"含有来源里的{class_}，1 个不同的值（{number}），"
                "不得公开；请检查该列的脱敏设置后重新生成",
            )
            for file, class_, number in (
                ("a.html", "电话号码", "S2"),
                ("b.html", "电话号码", "S2"),
                ("b.html", "身份证号", "S1"),
            )
        ),
    ]


def test_it_says_that_the_sources_are_gone(tmp_path: Path) -> None:
    """Without sources nothing is compared, and the note says so."""
    assert lines(list(secrets.gate(site(tmp_path)))) == [
        (
            "secrets-searched",
            "",
            "来源文件已不在，只按号码、地址等的形状做了检查，没有逐一比对原始数据",
        )
    ]


def test_texts_that_are_not_on_disk_yet_are_searched() -> None:
    """`verify.texts` finds values before a page is written."""
    files = {"index.md": f"| 1 | {SECRETS['住址等文字']} |".encode()}
    found = list(verify.texts(files, secrets=KNOWN, contacts=CONTACTS))
    assert "secrets" in {finding.code for finding in found}


def _told(findings: list[object]) -> bool:
    return any(value in f"{finding}" for finding in findings for value in KNOWN)


def _random_value(chance: random.Random) -> str:
    digits = "".join(chance.choices("0123456789", k=20))
    return chance.choice(
        [
            f"45{digits[:15]}{chance.choice('0123456789X')}",
            f"1{chance.choice('3456789')}{digits[:9]}",
            f"2021{digits[:8]}",
            f"s{digits[:6]}@mail.example",
            f"青山县{chance.choice('甲乙丙丁')}水镇{chance.choice('东西南北')}街{digits[:4]}号",
        ]
    )
