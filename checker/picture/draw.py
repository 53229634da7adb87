"""Draw what was read: the pages of a PDF with marked cells, or the tables of any other document.

A PDF is drawn as its pages look, one under the other, every cell that was read framed and the places of
findings framed in red. Other formats have no pages: their tables are drawn as they were read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.extract.readers import troubles
from checker.findings.finding import Finding
from checker.model.problem import FATAL, Problem
from checker.model.report import Report
from checker.picture.marks import COLOURS, FOUND, MEANINGS, Mark, marks_on_pages
from checker.source.document import Document

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE = 1.5  # pixels a point
PAGES = 12
_GAP = 12
_LEGEND = 34


def draw(document: Document, report: Report, findings: Sequence[Finding], out: Path) -> Problem | None:
    """Write a PNG picture of a report to `out`; a Problem says why there is none.

    Raises: OSError where the file cannot be written.
    """
    try:
        import PIL.Image
    except ImportError:
        return troubles.needs_extra("并画出图片", "picture")
    del PIL
    marks = marks_on_pages(report, findings)
    if marks:
        picture = _pages(document, marks)
    else:
        from checker.picture.tables import draw_tables

        picture = draw_tables(report, findings)
    if picture is None:
        return Problem("E370", "没有可以画的内容：没有读到表格，或页面画不出来。", FATAL)
    picture.save(out, format="PNG")
    return None


def _pages(document: Document, marks: list[Mark]) -> Image | None:
    from PIL import Image

    from checker.worker.read import render_pages

    numbers = sorted({mark.page for mark in marks})[:PAGES]
    rasters = render_pages(document, numbers, SCALE)
    if not rasters:
        return None
    width = max(raster.width for raster in rasters)
    height = sum(raster.height + _GAP for raster in rasters) + _LEGEND
    picture = Image.new("RGB", (width, height), (224, 224, 224))
    _legend(picture, marks)
    top = _LEGEND
    for raster in rasters:
        page = Image.frombytes("RGB", (raster.width, raster.height), raster.pixels)
        _frame(page, [mark for mark in marks if mark.page == raster.page], raster.scale)
        picture.paste(page, (0, top))
        top += raster.height + _GAP
    return picture


def _frame(page: Image, marks: list[Mark], scale: float) -> None:
    """Frame boxes on a page; the places of findings are tinted, too."""
    from PIL import Image, ImageDraw

    tint = Image.new("RGBA", page.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(tint)
    for mark in marks:
        x0, y0, x1, y1 = (value * scale for value in mark.box)
        colour = COLOURS[mark.kind]
        strong = mark.kind == FOUND
        inset = 1 if strong else 2
        pen.rectangle(
            (x0 + inset, y0 + inset, max(x1 - inset, x0 + inset + 1), max(y1 - inset, y0 + inset + 1)),
            outline=(*colour, 255),
            fill=(*colour, 48 if strong else 18),
            width=3 if strong else 1,
        )
    page.paste(Image.alpha_composite(page.convert("RGBA"), tint).convert("RGB"))


def _legend(picture: Image, marks: list[Mark]) -> None:
    from PIL import ImageDraw

    pen = ImageDraw.Draw(picture)
    font = font_of(16)
    x = 10
    for kind in MEANINGS:
        if not any(mark.kind == kind for mark in marks):
            continue
        pen.rectangle((x, 8, x + 18, 26), outline=COLOURS[kind], width=3)
        text = MEANINGS[kind] if font is not None else kind
        pen.text((x + 26, 7), text, fill=(33, 33, 33), font=font)
        x += 46 + int(pen.textlength(text, font=font))


def font_of(size: int) -> Any:
    """Return a Chinese font of a size in pixels, None where the system has none."""
    from PIL import ImageFont

    from checker.picture.fonts import chinese_font

    path = chinese_font()
    return None if path is None else ImageFont.truetype(str(path), size)
