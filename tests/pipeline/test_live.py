"""`gongshi verify URL` and what it leaves: by a real server, on foreign pages, in words."""

from __future__ import annotations

import gzip
import html
import json
import re
import shutil
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest

from generator import config, notice
from generator.commands import _continuity
from generator.observe import Unreachable, compare, journal, web
from generator.pipeline import continuity, live
from generator.pipeline.withdraw import Asked, withdraw
from tests.observe.live import Reply, folder, serving
from tests.pipeline import made
from tests.publish.servers import free_port, nginx

APPLICATION = "2024-zsb-application"
YEAR_END = date(2024, 12, 31)


@pytest.fixture
def root(demo, tmp_path):
    """A project whose workbooks are elsewhere."""
    return made.copy(demo.root, tmp_path / "公示", "data", "drafts", "theme", "archive")


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch):
    """Between tries."""
    monkeypatch.setattr(web, "time", SimpleNamespace(sleep=lambda seconds: None))


def visit(root, address, today=made.TODAY):
    """What is found at an address."""
    return live.site(config.load(root), address, today, lambda line: None)


def observations(root):
    """All that was seen of the one site that was visited."""
    (file,) = (root / "records").glob("observations-*.jsonl")
    return journal.read(file)


def test_nginx_with_the_generated_rules(root, tmp_path):
    """Nothing to find and no header to miss, on the day, and on the day after the last."""
    site, rules = root / "site", root / "server"
    with nginx(tmp_path / "nginx", site, rules, "Asia/Shanghai", "2024-04-09 12:00:00") as server:
        assert visit(root, server.address) == []
        server.at("2025-01-01 00:00:00")
        found = visit(root, server.address, YEAR_END + timedelta(days=1))
        assert [(each.code, each.place.file) for each in found] == []
        server.at("2024-12-31 23:59:59")
        assert "live-still-shown" in made.codes(
            visit(root, server.address, YEAR_END + timedelta(days=1))
        )
    first, second, third = observations(root)
    documents = {"2024-zsb-policy", "2024-zsb-offers"}
    assert set(first.seen) > documents
    assert (second.outcome, third.outcome) == ("same", "differs")
    assert set(second.seen).isdisjoint(first.seen.keys() - documents)


def test_below_a_path_and_packed(root):
    """A site in a folder of the college's own, behind a server that packs everything."""
    plain = folder(root / "site", prefix="/zsb/gongshi/")

    def answers(path):
        found = plain(path)
        packed = gzip.compress(found.body)
        return Reply(found.status, packed, {"Content-Encoding": "gzip"})

    with serving(answers) as server:
        found = visit(root, f"{server.address}zsb/gongshi")
        agents = {headers["User-Agent"].partition("/")[0] for headers in server.headers}
    assert made.codes(found) == set()
    assert agents == {"gongshi-verify"}


def test_old_pages_of_what_was_withdrawn(root, demo, tmp_path):
    """A server that kept them is named, page by page: the archive knows what there was."""
    shutil.copytree(demo.root / "archive", root / "archive")
    shown = shutil.copytree(root / "site", tmp_path / "shown")
    asked = Asked("2024-zsb-ranking", "", "招生就业处", "名单有误")
    withdraw(root, asked, "2024-04-09T10:00:00+08:00", root / "archive", now=True)
    with serving(folder(shown)) as server:
        found = visit(root, server.address)
    named = {each.place.file for each in found if each.code == "live-still-shown"}
    groups = (shown / "notices/2024-zsb-ranking").glob("jidian-*/index.html")
    assert {page.relative_to(shown).as_posix() for page in groups} < named


def test_no_answer_is_an_observation(root):
    """It is recorded that nothing could be seen, and the command ends with 3."""
    address = f"http://127.0.0.1:{free_port()}/"
    with pytest.raises(Unreachable) as raised:
        visit(root, address)
    assert raised.value.exit_code == 3
    assert [one.outcome for one in observations(root)] == ["unreachable"]


def test_a_site_that_falls_silent(root):
    """After a few addresses without a proper answer the others are not asked for."""
    plain = folder(root / "site")
    served = []

    def answers(path):
        served.append(path)
        return plain(path) if len(served) < 20 else Reply(503)

    with serving(answers) as server, pytest.raises(Unreachable, match="连续 5 个网址应答 503"):
        visit(root, server.address)
    assert [one.outcome for one in observations(root)] == ["unreachable"]


