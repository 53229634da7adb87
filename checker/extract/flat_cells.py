"""From the cells that stand behind a label to the row's figures. Sums never place a figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.extract.flat_rows import Entry
from checker.extract.flat_tokens import EMPTY, Token
from checker.extract.read_cell import read_cell
from checker.model.cell import AMBIGUOUS, BLANK, COUNT, GLUED, PRINTED, Cell
from checker.schema.spec import ColumnSpec
from checker.source.location import Location
from checker.text.cuts import cut_digits

NO_FIGURES = "标签后面没有数字：可能本来空着，也可能在转载时丢了"
LABEL_LOST = "这一行的标签没有找到，附近的数字不能确定属于哪一行"
SEVERAL_ROWS = "同一个标签后有两组不同的数字"
ORDER = "表头的列与国标表的次序不同，数字不能确定属于哪一列"
TORN = "这一行的数字中间夹着页码、页眉一类的字，不能确定各在哪一格"
THINNED = "这张表有的空格没有留下位置，这一行的数字中可能混有页码"
OUT_OF_ORDER = "这一行不在国标表的位置上"
_GOES_ON = frozenset("0123456789.,万亿余多几%-—–―−/\\无")
_MOST_CANDIDATES = 12
_PLAIN = re.compile(r"0|[1-9][0-9]{0,8}")


class Spacing(NamedTuple):
    """Blank lines between cells where they are the same in the whole table, counted in lines."""

    pitch: int  # from a cell to the next
    tail: int  # from a row's last cell to the next row's label


class Structure(NamedTuple):
    """What the complete rows of a table tell of its make."""

    spacing: Spacing | None
    extras: dict[tuple[int, bool], int]  # by (words before the figures, in a group): cells beyond the row's
    any_complete: bool
    apart: bool = False  # some row's figures stand one by one, off its label: then none are run together
    zeros: bool = False  # rows run together print their zeros, each of them: none is blank or a dash
    gappy: bool = False  # some row shows fewer figures than it has cells
    thinned: bool = False  # rows show fewer figures than they have cells, and no place for the others


def structure_of(rows: Sequence[tuple[Entry, int, bool]]) -> Structure:
    """Look at the complete rows: (entry, how many cells its row has, whether it stands in a group)."""
    extras: dict[tuple[int, bool], Counter[int]] = {}
    for entry, width, grouped in rows:
        if len(entry.figures) == width and any(token.kind == EMPTY for token in entry.cells):
            extras.setdefault((width, grouped), Counter())[len(entry.cells) - width] += 1
        elif len(entry.figures) == width:
            extras.setdefault((width, grouped), Counter())[0] += 1
    spacing = _spacing(rows)
    return Structure(
        spacing,
        {key: counter.most_common(1)[0][0] for key, counter in extras.items() if len(counter) == 1},
        bool(extras),
        any(_stands_apart(entry, width) for entry, width, _ in rows),
        _prints_zeros(rows),
        any(0 < len(entry.figures) < width for entry, width, _ in rows),
        _is_thinned(rows, spacing),
    )


def _prints_zeros(rows: Sequence[tuple[Entry, int, bool]]) -> bool:
    """Tell whether figures run together show their zeros as such.

    One run begins with a zero, which is then a cell of its own, or has three of them in the small figures
    of a long row; and none is too short for its row, or has a dash behind it.
    """
    runs = [(entry, width) for entry, width, _ in rows if width > 1]
    shown = [entry.figures[0].text if len(entry.figures) == 1 else "" for entry, _ in runs]
    if any(len(text) < width for text, (_, width) in zip(shown, runs, strict=True)):
        return False
    told = any(
        text.startswith("0") or (len(text) == width > 6 and "000" in text)
        for text, (_, width) in zip(shown, runs, strict=True)
    )
    return told and not any(_cut_off(entry) for entry, _ in runs)


def _is_thinned(rows: Sequence[tuple[Entry, int, bool]], spacing: Spacing | None) -> bool:
    """Tell whether the blank cells of a table left nothing behind, not even a line.

    Then a page number among the figures of a row is not seen by their count. That some row has too many
    figures tells that there are such numbers.
    """
    wide = [(entry, width) for entry, width, _ in rows if width > 1 and not entry.torn]
    short = sum(
        len(entry.figures) < width
        and _on_lines(entry)
        and all(token.kind != EMPTY for token in entry.cells)
        and _by_lines(entry, width, spacing) is None
        for entry, width in wide
    )
    return 2 * short > len(wide) or (
        short > 0 and any(width < len(entry.figures) < width + 3 for entry, width in wide)
    )


def _is_uneven(entry: Entry) -> bool:
    """Tell whether the lines from a label to its last figure do not keep one distance."""
    lines = _lines(entry)
    return lines is not None and len({after - before for before, after in pairwise(lines)}) > 1


def _may_number_a_page(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) <= 2 and token.text != "0"


def _on_lines(entry: Entry) -> bool:
    """Tell whether every figure stands on a line of its own, as a page number does."""
    passages = [token.passage for token in entry.figures]
    return all(before is not after for before, after in pairwise(passages))


def _stands_apart(entry: Entry, width: int) -> bool:
    figures = entry.figures
    return len(figures) == width and not any(token.glued for token in figures)


def _spacing(rows: Sequence[tuple[Entry, int, bool]]) -> Spacing | None:
    pitches: set[int] = set()
    tails: set[int] = set()
    complete = 0
    for entry, width, _ in rows:
        lines = _lines(entry)
        if lines is None or len(entry.figures) != width or any(t.kind == EMPTY for t in entry.cells):
            continue
        complete += 1
        pitches |= {after - before for before, after in pairwise(lines)}
        if entry.next is not None and entry.next.line is not None:
            tails.add(entry.next.line - lines[-1])
    if complete < 2 or len(pitches) != 1 or len(tails) != 1 or min(pitches) < 1:
        return None
    return Spacing(pitches.pop(), tails.pop())


def _lines(entry: Entry) -> list[int] | None:
    """Return the lines of the label's end and of each figure; None where they are not known."""
    if not entry.tokens:
        return None
    numbers = [entry.tokens[-1].line, *(token.line for token in entry.figures)]
    known = [number for number in numbers if number is not None]
    return known if len(known) == len(numbers) else None


