"""A page of a PDF as PDFium sees it: characters with boxes, rules, pictures. The only door to pypdfium2.

All boxes are in reading space: points from the top left, turned so that the page's text runs from left
to right, whatever the page's rotation says. `Page.seen` turns a box into the page as a person sees it.
"""

from __future__ import annotations

from ctypes import byref, c_double, c_float, c_int
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, pi, sin
from typing import Any, NamedTuple

OBJECTS, CHARACTERS = 60_000, 120_000  # of one page; more is no page of a report
_DEPTH = 6  # form objects in form objects
_THIN = 3.6  # points: a filled shape no thicker is a rule
_WIDE = 60.0  # points: no character of a report's text is larger
_LONG = 4.0  # points: a rule is at least this long

Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]


class Char(NamedTuple):
    """A character where it is printed."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    unsure: bool = False  # recognised with little confidence


class Rule(NamedTuple):
    """A line: at `at` across, from `start` to `end` along."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """What stands on one page, in the order of its content stream."""

    number: int
    width: float = 0
    height: float = 0
    turn: int = 0  # quarter turns clockwise from reading space to the page as seen
    chars: list[Char] = field(default_factory=list)
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    unmapped: int = 0  # characters whose font does not tell what they mean
    invisible: int = 0  # characters drawn invisibly: the text layer under a scan
    recognised: bool = False  # read by character recognition
    back: float = 0.0  # degrees that its picture was turned by to be level

    def seen(self, box: Box) -> Box:
        """Turn a box of reading space into one of the page as displayed (from its top left)."""
        x0, top, x1, bottom = self._turned_back(box) if self.back else box
        for quarter in range(self.turn % 4):
            across = self.height if quarter % 2 == 0 else self.width  # the width after this turn
            x0, top, x1, bottom = across - bottom, x0, across - top, x1
        return (x0, top, x1, bottom)

    def _turned_back(self, box: Box) -> Box:
        """Turn a box of a straightened picture to where it lies on the picture as scanned."""
        angle, x, y = self.back * pi / 180, self.width / 2, self.height / 2
        corners = [(px - x, py - y) for px in (box[0], box[2]) for py in (box[1], box[3])]
        xs = [x + px * cos(angle) - py * sin(angle) for px, py in corners]
        ys = [y + px * sin(angle) + py * cos(angle) for px, py in corners]
        return (min(xs), min(ys), max(xs), max(ys))


def read_page(raw: Any, page: Any, number: int) -> Page:
    """Read a page of an open document; `raw` is pypdfium2.raw, `page` a PdfPage."""
    shown = page.get_rotation() // 90
    text_page = page.get_textpage()
    try:
        turn = _turn_of_text(raw, text_page.raw)
        if turn != shown % 4:  # PDFium puts the text of a page lying on its side in a wrong order
            text_page.close()
            page.set_rotation(90 * turn)
            text_page = page.get_textpage()
        to = _Turn(page.get_cropbox(), turn)
        result = Page(number, to.width, to.height, turn=(shown - turn) % 4)
        boxes, result.unmapped = _characters(raw, text_page.raw)
        result.chars = _deduplicated([Char(text, *to(box)) for text, box in boxes])
        _Shapes(raw, to, result).walk(page.raw)
        if result.pictures and result.chars:
            result.invisible = _invisible(raw, text_page.raw, len(boxes))
    finally:
        text_page.close()
    return result


class _Turn:
    """Turns page space (origin bottom left, y up) into reading space."""

    def __init__(self, frame: Box, turn: int) -> None:
        self._left, self._bottom, self._right, self._top = frame
        self._turn = turn  # quarter turns counter-clockwise that the text runs in
        across, along = abs(self._right - self._left), abs(self._top - self._bottom)
        self.width, self.height = (across, along) if turn % 2 == 0 else (along, across)

    def __call__(self, box: Box) -> Box:
        """Return left, top, right, bottom of a box given as left, bottom, right, top."""
        x0, y0, x1, y1 = box
        if self._turn == 0:
            return (x0 - self._left, self._top - y1, x1 - self._left, self._top - y0)
        if self._turn == 1:
            return (y0 - self._bottom, x0 - self._left, y1 - self._bottom, x1 - self._left)
        if self._turn == 2:
            return (self._right - x1, y0 - self._bottom, self._right - x0, y1 - self._bottom)
        return (self._top - y1, self._right - x1, self._top - y0, self._right - x0)


def _characters(raw: Any, text_page: Any) -> tuple[list[tuple[str, Box]], int]:
    """Return printed characters with boxes in page space, and how many have no meaning."""
    rectangle = raw.FS_RECTF()
    reference = byref(rectangle)
    unicode_of, box_of = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    generated, unknown = raw.FPDFText_IsGenerated, raw.FPDFText_HasUnicodeMapError
    found: list[tuple[str, Box]] = []
    unmapped = 0
    high = 0
    count = min(raw.FPDFText_CountChars(text_page), CHARACTERS)
    for index in range(count):
        code = unicode_of(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if code < 0x20 or code == 0xFFFE or generated(text_page, index) == 1:
            continue
        if not box_of(text_page, index, reference):
            continue
        if unknown(text_page, index) == 1 or 0xE000 <= code < 0xF900 or code == 0xFFFD:
            unmapped += 1
        box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if box[2] - box[0] > _WIDE or box[3] - box[1] > _WIDE:
            box = _tight(raw, text_page, index, box)
        found.append((chr(code), box))
    return found, unmapped


def _tight(raw: Any, text_page: Any, index: int, loose: Box) -> Box:
    """Return a character's box from its outline, where the font (for vertical writing) tells a wrong one."""
    edges = tuple(c_double() for _ in range(4))
    if not raw.FPDFText_GetCharBox(text_page, index, *(byref(edge) for edge in edges)):
        return loose
    left, right, bottom, top = (edge.value for edge in edges)
    x, y, half = (left + right) / 2, (bottom + top) / 2, max(top - bottom, right - left) / 2
    return (x - half, y - half, x + half, y + half)


