"""Tables of a web page: cells with bounded spans, tables of figures told from tables that lay out a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import repeat
from operator import add
from typing import Any, Final, TypeAlias

from turbohtml import Element

from checker.extract.blocks import Grid, GridCell
from checker.extract.readers.html_cell import NONE_HIDDEN, UNUSUAL, drawn, read_words
from checker.extract.readers.html_hidden import faint_nodes
from checker.extract.readers.html_places import Places
from checker.model.cell import PRINTED
from checker.source.location import HtmlLocation

_ROWS: Final = 400
_COLUMNS: Final = 64
_CELLS: Final = 6000
# What stands in a cell before its words.
_BEFORE: Final = re.compile(
    r"(?:\s+|&(?:nbsp|NBSP|#160|#xa0|#xA0);|[\u200b\u200c\u200d\ufeff]+|<[a-zA-Z/!?][^>]*>)*"
)
_DIGITS: Final = 6
_NUMBER: Final = re.compile(rf"\s*(\d{{1,{_DIGITS}}})")
_new: Final = tuple.__new__  # a third of the time of calling the class, for a thousand tuples a page
_USUAL: Final = (PRINTED, (), 0, "")  # of a cell that holds words and nothing else
_LONG: Final = 240  # a cell with more characters holds text, not a figure or a label
_PART: Final = re.compile(
    r"[一二三四五六]、\s*(?:总体情况|主动公开(?:政府)?信息|收到和处理|(?:因)?政府信息公开(?:工作被申请)?行政复议"
    r"|存在的?主要问题|其他需要报告)"
)

# What stands in a cell: see `GridCell` from `text` to `unseen`.
Content: TypeAlias = tuple[str, HtmlLocation, str, tuple[str, ...], int, str]
Columns: TypeAlias = Iterable[Iterable[Any]]  # the same of all cells of a table
# Of all cells of a table: `GridCell` from `row` to `colspan`.
Spots: TypeAlias = tuple[list[int], list[int], list[int], list[int]]


class TableReader:
    """Reads tables of one page."""

    def __init__(self, places: Places, hidden: frozenset[Element]) -> None:
        self._places = places
        self._source = places.source
        self._hidden = hidden
        self._hiding = frozenset(table for node in hidden if (table := node.closest("table")) is not None)
        self._hides = False  # whether the table that is read hides something

    def read(self, table: Element) -> Grid | None:
        """Return the table's cells, or None where it only lays out what stands in it."""
        self._hides = table in self._hiding
        plain = not self._hides and next(table.iter_elements(UNUSUAL), None) is None
        rows = _plain_rows(table) if plain else _rows(table, self._hidden)
        if _is_layout(table, rows):
            return None
        broad = frozenset(table.select("[rowspan],[colspan]"))
        cells, spots, width = _arranged(rows, broad)
        begins = self._places.offsets_of(cells)
        read_all = self._plain if plain else self._one_by_one
        read = map(_new, repeat(GridCell), zip(*spots, *read_all(cells, begins), strict=True))
        return Grid(tuple(read), len(rows), width, self._places.of(table))

    def _one_by_one(self, cells: list[Element], begins: list[int]) -> Columns:
        """Return what stands in the cells of any table, one column for each thing told of a cell."""
        return zip(*map(self._content, cells, begins), strict=True)

    def _plain(self, cells: list[Element], begins: list[int]) -> Columns:
        """Return what stands in the cells of a table without anything unusual, in the same columns.

        Words that stand in the source in one piece are all that a cell says; other cells are looked into.
        """
        source = self._source
        texts = [cell.text.strip() for cell in cells]
        behind = [*begins[1:], source.find("</t", begins[-1])]
        before = map(source.find, [f">{text}<" for text in texts], begins, behind)
        starts = [at + 1 for at in before]
        ends = map(add, starts, map(len, texts))
        paths = [cell.xpath_path() for cell in cells]
        places = list(
            map(_new, repeat(HtmlLocation), zip(paths, starts, ends, [""] * len(cells), strict=True))
        )
        columns: list[list[Any]] = [texts, places, *[[usual] * len(cells) for usual in _USUAL]]
        shown = columns[-1]
        for at, text in enumerate(texts):
            if not text:
                start = source.find(">", begins[at]) + 1 or begins[at]
                places[at] = HtmlLocation(paths[at], start, start)
                shown[at] = drawn(cells[at])
            elif not starts[at] or not (text.isalnum() or (text.isprintable() and " " not in text)):
                for column, found in zip(columns, self._content(cells[at], begins[at]), strict=True):
                    column[at] = found
        return columns

    def _content(self, cell: Element, at: int) -> Content:
        """Return what stands in a cell that begins at `at` in the source, whatever it holds."""
        source = self._source
        hidden = self._hidden if self._hides else NONE_HIDDEN
        start = source.find(">", at) + 1 or at
        faint = faint_nodes(cell, source[start : source.find("</t", start)])
        text, images, unseen, told = read_words(cell, hidden | faint if faint else hidden)
        end = start + len(text)
        if not source.startswith(text, start):
            found = _BEFORE.match(source, start)
            start = found.end() if found else start
            end = start + len(text)
            if not source.startswith(text, start):
                end = max(source.find("</t", start), start)
        return text, HtmlLocation(cell.xpath_path(), start, end), PRINTED, told, images, unseen


