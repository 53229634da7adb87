"""Growth told in the narrative: 同比增长 1.05%, with the figure that grew and, if told, from what, by how many."""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS, Sentence, sentences_holding
from checker.facts.comparisons import DOWN, LAST_YEAR, OTHER_YEAR, WAY, only_compares
from checker.facts.counts import Count, read_counts
from checker.facts.figures import Figure, figures_of
from checker.facts.memory import remembered
from checker.model.report import Report
from checker.source.location import Location

# 较上年 · 比2022年的110件 · 较2022年（110件） · 与2022年新收71件相比
_SINCE = re.compile(
    rf"(?:同比|(?:较|比|与){OTHER_YEAR}(?:相比)?)"
    r"(?:的?(?:新收|收到|受理|总数)?的?\(?(?P<base>[0-9][0-9,]{0,8}[件条份宗起篇个期次场项部家])\)?(?:相比)?)?"
    rf"[^,。;0-9]{{0,10}}?(?P<way>{WAY})(?:了|为|约|达|率)*"
)
# 由2022年的110件增至128件，增幅16.4%
_FROM_TO = re.compile(
    rf"由(?:{OTHER_YEAR}的?)?(?P<base>[0-9][0-9,]{{0,8}})(?P<unit>[件条份宗起篇个期次场项部家])"
    r"(?P<way>增|降|减|上升|下降|减少)(?:加|长)?(?:至|到)(?:20\d\d年的?|今年的?)?(?P<now>[0-9][0-9,]{0,8})(?P=unit)"
)
_SIGNS = ("同比", "上年", "去年", "上一年", "较20", "比20", "与20", "由20")  # one stands in every match
_THEN = re.compile(
    r"[,、(]?(?:同比)?(?:增长|增幅|上升|上涨|下降|降低|降幅|减少|减幅|增加|提高)?(?:率|为|约|达|了)*"
)
# 增长33.3%（上年18条） · 增加5件，上年33件
_BEHIND = re.compile(rf"\s*[,(](?:{LAST_YEAR}|(?P<year>20\d\d)年度?(?:同期)?)(?:的|为|共|是|收到|受理|发布|公开)*")
_FORMER = re.compile(rf"{LAST_YEAR}(?:的|为|共|是|收到|受理|申请)*$")
_YEAR_BEFORE = re.compile(r"(20\d\d)年度?(?:[^,。;:()0-9]{0,12})$")
_TOTAL_AHEAD = re.compile(r"(?:申请|受理|收件)(?:总)?(?:量|数量?|件数)")
_ONLY_MARKS = re.compile(r"[,;、()\s]*(?:(?:申请|受理|收件|发布)?(?:总|数)?量?)")
_LIST = re.compile(r"其中|包括|分别")
_SUM_WORD = re.compile(r"(?:共|计|总)$")
_BEFORE, _BEFORE_BRACKET = 120, 600  # characters that are looked at before it
_APART = 30  # characters between a figure and what is said of its growth


class Growth(NamedTuple):
    """`rate` is signed (a fall of 12.3% is -0.123) and None where only a difference is told.

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


class _Told(NamedTuple):
    """What is said behind 同比增长: by how many, by how much percent, and what last year's figure was."""

    change: Figure | None
    percent: Figure | None
    base: Figure | None
    end: int


@remembered
def read_growth(report: Report) -> tuple[Growth, ...]:
    """Return the growth rates, and the differences told beside last year's figure."""
    found: list[Growth] = []
    told = {(id(count.sentence.passage), count.figure.start): count for count in read_counts(report)}
    for sentence in sentences_holding(report, *_SIGNS):
        reader = _Sentence(sentence, told, report.identity.year)
        found.extend(reader.risen())
        found.extend(reader.compared())
    return tuple(found)


