"""Write a made report as a PDF: a small writer of our own, with a Chinese font that is not embedded.

The font is a standard one of Adobe's Chinese collection (STSong-Light) with a predefined encoding, so that
any reader knows what its characters mean. Source: ISO 32000-1, 9.7.5 (CMaps), 9.7.4 (CIDFonts).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from checker.testing.builders import CellSpec, Line, Specimen, TableSpecimen, placed

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 60
_SIZES = {"title": 16.0, "heading": 13.0, "words": 11.0}
_CELL_SIZE = 8.0


_FONT = (
    """<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H
/DescendantFonts [4 0 R] >>""",
    """<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500 814 939 500]
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R >>""",
    """<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0
/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>""",
)


class Options(NamedTuple):
    """How the PDF is to look."""

    rules: str = "all"  # all, horizontal, none
    turned: int = 0  # /Rotate of every page, the text lying on its side
    numbers: bool = True  # page numbers at the foot
    closed: bool = True  # a line where the page ends within a table


_PLAIN = Options()


@dataclass(slots=True)
class _Writer:
    options: Options
    pages: list[list[str]] = field(default_factory=lambda: [[]])
    y: float = _HEIGHT - _MARGIN

    def draw(self, operators: str) -> None:
        self.pages[-1].append(operators)

    def turn_page(self) -> None:
        self.pages.append([])
        self.y = _HEIGHT - _MARGIN

    def text(self, x: float, y: float, words: str, size: float) -> None:
        self.draw(f"BT /F1 {size:g} Tf {x:.2f} {y:.2f} Td <{words.encode('utf-16-be').hex()}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.draw(f"0.5 w {x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l S")


def as_pdf(report: Specimen, options: Options = _PLAIN) -> bytes:
    """Return a PDF."""
    writer = _Writer(options)
    for block in report.blocks:
        if isinstance(block, Line):
            _paragraph(writer, block)
        else:
            _table(writer, block)
    if options.numbers:
        for number, page in enumerate(writer.pages, start=1):
            text = f"- {number} -".encode("utf-16-be").hex()
            page.append(f"BT /F1 9 Tf {_WIDTH / 2 - 12:.2f} 30 Td <{text}> Tj ET")
    return _file(["\n".join(page) for page in writer.pages], options.turned)


def width_of(text: str, size: float) -> float:
    """Return how wide a text is: a Chinese character is as wide as high, others half."""
    return sum(size if character >= "\u2e80" or character in "“”‘’—…" else size / 2 for character in text)


def _wrapped(text: str, size: float, room: float, indent: float = 0.0) -> list[str]:
    lines = [""]
    used: float = indent
    for character in text:
        step = width_of(character, size)
        if used + step > room and lines[-1] and character not in "，。；：、！？）》”.,)0123456789":
            lines.append("")
            used = 0.0
        lines[-1] += character
        used += step
    return lines


def _paragraph(writer: _Writer, line: Line) -> None:
    size = _SIZES[line.role]
    room = _WIDTH - 2 * _MARGIN
    indent = 2.0 * size if line.role != "title" else 0.0
    for at, part in enumerate(_wrapped(line.text, size, room, indent)):
        if writer.y < _MARGIN + 2 * size:
            writer.turn_page()
        writer.y -= size * 1.7
        x = _MARGIN + (indent if at == 0 else 0)
        if line.role == "title":
            x = (_WIDTH - width_of(part, size)) / 2
        writer.text(x, writer.y, part, size)
    writer.y -= size * 0.3


def _table(writer: _Writer, table: TableSpecimen) -> None:
    """Draw a table row by row; a row that does not fit goes to the next page."""
    xs = _columns(table)
    cells = placed(table)
    heights = _heights(table, xs)
    row = 0
    while row < len(table.rows):
        last = row
        room = writer.y - _MARGIN - 10
        while last < len(table.rows) and sum(heights[row : last + 1]) <= room:
            last += 1
        if last == row:
            writer.turn_page()
            continue
        _rows(writer, cells, xs, heights, row, last, len(table.rows))
        writer.y -= sum(heights[row:last]) + 8
        row = last
        if row < len(table.rows):
            writer.turn_page()


def _columns(table: TableSpecimen) -> list[float]:
    room = _WIDTH - 2 * _MARGIN
    shares = [2.4, 2.6, 3.4, *[1.6] * 7] if table.columns == 10 else [1.0] * table.columns
    xs = [float(_MARGIN)]
    for share in shares:
        xs.append(xs[-1] + room * share / sum(shares))
    return xs


def _heights(table: TableSpecimen, xs: list[float]) -> list[float]:
    heights = [_CELL_SIZE * 2.2] * len(table.rows)
    for row, column, cell in placed(table):
        if cell.rowspan == 1:
            lines = len(_wrapped(cell.text, _CELL_SIZE, xs[column + cell.colspan] - xs[column] - 6))
            heights[row] = max(heights[row], _CELL_SIZE * (1.3 * lines + 0.9))
    return heights


def _rows(
    writer: _Writer,
    cells: list[tuple[int, int, CellSpec]],
    xs: list[float],
    heights: list[float],
    first: int,
    last: int,
    whole: int,
) -> None:
    """Draw the rows from `first` up to `last` of a table of `whole` rows."""
    top = writer.y
    ys = [top]
    for row in range(first, last):
        ys.append(ys[-1] - heights[row])
    for row, column, cell in cells:
        begin, end = max(row, first), min(row + cell.rowspan, last)
        if begin >= end:
            continue
        left, right = xs[column], xs[column + cell.colspan]
        upper, lower = ys[begin - first], ys[end - first]
        _borders(writer, (left, lower, right, upper), open_below=row + cell.rowspan > last and last < whole)
        if row >= first:
            _words(writer, cell.text, (left, lower, right, upper))


def _borders(writer: _Writer, box: tuple[float, float, float, float], *, open_below: bool) -> None:
    left, lower, right, upper = box
    rules = writer.options.rules
    if rules in ("all", "horizontal"):
        writer.line(left, upper, right, upper)
        if writer.options.closed or not open_below:
            writer.line(left, lower, right, lower)
    if rules == "all":
        writer.line(left, lower, left, upper)
        writer.line(right, lower, right, upper)


def _words(writer: _Writer, text: str, box: tuple[float, float, float, float]) -> None:
    left, lower, right, upper = box
    lines = _wrapped(text, _CELL_SIZE, right - left - 6)
    y = (upper + lower) / 2 + _CELL_SIZE * (1.3 * len(lines) / 2 - 1.0)
    for line in lines:
        x = left + (right - left - width_of(line, _CELL_SIZE)) / 2
        writer.text(x, y, line, _CELL_SIZE)
        y -= _CELL_SIZE * 1.3


def _file(pages: list[str], turned: int) -> bytes:
    """Put objects together to a file."""
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    box, matrix = f"[0 0 {_WIDTH} {_HEIGHT}]", ""
    if turned == 90:
        box, matrix = f"[0 0 {_HEIGHT} {_WIDTH}]", f"0 1 -1 0 {_HEIGHT} 0 cm\n"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        *_FONT,
    ]
    for number, content in enumerate(pages):
        body = matrix + content
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Rotate {turned} /Contents {7 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(body)} >>\nstream\n{body}\nendstream")
    out = bytearray(b"%PDF-1.5\n")
    places: list[int] = []
    for number, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    out += b"".join(f"{place:010d} 00000 n \n".encode("ascii") for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    return bytes(out)
