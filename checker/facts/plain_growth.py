"""Comparisons that only say which way (较上一年376条略有增加), and those behind last year's figure.

2021年收到5件，同比减少80%: of what grew only the sentence before it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.facts.clauses import APPLICATIONS, Sentence, sentences_holding
from checker.facts.comparisons import DOWN, LAST_YEAR, WAY
from checker.facts.counts import Count, CountsByPlace, counts_by_place, read_counts
from checker.facts.figures import Figure, figure_at, figures_of, share_of
from checker.facts.grown import Grown
from checker.facts.growth import Growth
from checker.facts.memory import remembered
from checker.facts.rows_of_form import RECEIVED
from checker.model.report import Report

MORE, FEWER, AS_MANY = "增加", "减少", "持平"

_YEAR = rf"(?:{LAST_YEAR}|(?P<year>20\d\d)年度?(?:同期)?)"
_OF = r"(?:的|新收|收到|受理|申请|共|为|是|有)*"
_BASE = r"(?P<base>[0-9][0-9,]{0,8}[件条份宗起篇个期次场项部家])"
# 较上一年376条略有增加 · 与上年的6件持平
_SINCE = re.compile(
    rf"(?:相?较之?于?|比|与|同|和){_YEAR}{_OF}\(?{_BASE}\)?(?:申请|信息)?(?:相比)?[,]?"
    rf"(?:(?P<level>(?:保持|总体)?(?:持平|相同|一致|一样))|(?:略有|有所|稍有|明显|大幅|小幅|略|均有)(?P<way>{WAY})(?!了?约?[0-9]))"
)
# 同比持平（上年30件）
_LEVEL_BEHIND = re.compile(rf"同比(?:保持)?持平[,(]{_YEAR}{_OF}{_BASE}")
# 2021年收到5件，同比减少80%
_THEN = re.compile(
    rf"\W*{_YEAR}(?:全年)?(?:共|仅|只)*(?:新收|收到|受理|接收)(?:政府信息公开|信息公开)?(?:申请)?{_BASE}(?:申请)?[,;]"
    rf"(?:今年|本年)?(?:同比)?(?P<way>{WAY})(?:了|为|约|达|率)*"
)
_ROUGHLY = re.compile(r"(?:基本|大致|大体|几乎|接近)$")
_RECEIVED = re.compile("收到|新收|受理|接收|接到|收办")


@remembered
def read_plain_growth(report: Report) -> tuple[Growth, ...]:
    """Return them, each with this year's figure of the sentence, or of the sentences before it."""
    found: list[Growth] = []
    year = report.identity.year
    for sentence in sentences_holding(report, "上年", "去年", "上一年", "同比", "较20", "与20", "比20"):
        counts = counts_by_place(report)
        found.extend(_in_sentence(sentence, counts, year))
        found.extend(_behind_former(report, sentence, year))
    return tuple(found)


def _in_sentence(sentence: Sentence, counts: CountsByPlace, year: int | None) -> Iterator[Growth]:
    text, start, end = sentence.passage.folded, sentence.start, sentence.end
    for pattern in (_SINCE, _LEVEL_BEHIND):
        for match in pattern.finditer(text, start, end):
            base = _former(match, year)
            if base is None or _ROUGHLY.search(
                text, start, match.start("level") if match.re is _SINCE else start
            ):
                continue
            current, _ = Grown(sentence, counts, year).current(match.start())
            if current is not None and current.unit == base.unit and isinstance(current.value, int):
                yield _made(sentence, match, int(current.value), base, certain=True)


def _former(match: re.Match[str], year: int | None) -> Figure | None:
    if match["year"] is not None and (year is None or int(match["year"]) != year - 1):
        return None
    base = figure_at(match.string, match.start("base"))
    return base if base is not None and isinstance(base.value, int) and not base.about else None


def _behind_former(report: Report, sentence: Sentence, year: int | None) -> Iterator[Growth]:
    """Read what a sentence of its own compares: …收到1件。2021年收到5件，同比减少80%."""
    if sentence.topic != APPLICATIONS or f"{year}年" in sentence.text:
        return
    text, start, end = sentence.passage.folded, sentence.start, sentence.end
    match = _THEN.match(text, start, end) or _SINCE.match(text, start, end)
    base = _former(match, year) if match is not None else None
    received = _received_before(report, sentence) if base is not None else None
    if match is None or base is None or received is None:
        return
    percent = next(iter(figures_of(text, match.end(), end)), None) if match.re is _THEN else None
    if percent is not None and percent.start == match.end() and percent.unit == "%" and not percent.about:
        rate, step = share_of(percent)
        one = _made(sentence, match, received.number, base, certain=False)
        yield one._replace(rate=-rate if one.way == FEWER else rate, step=step, way="")
    elif match.re is _SINCE:
        yield _made(sentence, match, received.number, base, certain=False)


def _received_before(report: Report, sentence: Sentence) -> Count | None:
    """Return how many applications came in, as far as the same passage told it before in one way."""
    told = [
        count
        for count in read_counts(report)
        if count.sentence.passage is sentence.passage
        and count.figure.end <= sentence.start
        and count.subject == APPLICATIONS
        and count.row_name in ("", RECEIVED)
        and count.column is None
        and not count.listed
        and _RECEIVED.search(count.says)
    ]
    return told[-1] if told and len({count.number for count in told}) == 1 else None


def _made(sentence: Sentence, match: re.Match[str], now: int, base: Figure, *, certain: bool) -> Growth:
    groups = match.groupdict()
    way = AS_MANY if not groups.get("way") else FEWER if groups["way"] in DOWN else MORE
    passage = sentence.passage
    words, place = passage.text[match.start() : match.end()], passage.locate(*match.span())
    step, former = Decimal("0.01"), int(base.value)
    return Growth(
        None, step, now, former, None, whole=False, raw=words, location=place, way=way, certain=certain
    )
