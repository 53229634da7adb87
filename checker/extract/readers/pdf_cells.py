"""What is printed in the cells of a table, with a second look by the order of the stream.

A figure is taken only where both looks agree: the place of its characters between the rules, and the
order in which they were written. Where a number runs over a rule, or is broken in its cell, both
readings are kept as candidates and the figure is undecided.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.extract.blocks import Grid, GridCell
from checker.extract.readers.pdf_grid import Lattice
from checker.extract.readers.pdf_page import Char, Page, Rule
from checker.extract.readers.pdf_stream import Line, lines_in_cell, lines_of
from checker.extract.readers.spacing import is_chinese, tidy, tidy_passage
from checker.model.cell import OCR, PRINTED
from checker.source.location import PdfLocation
from checker.source.passage import Passage

_TIGHT = 0.12  # of the height: digits no further apart belong to one number
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_NUMBER = _DIGITS | frozenset(",，.．")


@dataclass(slots=True)
class Filled:
    """A table with what stands in its cells; indices are those of the lattice's areas."""

    lattice: Lattice
    chars: dict[int, list[Char]] = field(default_factory=dict)
    order: list[Char] = field(default_factory=list)  # all of them, as the stream has them
    candidates: dict[int, tuple[str, ...]] = field(default_factory=dict)


def fill(page: Page, lattices: list[Lattice]) -> tuple[list[Filled], list[Char | int]]:
    """Give characters to cells.

    Returns: the tables, and the page's stream without what they hold: characters outside, and the index
    of a table where its first character stood.
    """
    tables = [Filled(lattice) for lattice in lattices]
    rest: list[Char | int] = []
    seen: set[int] = set()
    last: tuple[Char, int, int] | None = None  # the digit before, its table and cell
    for char in page.chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        place = _place(tables, x, y)
        if place is None:
            rest.append(char)
            last = None
            continue
        number, cell = place
        if number not in seen:
            seen.add(number)
            rest.append(number)
        tables[number].chars.setdefault(cell, []).append(char)
        tables[number].order.append(char)
        if char.text in _NUMBER:
            if last is not None and last[1] == number and last[2] != cell and _follows(last[0], char):
                _crossing(tables[number], last[2], cell)
            last = (char, number, cell)
        else:
            last = None
    rest.extend(number for number in range(len(tables)) if number not in seen)
    return tables, rest


def _place(tables: list[Filled], x: float, y: float) -> tuple[int, int] | None:
    for number, table in enumerate(tables):
        left, top, right, bottom = table.lattice.box
        if left <= x <= right and top <= y <= bottom:
            cell = table.lattice.find(x, y)
            if cell is not None:
                return number, cell
    return None


def _follows(left: Char, right: Char) -> bool:
    height = max(left.bottom - left.top, right.bottom - right.top, 1.0)
    level = abs(left.top - right.top) < 0.3 * height
    return level and -0.3 * height < right.x0 - left.x1 < _TIGHT * height


def _crossing(table: Filled, first: int, second: int) -> None:
    for cell in (first, second):
        table.candidates.setdefault(cell, ())


def to_grid(page: Page, table: Filled) -> Grid:
    """Turn a filled lattice into a grid."""
    lattice = table.lattice
    crossed = _crossed_texts(table)
    cells: list[GridCell] = []
    for index, area in enumerate(lattice.areas):
        chars = table.chars.get(index, [])
        text, candidates = cell_text(chars, lattice.cell_box(index)) if chars else ("", ())
        if index in crossed:
            candidates = (text or "（空）", crossed[index])
        if not page.recognised and (struck := _struck(chars, page.horizontal, lattice)):
            candidates = (text, struck)
        cells.append(
            GridCell(
                area.row,
                area.column,
                area.rowspan,
                area.colspan,
                text,
                PdfLocation(page.number, page.seen(lattice.cell_box(index))),
                method=OCR if page.recognised or page.invisible > 0.5 * len(page.chars) else PRINTED,
                candidates=candidates or _unsure(text, chars),
                images=sum(1 for picture in page.pictures if _covers(lattice, index, picture)),
            )
        )
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    place = PdfLocation(page.number, page.seen(lattice.box))
    return Grid(tuple(cells), rows, columns, place, _stream(page, table))


def _stream(page: Page, table: Filled) -> tuple[Passage, ...]:
    """Return a table's words in the order of the stream, cut by gaps only, whatever rules are drawn."""
    return tuple(
        tidy_passage(piece.text, ((0, PdfLocation(page.number, page.seen(piece.box))),))
        for line in lines_of(table.order, page.number)
        for piece in line.pieces
    )


def _unsure(text: str, chars: list[Char]) -> tuple[str, ...]:
    """Return two readings where a digit was recognised with little confidence."""
    return (text, f"{text}？") if any(char.unsure for char in chars) else ()


def _crossed_texts(table: Filled) -> dict[int, str]:
    """Return what stands in the cells that one number runs over, read as one number."""
    if not table.candidates:
        return {}
    whole = "".join(
        char.text
        for index in sorted(table.candidates)
        for char in table.chars.get(index, [])
        if char.text in _NUMBER
    )
    return dict.fromkeys(table.candidates, whole)


def cell_text(chars: list[Char], box: tuple[float, float, float, float]) -> tuple[str, tuple[str, ...]]:
    """Return the text of a cell and, where it can be read in two ways, both."""
    lines = lines_in_cell(chars)
    if not lines:
        return "", ()
    text, other = lines[0].text, ""
    for line in lines[1:]:
        words = line.text
        if text[-1] in _DIGITS and words[0] in _DIGITS:
            other = (other or text) + " " + words
            text += words
        elif is_chinese(text[-1]) or is_chinese(words[0]):
            text += words
        else:
            text += " " + words
    if other and not _broken_for_room(lines, box):
        return tidy(other), (tidy(other), tidy(text))
    return tidy(text), ()


def _broken_for_room(lines: list[Line], box: tuple[float, float, float, float]) -> bool:
    """Tell whether a number was broken because its cell has no room for another digit."""
    for line in lines[:-1]:
        digits = [piece for piece in line.pieces if piece.text[-1] in _DIGITS]
        if not digits:
            continue
        width = (digits[0].box[2] - digits[0].box[0]) / max(len(digits[0].text), 1)
        if (box[2] - box[0]) - (line.box[2] - line.box[0]) > 2.2 * width + 8:
            return False
    return True


def _struck(chars: list[Char], rules: list[Rule], lattice: Lattice) -> str:
    """Return a cell's text without characters that a line strikes out, "" where none are struck."""
    digits = [char for char in chars if char.text in _DIGITS]
    if not digits:
        return ""
    height = digits[0].bottom - digits[0].top
    low, high = digits[0].top + 0.35 * height, digits[0].top + 0.72 * height
    lines = [
        rule
        for rule in rules
        if low <= rule.at <= high and rule.end - rule.start < 0.5 * (lattice.xs[-1] - lattice.xs[0])
    ]
    lines = [rule for rule in lines if not any(abs(rule.at - y) < 1.5 for y in lattice.ys)]
    struck = [
        char for char in chars if any(rule.start - 1 <= char.x0 and char.x1 <= rule.end + 1 for rule in lines)
    ]
    if not struck:
        return ""
    left = "".join(char.text for char in chars if char not in struck)
    return tidy(left) or "（空）"


def _covers(lattice: Lattice, index: int, picture: tuple[float, float, float, float]) -> bool:
    x, y = (picture[0] + picture[2]) / 2, (picture[1] + picture[3]) / 2
    left, top, right, bottom = lattice.cell_box(index)
    return left <= x <= right and top <= y <= bottom
