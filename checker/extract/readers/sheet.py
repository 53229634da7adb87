"""From the cells of a spreadsheet to blocks: rows of one cell are words, the others make tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from checker.extract.blocks import Block, Grid, GridCell, Paragraph
from checker.extract.readers.spacing import tidy, tidy_passage
from checker.source.location import SheetLocation

ROWS, COLUMNS = 3000, 64  # cells further away are not read
_HEADING = re.compile(r"[一二三四五六七][、.．,，].{2,30}(?:情况|事项|概述|措施|问题)")
_PROSE = 40  # characters: a longer single cell is a sentence, not a label


class SheetCell(NamedTuple):
    """A cell of a sheet, rows and columns from 0; spans are those of a merged range."""

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1


class Area(NamedTuple):
    """A merged range."""

    row: int
    column: int
    rowspan: int
    colspan: int


def to_blocks(sheet: str, texts: dict[tuple[int, int], str], merged: Iterable[Area]) -> list[Block]:
    """Turn the cells of one sheet into blocks. `texts`: by row and column, empty ones may be absent."""
    merges = {(area.row, area.column): area for area in merged}
    covered = {
        (row, column)
        for area in merges.values()
        for row in range(area.row, area.row + area.rowspan)
        for column in range(area.column, area.column + area.colspan)
    } - merges.keys()
    filled = {place: text for place, text in texts.items() if text.strip() and place not in covered}
    rows: dict[int, list[int]] = {}
    for row, column in sorted(filled):
        rows.setdefault(row, []).append(column)
    blocks: list[Block] = []
    region: list[int] = []
    for row in range(max(rows, default=-1) + 1):
        columns = rows.get(row, [])
        inside = any(
            area.row < row < area.row + area.rowspan and area.row in region for area in merges.values()
        )
        alone = len(columns) == 1 and not inside and _is_words(filled[(row, columns[0])], region)
        if alone and not region and _is_caption(row, columns[0], filled, rows, merges):
            alone = False
        if (not columns and not inside) or alone:
            _close(sheet, region, filled, merges, covered, blocks)
            region = []
        if alone:
            blocks.append(_paragraph(sheet, row, columns[0], filled[(row, columns[0])]))
        elif columns or inside:
            region.append(row)
    _close(sheet, region, filled, merges, covered, blocks)
    return blocks


def _is_words(text: str, region: Sequence[int]) -> bool:
    """Tell whether a row's only cell is a heading or a sentence rather than a row of the table above."""
    plain = tidy(text)
    if _HEADING.fullmatch(plain) or len(plain) > _PROSE:
        return True
    return not region


def _is_caption(
    row: int,
    column: int,
    filled: dict[tuple[int, int], str],
    rows: dict[int, list[int]],
    merges: dict[tuple[int, int], Area],
) -> bool:
    """Tell whether a cell over several columns begins the table right below it."""
    text = tidy(filled[(row, column)])
    wide = (row, column) in merges and merges[(row, column)].colspan > 1
    short = len(text) <= 20 and "报告" not in text and not _HEADING.fullmatch(text)
    return wide and short and len(rows.get(row + 1, ())) > 1


def _paragraph(sheet: str, row: int, column: int, text: str) -> Paragraph:
    return Paragraph(tidy_passage(text, ((0, SheetLocation(sheet, name_of(row, column))),)))


def _close(
    sheet: str,
    region: Sequence[int],
    filled: dict[tuple[int, int], str],
    merges: dict[tuple[int, int], Area],
    covered: set[tuple[int, int]],
    blocks: list[Block],
) -> None:
    """Make a table of the rows gathered."""
    if not region:
        return
    first, last = region[0], region[-1]
    columns = [column for row, column in filled if first <= row <= last]
    if not columns:
        return
    left = min(columns)
    right = max(
        column + (merges[(row, column)].colspan if (row, column) in merges else 1)
        for row, column in filled
        if first <= row <= last
    )
    cells: list[GridCell] = []
    for row in range(first, last + 1):
        for column in range(left, right):
            if (row, column) in covered:
                continue
            area = merges.get((row, column), Area(row, column, 1, 1))
            cells.append(
                GridCell(
                    row - first,
                    column - left,
                    min(area.rowspan, last + 1 - row),
                    min(area.colspan, right - column),
                    tidy(filled.get((row, column), "")),
                    SheetLocation(sheet, name_of(row, column)),
                )
            )
    if len(cells) == 1:
        blocks.append(_paragraph(sheet, first, left, cells[0].text))
        return
    place = SheetLocation(sheet, f"{name_of(first, left)}:{name_of(last, right - 1)}")
    blocks.append(Grid(tuple(cells), last + 1 - first, right - left, place))


def name_of(row: int, column: int) -> str:
    """Return the name of a cell, as A1 for the first."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def number_text(value: float) -> str:
    """Write a number as a sheet shows it without a format: fifteen digits, no trailing zeros."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.15g}"
    return text if "e" not in text else f"{value:.10f}".rstrip("0").rstrip(".")
