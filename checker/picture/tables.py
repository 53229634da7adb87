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
    width = _MARGIN * 2 + _LABEL + _COLUMN * max(len(table.spec.columns) for table in tables)
    height = _MARGIN + sum((len(table.spec.rows) + 2) * _ROW + _MARGIN for table in tables)
    picture = Image.new("RGB", (width, height), (255, 255, 255))
    pen = ImageDraw.Draw(picture)
    top = _MARGIN
    for table in tables:
        top = _table(pen, font_of(_SIZE), table, places, top) + _MARGIN
    return picture


def _table(pen: Any, font: Any, table: Table, places: frozenset[object], top: int) -> int:
    """Draw a table from `top` on; returns where it ends."""
    spec = table.spec
    title = f"{spec.name}（{table.form}年版）" if font is not None else spec.key
    pen.text((_MARGIN, top), title, fill=_INK, font=font)
    top += _ROW
    left = _MARGIN + _LABEL
    for at, column in enumerate(spec.columns):
        _box(pen, font, (left + at * _COLUMN, top), _COLUMN, column.name, None)
    top += _ROW
    rows = {row.key: at for at, row in enumerate(spec.rows)}
    columns = {column.key: at for at, column in enumerate(spec.columns)}
    for row in spec.rows:
        _box(pen, font, (_MARGIN, top + rows[row.key] * _ROW), _LABEL, row.name, None)
    for slot, cell in zip(spec.slots, table.cells, strict=True):
        place = (left + columns[slot.column] * _COLUMN, top + rows[slot.row] * _ROW)
        _cell(pen, font, place, cell, places)
    return top + len(rows) * _ROW


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
