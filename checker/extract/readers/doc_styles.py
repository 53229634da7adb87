"""Styles and lists of the binary Word format.

Source: [MS-DOC] 2.9.271 (STSH), 2.9.150 (LVL), 2.9.134 (LFO).
"""

from __future__ import annotations

from struct import unpack_from
from typing import NamedTuple

from checker.extract.readers.doc_binary import WordFile, read_paragraph, sprms
from checker.extract.readers.docx_numbering import Level, Numbering

_VANISH = 0x083C
_FORMATS = {
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    10: "ideographDigital", 11: "japaneseCounting", 18: "decimalEnclosedCircle", 22: "decimalZero",
    23: "bullet",
    28: "decimalEnclosedCircleChinese", 30: "ideographTraditional", 31: "ideographZodiac",
    33: "taiwaneseCounting", 35: "taiwaneseCountingThousand", 37: "chineseCounting",
    39: "chineseCountingThousand", 255: "none",
}  # fmt: skip


class DocStyle(NamedTuple):
    """What a style says about the paragraphs that have it."""

    based_on: int
    list_id: int
    list_level: int
    outline: int | None
    hidden: bool


def read_styles(word: WordFile) -> dict[int, DocStyle]:
    """Return styles by number; those that cannot be read are left out."""
    at, size = word.pair(1)
    sheet = word.table[at : at + size]
    styles: dict[int, DocStyle] = {}
    if len(sheet) < 6:
        return styles
    header, count, base = unpack_from("<HHH", sheet, 0)
    at = 2 + header
    for number in range(min(count, 4000)):
        if at + 2 > len(sheet):
            break
        length = unpack_from("<H", sheet, at)[0]
        style = sheet[at + 2 : at + 2 + length]
        at += 2 + length
        if len(style) >= base + 4:
            styles[number] = _style(style, base)
    return styles


def _style(style: bytes, base: int) -> DocStyle:
    kind_and_base, count_and_next = unpack_from("<HH", style, 2)
    kind, based_on = kind_and_base & 15, kind_and_base >> 4
    name = unpack_from("<H", style, base)[0]
    at = base + 2 + 2 * name + 2
    parts: list[bytes] = []
    for _ in range(count_and_next & 15):
        at += at & 1
        if at + 2 > len(style):
            break
        size = unpack_from("<H", style, at)[0]
        parts.append(style[at + 2 : at + 2 + size])
        at += 2 + size
    paragraph = read_paragraph(parts[0], b"") if kind == 1 and parts else read_paragraph(b"\0\0", b"")
    runs = parts[1] if kind == 1 and len(parts) > 1 else (parts[0] if kind == 2 and parts else b"")
    hidden = any(code == _VANISH and operand[:1] == b"\1" for code, operand in sprms(runs))
    return DocStyle(based_on, paragraph.list_id, paragraph.list_level, paragraph.outline, hidden)


def read_lists(word: WordFile) -> Numbering:
    """Return the lists of a file, ready to count."""
    at, size = word.pair(73)
    numbering = Numbering()
    if size < 2:
        return numbering
    table = word.table
    count = unpack_from("<h", table, at)[0]
    heads = [(unpack_from("<i", table, at + 2 + 28 * i)[0], table[at + 2 + 28 * i + 26] & 1)
             for i in range(max(count, 0)) if at + 2 + 28 * (i + 1) <= len(table)]  # fmt: skip
    at += size
    for identity, simple in heads:
        levels: dict[int, Level] = {}
        for number in range(1 if simple else 9):
            level, at = _level(table, at)
            levels[number] = level
        numbering.add_levels(str(identity), levels)
    _read_overrides(word, numbering)
    return numbering


def _level(table: bytes, at: int) -> tuple[Level, int]:
    start, number_format, flags = unpack_from("<iBB", table, at)
    runs, paragraphs, restart = table[at + 24], table[at + 25], table[at + 26]
    at += 28 + runs + paragraphs
    length = unpack_from("<H", table, at)[0]
    raw = table[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    text = "".join(f"%{ord(sign) + 1}" if ord(sign) < 9 else sign for sign in raw)
    restarts = restart if flags & 8 else None
    return Level(start, _FORMATS.get(number_format, "decimal"), text, restarts), at + 2 + 2 * length


def _read_overrides(word: WordFile, numbering: Numbering) -> None:
    """Read which list a paragraph's list number means."""
    at, size = word.pair(74)
    if size < 4:
        return
    table = word.table
    count = unpack_from("<I", table, at)[0]
    at += 4
    heads: list[tuple[int, int]] = []
    for _ in range(min(count, 5000)):
        if at + 16 > len(table):
            return
        heads.append((unpack_from("<i", table, at)[0], table[at + 12]))
        at += 16
    for number, (identity, overrides) in enumerate(heads, start=1):
        starts: dict[int, int] = {}
        at += 4
        for _ in range(overrides):
            if at + 8 > len(table):
                break
            start, flags = unpack_from("<iI", table, at)
            at += 8
            if flags & 0x20:
                _, at = _level(table, at)
            if flags & 0x10:
                starts[flags & 15] = start
        numbering.add_list(str(number), str(identity), starts)
