"""Find the six parts by the words of their headings, however they are numbered.

Every place that may be a heading gets a score; the best chain of places in the order of the form wins. So a
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
_INFO: Final = "(?:政府|政务)?信息"
_TITLES: Final = {
    "overview": "(?:本年度)?(?:政府信息公开)?(?:工作)?(?:总体|基本)(?:工作|推进|落实)?情况|概述|工作总体推进情况",
    "proactive_disclosure": f"(?:行政机关|本年度)?主动公开{_INFO}的?情况|主动公开情况",
    "requests": f"(?:行政机关|本年度)?收到和处理{_INFO}公开申请的?情况(?:统计表)?",
    "review_litigation": (
        f"(?:因)?(?:{_INFO}公开)?(?:工作)?(?:被)?(?:申请)?行政复议(?:情况)?[、和及与,]?(?:被)?(?:提起)?行政诉讼的?情况"
    ),
    "problems": (
        f"(?:{_INFO}公开)?(?:工作)?(?:中)?存在的?(?:主要)?(?:问题|不足)(?:[及和与、](?:下一步)?(?:工作)?"
        "(?:改进|整改)(?:的)?(?:情况|措施|方向|思路|工作|打算)?)?"
    ),
    "other": "(?:其他|其它)?需要报告的?(?:其他|其它)?(?:事项|情况)|其他报告的?事项",
}
_NUMBER: Final = (
    r"(?:第?(?P<chinese>[一二三四五六七八九十]{1,2})(?:部分)?|(?P<arabic>[1-9l])(?=[、.,]))[、.,:．]?"
)
_HEADING: Final = re.compile(
    r"(?P<mark>\#{1,6} ?)?(?:"
    + _NUMBER
    + " ?)?(?:"
    + "|".join(f"(?P<{key}>{words})" for key, words in _TITLES.items())
    + ")"
)
_ORDINALS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_LISTED: Final = frozenset("、,;；和及与等")
_BRACKETED: Final = frozenset("()")


class Found(NamedTuple):
    """A heading in the words: where it begins, where its words begin and end, what number it prints."""

    key: str
    start: int
    title: int
    end: int
    number: int | None
    score: float
    alone: bool


def find_headings(flow: Flow) -> list[Found]:
    """Return the headings of the parts, in order of both the words and the form."""
    candidates = _candidates(flow)
    return _best_chain(candidates, flow)


def _candidates(flow: Flow) -> list[Found]:
    text = flow.passage.folded
    found: list[Found] = []
    for match in _HEADING.finditer(text):
        key = match.lastgroup
        if key not in _TITLES:
            continue
        candidate = _judge(flow, text, match, key)
        if candidate is not None:
            found.append(candidate)
    return found


def _judge(flow: Flow, text: str, match: re.Match[str], key: str) -> Found | None:
    """Weigh a place where the words of a heading stand; None where they are no heading."""
    start, end = match.span()
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    numbered = match["chinese"] is not None
    line_start = before == "\n" or match["mark"] is not None
    if after in _LISTED or (after == "(" and not numbered) or before == "(":
        return None
    if after in "。:." and text[end + 1 : end + 2] in ("", "\n"):
        after = "\n"
    line_end = after == "\n"
    if not numbered and not (line_start and line_end):
        if not (line_start and match["arabic"] and after in " 。:\n"):
            return None
    number = _ORDINALS.get((match["chinese"] or "")[:1]) if numbered else None
    if match["arabic"]:
        number = 6 if match["arabic"] == "l" else int(match["arabic"])
    score = 1.0 + 2 * numbered + 1.5 * line_start + 1.5 * line_end + (start in flow.ranked)
    if numbered and number == KEYS.index(key) + 1:
        score += 1
    if (
        not line_start
        and before not in "。;；.!?)】》 "
        and not before.isdigit()
        and not line_end
        and before == "，"
    ):
        return None
    return Found(key, start, match.start(key), end, number, score, line_end)


def _best_chain(candidates: list[Found], flow: Flow) -> list[Found]:
    """Choose at most one place for each part, in order, with the greatest sum of scores."""
    text = flow.passage.folded
    weights: list[float] = []
    for index, found in enumerate(candidates):
        stop = candidates[index + 1].start if index + 1 < len(candidates) else len(text)
        content = stop - found.end
        weights.append(
            found.score + (1.2 if content > 12 else 0.0) + (0.5 if OBJECT in text[found.end : stop] else 0.0)
        )
    best: list[tuple[float, int]] = []
    for index, found in enumerate(candidates):
        position = KEYS.index(found.key)
        total, back = 0.0, -1
        for earlier in range(index):
            if KEYS.index(candidates[earlier].key) < position and best[earlier][0] > total:
                total, back = best[earlier][0], earlier
        best.append((total + weights[index], back))
    if not best:
        return []
    index = max(range(len(best)), key=lambda at: (best[at][0], -at))
    chain: list[Found] = []
    while index >= 0:
        chain.append(candidates[index])
        index = best[index][1]
    return chain[::-1]
