"""Read a plain text: lines become paragraphs, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from checker.extract.blocks import Paragraph, Reading
from checker.extract.readers.html_decode import decode
from checker.source.document import Document
from checker.source.location import TextLocation
from checker.source.passage import Anchor, Passage
from checker.text.width import INVISIBLE

_LINE = re.compile(r"([^\n\r\x0b\x0c\x85\u2028\u2029]*)(\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)")
_OTHER_ENDS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = " \t\xa0\u3000\u2000-\u200a\u202f\u205f"
_GAP = re.compile(rf"[{_BLANK}{INVISIBLE}]+")
_VISIBLE_GAP = re.compile(rf"[{_BLANK}]")
# A paragraph's indent inside a line: the line ends of a page were lost, the indents stayed.
_RUN_ON = re.compile(r"[\xa0 ]*\u3000{2,}[\u3000\xa0 ]*")
_RUN_ON_LENGTH = 80
_MARKDOWN = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_CHINESE = re.compile(
    r"[\u2e80-\u303f\u3105-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff“”‘’—…]"
)
_VALUE = r"(?:[-—–/]|[0-9][0-9,.]*件?|[０-９]+)"
_ROW = re.compile(rf"[{_BLANK}]{_VALUE}(?:[{_BLANK}]+(?:{_VALUE}|无))+[{_BLANK}]*\Z")
# A label and its one number: the blank tells them apart from a run of both.
_PAIR = re.compile(rf"[{_BLANK}]*[^0-9{_BLANK}]{{2,20}}[{_BLANK}]+[0-9][0-9,.]*[{_BLANK}]*\Z")


def read_plain(document: Document) -> Reading:
    """Read a text file. Blank lines yield nothing (line numbers of the places still tell of them)."""
    text, _ = decode(document.content)
    return Reading("text/plain", tuple(_paragraphs(text)))


def _paragraphs(text: str) -> Iterator[Paragraph]:
    if _OTHER_ENDS.search(text) is None:
        at = 0
        for number, line in enumerate(text.split("\n"), start=1):
            if line and not line.isspace():
                yield from _paragraph(line, at, number)
            at += len(line) + 1
        return
    at = 0
    for number, match in enumerate(_LINE.finditer(text), start=1):
        line, start = match[1], match.start()
        if match.end() == at and number > 1 and not line:
            break
        at = match.end()
        if line and not line.isspace():
            yield from _paragraph(line, start, number)


def _paragraph(line: str, start: int, number: int) -> Iterable[Paragraph]:
    if line[0] != "#" and _GAP.search(line) is None:
        place = TextLocation(start, start + len(line), number, 1)
        return (Paragraph(Passage.of(line, (Anchor(0, place),))),)
    return _line(line, start, number)


def _line(line: str, start: int, number: int) -> Iterator[Paragraph]:
    pieces = [(0, len(line))]
    if len(line) > _RUN_ON_LENGTH and "\u3000\u3000" in line:
        cuts = [(0, 0), *(match.span() for match in _RUN_ON.finditer(line)), (len(line), len(line))]
        pieces = [(left[1], right[0]) for left, right in pairwise(cuts)]
    for begin, end in pieces:
        heading = _MARKDOWN.match(line, begin, end)
        passage = squeeze(line, start, number, heading.end() if heading else begin, end)
        if passage.text:
            yield Paragraph(passage, len(heading[1]) if heading else 0)


def squeeze(line: str, start: int, number: int, begin: int, end: int) -> Passage:
    """Build the passage of a stretch of a line without the blanks that are no part of the words.

    Blanks beside Chinese characters go, others become one blank; a tab between cells stays, and so do
    the blanks of a line that looks like a table's row (label and several numbers).
    """
    words: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    row = end - begin < 300 and (_ROW.search(line, begin, end) or _PAIR.match(line, begin, end)) is not None
    at = begin
    for gap in [*_GAP.finditer(line, begin, end), None]:
        stop = gap.start() if gap else end
        if stop > at:
            anchors.append(Anchor(length, TextLocation(start + at, start + end, number, at + 1)))
            words.append(line[at:stop])
            length += stop - at
        if gap is None:
            break
        at = gap.end()
        between = _separator(line, gap, row=row) if words and at < end else ""
        if between:
            anchors.append(
                Anchor(length, TextLocation(start + gap.start(), start + at, number, gap.start() + 1))
            )
            words.append(between)
            length += len(between)
    return Passage.of("".join(words), tuple(anchors))


def _separator(line: str, gap: re.Match[str], *, row: bool) -> str:
    if _VISIBLE_GAP.search(gap[0]) is None:
        return ""
    if "\t" in gap[0]:
        return "\t" * min(gap[0].count("\t"), 40)  # each tab ends a cell, an empty one too
    if row:
        return " "
    beside = line[gap.start() - 1] + line[gap.end()]
    return "" if _CHINESE.search(beside) else " "
