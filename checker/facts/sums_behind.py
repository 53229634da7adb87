"""Parts first, then their total: 网上7件、信函3件，共10件 · 甲1件，乙2件，两项合计3件 · 6件+8件=14件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from checker.facts.clauses import Sentence, sentences_holding
from checker.facts.comparisons import only_compares
from checker.facts.figures import Figure, chinese_number, figure_at, figures_of, is_scaled
from checker.facts.memory import remembered
from checker.facts.sums import Sum
from checker.model.report import Report

_UNITS = "件|条|份|宗|起|篇|个|期|次|场|项|部|家"
_TOTAL = re.compile(
    r"[,、]\s*(?:(?P<many>[二两三四五六七八九十])(?:项|家|类|者|部分|方面|种|个(?:渠道|平台|方面|部分|类别)))?(?:全[省市县区州镇]|以上|上述)?"
    r"(?:共计|合计|总计|共)(?:收到|受理)?(?:政府信息公开)?(?:申请)?(?:为|是)?(?=[0-9])"
)
_STOPS = frozenset(",;。)\n")
_BEGINS = re.compile(r"[;:]|其中|包括")
# 每季度1次，共4次 and 收到5件，撤回2件，共3件 are no sums.
_NO_SUM = re.compile(r"每|各|平均|剩|余|扣除|减|较|比|同比|占")
_DOING = re.compile(
    r"收到|新收|受理|接收|答复|办结|办理|结转|撤回|撤销|公开|废止|失效|修改|审结|处理|回应|回复|采纳|召开"
)
_REMARK = r"(?:\([^()0-9]{0,40}\))?"  # …14件（计入“不掌握”），…
_BETWEEN = re.compile(rf"{_REMARK}(?:[,、]|和|及|与)[^,、;:。]{{0,30}}")
_BEFORE_TOTAL = re.compile(rf"{_REMARK}\s*")
_MARK = re.compile(r"[,;:。、()]")
_NUMBER = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,7})(?![0-9])"
_TERM = re.compile(rf"[^0-9,]{{0,14}}{_NUMBER}(?:{_UNITS})?\s*")
_EQUALS = re.compile(rf"\s*{_NUMBER}(?:{_UNITS})(?!\s*[+%])")
_SEGMENT = re.compile(r",(?![0-9]{3}(?![0-9]))|[;。:(\n“\"]")
_REACH, _LABEL = 120, 24  # characters before a total, before a part, that are looked at


@remembered
def read_sums_behind(report: Report) -> tuple[Sum, ...]:
    """Return every total of the narrative told behind its parts."""
    found: list[Sum] = []
    for sentence in sentences_holding(report, "共", "合计", "总计", "="):
        found.extend(_totals(sentence))
        found.extend(_equations(sentence))
    return tuple(found)


def _totals(sentence: Sentence) -> Iterator[Sum]:
    text = sentence.passage.folded
    for match in _TOTAL.finditer(text, sentence.start, sentence.end):
        total = figure_at(text, match.end())
        if total is None or total.about or not total.unit:
            continue
        if total.end < len(text) and text[total.end] not in _STOPS:
            continue
        begin = max(sentence.start, match.start() - _REACH)
        for opened in _BEGINS.finditer(text, begin, match.start()):
            begin = opened.end()
        parts = figures_of(text, begin, match.start())
        named = chinese_number(match["many"]) if match["many"] else None
        if named is not None:
            parts = parts[-named:] if len(parts) >= named else []
        if len(parts) < 2 or not _side_by_side(text, parts, total, match.start()):
            continue
        if named is None:
            if _of_different_doings(text, parts, begin):
                continue
            parts = _that_fit(parts, total)
        begin = max(begin, parts[0].start - _LABEL)
        for mark in _MARK.finditer(text, begin, parts[0].start):
            begin = mark.end()
        values = tuple(part.value for part in parts)
        yield _made(sentence, total.value, values, begin, total.end, complete=named is not None)


def _side_by_side(text: str, parts: list[Figure], total: Figure, end: int) -> bool:
    """Tell whether figures stand side by side, exact and of one unit, up to their total."""
    for figure in (*parts, total):
        inexact = figure.about or is_scaled(text, figure)
        if figure.unit != total.unit or inexact or only_compares(text, figure):
            return False
    if not _BEFORE_TOTAL.fullmatch(text, parts[-1].end, end):
        return False
    if _NO_SUM.search(text, max(0, parts[0].start - _LABEL), end):
        return False
    return all(_BETWEEN.fullmatch(text, before.end, part.start) for before, part in pairwise(parts))


def _of_different_doings(text: str, parts: list[Figure], begin: int) -> bool:
    """Tell whether the figures are of different doings: 收到5件，办结4件，共9件 need not be a sum."""
    doing = set(_DOING.findall(text, max(begin, parts[0].start - _LABEL), parts[0].start))
    for before, part in pairwise(parts):
        said = set(_DOING.findall(text, before.end, part.start))
        if said and said != doing:
            return True
    return False


def _that_fit(parts: list[Figure], total: Figure) -> list[Figure]:
    """Return the last figures that add up to the total, all of them if none do."""
    for at in range(len(parts) - 1):
        if sum(part.value for part in parts[at:]) == total.value:
            return parts[at:]
    return parts


def _equations(sentence: Sentence) -> Iterator[Sum]:
    """Read 结转6件+新收128件=134件."""
    text = sentence.passage.folded
    at = text.find("=", sentence.start, sentence.end)
    while at >= 0:
        begin = max(sentence.start, at - _REACH)
        for mark in _SEGMENT.finditer(text, begin, at):
            begin = mark.end()
        terms = [_TERM.fullmatch(term) for term in text[begin:at].split("+")]
        equals = _EQUALS.match(text, at + 1, sentence.end)
        if len(terms) > 1 and equals is not None and all(terms):
            values = tuple(int(term[1].replace(",", "")) for term in terms if term is not None)
            yield _made(sentence, int(equals[1].replace(",", "")), values, begin, equals.end(), complete=True)
        at = text.find("=", at + 1, sentence.end)


def _made(
    sentence: Sentence,
    total: int | Decimal,
    parts: tuple[int | Decimal, ...],
    begin: int,
    end: int,
    *,
    complete: bool,
) -> Sum:
    return Sum(
        total,
        parts,
        sum(parts),
        complete,
        closed=False,
        likely=not complete,
        says="",
        raw=sentence.passage.text[begin:end].strip(),
        location=sentence.passage.locate(begin, end),
        listed=sentence.passage.text[begin:end],
    )
