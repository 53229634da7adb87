"""From rules to tables: lines drawn on a page become cells with spans. Used for PDFs and for scans.

Lines are merged, those that touch make a table, the squares between them are united where no line parts
them, and what is printed inside belongs to the cell. Nothing here knows what a table says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.extract.readers.pdf_page import Box, Rule

_SAME = 2.0  # points: lines so near are one line
_TOUCH = 3.0  # points: lines end so near to those they meet
_EDGE = 3.0  # points: two lines of one row or column edge
_WALL = 0.6  # a line parts two squares where it covers this share of their edge


class Area(NamedTuple):
    """A cell's place in the grid."""

    row: int
    column: int
    rowspan: int
    colspan: int


@dataclass(slots=True)
class Lattice:
    """A table drawn by lines: the edges of rows and columns, and the cells between them."""

    xs: list[float]
    ys: list[float]
    areas: list[Area] = field(default_factory=list)
    owner: list[list[int]] = field(default_factory=list)  # index of the area by row and column
    ragged: frozenset[int] = frozenset()  # areas that no rectangle holds, cut to rows

    @property
    def box(self) -> Box:
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def find(self, x: float, y: float) -> int | None:
        """Return the index of the cell at a point."""
        column = bisect_right(self.xs, x) - 1
        row = bisect_right(self.ys, y) - 1
        if 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1:
            return self.owner[row][column]
        return None

    def cell_box(self, index: int) -> Box:
        area = self.areas[index]
        return (
            self.xs[area.column],
            self.ys[area.row],
            self.xs[area.column + area.colspan],
            self.ys[area.row + area.rowspan],
        )


def build(horizontal: Iterable[Rule], vertical: Iterable[Rule], scale: float = 1.0) -> list[Lattice]:
    """Return the tables that lines draw, from top to bottom. `scale`: pixels a point, for scans."""
    across = merge(horizontal, scale)
    along = merge(vertical, scale)
    lattices: list[Lattice] = []
    for rows, columns in _components(across, along, scale):
        lattice = _lattice(rows, columns, scale)
        if lattice is not None:
            lattices.append(lattice)
    return sorted(_outermost(lattices), key=lambda item: (item.ys[0], item.xs[0]))


def merge(rules: Iterable[Rule], scale: float = 1.0) -> list[Rule]:
    """Unite lines that lie on one another or follow one another."""
    merged: list[Rule] = []
    cluster: list[Rule] = []
    for rule in sorted(rules):
        if cluster and rule.at - cluster[-1].at > _SAME * scale / 2:
            merged.extend(_joined(cluster, scale))
            cluster = []
        cluster.append(rule)
    merged.extend(_joined(cluster, scale))
    return merged


def _joined(cluster: list[Rule], scale: float) -> list[Rule]:
    if not cluster:
        return []
    at = sum(rule.at for rule in cluster) / len(cluster)
    joined: list[Rule] = []
    for rule in sorted(cluster, key=lambda item: item.start):
        if joined and rule.start - joined[-1].end <= _TOUCH * scale:
            joined[-1] = joined[-1]._replace(end=max(joined[-1].end, rule.end))
        else:
            joined.append(Rule(at, rule.start, rule.end))
    return joined


