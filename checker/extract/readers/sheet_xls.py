"""Old spreadsheets (.xls) and those of WPS (.et): read by calamine, in the child process."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from checker.extract.blocks import Block, Reading
from checker.extract.readers import troubles
from checker.extract.readers.sheet import COLUMNS, ROWS, Area, number_text, to_blocks
from checker.model.problem import Problem
from checker.source.document import Document

MEDIA = "application/vnd.ms-excel"


def read_xls(document: Document) -> Reading:
    """Read a workbook. One that cannot be read gives a reading with a fatal problem."""
    try:
        import python_calamine as calamine
    except ImportError:
        from checker.extract.readers.office import convert_sheet, installed

        if installed():
            return convert_sheet(document)
        return Reading(MEDIA, (), problems=(troubles.needs_extra("老版电子表格（.xls、.et）", "xls"),))
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(document.content))
    except calamine.PasswordError:
        return Reading(MEDIA, (), problems=(troubles.password(),))
    except (calamine.CalamineError, OSError, ValueError):
        return Reading(MEDIA, (), problems=(troubles.broken_package(),))
    blocks: list[Block] = []
    problems: list[Problem] = []
    hidden: list[str] = []
    for info in workbook.sheets_metadata[:40]:
        if info.visible != calamine.SheetVisibleEnum.Visible:
            hidden.append(f"工作表“{info.name}”")
            continue
        try:
            sheet = workbook.get_sheet_by_name(info.name)
        except (calamine.CalamineError, OSError, ValueError):
            problems.append(troubles.broken_part(info.name))
            continue
        if _is_far(sheet):
            problems.append(troubles.far_cells())
        blocks.extend(_blocks(info.name, sheet))
    if hidden:
        problems.append(troubles.hidden_cells("、".join(hidden[:3])))
    if not blocks and not problems:
        problems.append(troubles.not_a_report("没有填内容的单元格"))
    return Reading(MEDIA, tuple(blocks), problems=tuple(problems))


def _is_far(sheet: Any) -> bool:
    return bool(sheet.height > ROWS or sheet.width > COLUMNS)


def _blocks(name: str, sheet: Any) -> list[Block]:
    start = sheet.start or (0, 0)
    texts: dict[tuple[int, int], str] = {}
    rows = sheet.to_python(skip_empty_area=True, nrows=ROWS)
    for row, values in enumerate(rows, start=start[0]):
        for column, value in enumerate(values[:COLUMNS], start=start[1]):
            text = _text(value)
            if text:
                texts[(row, column)] = text
    merged = [
        Area(top, left, bottom - top + 1, right - left + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if top < ROWS and left < COLUMNS and (bottom - top + 1) * (right - left + 1) <= 20_000
    ]
    return to_blocks(name, texts, merged)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_text(float(value))
    if isinstance(value, datetime):
        return value.strftime("%Y年%m月%d日")
    if isinstance(value, date):
        return value.strftime("%Y年%m月%d日")
    if isinstance(value, time | timedelta):
        return str(value)
    return str(value or "")
