"""Tables that go on over the page: parts become one table, a row cut by the page's end one row."""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.blocks import Grid, GridCell
from checker.extract.readers.pdf_stream import ITEM

_SAME_EDGE = 4.0  # points: tables whose sides are so near may be parts of one
_SAME_COLUMN = 4.0


@dataclass(frozen=True, slots=True)
class Part:
    """A table or a part of one, with the edges of its columns in points."""

    grid: Grid
    xs: tuple[float, ...]
    top: float = 0.0  # on its page

    @property
    def left(self) -> float:
        return self.xs[0]


def join(first: Part, second: Part) -> Part | None:
    """Put the part that begins a page under the one that ended the page before; None if they differ."""
    if abs(first.xs[0] - second.xs[0]) > _SAME_EDGE or abs(first.xs[-1] - second.xs[-1]) > _SAME_EDGE:
        return None
    xs = _union(first.xs, second.xs)
    upper = _spread(first, xs)
    lower = _without_header(upper, _spread(second, xs))
    if not lower:
        return Part(first.grid, first.xs)
    rows = first.grid.rows
    cut = _row_is_cut(upper, lower, rows)
    shift = rows - 1 if cut else rows
    moved = [cell._replace(row=cell.row + shift) for cell in lower]
    cells = _merged_row(upper, moved, rows - 1) if cut else upper + moved
    cells = _joined_spans(cells[: len(upper)], cells[len(upper) :], rows, shift)
    total = max(cell.row + cell.rowspan for cell in cells)
    ordered = tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
    stream = first.grid.stream + second.grid.stream
    return Part(Grid(ordered, total, len(xs) - 1, first.grid.location, stream), tuple(xs))


def _union(first: tuple[float, ...], second: tuple[float, ...]) -> list[float]:
    xs = list(first)
    xs.extend(x for x in second if all(abs(x - known) > _SAME_COLUMN for known in first))
    return sorted(xs)


def _spread(part: Part, xs: list[float]) -> list[GridCell]:
    """Return the cells on the columns of both parts."""
    place = [min(range(len(xs)), key=lambda index: abs(xs[index] - x)) for x in part.xs]
    return [
        cell._replace(
            column=place[cell.column], colspan=place[cell.column + cell.colspan] - place[cell.column]
        )
        for cell in part.grid.cells
    ]


def _without_header(upper: list[GridCell], lower: list[GridCell]) -> list[GridCell]:
    """Drop header rows that are printed again at the top of the page."""
    again = 0
    rows = max(cell.row for cell in lower) + 1
    for row in range(rows):
        texts = _texts(lower, row)
        if not texts or texts != _texts(upper, row) or all(_is_figure(text) for _, text in texts):
            break
        again = row + 1
    if again == 0 or any(cell.row < again < cell.row + cell.rowspan for cell in lower):
        return lower
    return [cell._replace(row=cell.row - again) for cell in lower if cell.row >= again]


def _texts(cells: list[GridCell], row: int) -> list[tuple[int, str]]:
    return [(cell.column, cell.text.replace("\n", "")) for cell in cells if cell.row == row and cell.text]


def _is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure or nothing; the beginning of a label such as 2. is none."""
    return not any("\u4e00" <= sign <= "\u9fff" for sign in text) and ITEM.match(text) is None


def _row_is_cut(upper: list[GridCell], lower: list[GridCell], rows: int) -> bool:
    """Tell whether the first row below goes on with the last row above."""
    above = [cell for cell in upper if cell.row + cell.rowspan == rows and cell.rowspan == 1]
    below = [cell for cell in lower if cell.row == 0 and cell.rowspan == 1]
    same = {(cell.column, cell.colspan): cell for cell in above}
    pairs = [
        (same[(cell.column, cell.colspan)], cell) for cell in below if (cell.column, cell.colspan) in same
    ]
    if len(pairs) < 2 or len(pairs) != len(below):
        return False
    figures = [(a, b) for a, b in pairs if _is_figure(a.text) and _is_figure(b.text)]
    words = [(a, b) for a, b in pairs if not (_is_figure(a.text) and _is_figure(b.text))]
    if not figures or not words or any(b.text and ITEM.match(b.text) for _, b in words):
        return False
    if any(_is_figure(a.text) for a, b in words if b.text):  # words below an empty or a figure cell
        return False
    below_empty = not any(b.text for _, b in figures)
    if not any(b.text for _, b in words):  # figures without a label are the rest of the row above
        return not below_empty
    above_empty = not any(a.text for a, _ in figures)
    return below_empty or above_empty or any(ITEM.match(a.text) for a, _ in words)


def _merged_row(upper: list[GridCell], moved: list[GridCell], row: int) -> list[GridCell]:
    """Unite the cells of the row that the page's end cut."""
    cells = list(upper)
    index = {(cell.column, cell.colspan): at for at, cell in enumerate(cells) if cell.row == row}
    for cell in moved:
        at = index.get((cell.column, cell.colspan)) if cell.row == row and cell.rowspan == 1 else None
        if at is None:
            cells.append(cell)
            continue
        above = cells[at]
        apart = " " if above.text and cell.text and _is_figure(above.text) else ""  # 11 and 8 may be 118
        cells[at] = above._replace(
            text=above.text + apart + cell.text,
            candidates=above.candidates or cell.candidates,
            location=above.location if above.text or not cell.text else cell.location,
        )
    return cells


def _joined_spans(upper: list[GridCell], lower: list[GridCell], rows: int, shift: int) -> list[GridCell]:
    """Unite a heading cell that covers rows on both pages."""
    above = list(upper)
    below: list[GridCell] = []
    for cell in lower:
        at = None if cell.row != shift or _begins(cell.text) else _heading_above(above, cell, rows)
        if at is None:
            below.append(cell)
            continue
        heading = above[at]
        above[at] = heading._replace(
            rowspan=cell.row + cell.rowspan - heading.row, text=heading.text + cell.text
        )
    return above + below


def _begins(text: str) -> bool:
    """Tell whether a cell's text is a figure or the beginning of an item, not the rest of one."""
    return bool(text) and (ITEM.match(text) is not None or _is_figure(text))


def _heading_above(upper: list[GridCell], cell: GridCell, rows: int) -> int | None:
    """Return the index of the cell with words that ends the page right above."""
    for at, above in enumerate(upper):
        if (
            (above.column, above.colspan) == (cell.column, cell.colspan)
            and above.row + above.rowspan == rows
            and (above.rowspan > 1 or cell.rowspan > 1)
            and above.text
            and not _is_figure(above.text)
        ):
            return at
    return None
