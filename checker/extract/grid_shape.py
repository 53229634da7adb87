"""Whether the spans of a table's cells can be believed: do they fill it, or did its header slip?"""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.blocks import Grid
from checker.extract.grid import Header


class Shapes:
    """The shapes of the grids of one table, looked at only where its rows are not those of the form."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = grids
        self._whole: dict[int, bool] = {}

    def is_whole(self, grid: int) -> bool:
        """Tell whether the cells of a grid fill it, each place once."""
        known = self._whole.get(grid)
        if known is None:
            known = self._whole[grid] = _fills(self._grids[grid])
        return known

    def is_slipped(self, headers: Sequence[Header], keys: tuple[str, ...]) -> bool:
        """Tell whether a header names the form's columns in the form's order, but its cells slipped sideways.

        A wrong rowspan or one empty cell shifts the names of a line together, and no figure: as they are
        printed they are 自然人 … 总计 and below the five kinds of organisations, 总计 farthest to the right.
        """
        first, *kinds, last = keys
        for grid in {head.grid for head in headers}:
            own = [head for head in headers if head.grid == grid]
            if [head.key for head in own] != [first, last, *kinds] or self.is_whole(grid):
                return False
            outer, inner = own[:2], own[2:]
            rows = {head.cell.row for head in outer}, {head.cell.row for head in inner}
            right = max(head.cell.column for head in own)
            apart = outer[0].cell.column + 1 < outer[1].cell.column == right
            if any(len(one) != 1 for one in rows) or min(rows[0]) >= min(rows[1]) or not apart:
                return False
        return bool(headers)


def _fills(grid: Grid) -> bool:
    taken: set[tuple[int, int]] = set()
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rowspan):
            for column in range(cell.column, cell.column + cell.colspan):
                if (row, column) in taken:
                    return False
                taken.add((row, column))
    return len(taken) == grid.rows * grid.columns
