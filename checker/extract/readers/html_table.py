"""Tables of a web page: cells with bounded spans, tables of figures told from tables that lay out a page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeAlias

from turbohtml import Element

from checker.extract.blocks import Grid, GridCell
from checker.extract.readers.html_cell import BLANK, NOTHING, UNUSUAL, read_words
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
_NUMBER: Final = re.compile(r"\s*(\d{1,6})")
_new: Final = tuple.__new__  # a third of the time of calling the class, for a thousand tuples a page
_PLAIN: Final = (PRINTED, (), 0, "")  # of a cell that holds words and nothing else
_LONG: Final = 240  # a cell with more characters holds text, not a figure or a label
_PART: Final = re.compile(
    r"[一二三四五六]、\s*(?:总体情况|主动公开(?:政府)?信息|收到和处理|(?:因)?政府信息公开(?:工作被申请)?行政复议"
    r"|存在的?主要问题|其他需要报告)"
)


# What stands in a cell: see `GridCell` from `text` to `unseen`.
Content: TypeAlias = tuple[str, HtmlLocation, str, tuple[str, ...], int, str]
Spot: TypeAlias = tuple[int, int, int, int]  # row, column, rowspan, colspan


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
        rows = _rows(table, self._hidden)
        if _is_layout(table, rows):
            return None
        cells, spots, width = _arranged(rows)
        contents = self._contents(table, cells)
        read = [_new(GridCell, (*spot, *content)) for spot, content in zip(spots, contents, strict=True)]
        return Grid(tuple(read), len(rows), width, self._places.of(table))

    def _contents(self, table: Element, cells: list[Element]) -> Iterable[Content]:
        """Return what stands in the cells of a table, in their order."""
        self._hides = table in self._hiding
        begins = self._places.offsets_of(cells)
        if self._hides or next(table.iter_elements(UNUSUAL), None) is not None:
            return map(self._content, cells, begins)
        # Words that stand in the source in one piece are all that a cell says; the rest is looked into.
        source = self._source
        texts = [cell.text.strip() for cell in cells]
        behind = [*begins[1:], source.find("</t", begins[-1])]
        starts = map(source.find, [f">{text}<" for text in texts], begins, behind)
        return [
            (text, _new(HtmlLocation, (cell.xpath_path(), start + 1, start + 1 + len(text), "")), *_PLAIN)
            if start >= 0 and text and (text.isalnum() or not BLANK.search(text))
            else self._content(cell, at)
            for cell, text, start, at in zip(cells, texts, starts, begins, strict=True)
        ]

    def _content(self, cell: Element, at: int) -> Content:
        """Return what stands in a cell that begins at `at` in the source, whatever it holds."""
        source = self._source
        hidden = self._hidden if self._hides else NOTHING
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


def _arranged(rows: list[list[Element]]) -> tuple[list[Element], list[Spot], int]:
    """Put the cells of a table in rows and columns; return them, where each is, and the number of columns."""
    cells: list[Element] = []
    spots: list[Spot] = []
    covered = [0] * (_COLUMNS + 1)  # the first row that is free again, by column; the last is never covered
    width = 0
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while covered[column] > at:
                column += 1
            if column >= _COLUMNS:
                break
            attributes = cell.attrs
            rowspan = colspan = 1
            if "rowspan" in attributes or "colspan" in attributes:
                left = len(rows) - at
                rowspan = min(_span(cell, "rowspan") or left, left)
                colspan = min(_span(cell, "colspan") or 1, _COLUMNS - column)
                covered[column : column + colspan] = [at + rowspan] * colspan
            cells.append(cell)
            spots.append((at, column, rowspan, colspan))
            column += colspan
        width = max(width, column)
        if len(cells) > _CELLS:
            break
    return cells, spots, width


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


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if type(cell) is Element and cell.tag in ("td", "th")]


def _span(cell: Element, name: str) -> int:
    value = cell.attr(name)
    number = _NUMBER.match(value) if value is not None else None
    return int(number[1]) if number else 1


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
