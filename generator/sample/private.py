"""What a college knows of its people and must never publish: a count -> such columns.

Every number is well formed, so that a leak of one is found: ID numbers with the
MOD 11-2 check character and a true date, bank cards with the Luhn digit.  The area
code 459901 is assigned to no place, so no ID number here can be anybody's.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from faker import Faker

AREA = "459901"
WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
CHECK = "10X98765432"
MOBILE = ("131", "135", "138", "139", "150", "158", "166", "177", "181", "189", "199")
CARD = "629999"
TOWNS = ("示例市城中区", "示例市鱼峰镇", "示例县龙江镇", "示例县三江乡", "示例市柳北街道")
ETHNICITIES = ("汉族", "壮族", "瑶族", "苗族", "侗族", "仫佬族", "毛南族", "回族")
SHARES = (0.55, 0.3, 0.04, 0.04, 0.03, 0.02, 0.01, 0.01)
FIRST_BIRTHDAY = date(2001, 9, 1)


def columns(count: int, faker: Faker, rng: np.random.Generator) -> pd.DataFrame:
    """One row a person: sex, ethnicity and everything that is private."""
    male = rng.random(count) < 0.52
    born = rng.integers(0, 3 * 365, count)
    return pd.DataFrame(
        {
            "sex": np.where(male, "男", "女"),
            "ethnicity": rng.choice(ETHNICITIES, count, p=SHARES),
            "birth_date": [FIRST_BIRTHDAY + timedelta(days=int(day)) for day in born],
            "id_number": _id_numbers(male, born, rng),
            "phone": _phones(count, rng),
            "address": _addresses(count, faker, rng),
            "email": [f"{faker.user_name()}{number}@example.com" for number in range(count)],
            "bank_card": _bank_cards(count, rng),
            "poverty": np.where(rng.random(count) < 0.12, "是", "否"),
        }
    )


def _id_numbers(male: np.ndarray, born: np.ndarray, rng: np.random.Generator) -> list[str]:
    # The running number is the place in the list, so that no two people share an ID;
    # its last digit is odd for men.
    dates = [f"{FIRST_BIRTHDAY + timedelta(days=int(day)):%Y%m%d}" for day in born]
    serial = (rng.integers(0, 500, male.size) * 2 + male) % 1000
    serial = _unlike(dates, serial)
    texts = [f"{AREA}{day}{number:03d}" for day, number in zip(dates, serial, strict=True)]
    digits = np.array([list(text) for text in texts], dtype=int)
    return [text + CHECK[left] for text, left in zip(texts, digits @ WEIGHTS % 11, strict=True)]


def _unlike(dates: list[str], serial: np.ndarray) -> list[int]:
    """Numbers moved on by two where somebody born on that day has it already."""
    taken: set[tuple[str, int]] = set()
    result = []
    for day, start in zip(dates, serial.tolist(), strict=True):
        number = start
        while (day, number) in taken:
            number = (number + 2) % 1000
        taken.add((day, number))
        result.append(number)
    return result


def _phones(count: int, rng: np.random.Generator) -> list[str]:
    heads = rng.choice(MOBILE, count)
    tails = rng.choice(10**8, count, replace=False)
    return [f"{head}{tail:08d}" for head, tail in zip(heads, tails, strict=True)]


def _addresses(count: int, faker: Faker, rng: np.random.Generator) -> list[str]:
    towns, numbers = rng.choice(TOWNS, count), rng.integers(1, 400, (count, 2))
    return [
        f"广西壮族自治区{town}{faker.street_name()}{house}号{room}室"
        for town, (house, room) in zip(towns, numbers, strict=True)
    ]


def _bank_cards(count: int, rng: np.random.Generator) -> list[str]:
    heads = [f"{CARD}{tail:012d}" for tail in rng.choice(10**12, count).tolist()]
    digits = np.array([list(head) for head in heads], dtype=int)[:, ::-1]
    digits[:, ::2] *= 2
    last = -(digits // 10 + digits % 10).sum(axis=1) % 10
    return [f"{head}{digit}" for head, digit in zip(heads, last, strict=True)]
