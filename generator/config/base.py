"""What all configuration models share: frozen, closed, and honest about their source."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from generator import pii

ID = r"^[a-z0-9][a-z0-9-]{0,63}$"
Id = Annotated[str, Field(pattern=ID)]
"""A permanent name: lower-case letters, digits and hyphens; part of an address."""


def _no_number(value: object) -> object:
    if isinstance(value, (int, float)):
        raise ValueError("须写成百分数，如 60%")  # noqa: TRY004 - pydantic collects ValueError
    return value


Text = Annotated[str, Field(min_length=1)]


def impersonal(text: str) -> str:
    """A reason that everybody reads, on one line.

    Raises:
        ValueError: it holds something like a number or an address of a person; the
            message does not quote it.
    """
    kinds = dict.fromkeys(pii.LABELS[hit.kind] for hit in pii.find(text))
    if kinds:
        raise ValueError(f"含有疑似{'、'.join(kinds)}，会在网上公开；请改写，不要提到具体的人")
    return " ".join(text.split())


Reason = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(impersonal)]
"""One sentence for the public, about no person."""

PERCENT = r"^\d{1,3}(\.\d+)?%$"
Percent = Annotated[str, BeforeValidator(_no_number), Field(pattern=PERCENT)]
"""Such as `60%`."""

COURSES = r"^(all|all except the last semester|semesters [1-9]-[1-9])$"
REQUIRED = r"^[a-z0-9][a-z0-9-]* (published|closed)$"

Basis = Annotated[str, Field(min_length=1)]
"""A clause (`五(四)`), or `inferred: why`, or `assumed`."""


def _no_timestamp(value: object) -> object:
    # Without this, pydantic would take 20240319 for seconds since 1970.
    if isinstance(value, (int, float)):
        raise ValueError("日期须写成 2024-03-19")  # noqa: TRY004 - pydantic collects ValueError
    return value


Day = Annotated[date, BeforeValidator(_no_timestamp)]
"""Such as 2024-03-19."""


class Model(BaseModel):
    """Frozen, and an unknown key is an error."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True
    )


class Flag(Model):
    """A yes or no that a clause (or an inference) stands behind."""

    value: bool
    basis: Basis


class Choice(Model):
    """A chosen word with its basis."""

    value: str
    basis: Basis


class Names(Model):
    """A list of names with its basis."""

    value: tuple[str, ...]
    basis: Basis


ALONE = "文件没有规定，暂定"


def in_words(basis: str) -> str:
    """A basis without the two English words that mark what the document does not fix."""
    lead = re.fullmatch(r"(inferred|assumed)(?::\s*(.+))?", basis)
    text = (lead[2] or ALONE) if lead else basis
    # A key of the rule may stand before the word: `otherwise assumed: 四(一)`.
    text = re.sub(r"\b[a-z_]+ (?=(?:inferred|assumed)\b)", "", text)
    for word, said in (("inferred", "推断"), ("assumed", "暂定")):
        text = re.sub(rf"(?<=[；。，])\s*\b{word}:\s*", f"{said}：", text)
        text = re.sub(rf"\s*\b{word}:\s*", f"为{said}：", text)
    text = re.sub(r"\s*\bassumed\b", ALONE, text)
    return f"由 {text} 推断" if lead and lead[1] == "inferred" else text
