"""The guard that all other tests rely on."""

from __future__ import annotations

import socket

import pytest


def test_another_machine_is_refused():
    """An address that is not this machine's own raises before anything is sent."""
    with pytest.raises(RuntimeError, match="network"):
        socket.create_connection(("192.0.2.1", 80), timeout=0.1)
    with pytest.raises(RuntimeError, match="network"):
        socket.getaddrinfo("example.org", 80)


def test_this_machine_is_reached():
    """Loopback stays open: tests serve pages to themselves."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=1).close()
