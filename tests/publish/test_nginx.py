"""nginx with the generated rules: gone at the second, on any server's clock, in any spelling."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import publish
from generator.publish.servers.nginx import before
from tests.factories import stone
from tests.publish import made
from tests.publish.servers import nginx

LAST = {"UTC": "2024-12-31 15:59:59", "Asia/Shanghai": "2024-12-31 23:59:59"}
GONE = {"UTC": "2024-12-31 16:00:00", "Asia/Shanghai": "2025-01-01 00:00:00"}
"""The last second of 31 December in China and the first after it, by the server's clock."""

ENDING = (
    "/notices/ends/",
    "/notices/ends/index.html",
    "/notices/ends/index.html.gz",
    "/notices/ends/rows.json",
    "/notices/ends/rows.json.gz",
    "/notices/ends/g0001/",
    "/notices/ends/g0002/index.html",
    "/notices/ends/?x=1",
    "/notices//ends///g0001/",
    "//notices/ends/",
    "/./notices/stays/../ends/",
    "/notices/%65nds/",
    "/notices/%65%6e%64%73/rows%2ejson",
    "/notices/parts/early/",
    "/notices/parts/early/rows.json",
    "/notices/parts//early/rows.json",
)
STAYING = (
    "/",
    "/about/",
    "/notices/",
    "/notices/index.html",
    "/notices/stays/",
    "/notices/stays/rows.json",
    "/notices/stays/index.html.gz",
    "/notices/parts/",
    "/notices/parts/index.html",
    "/notices/parts/late/",
    "/notices/parts/late/rows.json",
    "/gone/ends/",
    "/gone/stays/",
    "/stylesheets/main.css",
)
NEVER = ("/notices/unknown/", "/notices/ends2/", "/notices/unknown/rows.json", "/notices/END/")


@pytest.fixture(scope="module", params=["UTC", "Asia/Shanghai"])
def server(request, tmp_path_factory):
    """The same site on a server of either zone."""
    folder = tmp_path_factory.mktemp("nginx")
    site, rules = made.site(folder / "site"), made.rules(folder / "server")
    with nginx(folder / "run", site, rules, request.param, LAST[request.param]) as running:
        yield running


def test_up_to_the_last_second(server):
    """At 23:59:59 in China everything stands."""
    server.at(LAST[server.zone])
    statuses = {path: server.status(path) for path in (*ENDING, *STAYING)}
    assert set(statuses.values()) == {200}, statuses


@pytest.mark.parametrize("path", ENDING)
def test_gone_at_the_second(server, path):
    """At 00:00:00 every address of the notice answers 410 with its tombstone and no row."""
    server.at(GONE[server.zone])
    answer = server.ask(path)
    assert answer.status == 410
    name = "parts" if "parts" in path else "ends"
    assert answer.body == made.PAGE.format(f"已撤下 {name}")
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]


def test_the_others_stay(server):
    """What ends later is not touched, nor is a later part, nor the page above the parts."""
    server.at(GONE[server.zone])
    statuses = {path: server.status(path) for path in STAYING}
    assert set(statuses.values()) == {200}, statuses


@pytest.mark.parametrize("path", ["/notices/ends/", "/notices/ends/rows.json"])
def test_gone_for_every_way_to_ask(server, path):
    """HEAD, POST, ranges and conditions that a browser's copy would fulfil."""
    server.at(LAST[server.zone])
    first = server.ask(path)
    known = {"If_None_Match": first.headers["etag"]}
    dated = {"If_Modified_Since": first.headers["last-modified"]}
    assert server.status(path, **known) == server.status(path, **dated) == 304
    assert server.status(path, Range="bytes=0-3") == 206
    server.at(GONE[server.zone])
    for headers in (known, dated, {"Range": "bytes=0-3"}, {"Accept_Encoding": "gzip"}):
        assert server.status(path, **headers) == 410
    assert server.status(path, "HEAD") == 410
    assert server.status(path, "POST") == 405  # a static site takes nothing
    assert server.ask(path, "HEAD").body == ""


def test_closed_by_default(server):
    """What was never registered is not shown, even if a file lies there."""
    server.at(LAST[server.zone])
    assert {server.status(path) for path in NEVER} == {410}


