"""Find the six parts by the words of their headings, however they are numbered.

Every place that may be a heading gets a weight; the best chain of places in the order of the form wins. So a
table of contents, a list of the parts in the opening and headings that stand twice do no harm.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from checker.extract.body import OBJECT, Flow

KEYS: Final = (
    "overview",
    "proactive_disclosure",
    "requests",
    "review_litigation",
    "problems",
    "other",
)
_POSITION: Final = {key: at for at, key in enumerate(KEYS)}
_INFO: Final = "(?:政府|政务)?信息"
_TITLES: Final = {
    "overview": (
        "(?:本年度)?(?:政府信息公开)?(?:工作)?(?:总体|基本)(?:工作|推进|落实)?情况|概述|工作总体推进情况"
    ),
    "proactive_disclosure": f"(?:行政机关|本年度)?主动公开{_INFO}的?情况|主动公开情况",
    "requests": f"(?:行政机关|本年度)?收到和处理{_INFO}公开申请的?情况(?:统计表)?",
    "review_litigation": (
        f"(?:因)?(?:{_INFO}公开)?(?:工作)?(?:被)?(?:申请)?行政复议(?:情况)?[、和及与,]?(?:被)?(?:提起)?"
        "行政诉讼的?情况"
    ),
    "problems": (
        f"(?:{_INFO}公开)?(?:工作)?(?:中)?存在的?(?:主要)?(?:问题|不足)"
        "(?:[及和与、](?:下一步)?(?:工作)?(?:改进|整改)(?:的)?(?:情况|措施|方向|思路|工作|打算)?)?"
    ),
    "other": "(?:其他|其它)?需要报告的?(?:其他|其它)?(?:事项|情况)|其他报告的?事项",
}
_HEADING: Final = re.compile(
    r"(?P<mark>#{1,6} ?)?"
    r"(?:(?:第?(?P<chinese>[一二三四五六七八九十]{1,2})(?:部分)?|(?P<arabic>[1-9])(?=[、.,]))[、.,:．]? ?)?"
    "(?:" + "|".join(f"(?P<{key}>{words})" for key, words in _TITLES.items()) + ")"
)
_NUMBERED: Final = re.compile("[一二三四五六七八九十][、.．]")
# What a heading contains, at the latest this far into its line; a line without is looked at no further.
_WORDS: Final = re.compile("情况|概述|问题|不足|报告")
_ORDINALS: Final = {numeral: at for at, numeral in enumerate("一二三四五六七八九十", start=1)}
_LISTED: Final = frozenset("、,;；和及与等")
_LONGEST: Final = 48  # characters of a heading
_MOST: Final = 400  # places that are weighed


class Found(NamedTuple):
    """A heading in the words: where it begins, where its words begin and end, what number it prints."""

    key: str
    start: int
    title: int
    end: int
    number: int | None
    weight: float


def find_headings(flow: Flow) -> list[Found]:
    """Return the headings of the parts, in order of both the words and the form."""
    return _best_chain(_candidates(flow), flow.passage.folded)


def _candidates(flow: Flow) -> list[Found]:
    text = flow.passage.folded
    found: list[Found] = []
    end = 0
    for start in _starts(text):
        if start < end:
            continue
        match = _HEADING.match(text, start, start + _LONGEST)
        if match is None:
            continue
        candidate = _weigh(text, match, ranked=start in flow.ranked)
        if candidate is not None:
            found.append(candidate)
            end = candidate.end
            if len(found) >= _MOST:
                break
    return found


def _starts(text: str) -> list[int]:
    """Return the places where a heading can begin: numbers such as 二、 and the beginnings of short lines."""
    starts = {match.start() for match in _NUMBERED.finditer(text)}
    at = 0
    while at >= 0:
        stop = text.find("\n", at)
        limit = at + _LONGEST + 12
        if _WORDS.search(text, at, min(limit, stop) if stop >= 0 else limit):
            starts.add(at)
        at = stop + 1 if stop >= 0 else -1
    return sorted(starts)


def _weigh(text: str, match: re.Match[str], *, ranked: bool) -> Found | None:
    """Weigh a place where the words of a heading stand; None where they are no heading."""
    key = match.lastgroup or ""
    start, end = match.span()
    before = text[start - 1] if start else "\n"
    after = text[end : end + 1] or "\n"
    if after in _LISTED or before == "(" or (after == "(" and match["chinese"] is None):
        return None
    line_start = before == "\n" or match["mark"] is not None
    line_end = after == "\n" or (after in "。:." and text[end + 1 : end + 2] in ("", "\n"))
    chinese, arabic = match["chinese"], match["arabic"]
    if chinese is None and not (line_start and (line_end or (arabic and after in " 。:"))):
        return None
    number = _ORDINALS.get(chinese[:1]) if chinese else int(arabic) if arabic else None
    weight = 1.0 + 1.5 * line_start + 1.5 * line_end + ranked
    if chinese:
        weight += 3 if number == _POSITION[key] + 1 else 2
    return Found(key, start, match.start(key), end, number, weight)


def _best_chain(candidates: list[Found], text: str) -> list[Found]:
    """Choose at most one place for each part, in order, with the greatest sum of weights."""
    best: list[tuple[float, list[Found]]] = [(0.0, [])] * (len(KEYS) + 1)  # by the last part in the chain
    for index, found in enumerate(candidates):
        stop = candidates[index + 1].start if index + 1 < len(candidates) else len(text)
        weight = found.weight + (1.2 if stop - found.end > 12 else 0.0)
        if text.find(OBJECT, found.end, stop) >= 0:
            weight += 0.5
        position = _POSITION[found.key]
        total, chain = max(best[: position + 1], key=lambda one: one[0])
        if total + weight > best[position + 1][0]:
            best[position + 1] = (total + weight, [*chain, found])
    return max(best, key=lambda one: one[0])[1]
