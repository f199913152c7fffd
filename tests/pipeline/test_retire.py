"""The end of retention: nothing goes that is not archived whole, everything goes that is due."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from generator import disk, ledger
from generator.pipeline import archive, record, retire
from generator.pipeline.generate import rendered
from generator.pipeline.withdraw import Asked, withdraw
from generator.stone import read, read_all
from tests.pipeline import tiny

LAST, OVER = date(2024, 4, 12), date(2024, 4, 13)
NEXT_YEAR = date(2025, 1, 1)
SCORES = tiny.SCORES


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Scores until 12 April, a ranking and two parts until the end of the year."""
    with pytest.MonkeyPatch.context() as patch:
        tiny.at(patch)
        base = tiny.project(tmp_path_factory.mktemp("kept"))
        for made in tiny.ALL:
            tiny.publish(base, made, made.period.first)
    return base.root


@pytest.fixture
def base(kept, tmp_path, monkeypatch):
    """A copy of it."""
    tiny.at(monkeypatch)
    return tiny.project(shutil.copytree(kept, tmp_path / "root"))


def run(base, today):
    """What the timer does; the plan."""
    retire.settle(base, today)
    planned = retire.plan(base, today)
    assert retire.apply(base, planned, today) == []
    return planned


def due(planned):
    """Folders that go."""
    return [stone.folder for stone in planned.due]


@pytest.mark.parametrize(
    ("today", "folders"),
    [
        (LAST, []),
        (OVER, [SCORES.folder]),
        (date(2024, 12, 31), [SCORES.folder]),
        (NEXT_YEAR, sorted(made.folder for made in tiny.ALL)),
    ],
    ids=str,
)
def test_each_on_its_day(base, today, folders):
    """The last day is still a day; the plan is done whole, and only once."""
    before = tiny.tree(base.root)
    planned = retire.plan(base, today)
    assert (sorted(due(planned)), planned.refused) == (folders, ())
    assert tiny.tree(base.root) == before
    run(base, today)
    for made in tiny.ALL:
        assert bool(tiny.rows(base.root, made.folder)) != (made.folder in folders)
    after = tiny.tree(base.root)
    again = run(base, today)
    assert (due(again), again.sites) == ([], ())
    assert tiny.tree(base.root) == after
    acts = [entry.act for entry in ledger.read(record.path(base.root)).entries]
    assert acts.count("retired") == len(folders)


def test_what_stays(base):
    """Title, period, fingerprint and whom to ask at the same address, and the archive."""
    run(base, OVER)
    stone = read(base.root / "content/notices" / SCORES.folder / "index.md")
    assert (stone.act, stone.title, stone.fingerprint) == (
        "retired", SCORES.title, SCORES.fingerprint,
    )  # fmt: skip
    page = (base.root / "site/notices" / SCORES.folder / "index.html").read_text("utf-8")
    assert all(text in page for text in (SCORES.title, "督察组", "成绩核查组"))
    assert archive.fault(base.root / "archive", SCORES.folder, 1, SCORES.fingerprint) == ""


def test_the_purge_list(base):
    """Every address at which rows were read, with a head for the webmaster; twice is once."""
    run(base, OVER)
    path = base.root / "records/purge-2024-04-13.txt"
    lines = path.read_text("utf-8").splitlines()
    own = f"https://gongshi.example.edu.cn/notices/{SCORES.folder}/"
    assert [line for line in lines if not line.startswith("#")] == [
        f"{own}find/k.json", own, f"{own}index.html", f"{own}rows.json",
    ]  # fmt: skip
    assert "百度" in "".join(lines[:6])
    withdraw(base.root, Asked(tiny.RANKING.id, "", "督察组", "名单有误"),
             record.moment(base, OVER), base.root / "archive", now=False)  # fmt: skip
    run(base, OVER)
    again = path.read_text("utf-8").splitlines()
    assert set(lines) < set(again)
    assert [line for line in again if line in lines] == lines


def alter(path):
    """Change one byte."""
    path.write_bytes(path.read_bytes()[:-2] + b" \n")


def lose(path):
    """Delete a file."""
    path.unlink()


