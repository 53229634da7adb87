"""Rows of grids: what stands in a row, and what covers it from above."""

from __future__ import annotations

from typing import NamedTuple

from checker.extract.blocks import Grid, GridCell


class Row(NamedTuple):
    """One printed row: the cells that begin in it, left to right."""

    grid: int  # which of the grids it stands in
    at: int
    cells: tuple[GridCell, ...]


def rows_of(grids: list[Grid]) -> list[Row]:
    """Return the rows of several grids one under the other."""
    rows: list[Row] = []
    for number, grid in enumerate(grids):
        byrow: list[list[GridCell]] = [[] for _ in range(grid.rows)]
        for cell in grid.cells:
            if 0 <= cell.row < grid.rows:
                byrow[cell.row].append(cell)
        rows.extend([Row(number, at, tuple(cells)) for at, cells in enumerate(byrow)])
    return rows
