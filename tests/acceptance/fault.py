"""What a planted fault is, and the few ways in which faults are planted."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from tests.acceptance.sample import Sample, Tell, make_sample
from tests.acceptance.told import Told, told_by


class Planted(NamedTuple):
    """A report with one fault; `previous` is the organ's report of the year before, where it is needed."""

    sample: Sample
    previous: Sample | None = None


class Fault(NamedTuple):
    """`plant` returns None where the report of a seed offers no place for the fault.

    `page_only`: flattened text leaves it open, so that "cannot tell" is the right answer there.
    """

    code: str
    name: str
    plant: Callable[[int, Random], Planted | None]
    page_only: bool = False


Change = Callable[[Sample, Random], bool]


def spoiled(code: str, name: str, change: Change, *, page_only: bool = False) -> Fault:
    """Plant by changing the clean report of the seed; `change` tells whether it found a place."""

    def plant(seed: int, rng: Random) -> Planted | None:
        sample = make_sample(seed)
        return Planted(sample) if change(sample, rng) else None

    return Fault(code, name, plant, page_only)


def mistold(code: str, name: str, tell: Callable[[Told], Told], *, needs: str = "") -> Fault:
    """Plant by telling another figure than the tables hold; the words are chosen as for the clean report.

    `needs`: characters that must stand in part one, where the figure is told in some wordings alone.
    """

    def plant(seed: int, rng: Random) -> Planted | None:
        clean, sample = make_sample(seed), make_sample(seed, tell=tell)
        changed = sample.body != clean.body and needs in "".join(clean.body[0])
        return Planted(sample) if changed else None

    return Fault(code, name, plant)


def off(field: str, *readings: Callable[[Told], int]) -> Tell:
    """Return a telling whose figure is no accepted reading of the tables."""

    def tell(told: Told) -> Told:
        value: int = getattr(told, field)
        taken = {value, *(reading(told) for reading in readings)}
        step = 3
        while value + step in taken:
            step += 1
        return told._replace(**{field: value + step})

    return tell


def truth_of(sample: Sample) -> Told:
    return told_by(sample.figures, sample.organ, sample.year)


def said_more(sample: Sample, words: str) -> None:
    """Put a sentence at the end of the paragraph on applications."""
    bodies = list(sample.overview.bodies)
    bodies[1] += words
    sample.overview = sample.overview._replace(bodies=tuple(bodies))
    sample.body[0] = sample.overview.paragraphs()


def replaced(sample: Sample, old: str, new: str) -> bool:
    """Replace in the opening; tell whether the words stood there."""
    if old not in sample.opening:
        return False
    sample.opening = sample.opening.replace(old, new, 1)
    return True
