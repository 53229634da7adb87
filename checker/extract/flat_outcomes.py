"""Table 4 in flattened text: fifteen figures behind headers whose own order was lost."""

from __future__ import annotations

from itertools import pairwise

from checker.extract.flat_cells import (
    LABEL_LOST,
    ORDER,
    TORN,
    label_place,
    read_placed,
    read_row,
    structure_of,
    undecided,
)
from checker.extract.flat_labels import COLUMN, ROW, STUB
from checker.extract.flat_rows import Entry, agreement_of, labels_of, strays_behind
from checker.model.cell import Cell
from checker.model.table import READ, UNREADABLE, Table
from checker.schema.spec import TableSpec

_FEWEST_HEADERS = 3
_HEADERS = (COLUMN, ROW, STUB)
_ORDER = {"review": 0, "行政诉讼": 1, "direct": 2, "after_review": 3}


def read_outcomes(entries: list[Entry], spec: TableSpec, form: str) -> Table | None:
    """Read table 4; None where too few of its headers stand here."""
    filled = [entry for entry in entries if entry.cells and (entry.figures or len(entry.cells) >= 5)]
    whole = [entry for entry in filled if entry.figures]
    if len(whole) == 1 and len(whole[0].figures) == len(spec.slots):
        filled = whole  # empty cells behind a header are those that the header spans
    strays = [
        token for entry in filled if entry.known.kind in _HEADERS for token in strays_behind(entries, entry)
    ]
    headers = {entry.known.key for entry in entries if entry.known.kind == COLUMN}
    rows = [entry for entry in entries if entry.known.kind == ROW and entry.tokens]
    if len(headers) >= _FEWEST_HEADERS:
        filled = [entry for entry in filled if entry.known.kind in _HEADERS]
    elif len(filled) != 1 or len(filled[0].figures) != len(spec.slots) or len(rows) < 2:
        return None  # the headers may be set upright (结/果/维/持): then only all fifteen figures tell
    named = [entry.to_label("row", entry.known.key, agreement_of(entry, spec)) for entry in rows]
    labels = (*named, *labels_of(entries, {}, spec))
    place = label_place(next(entry for entry in entries if entry.known.kind in _HEADERS and entry.tokens))
    if not any(entry.figures for entry in filled):
        return Table(spec, form, UNREADABLE, (), labels, location=place)
    gathered = Entry(filled[0].known, filled[0].tokens, cells=[cell for one in filled for cell in one.cells])
    if strays:
        gathered.cells.extend(strays)
        cells = undecided(gathered, len(spec.slots), TORN)
    elif len(filled) == 1 and not _in_order(entries):
        cells = undecided(gathered, len(spec.slots), ORDER)
    else:
        cells = _place(entries, filled, spec)
    return Table(spec, form, READ, tuple(cells), labels, location=place)


def _in_order(entries: list[Entry]) -> bool:
    """Tell whether the headers name reviews first, then lawsuits of the two kinds, as the form does.

    Small tables, one below the other, may come in any order: each has its own name and its own figures.
    """
    names = [_ORDER[entry.known.key] for entry in entries if entry.known.key in _ORDER and entry.tokens]
    first = list(dict.fromkeys(names))
    return first == sorted(first)


def _place(entries: list[Entry], filled: list[Entry], spec: TableSpec) -> list[Cell]:
    total = len(spec.slots)
    if len(filled) == 1:
        columns = [spec.column(slot.column) for slot in spec.slots]
        places = _by_header_lines(entries, filled[0], total)
        if places is not None:
            at = dict(zip(places, filled[0].figures, strict=True))
            return read_placed([at.get(place) for place in range(total)], columns)
        return read_row(filled[0], columns, structure_of([(filled[0], total, False)]), grouped=False)
    if len(filled) == len(spec.rows) and _owners(entries, filled) == [row.key for row in spec.rows]:
        structure = structure_of([(entry, len(spec.columns), False) for entry in filled])
        return [cell for entry in filled for cell in read_row(entry, spec.columns, structure, grouped=False)]
    gathered = Entry(
        filled[0].known, filled[0].tokens, cells=[cell for entry in filled for cell in entry.cells]
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


def _by_header_lines(entries: list[Entry], filled: Entry, total: int) -> list[int] | None:
    """Find the places of some figures by blank lines, where the headers keep two distances only.

    The smaller one parts cells, the larger one rows. The last figure must fall on the last cell: then
    no line can have been lost before it.
    """
    figures = filled.figures
    lines = [token.line for entry in entries for token in entry.tokens if entry.known.kind in _HEADERS]
    numbers = [line for line in (*lines, *(token.line for token in figures)) if line is not None]
    if filled.torn or not 0 < len(figures) < total or len(numbers) < len(lines) + len(figures):
        return None
    gaps = sorted({after - before for before, after in pairwise(numbers[: len(lines)])})
    if len(gaps) != 2 or gaps[0] < 1:
        return None
    pitch, row_gap = gaps
    first = numbers[len(lines) - 1] + row_gap
    steps = [divmod(line - first, pitch) for line in numbers[len(lines) :]]
    places = [step for step, _ in steps]
    if any(rest for _, rest in steps) or places[0] < 0 or places[-1] != total - 1:
        return None
    return places if all(before < after for before, after in pairwise(places)) else None
