"""Tables of the binary Word format: paragraphs put into cells, cells into rows, rows into tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.extract.readers.doc_binary import ParagraphSpec, RowSpec

_NEAR = 12  # twentieths of a point: edges so near are one


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph with its text as seen."""

    cp: int
    text: str
    spec: ParagraphSpec
    mark: str
    pictures: int = 0


@dataclass(slots=True)
class WordTable:
    """A table, tables in its cells, too: rows of cells, each with what it holds."""

    rows: list[tuple[list[list[Item]], RowSpec | None]] = field(default_factory=list)

    @property
    def is_large(self) -> bool:
        """Tell whether it is more than a figure set in a table of its own."""
        return len(self.rows) >= 3 and max(len(cells) for cells, _ in self.rows) >= 3


Item: TypeAlias = "Line | WordTable"


def nested(lines: Sequence[Line], depth: int) -> list[Item]:
    """Put paragraphs that stand in tables into tables, tables in tables, too."""
    items: list[Item] = []
    at = 0
    while at < len(lines):
        if lines[at].spec.depth <= depth or depth >= 30:
            items.append(lines[at])
            at += 1
            continue
        end = at
        while end < len(lines) and lines[end].spec.depth > depth:
            end += 1
        items.append(_build(lines[at:end], depth + 1))
        at = end
    return items


def _build(lines: Sequence[Line], depth: int) -> WordTable:
    table = WordTable()
    cells: list[list[Item]] = []
    current: list[Line] = []
    for line in lines:
        own = line.spec.depth == depth
        if own and line.spec.row_end:
            if current and any(item.text.strip() for item in current):
                cells.append(nested(current, depth))
            table.rows.append((cells, line.spec.row))
            cells, current = [], []
            continue
        current.append(line)
        if own and (line.mark == "\x07" if depth == 1 else line.spec.cell_end):
            cells.append(nested(current, depth))
            current = []
    if cells:
        table.rows.append((cells, None))
    return table


def edges(table: WordTable) -> list[int]:
    """Return the edges of all columns."""
    edges: list[int] = []
    for value in sorted(edge for _, spec in table.rows if spec for edge in spec.edges):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def slots(count: int, spec: RowSpec | None, edges: list[int]) -> list[tuple[int, int, int, bool]]:
    """Return column, span, flags of each cell of a row, and whether it is merged into the one before."""
    if spec is None or len(spec.flags) < count:
        return [(at, 1, 0, False) for at in range(count)]
    places = [min(range(len(edges)), key=lambda at: abs(edges[at] - edge)) for edge in spec.edges]
    return [
        (places[at], max(places[at + 1] - places[at], 1), spec.flags[at], bool(spec.flags[at] & 2))
        for at in range(count)
    ]


def is_layout(table: WordTable) -> bool:
    """Tell whether a table only arranges the page: one cell, or a table of figures somewhere in a cell."""
    return sum(len(cells) for cells, _ in table.rows) <= 1 or _holds_large(table)


def _holds_large(table: WordTable) -> bool:
    inner = [
        item for cells, _ in table.rows for cell in cells for item in cell if isinstance(item, WordTable)
    ]
    return any(item.is_large or _holds_large(item) for item in inner)
