"""Findings -> a JSON list, in the shape that `Finding.as_dict` gives."""

from __future__ import annotations

import json
from collections.abc import Sequence

from generator.model import Finding


def report(findings: Sequence[Finding]) -> str:
    """One list, indented, a newline at the end."""
    shapes = [finding.as_dict() for finding in findings]
    return json.dumps(shapes, ensure_ascii=False, indent=2) + "\n"
