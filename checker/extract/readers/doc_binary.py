"""The binary Word format (Word 97 to 2003, WPS Writer): text pieces, properties of paragraphs and runs.

Source: [MS-DOC] 2.5 (file information block), 2.8 (PLCs), 2.9.172 (PapxFkp), 2.6 (sprms).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from
from typing import NamedTuple

CHARACTERS = 4_000_000
# Single property modifiers that matter to reading.
_IN_TABLE, _ROW_END, _DEPTH, _INNER_CELL, _INNER_ROW_END = 0x2416, 0x2417, 0x6649, 0x244B, 0x244C
_LIST, _LIST_LEVEL, _OUTLINE = 0x460B, 0x260A, 0x2640
_TABLE, _VERTICAL = 0xD608, 0xD62B
_HUGE = (0x6646, 0x6645)
_DELETED, _INSERTED, _HIDDEN, _SHIFT = 0x0800, 0x0801, 0x083C, 0x2A48
_STYLE_OF_RUN = 0x4A30
_SHIFTS = {b"\1": "raised", b"\2": "lowered"}
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


class Piece(NamedTuple):
    """Characters that lie together in the file: from `cp` on, at byte `fc`."""

    cp: int
    end: int
    fc: int
    narrow: bool  # one byte a character
    modifier: bytes  # properties of a quick save


class RowSpec(NamedTuple):
    """A table row's cells: their edges in twentieths of a point, and how they are merged."""

    edges: tuple[int, ...]
    flags: tuple[int, ...]


class ParagraphSpec(NamedTuple):
    """What a paragraph's properties say."""

    style: int = 0
    depth: int = 0  # tables it stands in
    cell_end: bool = False  # of an inner table
    row_end: bool = False
    row: RowSpec | None = None
    list_id: int = 0
    list_level: int = 0
    outline: int | None = None


