"""A figure of a table as it was printed, with its state and its place."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.source.location import Location

# What a cell can be found to be (contract: `state`).
COUNT = "count"  # a number
AMOUNT = "amount"  # a number with a unit of money
BLANK = "blank"  # nothing printed
DASH = "dash"  # - — – / 无 and the like, instead of a number
ANNOTATED = "annotated"  # a number with words: 22（其中修订16件）
WORDS = "words"  # words without a number
MISSING = "missing"  # the row or column is not in the report
AMBIGUOUS = "ambiguous"  # digits that can be read in more than one way
IMAGE = "image"  # the table is a picture
STATES = (COUNT, AMOUNT, BLANK, DASH, ANNOTATED, WORDS, MISSING, AMBIGUOUS, IMAGE)

# How sure the reading is.
PRINTED = "printed"  # the figure stands alone in its cell
GLUED = "glued"  # cut out of a run of digits where only one cut is possible
OCR = "ocr"  # seen by character recognition only
SINGLE = "single"  # one of two readings of the document saw it, the other saw nothing


class Cell(NamedTuple):
    """One figure. `value` is what was printed, never what it should be.

    `value` is None for every state but count, amount and annotated. In arithmetic blank and dash
    count as 0; words, missing, ambiguous and image are unknown.
    """

    state: str
    value: int | Decimal | None = None
    raw: str = ""
    location: Location | None = None
    note: str = ""  # words printed beside the number; or, for ambiguous and missing, why
    method: str = PRINTED
    candidates: tuple[str, ...] = ()  # for ambiguous: the readings that are possible

    @property
    def doubtful(self) -> bool:
        """Whether a person should look before a finding rests on this figure."""
        return self.method in (OCR, SINGLE)

    @property
    def number(self) -> int | Decimal | None:
        """The figure for arithmetic: a number, 0 for blank and dash, None where it is unknown."""
        if self.value is not None:
            return self.value
        return 0 if self.state in (BLANK, DASH) else None


NOT_THERE = Cell(MISSING)