def test_unknown_below_parts_goes_with_the_first(server, tmp_path):
    """Nobody knows whose rows it holds, so it goes early."""
    server.at(LAST[server.zone])
    assert server.status("/notices/parts/other.json") == 404
    server.at(GONE[server.zone])
    assert server.status("/notices/parts/other.json") == 410


def test_headers_on_every_answer(server):
    """Pages, files, errors and tombstones: locations inherit nothing, so each is asked."""
    server.at(GONE[server.zone])
    for path in ("/", "/about/", "/notices/stays/", "/notices/ends/", "/gone/ends/", "/none/",
                 "/stylesheets/main.css", "/notices/stays/rows.json"):  # fmt: skip
        headers = server.ask(path).headers
        assert headers["x-content-type-options"] == "nosniff", path
        assert headers["x-frame-options"] == "DENY", path
        assert headers["referrer-policy"] == "no-referrer", path
        assert headers["strict-transport-security"].startswith("max-age="), path
        assert "'sha256-" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"], path


@pytest.mark.parametrize(
    ("path", "robots", "cache"),
    [
        ("/", None, "no-cache"),
        ("/notices/", None, "no-cache"),
        ("/notices/stays/", "noindex, noarchive, nosnippet", "no-cache"),
        ("/notices/stays/rows.json", "noindex, noarchive, nosnippet", "no-cache"),
        ("/gone/stays/", "noindex", "no-cache"),
        ("/stylesheets/main.css", None, "public, max-age=600"),
    ],
)
def test_engines_and_caches(server, path, robots, cache):
    """Lists are not indexed, and no copy outlives its day."""
    server.at(LAST[server.zone])
    headers = server.ask(path).headers
    assert (headers.get("x-robots-tag"), headers["cache-control"]) == (robots, cache)


def test_below_a_path(tmp_path):
    """A site in a folder of the college's host leaves the rest of the host alone."""
    site = made.site(tmp_path / "site", path="/a/zsb/")
    made.put(site / "index.html", "college")
    rules = made.rules(tmp_path / "server", path="/a/zsb/")
    with nginx(tmp_path / "run", site, rules, "UTC", LAST["UTC"]) as server:
        assert server.status("/a/zsb/notices/ends/") == server.status("/a/zsb/") == 200
        server.at(GONE["UTC"])
        for path in ("/a/zsb/notices/ends/", "/a//zsb/notices//ends/rows.json"):
            assert (server.status(path), "已撤下 ends" in server.ask(path).body) == (410, True)
        assert server.status("/a/zsb/notices/stays/") == 200
        assert "content-security-policy" in server.ask("/a/zsb/about/").headers
        assert "content-security-policy" not in server.ask("/").headers


@given(st.integers(1_000_000_000, 9_999_999_999), st.integers(1_000_000_000, 9_999_999_999))
def test_before_is_smaller(moment, now):
    """The pattern of digits means `<`, at the moment itself and beside it too."""
    pattern = re.compile(rf"^{before(moment)}\.")
    for time in {now, moment - 1, moment, moment + 1} - {999_999_999, 10_000_000_000}:
        assert bool(pattern.match(f"{time}.000")) == (time < moment)


def test_withdrawn_at_once(tmp_path):
    """By the next rules a list that was taken back is gone, whatever still lies there."""
    ends, stays, early, late = made.NOTICES
    site, rules = made.site(tmp_path / "site"), tmp_path / "server"
    edition = replace(made.edition([stays, late]), stones=(stone(ends), stone(early)))
    for name, data in publish.server(edition, [made.PAGE.format("")]).items():
        made.put(rules / name, data.decode())
    with nginx(tmp_path / "run", site, rules, "UTC", "2024-04-09 00:00:00") as running:
        answers = {path: running.ask(path) for path in ENDING}
        assert {answer.status for answer in answers.values()} == {410}
        assert all("已撤下" in answer.body for answer in answers.values())
        paths = ["/notices/stays/", "/notices/parts/", "/notices/parts/late/rows.json"]
        assert [running.status(path) for path in paths] == [200, 200, 200]
