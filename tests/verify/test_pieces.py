"""Pieces that lack, add, move or alter a row are found, and named without a value."""

from __future__ import annotations

import json

import pytest

from generator.verify import pieces, strays
from tests.factories import notice
from tests.verify import sites

FIND = "notices/2024-zsb-ranking/find"


@pytest.fixture
def site(tmp_path):
    """300 people, and a part whose rows one piece holds."""
    ranking = notice(300, 4)
    part = notice(5, 0, id="apply", part="机电工程学院", slug="jd")
    return sites.site(tmp_path, ranking, part)


def told(site):
    """File and message of every finding."""
    return [(finding.place.file, finding.message) for finding in pieces.gate(site)]


def change(site, name, act):
    """Alter what a file of the ranking holds."""
    path = site.folder / FIND / name
    data = json.loads(path.read_bytes())
    act(data)
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def test_sound_pieces_pass(site):
    """Also where the school has mended its words on who is absent."""
    change(site, "index.json", lambda data: data.update(absent="请向学院查询。"))
    assert told(site) == []
    assert [finding for finding in strays.gate(site) if "/find/" in finding.place.file] == []


@pytest.mark.parametrize(
    "act",
    [
        lambda data: data["rows"].pop(),
        lambda data: data["rows"].append(data["rows"][0]),
        lambda data: data["rows"].reverse(),
        lambda data: data["rows"][0].__setitem__(1, 2),
        lambda data: data["rows"][0].__setitem__(2, "1"),
        lambda data: data["rows"][0].__setitem__(0, 99),
        lambda data: data["rows"][0].append("13800138000"),
        lambda data: data["groups"][0].__setitem__(0, "g0002"),
        lambda data: data.update(phone="13800138000"),
        lambda data: data.clear(),
    ],
    ids=[
        "lost",
        "twice",
        "turned",
        "moved",
        "rank",
        "no-group",
        "cell",
        "group",
        "beyond",
        "empty",
    ],
)
def test_an_altered_piece_is_named(site, act):
    """The one file and nothing of what stands in it."""
    change(site, "k7.json", act)
    message = "查找数据与公示的行不符，本人会查不到自己；请重新 build"
    assert told(site) == [(f"{FIND}/k7.json", message)]


@pytest.mark.parametrize(
    "act",
    [
        lambda data: data["keys"].pop(),
        lambda data: data.update(depth=2),
        lambda data: data.update(by="name"),
        lambda data: data.update(shown=2),
        lambda data: data["columns"].pop(),
        lambda data: data.update(questions="成绩核查组，电话 0779-5550000"),
        lambda data: data.update(title="别的公示"),
        lambda data: data.update(extra=1),
    ],
    ids=["keys", "depth", "by", "shown", "columns", "office", "title", "beyond"],
)
def test_an_altered_index_is_named(site, act):
    """Whoever asks would look in the wrong piece, or be sent to the wrong office."""
    change(site, "index.json", act)
    message = "查找说明与公示内容不符，本人会查不到自己；请重新 build"
    assert told(site) == [(f"{FIND}/index.json", message)]


@pytest.mark.parametrize("name", ["index.json", "k7.json"])
@pytest.mark.parametrize(("data", "fault"), [(None, "缺少查找数据"), (b"{", "查找数据读不出来")])
def test_a_missing_or_broken_file_is_named(site, name, data, fault):
    """Neither may pass for a list without the person."""
    path = site.folder / FIND / name
    path.unlink()
    if data:
        path.write_bytes(data)
    assert told(site) == [(f"{FIND}/{name}", f"{fault}，本人会查不到自己；请重新 build")]


def test_a_file_beyond_the_pieces_is_a_stray(site):
    """A key that no row has, and rows of a notice that people cannot be found in."""
    for name in ("k77.json", "rest.json", "all.json"):
        sites.put(site.folder, f"{FIND}/{name}", "{}")
    found = [f.place.file for f in strays.gate(site) if "/find/" in f.place.file]
    assert found == [f"{FIND}/{name}" for name in ("all.json", "k77.json", "rest.json")]


def test_expired_notices_have_none(tmp_path):
    """Of what must be gone, nothing is missed here; `retention` names what is left."""
    from datetime import date

    site = sites.site(tmp_path, notice(12, 2, retain_until=date(2024, 3, 31)))
    (tmp_path / FIND / "index.json").unlink()
    assert told(site) == []
