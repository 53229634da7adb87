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

from checker.facts.clauses import Sentence
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
_CLAUSE = re.compile("[,:()。]+")
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
    rows = lexicon(table.spec, "row")
    found: list[Outcome] = []
    for _, inside in groupby(totals, key=lambda one: (id(one.sentence.passage), one.sentence.start)):
        found.extend(_of_sentence(list(inside), rows))
    return tuple(found)


def _of_sentence(totals: list[Count], rows: Lexicon) -> Iterator[Outcome]:
    sentence = totals[0].sentence
    plain = totals[0].subject == ANYTHING
    passage, text = sentence.passage, sentence.passage.folded
    blocks = _blocks(totals, rows)
    figures = [figure.start for figure in figures_of(text, sentence.start, sentence.end)]
    known: dict[str, int] = {}
    told: dict[tuple[str, int], tuple[Ending, bool]] = {}
    alias: str | None = None
    for at, block in enumerate(blocks):
        row, number = block.row, block.number
        if number is not None:
            known[row] = number
        elif alias is not None:
            row, number = alias, known[alias]
        else:
            number = known.get(row)
        alias = None
        if number is None:
            continue
        stop = _stop(text, sentence, figures, row, block, blocks[at + 1] if at + 1 < len(blocks) else None)
        if at + 1 < len(blocks) and row == LAWSUIT_BLOCK and blocks[at + 1].row in PARTS:
            way = blocks[at + 1]
            came = _CAME.fullmatch(text, block.end, way.start) if way.number is None else None
            if came and (number == 1 or came["every"]):
                alias = row
                raw = passage.text[block.end : way.end].strip(",， （(")
                where = passage.locate(way.start, way.end)
                yield Outcome(number, way.row, TOTAL, bool(came["every"]), True, plain, raw, where)
        for start, end in _clauses(text, block.end, stop):
            ending = ending_in(text, start, end)
            if ending is None:
                continue
            every = _EVERY.search(text, start, ending.start) is not None
            if number != 1 and not every and not _RESULT.search(text, start, ending.start):
                continue
            for whose in ((row, number), *(block.before if every else ())):
                so_far = told.get(whose)
                told[whose] = (so_far[0].and_also(ending) if so_far else ending, every)
    for (row, number), (ending, every) in told.items():
        if ending.name:
            where = passage.locate(ending.start, ending.end)
            raw = passage.text[ending.clause : ending.end].strip()
            yield Outcome(number, row, ending.name, every, ending.certain, plain, raw, where)


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
        last = _Block(start, end, count.row_name, count.number, before)
        found.append(last)
        bracket = _BRACKET.match(text, end, sentence.end)
        if bracket is not None:  # 行政诉讼2件（直接起诉1件、复议后起诉1件），均…
            found.append(last._replace(start=bracket.end(), end=bracket.end()))
    named = mentions(text, rows, totals[0].figure.end, sentence.end)
    found += [_Block(one.start, one.end, one.named.name, None) for one in named]
    return sorted(found)


def _stop(
    text: str, sentence: Sentence, figures: list[int], row: str, block: _Block, after: _Block | None
) -> int:
    """Return where the words end that are of a block, before those of the next block or figure."""
    stop = after.start if after is not None else sentence.end
    number = bisect_left(figures, block.end)
    if number < len(figures) and figures[number] <= stop:
        stop = figures[number]
        stop = max(block.end, *(text.rfind(mark, block.end, stop) for mark in ",:(、"))
    more = (_SUED if row == REVIEW_BLOCK else _MORE).search(text, block.end, stop)
    return more.start() if more else stop


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for mark in _CLAUSE.finditer(text, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end
