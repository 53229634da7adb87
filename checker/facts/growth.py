"""Growth told in the narrative: 同比增长 1.05%, with the figure that grew, from what and by how many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from checker.facts.clauses import Sentence, sentences_holding
from checker.facts.comparisons import DOWN, LAST_YEAR, OTHER_YEAR, WAY, only_compares
from checker.facts.counts import CountsByPlace, counts_by_place
from checker.facts.figures import Figure, figure_at, share_of
from checker.facts.grown import Grown
from checker.facts.memory import remembered
from checker.model.report import Report
from checker.source.location import Location

_UNITS = "件条份宗起篇个期次场项部家"
# 较上年 · 比2022年的110件 · 较2022年（110件） · 与2022年新收71件相比
_SINCE = re.compile(
    rf"(?:同比|(?:较之?|比|与){OTHER_YEAR}(?:相比)?)"
    rf"(?:的?(?:新收|收到|受理|总数)?的?\(?(?P<base>[0-9][0-9,]{{0,8}}[{_UNITS}])\)?(?:相比)?,?)?"
    rf"[^,。;0-9]{{0,10}}?(?P<way>{WAY})(?:了|为|约|达|率)*"
)
# 由2022年的110件增至128件，增幅16.4% · 从去年110件增加到今年128件，增加18件
_FROM_TO = re.compile(
    rf"[由从](?:{OTHER_YEAR}的?)?(?P<base>[0-9][0-9,]{{0,8}})(?P<unit>[{_UNITS}])"
    r"(?P<way>增|降|减|上升|下降|减少|提高|上涨)(?:加|长|低)?(?:至|到|为)(?:20\d\d年的?|今年的?|本年的?)?"
    r"(?P<now>[0-9][0-9,]{0,8})(?P=unit)"
)
# 858件，而2023年为780件，增长率达到12.6% · 858件（2023年为780件），同比增长12.6%
_BESIDE = re.compile(
    rf"(?P<now>[0-9][0-9,]{{0,8}})(?P<unit>[{_UNITS}])[,(]+(?:而)?(?:{LAST_YEAR}|(?P<year>20\d\d)年(?:同期)?)(?:的|新收|收到|受理)*"
    rf"(?:为|是|仅为?|只有)?(?P<base>[0-9][0-9,]{{0,8}})(?P=unit)\)?[,、](?:同比)?(?P<way>{WAY})(?:率|幅|了|为|约|达到?)*"
)
_SIGNS = (
    "同比",
    "上年",
    "去年",
    "上一年",
    "较20",
    "比20",
    "与20",
    "由20",
    "从20",
    "较之",
    "年为",
    "年是",
    "年仅",
    "(20",
    ",20",
)  # one stands in every match
_THEN = re.compile(
    r"[,、(]?(?:同比)?(?:增长|增幅|上升|上涨|下降|降低|降幅|减少|减幅|增加|提高)?(?:率|为|约|达|了)*"
)
# 增长33.3%（上年18条） · 增加5件，上年33件
_BEHIND = re.compile(
    rf"\s*[,(](?:{LAST_YEAR}|(?P<year>20\d\d)年度?(?:同期)?)(?:的|为|共|是|收到|受理|发布|公开)*"
)
_WHOLE_PERCENT = Decimal("0.01")


class Growth(NamedTuple):
    """`rate` is signed (a fall of 12.3% is -0.123) and None where only a difference is told.

    `step` is one unit of its last decimal (0.001), a whole percent where there is no rate.

    `former` is last year's figure, where it is told or follows from the difference; `change` is the
    difference told beside last year's figure.
    """

    rate: Decimal | None
    step: Decimal
    number: int
    former: int | None
    change: int | None
    whole: bool  # the figure is the number of applications
    raw: str
    location: Location | None
    way: str = ""  # 增加, 减少, 持平: where that is all that is told
    certain: bool = True  # else a person must look


class _Said(NamedTuple):
    """What stands behind 同比增长: by how many, by how much percent, and what last year's figure was."""

    change: Figure | None
    percent: Figure | None
    base: Figure | None
    end: int


@remembered
def read_growth(report: Report) -> tuple[Growth, ...]:
    """Return the growth rates, and the differences told beside last year's figure."""
    found: list[Growth] = []
    comparing = sentences_holding(report, *_SIGNS)
    if not comparing:
        return ()
    counts = counts_by_place(report)
    for sentence in comparing:
        risen = list(_risen(sentence, counts, report.identity.year))
        told = {(one.rate, one.number, one.former) for one in risen}
        found.extend(risen)
        found.extend(
            one
            for one in _compared(sentence, counts, report.identity.year)
            if (one.rate, one.number, one.former) not in told
        )
    return tuple(found)


def _risen(sentence: Sentence, counts: CountsByPlace, year: int | None) -> Iterator[Growth]:
    """Read 由110件增至128件，增幅16.4%, and 128件，2023年为110件，增长16.4%."""
    text = sentence.passage.folded
    found = (pattern.finditer(text, sentence.start, sentence.end) for pattern in (_FROM_TO, _BESIDE))
    for match in chain.from_iterable(found):
        grown = Grown(sentence, counts, year)
        if match.re is _BESIDE and not _is_beside(grown, match, year):
            continue
        change, percent = _by_how_much(grown, match)
        base, now = (int(match[group].replace(",", "")) for group in ("base", "now"))
        if base and (change is not None or percent is not None):
            end = (percent or change or Figure(0, match.end(), 0, "")).end
            said = _Said(change, percent, None, end)
            numbers = (now, base, None if change is None else _signed(match, change))
            yield _made(sentence, match, said, match.start(), numbers, whole=False)


