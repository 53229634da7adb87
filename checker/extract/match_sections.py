"""Find the six parts by the words of their headings, however they are numbered.

Every place that may be a heading gets a weight; the best chain of places in the order of the form wins. So a
table of contents, a list of the parts in the opening and headings that stand twice do no harm.
"""

from __future__ import annotations

import re
from itertools import pairwise
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
_NUMBERED_LINE: Final = re.compile(
    r"(?:^|(?<=\n))第?(?P<number>[一二三四五六七八九十])(?:部分)?[、.．: ] ?"
    r"(?P<words>[^\n。;:,]{3,28})(?=\n|\Z)"
)
_TABLE_ROWS: Final = re.compile("办理结果|结转|新收|继续办理")  # numbered like parts, in table 3
_LEADERS: Final = " \n.…·。:|0123456789"  # what stands between the lines of a table of contents
_SURE: Final = 4.5  # weight of a line with the part's number, or of a heading element
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
    """Return the headings of the parts in the order of the words, each part once.

    A part that is not in its place is taken where it stands; else a line with the part's number, between the
    parts around it, is its heading under other words.
    """
    text = flow.passage.folded
    candidates = _without_contents(_candidates(flow), text)
    chain = _best_chain(candidates, text)
    if _is_list(chain, text):
        return []
    return chain if not chain or len(chain) == len(KEYS) else _fill_gaps(chain, candidates, text)


def is_title(folded: str) -> bool:
    """Tell whether a line is the heading of a part and nothing else."""
    return len(folded) <= _LONGEST and _HEADING.fullmatch(folded) is not None


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


def _without_contents(candidates: list[Found], text: str) -> list[Found]:
    """Leave out a table of contents: three or more parts with nothing between them that come again later."""
    if len(candidates) <= len(KEYS):
        return candidates
    begin = 0
    for at, found in enumerate(candidates):
        after = candidates[at + 1] if at + 1 < len(candidates) else None
        rising = after is not None and _POSITION[found.key] < _POSITION[after.key]
        if after is not None and rising and not text[found.end : after.start].strip(_LEADERS):
            continue
        listed = {one.key for one in candidates[begin : at + 1]}
        again = listed & {one.key for one in candidates[at + 1 :]}
        if len(listed) >= 3 and len(again) >= 2:
            return _without_contents(candidates[:begin] + candidates[at + 1 :], text)
        begin = at + 1
    return candidates


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
    stops = _ends(candidates, text)
    for found, stop in zip(candidates, stops, strict=True):
        weight = found.weight + (1.2 if stop - found.end > 12 else 0.0)
        if text.find(OBJECT, found.end, stop) >= 0:
            weight += 0.5
        position = _POSITION[found.key]
        total, chain = max(best[: position + 1], key=lambda one: one[0])
        if total + weight > best[position + 1][0]:
            best[position + 1] = (total + weight, [*chain, found])
    return max(best, key=lambda one: one[0])[1]


def _is_list(chain: list[Found], text: str) -> bool:
    """Tell whether all headings stand above all parts, as tabs of a page do: no part can be told by them."""
    if len(chain) < len(KEYS) - 2 or text.find(OBJECT, chain[-1].end) < 0:
        return False
    return not any(text[one.end : after.start].strip(_LEADERS) for one, after in pairwise(chain))


def _ends(candidates: list[Found], text: str) -> list[int]:
    """Return where the words behind each place end: where a heading of another part may stand."""
    ends: list[int] = []
    end = len(text)
    for at in range(len(candidates) - 1, -1, -1):
        after = candidates[at + 1] if at + 1 < len(candidates) else None
        if after is not None and after.key != candidates[at].key:
            end = after.start
        ends.append(end)
    return ends[::-1]


def _fill_gaps(chain: list[Found], candidates: list[Found], text: str) -> list[Found]:
    """Find the parts that the chain has no place for: out of order, or with their number and other words."""
    there = {found.key: found for found in chain}
    first = chain[0].start  # before it stand a table of contents and the opening
    for key in KEYS:
        if key in there:
            continue
        own = [
            found
            for index, found in enumerate(candidates)
            if found.key == key and found.weight >= _SURE
            if _has_words(found, candidates[index + 1 : index + 2], text, table=found.start < first)
        ]
        renamed = max(own, key=lambda found: found.weight) if own else _renamed(key, there, text)
        if renamed is not None:
            there[key] = renamed
    return sorted(there.values(), key=lambda found: found.start)


def _has_words(found: Found, after: list[Found], text: str, *, table: bool) -> bool:
    """Tell whether a part (with a table) stands behind a heading, not the next line of the contents."""
    words = text[found.end : after[0].start if after else len(text)]
    return OBJECT in words if table else bool(words.strip(" \n。:."))


def _renamed(key: str, there: dict[str, Found], text: str) -> Found | None:
    """Return the only line with a part's number between the parts around it; None where that is in doubt."""
    position = _POSITION[key]
    low = max([found.end for found in there.values() if _POSITION[found.key] < position], default=0)
    high = min(
        [found.start for found in there.values() if _POSITION[found.key] > position], default=len(text)
    )
    if low >= high:
        return None
    found: Found | None = None
    taken = {_POSITION[known] for known in there}
    for line in _NUMBERED_LINE.finditer(text, low, high):
        if _TABLE_ROWS.search(line["words"]):
            continue
        at = _ORDINALS[line["number"]] - 1
        if at in taken:
            return None  # a list with numbers of its own
        if at == position:
            if found is not None or not text[line.end() :].strip():
                return None  # two such lines, or the text breaks off in this one
            found = Found(key, line.start(), line.start("words"), line.end(), at + 1, 1.0)
    return found
