"""Ways to cut a run of digits into numbers, without any knowledge of what they should add up to.

Source: 河北 reports whose cells are printed without separators ("000行政规范性文件5225").
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

_LONGEST_RUN = 60
_LONGEST_NUMBER = 9


class Cuts(NamedTuple):
    """How many cuts there are, and the first of them (all, where `total` is small)."""

    total: int
    readings: tuple[tuple[str, ...], ...]

    @property
    def unique(self) -> tuple[str, ...] | None:
        return self.readings[0] if self.total == 1 else None


NO_CUT = Cuts(0, ())


@lru_cache(maxsize=512)
def cut_digits(run: str, count: int, limit: int = 24) -> Cuts:
    """Cut a run of digits into `count` numbers without leading zeros.

    Returns:
        The number of possible cuts and at most `limit` of them, shortest first number first. None is
        possible where the run is too short, too long, or not digits only.
    """
    if not (0 < count <= len(run) <= min(_LONGEST_RUN, count * _LONGEST_NUMBER)):
        return NO_CUT
    if not (run.isascii() and run.isdigit()):
        return NO_CUT
    ways = _ways(run, count)
    if ways[0][count] == 0:
        return NO_CUT
    readings: list[tuple[str, ...]] = []
    _collect(run, 0, count, ways, (), readings, limit)
    return Cuts(ways[0][count], tuple(readings))


def _ends(run: str, at: int) -> range:
    """Return where a number that begins at `at` may end; a zero stands alone."""
    longest = 1 if run[at] == "0" else _LONGEST_NUMBER
    return range(at + 1, min(len(run), at + longest) + 1)


def _ways(run: str, count: int) -> list[list[int]]:
    """Count for every position the ways to cut what follows into 0…count numbers."""
    ways = [[0] * (count + 1) for _ in range(len(run) + 1)]
    ways[len(run)][0] = 1
    for at in range(len(run) - 1, -1, -1):
        for end in _ends(run, at):
            for left in range(1, count + 1):
                ways[at][left] += ways[end][left - 1]
    return ways


def _collect(
    run: str,
    at: int,
    left: int,
    ways: list[list[int]],
    done: tuple[str, ...],
    readings: list[tuple[str, ...]],
    limit: int,
) -> None:
    if left == 0:
        readings.append(done)
        return
    for end in _ends(run, at):
        if len(readings) >= limit:
            return
        if ways[end][left - 1]:
            _collect(run, end, left - 1, ways, (*done, run[at:end]), readings, limit)