def _turn_of_text(raw: Any, text_page: Any) -> int:
    """Return the quarter turns counter-clockwise that most of the text runs in; a sample tells."""
    votes: dict[int, int] = {}
    count = min(raw.FPDFText_CountChars(text_page), CHARACTERS)
    for index in range(0, count, max(count // 40, 1)):
        if raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        angle = raw.FPDFText_GetCharAngle(text_page, index)
        if angle >= 0:
            turn = -round(angle * 2 / pi) % 4  # PDFium counts clockwise
            votes[turn] = votes.get(turn, 0) + 1
    return max(votes, key=lambda turn: (votes[turn], -turn)) if votes else 0


def _invisible(raw: Any, text_page: Any, count: int) -> int:
    """Estimate from a sample how many characters are drawn invisibly."""
    step = max(count // 30, 1)
    seen = 0
    for index in range(0, count, step):
        item = raw.FPDFText_GetTextObject(text_page, index)
        if item and raw.FPDFTextObj_GetTextRenderMode(item) == raw.FPDF_TEXTRENDERMODE_INVISIBLE:
            seen += 1
    return seen * step


def _deduplicated(chars: list[Char]) -> list[Char]:
    """Drop characters printed again on the same spot to look bold."""
    kept: list[Char] = []
    for char in chars:
        size = char.bottom - char.top
        again = any(
            other.text == char.text
            and abs(other.x0 - char.x0) < 0.12 * size
            and abs(other.top - char.top) < 0.12 * size
            for other in kept[-12:]
        )
        if not again:
            kept.append(char)
    return kept


class _Shapes:
    """Collects rules and pictures from the page's objects."""

    def __init__(self, raw: Any, to: _Turn, page: Page) -> None:
        self._raw = raw
        self._to = to
        self._page = page
        self._left = OBJECTS
        self._edges = (c_float(), c_float(), c_float(), c_float())

    def walk(self, page: Any) -> None:
        raw = self._raw
        for index in range(min(raw.FPDFPage_CountObjects(page), OBJECTS)):
            self._object(raw.FPDFPage_GetObject(page, index), None, 0)

    def _object(self, item: Any, matrix: _Matrix | None, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            return
        raw = self._raw
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            self._path(item, matrix)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            self._image(item, matrix)
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            own = self._matrix(item)
            inner = own if matrix is None else _multiply(own, matrix)
            for index in range(raw.FPDFFormObj_CountObjects(item)):
                self._object(raw.FPDFFormObj_GetObject(item, index), inner, depth + 1)

    def _matrix(self, item: Any) -> _Matrix:
        found = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(item, byref(found)):
            return (1, 0, 0, 1, 0, 0)
        return (found.a, found.b, found.c, found.d, found.e, found.f)

    def _bounds(self, item: Any, matrix: _Matrix | None) -> Box | None:
        left, bottom, right, top = self._edges
        if not self._raw.FPDFPageObj_GetBounds(item, byref(left), byref(bottom), byref(right), byref(top)):
            return None
        box = (left.value, bottom.value, right.value, top.value)
        return self._to(box if matrix is None else _transformed(box, matrix))

    def _image(self, item: Any, matrix: _Matrix | None) -> None:
        box = self._bounds(item, matrix)
        if box is not None and not self._thin(box):
            self._page.pictures.append(box)

    def _path(self, item: Any, matrix: _Matrix | None) -> None:
        raw = self._raw
        fill, stroke = c_int(), c_int()
        if not raw.FPDFPath_GetDrawMode(item, byref(fill), byref(stroke)):
            return
        if not (fill.value or stroke.value):
            return
        box = self._bounds(item, matrix)
        if box is None or self._thin(box):
            return
        count = raw.FPDFPath_CountSegments(item)
        if count <= 1 or (count <= 5 and not stroke.value) or count > 20_000:
            return  # a filled shape: shading
        own = self._matrix(item)
        total = own if matrix is None else _multiply(own, matrix)
        self._segments(item, count, total, stroked=bool(stroke.value))

    def _segments(self, item: Any, count: int, matrix: _Matrix, *, stroked: bool) -> None:
        """Find rules in a path of several pieces: thin pieces, and the straight strokes of drawn ones."""
        raw = self._raw
        x, y = c_float(), c_float()
        piece: list[tuple[float, float]] = []
        for index in range(count):
            segment = raw.FPDFPath_GetPathSegment(item, index)
            kind = raw.FPDFPathSegment_GetType(segment)
            raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            point = _moved(x.value, y.value, matrix)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                self._piece(piece, stroked=stroked)
                piece = [point]
            else:
                piece.append(point)
            if raw.FPDFPathSegment_GetClose(segment) and piece:
                piece.append(piece[0])
        self._piece(piece, stroked=stroked)

    def _piece(self, points: list[tuple[float, float]], *, stroked: bool) -> None:
        if len(points) < 2:
            return
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        if self._thin(self._to((min(xs), min(ys), max(xs), max(ys)))) or not stroked:
            return
        for (ax, ay), (bx, by) in pairwise(points):
            self._thin(self._to((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))))

    def _thin(self, box: Box) -> bool:
        """Take a thin box as a rule; tell whether it was one (or too small to be anything)."""
        x0, top, x1, bottom = box
        width, height = x1 - x0, bottom - top
        if height <= _THIN and width > _LONG and width > 2 * height:
            self._page.horizontal.append(Rule((top + bottom) / 2, x0, x1))
        elif width <= _THIN and height > _LONG and height > 2 * width:
            self._page.vertical.append(Rule((x0 + x1) / 2, top, bottom))
        else:
            return width <= _THIN and height <= _THIN
        return True


def _multiply(first: _Matrix, then: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _moved(x: float, y: float, matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _transformed(box: Box, matrix: _Matrix) -> Box:
    corners = [_moved(x, y, matrix) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [p[0] for p in corners], [p[1] for p in corners]
    return (min(xs), min(ys), max(xs), max(ys))
