"""The site is, file by file, the one that was built."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from generator.model import Finding
from generator.verify import Site
from generator.verify._files import files, place

WAY_OUT = "请查明原因，重新 build 并部署"


def gate(site: Site) -> Iterator[Finding]:
    """Yield an error for each file that was changed, taken away or added since."""
    if site.manifest is None:
        return
    there = {name: sha256(data).hexdigest() for name, data in files(site.folder)}
    for name, digest in site.manifest.items():
        if name not in there:
            yield _fault("site-file-missing", name, "生成以后被删去")
        elif there[name] != digest:
            yield _fault("site-file-changed", name, "生成以后被改动")
    for name in sorted(there.keys() - site.manifest.keys()):
        yield _fault("site-file-extra", name, "不是生成的文件")


def _fault(code: str, name: str, message: str) -> Finding:
    return Finding(code, "error", f"{message}；{WAY_OUT}", place(name))
