"""Dates and the statistical period, also where the copy of the text lost 年, 月 or 日.

A damaged writing is given with every date it may have been. One possible date is used and marked as
damaged; several leave it undecided. Expectation (the period should be the calendar year) never decides.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise
from typing import NamedTuple

from checker.text.numerals import read_number
from checker.text.width import fold


class FoundDate(NamedTuple):
    """A date in a text. `value` is None where it is impossible (no reading) or undecided (several)."""

    start: int
    end: int
    raw: str
    value: date | None
    readings: tuple[date, ...] = ()
    damaged: bool = False  # characters were lost


class FoundPeriod(NamedTuple):
    """The statistical period as stated; `first` and `last` are None where they could not be read.

    `problem` says in Chinese why, "" where both were read.
    """

    start: int
    end: int
    raw: str
    first: date | None
    last: date | None
    damaged: bool = False
    readings: tuple[tuple[date, date], ...] = ()
    problem: str = ""


_CN = "〇○零Oo0一二三四五六七八九"
_B = r"[ \t]{0,3}"
_WHOLE = re.compile(
    rf"(?<![0-9])((?:19|20)[0-9]{{2}}){_B}年{_B}([0-9]{{1,2}}){_B}月{_B}([0-9]{{1,2}}){_B}[日号]"
    r"|(?<![0-9./-])((?:19|20)[0-9]{2})([-/.])([0-9]{1,2})\5([0-9]{1,2})(?![0-9])(?![./-][0-9])"
    rf"|([一二][{_CN}]{{3}})年([一二三四五六七八九十]{{1,2}})月([一二三四五六七八九十]{{1,3}})[日号]"
)
# 20241231日, 20251月1日, 2024年11日, 202512月31日: a year with at least one mark lost but one left.
_HOLED = re.compile(
    rf"(?<![0-9A-Za-z.,/_-])(20[0-9]{{2}}){_B}(年?){_B}([0-9]{{1,4}}){_B}(月?){_B}([0-9]{{0,2}}){_B}(日?)(?![0-9])"
)
# 202615 alone on its line (a signature that lost 年, 月 and 日), or 20260115.
_BARE = re.compile(r"(20[0-9]{2})([0-9]{2,4})(?=[ \t]*(?:\n|\Z))")

# The last: 2024年1月1日起,2024年12月31日止.
_TO = (
    r"(?:零时|0时)?(?:(?:起始|开始|起|始)?[ ,;]{0,2}(?:截止[到于]?|截至|[止终]于|到|至|-{1,2}|—{1,2}|–|~)"
    r"|起[ ,;]{1,2}(?=[0-9年月日时 ]{4,16}[终截]?止))[ ]?"
)
_BETWEEN = re.compile(_TO)
# A line of the text may end within a period, even between two digits.
_W = r"\s{0,3}"
_Y = r"2\n?0\n?[0-9]\n?[0-9]"
_SIDE = rf"(?:[0-9]{{1,4}}|[01]\n[0-9](?={_W}月)){_W}月?{_W}(?:[0-3]\n[0-9](?={_W}日)|[0-9]{{0,2}}){_W}日?"
_PERIOD = re.compile(
    rf"(?<![0-9])(?:({_Y}){_W}年?)?{_W}({_SIDE}){_W}{_TO}"
    rf"(?:(同年|当年|本年|{_Y}){_W}年?)?{_W}({_SIDE})(?:(?<=日)|(?!{_W}[0-9年月日]))"
)
_MARK = re.compile("[月日]")
_YEAR_ALONE = re.compile(rf"{_Y}(?!{_W}年)")
_PERIOD_WORDS = re.compile(r"期限|统计|所列数据|数据.{0,6}时间|期间|截止")
_DAY = r"((?:20[0-9]{2})年[0-9]{1,2}月[0-9]{1,2}日)"
_UNTIL = re.compile(rf"(?:截至|截止到?|核定时间点?为|止于|统计至)[^。;\n]{{0,6}}?{_DAY}")
_SINCE = re.compile(rf"(?:起始|开始)(?:日期|时间|日)[^。;\n]{{0,6}}?{_DAY}")


def read_date(text: str) -> date | None:
    """Read text that is exactly one undamaged date, in any writing; None where it is not or impossible."""
    folded = fold(text).strip()
    match = _WHOLE.fullmatch(folded)
    return _whole_value(match) if match else None


def find_dates(folded: str) -> tuple[FoundDate, ...]:
    """Find all dates of a folded text, damaged ones with their readings, in order."""
    found: list[FoundDate] = []
    end = 0
    for at in _places_of_years(folded):
        item = _date_at(folded, at) if at >= end else None
        if item is not None:
            found.append(item)
            end = item.end
    return tuple(found)


def _places_of_years(folded: str) -> list[int]:
    """Return where a year may begin. Patterns are tried there only: to scan with them is slow."""
    places = [*places_of(folded, "20"), *places_of(folded, "19")]
    chinese = [at - 4 for at in places_of(folded, "年") if at >= 4 and folded[at - 4] in "一二"]
    return sorted(places + chinese)


def places_of(text: str, words: str) -> Iterator[int]:
    """Yield each place where words stand in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _date_at(folded: str, at: int) -> FoundDate | None:
    match = _WHOLE.match(folded, at)
    if match:
        value = _whole_value(match)
        return _found(match, (value,) if value else ())
    match = _HOLED.match(folded, at)
    item = _holed(match) if match else None
    if item is None and not folded[folded.rfind("\n", 0, at) + 1 : at].strip():
        match = _BARE.match(folded, at)
        item = _bare(match) if match else None
    return item


