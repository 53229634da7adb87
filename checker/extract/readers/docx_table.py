"""Tables of Word: rows and cells with their spans, from the grid the file itself describes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from checker.extract.blocks import Grid, GridCell
from checker.extract.readers.docx_numbering import W, on
from checker.extract.readers.docx_text import Revisions, unwrapped
from checker.source.location import DocxLocation

if TYPE_CHECKING:
    from lxml.etree import _Element

ROWS, COLUMNS = 2000, 64  # more is no table of a report
_BLOCKS = frozenset({W + "p", W + "tbl"})


class CellText(NamedTuple):
    """What stands in a cell."""

    text: str
    images: int


class _Slot(NamedTuple):
    row: int
    column: int
    colspan: int
    merge: str  # "", restart or continue
    element: _Element
    location: DocxLocation


def read_table(
    table: _Element,
    path: str,
    label: str,
    revisions: Revisions,
    read_cell: Callable[[_Element, DocxLocation], CellText],
) -> Grid:
    """Read a table; `read_cell` reads what stands in one cell."""
    place = DocxLocation("word/document.xml", path, label=label)
    slots, rows = _slots(table, path, label, revisions)
    cells: list[GridCell] = []
    open_merges: dict[int, int] = {}  # column: index into cells
    for slot in slots:
        if slot.merge == "continue" and slot.column in open_merges:
            index = open_merges[slot.column]
            above = cells[index]
            grown = above._replace(rowspan=slot.row - above.row + 1)
            content = read_cell(slot.element, slot.location)
            if content.text:  # words in a covered cell are not shown by Word, but exporters leave some
                grown = grown._replace(text=grown.text or content.text)
            cells[index] = grown
            continue
        content = read_cell(slot.element, slot.location)
        cells.append(
            GridCell(
                slot.row, slot.column, 1, slot.colspan, content.text, slot.location, images=content.images
            )
        )
        for column in range(slot.column, slot.column + slot.colspan):
            open_merges.pop(column, None)
        if slot.merge:
            open_merges[slot.column] = len(cells) - 1
    columns = max((cell.column + cell.colspan for cell in cells), default=0)
    return Grid(tuple(cells), rows, columns, place)


def _slots(table: _Element, path: str, label: str, revisions: Revisions) -> tuple[list[_Slot], int]:
    """Return every w:tc with its row and grid column, and the number of rows."""
    slots: list[_Slot] = []
    place = DocxLocation("word/document.xml", path, label=label)
    row = 0
    for element in unwrapped(table, revisions, place):
        if element.tag != W + "tr" or row >= ROWS or _row_gone(element, revisions, place):
            continue
        column = _grid_before(element)
        at = 0
        for cell in unwrapped(element, revisions, place):
            if cell.tag != W + "tc" or column >= COLUMNS:
                continue
            at += 1
            properties = cell.find(W + "tcPr")
            span = min(max(_number(properties, "gridSpan", 1), 1), COLUMNS - column)
            where = DocxLocation(
                place.part, f"{path}/tr[{row + 1}]/tc[{at}]", label=f"{label}第{row + 1}行第{at}格"
            )
            if _merge(properties, "hMerge") == "continue" and slots and slots[-1].row == row:
                slots[-1] = slots[-1]._replace(colspan=slots[-1].colspan + span)
            else:
                slots.append(_Slot(row, column, span, _merge(properties, "vMerge"), cell, where))
            column += span
        row += 1
    return slots, row


def _row_gone(row: _Element, revisions: Revisions, place: DocxLocation) -> bool:
    """Tell whether a row is deleted by a revision or hidden."""
    properties = row.find(W + "trPr")
    if properties is None:
        return False
    if properties.find(W + "ins") is not None:
        revisions.inserted += 1
        revisions.first_change = revisions.first_change or place
    if properties.find(W + "del") is not None:
        revisions.deleted += 1
        revisions.first_change = revisions.first_change or place
        return True
    if on(properties.find(W + "hidden")):
        revisions.hidden += 1
        revisions.first_hidden = revisions.first_hidden or place
        return True
    return False


def _grid_before(row: _Element) -> int:
    return min(max(_number(row.find(W + "trPr"), "gridBefore", 0), 0), COLUMNS)


def _merge(properties: _Element | None, name: str) -> str:
    element = None if properties is None else properties.find(W + name)
    if element is None:
        return ""
    return "restart" if element.get(W + "val") == "restart" else "continue"


def _number(properties: _Element | None, name: str, default: int) -> int:
    element = None if properties is None else properties.find(W + name)
    try:
        return default if element is None else int(element.get(W + "val") or default)
    except ValueError:
        return default


def is_layout(table: _Element) -> bool:
    """Tell whether a table only arranges the page: a single cell, or one that holds a table of figures."""
    cells = 0
    for _cell in table.iter(W + "tc"):
        cells += 1
        if cells > 1:
            break
    if cells <= 1:
        return True
    for nested in table.iterfind(f".//{W}tbl"):
        rows = nested.findall(f".//{W}tr")
        if len(rows) >= 3 and max(len(row.findall(f".//{W}tc")) for row in rows) >= 3:
            return True
    return False