@pytest.mark.parametrize(
    ("name", "harm", "said"),
    [
        ("rows.json", alter, "与公示日志记下的指纹不符"),
        ("rows.json", lose, "与公示日志记下的指纹不符"),
        ("index.md", alter, "文件缺少或被改动"),
        ("g0001.md", lose, "文件缺少或被改动"),
        ("sha256.txt", lose, "存档中没有第 1 版"),
    ],
)
def test_no_archive_no_retirement(base, name, harm, said):
    """An archive that is not whole, of a notice that cannot be copied again, is named."""
    harm(archive.home(base.root / "archive", SCORES.folder, 1) / name)
    alter(base.root / "content/notices" / SCORES.folder / "rows.json")
    planned = run(base, OVER)
    (refused,) = planned.refused
    assert refused.startswith(f"{SCORES.folder}：")
    assert said in refused
    assert due(planned) == []
    assert tiny.rows(base.root, SCORES.folder) != []


def test_copied_again_while_it_stands(base):
    """What is on line as it was published is archived on the way."""
    shutil.rmtree(base.root / "archive" / SCORES.id)
    assert due(run(base, OVER)) == [SCORES.folder]
    assert archive.fault(base.root / "archive", SCORES.folder, 1, SCORES.fingerprint) == ""


def test_an_unplugged_disk(base, tmp_path):
    """The place is named; nothing goes until it is back."""
    away = tiny.project(base.root, archive=str(tmp_path / "disk"))
    (refused,) = run(away, OVER).refused
    assert "存档位置" in refused
    assert "disk" in refused
    (tmp_path / "disk").mkdir()
    assert due(run(away, OVER)) == [SCORES.folder]
    assert archive.fault(tmp_path / "disk", SCORES.folder, 1, SCORES.fingerprint) == ""


def test_what_nobody_recorded(base):
    """A list that came into content/ by hand is not taken for published."""
    stranger = tiny.notice(id="stranger", retain_until=LAST, sample=False)
    disk.write_folder(base.root / "content/notices/stranger", rendered(stranger))
    (refused,) = retire.plan(base, OVER).refused
    assert "公示日志里没有它的记录" in refused


def test_older_releases(base, tmp_path):
    """A release that was on line before holds no row any more either."""
    old = tmp_path / "web/releases/20240401T000000Z-0123456789ab"
    shutil.copytree(base.root / "site", old)
    (base.root / "site_config").mkdir()
    (base.root / "site_config/targets.yml").write_text(
        f"targets: {{web: {{kind: folder, path: {tmp_path}/web}}}}\n", "utf-8"
    )
    planned = run(base, OVER)
    assert planned.sites == (str(base.root / "site"), str(old))
    left = (old / "notices" / SCORES.folder).rglob("*")
    assert [path.name for path in left] == ["index.html"]
    assert (old / "notices" / tiny.RANKING.folder / "rows.json").is_file()


def test_the_rounds_data(base):
    """Offered when the last notice has closed, listed, and what no round reads is named."""
    data = base.root / "data"
    files = ("附件5_总表.xlsx", "附件6/机电.xlsx", "附件14_放弃.xlsx", "旧名单.xlsx")
    for name in files:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_bytes(b"raw")
    assert retire.plan(base, OVER).data == ()
    everything = {each.id for each in next(iter(base.rounds.values())).notices}
    for id_ in everything - {made.id for made in tiny.ALL}:
        base = without(base, id_)
    base = without(base, "2024-zsb-application")  # its other colleges never published
    planned = retire.plan(base, OVER)
    assert [sorted(each.paths) for each in planned.data] == [
        sorted(f"data/{name}" for name in files[:3])
    ]
    assert planned.others == ("data/旧名单.xlsx",)
    assert retire.delete_data(base, planned) == 3
    assert [path.name for path in data.rglob("*")] == ["旧名单.xlsx"]


def without(base, id_):
    """The project without one notice."""
    ((name, round_),) = base.rounds.items()
    left = tuple(each for each in round_.notices if each.id != id_)
    return tiny.replace(base, rounds={name: round_.model_copy(update={"notices": left})})


def test_withdrawn_parts_stay_withdrawn(base):
    """What was taken back is not retired a second time."""
    part = tiny.PARTS[0]
    time = record.moment(base, OVER)
    withdraw(base.root, Asked(part.id, part.part, "督察组", "名单有误"), time,
             base.root / "archive", now=True)  # fmt: skip
    run(base, NEXT_YEAR)
    acts = {stone.folder: stone.act for stone in read_all(base.root / "content/notices")}
    assert acts[part.folder] == "withdrawn"
    assert acts[tiny.PARTS[1].folder] == "retired"