class Flagged(NamedTuple):
    """A stretch of characters that is deleted, inserted, hidden, raised or lowered."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class WordFile:
    """The streams of a Word file and where things lie in them."""

    main: bytes
    table: bytes
    data: bytes
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0  # characters of the body
    box_start: int = 0  # text boxes
    box_end: int = 0
    macros: bool = False
    title: str = ""  # in the file's properties
    _paragraphs: list[tuple[int, int, bytes]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _piece_starts: list[int] = field(default_factory=list)
    _runs: list[tuple[int, int, bytes]] = field(default_factory=list)

    def load(self) -> None:
        """Read the tables. Raises: struct.error, ValueError, IndexError for a broken file."""
        counts = self._counts()
        self.length = counts[3]
        before = sum(counts[index] for index in (3, 4, 5, 6, 7, 8))
        self.box_start, self.box_end = before, before + counts[9]
        self._load_pieces()
        self._paragraphs = list(self._formatted(13, paragraphs=True))
        self._paragraphs.sort()
        self._starts = [start for start, _, _ in self._paragraphs]
        self._runs = sorted(self._formatted(12, paragraphs=False))
        self._piece_starts = [piece.cp for piece in self.pieces]

    def pair(self, index: int) -> tuple[int, int]:
        """Return offset and size of a structure in the table stream."""
        words = unpack_from("<H", self.main, 32)[0]
        at = 34 + 2 * words
        longs = unpack_from("<H", self.main, at)[0]
        at += 2 + 4 * longs
        count = unpack_from("<H", self.main, at)[0]
        if index >= count:
            return 0, 0
        offset, size = unpack_from("<II", self.main, at + 2 + 8 * index)
        return offset, size

    def _counts(self) -> tuple[int, ...]:
        words = unpack_from("<H", self.main, 32)[0]
        at = 36 + 2 * words
        counts: tuple[int, ...] = unpack_from("<11i", self.main, at)
        if any(count < 0 or count > CHARACTERS for count in counts[3:]):
            raise ValueError("character counts")
        return counts

    def _load_pieces(self) -> None:
        at, size = self.pair(33)
        end = at + size
        modifiers: list[bytes] = []
        while at < end and self.table[at] == 1:
            length = unpack_from("<H", self.table, at + 1)[0]
            modifiers.append(self.table[at + 3 : at + 3 + length])
            at += 3 + length
        if at >= end or self.table[at] != 2:
            raise ValueError("piece table")
        length = unpack_from("<I", self.table, at + 1)[0]
        at += 5
        count = (length - 4) // 12
        places = unpack_from(f"<{count + 1}I", self.table, at)
        texts: list[str] = []
        for index in range(count):
            fc, modifier = unpack_from("<IH", self.table, at + 4 * (count + 1) + 8 * index + 2)
            start, stop = places[index], places[index + 1]
            if stop < start or stop > CHARACTERS:
                raise ValueError("piece")
            narrow = bool(fc & 0x40000000)
            fc = (fc & 0x3FFFFFFF) // 2 if narrow else fc & 0x3FFFFFFF
            own = modifiers[modifier >> 1] if modifier & 1 and modifier >> 1 < len(modifiers) else b""
            self.pieces.append(Piece(start, stop, fc, narrow, own))
            texts.append(self._characters(fc, stop - start, narrow=narrow))
        self.text = "".join(texts)

    def _characters(self, fc: int, count: int, *, narrow: bool) -> str:
        """Return characters, one for each position: a pair of surrogates stays two."""
        if narrow:
            raw = self.main[fc : fc + count]
            return raw.decode("cp1252", "replace").ljust(count)
        raw = self.main[fc : fc + 2 * count]
        return "".join(map(chr, unpack_from(f"<{len(raw) // 2}H", raw))).ljust(count)

    def _formatted(self, index: int, *, paragraphs: bool) -> Iterator[tuple[int, int, bytes]]:
        """Yield byte ranges and the properties of the paragraphs or runs there."""
        at, size = self.pair(index)
        count = (size - 4) // 8 if size >= 12 else 0
        pages = unpack_from(f"<{count}I", self.table, at + 4 * (count + 1)) if count else ()
        for number in pages[:20_000]:
            page = self.main[(number & 0x3FFFFF) * 512 : (number & 0x3FFFFF) * 512 + 512]
            if len(page) < 512:
                continue
            runs = page[511]
            edges = unpack_from(f"<{runs + 1}I", page, 0)
            for run in range(runs):
                entry = 4 * (runs + 1) + run * (13 if paragraphs else 1)
                where = 2 * page[entry]
                yield edges[run], edges[run + 1], _properties(page, where, paragraphs=paragraphs)

    def fc_of(self, cp: int) -> int:
        """Return where a character lies in the file."""
        piece = self.piece_at(cp)
        return piece.fc + (cp - piece.cp) * (1 if piece.narrow else 2)

    def piece_at(self, cp: int) -> Piece:
        return self.pieces[max(bisect_right(self._piece_starts, cp) - 1, 0)]

    def paragraph_properties(self, cp: int) -> bytes:
        """Return style number and properties of the paragraph that ends at a character."""
        fc = self.fc_of(cp)
        at = bisect_right(self._starts, fc) - 1
        found = b""
        if at >= 0 and self._paragraphs[at][0] <= fc < self._paragraphs[at][1]:
            found = self._paragraphs[at][2]
        return (found or b"\0\0") + self.piece_at(cp).modifier

    def flagged(self, hidden_styles: frozenset[int]) -> list[Flagged]:
        """Return what is deleted, inserted, hidden, raised or lowered, in order."""
        found: list[Flagged] = []
        for start, end, properties in self._runs:
            kinds = _run_kinds(properties, hidden_styles)
            if not kinds:
                continue
            for piece in self.pieces:
                width = 1 if piece.narrow else 2
                low = max(start, piece.fc)
                high = min(end, piece.fc + (piece.end - piece.cp) * width)
                if low < high:
                    first = piece.cp + (low - piece.fc) // width
                    last = piece.cp + (high - piece.fc + width - 1) // width
                    found.extend(Flagged(first, last, kind) for kind in kinds)
        return sorted(found)

    def paragraph(self, properties: bytes) -> ParagraphSpec:
        """Read the properties of a paragraph."""
        return read_paragraph(properties, self.data)


def _properties(page: bytes, at: int, *, paragraphs: bool) -> bytes:
    if at == 0:
        return b""
    size = page[at]
    if not paragraphs:
        return page[at + 1 : at + 1 + size]
    if size == 0:
        return page[at + 2 : at + 2 + 2 * page[at + 1]]
    return page[at + 1 : at + 2 * size]


def sprms(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield single property modifiers: their code and operand."""
    at = 0
    while at + 2 <= len(data):
        code = data[at] | data[at + 1] << 8
        at += 2
        kind = code >> 13
        if kind == 6:
            if at >= len(data):
                return
            if code == _TABLE:
                size = (data[at] | (data[at + 1] << 8 if at + 1 < len(data) else 0)) + 1
            elif code == 0xC615 and data[at] == 255:
                deleted = data[at + 1] if at + 1 < len(data) else 0
                where = at + 2 + 4 * deleted
                size = 2 + 4 * deleted + 3 * (data[where] if where < len(data) else 0) + 1
            else:
                size = data[at] + 1
        else:
            size = _SIZES[kind]
        yield code, data[at : at + size]
        at += size