def find_period(folded: str, year: int | None = None) -> FoundPeriod | None:
    """Find the statistical period in a folded text.

    Args:
        folded: the text, usually the statement before part one.
        year: the report year, used only where the text prints no year at all.

    Returns:
        None where no period seems to be stated.
    """
    candidates = [match for match in _period_candidates(folded) if _looks_like_period(match)]
    ranked = sorted(candidates, key=lambda match: (not _near_period_words(folded, match), match.start()))
    if ranked:
        return _period(ranked[0], year, told=_near_period_words(folded, ranked[0]))
    pair = _pair_of_dates(folded)
    if pair is not None:
        return pair
    until = _UNTIL.search(folded)
    if until is None:
        return None
    since = _SINCE.search(folded)
    if since is not None:
        return _since_until(folded, since, until)
    return FoundPeriod(
        until.start(),
        until.end(),
        until[0],
        None,
        read_date(until[1]),
        problem="只写了截止时间，没有写起始时间",
    )


def _since_until(folded: str, since: re.Match[str], until: re.Match[str]) -> FoundPeriod:
    """Return the period whose ends are told apart: 起始日期为…，截止日期为…, in either order."""
    start, end = min(since.start(), until.start()), max(since.end(), until.end())
    first, last = read_date(since[1]), read_date(until[1])
    known = first is not None and last is not None
    return FoundPeriod(start, end, folded[start:end], first, last, problem="" if known else "日期不成立")


def _whole_value(match: re.Match[str]) -> date | None:
    if match[1]:
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match[4]:
        return _date(int(match[4]), int(match[6]), int(match[7]))
    year = "".join(str("〇一二三四五六七八九".index(_plain_digit(character))) for character in match[8])
    month, day = read_number(match[9]), read_number(match[10])
    if not isinstance(month, int) or not isinstance(day, int):
        return None
    return _date(int(year), month, day)


def _plain_digit(character: str) -> str:
    return "〇" if character in "○零Oo0" else character


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _found(match: re.Match[str], readings: tuple[date, ...], *, damaged: bool = False) -> FoundDate:
    value = readings[0] if len(readings) == 1 else None
    return FoundDate(match.start(), match.end(), match[0], value, readings, damaged)


def _holed(match: re.Match[str]) -> FoundDate | None:
    year, year_mark, digits, month_mark, rest, day_mark = match.groups()
    if not (month_mark or day_mark):
        return None  # no mark of a day is left: a number, or 2024年5
    if month_mark and not rest:
        return None  # 20241月: a month, not a date
    if year_mark and month_mark and day_mark:
        return None
    readings = _side_readings(int(year), digits, month_mark, rest)
    return _found(match, readings, damaged=True) if readings else None


def _side_readings(year: int, digits: str, month_mark: str, rest: str) -> tuple[date, ...]:
    """Return every date that month digits, 月, day digits can mean, with 月 possibly lost."""
    if month_mark:
        day = _date(year, int(digits), int(rest)) if rest else None
        return (day,) if day else ()
    digits += rest
    cuts = ((digits[:at], digits[at:]) for at in range(1, len(digits)))
    days = (
        _date(year, int(month), int(day))
        for month, day in cuts
        if len(month) <= 2 and len(day) <= 2 and (len(digits) == 4 or day[0] != "0")
    )
    return tuple(day for day in dict.fromkeys(days) if day)


def _bare(match: re.Match[str]) -> FoundDate | None:
    year, digits = int(match[1]), match[2]
    readings = _side_readings(year, digits, "", "")
    if not readings:
        return None
    if len(digits) == 2:
        # Nothing but digits is left, so a digit may be lost too: 202615 may be 1月5日 or 1月15日.
        more = (_date(year, int(digits[0]), int(f"{tens}{digits[1]}")) for tens in "123")
        readings = tuple(sorted({*readings, *(day for day in more if day)}))
    return _found(match, readings, damaged=len(digits) < 4)


