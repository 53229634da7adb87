"""Shares of applications told in tenths: 企业申请占七成 · 自然人24件，占八成 · 法人占比不到两成."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS, Sentence, sentences_holding
from checker.facts.counts import CountsByPlace, counts_by_place
from checker.facts.figures import figures_of
from checker.facts.memory import remembered
from checker.facts.mentions import Lexicon, lexicon, mentions
from checker.facts.row_shares import RowShare
from checker.facts.saying import is_filler
from checker.facts.shares import Share
from checker.model.report import Report

_TENTHS = re.compile(
    r"(?:占(?:比|到|了|据)*(?:总数|总量|申请总[数量]|全部申请)?的?|比例)(?:为|达到?|约)?"
    r"(?P<below>近|将近|接近|不到|不足)?(?P<above>超过?|逾)?(?P<tenths>[一二两三四五六七八九])成(?P<more>以上|多|有余)?(?![一二三四五六七八九功员立])"
)
_DIGITS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_NEAR = Decimal("0.05")  # a tenth is told to the nearest
_ELSEWHERE = re.compile(
    r"建议|提案|热线|留言|信箱|信访|复议|诉讼|咨询|部门|乡镇|街道|本级|以来|去年|上年|涉及|关于|季度|[0-9]月|类申请中|公开的"
)
_BEHIND_FIGURE = re.compile(r"[,、(]?\s*")
_FIRM, _BUSINESS = "企业", "商业企业"
_LABEL = 20  # characters before it that name what it is of


class RoughShares(NamedTuple):
    """Those told behind a figure, and those of a row or a column that is named."""

    of_figures: tuple[Share, ...]
    of_rows: tuple[RowShare, ...]


@remembered
def read_rough_shares(report: Report) -> RoughShares:
    """Return them; none is certain, since nobody rounds to tenths in one way."""
    of_figures: list[Share] = []
    of_rows: list[RowShare] = []
    table = report.tables.get("t3")
    for sentence in sentences_holding(report, "成"):
        text, start, end = sentence.passage.folded, sentence.start, sentence.end
        if table is None or sentence.topic != APPLICATIONS or _ELSEWHERE.search(text, start, end):
            continue
        for match in _TENTHS.finditer(text, start, end):
            share = _behind_figure(sentence, match, counts_by_place(report))
            if share is not None:
                of_figures.append(share)
                continue
            named = _named(text, match.start(), start, lexicon(table.spec, "column"))
            if named:
                begin, stop = match.start() - len(named), match.end()
                passage = sentence.passage
                words, place = passage.text[max(start, begin) : stop], passage.locate(match.start(), stop)
                of_rows.append(RowShare(*_told(match), "", named, words, place, certain=False))
    return RoughShares(tuple(of_figures), tuple(of_rows))


def _told(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Return about which share is told, and how far from it the true one may be."""
    share = Decimal(_DIGITS[match["tenths"]]) / 10
    if match["below"]:
        return share - _NEAR, _NEAR
    if match["above"] or match["more"]:
        return share + _NEAR, _NEAR
    return share, _NEAR


def _behind_figure(sentence: Sentence, match: re.Match[str], counts: CountsByPlace) -> Share | None:
    """Read 自然人24件，占八成."""
    passage = sentence.passage
    before = figures_of(passage.folded, sentence.start, match.start())
    if not before or not _BEHIND_FIGURE.fullmatch(passage.folded, before[-1].end, match.start()):
        return None
    count = counts.get((id(passage), before[-1].start))
    if count is None or count.subject != APPLICATIONS:
        return None
    totals = [
        other.number
        for figure in before[:-1]
        if (other := counts.get((id(passage), figure.start))) is not None and other.number >= count.number > 0
    ]
    return Share(
        *_told(match),
        count.number,
        count.says,
        count.subject,
        tuple(totals),
        passage.text[count.figure.start : match.end()],
        passage.locate(match.start(), match.end()),
        certain=False,
    )


def _named(text: str, at: int, start: int, columns: Lexicon) -> str:
    """Return the kind of applicants that the words before a share name (企业申请), "" if none."""
    begin = max(start, at - _LABEL, *(text.rfind(mark, start, at) + 1 for mark in ",;:(、"))
    found = mentions(text[begin:at], columns)
    if len(found) == 1 and found[0].start == 0 and is_filler(text[begin + found[0].end : at]):
        return found[0].named.name
    if text.startswith(_FIRM, begin) and is_filler(text[begin + len(_FIRM) : at]):
        return _BUSINESS
    return ""
