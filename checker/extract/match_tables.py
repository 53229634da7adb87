"""Recognise the tables of the form in grids, by the labels that are printed.

Figures are placed by labels and by the number of cells, never by what would make a sum come out right.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from checker.extract import problems
from checker.extract.blocks import Grid, GridCell
from checker.extract.grid import Header, Line, read_lines, rows_of
from checker.extract.grid_shape import Shapes
from checker.extract.label_index import row_agreement
from checker.extract.match_outcomes import match_outcomes
from checker.extract.placing import (
    OTHER_ORDER,
    UNPLACED,
    Match,
    column_labels,
    figure,
    is_unplaced,
    undecided,
)
from checker.model.cell import AMBIGUOUS, NOT_THERE, Cell
from checker.model.problem import Problem
from checker.model.table import DAMAGED, EXACT, FOREIGN, READ, Label, Table
from checker.schema.load import load_form
from checker.schema.spec import RowSpec, TableSpec
from checker.source.location import Location
from checker.text.labels import normalise_label

_new: Final = tuple.__new__  # a third of the time of calling the class
_OLD_ROWS: Final = frozenset(("other_services", "procurement"))
_NEW_ROWS: Final = frozenset(("other_overdue_correction", "other_overdue_fee", "other_other"))


def match_table(table: str, grids: list[Grid], form: str, captions: Sequence[str] = ()) -> Match | None:
    """Read a table out of grids; None where they are not that table.

    Args:
        table: t2, t3 or t4.
        grids: the grids of its part; the table may be cut into several of them.
        form: the edition that the report's year demands, used where the labels do not decide.
        captions: the words just above each grid, where they are known.
    """
    if table == "t4":
        return match_outcomes(grids, form, captions)
    lines, headers = read_lines(table, rows_of(grids))
    named = {line.key for line in lines if line.key}
    if len(named) < 2:
        return None
    if table == "t3":
        edition = _edition_of_requests(named, form)
    else:
        edition = _edition_of_disclosure(named, headers, form)
    spec = load_form(edition).tables[table]
    return _build(spec, edition, _name_by_place(lines, spec), headers, grids)


class _Reading:
    """The lines of one table, placed in the rows of an edition."""

    def __init__(self, spec: TableSpec, headers: list[Header], grids: list[Grid]) -> None:
        self.rows: dict[str, list[Cell]] = {}
        self.labels: list[Label] = []
        self.unknown: list[Line] = []
        self.repeated = False
        self.differs = False
        self.unplaced = 0
        self._spec = spec
        self._every = tuple(column.key for column in spec.columns)
        self._known = {row.key: row for row in spec.rows}
        self._agreements: dict[str, str] = {}
        self._headers = headers
        self._shapes = Shapes(grids)
        self._ordered = (
            spec.key != "t3"
            or _in_order(headers, self._every)
            or self._shapes.is_slipped(headers, self._every)
        )

    def add(self, line: Line, edition: str) -> None:
        row = self._known.get(line.key)
        if row is None:
            self.unknown.append(line)
            self.labels.append(Label("row", "", line.label.text, FOREIGN, line.label.location))
            return
        agreement = line.agreement
        if agreement != DAMAGED:
            agreement = row_agreement(edition, self._spec.key, line.key, line.label.text)
        self.labels.append(_new(Label, ("row", line.key, line.label.text, agreement, line.label.location)))
        keys = row.columns or self._every
        cells = _place(line, keys, self._headers, self._spec, self._shapes, ordered=self._ordered)
        self.unplaced += is_unplaced(cells[0])
        known = self.rows.get(line.key)
        if known is None:
            self.rows[line.key] = cells
            self._agreements[line.key] = agreement
        else:
            self._repeat(line.key, known, cells, agreement)

    def _repeat(self, key: str, known: list[Cell], cells: list[Cell], agreement: str) -> None:
        """Take a second line for a row: one with the form's label wins; others that differ are undecided."""
        before = self._agreements[key]
        if agreement != before and EXACT in (agreement, before):
            if agreement == EXACT:
                self.rows[key] = cells
                self._agreements[key] = EXACT
            return
        self.repeated = True
        if [cell[:2] for cell in known] != [cell[:2] for cell in cells]:
            self.differs = True
            self.rows[key] = [_either(first, second) for first, second in zip(known, cells, strict=True)]

    def cells(self) -> tuple[Cell, ...]:
        """Return the cells in the order of the form; rows that were not printed are missing."""
        in_order: list[Cell] = []
        for row in self._spec.rows:
            count = len(row.columns or self._every)
            in_order.extend(self.rows.get(row.key) or [NOT_THERE] * count)
        return tuple(in_order)

    def problems(self, place: Location | None) -> tuple[Problem, ...]:
        name = self._spec.name
        told: list[Problem] = []
        if self.repeated:
            told.append(problems.table_twice(name, place, differs=self.differs))
        if self.unplaced:
            told.append(problems.figures_unplaced(name, self.unplaced, place))
        if self.unknown:
            labels = "、".join(line.label.text[:20] or "没有行名" for line in self.unknown[:5])
            told.append(problems.rows_unknown(name, labels, self.unknown[0].label.location))
        return tuple(told)


def _build(
    spec: TableSpec, edition: str, lines: list[Line], headers: list[Header], grids: list[Grid]
) -> Match:
    reading = _Reading(spec, headers, grids)
    for line in lines:
        reading.add(line, edition)
    labels = (*reading.labels, *column_labels(headers, spec, edition))
    place = grids[0].location
    return Match(Table(spec, edition, READ, reading.cells(), labels, location=place), reading.problems(place))


