"""Numbers as Chinese official texts write them, read exactly.

Source of the writings: 34 real annual reports. A writing that is not certain to be one number is refused
(None), never guessed: approximations (1700余), footnote marks (²  ①), leading zeros (007), signs (see
`read_change`). No NFKC anywhere: it would make a digit of a footnote mark.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from checker.text.width import fold

_DIGITS = {
    character: value
    for value, writings in enumerate(
        ("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for character in writings
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GREAT = {"万": 10**4, "亿": 10**8}

_CHINESE = "〇零○一二两三四五六七八九十百千万亿"
_APPROXIMATE = r"(?<![约近超逾])(?<!超过)(?<!不足)"

# Regex sources for folded text, bounded: one number, not a part of one, not an approximation.
NUMBER = (
    rf"(?:{_APPROXIMATE}(?<![0-9.])(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,4}}(?![0-9])|[0-9]{{1,15}})"
    rf"(?:\.[0-9]{{1,8}})?(?:[万亿](?!元))?(?![0-9余多几千百%‰]|[万亿](?!元))"
    rf"(?!,[0-9]{{3}}(?![0-9]))(?!\.[0-9])"
    rf"|{_APPROXIMATE}(?<![第0-9.{_CHINESE}])[〇零○一二两三四五六七八九十][{_CHINESE}]{{0,13}}(?![余多几{_CHINESE}]))"
)
PERCENT = (
    r"(?:(?<![0-9.])[0-9]{1,6}(?:\.[0-9]{1,8})? ?%"
    r"|百分之[〇零○一二两三四五六七八九十百]{1,7}(?:点[〇零○一二两三四五六七八九]{1,8})?)"
)

_ARABIC = re.compile(r"((?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,6}|0|[1-9][0-9]{0,29})(?:\.[0-9]{1,12})?)([万亿]?)")
_CHANGE = re.compile(r"([+\-−－—–增减加少了 ]{0,4})(.{1,40})", re.DOTALL)
_PERCENT_DIGITS = re.compile(r"(-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,12})?) ?%")
_CHINESE_POINT = re.compile(r"百分之([^点]{1,12})(?:点([〇零○一二两三四五六七八九]{1,8}))?")


@lru_cache(maxsize=4096)
def read_number(text: str) -> int | Decimal | None:
    """Read text that is one number: 1,234 · １２３４ · 一百二十 · 〇 · 1.2万 · 3.5亿.

    Returns:
        int where the number is whole as written or by 万/亿, Decimal where it has decimals, else None.
    """
    folded = fold(text).strip()
    match = _ARABIC.fullmatch(folded)
    if match is None:
        return _read_chinese(folded)
    digits = match[1].replace(",", "")
    if not match[2]:
        return Decimal(digits) if "." in digits else int(digits)
    value = Decimal(digits) * _GREAT[match[2]]
    return int(value) if value == value.to_integral_value() else value


def read_change(text: str) -> int | Decimal | None:
    """Read a signed number: +82 · -59 · 减3 · 增加5 · 6. None where it is none."""
    folded = fold(text).strip()
    match = _CHANGE.fullmatch(folded)
    if match is None:
        return None
    sign = match[1].replace(" ", "")
    if sign not in (
        "",
        "+",
        "-",
        "−",
        "—",
        "–",
        "增",
        "增加",
        "减",
        "减少",
        "增加了",
        "减少了",
        "加",
        "减了",
    ):
        return None
    value = read_number(match[2])
    if value is None:
        return None
    return -value if sign[:1] in ("-", "−", "—", "–", "减") and sign else value


def read_percent(text: str) -> Decimal | None:
    """Read a percentage as the number before the sign: 88.6% is 88.6, 百分之五 is 5."""
    folded = fold(text).strip()
    match = _PERCENT_DIGITS.fullmatch(folded)
    if match is not None:
        return Decimal(match[1])
    match = _CHINESE_POINT.fullmatch(folded)
    whole = _read_chinese(match[1]) if match is not None else None
    if match is None or whole is None:
        return None
    decimals = "".join(str(_DIGITS[character]) for character in match[2] or "")
    return Decimal(f"{whole}.{decimals}" if decimals else str(whole))


def _read_chinese(text: str) -> int | None:
    if not text or len(text) > 20:
        return None
    if all(character in _DIGITS for character in text):
        return _read_positional(text)
    return _read_myriads(text)


def _read_positional(text: str) -> int | None:
    # 一二 may mean "one or two": digits alone are a number only like a year, or with a 〇.
    if len(text) == 1:
        return _DIGITS[text]
    if len(text) == 4 or any(_DIGITS[character] == 0 for character in text[1:]):
        digits = "".join(str(_DIGITS[character]) for character in text)
        return int(digits) if digits[0] != "0" else None
    return None


def _read_myriads(text: str) -> int | None:
    total = 0
    for sign, unit in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.partition(sign)
        if found:
            value = _read_thousands(head)
            if not value:
                return None
            total += value * unit
            text = tail
    if not text:
        return total
    value = _read_thousands(text)
    return None if value is None else total + value


def _read_thousands(text: str) -> int | None:
    total, digit, last = 0, None, 10000
    for at, character in enumerate(text):
        if character in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[character]
        elif character in _TENS:
            unit = _TENS[character]
            if unit >= last or (digit == 0 and unit != 10) or (digit is None and (unit != 10 or at)):
                return None
            total += (1 if digit is None else digit or 1) * unit
            last, digit = unit, None
        else:
            return None
    return total + (digit or 0)
