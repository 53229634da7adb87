"""How wide text stands on a screen: a Chinese character takes two columns.

The standard library's table is used because importing a width library costs as much as reading a report;
a test holds it against wcwidth.
"""

from __future__ import annotations

import re
from functools import cache
from unicodedata import combining, east_asian_width

_WIDE = frozenset("WF")
_ZERO = frozenset("\u200b\u200c\u200d\ufeff")
# A line never begins with one of these, and never ends with one of those.
_NOT_FIRST = frozenset("，。；：、！？）》〉」』】〕”’…,.;:!?)]}%％·")
_NOT_LAST = frozenset("（《〈「『【〔“‘([{")
_NAMES = re.compile(r"(?:上年\.)?表[二三四]\[[^\]\n]*\]")  # one name, never broken


def display_width(text: str) -> int:
    """Return the number of screen columns that a text takes.

    Unit: columns. "表三 12" gives 7.
    """
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


@cache
def _character_width(character: str) -> int:
    if character < "\u0300":
        return 1
    if character in _ZERO or combining(character):
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1


def pad(text: str, width: int) -> str:
    """Fill a text with blanks up to a width in columns."""
    return text + " " * max(0, width - display_width(text))


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break a text into lines of at most `width` columns.

    `first` stands before the first line and `rest` before the others (as many blanks as `first` is wide
    where it is not given). Chinese may break anywhere but before closing and after opening punctuation;
    a word or number is broken only when it is wider than a line. Line feeds in the text are kept.
    """
    if "\n" not in text and display_width(first) + display_width(text) <= width:
        return [(first + text).rstrip()]
    lines = _Lines(width, first, " " * display_width(first) if rest is None else rest)
    for number, paragraph in enumerate(text.split("\n")):
        if number:
            lines.end()
        for piece in _pieces(paragraph):
            lines.add(piece)
    lines.end()
    return lines.done


class _Lines:
    """Lines being filled, piece by piece."""

    def __init__(self, width: int, first: str, rest: str) -> None:
        self.width = width
        self.rest = rest
        self.done: list[str] = []
        self._start(first)

    def _start(self, prefix: str) -> None:
        self.line = prefix
        self.used = display_width(prefix)
        self.empty = True

    def end(self) -> None:
        self.done.append(self.line.rstrip())
        self._start(self.rest)

    def add(self, piece: str) -> None:
        if not self.empty and self.used + display_width(piece.rstrip()) > self.width:
            self.end()
        if self.empty and self.done:
            self._put(piece.lstrip())
        else:
            self._put(piece)

    def _put(self, piece: str) -> None:
        """Put a piece on the line; one that is wider than a whole line is cut."""
        room = self.width - self.used
        if display_width(piece.rstrip()) > room and len(piece) > 1:
            cut = _fitting(piece, room)
            self.line += piece[:cut]
            self.end()
            self._put(piece[cut:])
            return
        self.line += piece
        self.used += display_width(piece)
        self.empty = self.empty and not piece


def _fitting(piece: str, room: int) -> int:
    """Return how many characters fit into the room left, at least one."""
    used = 0
    for index, character in enumerate(piece):
        used += _character_width(character)
        if used > room:
            return max(index, 1)
    return len(piece)


def _pieces(text: str) -> list[str]:
    """Split a text into what must stay together, blanks kept at the end of the piece before them."""
    kept = {at for name in _NAMES.finditer(text) for at in range(name.start() + 1, name.end())}
    pieces: list[str] = []
    current = ""
    for at, character in enumerate(text):
        if current and at not in kept and _may_break(current[-1], character):
            pieces.append(current)
            current = ""
        current += character
    if current:
        pieces.append(current)
    return pieces


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if before == " ":
        return True
    return _character_width(before) == 2 or _character_width(after) == 2
