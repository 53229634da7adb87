"""Recognise the tables of the form in grids, by the labels that are printed. Figures are never moved by sums."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from checker.extract.blocks import Grid, GridCell
from checker.extract.grid import Row, rows_of
from checker.extract.label_index import match_column, match_damaged_row, match_row
from checker.extract.read_cell import read_cell
from checker.model.cell import AMBIGUOUS, NOT_THERE, Cell
from checker.model.table import FOREIGN, READ, Label, Table
from checker.schema.load import load_form
from checker.schema.spec import Slot, TableSpec
from checker.text.labels import NO_MATCH, LabelMatch

_NOTE_FEWER: Final = "这一行印了{have}格，与表头的{want}列对不上，看不出各格属于哪一列"


class Line(NamedTuple):
    """A row of figures: the row of the form it was taken for, its label cell, its figures."""

    key: str
    agreement: str
    label: GridCell | None
    values: tuple[GridCell, ...]


class Header(NamedTuple):
    """Columns that header cells name: their key, and where they begin and end in the grid."""

    key: str
    start: int
    end: int
    cell: GridCell
    agreement: str


def match_table(table: str, grids: list[Grid], form: str) -> Table | None:
    """Read a table out of grids; None where they are not that table. `form`: the edition of the year."""
    rows = rows_of(grids)
    if table == "t4":
        return _match_outcomes(rows, grids, form)
    if table == "t2":
        return _match_disclosure(rows, grids, form)
    return _match_requests(rows, grids, form)


def _match_requests(rows: list[Row], grids: list[Grid], form: str) -> Table | None:
    """Table 3: seven figures in a row, behind the label."""
    lines, headers, foreign = _read_lines("t3", rows)
    lines = [line for line in lines if line.key]
    if len(lines) < 2:
        return None
    edition = _edition_of_requests(lines, form)
    spec = load_form(edition).tables["t3"]
    wanted = [column.key for column in spec.columns]
    ordered = _order(headers)
    found: dict[Slot, Cell] = {}
    for line in lines:
        for key, cell in zip(wanted, _seven(line, wanted, headers, ordered), strict=True):
            found.setdefault(Slot(line.key, key), cell)
    return _table(spec, edition, found, lines, headers, foreign, grids)


def _edition_of_requests(lines: list[Line], form: str) -> str:
    keys = {line.key for line in lines}
    newer = {"other_overdue_correction", "other_overdue_fee", "other_other"} & keys
    if "other_handling" in keys and not newer:
        return "2019"
    return "2021" if newer else form


def _seven(line: Line, wanted: list[str], headers: list[Header], ordered: bool) -> list[Cell]:
    values = line.values
    kind = "count"
    if len(values) == len(wanted) and (ordered or not headers):
        return [_figure(cell, kind) for cell in values]
    placed: dict[str, GridCell] = {}
    for cell in values:
        under = [head for head in headers if head.start < cell.column + cell.colspan and cell.column < head.end]
        keys = {head.key for head in under}
        if len(keys) == 1:
            key = keys.pop()
            if key in placed:
                if not cell.text:
                    continue
                if placed[key].text:
                    placed = {}
                    break
            placed[key] = cell
        elif cell.text:
            placed = {}
            break
    if len(placed) == len(wanted):
        return [_figure(placed[key], kind) for key in wanted]
    return _undecided(line, len(wanted))


def _undecided(line: Line, want: int) -> list[Cell]:
    place = line.values[0].location if line.values else (line.label.location if line.label else None)
    raw = " ".join(cell.text or "□" for cell in line.values)
    if not line.values:
        return [NOT_THERE] * want
    return [Cell(AMBIGUOUS, None, raw, place, _NOTE_FEWER.format(have=len(line.values), want=want))] * want


def _order(headers: list[Header]) -> bool:
    """Tell whether the header names the columns in the order of the form."""
    keys: list[str] = []
    for head in sorted(headers, key=lambda head: head.start):
        if head.key not in keys:
            keys.append(head.key)
    spec = [column.key for column in load_form("2021").tables["t3"].columns]
    return keys == [key for key in spec if key in keys]


def _read_lines(table: str, rows: list[Row]) -> tuple[list[Line], list[Header], list[Label]]:
    """Tell rows of figures from header rows and captions."""
    lines: list[Line] = []
    headers: list[Header] = []
    foreign: list[Label] = []
    for row in rows:
        cells = row.cells
        named = [(cell, match_column(table, cell.text)) for cell in cells if cell.text and not cell.text.isdigit()]
        columns = [(cell, match) for cell, match in named if match.key]
        if len(columns) >= 2 and not any(_is_figure(cell.text) for cell in cells):
            if not lines:
                headers.extend(
                    Header(match.key, cell.column, cell.column + cell.colspan, cell, match.agreement)
                    for cell, match in columns
                )
            continue
        line = _line(table, cells)
        if line is not None:
            lines.append(line)
    return lines, headers, foreign


def _line(table: str, cells: tuple[GridCell, ...]) -> Line | None:
    at, best = -1, NO_MATCH
    last = -1
    for index, cell in enumerate(cells):
        if not cell.text or _is_figure(cell.text):
            if last >= 0:
                break
            continue
        last = index
        match = match_row(table, cell.text)
        if match.key:
            at, best = index, match
    if at < 0:
        if last < 0 or last + 1 >= len(cells):
            return None
        match = match_damaged_row(table, cells[last].text)
        if not match.key:
            return None
        at, best = last, match
    values = cells[at + 1 :]
    if not values:
        return None
    return Line(best.key, best.agreement, cells[at], values)


_FIGURE: Final = re.compile(
    r"[+\-−－—–]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?(?:件|宗|条|项|个|万元|亿元|元)?(?:[（(【].*)?|[-—–－−/／\\]+|无|零",
    re.DOTALL,
)


def _figure(cell: GridCell, kind: str) -> Cell:
    if cell.candidates:
        return read_cell(cell.text, kind, cell.location, method=cell.method, candidates=cell.candidates)
    return read_cell(cell.text, kind, cell.location, method=cell.method)


def _is_figure(text: str) -> bool:
    return text.isdigit() or _FIGURE.fullmatch(text) is not None


def _table(
    spec: TableSpec,
    edition: str,
    found: dict[Slot, Cell],
    lines: list[Line],
    headers: list[Header],
    foreign: list[Label],
    grids: list[Grid],
) -> Table:
    labels = [
        Label("row", line.key, line.label.text, line.agreement, line.label.location) for line in lines if line.label
    ]
    labels += [Label("column", head.key, head.cell.text, head.agreement, head.cell.location) for head in headers]
    cells = tuple([found.get(slot, NOT_THERE) for slot in spec.slots])
    return Table(spec, edition, READ, cells, tuple(labels + foreign), location=grids[0].location)


def _match_disclosure(rows: list[Row], grids: list[Grid], form: str) -> Table | None:
    """Table 2: blocks, each with a header of its own."""
    lines, headers, foreign = _read_lines_by_block("t2", rows)
    if len(lines) < 2:
        return None
    edition = _edition_of_disclosure(lines, headers, form)
    spec = load_form(edition).tables["t2"]
    found: dict[Slot, Cell] = {}
    kept: list[Line] = []
    for line in lines:
        row = next((row for row in spec.rows if row.key == line.key), None)
        if row is None:
            if line.label:
                foreign.append(Label("row", "", line.label.text, FOREIGN, line.label.location))
            continue
        kept.append(line)
        values = list(line.values)
        while len(values) > len(row.columns) and not values[-1].text:
            values.pop()
        if len(values) == len(row.columns):
            cells = [
                _figure(cell, spec.column(key).kind)
                for key, cell in zip(row.columns, values, strict=True)
            ]
        else:
            cells = _undecided(line, len(row.columns))
        for key, cell in zip(row.columns, cells, strict=True):
            found.setdefault(Slot(line.key, key), cell)
    return _table(spec, edition, found, kept, headers, foreign, grids)


def _edition_of_disclosure(lines: list[Line], headers: list[Header], form: str) -> str:
    old = {column.key for column in load_form("2019").tables["t2"].columns} - {"decisions"}
    new = {column.key for column in load_form("2021").tables["t2"].columns} - {"decisions"}
    keys = [head.key for head in headers]
    olds, news = sum(key in old for key in keys), sum(key in new for key in keys)
    olds += sum(line.key in ("other_services", "procurement") for line in lines)
    if olds == news:
        return form
    return "2019" if olds > news else "2021"


def _read_lines_by_block(table: str, rows: list[Row]) -> tuple[list[Line], list[Header], list[Label]]:
    lines: list[Line] = []
    headers: list[Header] = []
    for row in rows:
        named = [(cell, match_column(table, cell.text)) for cell in row.cells if cell.text]
        columns = [(cell, match) for cell, match in named if match.key]
        if columns:
            headers.extend(
                Header(match.key, cell.column, cell.column + cell.colspan, cell, match.agreement)
                for cell, match in columns
            )
            continue
        line = _line(table, row.cells)
        if line is not None:
            lines.append(line)
    return lines, headers, []


def _match_outcomes(rows: list[Row], grids: list[Grid], form: str) -> Table | None:
    """Table 4: fifteen figures in the order of the form, below headers that name them."""
    spec = load_form(form).tables["t4"]
    headers: list[Header] = []
    values: list[GridCell] = []
    for row in rows:
        named = [(cell, match_column("t4", cell.text)) for cell in row.cells if cell.text]
        columns = [(cell, match) for cell, match in named if match.key]
        if columns:
            headers.extend(
                Header(match.key, cell.column, cell.column + cell.colspan, cell, match.agreement)
                for cell, match in columns
            )
            continue
        if headers and len(row.cells) >= 5 and all(not cell.text or _is_figure(cell.text) for cell in row.cells):
            values.extend(row.cells)
    if len(headers) < 4:
        return None
    if len(values) == len(spec.slots):
        found = {
            slot: _figure(cell, "count")
            for slot, cell in zip(spec.slots, values, strict=True)
        }
    else:
        line = Line("", "", None, tuple(values))
        found = dict(zip(spec.slots, _undecided(line, len(spec.slots)), strict=True))
    return _table(spec, form, found, [], headers, [], grids)
