"""Draw tables as they were read, for documents that have no pages: Word, web pages, spreadsheets, texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from checker.findings.finding import Finding
from checker.model.cell import MISSING, Cell
from checker.model.report import Report
from checker.model.table import Table
from checker.picture.marks import COLOURS, FINE, FOUND, kind_of, places_of

if TYPE_CHECKING:
    from PIL.Image import Image

_ROW, _LABEL, _COLUMN, _MARGIN, _SIZE = 30, 430, 118, 16, 16
_INK, _PALE, _LINE = (33, 33, 33), (245, 245, 245), (189, 189, 189)


def draw_tables(report: Report, findings: Sequence[Finding]) -> Image | None:
    """Return a picture of the tables, None where none was read."""
    from PIL import Image, ImageDraw

    from checker.picture.draw import font_of

    tables = [table for table in report.tables.values() if table.cells]
    if not tables:
        return None
    places = places_of(findings)
    width = _MARGIN * 2 + _LABEL + _COLUMN * max(_columns(table) for table in tables)
    height = _MARGIN + sum((_rows(table) + 2) * _ROW + _MARGIN for table in tables)
    picture = Image.new("RGB", (width, height), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    top = _MARGIN
    for table in tables:
        top = _table(pen, font_of(_SIZE), table, places, top) + _MARGIN
    return picture


def _columns(table: Table) -> int:
    """Return how many columns the drawing has: table 4 is drawn in three rows of five."""
    return 5 if len(table.spec.rows) == 1 or table.spec.key == "t4" else len(table.spec.columns)


def _rows(table: Table) -> int:
    if table.spec.key == "t4":
        return -(-len(table.cells) // 5)
    return len(table.spec.rows)


def _table(pen: Any, font: Any, table: Table, places: frozenset[object], top: int) -> int:
    pen.text(
        (_MARGIN, top),
        f"{table.spec.name}（{table.form}年版）" if font else table.spec.key,
        fill=_INK,
        font=font,
    )
    top += _ROW
    labels = _labels(table)
    if table.spec.key != "t4":
        for at, spec in enumerate(table.spec.columns):
            _box(pen, font, (_LABEL + _MARGIN + at * _COLUMN, top), _COLUMN, spec.name, None)
        top += _ROW
    per_row: dict[str, int] = {}
    for slot, cell in zip(table.spec.slots, table.cells, strict=True):
        key = slot.row
        if table.spec.key == "t4":
            at = len(per_row)
            per_row[f"{slot.row}.{slot.column}"] = at
            row, column = divmod(at, 5)
        else:
            row = [spec.key for spec in table.spec.rows].index(key)
            column = [spec.key for spec in table.spec.columns].index(slot.column)
        y = top + row * _ROW
        if column == 0 or key not in per_row:
            _box(pen, font, (_MARGIN, y), _LABEL, labels.get(key, ""), None)
            per_row.setdefault(key, 0)
        _cell(pen, font, (_MARGIN + _LABEL + column * _COLUMN, y), cell, places)
    return top + _rows(table) * _ROW


def _labels(table: Table) -> dict[str, str]:
    return {row.key: row.name for row in table.spec.rows}


def _cell(pen: Any, font: Any, at: tuple[int, int], cell: Cell, places: frozenset[object]) -> None:
    kind = FOUND if cell.location is not None and cell.location in places else kind_of(cell)
    text = cell.raw or ("缺" if cell.state == MISSING and font is not None else "")
    _box(pen, font, at, _COLUMN, text, None if kind == FINE else COLOURS[kind])


def _box(
    pen: Any, font: Any, at: tuple[int, int], width: int, text: str, colour: tuple[int, int, int] | None
) -> None:
    x, y = at
    pen.rectangle((x, y, x + width, y + _ROW), outline=_LINE, fill=(255, 255, 255))
    if colour is not None:
        tinted = tuple(255 - (255 - part) // 6 for part in colour)
        pen.rectangle((x + 1, y + 1, x + width - 1, y + _ROW - 1), outline=colour, fill=tinted, width=2)
    if font is None:
        text = text.encode("ascii", "replace").decode("ascii")
    while text and pen.textlength(text, font=font) > width - 10:
        text = text[:-1]
    pen.text((x + 6, y + 6), text, fill=_INK, font=font)
