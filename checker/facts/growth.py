"""Growth told in the narrative: 同比增长 1.05%, with the figure that grew and, if told, by how many."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS, sentences_holding
from checker.facts.counts import Count, read_counts
from checker.facts.figures import Figure, figures
from checker.facts.memory import remembered
from checker.model.report import Report
from checker.source.location import Location
from checker.source.passage import Passage

_SINCE = re.compile(
    r"(?:同比|(?:较|比|与)(?:上年|去年|上一年|20\d\d年)(?:度)?(?:同期)?(?:相比)?)"
    r"(?:的?[0-9]{1,6}[件宗])?[^,。;0-9]{0,10}?"
    r"(?P<way>增长|增加|上升|提高|提升|上涨|增幅|增|下降|减少|降低|回落|下滑|降幅|降|减)(?:了|为|约|达|率)*"
)
_SIGNS = ("同比", "上年", "去年", "上一年", "较20", "比20", "与20")  # one stands in every match of _SINCE
_DOWN = frozenset(("下降", "减少", "降低", "回落", "下滑", "降幅", "降", "减"))
_BEFORE, _BEFORE_BRACKET, _BEHIND = 120, 600, 60  # characters that are looked at around it
_THEN = re.compile(r"[,、(]?(?:同比)?(?:增长|增幅|上升|下降|降幅|减少|增加|提高)?(?:率|为|约|达|了)*")


_FORMER = re.compile(r"(?:上年度?|去年|上一年度?)(?:同期)?(?:的|为|共|是|收到|受理|申请)*$")
_TOTAL_AHEAD = re.compile(r"(?:申请|受理|收件)(?:总)?(?:量|数量?|件数)")


class Growth(NamedTuple):
    """`rate` is signed (a fall of 12.3% is -0.123); `former` is last year's figure where told."""

    rate: Decimal
    step: Decimal
    number: int
    former: int | None
    whole: bool  # the figure is the number of applications
    raw: str
    location: Location | None


@remembered
def read_growth(report: Report) -> tuple[Growth, ...]:
    """Return the growth rates whose figure stands before them in the same sentence."""
    found: list[Growth] = []
    told = {(id(count.sentence.passage), count.figure.start): count for count in read_counts(report)}
    for sentence in sentences_holding(report, *_SIGNS):
        text = sentence.passage.folded
        for match in _SINCE.finditer(text, sentence.start, sentence.end):
            bracket = ")" in text[max(0, match.start() - 3) : match.start()]
            start = max(sentence.start, match.start() - (_BEFORE_BRACKET if bracket else _BEFORE))
            inside = figures(text, start, min(sentence.end, match.end() + _BEHIND))
            growth = _growth(sentence.passage, match, inside, told)
            if growth is not None:
                found.append(growth)
    return tuple(found)


def _growth(
    passage: Passage,
    match: re.Match[str],
    inside: list[Figure],
    told: dict[tuple[int, int], Count],
) -> Growth | None:
    text = passage.folded
    closed = match.start()
    if text[max(0, closed - 3) : closed].rstrip(",、 ").endswith(")"):  # 3607件（甲349件、乙…），同比增长
        closed = text.rfind("(", 0, closed)
    before = [figure for figure in inside if figure.end <= closed and figure.unit not in ("%", "")]
    rate = _rate(text, match, inside)
    if rate is None or not before:
        return None
    percent, change = rate
    current = before[-1]
    if len(before) > 1 and _tells_last_year(text, current):  # …收到543件，去年为325件，同比增长67.08%
        current = before[-2]
    if _TOTAL_AHEAD.search(text, current.end, match.start()):  # …答复263件，申请量比上年上升1.52%
        counts = [told[id(passage), figure.start] for figure in before if (id(passage), figure.start) in told]
        received = [count.figure for count in counts if count.row is None]
        current = received[-1] if received else current
    if current.about or percent.about or not isinstance(current.value, int) or closed - current.end > 30:
        return None
    if change is not None and change.unit != current.unit:
        return None
    way = -1 if match.group("way") in _DOWN else 1
    beside = [figure for figure in inside if match.start() <= figure.start < match.end() and figure.unit]
    former = _former(text, [*before, *beside], current)
    if former is None and change is not None and isinstance(change.value, int):
        former = current.value - way * change.value
    return Growth(
        way * Decimal(percent.value) / 100,
        Decimal(1).scaleb(-percent.places - 2),
        current.value,
        former,
        _is_whole(told.get((id(passage), current.start))),
        passage.text[current.start : percent.end],
        passage.locate(match.start(), percent.end),
    )


def _rate(text: str, match: re.Match[str], inside: list[Figure]) -> tuple[Figure, Figure | None] | None:
    """Return the percentage behind 同比增长, and the number told before it (增加38件，增长1.05%)."""
    after = [figure for figure in inside if figure.start >= match.end()]
    if not after or after[0].start != match.end():
        return None
    first = after[0]
    if first.unit == "%":
        return first, None
    if len(after) < 2 or after[1].unit != "%" or not _THEN.fullmatch(text[first.end : after[1].start]):
        return None
    return after[1], first


def _is_whole(count: Count | None) -> bool:
    """Whether a figure is the number of applications, not of a kind of them."""
    if count is None or count.subject != APPLICATIONS or count.listed or count.column is not None:
        return False
    return count.row is None or count.row.name == "新收"


def _former(text: str, before: list[Figure], current: Figure) -> int | None:
    """Return last year's figure where it is told in the same sentence (去年为3607件)."""
    for figure in before:
        of_last_year = (
            figure is not current and figure.unit == current.unit and _tells_last_year(text, figure)
        )
        if of_last_year and isinstance(figure.value, int):
            return figure.value
    return None


def _tells_last_year(text: str, figure: Figure) -> bool:
    return _FORMER.search(text[max(0, figure.start - 12) : figure.start]) is not None
