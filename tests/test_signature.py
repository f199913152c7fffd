"""`signature`: the real ssh-keygen signs, and tells what was not signed."""

from __future__ import annotations

import subprocess

import pytest

from generator.errors import ConfigError
from generator.signature import NAMESPACE, Signer, holds, sign
from tests.conftest import need

TEXT = b'{"serial":1}\n'
WHO = "zsb@example.edu.cn"


def key(folder, name="key", kind="ed25519", phrase=""):
    """A new key pair."""
    path = folder / name
    subprocess.run(
        [need("ssh-keygen"), "-q", "-t", kind, "-N", phrase, "-C", "", "-f", path], check=True
    )
    return path


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    """Somebody with a key."""
    return Signer(key(tmp_path_factory.mktemp("keys")), WHO)


def test_a_signature_holds(signer):
    """Of the same key under the same text; the same bytes each time."""
    signature = sign(TEXT, signer)
    assert signature == sign(TEXT, signer)
    assert holds(TEXT, signature, signer.allowed, WHO)
    assert signer.allowed.startswith(f'{WHO} namespaces="{NAMESPACE}" ssh-ed25519 '.encode())


@pytest.mark.parametrize("kind", ["ecdsa", "rsa"])
def test_other_kinds_of_keys(tmp_path, kind):
    """What a school has."""
    signer = Signer(key(tmp_path, kind=kind), WHO)
    assert holds(TEXT, sign(TEXT, signer), signer.allowed, WHO)


def test_the_fingerprint_is_that_of_ssh(signer):
    """People compare it with what `ssh-keygen -l` prints."""
    listed = subprocess.run(
        ["ssh-keygen", "-l", "-f", f"{signer.key}.pub"], capture_output=True, check=True, text=True
    )
    assert listed.stdout.split()[1] == signer.fingerprint


def test_what_does_not_hold(signer, tmp_path):
    """Another text, another key, another name, another purpose, no signature."""
    signature = sign(TEXT, signer)
    other = Signer(key(tmp_path), WHO)
    purpose = subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-f", signer.key, "-n", "file"],
        input=TEXT, capture_output=True, check=True,
    ).stdout  # fmt: skip
    assert not holds(TEXT + b" ", signature, signer.allowed, WHO)
    assert not holds(TEXT, signature, other.allowed, WHO)
    assert not holds(TEXT, sign(TEXT, other), signer.allowed, WHO)
    assert not holds(TEXT, signature, signer.allowed, "other@example.edu.cn")
    assert not holds(TEXT, purpose, signer.allowed, WHO)
    assert not holds(TEXT, b"", signer.allowed, WHO)


def test_a_key_of_an_agent(tmp_path):
    """The private half may be out of reach of files: the public one names it."""
    path = key(tmp_path)
    started = subprocess.run(
        [need("ssh-agent"), "-s", "-a", tmp_path / "agent"],
        capture_output=True,
        check=True,
        text=True,
    )
    pid = started.stdout.split("SSH_AGENT_PID=")[1].split(";")[0]
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SSH_AUTH_SOCK", str(tmp_path / "agent"))
            subprocess.run(["ssh-add", "-q", path], check=True)
            path.unlink()
            signer = Signer(path.with_name("key.pub"), WHO)
            assert holds(TEXT, sign(TEXT, signer), signer.allowed, WHO)
    finally:
        subprocess.run(["kill", pid], check=True)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda folder: folder / "none", "找不到私钥 none"),
        (lambda folder: key(folder, phrase="secret"), "有口令的私钥请先 ssh-add"),
    ],
)
def test_a_key_that_cannot_be_used(tmp_path, made, words):
    """Nobody is asked for a passphrase: a timer has no answer."""
    with pytest.raises(ConfigError, match=words):
        sign(TEXT, Signer(made(tmp_path), WHO))


@pytest.mark.parametrize("public", [None, "", "ssh-ed25519", "ssh-ed25519 ???"])
def test_a_public_half_that_is_none(tmp_path, public):
    """Without it readers have nothing to check with."""
    if public is not None:
        (tmp_path / "key.pub").write_text(public, "utf-8")
    with pytest.raises(ConfigError, match=r"读不到公钥 key\.pub"):
        assert Signer(tmp_path / "key", WHO).allowed
