"""What several gates must know alike: the names of a notice's papers, and its code."""

from __future__ import annotations

from generator import qr
from generator.notice import Notice

CODE, PICTURE = "code.svg", "code.png"
POSTER, WALL = "poster/index.html", "wall/index.html"


def revision(notice: Notice) -> str:
    """Folder of the address that the papers of this revision tell."""
    return f"r{notice.revision}"


def names(notice: Notice) -> tuple[str, ...]:
    """Paths below the notice's folder; a document has no list to hang up."""
    own = revision(notice)
    wall = () if notice.form == "document" else (WALL,)
    return (CODE, PICTURE, POSTER, *wall, f"{own}/{CODE}")


def codes(id_: str) -> tuple[str, ...]:
    """Paths below the site of the codes of a notice with parts."""
    return (f"notices/{id_}/{CODE}", f"notices/{id_}/{PICTURE}")


def is_code(name: str, data: bytes, site_url: str) -> bool:
    """Whether a picture is, byte for byte, the code of the address that it stands at."""
    folder, _, last = name.rpartition("/")
    return last == PICTURE and data == qr.png(f"{site_url}{folder}/")
