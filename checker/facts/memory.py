"""Remember what was read from the last report: several rules ask for the same facts."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")

_REPORTS = 2  # a report and that of the year before
_TEXTS = 10  # the parts of both whose words are read


def remembered(read: Callable[[S], T], most: int = _REPORTS) -> Callable[[S], T]:
    """Keep the result for the two reports asked about last (a report and that of the year before).

    Reports are compared as objects, not by what they say; one assignment swaps the memory, so that threads
    can at worst read twice.
    """
    kept: tuple[tuple[S, T], ...] = ()

    @wraps(read)
    def reading(source: S) -> T:
        nonlocal kept
        for known, result in kept:
            if known is source:
                return result
        result = read(source)
        kept = ((source, result), *kept[: most - 1])
        return result

    return reading


def remembered_of_text(read: Callable[[str], T]) -> Callable[[str], T]:
    """Keep the result for the texts of the last reports: the same object, not the same words."""
    return remembered(read, _TEXTS)
