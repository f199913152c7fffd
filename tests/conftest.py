"""What all tests share: no network, hypothesis' profiles, and programs that may be absent.

`need("chromium")` gives a program's path; without it a user's run skips the test and says
why, a CI run (CI=true) fails: nothing is left out there unseen.
"""

from __future__ import annotations

import importlib
import os
import shutil
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
SLOW = IN_CI or os.environ.get("RUN_SLOW") == "1"
NAMES = {"chromium": ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")}
LOOPBACK = ("127.", "::1", "localhost", "0.0.0.0")

# The time of one example depends on the machine; CI gives the same examples each time.
settings.register_profile(
    "ci",
    derandomize=True,
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("dev", max_examples=30, deadline=None)
settings.load_profile("ci" if IN_CI else "dev")


def need(program: str) -> str:
    """The path of `program`; skips the test where it is absent, fails it in CI."""
    for name in NAMES.get(program, (program,)):
        if path := shutil.which(name):
            return path
    absent(f"{program} is not installed")
    raise AssertionError


def library(name: str) -> Any:
    """The module `name`; skips the test where it is absent, fails it in CI."""
    try:
        return importlib.import_module(name)
    except ImportError:
        absent(f"{name} is not installed")
        raise


def absent(reason: str) -> None:
    """Skip the test for want of something; in CI that is a failure."""
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave slow tests to CI and to those who ask for them."""
    if SLOW:
        return
    skip = pytest.mark.skip(reason="slow; RUN_SLOW=1 runs it")
    for item in items:
        if item.get_closest_marker("slow"):
            item.add_marker(skip)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """A test that reaches for another machine fails, on every machine alike."""
    connect, connect_ex, look_up = (
        socket.socket.connect,
        socket.socket.connect_ex,
        socket.getaddrinfo,
    )

    def refuse(address: object) -> None:
        host = str(address[0]) if isinstance(address, tuple) else ""
        if host and not host.startswith(LOOPBACK):
            raise RuntimeError(f"a test reached for the network: {host}")

    def guarded(call):
        def checked(this, address):
            refuse(address)
            return call(this, address)

        return checked

    def guarded_look_up(host, *rest, **options):
        refuse((host.decode() if isinstance(host, bytes) else host or "",))
        return look_up(host, *rest, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded(connect))
        patch.setattr(socket.socket, "connect_ex", guarded(connect_ex))
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield
