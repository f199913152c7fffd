"""`extends`: documents that build on each other -> whole documents.

A mapping is joined key by key; anything else that the later document says replaces
what it extends.  Every value keeps the file and line it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.config.document import Document, Problem
from generator.config.words import unknown

EXTENDS = "extends"


def extended(documents: Mapping[str, Document]) -> dict[str, Document]:
    """Each document with what it extends; faults are added to its `problems`."""
    return {name: _whole(document, documents) for name, document in documents.items()}


def _whole(document: Document, documents: Mapping[str, Document]) -> Document:
    chain = [document]
    while (base := _base(chain[-1])) is not None:
        above = documents.get(base)
        problem = _fault(chain, base, documents)
        if problem or above is None or above.data is None:
            # Without its base a document lacks most of what it needs: say only why.
            problems = (*document.problems, problem) if problem else document.problems
            return replace(document, data=None, problems=problems)
        chain.append(above)
    whole = chain.pop()
    while chain:
        whole = _join(whole, chain.pop())
    return whole


def _base(document: Document) -> str | None:
    base = document.data.get(EXTENDS) if isinstance(document.data, dict) else None
    return base if isinstance(base, str) else None


def _fault(chain: list[Document], base: str, known: Mapping[str, Document]) -> Problem | None:
    if base not in known:
        return chain[-1].problem((EXTENDS,), unknown("细则", base, known))
    names = [document.name for document in chain]
    if base in names:
        circle = " → ".join([*names[names.index(base) :], base])
        return chain[-1].problem((EXTENDS,), f"互相继承，没有尽头（{circle}）；请去掉其中一处")
    return None


def _join(base: Document, own: Document) -> Document:
    return Document(
        own.name,
        own.file,
        _merged(base.data, own.data),
        {**base.spots, **own.spots},
        own.problems,
    )


def _merged(base: Any, own: Any) -> Any:
    if isinstance(base, dict) and isinstance(own, dict):
        joined = {key: _merged(value, own[key]) if key in own else value
                  for key, value in base.items()}  # fmt: skip
        return joined | {key: value for key, value in own.items() if key not in base}
    return own
