"""Apache and Caddy with the generated rules: the same as nginx, as far as they can."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.factories import notice
from tests.publish import made
from tests.publish.servers import apache, caddy
from tests.publish.test_nginx import ENDING, GONE, LAST, NEVER, STAYING

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(scope="module", params=["UTC", "Asia/Shanghai"])
def host(request, tmp_path_factory):
    """Apache with the file for the virtual host, in either zone."""
    folder = tmp_path_factory.mktemp("apache")
    site, rules = made.site(folder / "site"), made.rules(folder / "server")
    with apache(folder / "run", site, rules, request.param, LAST[request.param]) as running:
        yield running


def statuses(server, paths):
    """Path -> status."""
    return {path: server.status(path) for path in paths}


def test_apache_up_to_the_last_second(host):
    """At 23:59:59 in China everything stands; what nobody registered does not."""
    host.at(LAST[host.zone])
    assert statuses(host, (*ENDING, *STAYING)) == dict.fromkeys((*ENDING, *STAYING), 200)
    assert statuses(host, NEVER) == dict.fromkeys(NEVER, 410)


def test_apache_gone_at_the_second(host):
    """At 00:00:00 the notice answers 410 with its tombstone, the others stay."""
    host.at(GONE[host.zone])
    assert statuses(host, ENDING) == dict.fromkeys(ENDING, 410)
    assert statuses(host, STAYING) == dict.fromkeys(STAYING, 200)
    assert "已撤下 ends" in host.ask("/notices/ends/g0001/").body
    assert "已撤下 parts" in host.ask("/notices/parts/early/rows.json").body
    assert host.status("/notices/ends/", "HEAD") == 410
    assert host.status("/notices/ends/", Range="bytes=0-3") == 410


def test_apache_headers(host):
    """On pages, errors and tombstones."""
    host.at(GONE[host.zone])
    for path in ("/", "/notices/stays/", "/notices/ends/", "/none/"):
        headers = host.ask(path).headers
        assert "'sha256-" in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff", path
    assert "noindex" in host.ask("/notices/stays/rows.json").headers["x-robots-tag"]
    assert "x-robots-tag" not in host.ask("/notices/").headers


def test_apache_cannot_be_told_the_time(host):
    """A visitor's own header of that name is replaced."""
    host.at(GONE[host.zone])
    assert host.status("/notices/ends/", X_Gongshi_Now="t=1000000000000000") == 410


def test_htaccess(tmp_path):
    """Without access to the configuration, on a server in the school's zone."""
    site, rules = made.site(tmp_path / "site"), made.rules(tmp_path / "server")
    (rules / "apache/htaccess").rename(site / ".htaccess")
    zone = "Asia/Shanghai"
    with apache(tmp_path / "run", site, None, zone, LAST[zone]) as server:
        assert statuses(server, (*ENDING, *STAYING)) == dict.fromkeys((*ENDING, *STAYING), 200)
        assert statuses(server, NEVER) == dict.fromkeys(NEVER, 410)
        server.at(GONE[zone])
        assert statuses(server, ENDING) == dict.fromkeys(ENDING, 410)
        assert statuses(server, STAYING) == dict.fromkeys(STAYING, 200)
        assert "已撤下 ends" in server.ask("/notices/ends/g0001/").body
        assert "content-security-policy" in server.ask("/notices/ends/").headers


def test_caddy(tmp_path):
    """Its clock cannot be set, so one notice ended yesterday and one ends next year."""
    today = date.today()  # noqa: DTZ011 - the machine's own day, with a day to spare
    past, later = today - timedelta(days=2), today + timedelta(days=300)
    notices = (
        notice(id="ends", retain_until=past),
        notice(id="stays", groups=0, retain_until=later),
        notice(id="parts", part="甲", slug="early", groups=0, retain_until=past),
        notice(id="parts", part="乙", slug="late", groups=0, retain_until=later),
    )
    site, rules = made.site(tmp_path / "site", notices), made.rules(tmp_path / "server", notices)
    with caddy(tmp_path / "run", site, rules) as server:
        assert statuses(server, (*ENDING, *NEVER)) == dict.fromkeys((*ENDING, *NEVER), 410)
        # It sends `…/index.html` on to `…/`.
        direct = [path for path in STAYING if not path.endswith("/index.html")]
        assert statuses(server, direct) == dict.fromkeys(direct, 200)
        gone = server.ask("/notices/ends/g0001/")
        assert "已撤下 ends" in gone.body
        assert gone.headers["cache-control"] == "no-store"
        headers = server.ask("/notices/stays/").headers
        assert "noindex" in headers["x-robots-tag"]
        assert "'sha256-" in headers["content-security-policy"]
        assert "x-robots-tag" not in server.ask("/notices/").headers
