"""Table 4 in flattened text: fifteen figures behind headers whose own order was lost."""

from __future__ import annotations

from checker.extract.flat_cells import LABEL_LOST, read_row, structure_of, undecided
from checker.extract.flat_labels import COLUMN, ROW, STUB
from checker.extract.flat_rows import Entry, labels_of
from checker.extract.flat_tokens import EMPTY, VALUE
from checker.model.cell import Cell
from checker.model.table import READ, UNREADABLE, Table
from checker.schema.spec import TableSpec

_FEWEST_HEADERS = 3


def read_outcomes(entries: list[Entry], spec: TableSpec, form: str) -> Table | None:
    """Read table 4; None where too few of its headers stand here."""
    headers = {entry.known.key for entry in entries if entry.known.kind == COLUMN}
    if len(headers) < _FEWEST_HEADERS:
        return None
    filled = [entry for entry in entries if entry.cells and (entry.figures or len(entry.cells) >= 5)]
    labels = labels_of(entries, {}, spec)
    rows = tuple(
        entry.to_label("row", entry.known.key, "exact")
        for entry in entries
        if entry.known.kind == ROW and entry.tokens
    )
    cells = _place(entries, [entry for entry in filled if _is_header(entry)], spec)
    state = READ if any(cell.value is not None or cell.number is not None for cell in cells) else UNREADABLE
    return Table(spec, form, state, tuple(cells), rows + labels)


def _is_header(entry: Entry) -> bool:
    return entry.known.kind in (COLUMN, ROW, STUB)


def _place(entries: list[Entry], filled: list[Entry], spec: TableSpec) -> list[Cell]:
    width = len(spec.columns)
    total = len(spec.slots)
    if len(filled) == 1:
        columns = [spec.column(slot.column) for slot in spec.slots]
        return read_row(filled[0], columns, structure_of([(filled[0], total, False)]), grouped=False)
    if len(filled) == len(spec.rows):
        owners = _owners(entries, filled)
        if owners == [row.key for row in spec.rows]:
            structure = structure_of([(entry, width, False) for entry in filled])
            return [
                cell for entry in filled for cell in read_row(entry, spec.columns, structure, grouped=False)
            ]
    if not filled:
        return undecided(entries[-1], total)
    gathered = Entry(
        filled[0].known,
        filled[0].tokens,
        cells=[cell for entry in filled for cell in entry.cells if cell.kind in (VALUE, EMPTY)],
    )
    return undecided(gathered, total, LABEL_LOST)


def _owners(entries: list[Entry], filled: list[Entry]) -> list[str]:
    """Return for each group of figures the row whose name stands last before it."""
    owners: list[str] = []
    row = ""
    wanted = {id(entry) for entry in filled}
    for entry in entries:
        if entry.known.kind == ROW:
            row = entry.known.key
        if id(entry) in wanted:
            owners.append(row)
    return owners
