"""The equations of tables 3 and 4 and made tables for them: what every contender is asked, and the answer."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, NamedTuple

LEAVES = range(2, 23)  # the rows of the results in table 3
TOTAL, OUT = 23, 24  # （七）总计, 四、结转下年度
Figures = tuple[list[list[int]], list[list[int]]]  # tables 3 and 4, row by row
Run = Callable[[Any], list[int]]


class Contender(NamedTuple):
    name: str
    prepare: Callable[[Figures], Any]  # not timed
    run: Run  # timed: the numbers of the broken units
    ours: bool = False


def figures(seed: int) -> Figures:
    """Return a sound report; every tenth has one wrong figure."""
    draw = random.Random(seed)
    t3 = [[0] * 7 for _ in range(25)]
    for column in range(6):
        for row in LEAVES:
            t3[row][column] = draw.choice((0, 0, 0, 1, 2, 5, 31))
        t3[TOTAL][column] = sum(t3[row][column] for row in LEAVES)
        t3[OUT][column] = draw.choice((0, 1, 3))
        t3[1][column] = min(draw.choice((0, 2)), t3[TOTAL][column])
        t3[0][column] = t3[TOTAL][column] + t3[OUT][column] - t3[1][column]
    for line in t3:
        line[6] = sum(line[:6])
    t4 = [[draw.choice((0, 1, 2)) for _ in range(4)] for _ in range(3)]
    t4 = [[*line, sum(line)] for line in t4]
    if seed % 10 == 0:
        table = t3 if seed % 20 else t4
        line = draw.choice(table)
        line[draw.randrange(len(line))] += 1
    return t3, t4


def by_hand(data: Figures) -> list[int]:
    """Check the identities as one would write them in Python."""
    t3, t4 = data
    bad = []
    for column in range(7):
        if t3[0][column] + t3[1][column] != t3[TOTAL][column] + t3[OUT][column]:
            bad.append(column)  # noqa: PERF401  # as one would write it
    for column in range(7):
        if sum([t3[row][column] for row in LEAVES]) != t3[TOTAL][column]:
            bad.append(7 + column)  # noqa: PERF401
    for number, line in enumerate(t3):
        if sum(line[:6]) != line[6]:
            bad.append(14 + number)
    for number, line in enumerate(t4):
        if sum(line[:4]) != line[4]:
            bad.append(39 + number)
    return bad


def equations() -> list[tuple[list[tuple[str, int, int]], list[tuple[str, int, int]]]]:
    """Return both sides of every unit as (table, row, column)."""
    found = [([("t3", 0, c), ("t3", 1, c)], [("t3", TOTAL, c), ("t3", OUT, c)]) for c in range(7)]
    found += [([("t3", row, c) for row in LEAVES], [("t3", TOTAL, c)]) for c in range(7)]
    found += [([("t3", row, c) for c in range(6)], [("t3", row, 6)]) for row in range(25)]
    found += [([("t4", row, c) for c in range(4)], [("t4", row, 4)]) for row in range(3)]
    return found
