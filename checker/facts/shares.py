"""Percentages of the narrative, each with the figure it is of and the totals it may be taken from."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.facts.counts import read_counts
from checker.facts.figures import figures_of
from checker.facts.memory import remembered
from checker.facts.subjects import ANYTHING
from checker.model.report import Report
from checker.source.location import Location

# Between a figure and its percentage: 258件，占33.9% · 39件，占答复总数的88.6% · 12件（占比4.5%，4.5%）
_LINK = re.compile(
    r"\s*(?:[的了]?(?:申请|答复|情形)?)[,、(:]?\s*(?:约)?(?:占|比例为?|占比)[^,。;()0-9]{0,24}$|\s*\($"
)
_TOTALS = 12  # how many figures before it are taken for a possible total


class Share(NamedTuple):
    """A percentage: `share` is the share itself (33.9% is 0.339), `step` one unit of its last decimal."""

    share: Decimal
    step: Decimal
    part: int
    says: str  # what the figure counts
    subject: str
    totals: tuple[int, ...]  # figures told before it in the paragraph, that it may be taken from
    raw: str
    location: Location | None


@remembered
def read_shares(report: Report) -> tuple[Share, ...]:
    """Return the percentages that directly follow a figure about applications, reviews or litigation."""
    found: list[Share] = []
    counts = [
        count
        for count in read_counts(report)
        if count.subject != ANYTHING and (count.unit or count.row is not None)
    ]
    for at, count in enumerate(counts):
        text = count.sentence.passage.folded
        end = count.figure.end
        window = text[end : min(end + 40, count.sentence.end)]
        percent = window.find("%")
        if percent < 0:
            continue
        figure = next(iter(figures_of(text, end, end + percent + 1)), None)
        if figure is None or figure.unit != "%" or not _LINK.fullmatch(text[end : figure.start]):
            continue
        before = [
            other.number
            for other in counts[max(0, at - _TOTALS) : at]
            if other.sentence.part == count.sentence.part
            and other.sentence.paragraph == count.sentence.paragraph
            and other.number >= count.number > 0
        ]
        found.append(
            Share(
                Decimal(figure.value) / 100,
                Decimal(1).scaleb(-figure.places - 2),
                count.number,
                count.says,
                count.subject,
                tuple(dict.fromkeys(before)),
                count.sentence.passage.text[count.figure.start : figure.end],
                count.sentence.passage.locate(figure.start, figure.end),
            )
        )
    return tuple(found)