def _period_candidates(folded: str) -> Iterator[re.Match[str]]:
    """Look around each 月 and 日 only: the pattern may begin at any digit and is slow to scan with."""
    end = 0
    for mark in islice(_MARK.finditer(folded), 1000):
        at = mark.start()
        if at < end:
            continue
        match = _PERIOD.search(folded, max(end, at - 20), min(len(folded), at + 70))
        if match is not None:  # read on beyond the window: the period may end behind it
            match = _PERIOD.match(folded, match.start()) or match
            end = match.end()
            yield match


def _looks_like_period(match: re.Match[str]) -> bool:
    marks = match[0].count("月") + match[0].count("日")
    return marks > 0 and (bool(match[1]) or marks >= 3)


def _pair_of_dates(folded: str) -> FoundPeriod | None:
    """Find two dates in other writings with 至 between: 2024-01-01至2024-12-31, 二〇二四年…."""
    dates = find_dates(folded)
    for first, last in pairwise(dates):
        if _BETWEEN.fullmatch(folded, first.end, last.start) and first.value and last.value:
            if first.value > last.value:
                continue
            raw = folded[first.start : last.end]
            reading = (first.value, last.value)
            damaged = first.damaged or last.damaged
            return FoundPeriod(first.start, last.end, raw, *reading, damaged, (reading,))
    return None


def _near_period_words(folded: str, match: re.Match[str]) -> bool:
    return (
        _PERIOD_WORDS.search(folded, max(0, match.start() - 40), min(len(folded), match.end() + 12))
        is not None
    )


def _period(match: re.Match[str], year: int | None, *, told: bool) -> FoundPeriod:
    """Read a period; `told`: words beside it say that it is the statistical one."""
    first_year = int(_solid(match[1])) if match[1] else year
    last_year = int(_solid(match[3])) if match[3] and match[3][0] == "2" else first_year
    if first_year is None or last_year is None:
        return FoundPeriod(match.start(), match.end(), match[0], None, None, problem="没有写年份")
    months = _months(first_year, match[2], last_year, match[4]) if told else None
    if months is not None:
        return FoundPeriod(match.start(), match.end(), match[0], *months, readings=(months,))
    firsts, first_damaged = _period_side(first_year, match[2])
    lasts, last_damaged = _period_side(last_year, match[4])
    # 2024年1月1日: the year's own 年 may be lost even where 月 and 日 stand.
    year_lost = bool(match[1]) and _year_lost(match[0])
    damaged = first_damaged or last_damaged or year_lost
    # An end before the start is a reading only where nothing is lost of it.
    reversed_too = told and bool(match[1] and match[3]) and not damaged
    readings = tuple((first, last) for first in firsts for last in lasts if reversed_too or first <= last)
    if len(readings) == 1:
        return FoundPeriod(match.start(), match.end(), match[0], *readings[0], damaged, readings)
    problem = "日期有几种可能的读法" if readings else "日期不成立"
    return FoundPeriod(match.start(), match.end(), match[0], None, None, damaged, readings, problem)


def _months(first_year: int, first: str, last_year: int, last: str) -> tuple[date, date] | None:
    """Read a period that is told in whole months: 2024年1月至12月."""
    begins, ends = _MONTH.fullmatch(_solid(first)), _MONTH.fullmatch(_solid(last))
    if begins is None or ends is None or (first_year, int(begins[1])) > (last_year, int(ends[1])):
        return None
    month = int(ends[1])
    return date(first_year, int(begins[1]), 1), date(last_year, month, monthrange(last_year, month)[1])


def _year_lost(raw: str) -> bool:
    """Tell whether a year stands without its 年."""
    return _YEAR_ALONE.search(raw) is not None


_SIDE_PARTS = re.compile(r"([0-9]{1,4})(月?)([0-9]{0,2})(日?)")
_MONTH = re.compile(r"(1[0-2]|0?[1-9])月")


def _solid(text: str) -> str:
    """Return the text without the blanks and line ends in it."""
    return "".join(text.split())


def _period_side(year: int, text: str) -> tuple[tuple[date, ...], bool]:
    parts = _SIDE_PARTS.fullmatch(_solid(text))
    if parts is None:
        return (), True
    digits, month_mark, rest, day_mark = parts.groups()
    if month_mark and not rest:
        return (), True
    damaged = not (month_mark and day_mark)
    if not (month_mark or day_mark) and len(digits + rest) < 3:
        return (), True  # 至12: the words are cut
    return _side_readings(year, digits, month_mark, rest), damaged