def pasted(part, change=lambda rows: rows):
    """The rows of a part as an editor of another system shows them."""
    titles = [column.title for column in part.masked.columns]
    rows = change([list(row) for row in part.masked.rows])
    body = "".join(
        f"<tr>{''.join(f'<td><p><span>{html.escape(cell)}</span></p></td>' for cell in row)}</tr>"
        for row in rows
    )
    head = "".join(f"<td><b>{title}</b></td>" for title in titles)
    page = f"<html><meta charset=gbk><table><tr><td><table><tr>{head}</tr>{body}</table></table>"
    return Reply(body=page.encode("gb18030"), headers={"Content-Type": "text/html; charset=gb2312"})


def drop(rows):
    """One row fewer."""
    return rows[:1] + rows[2:]


def other(rows):
    """Another cell in the first row."""
    return [[*rows[0][:-1], "改过"], *rows[1:]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rows: rows, ""),
        (drop, "缺少"),
        (other, "与公示不符"),
        (lambda rows: [], "没有找到名单"),
    ],
)
def test_rows_in_a_foreign_system(root, change, said):
    """Only the rows count there; what differs is named by row, and recorded for the part."""
    part = notice.read(root / "content/notices" / APPLICATION / "xinxi")
    with serving(lambda path: pasted(part, change)) as server:
        address = f"{server.address}info/1023/4711.htm"
        project = config.load(root)
        found = live.pages(project, [address], APPLICATION, part.part, made.TODAY)
    assert ("；".join(each.message for each in found[:1])).count(said) == 1 if said else found == []
    assert {each.part for each in found} <= {part.part}
    assert made.leaks(root, "".join(each.message for each in found)) == 0
    (one,) = observations(root)
    assert (list(one.seen), list(one.faults)) == (
        ([], [part.folder]) if said else ([part.folder], [])
    )


def test_what_the_observations_show(root):
    """Per notice, in words and for machines: since when, how often, the longest gap, failures."""
    project = config.load(root)
    file = journal.file(root, "https://gongshi.example.edu.cn/")
    name = f"{APPLICATION}/xinxi"
    for moment, outcome in (
        ("08T09:05", "same"), ("08T21:05", "same"), ("09T08:05", "unreachable"), ("09T20:05", "same")
    ):  # fmt: skip
        seen = {} if outcome == "unreachable" else {name: "0" * 16}
        one = journal.Observation(
            f"2024-04-{moment}:00+08:00", "https://gongshi.example.edu.cn/", outcome, seen
        )
        journal.append(file, one)
    now = datetime.fromisoformat("2024-04-09T21:05:00+08:00")
    (line,) = continuity.lines(project, now)
    assert _continuity.text([line]).splitlines()[:6] == [
        "https://gongshi.example.edu.cn/",
        f"  {name}  {line.title}",
        "    2024-04-08 09:05 至 2024-04-09 20:05 见到 3 次，最长间隔 23 小时 0 分（从 2024-04-08 21:05 起）",
        "      未见到：2024-04-09 08:05 没有应答",
        "    公示期内：2024-04-08 09:05 至 2024-04-09 20:05 见到 3 次，最长间隔 23 小时 0 分（从 2024-04-08 21:05 起）",
        "      未见到：2024-04-09 08:05 没有应答",
    ]
    (shape,) = json.loads(_continuity.as_json([line]))
    assert (shape["observations"], shape["longest_gap_seconds"], shape["unbroken"]) == (
        3,
        82800,
        False,
    )
    assert shape["period"]["failures"] == [
        {"time": "2024-04-09T08:05:00+08:00", "codes": ["live-unreachable"]}
    ]


def test_every_code_has_its_words():
    """People are not shown codes."""
    listed = re.findall(r"(?m)^(live-[a-z0-9-]+) ", compare.__doc__ or "")
    assert set(listed) - {"live-soft-404"} == set(_continuity.WORDS)


def test_nothing_was_observed_yet(root):
    """What to do is said."""
    lines = list(
        continuity.lines(config.load(root), datetime.fromisoformat("2024-04-09T21:05:00+08:00"))
    )
    assert _continuity.text(lines) == "还没有观测记录；请定时运行 gongshi verify 网址"