def _components(across: list[Rule], along: list[Rule], scale: float) -> list[tuple[list[Rule], list[Rule]]]:
    """Group lines that touch, directly or over others."""
    touch = _TOUCH * scale
    parent = list(range(len(across) + len(along)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    starts = [rule.at for rule in across]
    for index, rule in enumerate(along, start=len(across)):
        first = bisect_right(starts, rule.start - touch)
        last = bisect_right(starts, rule.end + touch)
        for other in range(first, last):
            if across[other].start - touch <= rule.at <= across[other].end + touch:
                parent[root(index)] = root(other)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for index, rule in enumerate(across):
        groups.setdefault(root(index), ([], []))[0].append(rule)
    for index, rule in enumerate(along, start=len(across)):
        groups.setdefault(root(index), ([], []))[1].append(rule)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]


def _edges(values: Iterable[float], scale: float) -> list[float]:
    """Return distinct positions: those nearer than _EDGE are one."""
    edges: list[list[float]] = []
    for value in sorted(values):
        if edges and value - edges[-1][-1] <= _EDGE * scale:
            edges[-1].append(value)
        else:
            edges.append([value])
    return [sum(group) / len(group) for group in edges]


def _lattice(across: list[Rule], along: list[Rule], scale: float) -> Lattice | None:
    xs = _edges((rule.at for rule in along), scale)
    ys = _edges((rule.at for rule in across), scale)
    # A table without lines at its sides: its rows reach further than its outermost columns.
    left, right = min(rule.start for rule in across), max(rule.end for rule in across)
    if left < xs[0] - 3 * _EDGE * scale:
        xs.insert(0, left)
    if right > xs[-1] + 3 * _EDGE * scale:
        xs.append(right)
    # A table that goes on over the page has no line where the page ends.
    top, bottom = min(rule.start for rule in along), max(rule.end for rule in along)
    if top < ys[0] - 2 * _EDGE * scale:
        ys.insert(0, top)
    if bottom > ys[-1] + 2 * _EDGE * scale:
        ys.append(bottom)
    if len(xs) < 2 or len(ys) < 2 or len(xs) > 80 or len(ys) > 400:
        return None
    lattice = Lattice(xs, ys)
    _unite(lattice, _walls(along, xs, scale), _walls(across, ys, scale))
    return lattice if len(lattice.areas) >= 2 else None


def _walls(rules: list[Rule], edges: list[float], scale: float) -> list[list[Rule]]:
    """Return the lines that lie on each edge."""
    walls: list[list[Rule]] = [[] for _ in edges]
    for rule in rules:
        nearest = min(range(len(edges)), key=lambda index: abs(edges[index] - rule.at))
        if abs(edges[nearest] - rule.at) <= 2 * _EDGE * scale:
            walls[nearest].append(rule)
    return walls


def _parted(lines: list[Rule], start: float, end: float) -> bool:
    """Tell whether lines cover enough of the edge from start to end."""
    covered = 0.0
    reached = start
    for line in sorted(lines, key=lambda item: item.start):
        low, high = max(line.start, reached), min(line.end, end)
        if high > low:
            covered += high - low
            reached = high
    return covered >= _WALL * (end - start)


def _unite(lattice: Lattice, columns: list[list[Rule]], rows: list[list[Rule]]) -> None:
    """Unite squares that no line parts, and number the cells in reading order."""
    xs, ys = lattice.xs, lattice.ys
    wide, high = len(xs) - 1, len(ys) - 1
    right_open = [
        [not _parted(columns[c + 1], ys[r], ys[r + 1]) for c in range(wide - 1)] for r in range(high)
    ]
    below_open = [[not _parted(rows[r + 1], xs[c], xs[c + 1]) for c in range(wide)] for r in range(high - 1)]
    owner = [[-1] * wide for _ in range(high)]
    ragged: set[int] = set()
    for row in range(high):
        for column in range(wide):
            if owner[row][column] >= 0:
                continue
            squares = _flood(row, column, right_open, below_open, owner)
            area = _bounding(squares)
            if len(squares) != area.rowspan * area.colspan:
                for part in _rows_of(squares):
                    ragged.add(_claim(lattice, owner, part))
            else:
                _claim(lattice, owner, area)
    lattice.owner = owner
    lattice.ragged = frozenset(ragged)
    _in_reading_order(lattice)


def _flood(
    row: int,
    column: int,
    right_open: list[list[bool]],
    below_open: list[list[bool]],
    owner: list[list[int]],
) -> set[tuple[int, int]]:
    squares = {(row, column)}
    stack = [(row, column)]
    while stack:
        r, c = stack.pop()
        around = []
        if c < len(right_open[r]) and right_open[r][c]:
            around.append((r, c + 1))
        if c > 0 and right_open[r][c - 1]:
            around.append((r, c - 1))
        if r < len(below_open) and below_open[r][c]:
            around.append((r + 1, c))
        if r > 0 and below_open[r - 1][c]:
            around.append((r - 1, c))
        for square in around:
            if square not in squares and owner[square[0]][square[1]] < 0:
                squares.add(square)
                stack.append(square)
    return squares


def _bounding(squares: set[tuple[int, int]]) -> Area:
    rows, columns = [r for r, _ in squares], [c for _, c in squares]
    return Area(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)


def _rows_of(squares: set[tuple[int, int]]) -> list[Area]:
    """Cut squares that make no rectangle into runs of one row."""
    areas: list[Area] = []
    for row, column in sorted(squares):
        last = areas[-1] if areas else None
        if last is not None and last.row == row and last.column + last.colspan == column:
            areas[-1] = last._replace(colspan=last.colspan + 1)
        else:
            areas.append(Area(row, column, 1, 1))
    return areas


def _claim(lattice: Lattice, owner: list[list[int]], area: Area) -> int:
    index = len(lattice.areas)
    lattice.areas.append(area)
    for row in range(area.row, area.row + area.rowspan):
        for column in range(area.column, area.column + area.colspan):
            owner[row][column] = index
    return index


def _in_reading_order(lattice: Lattice) -> None:
    order = sorted(range(len(lattice.areas)), key=lambda index: lattice.areas[index])
    place = {old: new for new, old in enumerate(order)}
    lattice.areas = [lattice.areas[index] for index in order]
    lattice.owner = [[place[index] for index in row] for row in lattice.owner]
    lattice.ragged = frozenset(place[index] for index in lattice.ragged)


def _outermost(lattices: list[Lattice]) -> list[Lattice]:
    """Drop what lies inside a cell of another table, unless that only frames the page."""
    kept: list[Lattice] = []
    for lattice in sorted(lattices, key=lambda item: -len(item.areas)):
        if not any(_inside(lattice.box, other.box) or _inside(other.box, lattice.box) for other in kept):
            kept.append(lattice)
    return kept


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - 1
        and inner[1] >= outer[1] - 1
        and inner[2] <= outer[2] + 1
        and inner[3] <= outer[3] + 1
    )
