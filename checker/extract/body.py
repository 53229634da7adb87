"""Lay a reading out as one stretch of words in which tables, pictures and attachments have their places."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from checker.extract.blocks import Attachment, Grid, GridCell, Paragraph, Picture, Reading
from checker.extract.grid import split_grid
from checker.source.passage import Anchor, Passage

OBJECT = "\ufffc"  # stands in the words for a table, a picture or an attachment


class Placed(NamedTuple):
    """A table, picture or attachment and the offset of its mark in the words."""

    at: int
    block: Grid | Picture | Attachment


class Flow(NamedTuple):
    """The words of a report, a line feed between paragraphs, and what stands among them."""

    passage: Passage
    objects: tuple[Placed, ...] = ()
    ranked: frozenset[int] = frozenset()  # offsets of lines that the document marks as headings

    def within(self, start: int, end: int) -> tuple[Placed, ...]:
        """Return the objects between two offsets."""
        return tuple(placed for placed in self.objects if start <= placed.at < end)


def lay_out(reading: Reading) -> Flow:
    """Join the blocks of a reading."""
    texts: list[str] = []
    folded: list[str] = []
    anchors: list[Anchor] = []
    objects: list[Placed] = []
    ranked: list[int] = []
    at = 0
    for block in reading.blocks:
        if isinstance(block, Paragraph):
            passage = block.passage
            texts.append(passage.text)
            folded.append(passage.folded)
            if block.rank:
                ranked.append(at)
            own = passage.anchors
            if len(own) == 1:
                anchors.append(Anchor(at + own[0].at, own[0].location))
            else:
                anchors.extend([Anchor(at + anchor.at, anchor.location) for anchor in own])
            at += len(passage.text) + 1
            continue
        for piece in split_grid(block) if isinstance(block, Grid) else (block,):
            if isinstance(piece, GridCell):
                words = Passage.of(piece.text, (Anchor(0, piece.location),) if piece.location else ())
                texts.append(words.text)
                folded.append(words.folded)
                anchors.extend([Anchor(at, anchor.location) for anchor in words.anchors])
                at += len(words.text) + 1
                continue
            objects.append(Placed(at, piece))
            texts.append(OBJECT)
            folded.append(OBJECT)
            at += 2
    joined = Passage("\n".join(texts), tuple(anchors), "\n".join(folded))
    return Flow(joined, tuple(objects), frozenset(ranked))


def cut(passage: Passage, start: int, end: int) -> Passage:
    """Return a part of a passage, its anchors kept; blanks and line feeds at its ends dropped."""
    text = passage.text
    while start < end and text[start] in " \n":
        start += 1
    while end > start and text[end - 1] in " \n":
        end -= 1
    if start >= end:
        return Passage()
    first = bisect_left(passage.anchors, (start + 1,)) - 1  # (n,) sorts before every anchor at n
    last = bisect_left(passage.anchors, (end,))
    anchors = [Anchor(anchor.at - start, anchor.location) for anchor in passage.anchors[max(first, 0) : last]]
    if anchors and anchors[0].at < 0:
        lead = passage.anchors[first]
        anchors[0] = Anchor(0, lead.location.narrowed(start - lead.at, end - start))
    return Passage(text[start:end], tuple(anchors), passage.folded[start:end])


def without(passage: Passage, spans: list[tuple[int, int]]) -> Passage:
    """Return a passage without some stretches of it (in order)."""
    if not spans:
        return cut(passage, 0, len(passage.text))
    texts: list[str] = []
    folded: list[str] = []
    anchors: list[Anchor] = []
    at = begin = 0
    for start, end in [*spans, (len(passage.text), 0)]:
        part = cut(passage, begin, start)
        begin = end
        if part.text:
            texts.append(part.text)
            folded.append(part.folded)
            anchors.extend([Anchor(at + anchor.at, anchor.location) for anchor in part.anchors])
            at += len(part.text) + 1
    return Passage("\n".join(texts), tuple(anchors), "\n".join(folded))


def lines_of(passage: Passage) -> list[Passage]:
    """Return the lines of a passage, each a passage; empty ones left out."""
    lines: list[Passage] = []
    text, folded, anchors = passage.text, passage.folded, passage.anchors
    last = len(anchors) - 1
    index = start = 0
    while start <= len(text):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        end = stop
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if start < end:
            while index < last and anchors[index + 1].at <= start:
                index += 1
            alone = index == last or (index < last and anchors[index + 1].at >= end)
            if (
                alone and anchors[index].at == start
            ):  # a line that is a stretch of the source: the common case
                own = (Anchor(0, anchors[index].location),)
                lines.append(Passage(text[start:end], own, folded[start:end]))
            else:
                lines.append(cut(passage, start, end))
        start = stop + 1
    return lines
