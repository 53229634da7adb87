"""Cut the lines of a section into tokens: labels, figures, empty cells.

The lines come one cell each, or as rows with bars, tabs or blanks between cells, or with nothing
between them (see `glued`); shapes may be mixed in one section.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from checker.extract.flat_labels import Vocabulary
from checker.extract.flat_pages import NO_HEADS, Heads, page_lines
from checker.extract.glued import split_glued
from checker.extract.sentence_line import is_sentence, sentences_first
from checker.source.location import TextLocation
from checker.source.passage import Passage
from checker.text.labels import normalise_label

TEXT = "text"
VALUE = "value"
EMPTY = "empty"  # a cell between bars or tabs that holds nothing
PROSE = "prose"  # a sentence: no label can go on behind it


class Token(NamedTuple):
    """A piece of a line. `text` is as printed; `line` the line number in the source where known."""

    kind: str
    text: str
    passage: Passage
    start: int
    end: int
    line: int | None = None
    row: int = -1  # the number of the row where cells of a row stand on one line, else -1
    glued: bool = False  # a figure that stands directly behind a label, with nothing between
    core: str = ""  # of a label: the characters that tell it from others
    flat: str = ""  # of a label: the same with its numbering


_new: Final = tuple.__new__  # a third of the time of calling the class
_UNIT = r"(?:件|宗|条|项|个|次|份|万元|亿元|元|万|亿)"
_FIGURE = re.compile(
    rf"(?:增加?|减少?|[+\-−—–])?\s?[0-9][0-9,]{{0,20}}(?:\.[0-9]{{0,12}})?\s?{_UNIT}?(?:\s?[(\[【〔].{{0,60}})?"
    r"|[-—–―−/\\]{1,4}|无|〇|零|[0-9]{1,12}\s?[¹²³⁰-⁹①-⓿*※]{1,3}"
)
_BARS = re.compile(r"[|│┃｜]")
_LONGEST_LABEL = 90
_NOISE = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")


def is_figure(folded: str) -> bool:
    """Tell whether text is what stands in a cell for a figure: a number, a dash, 无."""
    if folded.isdigit() and folded.isascii():
        return True
    return len(folded) <= 100 and _FIGURE.fullmatch(folded) is not None


def tokenise(lines: Sequence[Passage], words: Vocabulary, heads: Heads = NO_HEADS) -> list[Token]:
    """Return the tokens of the lines in order; `heads` are the document's running heads.

    Behind a line that belongs to the page, the first token tells no line number: how many lines lie between
    it and the one before says nothing about cells.
    """
    tokens: list[Token] = []
    pages = page_lines(lines, heads)
    behind = -1  # where the first token behind a page's line will be
    rows_on_lines = _rows_on_lines(lines)
    filled = True  # whether the cell that is open holds something
    for number, passage in enumerate(lines):
        if number in pages:
            behind = len(tokens)
            continue
        if 0 <= behind < len(tokens):
            tokens[behind] = tokens[behind]._replace(line=None)
            behind = -1
        folded = passage.folded
        if folded.isdigit() and folded.isascii():  # the common case: a figure on a line of its own
            line = _line_number(passage)
            tokens.append(
                _new(Token, (VALUE, passage.text, passage, 0, len(folded), line, -1, False, "", ""))
            )
            filled = True
            continue
        folded = folded.strip()
        if not folded:
            continue
        line = _line_number(passage)
        if _BARS.search(folded) is None:
            tokens.extend(_plain_line(passage, line, words))
            filled = True
            continue
        row = number if rows_on_lines else -1
        filled = filled and not rows_on_lines
        tokens.extend(_barred_line(passage, line, row, words, filled=filled))
        filled = not folded.endswith("|")
    if 0 <= behind < len(tokens):
        tokens[behind] = tokens[behind]._replace(line=None)
    return tokens


def _line_number(passage: Passage) -> int | None:
    if not passage.anchors:
        return None
    location = passage.anchors[0].location
    return location.line if isinstance(location, TextLocation) else None


def _rows_on_lines(lines: Sequence[Passage]) -> bool:
    """Tell whether lines with bars hold whole rows (else one cell each, with a bar before or behind)."""
    rows = 0
    for passage in lines:
        if _BARS.search(passage.folded) is None:
            continue
        pieces = _BARS.split(passage.folded)
        filled = sum(not piece.isspace() and piece != "" for piece in pieces)
        if filled >= 3:
            return True
        rows += len(pieces) > 2 and filled == 2
    return rows >= 2


def _barred_line(
    passage: Passage, line: int | None, row: int, words: Vocabulary, *, filled: bool
) -> Iterator[Token]:
    folded = passage.folded
    cuts = [-1, *(match.start() for match in _BARS.finditer(folded)), len(folded)]
    found: list[Token] = []
    for at in range(len(cuts) - 1):
        start, end = cuts[at] + 1, cuts[at + 1]
        piece = folded[start:end].strip()
        if piece:
            found.extend(_cell(passage, start, end, line, row, words))
            filled = True
        if end < len(folded):  # a bar closes the cell
            if not filled and not (row >= 0 and at == 0):
                found.append(Token(EMPTY, "", passage, start, end, line, row))
            filled = False
    if row >= 0:
        found = _without_leading(found)
    yield from found


def _without_leading(tokens: list[Token]) -> list[Token]:
    """Drop the empty cells before a row's label: they continue cells of the rows above."""
    label = next((at for at, token in enumerate(tokens) if token.kind != EMPTY), None)
    if label is None:
        return []  # a row of empty cells continues nothing
    if tokens[label].kind == VALUE:
        return tokens
    return tokens[label:]


