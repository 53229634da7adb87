"""PDF files: tables from the rules drawn, words from the order of the content stream.

Pages are read once; what every page repeats at its head and foot is dropped; tables that go on over a
page are joined. A page without a text layer is a scan and goes to character recognition, where that is
installed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

from checker.extract.blocks import Block, Paragraph, Picture, Reading
from checker.extract.readers import troubles
from checker.extract.readers.pdf_cells import fill, to_grid
from checker.extract.readers.pdf_grid import build
from checker.extract.readers.pdf_join import Part, join
from checker.extract.readers.pdf_page import Box, Char, Page, read_page
from checker.extract.readers.pdf_stream import Line, Paragraphs, lines_of, mend_cut_rows
from checker.model.problem import FATAL, NOTE, Problem
from checker.source.document import Document
from checker.source.location import PdfLocation

MEDIA = "application/pdf"
PAGES = 300
_LOST = 20  # pages that cannot be read before the others are given up
_NUMBER = re.compile(
    r"[-—–－―·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共,，]+\s*\d{1,4}\s*页?)?[-—–－―·\s]*"
)
_CONTINUED = re.compile(
    r"[(（【]?(?:续表?|接上[页表]|表\s*[一二三四2-4]?\s*[(（]?续[)）]?)[一二三四]?[)）】]?"
)
_BAND = 0.11  # of a page's height: where heads and feet stand

Item: TypeAlias = Line | Part | Picture
Recognise: TypeAlias = Callable[[Any, Page], Page]


@dataclass(slots=True)
class _Sheet:
    """A page's content in order."""

    page: Page
    items: list[Item] = field(default_factory=list)


def read_pdf(document: Document) -> Reading:
    """Read a PDF. One that cannot be read gives a reading with a fatal problem."""
    opened = open_pdf(document.content)
    if isinstance(opened, Problem):
        return Reading(MEDIA, (), problems=(opened,))
    try:
        return read_opened(opened)
    finally:
        opened.close()


def open_pdf(content: bytes) -> Any | Problem:
    """Open a PDF; a Problem where it is broken or needs a password."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            return troubles.password()
        return troubles.broken_pdf()


def read_opened(opened: Any, recognise: Recognise | None = None) -> Reading:
    """Read an open PDF. `recognise` reads a page that has no text of its own."""
    problems: list[Problem] = []
    pages = _pages(opened, problems, recognise)
    recognised = [page.number for page in pages if page.recognised]
    scans = [page.number for page in pages if not page.recognised and _is_scan(page)]
    garbled = [page.number for page in pages if not page.recognised and _is_garbled(page)]
    if garbled:
        problems.append(troubles.garbled(_named(garbled), whole=len(garbled) == len(pages)))
    if scans:
        problems.append(troubles.scanned(_named(scans), whole=len(scans) == len(pages)))
    layered = [page.number for page in pages if page.invisible > 0.5 * len(page.chars)]
    if recognised or layered:
        problems.append(troubles.read_by_ocr(_named(sorted(recognised + layered))))
    readable = [page for page in pages if page.number not in garbled]
    return reading_of(MEDIA, readable, problems, _title(opened))


def reading_of(media: str, pages: Sequence[Page], problems: Sequence[Problem], title: str = "") -> Reading:
    """Put pages together to a reading."""
    sheets = [_sheet(page) for page in pages]
    nothing = not any(sheet.items for sheet in sheets)
    _drop_furniture(sheets)
    mend_cut_rows([sheet.items for sheet in sheets])
    told = tuple(problems)
    if nothing and not any(problem.gravity == FATAL for problem in told):
        told = (*told, troubles.not_a_report("没有文字"))
    whole = all(problem.gravity == NOTE for problem in told)
    return Reading(media, _blocks(sheets), title, problems=told, whole=whole)


def _pages(opened: Any, problems: list[Problem], recognise: Recognise | None) -> list[Page]:
    import pypdfium2
    from pypdfium2 import raw

    pages: list[Page] = []
    lost: list[int] = []
    count = len(opened)
    if count > PAGES:
        problems.append(troubles.too_many_pages(count, PAGES))
    for number in range(1, min(count, PAGES) + 1):
        try:
            page = opened[number - 1]
        except pypdfium2.PdfiumError:
            lost.append(number)
            if len(lost) == _LOST and not pages[1:]:
                break
            continue
        found = read_page(raw, page, number)
        if recognise is not None and (_is_scan(found) or _is_garbled(found)):
            found = recognise(page, found)
        pages.append(found)
        page.close()
    if lost:
        problems.append(troubles.pages_unreadable(_named(lost)))
    return pages


def _is_scan(page: Page) -> bool:
    """Tell whether a page is a picture of a page."""
    return len(page.chars) < 20 and _is_covered(page)


def _is_covered(page: Page) -> bool:
    area = page.width * page.height
    return any((x1 - x0) * (y1 - y0) > 0.4 * area for x0, y0, x1, y1 in page.pictures)


def _is_garbled(page: Page) -> bool:
    """Tell whether fonts do not say what their characters mean."""
    return page.unmapped > 20 and page.unmapped > 0.2 * len(page.chars)


def _sheet(page: Page) -> _Sheet:
    """Put a page's lines, tables and pictures in order."""
    lattices = build(page.horizontal, page.vertical)
    tables, stream = fill(page, lattices)
    sheet = _Sheet(page)
    run: list[Char] = []
    for item in [*stream, -1]:
        if isinstance(item, Char):
            run.append(item)
            continue
        sheet.items.extend(lines_of(run, page.number))
        run = []
        if item >= 0:
            lattice = tables[item].lattice
            sheet.items.append(Part(to_grid(page, tables[item]), tuple(lattice.xs), lattice.ys[0]))
    if _out_of_order(sheet.items):
        sheet.items.sort(key=_top)
    if not _is_scan(page):
        _place_pictures(sheet, [lattice.box for lattice in lattices])
    return sheet