def read_row(
    entry: Entry, columns: Sequence[ColumnSpec], structure: Structure, *, grouped: bool
) -> list[Cell]:
    """Return a row's cells: as printed where each has its place for certain, else ambiguous."""
    width = len(columns)
    figures = entry.figures
    if len(figures) == width and not _cut_off(entry):
        doubtful = structure.thinned or (structure.gappy and _is_uneven(entry))
        if width > 1 and doubtful and _on_lines(entry) and any(map(_may_number_a_page, figures)):
            return undecided(entry, width, THINNED)
        return [_cell(token, column) for token, column in zip(figures, columns, strict=True)]
    barred = any(token.kind == EMPTY for token in entry.cells)
    if barred and len(figures) < width:
        placed = _by_bars(entry, width, structure, grouped=grouped)
        if placed is not None:
            return [_cell(token, column) for token, column in zip(placed, columns, strict=True)]
    if not barred and len(figures) < width:
        by_lines = _by_lines(entry, width, structure.spacing)
        if by_lines is not None:
            return [
                _cell(token, column) if token else _blank(entry)
                for token, column in zip(by_lines, columns, strict=True)
            ]
        if len(figures) == 1 and figures[0].glued and not _cut_off(entry) and not structure.apart:
            return _cut(figures[0], columns, zeros=structure.zeros)
    return undecided(entry, width)


def _cut_off(entry: Entry) -> bool:
    """Tell whether what stands directly behind the last figure may go on with it (12余, 3.万)."""
    follower = entry.next
    last = entry.figures[-1] if entry.figures else None
    if last is None or follower is None or follower.passage is not last.passage:
        return False
    unknown = follower.core.startswith("?")
    return unknown and follower.start == last.end and follower.text[:1] in _GOES_ON


def _cell(token: Token, column: ColumnSpec) -> Cell:
    place = token.passage.locate(token.start, token.end)
    text = token.text
    if column.kind == "count" and _PLAIN.fullmatch(text):  # the common case, without the detour
        return Cell(COUNT, int(text), text, place, "", GLUED if token.glued else PRINTED)
    return read_cell(text, column.kind, place, method=GLUED if token.glued else PRINTED)


