"""`site_config/targets.yml`: the places that the site goes to."""

from __future__ import annotations

from pydantic import Field

from generator.config.base import Id, Model, Text

HOST = r"^([A-Za-z0-9_][A-Za-z0-9_.@-]*)?$"


class Target(Model):
    """One place; which options its kind needs stands in `generator/deploy/<kind>.py`."""

    kind: Text
    """Name of a file in `generator/deploy/`: `folder`, `ssh` or `copy`."""
    path: str = ""
    """Folder that holds `current`, `releases/` and `server/`; of a `copy`, the web root
    itself, or empty where only the zip is wanted.  On this machine it may be relative to
    the project folder; of an `ssh` it begins with `/`."""
    url: str = Field(default="", pattern=r"^(https?://.+/)?$")
    """Address of the site, with a slash at the end: what changed is fetched there and
    compared.  Empty: compared on disk."""
    keep: int = Field(default=3, ge=2, le=50)
    """How many releases stay, with the one that is on line."""
    reload: str = ""
    """Command that makes the web server read its rules again; run where the site lies."""
    rules: str = Field(default="", pattern=r"^(apache|iis)?$")
    """Of a `copy`: whose rules go into the web root, where nobody can change the server's
    own settings: `apache` (.htaccess) or `iis` (web.config)."""
    host: str = Field(default="", pattern=HOST)
    """Of an `ssh`: a name of ~/.ssh/config, or `user@host`."""
    options: tuple[Text, ...] = ()
    """Of an `ssh`: more words for the system's ssh, such as [-p, "2222"]."""


class Targets(Model):
    """All places, by the name that is typed: `gongshi deploy web`."""

    targets: dict[Id, Target] = {}
