"""Scans: pages and pictures read by character recognition. Needs the extra `ocr`; runs in a child of its own.

The page is straightened, its ruled lines are found, and the characters recognised are put into the same
grid builder that printed PDFs use. Every figure is marked as seen by recognition only.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.extract.blocks import Reading
from checker.extract.readers import troubles
from checker.extract.readers.pdf import open_pdf, read_opened, reading_of
from checker.extract.readers.pdf_grid import Lattice, build
from checker.extract.readers.pdf_page import Box, Char, Page, Rule
from checker.model.problem import Problem
from checker.source.document import Document

PAGES = 40  # of one document
_DPI = 200
_LARGEST = 4200  # pixels of a side
_SURE = 0.80  # confidence below which a figure is undecided
_DIGITS = frozenset("0123456789")


def read_scan(document: Document) -> Reading:
    """Read a scanned PDF or a picture of a page."""
    if b"%PDF-" not in document.content[:1024]:
        return read_image(document)
    opened = open_pdf(document.content)
    if isinstance(opened, Problem):
        return Reading("application/pdf", (), problems=(opened,))
    try:
        return read_opened(opened, _recognise_page)
    finally:
        opened.close()


def read_image(document: Document) -> Reading:
    """Read a picture of a page (PNG, JPEG, TIFF)."""
    try:
        import cv2
        import numpy as np
        import rapidocr  # noqa: F401 -- only whether it is there
    except ImportError:
        return Reading("image", (), problems=(troubles.needs_extra("图片", "ocr"),))
    image = cv2.imdecode(np.frombuffer(document.content, dtype=np.uint8), cv2.IMREAD_COLOR)
    if image is None:
        return Reading("image", (), problems=(troubles.broken_picture(),))
    height, width = image.shape[:2]
    scale = max(width, height) / 842.0  # taken for a page of A4
    page = Page(1, width / scale, height / scale, recognised=True)
    _fill(page, _shrunk(image), scale * min(1.0, _LARGEST / max(width, height)))
    return reading_of("image", [page], [troubles.read_by_ocr("图片")])


def _recognise_page(pdf_page: Any, page: Page) -> Page:
    """Return a page as recognised from its picture; pages behind the limit stay pictures."""
    if page.number > PAGES:
        return page
    scale = min(_DPI / 72, _LARGEST / max(page.width, page.height, 1.0))
    pdf_page.set_rotation(
        (page.turn * 90 + pdf_page.get_rotation()) % 360 if page.turn else pdf_page.get_rotation()
    )
    image = pdf_page.render(scale=scale, draw_annots=False).to_numpy()[:, :, :3]
    height, width = image.shape[:2]
    result = Page(page.number, width / scale, height / scale, recognised=True)
    _fill(result, image, scale)
    return result


def _shrunk(image: Any) -> Any:
    import cv2

    height, width = image.shape[:2]
    factor = _LARGEST / max(width, height)
    return image if factor >= 1 else cv2.resize(image, (int(width * factor), int(height * factor)))


def _fill(page: Page, image: Any, scale: float) -> None:
    """Find lines and characters on an image; `scale`: pixels a point."""
    import cv2

    image, back = _straightened(image)
    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    ink = cv2.adaptiveThreshold(gray, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 12)
    page.back = back
    page.chars, words = _characters(image, scale)
    page.horizontal, page.vertical = (
        [Rule(line.at / scale, line.start / scale, line.end / scale) for line in lines]
        for lines in _lines(ink, scale)
    )
    page.horizontal = [line for line in page.horizontal if not _in_words(line, words, across=True)]
    page.vertical = [line for line in page.vertical if not _in_words(line, words, across=False)]
    for lattice in build(page.horizontal, page.vertical):
        page.chars += _missed(page, lattice, image, ink, scale)


def _straightened(image: Any) -> tuple[Any, float]:
    """Turn an image so that its ruled lines are level; returns it and the angle in degrees."""
    import cv2
    import numpy as np

    gray = cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    edges = cv2.Canny(gray, 60, 180)
    height, width = gray.shape
    found = cv2.HoughLinesP(edges, 1, np.pi / 1800, 200, minLineLength=width // 4, maxLineGap=8)
    if found is None:
        return image, 0.0
    angles = [float(np.degrees(np.arctan2(y2 - y1, x2 - x1))) for x1, y1, x2, y2 in found.reshape(-1, 4)]
    level = sorted(angle for angle in angles if abs(angle) < 8)
    if not level:
        return image, 0.0
    angle = level[len(level) // 2]
    if abs(angle) < 0.05:
        return image, 0.0
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(
        image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_CONSTANT,
        borderValue=(255, 255, 255),
    )  # fmt: skip
    return turned, angle


def _lines(ink: Any, scale: float) -> tuple[list[Rule], list[Rule]]:
    """Find ruled lines by their length: rows of ink longer than any stroke of a character."""
    import cv2

    found: list[list[Rule]] = []
    for across in (True, False):
        length = int((22 if across else 14) * scale)
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if across else (1, length))
        close = cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
        lines = cv2.morphologyEx(cv2.dilate(ink, close), cv2.MORPH_OPEN, kernel)
        count, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        rules: list[Rule] = []
        for x, y, width, height, _ in stats[1 : min(count, 4000)].tolist():
            thick = height if across else width
            if thick > 3 * scale:
                continue
            rules.append(Rule(y + height / 2, x, x + width) if across else Rule(x + width / 2, y, y + height))
        found.append(rules)
    return found[0], found[1]


@cache
def _engine() -> Any:
    """Return the recogniser; its models ship in its package, nothing is fetched."""
    from rapidocr import RapidOCR

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.max_side_len": _LARGEST,
            "Global.text_score": 0.3,
            "EngineConfig.onnxruntime.intra_op_num_threads": 2,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _in_words(line: Rule, words: list[Box], *, across: bool) -> bool:
    """Tell whether a line lies within printed words for most of its length: a stroke, not a rule."""
    covered = 0.0
    for x0, top, x1, bottom in words:
        low, high, start, end = (top, bottom, x0, x1) if across else (x0, x1, top, bottom)
        margin = (high - low) * (0.18 if across else 0.02)
        if low + margin < line.at < high - margin:
            covered += max(min(end, line.end) - max(start, line.start), 0.0)
    return covered > 0.6 * (line.end - line.start)


def _characters(image: Any, scale: float) -> tuple[list[Char], list[Box]]:
    """Recognise the lines of a page and spread their characters over their boxes; the boxes, too."""
    result = _engine()(image, use_det=True, use_cls=True, use_rec=True)
    if result.boxes is None or result.txts is None:
        return [], []
    tokens = []
    for box, text, score in zip(result.boxes.tolist(), result.txts, result.scores, strict=True):
        xs, ys = [point[0] for point in box], [point[1] for point in box]
        tokens.append(
            (min(ys) / scale, min(xs) / scale, max(xs) / scale, max(ys) / scale, text, float(score))
        )
    chars: list[Char] = []
    for top, left, right, bottom, text, score in _by_lines(tokens):
        chars.extend(_spread(text, left, top, right, bottom, unsure=score < _SURE))
    return chars, [(left, top, right, bottom) for top, left, right, bottom, _, _ in tokens]


def _by_lines(tokens: list[tuple[float, float, float, float, str, float]]) -> list[Any]:
    """Put tokens in reading order: lines from the top, each from the left."""
    lines: list[list[Any]] = []
    for token in sorted(tokens):
        height = token[3] - token[0]
        if lines and token[0] < lines[-1][0][0] + 0.5 * height:
            lines[-1].append(token)
        else:
            lines.append([token])
    return [token for line in lines for token in sorted(line, key=lambda item: item[1])]


def _spread(text: str, left: float, top: float, right: float, bottom: float, *, unsure: bool) -> list[Char]:
    """Give each character its share of a line's box: a Chinese one takes twice the room of a digit."""
    widths = [1.0 if character >= "\u2e80" else 0.55 for character in text]
    unit = (right - left) / max(sum(widths), 0.1)
    chars: list[Char] = []
    x = left
    for character, width in zip(text, widths, strict=True):
        if not character.isspace():
            chars.append(Char(character, x, top, x + width * unit, bottom, unsure))
        x += width * unit
    return chars


