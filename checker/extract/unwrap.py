"""Put the lines of a paragraph together again that a text or a page had broken at a fixed width.

Only what is certain: lines in a row are as wide as the text's lines are, the next word would not have fitted,
and the last of them ends a sentence. A heading of a part that was broken over two lines is put together where
the two make its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from checker.extract.blocks import Block, Paragraph, Reading
from checker.extract.match_sections import is_title
from checker.source.location import TextLocation
from checker.source.passage import Anchor, Passage

_STOPS: Final = frozenset("。！？!?：:")
_ENDS: Final = frozenset('。！？!?；;：:）)”"》')
_MEDIA: Final = ("text/plain", "text/html")  # other readers know where a paragraph ends
_SHORTEST: Final = 20  # characters of a line that may be a broken one
_NARROWEST: Final = 18.0  # ems
_FEWEST: Final = 4  # broken lines that tell the width of a text
_ROOM: Final = 3.0  # ems: an indent, and a mark that may not begin a line
_BEGINS: Final = re.compile(
    r"[(（][一二三四五六七八九十0-9]{1,3}[)）]|第?[一二三四五六七八九十]{1,3}(?:[、.．]|是[^\s])|[0-9]{1,2}[、.．](?![0-9])|[①-⓿]|[#|·•*—-]"
)
_WORD: Final = re.compile(r"[0-9A-Za-z.,:/%\-]+|.")
_PART: Final = re.compile("[一二三四五六][、.．]")
_WIDE: Final = "\u1100"


def unwrap(reading: Reading) -> Reading:
    """Join broken lines. Readings without any, nearly all, come back as they are."""
    blocks = _join_headings(reading.blocks)
    broken = [
        at
        for at, block in enumerate(blocks[:-1])
        if isinstance(block, Paragraph) and _may_go_on(block.passage.text)
    ]
    if len(broken) >= _FEWEST and reading.media in _MEDIA:
        blocks = _join_lines(blocks, broken)
    return reading if blocks is reading.blocks else replace(reading, blocks=blocks)


def _may_go_on(text: str) -> bool:
    return len(text) >= _SHORTEST and text[-1] not in _STOPS and "\t" not in text


def _join_headings(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Join 四、政府信息公开行政复议、 and 行政诉讼情况."""
    ends: dict[int, int] = {}
    for at, block in enumerate(blocks[:-1]):
        if not isinstance(block, Paragraph) or len(block.passage.text) > 30:
            continue
        words, after = block.passage.folded, blocks[at + 1]
        if not _PART.match(words) or not isinstance(after, Paragraph) or len(after.passage.text) > 24:
            continue
        bare = _PART.fullmatch(words) is not None
        if is_title(words + after.passage.folded) and (bare or not is_title(after.passage.folded)):
            ends[at] = at + 1
    return _joined(blocks, ends) if ends else blocks


def _join_lines(blocks: tuple[Block, ...], broken: Sequence[int]) -> tuple[Block, ...]:
    widths = {at: _width(_text(blocks[at])) for at in broken}
    full = _line_width(sorted(widths.values()))
    if full is None:
        return blocks
    ends: dict[int, int] = {}
    at = 0
    while at < len(blocks) - 1:
        stop = at
        while _goes_on(blocks, stop, widths, full):
            stop += 1
        if stop > at and _text(blocks[stop])[-1:] in _ENDS:
            ends[at] = stop
        at = stop + 1
    joined = sum(stop - at for at, stop in ends.items())
    texts = [_text(block) for block in blocks]
    longer = sum("。" in text and len(text) > full and _width(text) > full + _ROOM for text in texts)
    return _joined(blocks, ends) if joined >= max(_FEWEST, 4 * longer) else blocks


def _line_width(widths: Sequence[float]) -> float | None:
    """Return the width at which the text was broken; None where the lines do not tell one."""
    best, full, first = 0, 0.0, 0
    for at, width in enumerate(widths):
        while widths[first] < width - _ROOM:
            first += 1
        if at - first + 1 >= best:
            best, full = at - first + 1, width
    return full if best >= _FEWEST and full >= _NARROWEST else None


def _goes_on(blocks: tuple[Block, ...], at: int, widths: dict[int, float], full: float) -> bool:
    """Tell whether a line goes on in the next: it is full, and the next begins nothing new."""
    width = widths.get(at)
    if width is None or width > full + 2 or at + 1 >= len(blocks):
        return False
    line, after = blocks[at], blocks[at + 1]
    if not isinstance(line, Paragraph) or not isinstance(after, Paragraph) or line.rank or after.rank:
        return False
    words = after.passage.text
    first = _WORD.match(words)
    if first is None or words.isdigit() or _BEGINS.match(words) or _may_be_heading(line.passage.text):
        return False
    return width + _width(first[0]) > full - _ROOM and _width(words) <= full + 2 and _is_next(line, after)


def _may_be_heading(text: str) -> bool:
    """Tell whether a line may be a heading, which says nothing further: （一）加强领导，压实责任."""
    return _BEGINS.match(text) is not None and "。" not in text and text[-1] not in "，、；,;"


def _is_next(line: Paragraph, after: Paragraph) -> bool:
    """Tell whether a line of a text stands right below another, without the indent of a new paragraph."""
    if not line.passage.anchors or not after.passage.anchors:
        return True
    above, below = line.passage.anchors[-1].location, after.passage.anchors[0].location
    if not isinstance(above, TextLocation) or not isinstance(below, TextLocation):
        return True
    first = line.passage.anchors[0].location
    indent = first.column if isinstance(first, TextLocation) else 1
    return below.line == above.line + 1 and (below.column == 1 or below.column < indent)


def _width(text: str) -> float:
    return sum(1.0 if character >= _WIDE or character in "“”‘’…—" else 0.5 for character in text)


def _text(block: Block) -> str:
    return block.passage.text if isinstance(block, Paragraph) else ""


def _joined(blocks: tuple[Block, ...], ends: dict[int, int]) -> tuple[Block, ...]:
    """Put each run of lines together; `ends` tells the last line by the first."""
    out: list[Block] = []
    at = 0
    while at < len(blocks):
        block, stop = blocks[at], ends.get(at, at)
        if isinstance(block, Paragraph) and stop > at:
            run = [one.passage for one in blocks[at : stop + 1] if isinstance(one, Paragraph)]
            block = Paragraph(_one(run), block.rank)
        out.append(block)
        at = stop + 1
    return tuple(out)


def _one(lines: Sequence[Passage]) -> Passage:
    texts: list[str] = []
    anchors: list[Anchor] = []
    length = 0
    for line in lines:
        text = line.text
        if (
            texts
            and texts[-1][-1:].isascii()
            and texts[-1][-1:].isalpha()
            and text[:1].isascii()
            and text[:1].isalpha()
        ):
            texts.append(" ")
            length += 1
        anchors.extend([Anchor(length + anchor.at, anchor.location) for anchor in line.anchors])
        texts.append(text)
        length += len(text)
    return Passage.of("".join(texts), tuple(anchors))
