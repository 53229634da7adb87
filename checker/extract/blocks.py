"""What every reader yields: the one shape that all formats agree on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from checker.model.cell import PRINTED
from checker.model.problem import Problem
from checker.source.location import Location
from checker.source.passage import Passage


class Paragraph(NamedTuple):
    """A line of words. `rank` is 1–6 for a heading element, 0 for plain words."""

    passage: Passage
    rank: int = 0


class GridCell(NamedTuple):
    """A cell of a ruled table at its first row and column; spans are what the source says, bounded."""

    row: int
    column: int
    rowspan: int
    colspan: int
    text: str  # as printed, blanks beside Chinese characters removed
    location: Location | None
    method: str = PRINTED
    candidates: tuple[str, ...] = ()  # two readings of the document that differ
    images: int = 0
    unseen: str = ""  # what it shows that is not among its words: 图片, 输入框 …


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: each cell once, in reading order. Covered positions are not repeated."""

    cells: tuple[GridCell, ...]
    rows: int
    columns: int
    location: Location | None = None
    stream: tuple[Passage, ...] = ()  # a second reading: the same words in the order they were written (PDF)


class Picture(NamedTuple):
    """A picture in the flow of the document."""

    location: Location | None
    description: str = ""


class Attachment(NamedTuple):
    """A link to a file (.doc, .pdf …) in the flow of the document."""

    text: str
    address: str
    location: Location | None


Block: TypeAlias = Paragraph | Grid | Picture | Attachment


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as a reader saw it, before anything is recognised in it."""

    media: str  # text/html, text/plain, application/pdf …
    blocks: tuple[Block, ...]
    title: str = ""  # the document's own title (HTML <title>, PDF metadata)
    meta_dates: tuple[str, ...] = ()  # dates stated in the document's metadata, raw
    address: str = ""  # its address, where the document tells it
    problems: tuple[Problem, ...] = ()
    page_lines: tuple[Paragraph, ...] = ()  # lines of the page before the report: title, date, navigation
    whole: bool = False  # the document shows its end, and nothing in it tells of further pages