def _missed(page: Page, lattice: Lattice, image: Any, ink: Any, scale: float) -> list[Char]:
    """Recognise cells that have ink but no characters yet, each by itself."""
    taken = {lattice.find((char.x0 + char.x1) / 2, (char.top + char.bottom) / 2) for char in page.chars}
    found: list[Char] = []
    for index in range(len(lattice.areas)):
        if index in taken:
            continue
        x0, top, x1, bottom = lattice.cell_box(index)
        rows = slice(int((top + 2) * scale), int((bottom - 2) * scale))
        columns = slice(int((x0 + 2) * scale), int((x1 - 2) * scale))
        spot = ink[rows, columns]
        if spot.size == 0:
            continue
        ys, xs = spot.nonzero()
        if len(ys) < 12 * scale:
            continue
        pad = int(2 * scale)
        y0, y1 = max(int(ys.min()) - pad, 0), int(ys.max()) + pad
        c0, c1 = max(int(xs.min()) - pad, 0), int(xs.max()) + pad
        crop = image[rows, columns][y0:y1, c0:c1]
        if min(crop.shape[:2]) < 4:
            continue
        result = _engine()(crop, use_det=False, use_cls=False, use_rec=True)
        text, score = (result.txts[0], float(result.scores[0])) if result.txts else ("", 0.0)
        if not text.strip():
            text, score = "？", 0.0
        box = (x0 + 2 + c0 / scale, top + 2 + y0 / scale, x0 + 2 + c1 / scale, top + 2 + y1 / scale)
        found.extend(_spread(text, *box, unsure=score < _SURE))
    return found
