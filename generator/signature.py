"""A school's signature under the ledger, by OpenSSH; whoever has `ssh-keygen` can check it.

In: the ledger's text, a key, a name.  Out: `ledger.jsonl.sig` and `allowed_signers`, which
says whose key it is.  The private key stays with the school: a file, or an agent's, whose
public half is named.
"""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.errors import ConfigError, DiskError

SIGNED, SIGNERS = "ledger.jsonl.sig", "allowed_signers"
NAMESPACE = "gongshi-ledger"
"""A signature made for anything else is none under a ledger."""
SECONDS = 60


@dataclass(frozen=True)
class Signer:
    """Who signs, and where the key is."""

    key: Path
    """The private key, or the public half of a key that an agent holds."""
    identity: str
    """An e-mail address, as `allowed_signers` wants it."""

    @property
    def allowed(self) -> bytes:
        """The line of `allowed_signers`.

        Raises:
            ConfigError: the public half is not where it ought to be.
        """
        kind, body = self._public
        return f'{self.identity} namespaces="{NAMESPACE}" {kind} {body}\n'.encode()

    @property
    def fingerprint(self) -> str:
        """Of the key, as `ssh-keygen -l` prints it."""
        digest = hashlib.sha256(base64.b64decode(self._public[1])).digest()
        return f"SHA256:{base64.b64encode(digest).decode().rstrip('=')}"

    @property
    def _public(self) -> tuple[str, str]:
        name = self.key.name.removesuffix(".pub")
        try:
            kind, body, *_ = self.key.with_name(f"{name}.pub").read_text("utf-8").split()
            base64.b64decode(body, validate=True)
        except (OSError, ValueError) as error:
            message = f"school.yml: signature.key: 读不到公钥 {name}.pub；请用 ssh-keygen 生成"
            raise ConfigError([message]) from error
        return kind, body


def sign(text: bytes, signer: Signer) -> bytes:
    """The signature of a text.

    Raises:
        ConfigError: the key cannot be used without a person's answer.
        DiskError: there is no `ssh-keygen`.
    """
    if not signer.key.is_file():
        raise ConfigError([f"school.yml: signature.key: 找不到私钥 {signer.key.name}"])
    done = _run(["-Y", "sign", "-q", "-f", str(signer.key), "-n", NAMESPACE], text)
    if done.returncode or not done.stdout:
        message = "school.yml: signature.key: ssh-keygen 不能用它签名；有口令的私钥请先 ssh-add"
        raise ConfigError([message])
    return done.stdout


def holds(text: bytes, signature: bytes, signers: bytes, identity: str) -> bool:
    """Whether somebody named in `signers` as `identity` signed exactly this text.

    Raises:
        DiskError: there is no `ssh-keygen`.
    """
    with tempfile.TemporaryDirectory() as folder:
        signed, allowed = Path(folder, SIGNED), Path(folder, SIGNERS)
        signed.write_bytes(signature)
        allowed.write_bytes(signers)
        words = ["-f", str(allowed), "-I", identity, "-n", NAMESPACE, "-s", str(signed)]
        return _run(["-Y", "verify", *words], text).returncode == 0


def _run(words: list[str], text: bytes) -> subprocess.CompletedProcess[bytes]:
    """Nobody is asked for a passphrase: a timer has no answer."""
    try:
        return subprocess.run(
            ["ssh-keygen", *words],
            input=text,
            capture_output=True,
            check=False,
            timeout=SECONDS,
            env={**os.environ, "SSH_ASKPASS_REQUIRE": "never"},
            start_new_session=True,  # without a terminal it cannot ask
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise DiskError("运行不了 ssh-keygen；签名需要 OpenSSH 8.1 以上") from error
