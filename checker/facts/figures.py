"""Numbers with their units in running words, in every writing met in real reports.

Works on folded text (half-width digits and punctuation). A number without a unit is only returned where
it closes a list item (结果维持25、纠正5), since years and document numbers look the same otherwise.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from typing import NamedTuple

from checker.facts.memory import remembered_of_text


class Figure(NamedTuple):
    """A number as written: `start`..`end` covers its unit too."""

    start: int
    end: int
    value: int | Decimal
    unit: str  # 件, 条, 元, 万元, % …; "" where none is written
    places: int = 0  # decimals printed
    about: bool = False  # 30余件: not an exact figure
    digits_end: int = 0  # where the number itself ends, without its unit


_UNITS = "件次|万元|人次|批次|件|条|份|宗|起|例|项|个|封|部|篇|次|期|元|%|场|家|则|批|页|册|字|种|类|名|人"
# Both begin with one character class: Python's matcher then jumps from candidate to candidate.
_FIGURE = re.compile(
    r"([0-9](?:[0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]*))(?P<part>\.[0-9]+)?([余多]?)(?P<scale>[万亿]?)([余多]?)"
    rf"(?P<unit>{_UNITS})?"
)
_WORDS = re.compile(r"[零〇一二两三四五六七八九十百千]{1,9}(?P<unit>[件条份宗起部])")
_BEFORE = frozenset("0123456789.第〔[-—–~至")
_AFTER_BARE = frozenset("、,;。)(\n")
_NO_COUNT_BEFORE = frozenset("每这任某第同另上下统单逐多数几十百千万0123456789")  # 每一件 counts nothing
_ONE_AFTER = ("申请", "复议", "诉讼", "案件", "公开", "结转", "文件")  # 办好一件 counts nothing
_ABOUT_BEFORE = frozenset("约近超逾")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_LONGEST = 15  # digits of a figure
_TENS = {"万": 10_000, "亿": 100_000_000}


def figures(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Return the numbers of text[start:end] in order."""
    return _figures(text, start, len(text) if end is None else end)


def figures_of(text: str, start: int, end: int) -> list[Figure]:
    """Return the numbers of a part's words that begin in a sentence, or in what is left of it after a number.

    A number never goes on across the marks between sentences, so all of the text are read at once.
    """
    every, starts = _every(text)
    return every[bisect_left(starts, start) : bisect_left(starts, end)]


def figure_at(text: str, at: int) -> Figure | None:
    """Return the number of a part's words that begins right at `at`."""
    every, starts = _every(text)
    number = bisect_left(starts, at)
    return every[number] if number < len(every) and starts[number] == at else None


@remembered_of_text
def _every(text: str) -> tuple[list[Figure], list[int]]:
    """Return all figures of a text, and where they begin."""
    found = _figures(text, 0, len(text))
    return found, [figure.start for figure in found]


def _figures(text: str, start: int, stop: int) -> list[Figure]:
    found = [
        figure
        for match in _FIGURE.finditer(text, start, stop)
        if (figure := _from_digits(text, match)) is not None
    ]
    words = [
        figure
        for match in _WORDS.finditer(text, start, stop)
        if (figure := _from_words(text, match)) is not None
    ]
    return sorted(found + words) if words else found


def _from_digits(text: str, match: re.Match[str]) -> Figure | None:
    at, end = match.span()
    before = text[at - 1] if at else "\n"
    if before in _BEFORE or (before.isspace() and before != "\n" and _goes_on(text, at, match)):
        return None
    digits, part, more, scale, more2, unit = match.groups()
    if len(digits) > _LONGEST or (part and len(part) > _LONGEST):
        return None  # digits run together, no figure
    if unit is None:
        if end < len(text) and text[end] not in _AFTER_BARE:
            return None
        unit = ""
    digits_end = at + len(digits)
    value: int | Decimal
    if part:
        digits_end += len(part)
        value = Decimal(digits.replace(",", "") + part)
    else:
        value = int(digits.replace(",", ""))
    if scale == "万" and unit == "元":
        unit = "万元"
    elif scale:
        value = Decimal(value) * _TENS[scale]
        value = int(value) if value == value.to_integral_value() else value
        if unit != "万元":
            digits_end = match.end("scale")
    about = bool(more or more2) or before in _ABOUT_BEFORE
    return Figure(at, end, value, unit, len(part) - 1 if part else 0, about, digits_end)


def _goes_on(text: str, at: int, match: re.Match[str]) -> bool:
    """Tell whether three digits stand behind others and a space: 3 646件 may be one figure, or two."""
    return match.end(1) - at == 3 and text[max(0, at - 8) : at].rstrip()[-1:].isdigit()


def _from_words(text: str, match: re.Match[str]) -> Figure | None:
    at = match.start()
    if at and text[at - 1] in _NO_COUNT_BEFORE:
        return None
    unit = match.group("unit")
    words = match.group()[:-1]
    if words == "一" and (
        text[max(0, at - 2) : at] not in _ONE_AFTER or text[match.end() : match.end() + 1] == "一"
    ):
        return None  # 一件一档
    value = chinese_number(words)
    if value is None:
        return None
    return Figure(at, match.end(), value, unit, digits_end=match.end() - 1)


def is_scaled(text: str, figure: Figure) -> bool:
    """Tell whether a figure is written in 万 or 亿, and so as a rule rounded."""
    written = text[figure.start : figure.end]
    return "万" in written or "亿" in written


def share_of(percent: Figure) -> tuple[Decimal, Decimal]:
    """Return the share that a percentage tells, and one unit of its last decimal (33.9%: 0.339, 0.001)."""
    return Decimal(percent.value) / 100, Decimal(1).scaleb(-percent.places - 2)


def chinese_number(words: str) -> int | None:
    """Read a number in Chinese characters up to 9,999 (一百二十, 三十二); None where it is none."""
    total = 0
    digit: int | None = None
    for character in words:
        scale = _SCALES.get(character)
        if scale is None:
            if digit and character != "零":
                return None  # 一二三 is a row of digits, no number
            digit = _DIGITS[character]
        else:
            total += (1 if digit is None else digit) * scale
            digit = None
    return total + (digit or 0)
