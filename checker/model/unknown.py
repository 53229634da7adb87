"""A value that could not be read, and why: the third truth value of the rule language."""

from __future__ import annotations

from typing import NamedTuple

from checker.source.location import Location


class Unknown(NamedTuple):
    """Stands for a value that a rule needs and the report does not (readably) give.

    `reason` is Chinese and complete: it is printed behind 无法判定.
    """

    reason: str
    location: Location | None = None
