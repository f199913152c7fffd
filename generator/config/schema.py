"""The models of `site_config/` -> JSON Schemas, with which editors complete and check.

`python3 -m generator.config.schema` writes them to `site_config/schemas/`; a test says
when they are no longer those of the models.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from generator.config.fields import Fields
from generator.config.input import Input
from generator.config.kind import Kind
from generator.config.parts import FOLDER
from generator.config.policy import Policy
from generator.config.round import Round
from generator.config.school import School
from generator.config.target import Targets
from generator.periods import CalendarFile

MODELS: Mapping[str, type[BaseModel]] = {
    "calendar": CalendarFile,
    "fields": Fields,
    "input": Input,
    "kind": Kind,
    "policy": Policy,
    "round": Round,
    "school": School,
    "targets": Targets,
}


def schemas() -> dict[str, str]:
    """File name -> JSON Schema, one for each kind of YAML file."""
    return {f"{name}.json": _text(model) for name, model in MODELS.items()}


def write(root: Path) -> None:
    """Write the schemas of the project at `root`."""
    folder = root / FOLDER / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _text(model: type[BaseModel]) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema()
    if "extends" in model.model_fields:
        _drop_required(schema)  # what a file lacks stands in the one that it extends
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _drop_required(value: Any) -> None:
    if isinstance(value, dict):
        if isinstance(value.get("required"), list):
            del value["required"]
        for inner in value.values():
            _drop_required(inner)
    elif isinstance(value, list):
        for inner in value:
            _drop_required(inner)


if __name__ == "__main__":
    write(Path.cwd())
