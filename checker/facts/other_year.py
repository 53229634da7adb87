"""A trace of another year's report, and the words that make it no trace."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.source.location import Location

# Of last year's problems, and what became of them, a report may tell.
LAST_YEAR = Lazy(r"(?:上年|上一年|去年)度?[^。;]{0,14}(?:问题|不足|整改|改进)")


class OtherYear(NamedTuple):
    """`kind`: what it is, in words; `year`: the year it speaks of; not `certain`: a person must look."""

    kind: str
    year: int
    raw: str
    location: Location | None
    certain: bool = True