def _by_how_much(grown: Grown, match: re.Match[str]) -> tuple[Figure | None, Figure | None]:
    """Return the difference and the rate that stand behind two figures, as far as they are told exactly."""
    text, change = grown.text, None
    one = grown.next(match.end())
    if one is not None and one.unit == match["unit"] and _THEN.fullmatch(text, match.end(), one.start):
        change, one = one, grown.next(one.end)
    begin = match.end() if change is None else change.end
    if one is None or one.unit != "%" or grown.rough(one) or not _THEN.fullmatch(text, begin, one.start):
        one = None
    if change is not None and (grown.rough(change) or not isinstance(change.value, int)):
        change = None
    return change, one


def _signed(match: re.Match[str], change: Figure) -> int:
    return -int(change.value) if match["way"] in DOWN else int(change.value)


def _is_beside(grown: Grown, match: re.Match[str], year: int | None) -> bool:
    """Tell whether two figures are this year's and last year's: not 增加436条（2022年为4782条）."""
    if match["year"] is not None and (year is None or int(match["year"]) != year - 1):
        return False
    now = figure_at(grown.text, match.start("now"))
    return now is not None and not only_compares(grown.text, now)


def _compared(sentence: Sentence, counts: CountsByPlace, year: int | None) -> Iterator[Growth]:
    """Read 128件，较上年（110件）增加18件，增长16.4%."""
    grown: Grown | None = None
    for match in _SINCE.finditer(sentence.passage.folded, sentence.start, sentence.end):
        grown = grown or Grown(sentence, counts, year)
        if "分别" in sentence.passage.folded[max(sentence.start, match.start() - 3) : match.end()]:
            grown.compares(match.start(), match.end())
            continue  # 128条和10条，分别同比增长16.4%、25%: of which of them each is, is not certain
        said = _said(grown, match, sentence.end, year)
        if said is None:
            continue
        growth = _growth(sentence, match, said, grown)
        grown.compares(match.start(), said.end)
        if growth is not None:
            yield growth


def _said(grown: Grown, match: re.Match[str], stop: int, year: int | None) -> _Said | None:
    text = grown.text
    base = figure_at(text, match.start("base")) if match["base"] else None
    first = figure_at(text, match.end())
    if first is None or text.startswith("百分点", first.end):
        return None
    change, percent = (None, first) if first.unit == "%" else (first, grown.next(first.end))
    if change is not None and (
        percent is None or percent.unit != "%" or not _THEN.fullmatch(text, change.end, percent.start)
    ):
        percent = None
    end = percent.end if percent is not None else first.end
    if base is None and (behind := _BEHIND.match(text, end, stop)) is not None:
        beside = figure_at(text, behind.end())
        last_year = behind["year"] is None or (year is not None and int(behind["year"]) == year - 1)
        if beside is not None and last_year:
            base, end = beside, beside.end + text.startswith(")", beside.end)
    return _Said(change, percent, base, end)


def _growth(sentence: Sentence, match: re.Match[str], said: _Said, grown: Grown) -> Growth | None:
    current, close = grown.current(match.start())
    base = said.base
    if base is None and current is not None and close:
        base = grown.former(current, match.start())
    beside = [one for one in (said.change, base) if one is not None]
    if any(grown.rough(one) for one in (*beside, said.percent)):
        return None
    if not all(isinstance(one.value, int) and one.unit == beside[0].unit for one in beside):
        return None
    former = int(base.value) if base is not None else None
    way = -1 if match["way"] in DOWN else 1
    change = way * int(said.change.value) if said.change is not None else None
    if (
        current is None
        or not isinstance(current.value, int)
        or any(one.unit != current.unit for one in beside)
        or (base is not None and not close)
    ):  # the rate can be worked out without this year's figure: 比2022年的110件增加18件，增长16.4%
        if said.percent is None or not former or change is None:
            return None
        return _made(sentence, match, said, match.start(), (former + change, former, None), whole=False)
    if former is None and change is not None:
        former, change = current.value - change, None
    if (former is not None and former <= 0) or (said.percent is None and (former is None or change is None)):
        return None
    numbers = (current.value, former, change)
    return _made(sentence, match, said, current.start, numbers, whole=grown.is_whole(current))


def _made(
    sentence: Sentence,
    match: re.Match[str],
    said: _Said,
    begin: int,
    numbers: tuple[int, int | None, int | None],
    *,
    whole: bool,
) -> Growth:
    way = -1 if match["way"] in DOWN else 1
    rate: Decimal | None = None
    step = _WHOLE_PERCENT
    if said.percent is not None:
        share, step = share_of(said.percent)
        rate = way * share
    passage = sentence.passage
    return Growth(
        rate,
        step,
        *numbers,
        whole,
        passage.text[begin : said.end],
        passage.locate(match.start(), said.end),
    )
