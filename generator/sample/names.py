"""Names of invented people: a count and a seed -> names, with every hard case among them.

Faker's Chinese names have two or three characters and know no compound surname, no
ethnic name with a dot and no Latin name, so those come from the lists below, put
together at random.
"""

from __future__ import annotations

import numpy as np
from faker import Faker

COMPOUND = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "宇文",
    "司徒",
    "南宫",
    "夏侯",
    "东方",
    "澹台",
    "端木",
)
GIVEN = (
    "明",
    "婷",
    "子涵",
    "晓燕",
    "志强",
    "雨桐",
    "海波",
    "思远",
    "静",
    "家豪",
    "丽娟",
    "文博",
)
ETHNIC_FIRST = (
    "阿卜杜拉",
    "古丽米热",
    "热依汗",
    "买买提江",
    "扎西",
    "卓玛",
    "阿依努尔",
    "巴特尔",
    "迪丽拜尔",
)
ETHNIC_LAST = (
    "买买提",
    "艾尔肯",
    "吐尔逊",
    "多吉",
    "才仁",
    "阿不力孜",
    "哈斯巴根",
    "玉素甫",
)
LATIN_FIRST = ("Nguyen", "Sok", "Maria", "Somchai", "Tran", "Aung")
LATIN_LAST = ("Van An", "Dara", "Santos", "Suksan", "Thi Hoa", "Kyaw")
SURNAMES = "韦黄覃陆李罗梁蒙农莫"
ONE_CHARACTER = "一丁乙凡兰宁"
RARE = ("𠮷", "𡛕", "𣲗", "䶮", "㛃")
"""Three of Ext-B, which lies beyond 16 bits, and two of Ext-A, which old fonts lack."""

SHARES = {"compound": 0.012, "ethnic": 0.008, "latin": 0.003, "one": 0.01, "rare": 0.003}


def names(count: int, faker: Faker, rng: np.random.Generator) -> list[str]:
    """`count` names; each hard case occurs at least once where there is room for it."""
    result = [faker.name() for _ in range(count)]
    places = iter(rng.permutation(count).tolist())
    for case, share in SHARES.items():
        for number, place in zip(range(max(1, round(share * count))), places, strict=False):
            result[place] = _hard(case, number, rng)
    return result


def _hard(case: str, number: int, rng: np.random.Generator) -> str:
    if case == "compound":
        return COMPOUND[number % len(COMPOUND)] + _one(GIVEN, rng)
    if case == "ethnic":
        return f"{_one(ETHNIC_FIRST, rng)}·{_one(ETHNIC_LAST, rng)}"
    if case == "latin":
        return f"{_one(LATIN_FIRST, rng)} {_one(LATIN_LAST, rng)}"
    if case == "rare":
        return _one(SURNAMES, rng) + RARE[number % len(RARE)]
    return _one(SURNAMES, rng) + _one(ONE_CHARACTER, rng)


def _one(choices: tuple[str, ...] | str, rng: np.random.Generator) -> str:
    return choices[int(rng.integers(len(choices)))]
