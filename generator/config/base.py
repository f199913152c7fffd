"""What all configuration models share: frozen, closed, and honest about their source."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""A permanent name: lower-case letters, digits and hyphens; part of an address."""

Percent = Annotated[str, Field(pattern=r"^\d{1,3}(\.\d+)?%$")]
"""Such as `60%`."""

Basis = Annotated[str, Field(min_length=1)]
"""A clause (`五(四)`), or `inferred: why`, or `assumed`."""


class Model(BaseModel):
    """Frozen, and an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


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
