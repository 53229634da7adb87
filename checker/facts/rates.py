"""Percentages that stand behind the two figures they are worked out from, or name what they are of.

发放问卷200份，回收193份，回收率96.5% · 新收30件，占市直部门总量（1020件）的2.9%
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from checker.facts.clauses import APPLICATIONS, REVIEWS, Sentence, sentences, sentences_holding
from checker.facts.comparisons import only_compares
from checker.facts.figures import Figure, figures_of, is_scaled, share_of
from checker.facts.memory import remembered
from checker.facts.shares import Share
from checker.model.report import Report

# What a rate is called, and the words before its figure that say so.
_DONE = {
    "回收率": "回收|收回",
    "有效率": "有效",
    "满意率": "满意",
    "满意度": "满意",
    "采纳率": "采纳",
    "办结率": "办结",
    "办复率": "办复|办结|答复",
    "回复率": "回复|答复",
    "答复率": "答复|回复",
    "公开率": "公开",
    "整改率": "整改",
    "完成率": "完成",
    "合格率": "合格",
    "解决率": "解决",
}
_RATE = re.compile(
    rf"[,、;(]?\s*(?:其?(?:群众|社会|公众|总体|问卷|综合)?)(?P<name>{'|'.join(_DONE)})(?:为|达到?|是|约为?)?"
)
_SHARE_OF_ASKED = re.compile(r"[,、(]?\s*占(?:比|比例|受访者的?|总数的?|参评人数的?)?(?:为|达)?")
# 占市直部门总量（1020件）的2.9%
_BASE = re.compile(r"[,、(]?\s*占[^,。;()0-9]{0,24}\(?")
_OF_BASE = re.compile(r"\)?的(?:约)?")
_ASKED = re.compile("问卷|走访|调查|评议|测评|受访|参评|参与评价")
_PEOPLE = frozenset(("份", "人", "名", "人次"))
_TOO_GOOD = Decimal(1)  # of what was due, as a rule
_LABEL = 24  # characters before a figure that say what it counts


@remembered
def read_rates(report: Report) -> tuple[Share, ...]:
    """Return these percentages; of applications, reviews and what is only due there are other readers."""
    found: list[Share] = []
    problems = report.section("problems")  # its plans apart, each rate stands beside its own figures
    told = sentences(problems.body, problems.key) if problems and "%" in problems.body.folded else []
    for sentence in (*sentences_holding(report, "率", "满意度", "占"), *told):
        text, start, end = sentence.passage.folded, sentence.start, sentence.end
        if text.find("%", start, end) >= 0:
            found.extend(_in_sentence(sentence, figures_of(text, start, end)))
    return tuple(found)


def _in_sentence(sentence: Sentence, figures: list[Figure]) -> Iterator[Share]:
    text = sentence.passage.folded
    for at, percent in enumerate(figures):
        if percent.unit != "%" or percent.about or not at or not _exact(text, figures[at - 1]):
            continue
        part = figures[at - 1]
        if at > 1 and (one := _of_named(sentence, figures[at - 2], part, percent)) is not None:
            yield one
            continue
        if sentence.topic in (APPLICATIONS, REVIEWS):
            continue
        link = text[part.end : percent.start]
        before = [one for one in figures[: at - 1] if _exact(text, one) and not only_compares(text, one)]
        rate = _RATE.fullmatch(link)
        if rate is not None and _says_so(rate["name"], text, figures, at - 1):
            certain = rate["name"] != "满意度" and share_of(percent)[0] < _TOO_GOOD
            yield from _of_one(sentence, before, part, percent, certain=certain)
        elif (
            part.unit in _PEOPLE
            and _SHARE_OF_ASKED.fullmatch(link)
            and _ASKED.search(text, sentence.start, part.start)
        ):
            yield from _of_one(sentence, before, part, percent, certain=True)


def _says_so(rate: str, text: str, figures: list[Figure], at: int) -> bool:
    """Tell whether the words of a figure name what its rate is of: 采纳12条, not 未采纳38条."""
    since = figures[at - 1].end if at else 0
    label = text[max(since, figures[at].start - _LABEL) : figures[at].start]
    return re.search(rf"(?<![未不没])(?:{_DONE[rate]})", label) is not None


def _of_named(sentence: Sentence, part: Figure, base: Figure, percent: Figure) -> Share | None:
    """Read a share of what is named beside it: 30件，占市直部门总量1020件的2.9%."""
    text = sentence.passage.folded
    if part.unit != base.unit or not _OF_BASE.fullmatch(text, base.end, percent.start):
        return None
    if not _BASE.fullmatch(text, part.end, base.start) or not _exact(text, part):
        return None
    return _made(sentence, part, percent, (int(base.value),), certain=True)


def _of_one(
    sentence: Sentence, before: list[Figure], part: Figure, percent: Figure, *, certain: bool
) -> Iterator[Share]:
    """Hold a percentage against all that its figure may be a part of, alone or with the figure before it."""
    units = _PEOPLE if part.unit in _PEOPLE else {part.unit}
    alike = [one for one in before if one.unit in units]
    totals = [int(one.value) for one in alike if one.value >= part.value > 0]
    if not totals:
        return
    share, step = share_of(percent)
    with_last = int(part.value) + int(alike[-1].value)  # 满意480人、基本满意15人，满意率99%
    if any(abs(Decimal(with_last) / total - share) <= step for total in totals):
        return
    yield _made(
        sentence, part, percent, tuple(dict.fromkeys(totals)), certain=certain and len(alike) == len(totals)
    )


def _made(
    sentence: Sentence, part: Figure, percent: Figure, totals: tuple[int, ...], *, certain: bool
) -> Share:
    passage = sentence.passage
    return Share(
        *share_of(percent),
        int(part.value),
        "",
        "",
        totals,
        passage.text[part.start : percent.end],
        passage.locate(percent.start, percent.end),
        certain,
    )


def _exact(text: str, figure: Figure) -> bool:
    return (
        not figure.about
        and isinstance(figure.value, int)
        and bool(figure.unit)
        and not is_scaled(text, figure)
    )
