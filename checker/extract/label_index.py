"""Row and column labels of all editions of the form, made ready for look-up."""

from __future__ import annotations

from functools import cache, lru_cache

from checker.model.table import EXACT, VARIANT
from checker.schema.load import form_ids, load_form, when_forms_change
from checker.schema.spec import ColumnSpec, RowSpec
from checker.text.labels import NO_MATCH, LabelIndex, LabelMatch, normalise_label, split_numbering

_LONGEST = 60  # characters of a row label
_WIDEST = 40  # characters of a column label


@lru_cache(maxsize=8192)
def match_row(table: str, text: str) -> LabelMatch:
    """Find the row that a printed label names exactly or in a known other wording, in any edition."""
    return _row_index(table).match(text, damaged=False) if len(text) <= _LONGEST else NO_MATCH


@lru_cache(maxsize=2048)
def match_damaged_row(table: str, text: str) -> LabelMatch:
    """Find the row that a label with lost or changed characters can only mean."""
    return _row_index(table).match(text) if len(text) <= _LONGEST else NO_MATCH


@lru_cache(maxsize=8192)
def match_column(table: str, text: str) -> LabelMatch:
    """Find the column that a printed label names exactly or in a known other wording."""
    return _column_index(table).match(text, damaged=False) if len(text) <= _WIDEST else NO_MATCH


@lru_cache(maxsize=2048)
def match_damaged_column(table: str, text: str) -> LabelMatch:
    """Find the column that a label with lost or changed characters can only mean."""
    return _column_index(table).match(text) if len(text) <= _WIDEST else NO_MATCH


@lru_cache(maxsize=8192)
def row_agreement(form: str, table: str, key: str, text: str) -> str:
    """Tell whether a label is printed as the edition prints the row's."""
    return _agreement(load_form(form).tables[table].row(key), text)


@lru_cache(maxsize=8192)
def column_agreement(form: str, table: str, key: str, text: str) -> str:
    """Tell whether a label is printed as the edition prints the column's."""
    return _agreement(load_form(form).tables[table].column(key), text)


def _agreement(spec: RowSpec | ColumnSpec, text: str) -> str:
    same = normalise_label(spec.label) == normalise_label(text)
    return EXACT if same and split_numbering(spec.label)[0] == split_numbering(text)[0] else VARIANT


@cache
def _row_index(table: str) -> LabelIndex:
    candidates: dict[str, tuple[str, ...]] = {}
    for form in reversed(form_ids()):
        for row in load_form(form).tables[table].rows:
            candidates[row.key] = (*candidates.get(row.key, ()), row.label, *row.variants)
    return LabelIndex(candidates)


@cache
def _column_index(table: str) -> LabelIndex:
    candidates: dict[str, tuple[str, ...]] = {}
    for form in reversed(form_ids()):
        for column in load_form(form).tables[table].columns:
            candidates[column.key] = (*candidates.get(column.key, ()), column.label, *column.variants)
    return LabelIndex(candidates)


for _cached in (match_row, match_damaged_row, match_column, row_agreement, column_agreement):
    when_forms_change(_cached.cache_clear)
for _index in (_row_index, _column_index):
    when_forms_change(_index.cache_clear)
