"""Row and column labels of all editions of the form, made ready for look-up."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.schema.load import FORM_IDS, load_form
from checker.text.labels import NO_MATCH, LabelIndex, LabelMatch

_NEWEST_FIRST = FORM_IDS[::-1]


@lru_cache(maxsize=8192)
def match_row(table: str, text: str) -> LabelMatch:
    """Find the row that a printed label names exactly or in a known other wording, in any edition."""
    return _row_index(table).match(text, damaged=False)


@lru_cache(maxsize=2048)
def match_damaged_row(table: str, text: str) -> LabelMatch:
    """Find the row that a label with lost or changed characters can only mean."""
    return _row_index(table).match(text)


@lru_cache(maxsize=8192)
def match_column(table: str, text: str) -> LabelMatch:
    """Find the column that a printed label names exactly or in a known other wording."""
    return _column_index(table).match(text, damaged=False) if len(text) <= 40 else NO_MATCH


@cache
def _row_index(table: str) -> LabelIndex:
    candidates: dict[str, tuple[str, ...]] = {}
    for form in _NEWEST_FIRST:
        for row in load_form(form).tables[table].rows:
            known = candidates.get(row.key, ())
            candidates[row.key] = (*known, row.label, *row.variants)
    return LabelIndex(candidates)


@cache
def _column_index(table: str) -> LabelIndex:
    candidates: dict[str, tuple[str, ...]] = {}
    for form in _NEWEST_FIRST:
        for column in load_form(form).tables[table].columns:
            known = candidates.get(column.key, ())
            candidates[column.key] = (*known, column.label, *column.variants)
    return LabelIndex(candidates)
