"""Dates that tell when a report was made or published, and the statistical period it states."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Final, NamedTuple

from checker.model.report import DateMention, Period
from checker.source.passage import Passage
from checker.text.dates import find_dates, find_period, read_date

_LABEL: Final = re.compile(
    r"(?P<label>发布日期|发布时间|公开日期|公开时间|发文日期|更新时间|更新日期|生成日期|成文日期|日期|时间)\s?[:：]?\s?"
    r"(?P<day>20\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?)"
)
_BESIDE: Final = re.compile(
    r"(?P<day>20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?)[^。]{0,20}?(?:作者|来源|点击|浏览|字体|编辑)"
)
_ADDRESS: Final = re.compile(r"(?<!\d)t?(20\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
_SPEAKS: Final = re.compile(r"统计期限|统计时间|所列数据|期限(?:为|自|从)|数据核定")
_MADE: Final = frozenset(("生成日期", "成文日期", "发文日期"))


class Periods(NamedTuple):
    """The statistical period, or why it could not be read."""

    period: Period | None
    problem: str


def page_dates(lines: Iterable[Passage]) -> list[DateMention]:
    """Return the dates of the page's own date lines, the line of publication first."""
    published: list[DateMention] = []
    others: list[DateMention] = []
    for line in lines:
        words = line.folded
        if "20" not in words or len(words) > 200:
            continue
        found = _LABEL.search(words) or _BESIDE.search(words)
        if found is None:
            continue
        start, end = found.span("day")
        value = read_date(found["day"].replace(" ", ""))
        label = found.groupdict().get("label") or ""
        mention = DateMention("page", value, line.text[start:end], line.locate(start, end))
        if label in _MADE:
            others.append(mention._replace(kind="meta"))
        elif label.startswith("发布"):
            published.insert(0, mention)
        else:
            published.append(mention)
    return published + others


def signature_dates(closing: Passage, dated: Iterable[Passage]) -> list[DateMention]:
    """Return the date under the signature, else the one below the title; None for undecided digits."""
    for passage in (closing, *dated):
        for found in find_dates(passage.folded)[-1:]:
            place = passage.locate(found.start, found.end)
            return [DateMention("signature", found.value, found.raw, place)]
    return []


def meta_dates(raw_dates: Iterable[str]) -> list[DateMention]:
    """Return the dates of the document's metadata."""
    mentions = []
    for raw in raw_dates:
        value = read_date(raw[:10].rstrip("T "))
        if value is not None:
            mentions.append(DateMention("meta", value, raw))
    return mentions


def address_date(address: str) -> list[DateMention]:
    """Return the date that an address carries, such as t20230118_3105853.html."""
    found = _ADDRESS.search(address)
    if found is None:
        return []
    value = _date(int(found[1]), int(found[2]), int(found[3]))
    return [DateMention("address", value, found[0])] if value else []


def stated_period(opening: Passage, overview: Passage, year: int | None) -> Periods:
    """Find the period in the opening, else in part one where it speaks of the period."""
    problem = ""
    for passage in (opening, overview):
        start, end = 0, len(passage.text)
        if passage is overview:
            spoken = _SPEAKS.search(passage.folded, 0, 4000)
            if spoken is None:
                break
            start, end = max(0, spoken.start() - 80), spoken.end() + 80
        found = find_period(passage.folded[start:end], year)
        if found is None:
            continue
        begin, stop = start + found.start, start + found.end
        raw = passage.text[begin:stop]
        if found.first is not None and found.last is not None:
            place = passage.locate(begin, stop)
            return Periods(Period(found.first, found.last, raw, found.damaged, place), "")
        problem = problem or f"统计期限写作“{raw}”，{found.problem}"
    return Periods(None, problem)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