class _Sentence:
    """The figures of a sentence, and which of them are told of another year."""

    def __init__(self, sentence: Sentence, told: dict[tuple[int, int], Count], year: int | None) -> None:
        self.passage = sentence.passage
        self.text = sentence.passage.folded
        self.start, self.end = sentence.start, sentence.end
        self.told = told
        self.year = year
        self.figures = figures_of(self.text, sentence.start, sentence.end)
        self.starts = [figure.start for figure in self.figures]

    def compared(self) -> list[Growth]:
        """Read 128件，较上年（110件）增加18件，增长16.4%."""
        found = []
        spans: list[tuple[int, int]] = []  # earlier comparisons, which tell nothing of this year
        for match in _SINCE.finditer(self.text, self.start, self.end):
            said = self._said(match)
            if said is None:
                continue
            growth = self._growth(match, said, spans)
            spans.append((match.start(), said.end))
            if growth is not None:
                found.append(growth)
        return found

    def risen(self) -> list[Growth]:
        """Read 由110件增至128件，增幅16.4%."""
        found = []
        for match in _FROM_TO.finditer(self.text, self.start, self.end):
            percent = self._from(match.end())
            if percent is None or percent.unit != "%" or percent.about:
                continue
            if _THEN.fullmatch(self.text[match.end() : percent.start]):
                base, now = (int(match[group].replace(",", "")) for group in ("base", "now"))
                told = _Told(None, percent, None, percent.end)
                found.append(self._made(match, told, now, base, None, None, match.start()))
        return found

    def _said(self, match: re.Match[str]) -> _Told | None:
        at, base = match.end(), self._from(match.start("base")) if match["base"] else None
        first = self._from(at)
        if first is None or first.start != at or self.text.startswith("百分点", first.end):
            return None
        change, percent, end = None, first, first.end
        if first.unit != "%":
            change = first
            then = self._from(first.end)
            if then is None or then.unit != "%" or not _THEN.fullmatch(self.text[first.end : then.start]):
                percent = None
            else:
                percent, end = then, then.end
        if base is None:  # the bracket behind is the base of this one
            behind = _BEHIND.match(self.text, end, self.end)
            told = self._from(behind.end()) if behind is not None else None
            if behind is None or told is None or told.start != behind.end():
                pass
            elif behind["year"] is None or (self.year is not None and int(behind["year"]) == self.year - 1):
                base, end = told, told.end + self.text.startswith(")", told.end)
        return _Told(change, percent, base, end)

    def _growth(self, match: re.Match[str], said: _Told, spans: list[tuple[int, int]]) -> Growth | None:
        change, percent = said.change, said.percent
        if any(one is not None and self._rounded(one) for one in (change, percent, said.base)):
            return None
        way = -1 if match.group("way") in DOWN else 1
        current, close = self._current(match, spans)
        base = said.base
        if base is None and current is not None and close:
            base = self._former(current, match.start())
        former = base.value if base is not None else None
        if former is not None and not isinstance(former, int):
            return None
        by = None if change is None else change.value
        if by is not None and not isinstance(by, int):
            return None
        if base is not None and change is not None and base.unit != change.unit:
            return None
        fits = (
            current is not None
            and isinstance(current.value, int)
            and all(one is None or one.unit == current.unit for one in (change, base))
        )
        signed = None if by is None else way * by
        begin = current.start if current is not None and fits else match.start()
        if current is not None and fits and isinstance(current.value, int):
            if former is None and signed is not None:
                former, signed = current.value - signed, None
            if percent is None and (former is None or signed is None):
                return None
            if base is not None and not close:
                return self._without_current(match, said, former, signed)
            return self._made(match, said, current.value, former, signed, current, begin)
        return self._without_current(match, said, former, signed)

    def _without_current(
        self, match: re.Match[str], said: _Told, former: int | None, signed: int | None
    ) -> Growth | None:
        """Read what can be worked out without this year's figure: 比2022年的110件增加18件，增长16.4%."""
        if said.percent is None or said.base is None or former is None or signed is None:
            return None
        return self._made(match, said, former + signed, former, None, None, match.start())

    def _made(
        self,
        match: re.Match[str],
        said: _Told,
        number: int,
        former: int | None,
        change: int | None,
        current: Figure | None,
        begin: int,
    ) -> Growth:
        way = -1 if match.group("way") in DOWN else 1
        percent = said.percent
        return Growth(
            None if percent is None else way * Decimal(percent.value) / 100,
            Decimal(1).scaleb(-(percent.places if percent is not None else 0) - 2),
            number,
            former,
            change,
            current is not None and _is_whole(self.told.get((id(self.passage), current.start))),
            self.passage.text[begin : said.end],
            self.passage.locate(match.start(), said.end),
        )

    def _current(self, match: re.Match[str], spans: list[tuple[int, int]]) -> tuple[Figure | None, bool]:
        """Return this year's figure; whether nothing else can be meant (it stands right before)."""
        text, closed = self.text, match.start()
        while spans and spans[-1][1] <= closed and not text[spans[-1][1] : closed].strip(",;、) "):
            closed = spans[-1][0]  # …，较2022年增加118条；较2021年增加332条
            spans = spans[:-1]
        reach = _BEFORE
        if text[max(0, closed - 3) : closed].rstrip(",、 ").endswith(")"):  # 3607件（甲349件、乙…），同比增长
            reach, closed = _BEFORE_BRACKET, text.rfind("(", 0, closed)
        before = [
            figure
            for figure in self.figures[bisect_left(self.starts, max(self.start, match.start() - reach)) :]
            if figure.end <= closed
            and figure.unit not in ("%", "")
            and not any(begin <= figure.start < end for begin, end in spans)
        ]
        if not before:
            return None, False
        current = before[-1]
        if len(before) > 1 and _tells_last_year(text, current):  # …收到543件，去年为325件，同比增长67.08%
            said = _FORMER.search(text, before[-2].end, current.start)
            current, closed = before[-2], said.start() if said is not None else current.start
        if _TOTAL_AHEAD.search(text, current.end, match.start()):  # …答复263件，申请量比上年上升1.52%
            counts = [
                self.told[id(self.passage), figure.start]
                for figure in before
                if (id(self.passage), figure.start) in self.told
            ]
            received = [count.figure for count in counts if _is_whole(count)]
            if not received:
                return None, False
            current = received[-1]
        elif self._one_of_several(current, before):
            return None, False
        if self._rounded(current) or closed - current.end > _APART or only_compares(text, current):
            return None, False
        between = text[current.end : closed]
        return current, _ONLY_MARKS.fullmatch(between) is not None

    def _one_of_several(self, current: Figure, before: list[Figure]) -> bool:
        """Tell whether it may be all of a list that grew, or what the list takes apart."""
        text = self.text
        others = [figure for figure in before if figure.end <= current.start and figure.unit == current.unit]
        if not others or _SUM_WORD.search(text[max(0, current.start - 4) : current.start]):
            return False
        last = others[-1]
        if "%" in text[last.end : current.start]:
            return False
        if text[last.end : last.end + 1] == "、":
            return True
        begin = max(before[0].end, text.rfind(";", self.start, current.start))
        return _LIST.search(text, begin, current.start) is not None

    def _former(self, current: Figure, closed: int) -> Figure | None:
        """Return last year's figure told beside this year's: 去年为110件 behind it, 2022年收到110件 before it."""
        at = bisect_left(self.starts, current.start)
        for figure in self.figures[at + 1 : at + 2]:
            if figure.end <= closed and figure.unit == current.unit and _tells_last_year(self.text, figure):
                return figure
        if at and self.figures[at - 1].unit == current.unit:
            figure = self.figures[at - 1]
            if _tells_last_year(self.text, figure):
                return figure
            then = _YEAR_BEFORE.search(self.text, max(self.start, figure.start - 20), figure.start)
            now = _YEAR_BEFORE.search(self.text, max(figure.end, current.start - 20), current.start)
            if then is not None and now is not None and int(then[1]) + 1 == int(now[1]):
                return figure
        return None

    def _rounded(self, figure: Figure) -> bool:
        """Tell whether a figure is too rough to work with: 约5%, 30余件, 3.47万条."""
        return figure.about or "万" in self.text[figure.start : figure.digits_end]

    def _from(self, at: int) -> Figure | None:
        number = bisect_left(self.starts, at)
        return self.figures[number] if number < len(self.figures) else None


def _is_whole(count: Count | None) -> bool:
    """Whether a figure is the number of applications, not of a kind of them."""
    if count is None or count.subject != APPLICATIONS or count.listed or count.column is not None:
        return False
    return count.row is None or count.row.name == "新收"


def _tells_last_year(text: str, figure: Figure) -> bool:
    return _FORMER.search(text[max(0, figure.start - 12) : figure.start]) is not None
