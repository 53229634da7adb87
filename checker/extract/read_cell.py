"""Read the text of one cell of a table into a figure with its state.

A cell's value is the number as printed; nothing is converted or repaired. What is not certainly one
number has no value: two numbers, a footnote mark, a leading zero (two cells run together).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.model.cell import AMBIGUOUS, AMOUNT, ANNOTATED, BLANK, COUNT, DASH, PRINTED, WORDS, Cell
from checker.source.location import Location
from checker.text.numerals import read_change, read_number
from checker.text.units import split_unit
from checker.text.width import INVISIBLE, fold

_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
# What no font shows as the page meant it: a private or lost character, a control, digits turned round.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202e\ue000-\uf8ff\ufff9-\ufffd\U000f0000-\U0010fffd]")
_DASH = re.compile(r"(?:[-‐‑‒–—―−─_/\\~]{1,4}|无|没有|无此项)[。.]?")
_SIGNED = re.compile(r"([-−])\s?([0-9].*)", re.DOTALL)
_NOTED = re.compile(r"([^(\[【〔]{1,30}?)\s*([(\[【〔])(.{1,200}?)[)\]】〕]?", re.DOTALL)
_FOOTNOTE = re.compile(r"([0-9][0-9,.]{0,20})\s*([¹²³⁰-⁹₀-₉①-⓿❶-➓*※#†]|[(\[][0-9]{1,2}[)\]]|注)+[0-9]{0,2}")
# Nothing here can match in two ways: a cell of 1,1,1,1… would take for ever.
_DIGITS_APART = re.compile(r"(?=[0-9,.\s]*[\s,]\.?[0-9])[0-9][0-9,.\s]*+")
_ODD_DIGITS = re.compile(r"[0-9][0-9,.]{0,40}|[oO]")


class _Read(NamedTuple):
    state: str
    value: int | Decimal | None = None
    note: str = ""
    candidates: tuple[str, ...] = ()


def read_cell(
    text: str,
    kind: str,
    location: Location | None = None,
    *,
    method: str = PRINTED,
    candidates: tuple[str, ...] = (),
) -> Cell:
    """Read a cell.

    Args:
        text: the cell as printed.
        kind: count, amount, or change (a signed count: +82, 减3).
        location: where the cell stands.
        method: how sure the characters are, see `checker.model.cell`.
        candidates: other readings of the same cell; where they disagree with `text` the cell is ambiguous.
    """
    read = _read(text, kind)
    different = [other for other in candidates if _read(other, kind)[:2] != (read.state, read.value)]
    if different:
        readings = tuple(dict.fromkeys((text, *different)))
        return Cell(AMBIGUOUS, None, text, location, "两种读法不一致", method, readings)
    return Cell(read.state, read.value, text, location, read.note, method, read.candidates)


@lru_cache(maxsize=4096)
def _read(text: str, kind: str) -> _Read:
    folded = _INVISIBLE.sub("", fold(text)).strip().rstrip("。")
    if not folded:
        return _Read(BLANK)
    if _DASH.fullmatch(folded):
        return _Read(DASH)
    if folded[0] == "=" and len(folded) > 1:
        return _Read(AMBIGUOUS, note="公式没有存下计算结果")
    state = AMOUNT if kind == "amount" else COUNT
    plain = _number_with_unit(folded, state, kind)
    if plain is None and _UNSEEN.search(folded):
        return _Read(AMBIGUOUS, note="格里有显示不出来的字符，不能确定是什么数")
    return plain or _odd(folded) or _annotated(folded, state, kind) or _Read(WORDS, note=folded)


def _number_with_unit(folded: str, state: str, kind: str) -> _Read | None:
    number, unit = split_unit(folded)
    if state == AMOUNT and not unit and number[-1:] in ("万", "亿"):
        number, unit = number[:-1], number[-1]
    value = _number(number, kind)
    return None if value is None else _Read(state, value, unit)


def _number(text: str, kind: str) -> int | Decimal | None:
    if len(text) > 60:
        return None
    if kind == "change":
        return read_change(text)
    signed = _SIGNED.fullmatch(text)
    value = read_number(signed[2] if signed else text)
    return -value if signed and value is not None else value


def _odd(folded: str) -> _Read | None:
    footnote = _FOOTNOTE.fullmatch(folded)
    if footnote:
        mark = folded[footnote.end(1) :].strip()
        return _Read(AMBIGUOUS, note=f"数字旁有“{mark}”，不能确定是不是注释号", candidates=(footnote[1],))
    number, _ = split_unit(folded)
    if _DIGITS_APART.fullmatch(number):
        joined = re.sub(r"\s", "", number)
        return _Read(
            AMBIGUOUS, note="一格里有几个数字", candidates=(number, joined) if joined != number else ()
        )
    if _ODD_DIGITS.fullmatch(number):
        return _Read(AMBIGUOUS, note="数字的写法不能确定")
    return None


def _annotated(folded: str, state: str, kind: str) -> _Read | None:
    match = _NOTED.fullmatch(folded)
    if match is None:
        return None
    plain = _number_with_unit(match[1].strip(), state, kind)
    if plain is None:
        return None
    note = match[3].strip()
    if split_unit(f"1{note}").unit == note:
        return _Read(state, plain.value, note)  # 5（件）
    return _Read(ANNOTATED, plain.value, note)
