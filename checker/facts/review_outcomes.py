"""How the cases of a block ended where no figure tells it: 行政复议1件，复议机关撤销了原答复.

Outcomes with figures of their own are read in `review_rows`. Here the words behind a total tell of its one
case, or of all of them (诉讼2件，均为复议后起诉，法院均判决驳回): how they ended, and by which way they came.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from checker.facts.count import Count
from checker.facts.counts import read_counts
from checker.facts.endings import Ending, ending_in
from checker.facts.figures import figures_of
from checker.facts.memory import remembered
from checker.facts.mentions import Lexicon, lexicon, mentions
from checker.facts.review_blocks import LAWSUIT_BLOCK, PARTS, REVIEW_BLOCK
from checker.facts.subjects import ANYTHING
from checker.model.report import Report
from checker.source.location import Location

TOTAL = "总计"
_EVERY = re.compile("均|都|全部|皆")
_RESULT = re.compile("结果(?:为|是|系)?$")
# 行政诉讼2件，均为复议后起诉: what stands between the total and the way the cases came.
_CAME = re.compile(
    "(?:案件)?[,(]?(?P<every>均|都|全部|皆)?(?:为|是|系|属于?|由)?(?:当事人|申请人|原告)?(?:经|不服)?"
)
# 行政复议1件、行政诉讼1件，均…: what stands between two totals told in one breath.
_JOINED = re.compile(r"[、,和及与的案件共行政诉讼复议\s]*")
_MORE = re.compile(r"其中|其余|剩余|另|除|比上年|较|同比|;")
_SUED = re.compile(
    _MORE.pattern + "|法院|[起上应]诉|判决"
)  # 复议1件，申请人不服起诉，法院判决…: no longer the review
_WENT_ON = re.compile("二审|再审|上诉|终审|发回|重审")  # what the first court said was not the end
_YEAR = re.compile("(20[0-9][0-9]|次|翌|上)年")
_CLAUSE = re.compile("[,:()。]+")
_SHOWN = 80  # characters from the first total to the words that tell how its cases ended
_BRACKET = re.compile(r"\([^()]{0,60}[0-9][^()]{0,60}\)")


class Outcome(NamedTuple):
    """What is said of all cases of a block. `column_name`: an outcome, a group of them, 总计 of a part."""

    number: int
    row_name: str
    column_name: str
    every: bool  # 均, 全部
    certain: bool
    plain: bool  # the sentence does not say that it is about disclosure
    raw: str
    location: Location | None


class _Block(NamedTuple):
    """A block named at start..end; `number` is None until the sentence has told how many cases it has."""

    start: int
    end: int
    row: str
    number: int | None
    before: tuple[tuple[str, int], ...] = ()  # told in the same breath
    first: int = -1  # where the first of those told in one breath stands


@remembered
def read_outcomes(report: Report) -> tuple[Outcome, ...]:
    """Return how the cases of a block ended, where it is told of its only case or of all."""
    table = report.tables.get("t4")
    totals = [
        count
        for count in read_counts(report)
        if count.row is not None and count.row.table == "t4" and count.column is None and not count.row.also
    ]
    if table is None or not totals:
        return ()
    rows, year = lexicon(table.spec, "row"), str(report.identity.year or "")
    found: list[Outcome] = []
    for _, inside in groupby(totals, key=lambda one: (id(one.sentence.passage), one.sentence.start)):
        found.extend(_Teller(list(inside), year).outcomes(rows))
    return tuple(found)


class _Teller:
    """Goes through the blocks of one sentence."""

    def __init__(self, totals: list[Count], year: str) -> None:
        self._totals = totals
        self._year = year
        self._sentence = totals[0].sentence
        self._text = self._sentence.passage.folded
        self._figures = [
            one.start for one in figures_of(self._text, self._sentence.start, self._sentence.end)
        ]
        self._known: dict[str, int] = {}  # how many cases each block has
        self._alias = ""  # the block of whose cases the one named next is told
        self._told: dict[tuple[str, int], tuple[Ending, bool]] = {}

    def outcomes(self, rows: Lexicon) -> Iterator[Outcome]:
        blocks = _blocks(self._totals, rows)
        for block, after in zip(blocks, (*blocks[1:], None), strict=True):
            row, number = self._whose(block)
            if not number:
                continue
            if after is not None and row == LAWSUIT_BLOCK and after.row in PARTS and after.number is None:
                came = _CAME.fullmatch(self._text, block.end, after.start)
                if came and (number == 1 or came["every"]):
                    self._alias = row
                    yield self._outcome(row=after.row, number=number, start=block.end, end=after.end)
            self._listen(block, row, number, self._stop(block, row, after))
        for (row, number), (ending, every) in self._told.items():
            if ending.name:
                yield self._outcome(row, number, ending.clause, ending.end, ending, every=every)

    def _whose(self, block: _Block) -> tuple[str, int]:
        """Return the block whose cases are told of, and how many it has, 0 where that was not told."""
        alias, self._alias = self._alias, ""
        if block.number is not None:
            self._known[block.row] = block.number
        row = alias if alias and block.number is None else block.row
        return row, self._known.get(row, 0)

    def _listen(self, block: _Block, row: str, number: int, stop: int) -> None:
        """Take in how the clauses behind a block say that its only case ended, or all of its cases."""
        text = self._text
        if _WENT_ON.search(text, block.end, stop):
            return
        for start, end in _clauses(text, block.end, stop):
            ending = ending_in(text, start, end)
            begin = self._begin(start)
            if ending is None or any(year != self._year for year in _YEAR.findall(text, begin, end)):
                continue
            if block.first >= 0 and start - block.first < _SHOWN:
                begin = self._begin(block.first)
            ending = ending._replace(clause=begin)
            every = _EVERY.search(text, start, ending.start) is not None
            if number != 1 and not every and not _RESULT.search(text, start, ending.start):
                continue
            for whose in ((row, number), *(block.before if every else ())):
                so_far = self._told.get(whose)
                self._told[whose] = (so_far[0].and_also(ending) if so_far else ending, every)

    def _begin(self, at: int) -> int:
        """Return where the clause begins that a place is in."""
        start = self._sentence.start
        return max(start, *(self._text.rfind(mark, start, at) + 1 for mark in ",;:(。\n"))

    def _outcome(
        self,
        row: str,
        number: int,
        start: int,
        end: int,
        ending: Ending | None = None,
        *,
        every: bool = False,
    ) -> Outcome:
        passage = self._sentence.passage
        return Outcome(
            number,
            row,
            ending.name if ending else TOTAL,
            every,
            ending is None or ending.certain,
            self._totals[0].subject == ANYTHING,
            passage.text[start:end].strip(",，、 （("),
            passage.locate(start, end),
        )

    def _stop(self, block: _Block, row: str, after: _Block | None) -> int:
        """Return where the words end that are of a block, before those of the next block or figure."""
        text, stop = self._text, after.start if after is not None else self._sentence.end
        number = bisect_left(self._figures, block.end)
        if number < len(self._figures) and self._figures[number] <= stop:
            stop = self._figures[number]
            stop = max(block.end, *(text.rfind(mark, block.end, stop) for mark in ",:(、"))
        more = (_SUED if row == REVIEW_BLOCK else _MORE).search(text, block.end, stop)
        return more.start() if more else stop


def _blocks(totals: list[Count], rows: Lexicon) -> list[_Block]:
    """Return the blocks of a sentence in order: its totals, and what is named behind the first of them."""
    sentence = totals[0].sentence
    text = sentence.passage.folded
    found: list[_Block] = []
    last: _Block | None = None
    for count in totals:
        start, end = count.figure.start, count.figure.end
        joined = last is not None and _JOINED.fullmatch(text, last.end, start) is not None
        before = (*last.before, (last.row, last.number or 0)) if joined and last is not None else ()
        first = last.first if joined and last is not None else start
        last = _Block(start, end, count.row_name, count.number, before, first)
        found.append(last)
        bracket = _BRACKET.match(text, end, sentence.end)
        if bracket is not None:  # 行政诉讼2件（直接起诉1件、复议后起诉1件），均…
            found.append(last._replace(start=bracket.end(), end=bracket.end()))
    named = mentions(text, rows, totals[0].figure.end, sentence.end)
    found += [_Block(one.start, one.end, one.named.name, None) for one in named]
    return sorted(found)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for mark in _CLAUSE.finditer(text, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end
