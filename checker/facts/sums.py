"""A total and the list that takes it apart: 共75件，其中甲28件，乙47件 · 40件（甲12件、乙28件）."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import Sentence, sentences_holding
from checker.facts.figures import Figure, figures_of
from checker.facts.memory import remembered
from checker.model.report import Report
from checker.source.location import Location

_OPENS = re.compile(r"[^,;。()0-9]{0,14}[,;]?\s*(?:其中|包括|分别为|分别是)[:,]?|\((?:其中|包括|含)?[:,]?")
_COUNTED = ("件", "条", "份", "宗", "起", "篇", "个", "期", "次", "场", "项", "部", "家", "人次")
_SIGNS = ("其中", "包括", "分别", *(f"{unit}(" for unit in _COUNTED))  # one stands in every sum
_MARKS = "、,;"  # weakest first
# A part of a list has no verb of its own: “…12件，答复18件” opens something new.
_NEW_CLAUSE = re.compile(
    r"答复|办结|办理|处理完|回复|收到|受理|召开|开展|举办|组织|累计|总计|合计|共|占|同比|较|比上年|公开率|另|此外|其中|增长|减少|"
    r"均|全部|已(?!审结)|(?<!尚)未(?!审结|经)|并|结转|上年|及时|推送|浏览|阅读|关注|点击|访问"
)
# “收到36件，结转下年度2件；其中予以公开20件、不予公开8件”: the list is not of those carried over.
_CARRIED = re.compile(r"结转|转结|顺延")
_OUTCOME = re.compile(r"公开|无法提供|不予处理|其他处理")
_TWO_THINGS = re.compile(r"([\u4e00-\u9fff]{2,12})(?:和|、|及|与)([\u4e00-\u9fff]{2,12})$")
_MARK = re.compile(r"[,;:。()]")
_STOP = re.compile(r"[,;。]")
_PARTS = 40


class Sum(NamedTuple):
    """`complete`: nothing can be missing from the list; `closed`: the list stands in brackets."""

    total: int | Decimal
    parts: tuple[int | Decimal, ...]
    added: int | Decimal
    complete: bool
    closed: bool
    says: str  # the words before the total
    raw: str
    location: Location | None


@remembered
def read_sums(report: Report) -> tuple[Sum, ...]:
    """Return every total of the narrative that is followed by a list of at least two parts of its unit."""
    found: list[Sum] = []
    for sentence in sentences_holding(report, *_SIGNS):
        found.extend(_in_sentence(sentence))
    return tuple(found)


def _in_sentence(sentence: Sentence) -> list[Sum]:
    text = sentence.passage.folded
    # The list may stand in a sentence of its own that begins with 其中.
    inside = [figure for figure in figures_of(text, sentence.start, sentence.end) if figure.unit in _COUNTED]
    found = []
    for at, total in enumerate(inside):
        if total.about:
            continue
        opens = _OPENS.match(text, total.end)
        if opens is None:
            continue
        bracket = opens.group().startswith("(")
        limit = text.find(")", opens.end(), sentence.end) if bracket else sentence.end
        if limit < 0:
            continue
        parts = _parts(text, opens.end(), limit, inside[at + 1 : at + 1 + _PARTS], total)
        if len(parts) < 2 or any(part.about for part in parts):
            continue
        if bracket and not _to_the_end(text, parts[-1].end, limit):
            continue
        values = tuple(part.value for part in parts)
        start = max(sentence.start, total.start - 24)
        says = _MARK.split(text[start : total.start])[-1]
        if _CARRIED.search(says) and _OUTCOME.search(text, opens.end(), parts[-1].end):
            continue
        found.append(
            Sum(
                total.value,
                values,
                sum(values),
                _complete(says, text, parts, opens.end()),
                bracket,
                says,
                sentence.passage.text[total.start - len(says) : parts[-1].end],
                sentence.passage.locate(total.start, parts[-1].end),
            )
        )
    return found


def _parts(text: str, start: int, limit: int, after: list[Figure], total: Figure) -> list[Figure]:
    """Return the figures of the list: one label each, of the total's unit, until something new begins."""
    parts: list[Figure] = []
    at = start
    first = ""  # the mark between the first two parts; a stronger one ends the list
    for figure in after:
        if figure.end > limit:
            break
        gap = text[at : figure.start]
        label = gap.lstrip("、,; ")
        if figure.unit != total.unit or not label.strip() or len(label) > 30 or "(" in gap:
            break
        if parts:
            mark = text[at : at + 1]
            first = first or mark
            if not _goes_on(first, mark) or _NEW_CLAUSE.search(label):
                break
        if _STOP.search(label) or (not parts and "其中" in label):
            break
        parts.append(figure)
        at = figure.end
    return parts


def _goes_on(first: str, mark: str) -> bool:
    """Tell whether a mark parts two items of a list whose first items were parted by `first`."""
    return first in _MARKS and mark in _MARKS and _MARKS.index(mark) <= _MARKS.index(first)


def _to_the_end(text: str, at: int, limit: int) -> bool:
    return not text[at:limit].strip(" 、,;。")


def _complete(says: str, text: str, parts: list[Figure], start: int) -> bool:
    """Tell whether nothing can be missing from the list.

    So it is where the words of the total name just the two things that the list tells apart (建议和提案), and
    where the list goes through all that there is: natural persons and organisations, the four outcomes.
    """
    listed = text[start : parts[-1].start]
    if len(parts) == 2 and "自然人" in listed and "法人" in listed and "组织" in listed:
        return True
    if len(parts) == 4 and all(word in listed for word in ("维持", "纠", "其他", "审结")):
        return True
    if len(parts) != 2:
        return False
    joined = _TWO_THINGS.search(says.rstrip("共计的"))
    if joined is None:
        return False
    labels = []
    at = start
    for part in parts:
        labels.append(text[at : part.start].strip().strip("、,;:"))
        at = part.end
    first, second = joined.group(1)[-2:], joined.group(2)[-2:]
    return labels[0].endswith(first) and labels[1].endswith(second)
