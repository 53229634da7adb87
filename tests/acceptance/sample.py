"""A made report: figures and words that agree, ready to be spoiled and to be rendered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from tests.acceptance.figures import Figures, make_figures
from tests.acceptance.organs import Organ, make_organ
from tests.acceptance.told import Told, told_by
from tests.acceptance.wording import (
    PARTS,
    Issues,
    Overview,
    issues,
    opening,
    other_matters,
    overview,
)

Tell = Callable[[Told], Told]
NUMERALS = "一二三四五六"


def as_it_is(told: Told) -> Told:
    return told


@dataclass(slots=True)
class Sample:
    """One report before it is rendered. Mutable: faults change it in place."""

    seed: int
    year: int
    organ: Organ
    figures: Figures
    title: str
    opening: str
    headings: list[str]
    overview: Overview
    issues: Issues
    body: list[list[str]]  # the paragraphs of the six parts; those of the tables stay empty
    published: str
    signature: str
    without_table: str = ""  # a table that is left out


def make_sample(
    seed: int,
    *,
    tell: Tell = as_it_is,
    year: int | None = None,
    organ: Organ | None = None,
    figures: Figures | None = None,
    wording: int | None = None,
) -> Sample:
    """Make the clean report of a seed.

    `tell` changes what the words say, not what the tables hold: so a fault is planted without touching
    the choice of words. `wording` seeds the words alone.
    """
    rng = Random(seed)
    drawn_year = rng.choice((2019, 2020, 2021, 2021, 2022, 2022, 2023, 2023, 2024, 2024, 2025, 2025))
    drawn_organ = make_organ(rng)
    year, organ = year or drawn_year, organ or drawn_organ
    town = organ.kind in {"乡镇人民政府", "街道办事处"}
    size = rng.choice((0, 0, 1, 3) if town else (0, 2, 9, 40, 300, 1500))
    made = make_figures(Random(seed + 1), form_of(year), size, rules=organ.rules)
    figures = figures or made
    truth = told_by(figures, organ, year)
    told = tell(truth)
    words = Random(seed + 3 if wording is None else wording)
    return _written(words, seed, organ, figures, told, truth)


def form_of(year: int) -> str:
    return "2021" if year >= 2021 else "2019"


def _written(words: Random, seed: int, organ: Organ, figures: Figures, told: Told, truth: Told) -> Sample:
    year = told.year
    said = opening(words, told, figures.form)
    first, five, six = overview(words, told, truth), issues(words, told), other_matters(words, told)
    dated = Random(seed + 2)
    published = _published(dated, year, organ)
    return Sample(
        seed=seed,
        year=year,
        organ=organ,
        figures=figures,
        title=f"{organ.name}{year}年政府信息公开工作年度报告",
        opening=said,
        headings=[f"{NUMERALS[index]}、{part}" for index, part in enumerate(PARTS)],
        overview=first,
        issues=five,
        body=[first.paragraphs(), [], [], [], list(five.paragraphs), [six]],
        published=published,
        signature=organ.name if dated.random() < 0.7 else "",
    )


def _published(rng: Random, year: int, organ: Organ) -> str:
    if organ.top:
        return f"{year + 1}-0{rng.choice((1, 2, 3))}-{rng.randint(10, 25):02d}"
    return f"{year + 1}-01-{rng.randint(5, 30):02d}"
