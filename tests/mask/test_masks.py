"""The small masks: keep, full, one-of, score."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from generator import rooms
from generator.config.kind import ColumnSpec
from generator.mask import MaskOptions

CHOICES = ({"value": "有课程不合格", "also": ("有挂科", "课程不合格")}, "有课程未修")


def run(publish: str, values: list[str], **spec: Any) -> list[str]:
    """One column through one mask; the input must stay as it was."""
    column = ColumnSpec.model_validate({"field": "reason", "publish": publish, **spec})
    series = pd.Series(values, dtype=str)
    result = rooms.load("mask", publish).mask(series, column, MaskOptions())
    assert series.tolist() == values
    return list(result)


def test_the_masks_that_yaml_may_name() -> None:
    """One file each; what begins with an underscore is none."""
    known = set(rooms.names("mask"))
    assert known >= {"full", "keep", "name", "one-of", "score", "tail"}
    assert not known & {"arrange", "-arrange", "surnames", "-surnames"}


@pytest.mark.parametrize(
    ("publish", "values", "shown", "spec"),
    [
        ("keep", ["84.125", ""], ["84.125", ""], {}),
        ("full", ["张小三", ""], ["张小三", ""], {"basis": "校办〔2024〕3号"}),
        (
            "one-of",
            ["有挂科", "有课程未修", "", "有课程不合格"],
            ["有课程不合格", "有课程未修", "", "有课程不合格"],
            {"choices": CHOICES},
        ),
        (
            "score",
            ["84.5", "优秀", "缺考", "", "0", "100", "B+", "-", "作弊", "违纪"],
            ["84.5", "优秀", "缺考", "", "0", "100", "B+", "-", "无效", "无效"],
            {},
        ),
    ],
)
def test_values(publish: str, values: list[str], shown: list[str], spec: dict[str, Any]) -> None:
    """What each mask lets out."""
    assert run(publish, values, **spec) == shown


@pytest.mark.parametrize(
    ("publish", "values", "spec", "secret"),
    [
        ("full", ["张小三"], {}, "张小三"),
        ("one-of", ["有课程未修", "因病休学"], {"choices": CHOICES}, "因病休学"),
        ("one-of", ["有课程未修"], {}, "有课程未修"),
        ("score", ["84", "家长已联系"], {}, "家长已联系"),
        ("score", ["13877200000"], {}, "13877200000"),
        ("score", ["84 13877200000"], {}, "13877200000"),
    ],
)
def test_refusals(publish: str, values: list[str], spec: dict[str, Any], secret: str) -> None:
    """What no mask can take is refused, and the message does not hold it."""
    with pytest.raises(ValueError, match="reason") as caught:
        run(publish, values, **spec)
    assert secret not in str(caught.value)
