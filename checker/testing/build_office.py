"""Write a made report as a Word file or a spreadsheet: the smallest packages that office programs open."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from checker.testing.builders import Line, Specimen, TableSpecimen, placed

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN = "application/vnd.openxmlformats-officedocument"


def as_docx(report: Specimen, body: str | None = None) -> bytes:
    """Return a Word file; `body` replaces what is in w:body (for tests of single elements)."""
    blocks = "".join(
        _paragraph(block) if isinstance(block, Line) else _word_table(block) for block in report.blocks
    )
    inner = blocks if body is None else body
    document = f'{_HEAD}<w:document xmlns:w="{_WORD}"><w:body>{inner}<w:sectPr/></w:body></w:document>'
    return zipped(
        {
            "[Content_Types].xml": _types(
                {"/word/document.xml": f"{_MAIN}.wordprocessingml.document.main+xml"}
            ),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": document,
        }
    )


def _paragraph(line: Line) -> str:
    level = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' if line.role == "heading" else ""
    return f'<w:p>{level}<w:r><w:t xml:space="preserve">{escape(line.text)}</w:t></w:r></w:p>'


def _word_table(table: TableSpecimen) -> str:
    by_row: dict[int, list[str]] = {row: [] for row in range(len(table.rows))}
    pieces: list[tuple[int, int, str]] = []
    for row, column, cell in placed(table):
        span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
        first = '<w:vMerge w:val="restart"/>' if cell.rowspan > 1 else ""
        text = f"<w:p><w:r><w:t>{escape(cell.text)}</w:t></w:r></w:p>"
        pieces.append((row, column, f"<w:tc><w:tcPr>{span}{first}</w:tcPr>{text}</w:tc>"))
        covered = f"<w:tc><w:tcPr>{span}<w:vMerge/></w:tcPr><w:p/></w:tc>"
        pieces.extend((below, column, covered) for below in range(row + 1, row + cell.rowspan))
    for row, _, piece in sorted(pieces):
        by_row[row].append(piece)
    grid = '<w:gridCol w:w="900"/>' * table.columns
    rows = "".join(f"<w:tr>{''.join(cells)}</w:tr>" for cells in by_row.values())
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def as_xlsx(report: Specimen) -> bytes:
    """Return a spreadsheet of one sheet, a blank row between blocks."""
    cells: dict[int, list[tuple[int, str]]] = {}
    merged: list[str] = []
    at = 0
    for block in report.blocks:
        if isinstance(block, Line):
            cells[at] = [(0, block.text)]
            at += 1
            continue
        for row, column, cell in placed(block):
            cells.setdefault(at + row, []).append((column, cell.text))
            if cell.colspan > 1 or cell.rowspan > 1:
                last = _name(at + row + cell.rowspan - 1, column + cell.colspan - 1)
                merged.append(f'<mergeCell ref="{_name(at + row, column)}:{last}"/>')
        at += len(block.rows) + 1
    rows = "".join(
        f'<row r="{row + 1}">'
        + "".join(_sheet_cell(row, column, text) for column, text in sorted(line))
        + "</row>"
        for row, line in sorted(cells.items())
    )
    sheet = (
        f'{_HEAD}<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>'
        f'<mergeCells count="{len(merged)}">{"".join(merged)}</mergeCells></worksheet>'
    )
    book = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATION}"><sheets>'
        '<sheet name="年报" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    kinds = {
        "/xl/workbook.xml": f"{_MAIN}.spreadsheetml.sheet.main+xml",
        "/xl/worksheets/sheet1.xml": f"{_MAIN}.spreadsheetml.worksheet+xml",
    }
    return zipped(
        {
            "[Content_Types].xml": _types(kinds),
            "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": _HEAD + book,
            "xl/_rels/workbook.xml.rels": _relations({"rId1": ("worksheet", "worksheets/sheet1.xml")}),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def _sheet_cell(row: int, column: int, text: str) -> str:
    name = _name(row, column)
    if text.replace(".", "", 1).isdigit():
        return f'<c r="{name}"><v>{text}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _name(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"


def _types(kinds: dict[str, str]) -> str:
    parts = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items())
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{parts}</Types>'


def _relations(items: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for key, (kind, target) in items.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of parts, the same bytes for the same parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()
