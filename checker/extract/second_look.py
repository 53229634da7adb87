"""Two readings of one table compared: by its rules, and by the order in which it was written (PDF).

Both agree: the figure is sure. They differ: the figure is undecided, with both readings as candidates. One
saw it alone: it is kept and marked so. Nothing is ever chosen silently.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from checker.extract.blocks import Grid
from checker.model.cell import AMBIGUOUS, MISSING, OCR, SINGLE, Cell
from checker.model.table import READ, Table
from checker.schema.load import form_ids, load_form
from checker.schema.spec import FormSpec
from checker.source.location import PdfLocation
from checker.source.passage import Passage

_DIFFER = "按表格线和按书写顺序两种读法不一致"


def look_again(table: Table, grids: Sequence[Grid], form: FormSpec) -> Table:
    """Compare a table read from grids with the same grids read as lines, where the reader gives these."""
    lines: list[Passage] = [passage for grid in grids for passage in grid.stream]
    if not lines or table.state != READ:
        return table
    from checker.extract.flat import read_flat_tables  # only a PDF gives a second reading

    key = table.spec.key
    found = read_flat_tables(lines, form, [load_form(form_id) for form_id in form_ids()], key)
    other = found.get(key)
    if other is None or other.state != READ or not other.cells:
        return table
    seen = {passage.folded.strip() for passage in lines}
    cells = tuple(
        _compared(cell, other.cell(slot.row, slot.column), seen)
        for slot, cell in zip(table.spec.slots, table.cells, strict=True)
    )
    if all(old is new for old, new in zip(table.cells, cells, strict=True)):
        return table
    return replace(table, cells=cells)


def look_at_places(table: Table) -> Table:
    """Compare a table read from the lines of a PDF with where its figures stand on the page.

    The figures of a row must stand level and from left to right, those of a column under one another;
    a row for which this cannot be said was seen by one reading alone and is marked so.
    """
    boxes = [cell.location if isinstance(cell.location, PdfLocation) else None for cell in table.cells]
    columns: dict[str, list[float]] = {}
    rows: dict[str, list[int]] = {}
    for at, (slot, place) in enumerate(zip(table.spec.slots, boxes, strict=False)):
        rows.setdefault(slot.row if len(table.spec.rows) > 1 else "", []).append(at)
        if place is not None and table.spec.key == "t3":
            columns.setdefault(slot.column, []).append(_middle(place))
    middles = {key: sorted(values)[len(values) // 2] for key, values in columns.items()}
    spans = [_span([boxes[at] for at in members]) for members in rows.values()]
    cells = list(table.cells)
    for number, members in enumerate(rows.values()):
        places = [boxes[at] for at in members]
        expected = [middles.get(table.spec.slots[at].column) for at in members]
        around = [*spans[max(number - 1, 0) : number], *spans[number + 1 : number + 2]]
        if _is_level(spans[number], around) and _in_place(places, expected):
            continue
        for at in members:
            if cells[at].value is not None:
                cells[at] = cells[at]._replace(method=SINGLE)
    return replace(table, cells=tuple(cells))


class _Span(NamedTuple):
    """From where to where the figures of a row reach down a page."""

    page: int
    top: float
    bottom: float
    height: float  # of the first figure


def _span(places: Sequence[PdfLocation | None]) -> _Span | None:
    """Return a row's span, None where its figures are not all on one page."""
    known = [place for place in places if place is not None]
    if len(known) != len(places) or len({place.page for place in known}) != 1:
        return None
    boxes = [place.box for place in known]
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    return _Span(known[0].page, top, bottom, boxes[0][3] - boxes[0][1])


def _is_level(span: _Span | None, around: Sequence[_Span | None]) -> bool:
    """Tell whether figures stand on one line, or at least between the rows above and below."""
    if span is None:
        return False
    if span.bottom - span.top < 1.5 * span.height:
        return True
    near = [other for other in around if other is not None and other.page == span.page]
    free = all(other.bottom <= span.top + 2 or other.top >= span.bottom - 2 for other in near)
    return bool(near) and free and span.bottom - span.top < 8 * span.height


def _in_place(places: Sequence[PdfLocation | None], expected: Sequence[float | None]) -> bool:
    """Tell whether boxes stand from left to right, each where its column stands."""
    known = [place for place in places if place is not None]
    if any(left.box[2] > right.box[0] for left, right in pairwise(known)):
        return False
    widths = [right.box[0] - left.box[0] for left, right in pairwise(known)]
    room = min(widths, default=40.0) / 2
    return all(
        middle is None or abs(_middle(place) - middle) <= room
        for place, middle in zip(known, expected, strict=True)
    )


def _middle(place: PdfLocation) -> float:
    return (place.box[0] + place.box[2]) / 2


def _compared(first: Cell, second: Cell, seen: set[str]) -> Cell:
    if first.value is None and second.value is None:
        return first
    if first.state == MISSING:
        return second._replace(method=SINGLE)
    if first.value is None:
        # Blank, dash or words here, a number there; an undecided cell stays undecided.
        return first if first.state == AMBIGUOUS else _undecided(first, second)
    if second.value is None:
        # The order does not tell where a figure belongs once cells are blank; whether it was written it does.
        written = first.raw.strip() in seen or first.method == OCR
        return first if written else first._replace(method=SINGLE)
    return first if first.value == second.value else _undecided(first, second)


def _undecided(first: Cell, second: Cell) -> Cell:
    return first._replace(
        state=AMBIGUOUS, value=None, note=_DIFFER, candidates=(first.raw or "（空）", second.raw or "（空）")
    )
