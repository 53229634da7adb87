"""Blanks of a source and the words a person reads: one rule for all readers but HTML's own.

Zero-width characters go, runs of blanks become one, and none stays beside a Chinese character. Every
character kept still knows where it stood.
"""

from __future__ import annotations

import re
from itertools import pairwise

from checker.source.location import Location
from checker.source.passage import EMPTY, Anchor, Passage
from checker.text.width import INVISIBLE

_SPACE = re.compile(
    f"[\t\x0b\x0c\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000{INVISIBLE}\x00-\x08]+"
)
_INVISIBLE = re.compile(f"[{INVISIBLE}\x00-\x08]+")
_QUOTES = frozenset("“”‘’—…·–\n")


_RAISED = str.maketrans("0123456789０１２３４５６７８９", "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2)
_LOWERED = str.maketrans("0123456789０１２３４５６７８９", "₀₁₂₃₄₅₆₇₈₉" * 2)


def raised(text: str) -> str:
    """Return text with raised digits: the 1 of a note behind 12 must never make it 121."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Return text with lowered digits."""
    return text.translate(_LOWERED)


def is_chinese(character: str) -> bool:
    """Tell whether a character is Chinese or punctuation of Chinese text (a line feed counts, too)."""
    return character >= "\u2e80" or character in _QUOTES


def tidy(text: str) -> str:
    """Return the text of a cell: lines trimmed, blanks beside Chinese characters dropped."""
    return tidy_passage(text, ()).text.strip("\n ")


def tidy_passage(text: str, places: tuple[tuple[int, Location], ...]) -> Passage:
    """Build a passage from raw text; `places` tells from which raw offset on a location holds.

    A location is narrowed by the raw offset behind its beginning, so give the location of a stretch
    whose characters follow one another in the source.
    """
    pieces: list[str] = []
    starts: list[int] = []  # raw offsets of the pieces
    at = 0
    for blank in _SPACE.finditer(text):
        if blank.start() > at:
            pieces.append(text[at : blank.start()])
            starts.append(at)
        at = blank.end()
        if _keeps(text, blank.start(), at):
            pieces.append(" ")
            starts.append(blank.start())
    if at < len(text):
        pieces.append(text[at:])
        starts.append(at)
    if not pieces:
        return EMPTY
    return Passage.of("".join(pieces), _anchors(pieces, starts, places))


def _keeps(text: str, start: int, end: int) -> bool:
    """Tell whether a blank between two words is kept (as one space)."""
    if start == 0 or end == len(text) or is_chinese(text[start - 1]) or is_chinese(text[end]):
        return False
    return not _INVISIBLE.fullmatch(text, start, end)


def _anchors(
    pieces: list[str], starts: list[int], places: tuple[tuple[int, Location], ...]
) -> tuple[Anchor, ...]:
    if not places:
        return ()
    if len(pieces) == 1 and len(places) == 1 and starts[0] == places[0][0]:
        return (Anchor(0, places[0][1]),)
    anchors: list[Anchor] = []
    index, out = 0, 0
    bounds = [*(at for at, _ in places), 1 << 60]
    spans = list(pairwise(bounds))
    for piece, start in zip(pieces, starts, strict=True):
        end = start + len(piece)
        while index + 1 < len(spans) and spans[index][1] <= start:
            index += 1
        look = index
        while look < len(spans) and spans[look][0] < end:
            begin = max(start, spans[look][0])
            if begin < spans[look][1]:
                at, location = places[look]
                moved = location if begin == at else _moved(location, begin - at)
                anchors.append(Anchor(out + begin - start, moved))
            look += 1
        out += len(piece)
    return tuple(anchors)


def _moved(location: Location, offset: int) -> Location:
    """Return where a stretch stands from `offset` characters in, its end kept where it has one."""
    end = getattr(location, "end", None)
    if end is None:
        return location
    length = max(end - location.start - offset, 0)  # type: ignore[union-attr]
    return location.narrowed(offset, length)
