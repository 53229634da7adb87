"""Write a made report as a web page, or as text."""

from __future__ import annotations

from html import escape

from checker.testing.builders import Line, Specimen, TableSpecimen

_TAGS = {"title": "h1", "heading": "h2", "words": "p"}


def as_html(report: Specimen) -> bytes:
    """Return a web page in UTF-8."""
    body = "".join(
        f"<{_TAGS[block.role]}>{escape(block.text)}</{_TAGS[block.role]}>\n"
        if isinstance(block, Line)
        else _table(block)
        for block in report.blocks
    )
    title = next((block.text for block in report.blocks if isinstance(block, Line)), "")
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>\n{body}</body></html>".encode()


def _table(table: TableSpecimen) -> str:
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td colspan="{cell.colspan}" rowspan="{cell.rowspan}">{escape(cell.text)}</td>' for cell in row
        )
        + "</tr>\n"
        for row in table.rows
    )
    return f'<table border="1">{rows}</table>\n'


def as_text(report: Specimen) -> bytes:
    """Return plain text in UTF-8, a cell a line, as copied from a page."""
    lines: list[str] = []
    for block in report.blocks:
        if isinstance(block, Line):
            lines.append(block.text)
        else:
            lines.extend(cell.text for row in block.rows for cell in row)
    return "\n".join(lines).encode()


def as_mhtml(report: Specimen) -> bytes:
    """Return the web page saved in one file."""
    from base64 import encodebytes

    page = encodebytes(as_html(report)).decode("ascii")
    return (
        "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="made"\r\n\r\n'
        "--made\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: http://example.invalid/report.html\r\n\r\n{page}\r\n--made--\r\n"
    ).encode("ascii")