def _top(item: Item) -> tuple[float, float]:
    if isinstance(item, Line):
        return (item.box[1], item.box[0])
    return (item.top, item.left) if isinstance(item, Part) else (0.0, 0.0)


def _out_of_order(items: Sequence[Item]) -> bool:
    """Tell whether the stream jumps about the page, so that its order says nothing."""
    tops = [_top(item)[0] for item in items if isinstance(item, Line)]
    back = sum(1 for a, b in pairwise(tops) if b < a - 30)
    return back > 3 and back > 0.15 * len(tops)


def _place_pictures(sheet: _Sheet, tables: list[Box]) -> None:
    """Put pictures of some size where they stand among the lines."""
    page = sheet.page
    for box in sorted(page.pictures, key=lambda item: item[1]):
        width, height = box[2] - box[0], box[3] - box[1]
        whole = width * height > 0.8 * page.width * page.height
        inside = any(t[0] <= box[0] and t[1] <= box[1] and box[2] <= t[2] and box[3] <= t[3] for t in tables)
        if width < 60 or height < 30 or inside or (whole and len(page.chars) > 100):
            continue
        at = next((i for i, item in enumerate(sheet.items) if _top(item)[0] > box[1]), len(sheet.items))
        sheet.items.insert(at, Picture(PdfLocation(page.number, page.seen(box))))


def _drop_furniture(sheets: list[_Sheet]) -> None:
    """Drop page numbers, and lines that the heads and feet of pages repeat."""
    repeated = Counter(
        key for sheet in sheets for key in {_key(item) for item in sheet.items if _at_edge(sheet, item)}
    )
    often = max(2, round(0.6 * len(sheets)))
    for sheet in sheets:
        sheet.items = [
            item
            for item in sheet.items
            if not _at_edge(sheet, item) or not (_is_page_number(item) or repeated[_key(item)] >= often)
        ]


def _at_edge(sheet: _Sheet, item: Item) -> bool:
    if not isinstance(item, Line):
        return False
    height = sheet.page.height
    return item.box[3] < _BAND * height or item.box[1] > (1 - _BAND) * height


def _key(item: Item) -> tuple[str, int]:
    if not isinstance(item, Line):
        return ("", 0)
    return (re.sub(r"\d+", "#", item.text), round(item.box[1] / 6))


def _is_page_number(item: Item) -> bool:
    return isinstance(item, Line) and bool(_NUMBER.fullmatch(item.text.strip()))


def _blocks(sheets: list[_Sheet]) -> tuple[Block, ...]:
    """Join tables and paragraphs over pages."""
    joiner = _Joiner(Paragraphs([sheet.page for sheet in sheets]))
    for sheet in sheets:
        lines = [item for item in sheet.items if isinstance(item, Line)]
        joiner.paragraphs.margins(sheet.page.number, lines)
    for sheet in sheets:
        top = True
        for item in sheet.items:
            if top and isinstance(item, Line) and _CONTINUED.fullmatch(item.text) and joiner.part is not None:
                continue  # 续表 above a table that goes on
            joiner.add(item, top=top)
            top = False
    return joiner.end()


@dataclass(slots=True)
class _Joiner:
    """Gathers blocks; the last table stays open until it is known whether it goes on."""

    paragraphs: Paragraphs
    part: Part | None = None
    _blocks: list[Block] = field(default_factory=list)

    def add(self, item: Item, *, top: bool) -> None:
        """Add what stands next; `top`: it is the first of its page."""
        if isinstance(item, Part):
            joined = join(self.part, item) if self.part is not None and top else None
            if joined is None:
                self._close()
            self.part = joined or item
            return
        if self.part is not None:
            self._close()
        if isinstance(item, Line):
            self.paragraphs.add(item)
            self._take()
        else:
            self._close()
            self._blocks.append(item)

    def end(self) -> tuple[Block, ...]:
        self._close()
        return tuple(self._blocks)

    def _close(self) -> None:
        """End the paragraph and the table that are open; only one of them is."""
        self.paragraphs.close()
        self._take()
        if self.part is not None:
            self._blocks.append(self.part.grid)
            self.part = None

    def _take(self) -> None:
        self._blocks.extend(Paragraph(passage) for passage in self.paragraphs.take())


def _title(opened: Any) -> str:
    """Return the title in the file's properties, where it looks like that of a report."""
    title = str(opened.get_metadata_value("Title") or "")
    return title.strip() if "公开" in title and "年" in title else ""


def _named(pages: list[int]) -> str:
    """Name pages for a person: 第1、2页."""
    shown = "、".join(str(page) for page in pages[:8])
    return f"第{shown}页" if len(pages) <= 8 else f"第{shown}等{len(pages)}页"
