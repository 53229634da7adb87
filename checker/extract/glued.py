"""Labels and figures that are run together with nothing between them: "规章000行政规范性文件5225".

The run is cut at the labels of the form, never at digits: labels begin with digits themselves
("00000002.其他法律" is seven zeros and the second row).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.extract.flat_labels import ROW, Vocabulary


class Part(NamedTuple):
    """A label or the figure(s) behind it: the stretch of the run, `core` of a label."""

    start: int
    end: int
    text: str
    core: str = ""
    figure: bool = False
    glued: bool = False


_SKIPPED = re.compile(r"[\s\"'“”,;:()《》〈〉<>\[\]]")
_SENTENCE = tuple(",;。、")
_PROSE = frozenset(",;。")
_FIGURES = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?(?:件|宗|项|万元|元)?")
_MARK_BEFORE = re.compile(r"(?:\([一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)[\"']?\Z")
_NUMBERING = re.compile(r"(?:[一二三四五六七八九十]{1,3}|第)[、.]?")


def split_glued(piece: str, words: Vocabulary) -> list[Part]:
    """Cut folded text into labels and figures; empty where it is not a run of the table's labels."""
    clean, places = _clean(piece)
    labels = list(words.glued.finditer(clean))
    if not labels or (len(labels) == 1 and len(labels[0][0]) == len(clean)):
        return []
    parts: list[Part] = []
    unknown = 0
    at = 0
    for match in labels:
        begin = _label_start(clean, at, match, words)
        lost = _between(parts, clean, at, begin, places, piece, last=False)
        if at or not _PROSE.isdisjoint(piece[: places[begin]]):  # a heading before the first label is no harm
            unknown += lost
        taken = parts[-1].end if parts else 0
        start, end = _with_marks(piece, taken, places[begin], places[match.end() - 1] + 1)
        parts.append(Part(start, end, piece[start:end], match[0]))
        at = match.end()
    unknown += _between(parts, clean, at, len(clean), places, piece, last=True)
    if unknown * 5 > len(clean):
        return []
    named = (words.cores.get(part.core) for part in parts)
    if unknown and words.table != "t4" and not any(known and known.kind == ROW for known in named):
        return []
    return parts


def _clean(piece: str) -> tuple[str, list[int]]:
    """Drop punctuation that labels are compared without; a mark behind a digit may be numbering and stays."""
    kept: list[str] = []
    places: list[int] = []
    for at, character in enumerate(piece):
        if character in "、.,":
            if not (at and piece[at - 1].isdigit()) or (
                character == "," and not piece[at + 1 : at + 2].isdigit()
            ):
                continue
        elif _SKIPPED.match(character):
            continue
        kept.append(character)
        places.append(at)
    return "".join(kept), places


def _label_start(clean: str, at: int, match: re.Match[str], words: Vocabulary) -> int:
    """Return where a label begins with its numbering: the form's own number, else one digit and a mark."""
    begin = match.start()
    if begin - at < 2 or clean[begin - 1] not in ".、":
        return begin
    known = words.cores[match[0]]
    number = words.numbers.get(known.key, "")
    before = clean[at : begin - 1]
    if number and number.isdigit() and before.endswith(number):
        return begin - 1 - len(number)
    return begin - 2 if before[-1:].isdigit() else begin


def _with_marks(piece: str, taken: int, start: int, end: int) -> tuple[int, int]:
    """Take the number before a label, （一） or 一、, and the mark behind it with it.

    What stands before `taken` belongs to the part before.
    """
    number = _MARK_BEFORE.search(piece, max(taken, start - 6), start)
    if number:
        start = number.start()
    while end < len(piece) and piece[end] in ")\"'”》":
        end += 1
    return start, end


def _between(
    parts: list[Part], clean: str, start: int, end: int, places: list[int], piece: str, *, last: bool
) -> int:
    """Add what stands between two labels; return how many characters of it are not understood."""
    text = clean[start:end]
    if not text:
        return 0
    if _NUMBERING.fullmatch(text) and not last:
        return 0
    begin, stop = places[start], places[end - 1] + 1
    match = _FIGURES.fullmatch(text) or _FIGURES.match(text)
    if match is None:
        parts.append(Part(begin, stop, piece[begin:stop], core="?" + text))
        return len(text)
    rest = text[match.end() :]
    figure_stop = places[start + match.end() - 1] + 1
    if piece[figure_stop : figure_stop + 1] in _SENTENCE:
        return len(clean)  # 予以公开2件，部分公开2件: a sentence, not a table
    known = not rest or _NUMBERING.fullmatch(rest) is not None
    parts.append(Part(begin, figure_stop, piece[begin:figure_stop], figure=True, glued=bool(parts)))
    if not known:
        parts.append(Part(figure_stop, stop, piece[figure_stop:stop], core="?" + rest))
        return len(rest)
    return 0
