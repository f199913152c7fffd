"""What rules rest on, as people read it."""

from __future__ import annotations

import pytest

from generator.config.base import in_words


@pytest.mark.parametrize(
    ("basis", "words"),
    [
        ("二(一)2", "二(一)2"),
        ("assumed", "文件没有规定，暂定"),
        ("assumed: 其他年份为 7 日", "其他年份为 7 日"),
        ("inferred: 三(一)2 不超过", "由 三(一)2 不超过 推断"),
        ("二(一)2；小数位数 assumed", "二(一)2；小数位数文件没有规定，暂定"),
        ("inferred: 二(一)3。otherwise assumed: 四(一)", "由 二(一)3。暂定：四(一) 推断"),
        ("二(一)2；inferred: 不是计分办法", "二(一)2；推断：不是计分办法"),
        ("inferred: 二(一)3。otherwise assumed", "由 二(一)3。文件没有规定，暂定 推断"),
        ("五(八)；其余 inferred: 编制与审核分开", "五(八)；其余为推断：编制与审核分开"),
    ],
)
def test_a_basis_reads_as_chinese(basis: str, words: str) -> None:
    """No English word is left."""
    assert in_words(basis) == words
