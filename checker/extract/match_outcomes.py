"""Recognise table 4 in grids: fifteen figures, each known by its outcome and by its procedure.

The form prints one row of fifteen below its headers. Tables that are printed upright, or as one small table
for each procedure, are read by the labels left of and above each figure; what these leave open is undecided.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from checker.extract import problems
from checker.extract.blocks import Grid, GridCell
from checker.extract.grid import Header, is_figure, odd_headers, rows_of
from checker.extract.label_index import match_column, match_row
from checker.extract.placing import (
    OTHER_ORDER,
    OTHER_SHAPE,
    UNPLACED,
    Match,
    column_labels,
    figure,
    is_unplaced,
    undecided,
)
from checker.model.cell import Cell
from checker.model.table import READ, Label, Table
from checker.schema.load import load_form
from checker.schema.spec import TableSpec

_LONGEST_CAPTION: Final = 30
_ORDER: Final = ("review", "direct", "after_review")
_ENOUGH: Final = 12  # figures of fifteen that make a row the row of figures


def match_outcomes(grids: list[Grid], form: str, captions: Sequence[str] = ()) -> Match | None:
    """Read table 4; `captions` are the words just above each grid."""
    spec = load_form(form).tables["t4"]
    headers: list[Header] = []
    rows: list[tuple[int, tuple[GridCell, ...]]] = []
    labels: list[Label] = []
    for row in rows_of(grids):
        columns = [
            Header(row.grid, match.key, cell)
            for cell in row.cells
            if cell.text and (match := match_column("t4", cell.text)).key
        ]
        if columns:
            headers.extend(columns + odd_headers("t4", row, columns))
            continue
        cells = row.cells
        if (
            headers
            and len(cells) == len(spec.slots)
            and sum(is_figure(cell.text) for cell in cells) >= _ENOUGH
        ):
            rows.append((row.grid, cells))  # words in one cell do not hide the figures beside it
            continue
        while cells and cells[0].text and not is_figure(cells[0].text):
            labels.extend(_row_label(cells[0]))
            cells = cells[1:]
        if headers and len(cells) >= 4 and all(not cell.text or is_figure(cell.text) for cell in cells):
            rows.append((row.grid, cells))
    rows = [one for one in rows if any(cell.text for cell in one[1])] or rows[:1]
    if len(rows) != 1:
        upright = _by_labels(grids, captions, spec, form)
        if upright is not None:
            return Match(Table(spec, form, READ, *upright, location=grids[0].location))
    if len({head.key for head in headers if head.key}) < 3 or not rows:
        return None
    in_order = _in_order(grids[rows[0][0]])
    if not in_order:
        placed = _by_labels(grids, captions, spec, form)
        if placed is not None:
            return Match(Table(spec, form, READ, *placed, location=grids[0].location))
    cells_read = _outcomes(rows, headers, spec, in_order=in_order)
    unplaced = is_unplaced(cells_read[0])
    told = (problems.figures_unplaced(spec.name, 1, grids[0].location),) if unplaced else ()
    every = (*labels, *column_labels(headers, spec, form))
    return Match(Table(spec, form, READ, tuple(cells_read), every, location=grids[0].location), told)


def _row_label(cell: GridCell) -> list[Label]:
    match = match_row("t4", cell.text)
    return [Label("row", match.key, cell.text, match.agreement, cell.location)] if match.key else []


def _in_order(grid: Grid) -> bool:
    """Tell whether the headers name reviews first, then lawsuits of the two kinds, as the form does."""
    naming = [cell for cell in grid.cells if "复议" in cell.text or "起诉" in cell.text]
    named = [(cell.column, match_row("t4", cell.text).key) for cell in naming]
    named.sort(key=lambda one: one[0])
    places = [_ORDER.index(key) for key in dict.fromkeys(key for _, key in named if key)]
    return places == sorted(places)


def _outcomes(
    rows: list[tuple[int, tuple[GridCell, ...]]], headers: list[Header], spec: TableSpec, *, in_order: bool
) -> list[Cell]:
    want = len(spec.slots)
    values = tuple([cell for _, cells in rows for cell in cells])
    if len(values) > want:
        values = tuple([cell for _, cells in rows for cell in cells if cell.text or _named(cell, headers)])
    if len(rows) > 1:
        return undecided(values, want, OTHER_SHAPE)
    if len(values) != want:
        return undecided(values, want, UNPLACED.format(have=len(values), want=want))
    if not in_order:
        return undecided(values, want, OTHER_ORDER)
    above = {
        (head.grid, column): head.key
        for head in headers
        if head.key
        for column in range(head.cell.column, head.cell.column + head.cell.colspan)
    }
    grids = [grid for grid, cells in rows for _ in cells]
    for grid, cell, slot in zip(grids, values, spec.slots, strict=False):
        if above.get((grid, cell.column), slot.column) != slot.column:
            return undecided(values, want, OTHER_ORDER)
    return [figure(cell, "count") for cell in values]


def _named(cell: GridCell, headers: list[Header]) -> bool:
    return any(head.covers(cell) for head in headers)


class _Labels(NamedTuple):
    """The labels of one grid: cells that name a procedure (rows of the form), cells that name an outcome."""

    procedures: list[tuple[GridCell, str]]
    outcomes: list[tuple[GridCell, str]]


def _by_labels(
    grids: list[Grid], captions: Sequence[str], spec: TableSpec, form: str
) -> tuple[tuple[Cell, ...], tuple[Label, ...]] | None:
    """Place figures by the procedure and the outcome that stand left of or above each.

    None unless every one of the fifteen places has exactly one cell.
    """
    placed: dict[tuple[str, str], GridCell] = {}
    labels: list[Label] = []
    for at, grid in enumerate(grids):
        own = _labels_of(grid)
        above = _procedure_in(captions[at]) if at < len(captions) and not own.procedures else ""
        for cell in grid.cells:
            if cell.text and not is_figure(cell.text):
                continue
            place = (_label_of(cell, own.procedures) or above, _label_of(cell, own.outcomes))
            if not all(place):
                if cell.text:
                    return None
                continue
            if place in placed:
                return None
            placed[place] = cell
        labels.extend(_as_labels(own, spec, form))
    if len(placed) != len(spec.slots):
        return None
    return tuple([figure(placed[slot.row, slot.column], "count") for slot in spec.slots]), tuple(labels)


def _labels_of(grid: Grid) -> _Labels:
    found = _Labels([], [])
    for cell in grid.cells:
        if not cell.text or is_figure(cell.text):
            continue
        procedure = match_row("t4", cell.text).key
        outcome = "" if procedure else match_column("t4", cell.text).key
        if procedure:
            found.procedures.append((cell, procedure))
        elif outcome:
            found.outcomes.append((cell, outcome))
    return found


def _label_of(cell: GridCell, labels: list[tuple[GridCell, str]]) -> str:
    """Return what the nearest label left of a cell, or the nearest above it, names; "" where these differ."""
    left = above = ""
    column = row = -1
    for label, key in labels:
        if label.row <= cell.row < label.row + label.rowspan and column < label.column < cell.column:
            left, column = key, label.column
        elif (
            row < label.row < cell.row
            and label.column < cell.column + cell.colspan
            and cell.column < label.column + label.colspan
        ):
            above, row = key, label.row
    return "" if left and above and left != above else left or above


def _procedure_in(caption: str) -> str:
    """Return the procedure that the words above a small table name; "" where they do not tell one."""
    if not caption or len(caption) > _LONGEST_CAPTION:
        return ""
    if "复议后" in caption:
        return "after_review"
    if "直接起诉" in caption or "未经复议" in caption:
        return "direct"
    return "review" if "行政复议" in caption and "诉讼" not in caption else ""


def _as_labels(own: _Labels, spec: TableSpec, form: str) -> list[Label]:
    named = [label for cell, _ in own.procedures for label in _row_label(cell)]
    heads = [Header(0, key, cell) for cell, key in own.outcomes]
    return [*named, *column_labels(heads, spec, form)]
