"""Tables of a web page: cells with bounded spans, nested layout tables told from tables of figures."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from turbohtml import Element, Node, Text

from checker.extract.blocks import Grid, GridCell
from checker.extract.readers.spacing import tidy
from checker.source.location import HtmlLocation

_ROWS: Final = 400
_COLUMNS: Final = 64
_TAG: Final = re.compile(r"""<[^>"']*(?:"[^"]*"[^>"']*|'[^']*'[^>"']*)*>""")
_BEFORE: Final = re.compile(r"(?:\s+|&nbsp;|&#160;|[​‌‍﻿]+|<[a-zA-Z/!?][^>]*>)*", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\s*(\d{1,6})")
_BLANK: Final = re.compile("[\\s\u200b-\u200f\u2060-\u2064\ufeff\xad]")
_DROPPED: Final = frozenset(
    ["script", "style", "noscript", "template", "select", "option", "button", "input", "textarea", "svg"]
)
_SPLITS: Final = frozenset(
    ["p", "div", "br", "li", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6"]
)
_LONG: Final = 240  # a cell with more characters holds text, not a figure or a label
_PART: Final = re.compile(
    r"[一二三四五六]、\s*(?:总体情况|主动公开(?:政府)?信息|收到和处理|(?:因)?政府信息公开(?:工作被申请)?行政复议|存在的?主要问题|其他需要报告)"
)


class TableReader:
    """Reads tables of one page."""

    def __init__(self, offset_of: Callable[[Element], int], source: str, hidden: frozenset[Element]) -> None:
        self._offset_of = offset_of
        self._source = source
        self._hidden = hidden
        self._count = 0

    def read(self, table: Element) -> Grid | None:
        """Return the table's cells, or None where it only lays out what stands in it."""
        rows = _rows(table)
        if _is_layout(table, rows):
            return None
        self._count += 1
        cells: list[GridCell] = []
        covered: list[int] = [0] * _COLUMNS  # rows still covered, by column
        width = 0
        for at, row in enumerate(rows):
            column = 0
            for cell in row:
                while column < _COLUMNS and covered[column] > at:
                    column += 1
                if column >= _COLUMNS:
                    break
                colspan = min(_span(cell, "colspan"), _COLUMNS - column)
                rowspan = min(_span(cell, "rowspan") or len(rows), len(rows) - at)
                cells.append(self._cell(cell, at, column, rowspan, colspan))
                end = column + colspan
                if rowspan > 1:
                    for covering in range(column, end):
                        covered[covering] = at + rowspan
                column = end
            width = max(width, column)
        place = self._offset_of(table)
        return Grid(tuple(cells), len(rows), width, HtmlLocation(table.xpath_path(), place, place + 6))

    def _cell(self, cell: Element, row: int, column: int, rowspan: int, colspan: int) -> GridCell:
        text, images = self._text(cell)
        at = self._offset_of(cell)
        source = self._source
        tag = _TAG.match(source, at)
        if tag:
            found = _BEFORE.match(source, tag.end())
            start = found.end() if found and text else tag.end()
        else:
            start = at
        end = start + len(text)
        if not source.startswith(text, start):
            end = max(source.find("</t", start), start)
        label = f"第{self._count}张表第{row + 1}行第{column + 1}列"
        place = HtmlLocation(cell.xpath_path(), start, end, label)
        return GridCell(row, column, rowspan, colspan, text, place, images=images)

    def _text(self, cell: Element) -> tuple[str, int]:
        node: Node = cell
        while True:  # the common case: one element inside the other, down to one text
            children = node.children
            if not children:
                return "", int(type(node) is Element and node.tag == "img")
            if len(children) > 1:
                break
            node = children[0]
            if type(node) is Text:
                text = node.data
                return (tidy(text) if _BLANK.search(text) else text), 0
            if type(node) is not Element or node.tag in _DROPPED or node in self._hidden:
                return "", 0
        pieces: list[str] = []
        images = 0
        stack: list[Node] = list(reversed(children))
        while stack:
            node = stack.pop()
            if type(node) is Text:
                pieces.append(node.data)
            elif type(node) is Element:
                tag = node.tag
                if tag in _DROPPED or node in self._hidden:
                    continue
                if tag == "img":
                    images += 1
                elif tag in _SPLITS:
                    pieces.append("\n")
                stack.extend(reversed(node.children))
        return tidy(" ".join("".join(pieces).split("\n"))), images


def _rows(table: Element) -> list[list[Element]]:
    """Return the cells of the rows whose nearest table is this one."""
    rows: list[list[Element]] = []
    for part in table.children:
        if type(part) is not Element:
            continue
        if part.tag == "tr":
            rows.append(_cells(part))
        elif part.tag in ("tbody", "thead", "tfoot"):
            rows.extend([_cells(row) for row in part.children if type(row) is Element and row.tag == "tr"])
        if len(rows) >= _ROWS:
            return rows[:_ROWS]
    return rows


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row.children if type(cell) is Element and cell.tag in ("td", "th")]


def _span(cell: Element, name: str) -> int:
    value = cell.attr(name)
    if value is None:
        return 1
    number = _NUMBER.match(value)
    return int(number[1]) if number else 1


def _is_layout(table: Element, rows: list[list[Element]]) -> bool:
    """Tell whether a table only arranges other things: text, other tables, nothing."""
    widest = max(map(len, rows), default=0)
    if widest <= 1:
        return True
    text = table.text
    if len(text) > 2000 or "<table" in text or table.find("table") is not None:
        if len(_PART.findall(text)) >= 2:
            return True
        if table.find("table") is not None:
            return any(len(inner.text.strip()) > 30 for inner in table.find_all("table", limit=3))
        return False
    return len(rows) == 1 and any(len(cell.text) > _LONG for cell in rows[0])
