"""How much of a text stood, word for word, in another one."""

from __future__ import annotations

import re
from fractions import Fraction

from checker.source.passage import Passage

_NOT_WORDS = re.compile(r"[^\u4e00-\u9fff]+")
SHINGLE = 8  # characters that must agree in a row
LEAST = 120  # shorter texts are alike by nature (无。)


def likeness(text: Passage, other: Passage) -> Fraction:
    """Return the share of a text's runs of eight Chinese characters that the other text holds too.

    Figures, letters and punctuation are left out, so that a text with only its numbers changed counts as the
    same. 0 for texts of fewer than 120 characters. Not symmetric: a short copy out of a long text is a copy.
    """
    mine = _NOT_WORDS.sub("", text.folded)
    theirs = _NOT_WORDS.sub("", other.folded)
    if len(mine) < LEAST or len(theirs) < LEAST:
        return Fraction(0)
    runs = {mine[at : at + SHINGLE] for at in range(len(mine) - SHINGLE + 1)}
    held = {theirs[at : at + SHINGLE] for at in range(len(theirs) - SHINGLE + 1)}
    return Fraction(len(runs & held), len(runs))
