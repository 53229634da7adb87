"""Find characters that the copy of a text lost, to be told as the copy's damage.

What is lost are single characters that stood in elements of their own on the page (年, 月, 〔〕, （一）)
or a closing bracket. Each place is given with what it may have said; nothing is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from checker.model.report import Damage
from checker.model.table import DAMAGED, Label, Table
from checker.source.passage import Passage
from checker.text.dates import FoundDate, find_dates, places_of
from checker.text.labels import normalise_label

_YEAR = re.compile(r"(?<![0-9A-Za-z.-])(20[0-9]{2})(度(?![假量])|(?:1[0-2]|[1-9])月(?!\s?[0-9]))")
_CITATION = re.compile(r"(?<=[函发字令规通])([〔\[【(]?)(20[0-2][0-9])([1-9][0-9]{0,2})(号|(?![0-9]))")
_BEHIND_ODD_YEARS = frozenset("度123456789")  # what both patterns have behind the four digits of a year
# Compiled when it is needed: a wide range of characters takes a millisecond.
_ORGAN_SIGN = r"(?:(?![号和及与的按照据第根])[\u4e00-\u9fff]){1,10}\Z"
_ITEM = re.compile(r"第二十条\s?第\s?(?=项|\n|\Z)")
_ITEMS = ("（一）", "（五）", "（六）", "（八）")
_LONGEST_TITLE = 80


def find_damage(passages: Sequence[Passage]) -> tuple[Damage, ...]:
    """Find lost characters in the passages of a report: title, opening, parts, closing."""
    return tuple(found for passage in passages if passage.text for found in _in_passage(passage))


def find_label_damage(table: Table) -> tuple[Damage, ...]:
    """Find row and column labels that lost characters or a closing bracket."""
    found = []
    for label in table.labels:
        raw = label.raw
        if label.agreement != DAMAGED and "（" not in raw and "(" not in raw:
            continue
        bracket = _half_bracket(raw)
        if not bracket and label.agreement != DAMAGED:
            continue
        own = _own_label(table, label)
        same = own is not None and normalise_label(own) == normalise_label(raw)
        if label.agreement == DAMAGED and own is not None:
            found.append(Damage("label", label.raw, (own,), label.location))
        elif bracket:
            found.append(Damage("bracket", label.raw, (own if same and own else bracket,), label.location))
    return tuple(found)


def _own_label(table: Table, label: Label) -> str | None:
    specs = table.spec.rows if label.axis == "row" else table.spec.columns
    return next((spec.label for spec in specs if spec.key == label.key), None)


def _in_passage(passage: Passage) -> Iterator[Damage]:
    folded = passage.folded
    years = list(places_of(folded, "20"))
    if years:
        odd = [at for at in years if folded[at + 4 : at + 5] in _BEHIND_ODD_YEARS]
        found = [*_dates(folded), *_years(folded, odd), *_citations(folded, odd)]
        for start, end, kind, readings in sorted(found):
            yield Damage(kind, passage.text[start:end], readings, passage.locate(start, end))
    if "第二十条" in folded:
        for match in _ITEM.finditer(folded):
            readings = tuple(f"第二十条第{item}项" for item in _ITEMS)
            start, end = match.span()
            yield Damage("label", passage.text[start:end], readings, passage.locate(start, end))
    if len(folded) <= _LONGEST_TITLE and "\n" not in folded and folded[-1] not in ",、;:":
        whole = _half_bracket(passage.text)
        if whole:
            yield Damage("bracket", passage.text, (whole,), passage.locate(0, len(folded)))


_Found = tuple[int, int, str, tuple[str, ...]]


def _dates(folded: str) -> Iterator[_Found]:
    for found in find_dates(folded):
        if found.damaged or len(found.readings) > 1:
            yield found.start, found.end, "date", _written(found)


def _written(found: FoundDate) -> tuple[str, ...]:
    return tuple(_in_chinese(reading) for reading in found.readings)


def _in_chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _years(folded: str, years: list[int]) -> Iterator[_Found]:
    for match in filter(None, [_YEAR.match(folded, at) for at in years]):
        yield match.start(), match.end(), "date", (f"{match[1]}年{match[2]}",)


def _citations(folded: str, years: list[int]) -> Iterator[_Found]:
    for at in years:
        begin = at - 1 if at and folded[at - 1] in "〔[【(" else at
        match = _CITATION.match(folded, begin)
        if match is None:
            continue
        sign = re.compile(_ORGAN_SIGN).search(folded, max(0, match.start() - 10), match.start())
        if sign is not None and (match[1] or match[4]):
            reading = f"{sign[0]}〔{match[2]}〕{match[3]}号"
            yield sign.start(), match.end(), "citation", (reading,)


def _half_bracket(text: str) -> str:
    """Return the text with its last bracket closed; "" where all brackets are closed."""
    opened = text.count("（") + text.count("(")
    if not opened or opened <= text.count("）") + text.count(")"):
        return ""
    return text + ("）" if text.rfind("（") > text.rfind("(") else ")")