def _plain_line(passage: Passage, line: int | None, words: Vocabulary) -> Iterator[Token]:
    folded = passage.folded
    if "\t" in folded:
        yield from _tabbed(passage, line, words)
        return
    spans = [(match.start(), match.end()) for match in re.finditer(r"\S+", folded)] if " " in folded else []
    figures = sum(is_figure(folded[start:end]) for start, end in spans)
    if figures >= 2 or (figures == 1 and len(spans) == 2 and is_figure(folded[spans[1][0] : spans[1][1]])):
        for start, end in spans:
            yield from _cell(passage, start, end, line, -1, words)
        return
    yield from _cell(passage, 0, len(folded), line, -1, words)


def _tabbed(passage: Passage, line: int | None, words: Vocabulary) -> Iterator[Token]:
    folded = passage.folded
    cells = [(match.start(), match.end()) for match in re.finditer(r"[^\t]*(?:\t|\Z)", folded)]
    seen_label = False
    for start, stop in cells:
        end = stop - 1 if folded[start:stop].endswith("\t") else stop
        if folded[start:end].strip():
            seen_label = True
            yield from _cell(passage, start, end, line, -1, words)
        elif seen_label and (stop > end or start < len(folded)):
            yield Token(EMPTY, "", passage, start, end, line)


def _cell(
    passage: Passage, start: int, end: int, line: int | None, row: int, words: Vocabulary
) -> Iterator[Token]:
    """Yield the tokens of one cell (several where labels and figures are run together)."""
    folded = passage.folded
    while start < end and folded[start] in " \t":
        start += 1
    while end > start and folded[end - 1] in " \t":
        end -= 1
    piece = folded[start:end]
    text = passage.text[start:end]
    if is_figure(piece):
        yield Token(VALUE, text, passage, start, end, line, row)
        return
    core = normalise_label(text) if len(piece) <= _LONGEST_LABEL else ""
    if piece.endswith(")") and core not in words.cores and "(" in piece[1:]:
        shorter = normalise_label(piece[: piece.rindex("(")])  # 现行有效件数（历史累计）
        core = shorter if shorter in words.cores else core
    if core in words.cores:
        yield Token(TEXT, text, passage, start, end, line, row, core=core, flat=_NOISE.sub("", piece))
        return
    if is_sentence(piece):
        yield Token(PROSE, text, passage, start, end, line, row)
        return
    told = sentences_first(piece) if "。" in piece else 0
    if told:
        yield Token(PROSE, text[:told], passage, start, start + told, line, row)
        yield from _cell(passage, start + told, end, line, row, words)
        return
    parts = split_glued(piece, words)
    if parts:
        for part in parts:
            if part.figure:
                kind = VALUE if is_figure(part.text) else PROSE
                yield _part(
                    Token(kind, "", passage, 0, 0, line, row, glued=part.glued), part.start, part.end, start
                )
            else:
                yield _part(
                    Token(TEXT, "", passage, 0, 0, line, row, core=part.core, flat=part.core),
                    part.start,
                    part.end,
                    start,
                )
        return
    kind = TEXT if len(piece) <= _LONGEST_LABEL and "。" not in piece else PROSE
    yield Token(kind, text, passage, start, end, line, row, core=core, flat=_NOISE.sub("", piece))


def _part(token: Token, start: int, end: int, offset: int) -> Token:
    start, end = start + offset, end + offset
    return token._replace(text=token.passage.text[start:end], start=start, end=end)
