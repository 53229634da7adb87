"""Words of a page in the order of its content stream: lines, and the paragraphs that lines make.

Word, WPS, LibreOffice and browsers write a table cell by cell, so this order reads tables, too, where
no lines are drawn: every piece of a line that stands apart is a word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, MutableSequence, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from checker.extract.readers.pdf_page import Box, Char, Page
from checker.extract.readers.spacing import is_chinese, raised, tidy_passage
from checker.source.location import PdfLocation
from checker.source.passage import Passage

_APART = 0.72  # of a line's height: pieces so far from one another are apart (0.9 em)
_DIGITS_APART = 0.2  # two digits so far from one another belong to two numbers
ITEM = re.compile(
    r"[(（]?[一二三四五六七八九十]{1,3}[)）、.]|[(（]?\d{1,2}[)）、.．](?!\d)|第[一二三四五六七八九十]+[部条章]"
)
_FAR = 24  # lines
_CLOSED = frozenset("。；：！？;:!?")
_FIGURE = re.compile(r"[\d０-９][\d０-９,，.．]*|[-—–/]|无")


class Piece(NamedTuple):
    """Characters of one line that stand together."""

    text: str
    box: Box


class Line(NamedTuple):
    """A line of one page. `pieces` stand apart from one another."""

    page: int
    pieces: tuple[Piece, ...]
    box: Box
    size: float  # height in points

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def lines_of(chars: Iterable[Char], page: int) -> list[Line]:
    """Cut characters, in the order of the stream, into lines."""
    lines: list[Line] = []
    current: list[Char] = []
    for char in chars:
        if current and not _same_line(current, char):
            lines.append(_line(current, page))
            current = []
        if current or not char.text.isspace():
            current.append(char)
    if current:
        lines.append(_line(current, page))
    return [line for line in lines if line.pieces]


def lines_in_cell(chars: Iterable[Char]) -> list[Line]:
    """Put the characters of one cell into lines by where they stand, whatever their order."""
    rows: list[list[Char]] = []
    for char in chars:
        row = next((row for row in reversed(rows) if _level(row[-1], char)), None)
        if row is None:
            rows.append([char])
        else:
            row.append(char)
    rows.sort(key=lambda row: row[0].top + row[0].bottom)
    return [line for row in rows if (line := _line(row, 0)).pieces]


def _same_line(current: Sequence[Char], char: Char) -> bool:
    last = current[-1]
    if not _level(last, char):
        return False
    # A font change may make PDFium tell a line's pieces out of order; a new cell begins left of the line.
    height = max(last.bottom - last.top, char.bottom - char.top, 1.0)
    return char.x0 > min(last.x0, current[0].x0) - 0.5 * height


def _level(last: Char, char: Char) -> bool:
    height = max(last.bottom - last.top, char.bottom - char.top, 1.0)
    return abs((last.top + last.bottom) - (char.top + char.bottom)) / 2 <= 0.45 * height


def _line(chars: Sequence[Char], page: int) -> Line:
    if any(a.x0 > b.x0 + 0.5 for a, b in pairwise(chars)):
        chars = sorted(chars, key=lambda char: char.x0)
    chars = _with_raised(chars)
    pieces: list[Piece] = []
    start = 0
    for index in range(1, len(chars) + 1):
        if index == len(chars) or _apart(chars, index):
            piece = _piece(chars[start:index])
            if piece is not None:
                pieces.append(piece)
            start = index
    printed = [char for char in chars if not char.text.isspace()]
    box = _around(printed)
    heights = sorted(char.bottom - char.top for char in printed)
    return Line(page, tuple(pieces), box, heights[len(heights) // 2] if heights else 0.0)


def _with_raised(chars: Sequence[Char]) -> Sequence[Char]:
    """Mark digits that are smaller and higher than those beside them: a note's number, not a figure's."""
    digits = [char for char in chars if char.text.isdigit()]
    if len(digits) < 2:
        return chars
    tallest = max(digits, key=lambda char: char.bottom - char.top)
    height = tallest.bottom - tallest.top
    small = [char for char in digits if char.bottom - char.top < 0.8 * height]
    if not small:
        return chars
    return [
        char._replace(text=raised(char.text))
        if char in small and char.bottom < tallest.bottom - 0.12 * height
        else char
        for char in chars
    ]


def _apart(chars: Sequence[Char], index: int) -> bool:
    """Tell whether a gap parts the characters before and at an index (blanks are part of the gap)."""
    right = chars[index]
    if right.text.isspace():
        return False
    at = index - 1
    while at >= 0 and chars[at].text.isspace():
        at -= 1
    if at < 0:
        return False
    left = chars[at]
    height = max(left.bottom - left.top, right.bottom - right.top, 1.0)
    gap = right.x0 - left.x1
    if left.text.isdigit() and right.text.isdigit():
        return gap > _DIGITS_APART * height
    return gap > _APART * height


def _piece(chars: Sequence[Char]) -> Piece | None:
    printed = [char for char in chars if not char.text.isspace()]
    if not printed:
        return None
    return Piece("".join(char.text for char in chars).strip(), _around(printed))


def _around(chars: Sequence[Char]) -> Box:
    if not chars:
        return (0.0, 0.0, 0.0, 0.0)
    return (
        min(char.x0 for char in chars),
        min(char.top for char in chars),
        max(char.x1 for char in chars),
        max(char.bottom for char in chars),
    )


class Paragraphs:
    """Puts lines together into paragraphs, over page ends, too."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = {page.number: page for page in pages}
        self._edges: dict[int, tuple[float, float]] = {}
        self._lines: list[Line] = []
        self._since_figures = _FAR  # lines since the last figures of a table
        self.done: list[Passage] = []

    def margins(self, page: int, lines: Sequence[Line]) -> None:
        """Note where the text of a page begins and ends, judged by its longest lines."""
        long = [line for line in lines if len(line.text) >= 15 and not apart(line)]
        if len(long) < 3 and page - 1 in self._edges:
            self._edges[page] = self._edges[page - 1]
        if len(long) < (3 if page in self._edges else 1):
            return
        rights = sorted(line.box[2] for line in long)
        lefts = sorted(line.box[0] for line in long)
        right = rights[-1 - len(rights) // 10]
        if page - 1 in self._edges and self._pages[page - 1].width == self._pages[page].width:
            right = max(right, self._edges[page - 1][1])
        self._edges[page] = (lefts[len(lefts) // 10], right)

    def add(self, line: Line) -> None:
        """Add a line; a line of pieces that stand apart gives a passage a piece."""
        self._since_figures += 1
        if apart(line) or _FIGURE.fullmatch(line.text):
            self._since_figures = 0
        if apart(line):
            self.close()
            for piece in line.pieces:
                self._emit([Line(line.page, (piece,), piece.box, line.size)])
            return
        if self._lines and not self._continues(self._lines[-1], line):
            self.close()
        self._lines.append(line)

    def take(self) -> list[Passage]:
        """Return the paragraphs ended since this was last asked."""
        done, self.done = self.done, []
        return done

    def close(self) -> None:
        """End the paragraph."""
        if self._lines:
            self._emit(self._lines)
            self._lines = []

    def _continues(self, last: Line, line: Line) -> bool:
        """Tell whether a line goes on with the paragraph of the line before."""
        if max(last.size, line.size) > 1.18 * min(last.size, line.size) + 0.5:
            return False
        if last.page == line.page and not 0 < line.box[1] - last.box[1] <= 2.6 * last.size:
            return False
        if _FIGURE.fullmatch(line.text) or _FIGURE.fullmatch(last.text):
            return False
        if self._since_figures < _FAR and self._in_one_cell(last, line):
            return True
        left, right = self._edges.get(last.page, (last.box[0], last.box[2]))
        free = right - last.box[2]
        if _centred(last, left, right) and _centred(line, left, right) and line.box[0] > left + line.size:
            return free < 3 * last.size and last.text[-1:] not in _CLOSED
        if free > (1.2 if last.text[-1:] in _CLOSED else 3.0) * last.size:
            return False
        new_left = self._edges.get(line.page, (line.box[0], 0.0))[0]
        if line.box[0] > new_left + 1.0 * line.size:
            return False
        return not (last.text[-1:] in _CLOSED and ITEM.match(line.text) and last.box[0] > left + last.size)

    def _in_one_cell(self, last: Line, line: Line) -> bool:
        """Tell whether two lines are a label that was broken in a cell of a table without rules."""
        width = self._pages[line.page].width
        narrow = max(last.box[2] - last.box[0], line.box[2] - line.box[0]) < 0.36 * width
        size = max(last.size, line.size)
        return (
            narrow
            and not ITEM.match(line.text)
            and (last.page != line.page or line.box[1] - last.box[1] <= 1.9 * size)
            and (
                abs(last.box[0] - line.box[0]) < 0.6 * size
                or abs(last.box[0] + last.box[2] - line.box[0] - line.box[2]) < 1.2 * size
            )
        )

    def _emit(self, lines: Sequence[Line]) -> None:
        text = ""
        places: list[tuple[int, PdfLocation]] = []
        for line in lines:
            words = line.text
            if text and not is_chinese(text[-1]) and not is_chinese(words[0]):
                text += "" if text[-1].isdigit() and words[0].isdigit() else " "
            box = self._pages[line.page].seen(line.box)
            places.append((len(text), PdfLocation(line.page, box)))
            text += words
        passage = tidy_passage(text, tuple(places))
        if passage:
            self.done.append(passage)


def _centred(line: Line, left: float, right: float) -> bool:
    return abs((line.box[0] - left) - (right - line.box[2])) < 1.2 * line.size


def apart(line: Line) -> bool:
    """Tell whether the pieces of a line are cells rather than words of a sentence."""
    if len(line.pieces) < 2:
        return False
    figures = sum(1 for piece in line.pieces if _FIGURE.fullmatch(piece.text))
    return figures >= 1 or len(line.pieces) >= 4


def mend_cut_rows(pages: Sequence[MutableSequence[Any]]) -> None:
    """Where a page ends within a row of a table without rules, put the row's label together again.

    The label's last lines stand at the top of the next page, behind the figures of the row; they are
    moved before them. Only lines that begin no item and stand right below the label's first lines.
    """
    for page, following in pairwise(pages):
        _part_label(page)
        end = len(page)
        while end > 0 and _all_figures(page[end - 1]):
            end -= 1
        label = page[end - 1] if 0 < end < len(page) else None
        if (
            not isinstance(label, Line)
            or len(label.pieces) != 1
            or sum(len(x.pieces) for x in page[end:]) < 3
        ):
            continue
        rest = 0
        while rest < min(len(following), 4) and _continues_label(label, following[rest]):
            rest += 1
        page[end:end] = following[:rest]
        del following[:rest]


def _part_label(page: MutableSequence[Any]) -> None:
    """Where a page ends with a label and its figures on one line, make them two lines."""
    last = page[-1] if page else None
    if not isinstance(last, Line) or len(last.pieces) < 4:
        return
    label, *figures = last.pieces
    if _FIGURE.fullmatch(label.text) or not all(_FIGURE.fullmatch(piece.text) for piece in figures):
        return
    page[-1:] = [
        Line(last.page, (label,), label.box, last.size),
        Line(last.page, tuple(figures), (figures[0].box[0], *last.box[1:]), last.size),
    ]


def _all_figures(item: object) -> bool:
    return isinstance(item, Line) and all(_FIGURE.fullmatch(piece.text) for piece in item.pieces)


def _continues_label(label: Line, item: object) -> bool:
    return (
        isinstance(item, Line)
        and len(item.pieces) == 1
        and not ITEM.match(item.text)
        and not _FIGURE.fullmatch(item.text)
        and (
            abs(item.box[0] - label.box[0]) < 0.6 * label.size
            or abs(item.box[0] + item.box[2] - label.box[0] - label.box[2]) < 1.6 * label.size
        )
        and abs(item.size - label.size) < 1.0
    )
