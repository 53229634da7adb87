"""Read tables that were flattened to lines of text (no ruled grid) by their labels and counts.

A figure gets a place only where labels, counts and the make of the table leave no other; sums are never
used to place one, for that would hide exactly the mistakes that the rules look for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.extract.flat_cells import (
    LABEL_LOST,
    ORDER,
    OUT_OF_ORDER,
    SEVERAL_ROWS,
    TORN,
    Structure,
    label_place,
    read_row,
    structure_of,
    undecided,
)
from checker.extract.flat_labels import COLUMN, GROUP, ROW, STUB, Known, vocabularies
from checker.extract.flat_outcomes import read_outcomes
from checker.extract.flat_pages import NO_HEADS, Heads
from checker.extract.flat_rows import UNKNOWN, Entry, chain_of, find_entries, labels_of, strays_behind
from checker.extract.flat_tokens import tokenise
from checker.model.cell import NOT_THERE, Cell
from checker.model.table import READ, UNREADABLE, Table
from checker.schema.spec import FormSpec, RowSpec, TableSpec
from checker.source.passage import Passage
from checker.text.labels import normalise_label

_MOST_LINES = 4000
# Words of which at least two stand wherever the table stands, however its lines are wrapped.
_SIGNS = {
    "t2": ("行政许可", "规范性文件", "行政处罚", "行政强制", "收费"),
    "t3": ("结转", "予以公开", "不予公开", "无法提供", "国家秘密", "重复申请", "出版物", "不予处理"),
    "t4": ("维持", "纠正", "审结", "起诉", "行政复议"),
}
_FEWEST_ROWS = {"t2": 2, "t3": 3}
_NEWER_ROWS = ("other_overdue_correction", "other_overdue_fee", "other_other")


def read_flat_tables(
    lines: Sequence[Passage],
    form: FormSpec,
    forms: Sequence[FormSpec],
    only: str = "",
    heads: Heads = NO_HEADS,
) -> dict[str, Table]:
    """Read the table of a section that has no ruled grid.

    Args:
        lines: the section's paragraphs in order (words before and after the table may be among them).
        form: the edition that the report's year demands.
        forms: all editions; the one that the table follows is found by its labels.
        only: the one table that is looked for; all where it is empty.
        heads: the lines that the pages of the document repeat.

    Returns:
        Tables by key (t2, t3, t4); a key is absent where nothing of that table stands in the lines.
    """
    tables: dict[str, Table] = {}
    lines = lines[:_MOST_LINES]
    everything = "".join([passage.text for passage in lines])
    for key, words in vocabularies(forms).items():
        if (only and key != only) or sum(sign in everything for sign in _SIGNS[key]) < 2:
            continue
        entries = find_entries(tokenise(lines, words, heads), words)
        if key == "t4":
            table = read_outcomes(entries, form.tables[key], form.id)
        else:
            table = _read_rows(key, entries, form, forms)
        if table is not None:
            tables[key] = table
    return tables


def _read_rows(key: str, entries: list[Entry], form: FormSpec, forms: Sequence[FormSpec]) -> Table | None:
    """Read table 2 or 3: rows of figures behind labels."""
    edition = _edition(key, entries, form, forms)
    spec = edition.tables[key]
    chain = chain_of(entries, spec)
    if len(chain) < _FEWEST_ROWS[key]:
        return None
    place = label_place(next(entry for entry in entries if entry.known.kind not in (UNKNOWN.kind, "merged")))
    if not any(entry.cells for entry in entries):
        return Table(spec, edition.id, UNREADABLE, (), labels_of(entries, chain, spec), location=place)
    structure = structure_of(
        [(chain[row.key], _width(row, spec), bool(row.group)) for row in spec.rows if row.key in chain]
    )
    ordered = _in_order(entries, spec)
    cells: list[Cell] = []
    before: Entry | None = None
    for row in spec.rows:
        cells.extend(_row_cells(row, spec, chain, entries, before, structure, ordered=ordered))
        before = chain.get(row.key, before)
    return Table(spec, edition.id, READ, tuple(cells), labels_of(entries, chain, spec), location=place)


def _width(row: RowSpec, spec: TableSpec) -> int:
    return len(row.columns or spec.columns)


def _row_cells(
    row: RowSpec,
    spec: TableSpec,
    chain: dict[str, Entry],
    entries: list[Entry],
    before: Entry | None,
    structure: Structure,
    *,
    ordered: bool,
) -> list[Cell]:
    width = _width(row, spec)
    entry = chain.get(row.key)
    if entry is None:
        return _lost_row(row, spec, entries, before, width)
    if not ordered and width > 1:
        return undecided(entry, width, ORDER)
    columns = [spec.column(key) for key in row.columns] or list(spec.columns)
    others = [other for other in entries if other is not entry and _rivals(other, entry)]
    if any([t.text for t in other.figures] != [t.text for t in entry.figures] for other in others):
        return undecided(entry, width, SEVERAL_ROWS)
    strays = strays_behind(entries, entry)
    if strays:
        return undecided(replace(entry, cells=[*entry.cells, *strays]), width, TORN)
    if _next_label_lost(row, spec, chain, entries):
        return undecided(entry, width, LABEL_LOST)
    return read_row(entry, columns, structure, grouped=bool(row.group))


def _rivals(other: Entry, entry: Entry) -> bool:
    return other.known == entry.known and bool(other.figures) and bool(other.tokens)


def _next_label_lost(row: RowSpec, spec: TableSpec, chain: dict[str, Entry], entries: list[Entry]) -> bool:
    """Tell whether the label that must come next is lost: its row's figures may stand behind this one's.

    A heading between the two rows keeps them apart.
    """
    at = spec.rows.index(row) + 1
    if at == len(spec.rows) or spec.rows[at].key in chain:
        return False
    entry = chain[row.key]
    place = next(index for index, other in enumerate(entries) if other is entry)
    after = next((other for other in entries[place + 1 :] if other.tokens), None)
    return after is None or not _parts(after.known, row, spec.rows[at])


def _parts(heading: Known, row: RowSpec, following: RowSpec) -> bool:
    """Tell whether a heading is one that the form prints between these two rows."""
    if following.group and following.group != row.group:
        return heading.kind == GROUP and heading.key == following.group
    if following.block != row.block:
        return heading.kind == STUB and heading.key == following.block
    return following.leaf and not row.leaf and heading.kind == STUB


def _lost_row(
    row: RowSpec, spec: TableSpec, entries: list[Entry], before: Entry | None, width: int
) -> list[Cell]:
    """Return the cells of a row whose label was not found: ambiguous where figures are left over."""
    elsewhere = next(
        (entry for entry in entries if entry.known.kind == ROW and entry.known.key == row.key), None
    )
    if elsewhere is not None and elsewhere.tokens:
        return undecided(elsewhere, width, OUT_OF_ORDER)
    orphans = _left_over(entries, before, spec)
    if orphans is None:
        return [NOT_THERE] * width
    return undecided(orphans, width, LABEL_LOST)


def _left_over(entries: list[Entry], before: Entry | None, spec: TableSpec) -> Entry | None:
    """Find figures behind the last row found that no row has taken."""
    start = next((at for at, entry in enumerate(entries) if entry is before), -1)
    if before is not None and len(before.figures) > _width(spec.row(before.known.key), spec):
        return before
    for entry in entries[start + 1 :]:
        if entry.known.kind == ROW and entry.cells:
            return None
        if entry.figures:
            return entry
    return None


def _in_order(entries: list[Entry], spec: TableSpec) -> bool:
    """Tell whether the headers name the columns in the form's order.

    The total is named among them, in the upper of two lines of headers, but never as the first.
    """
    place = {column.key: at for at, column in enumerate(spec.columns) if column.key != "total"}
    totals = {normalise_label(w) for c in spec.columns if c.key == "total" for w in (c.label, *c.variants)}
    seen: list[int] = []
    for entry in entries:
        if entry.known.kind == COLUMN and not seen and entry.known.key in totals:
            return False
        at = place.get(entry.known.key) if entry.known.kind == COLUMN else None
        if at is not None and at not in seen:
            seen.append(at)
    return seen == sorted(seen) or len(seen) < 3


def _edition(key: str, entries: list[Entry], form: FormSpec, forms: Sequence[FormSpec]) -> FormSpec:
    """Find the edition whose own words stand here; where none do, the one that the year demands."""
    rows = {entry.known.key for entry in entries if entry.known.kind == ROW}
    columns = {entry.known.key for entry in entries if entry.known.kind == COLUMN}
    if not rows.isdisjoint(_NEWER_ROWS):
        rows.discard("other_handling")  # a heading in the newer form, a row in the older one
    scores = [
        len(rows & _own_rows(key, it, forms)) + len(columns & _own_columns(key, it, forms)) for it in forms
    ]
    best = max(scores)
    if best == 0 or scores.count(best) > 1:
        return form
    return forms[scores.index(best)]


def _own_rows(key: str, edition: FormSpec, forms: Sequence[FormSpec]) -> set[str]:
    others = {row.key for form in forms if form is not edition for row in form.tables[key].rows}
    return {row.key for row in edition.tables[key].rows} - others


def _own_columns(key: str, edition: FormSpec, forms: Sequence[FormSpec]) -> set[str]:
    others = {column.key for form in forms if form is not edition for column in form.tables[key].columns}
    return {column.key for column in edition.tables[key].columns} - others