def _arranged(rows: list[list[Element]], broad: frozenset[Element]) -> tuple[list[Element], Spots, int]:
    """Put the cells of a table in rows and columns; return them, where each is, and the number of columns.

    `broad` are the cells that say how many rows or columns they take.
    """
    cells: list[Element] = []
    ats: list[int] = []
    columns: list[int] = []
    spans: dict[int, tuple[int, int]] = {}  # of the broad cells
    covered = [0] * (_COLUMNS + 1)  # the first row that is free again, by column; the last is never covered
    width = deepest = 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            if deepest > at:
                while covered[column] > at:
                    column += 1
            if column >= _COLUMNS:
                break
            columns.append(column)
            cells.append(cell)
            if cell in broad:
                rowspan = _span(cell, "rowspan", len(rows) - at) or len(rows) - at
                colspan = _span(cell, "colspan", _COLUMNS - column) or 1
                spans[len(cells) - 1] = rowspan, colspan
                covered[column : column + colspan] = [at + rowspan] * colspan
                deepest = max(deepest, at + rowspan)
                column += colspan
            else:
                column += 1
        ats.extend([at] * (len(cells) - len(ats)))
        width = max(width, column)
        if len(cells) > _CELLS:
            break
    rowspans, colspans = [1] * len(cells), [1] * len(cells)
    for index, (rowspan, colspan) in spans.items():
        rowspans[index], colspans[index] = rowspan, colspan
    return cells, (ats, columns, rowspans, colspans), width


def _rows(table: Element, hidden: frozenset[Element]) -> list[list[Element]]:
    """Return the cells, as far as they are shown, of the rows whose nearest table is this one."""
    rows: list[list[Element]] = []
    for part in table.children:
        if type(part) is not Element or part in hidden:
            continue
        if part.tag == "tr":
            rows.append(_cells(part))
        elif part.tag in ("tbody", "thead", "tfoot"):
            rows.extend([_cells(row) for row in part.children if type(row) is Element and row.tag == "tr"])
        if len(rows) >= _ROWS:
            break
    del rows[_ROWS:]
    if hidden:
        return [[cell for cell in row if cell not in hidden and cell.parent not in hidden] for row in rows]
    return rows


def _plain_rows(table: Element) -> list[list[Element]]:
    """Return the cells of the rows of a table that holds no other table."""
    return [list(row.iter_elements(("td", "th"))) for row in table.iter_elements("tr")][:_ROWS]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if type(cell) is Element and cell.tag in ("td", "th")]


def _span(cell: Element, name: str, most: int) -> int:
    value = cell.attr(name)
    if not value:
        return 1
    plain = value.isdecimal() and len(value) <= _DIGITS
    number = None if plain else _NUMBER.match(value)
    span = int(value) if plain else int(number[1]) if number else 1
    return span if span < most else most


def _is_layout(table: Element, rows: list[list[Element]]) -> bool:
    """Tell whether a table only arranges other things: text, other tables, nothing."""
    if max(map(len, rows), default=0) <= 1:
        return True
    inner = table.find("table")
    text = table.text
    if inner is None and (len(rows) == 1 or len(text) <= 2000):
        return len(rows) == 1 and any(len(cell.text) > _LONG for cell in rows[0])
    if len(_PART.findall(text)) >= 2:
        return True
    if inner is None:
        return False
    return any(len(one.text.strip()) > 30 for one in table.find_all("table", limit=3))
