"""The schemas that editors use are those of the models, and every file names its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.config import schema

CONFIG = Path(__file__).parents[2] / "site_config"
FILES = sorted(CONFIG.rglob("*.yml"))
OF_FOLDER = {
    "inputs": "input",
    "kinds": "kind",
    "policies": "policy",
    "rounds": "round",
    "calendar": "calendar",
}


def test_committed_schemas_are_current():
    """Otherwise: `python3 -m generator.config.schema`."""
    written = {path.name: path.read_text(encoding="utf-8")
               for path in (CONFIG / "schemas").iterdir()}  # fmt: skip
    assert written == schema.schemas()


def test_written(tmp_path):
    """`write` leaves exactly the schemas, with line ends that are alike everywhere."""
    schema.write(tmp_path)
    written = {path.name: path.read_bytes()
               for path in (tmp_path / "site_config/schemas").iterdir()}  # fmt: skip
    assert written == {name: text.encode() for name, text in schema.schemas().items()}


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if "calendar" not in path.parts],
    ids=lambda path: path.relative_to(CONFIG).as_posix(),
)
def test_first_line_names_the_schema(path):
    """An editor finds the schema by the comment on top of the file."""
    parts = path.relative_to(CONFIG).parts
    name = OF_FOLDER.get(parts[0], path.stem)
    up = "../" * (len(parts) - 1)
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={up}schemas/{name}.json"


def test_a_policy_may_leave_out_what_it_extends():
    """No key of a policy is required, since the base may give it; a kind's are."""
    texts = schema.schemas()
    assert '"required"' not in texts["policy.json"]
    assert json.loads(texts["kind.json"])["required"] == ["title"]
