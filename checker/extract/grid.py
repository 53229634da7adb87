"""Rows of grids told apart: headers that name columns, lines of figures with their label."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final, NamedTuple

from checker.extract.blocks import Grid, GridCell
from checker.extract.label_index import match_column, match_damaged_column, match_damaged_row, match_row
from checker.text.labels import NO_MATCH, LabelIndex

_FIGURE: Final = re.compile(
    r"[+\-−－—–]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?(?:件|宗|条|项|个|万元|亿元|元)?(?:[（(【].*)?"
    r"|[-—–－―−/／\\]+|无|零|〇|[增减][0-9０-９]+",
    re.DOTALL,
)
_BEGINS_FIGURE: Final = frozenset("0123456789０１２３４５６７８９+-－−—–―/／\\无零〇增减")

_LONGEST_HEADER: Final = 14  # characters of a column's label
_LEAD: Final = "信息内容"  # begins the header rows of table 2
_GROUPS: Final = LabelIndex(
    {
        words: (words,)
        for words in ("信息内容", "申请人情况", "法人或其他组织", "法人和其他组织", "行政复议", "行政诉讼")
    }
    | {words: (words,) for words in ("未经复议直接起诉", "复议后起诉", "本列数据的勾稽关系", "申请类型")}
)
_PARAGRAPH: Final = 80  # characters; a longer cell over the whole width is a paragraph
_new: Final = tuple.__new__  # a third of the time of calling the class
_ROW: Final = itemgetter(0)  # of a GridCell
_NUMBERED: Final = re.compile("[一二三四五六七八]、")


class Row(NamedTuple):
    """One printed row: the cells that begin in it, left to right."""

    grid: int  # which of the grids it stands in
    cells: tuple[GridCell, ...]


class Header(NamedTuple):
    """A header cell that names a column; `key` is "" for one that no edition of the form has."""

    grid: int
    key: str
    cell: GridCell
    damaged: bool = False  # known by what is left of its label

    def covers(self, cell: GridCell) -> bool:
        """Tell whether a cell stands below this one."""
        own = self.cell
        return own.column < cell.column + cell.colspan and cell.column < own.column + own.colspan


class Line(NamedTuple):
    """A row of figures: the row of the form it was taken for ("" if none), its label, its figures."""

    grid: int
    key: str
    agreement: str
    label: GridCell
    values: tuple[GridCell, ...]


class Lines(NamedTuple):
    """The rows of a table, told apart."""

    lines: list[Line]
    headers: list[Header]


def split_grid(grid: Grid) -> list[Grid | GridCell]:
    """Cut a table that holds a whole report at its rows of one cell with a heading or a paragraph."""
    broad = [cell for cell in grid.cells if cell.colspan >= grid.columns - 1 and _is_text(cell.text)]
    if not broad or grid.columns < 2:
        return [grid]
    filled: dict[int, int] = {}
    for cell in grid.cells:
        filled[cell.row] = filled.get(cell.row, 0) + 1
    cuts = {cell.row: cell for cell in broad if filled[cell.row] == 1 and cell.rowspan == 1}
    pieces: list[Grid | GridCell] = []
    begin = 0
    for row in [*sorted(cuts), grid.rows]:
        cells = [cell._replace(row=cell.row - begin) for cell in grid.cells if begin <= cell.row < row]
        if cells:
            pieces.append(Grid(tuple(cells), row - begin, grid.columns, grid.location))
        if row in cuts:
            pieces.append(cuts[row])
        begin = row + 1
    return pieces


def _is_text(text: str) -> bool:
    return len(text) > _PARAGRAPH or _NUMBERED.match(text) is not None


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure, or a mark that stands for one, rather than a label."""
    return text.isdigit() or (text[:1] in _BEGINS_FIGURE and _FIGURE.fullmatch(text) is not None)


def rows_of(grids: list[Grid]) -> list[Row]:
    """Return the rows of several grids one under the other."""
    return [
        _new(Row, (number, tuple(cells)))
        for number, grid in enumerate(grids)
        for _, cells in groupby(grid.cells, key=_ROW)
    ]


def read_lines(table: str, rows: list[Row]) -> Lines:
    """Tell header rows and lines of figures apart; captions and group labels are left out."""
    lines: list[Line] = []
    headers: list[Header] = []
    for row in rows:
        cells = row.cells
        if not cells[-1].text.isdigit():
            named = _headers(table, row)
            if named:
                headers.extend(named)
                continue
        line = _line(table, row)
        if line is not None:
            lines.append(line)
    return Lines(lines, headers)


def _headers(table: str, row: Row) -> list[Header]:
    """Return the columns a row names; nothing for a row with figures or one that names a row of the form."""
    found: list[Header] = []
    for cell in row.cells:
        if not cell.text:
            continue
        if is_figure(cell.text):
            return []
        match = match_column(table, cell.text)
        if match.key:
            found.append(Header(row.grid, match.key, cell))
    if len(found) == 1:
        # 3.其他 and （七）总计 name rows, too; with the rest of the row blank they are no header.
        blank = sum(not cell.text for cell in row.cells)
        if blank >= 2 and match_row(table, found[0].cell.text).key:
            return []
    if len(found) == len(row.cells) or not (found or row.cells[0].text == _LEAD):
        return found
    return found + odd_headers(table, row, found)


def odd_headers(table: str, row: Row, named: list[Header]) -> list[Header]:
    """Return the other headers of a header row: labels that lost characters, or that no form has."""
    known = {head.key for head in named}
    cells = {head.cell for head in named}
    odd: list[Header] = []
    for at, cell in enumerate(row.cells):
        text = cell.text
        if cell in cells or not 3 <= len(text) <= _LONGEST_HEADER or is_group(text):
            continue
        key = match_damaged_column(table, text).key
        if key and key not in known:
            odd.append(Header(row.grid, key, cell, damaged=True))
        elif not key and at and len(named) >= 2 and cell.colspan == 1 and _is_chinese(text):
            odd.append(Header(row.grid, "", cell))
    return odd


def _is_chinese(text: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in text)


@lru_cache(maxsize=512)
def is_group(text: str) -> bool:
    """Tell whether a header cell names a group of columns, whole or damaged."""
    return _GROUPS.match(text).key != ""


def _line(table: str, row: Row) -> Line | None:
    cells = row.cells
    at, best, last = -1, NO_MATCH, -1
    for index, cell in enumerate(cells):
        text = cell.text
        if not text or is_figure(text):
            if last >= 0:
                break
            continue
        last = index
        match = match_row(table, text)
        if match.key:
            at, best = index, match
    if at < 0:
        return _unnamed(table, row, last)
    values = cells[at + 1 :]
    return _new(Line, (row.grid, best.key, best.agreement, cells[at], values)) if values else None


def _unnamed(table: str, row: Row, last: int) -> Line | None:
    """Return a line whose label is damaged, lost or not one of the form's."""
    cells = row.cells
    values = cells[last + 1 :] if last >= 0 else cells[1:]
    if not values or not any(cell.text and is_figure(cell.text) for cell in values):
        return None
    if last < 0:
        return Line(row.grid, "", "", cells[0], values) if not cells[0].text else None
    match = match_damaged_row(table, cells[last].text)
    return Line(row.grid, match.key, match.agreement, cells[last], values)