def read_paragraph(properties: bytes, data: bytes) -> ParagraphSpec:
    """Read what matters of a paragraph's properties (style number first)."""
    style = properties[0] | properties[1] << 8 if len(properties) >= 2 else 0
    values: dict[int, bytes] = {}
    merges: list[bytes] = []
    modifiers = list(sprms(properties[2:]))
    for code, operand in modifiers:
        if code in _HUGE and len(operand) == 4:
            at = int.from_bytes(operand, "little")
            if at + 2 <= len(data):
                size = data[at] | data[at + 1] << 8
                modifiers.extend(sprms(data[at + 2 : at + 2 + size]))
    for code, operand in modifiers:
        if code == _VERTICAL:
            merges.append(operand)
        values[code] = operand
    depth = _number(values.get(_DEPTH)) if _DEPTH in values else int(_on(values.get(_IN_TABLE)))
    return ParagraphSpec(
        style,
        min(depth, 40),
        _on(values.get(_INNER_CELL)),
        _on(values.get(_ROW_END)) or _on(values.get(_INNER_ROW_END)),
        _row(values.get(_TABLE), merges),
        _number(values.get(_LIST)),
        _number(values.get(_LIST_LEVEL)),
        _number(values[_OUTLINE]) if _OUTLINE in values else None,
    )


def _on(operand: bytes | None) -> bool:
    return bool(operand) and operand is not None and operand[0] in (1, 0x81)


def _number(operand: bytes | None) -> int:
    return int.from_bytes(operand, "little") if operand else 0


def _row(operand: bytes | None, merges: list[bytes]) -> RowSpec | None:
    if operand is None or len(operand) < 5:
        return None
    count = operand[2]
    if not 0 < count <= 64 or len(operand) < 3 + 2 * (count + 1):
        return None
    edges = unpack_from(f"<{count + 1}h", operand, 3)
    flags = [0] * count
    at = 3 + 2 * (count + 1)
    for cell in range(count):
        if at + 20 * cell + 2 <= len(operand):
            flags[cell] = unpack_from("<H", operand, at + 20 * cell)[0]
    for merge in merges:
        if len(merge) >= 3 and merge[1] < count:
            bits = {0: 0, 1: 0x20, 3: 0x60}.get(merge[2] & 3, 0)
            flags[merge[1]] = flags[merge[1]] & ~0x60 | bits
    return RowSpec(edges, tuple(flags))


def _run_kinds(properties: bytes, hidden_styles: frozenset[int]) -> list[str]:
    if not properties:
        return []
    kinds: list[str] = []
    hidden: bool | None = None
    for code, operand in sprms(properties):
        if code == _DELETED and _on(operand):
            kinds.append("deleted")
        elif code == _INSERTED and _on(operand):
            kinds.append("inserted")
        elif code == _HIDDEN:
            hidden = _on(operand)
        elif code == _SHIFT and operand[:1] in _SHIFTS:
            kinds.append(_SHIFTS[operand[:1]])
        elif code == _STYLE_OF_RUN and _number(operand) in hidden_styles and hidden is None:
            hidden = True
    return [*kinds, "hidden"] if hidden else kinds
