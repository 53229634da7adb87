"""Two totals taken apart side by side: 对25件收取2950元。其中，甲局10件，收取420元；乙局15件，收取2530元。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.clauses import Sentence, sentences_holding
from checker.facts.comparisons import only_compares
from checker.facts.figures import Figure, figures_of, is_scaled
from checker.facts.memory import remembered
from checker.facts.sums import Sum
from checker.model.report import Report

_OPENS = re.compile(r"[,;。]?其中[:,]?")
_ENDS = "。;\n"
_REACH = 90  # characters before 其中 that are looked at


@remembered
def read_sums_side_by_side(report: Report) -> tuple[Sum, ...]:
    """Return the totals of two units that a list takes apart at once, an item to a semicolon."""
    found: list[Sum] = []
    for sentence in sentences_holding(report, "元;"):
        found.extend(_in_sentence(sentence))
    return tuple(found)


def _in_sentence(sentence: Sentence) -> Iterator[Sum]:
    text = sentence.passage.folded
    opens = _OPENS.search(text, max(0, sentence.start - 1), sentence.end)
    if opens is None:
        return
    totals = _totals(text, opens.start())
    items = _items(text, opens.end(), sentence.end, totals)
    if len(items) < 2:
        return
    start, end = totals[0].start, items[-1][1].end
    raw, place = sentence.passage.text[start:end], sentence.passage.locate(start, end)
    for total, parts in zip(totals, zip(*items, strict=True), strict=True):
        values = tuple(part.value for part in parts)
        yield Sum(
            total.value,
            values,
            sum(values),
            complete=False,
            closed=False,
            likely=True,
            says="",
            raw=raw,
            location=place,
        )


def _totals(text: str, end: int) -> list[Figure]:
    """Return the two figures that end a clause at `end`, none where they are not just two and exact."""
    begin = max(text.rfind(mark, 0, end) for mark in _ENDS) + 1
    found = figures_of(text, max(begin, end - _REACH), end)
    return found if len(found) == 2 and found[1].end == end and _exact(text, found) else []


def _items(text: str, at: int, end: int, totals: list[Figure]) -> list[list[Figure]]:
    """Return the two figures of each item, of the units of the totals in order; none if one has others."""
    found = []
    units = [total.unit for total in totals]
    for item in text[at:end].split(";") if totals else ():
        figures = figures_of(text, at, at + len(item))
        if [figure.unit for figure in figures] != units or not _exact(text, figures):
            return []
        found.append(figures)
        at += len(item) + 1
    return found


def _exact(text: str, figures: list[Figure]) -> bool:
    return not any(one.about or is_scaled(text, one) or only_compares(text, one) for one in figures)
