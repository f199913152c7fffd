"""What is run to fill `.venv`, and what uv is told of pip's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import install_plan
from generator.install_plan import ROOT


@pytest.mark.parametrize("name", [None, "pip", "uv"])
def test_plan(name, tmp_path, monkeypatch):
    """Every package comes by its hash, the build tools first, our own without any other."""
    monkeypatch.setattr(install_plan, "base_python", lambda: "python3")
    home = tmp_path / ".venv"
    words = install_plan.plan(home, "uv" if name == "uv" else None, fresh=bool(name), test=True)
    steps = [[Path(word).name for word in step if word != str(ROOT)] for step in words]
    build, lock = "requirements-build.lock", "requirements-test.lock"
    python = install_plan.python_of(home).name
    pip = [python, "-m", "pip", "install"]
    pip += ["--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
    by_pip = [
        ["python3", "-m", "venv", ".venv"],
        [*pip, "--require-hashes", "--no-deps", "-r", build],
        [*pip, "--require-hashes", "--no-deps", "--no-build-isolation", "-r", lock],
        [*pip, "--no-deps", "--no-build-isolation", "--editable"],
    ]
    at = ["--python", python]
    by_uv = [
        ["uv", "venv", "--allow-existing", "--python", "python3", ".venv"],
        ["uv", "pip", "install", *at, "--require-hashes", "-r", build],
        ["uv", "pip", "sync", *at, "--require-hashes", "--no-build-isolation", build, lock],
        ["uv", "pip", "install", *at, "--no-deps", "--no-build-isolation", "--editable"],
    ]
    assert steps == {None: by_pip[1:], "pip": by_pip, "uv": by_uv}[name]


@pytest.mark.parametrize(
    ("pip", "uv"),
    [
        ({}, {}),
        (
            {"index-url": "https://m.example/simple"},
            {"UV_DEFAULT_INDEX": "https://m.example/simple"},
        ),
        (
            {"extra-index-url": r"https://a.example\nhttps://b.example", "timeout": "60"},
            {"UV_INDEX": "https://a.example https://b.example"},
        ),
        ({"find-links": "/轮子 /more"}, {"UV_FIND_LINKS": "/轮子,/more"}),
        (
            {"trusted-host": "m.example", "cert": "/ca.pem"},
            {"UV_INSECURE_HOST": "m.example", "SSL_CERT_FILE": "/ca.pem"},
        ),
    ],
)
def test_pip_settings_hold_for_uv(pip, uv):
    """A mirror that the user has set for pip is the one that uv asks."""
    assert install_plan.for_uv(pip) == {**uv, "UV_INDEX_STRATEGY": "unsafe-best-match"}