def read_placed(tokens: Sequence[Token | None], columns: Sequence[ColumnSpec]) -> list[Cell]:
    """Return cells of figures whose places are certain; None is a blank cell."""
    return [
        _cell(token, column) if token else Cell(BLANK) for token, column in zip(tokens, columns, strict=True)
    ]


def _blank(entry: Entry) -> Cell:
    return Cell(BLANK, None, "", label_place(entry))


def label_place(entry: Entry) -> Location | None:
    """Return where the label of an entry stands (its cells, where it has none)."""
    tokens = entry.tokens or entry.cells
    return tokens[0].passage.locate(tokens[0].start, tokens[0].end) if tokens else None


def _by_bars(entry: Entry, width: int, structure: Structure, *, grouped: bool) -> list[Token] | None:
    """Place the cells between bars; those beyond the row must be empty and as many as in complete rows."""
    cells = entry.cells
    extra = len(cells) - width
    if extra >= 0 and not entry.figures:
        return cells[:width]  # every cell is empty, wherever the row's own begin
    if extra < 0 or any(token.kind != EMPTY for token in cells[width:]):
        return None
    if not structure.any_complete and (cells[0].row < 0 or cells[width - 1].kind == EMPTY):
        return None  # a bar that begins or pads a row cannot be told from an empty cell
    expected = structure.extras.get((width, grouped))
    if expected is None and structure.any_complete:
        return cells[:width] if extra == 0 else None
    if extra != (expected or 0):
        return None
    return cells[:width]


def _by_lines(entry: Entry, width: int, spacing: Spacing | None) -> list[Token | None] | None:
    """Place figures by blank lines: only where all complete rows of the table keep the same distances."""
    lines = _lines(entry)
    if spacing is None or lines is None or entry.torn or entry.next is None or entry.next.line is None:
        return None
    start = lines[0]
    if entry.next.line - start != width * spacing.pitch + spacing.tail:
        return None
    placed: list[Token | None] = [None] * width
    for token, line in zip(entry.figures, lines[1:], strict=True):
        position, rest = divmod(line - start, spacing.pitch)
        if rest or not 1 <= position <= width or placed[position - 1] is not None:
            return None
        placed[position - 1] = token
    return placed


def _cut(token: Token, columns: Sequence[ColumnSpec], *, zeros: bool) -> list[Cell]:
    """Cut digits that are run together: only where there is exactly one way.

    There is none where a zero may be a blank cell: any of the cells may then have no digit at all.
    """
    width = len(columns)
    place = token.passage.locate(token.start, token.end)
    cuts = cut_digits(token.text, width)
    if cuts.unique is not None and zeros:
        cells: list[Cell] = []
        at = token.start
        for text, column in zip(cuts.unique, columns, strict=True):
            place = token.passage.locate(at, at + len(text))
            cells.append(read_cell(text, column.kind, place, method=GLUED))
            at += len(text)
        return cells
    note = (
        f"连写的“{token.text}”中，零可能没有印出来，不能确定怎样分成{width}格"
        if cuts.unique is not None
        else f"连写的“{token.text}”分成{width}格有{cuts.total}种分法"
        if cuts.total
        else f"“{token.text}”不能分成{width}格"
    )
    return [
        Cell(
            AMBIGUOUS,
            None,
            token.text,
            place,
            note,
            GLUED,
            tuple(dict.fromkeys(reading[at] for reading in cuts.readings))[:_MOST_CANDIDATES],
        )
        for at in range(width)
    ]


def undecided(entry: Entry, width: int, note: str = "") -> list[Cell]:
    """Return ambiguous cells; each keeps the figures that may be its own."""
    figures = entry.figures
    place = label_place(entry)
    if not figures:
        return [Cell(AMBIGUOUS, None, "", place, note or NO_FIGURES)] * width
    raw = " ".join(token.text for token in figures[:40])
    note = note or f"这一行应有{width}个数，读到{len(figures)}个，不能确定各在哪一格"
    spare = width - len(figures)
    cells = []
    for at in range(width):
        low, high = (at - spare, at) if spare >= 0 else (at, at - spare)
        own = [token.text for token in figures[max(0, low) : min(len(figures), high + 1)]]
        cells.append(
            Cell(AMBIGUOUS, None, raw, place, note, candidates=tuple(dict.fromkeys(own))[:_MOST_CANDIDATES])
        )
    return cells