def _either(first: Cell, second: Cell) -> Cell:
    """Return a figure that is printed twice, undecided where the two differ."""
    if first[:2] == second[:2]:
        return first
    candidates = tuple(dict.fromkeys((*first.candidates, first.raw, *second.candidates, second.raw)))
    return Cell(
        AMBIGUOUS, None, first.raw, first.location, "同一行印了两次，数字不同", first.method, candidates
    )


def _place(
    line: Line,
    keys: tuple[str, ...],
    headers: list[Header],
    spec: TableSpec,
    shapes: Shapes,
    *,
    ordered: bool,
) -> list[Cell]:
    """Return the figures of a line, one for each of the row's columns."""
    values = line.values
    kinds = [spec.column(key).kind for key in keys] if spec.key == "t2" else ["count"] * len(keys)
    above = headers
    if spec.key == "t2":
        above = _header_above(line, headers)
        ordered = tuple([head.key for head in above]) == keys or _in_order(above, keys)
        if len(values) > len(keys) and not any(cell.text for cell in values[len(keys) :]):
            values = values[: len(keys)]
    if len(values) == len(keys) and ordered:
        return [figure(cell, kind) for cell, kind in zip(values, kinds, strict=True)]
    below = _by_header(line, values, above, keys, whole=spec.key == "t3" and shapes.is_whole(line.grid))
    if below is not None and all(key in below for key in keys):
        return [figure(below[key], kind) for key, kind in zip(keys, kinds, strict=True)]
    note = UNPLACED.format(have=len(values), want=len(keys)) if ordered else OTHER_ORDER
    return undecided(values, len(keys), note)


def _header_above(line: Line, headers: list[Header]) -> list[Header]:
    """Return the nearest header row above a line of table 2."""
    own = [head for head in headers if head.grid == line.grid and head.cell.row < line.label.row]
    nearest = max((head.cell.row for head in own), default=-1)
    return [head for head in own if head.cell.row == nearest]


def _by_header(
    line: Line, values: tuple[GridCell, ...], headers: list[Header], keys: tuple[str, ...], *, whole: bool
) -> dict[str, GridCell] | None:
    """Place figures below the header cells they stand under; None where that is not one to one.

    A header of table 3 that does not begin with 自然人 and end with 总计 is broken, not of another order, and
    a column that it does not name may be one of the form's: unless the cells fill the table without a gap
    (`whole`), so that what stands under what is certain.
    """
    own = sorted(
        (head for head in headers if head.grid == line.grid and head.key), key=lambda head: head.cell.column
    )
    if len(keys) == 7 and own and not whole and (own[0].key, own[-1].key) != (keys[0], keys[-1]):
        return None
    placed: dict[str, GridCell] = {}
    for cell in values:
        over = {head.key for head in own if head.covers(cell)}
        if len(over) != 1:
            if cell.text and (over or not whole):
                return None
            continue
        key = over.pop()
        known = placed.get(key)
        if known is None or not known.text:
            placed[key] = cell
        elif cell.text:
            return None
    return placed


def _in_order(headers: list[Header], keys: tuple[str, ...]) -> bool:
    """Tell whether the header names the columns in the order of the form (a missing name does no harm)."""
    for grid in {head.grid for head in headers}:
        own = sorted((head for head in headers if head.grid == grid), key=lambda head: head.cell.column)
        seen = list(dict.fromkeys(head.key for head in own if head.key in keys))
        if seen != [key for key in keys if key in seen]:
            return False
    return True


def _edition_of_requests(named: set[str], form: str) -> str:
    """Tell the form of 2019, with the single row （六）其他处理, from that of 2021, with three rows."""
    if named & _NEW_ROWS:
        return "2021"
    return "2019" if "other_handling" in named else form


def _edition_of_disclosure(named: set[str], headers: list[Header], form: str) -> str:
    old = {column.key for column in load_form("2019").tables["t2"].columns}
    new = {column.key for column in load_form("2021").tables["t2"].columns}
    olds = len(named & _OLD_ROWS) + sum(head.key in old - new for head in headers)
    news = sum(head.key in new - old for head in headers)
    if olds == news:
        return form
    return "2019" if olds > news else "2021"


def _name_by_place(lines: list[Line], spec: TableSpec) -> list[Line]:
    """Name a line whose label was lost or damaged where the lines around leave only one row for it."""
    if all(line.key for line in lines):
        return lines
    order = {row.key: at for at, row in enumerate(spec.rows)}
    named: list[Line] = []
    taken = {line.key for line in lines}
    for at, line in enumerate(lines):
        named.append(line)
        if line.key:
            continue
        before = order.get(lines[at - 1].key, -9) if at else -1
        after = order.get(lines[at + 1].key, -9) if at + 1 < len(lines) else len(spec.rows)
        row = spec.rows[before + 1] if after == before + 2 and -1 <= before < len(spec.rows) - 1 else None
        if row is not None and row.key not in taken and _may_be(line, row, spec):
            named[-1] = line._replace(key=row.key, agreement=DAMAGED)
    return named


def _may_be(line: Line, row: RowSpec, spec: TableSpec) -> bool:
    if len(line.values) != len(row.columns or spec.columns):
        return False
    printed = normalise_label(line.label.text)
    return not printed or SequenceMatcher(None, printed, normalise_label(row.label)).ratio() >= 0.5
