"""Which figure of a sentence grew, and what it was the year before."""

from __future__ import annotations

import re
from bisect import bisect_left

from checker.facts.clauses import APPLICATIONS, Sentence
from checker.facts.comparisons import LAST_YEAR, only_compares
from checker.facts.counts import CountsByPlace
from checker.facts.figures import Figure, figures_of, is_scaled
from checker.facts.kinds import kind_of
from checker.facts.rows_of_form import RECEIVED

_FORMER = re.compile(rf"(?:{LAST_YEAR}|20\d\d年度?同期)(?:的|为|共|是|收到|受理|申请)*$")
_IN_YEAR = re.compile(r"(20\d\d)年度?(?:[^,。;:()转0-9]{0,12})$")
_TOTAL_AHEAD = re.compile(r"(?:申请|受理|收件)(?:总)?(?:量|数量?|件数)")
_ONLY_MARKS = re.compile(r"[,;、()\s]*(?:(?:申请|受理|收件|发布)?(?:总|数)?量?)")
_LIST = re.compile(r"其中|包括|分别")
_SUM_WORD = re.compile(r"(?:共|计|总)$")
_BEFORE, _BEFORE_BRACKET = 120, 600  # characters that are looked at before the growth
_LABEL = 12  # characters before a figure that name what it counts
_CHAIN = 12  # comparisons one behind the other that are looked at
_APART = 30  # characters between a figure and what is said of its growth


class Grown:
    """The figures of a sentence, of which one grew. `counts`: what the report says of them."""

    def __init__(self, sentence: Sentence, counts: CountsByPlace, year: int | None) -> None:
        self._year = year
        self.text, self.start = sentence.passage.folded, sentence.start
        self._passage = id(sentence.passage)
        self._counts = counts
        self._figures = figures_of(self.text, sentence.start, sentence.end)
        self._starts = [figure.start for figure in self._figures]
        self._compared: list[tuple[int, int]] = []  # comparisons read so far: they tell nothing of this year

    def next(self, at: int) -> Figure | None:
        """Return the first figure that begins at `at` or behind it."""
        number = bisect_left(self._starts, at)
        return self._figures[number] if number < len(self._figures) else None

    def rough(self, figure: Figure | None) -> bool:
        """Tell whether a figure is too rough to work with: 约5%, 30余件, 3.47万条."""
        return figure is not None and (figure.about or is_scaled(self.text, figure))

    def compares(self, start: int, end: int) -> None:
        """Note that text[start:end] compares."""
        self._compared.append((start, end))

    def current(self, at: int) -> tuple[Figure | None, bool]:
        """Return this year's figure for what is compared at `at`; whether it stands right before."""
        text, closed = self.text, at
        for start, end in reversed(self._compared[-_CHAIN:]):
            if text[end:closed].strip(",;、) "):
                break
            closed = start  # …，较2022年增加118条；较2021年增加332条
        reach = _BEFORE
        if text[max(0, closed - 3) : closed].rstrip(",、 ").endswith(")"):  # 3607件（甲349件、乙…），同比增长
            reach, closed = _BEFORE_BRACKET, text.rfind("(", 0, closed)
        before = self._of_this_year(max(self.start, at - reach), closed)
        if not before:
            return None, False
        current = before[-1]
        if len(before) > 1 and _tells_last_year(text, current):  # …收到543件，去年为325件，同比增长67.08%
            said = _FORMER.search(text, before[-2].end, current.start)
            current, closed = before[-2], said.start() if said is not None else current.start
        if _TOTAL_AHEAD.search(text, current.end, at):  # …答复263件，申请量比上年上升1.52%
            received = [figure for figure in before if self.is_whole(figure)]
            if not received:
                return None, False
            current = received[-1]
        elif self._one_of_several(current, before):
            return None, False
        if self.rough(current) or closed - current.end > _APART or only_compares(text, current):
            return None, False
        if self._of_another_year(current) or (len(before) > 1 and ";" in text[current.end : at]):
            return None, False
        return current, _ONLY_MARKS.fullmatch(text, current.end, closed) is not None

    def former(self, current: Figure, closed: int) -> Figure | None:
        """Return last year's figure told beside this year's: 去年为110件, 2022年收到110件."""
        number = bisect_left(self._starts, current.start)
        for figure in self._figures[number + 1 : number + 2]:
            if figure.end <= closed and figure.unit == current.unit and _tells_last_year(self.text, figure):
                return figure
        if not number or self._figures[number - 1].unit != current.unit:
            return None
        figure = self._figures[number - 1]
        if _tells_last_year(self.text, figure):
            return figure
        then = _IN_YEAR.search(self.text, max(self.start, figure.start - 20), figure.start)
        now = _IN_YEAR.search(self.text, max(figure.end, current.start - 20), current.start)
        return figure if then is not None and now is not None and int(then[1]) + 1 == int(now[1]) else None

    def is_whole(self, figure: Figure) -> bool:
        """Whether a figure is the number of applications, not of a kind of them."""
        count = self._counts.get((self._passage, figure.start))
        if count is None or count.subject != APPLICATIONS or count.listed or count.column is not None:
            return False
        return count.row is None or count.row.name == RECEIVED

    def _of_another_year(self, figure: Figure) -> bool:
        then = _IN_YEAR.search(self.text, max(self.start, figure.start - 20), figure.start)
        return then is not None and self._year is not None and int(then[1]) != self._year

    def _of_this_year(self, start: int, end: int) -> list[Figure]:
        compared = self._compared[-_CHAIN:]
        return [
            figure
            for figure in self._figures[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            if figure.end <= end
            and figure.unit not in ("%", "")
            and not any(begin <= figure.start < close for begin, close in compared)
        ]

    def _one_of_several(self, current: Figure, before: list[Figure]) -> bool:
        """Tell whether it may be all of a list that grew, or what the list takes apart."""
        text = self.text
        others = [figure for figure in before if figure.end <= current.start and figure.unit == current.unit]
        if not others or _SUM_WORD.search(text, max(0, current.start - 4), current.start):
            return False
        last = others[-1]
        if "%" in text[last.end : current.start]:
            return False
        kind = kind_of(text, last.end, current.start)
        if text.startswith("、", last.end) or (
            kind and kind == kind_of(text, max(self.start, last.start - _LABEL), last.start)
        ):
            return True
        begin = max(before[0].end, text.rfind(";", self.start, current.start))
        return _LIST.search(text, begin, current.start) is not None


def _tells_last_year(text: str, figure: Figure) -> bool:
    return _FORMER.search(text, max(0, figure.start - 12), figure.start) is not None
