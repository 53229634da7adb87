"""Word files (.docx): document.xml read directly, so that nothing a person sees is lost.

Content controls, accepted insertions, smart tags, nested tables, text boxes and automatic numbers are
read; deleted and hidden text is left out and told. Headers, footers and notes are left out.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from checker.extract.blocks import Attachment, Block, Paragraph, Picture, Reading
from checker.extract.readers import troubles
from checker.extract.readers.docx_numbering import Numbering, W
from checker.extract.readers.docx_table import CellText, is_layout, read_table
from checker.extract.readers.docx_text import Revisions, Words, paragraph_style, read_words, unwrapped
from checker.extract.readers.package import Package
from checker.extract.readers.spacing import tidy, tidy_passage
from checker.model.problem import Problem
from checker.source.document import Document
from checker.source.location import DocxLocation

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PART = "word/document.xml"
_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|zip|rar|ofd)(?:$|\?)", re.IGNORECASE)
_DEPTH = 40  # tables in tables


def read_docx(document: Document) -> Reading:
    """Read a Word file. A file that cannot be read gives a reading with a fatal problem."""
    package = Package.open(document.content)
    if isinstance(package, Problem):
        return Reading(MEDIA, (), problems=(package,))
    main = _main_part(package)
    root = package.xml(main)
    if isinstance(root, Problem):
        return Reading(MEDIA, (), problems=(root,))
    body = root.find(W + "body")
    if body is None:
        return Reading(MEDIA, (), problems=(troubles.broken_part(main),))
    numbering = Numbering.of(
        _optional(package, main, "numbering.xml"), _optional(package, main, "styles.xml")
    )
    walker = _Walker(numbering, _relationships(package, main))
    walker.container(body, "body", "", 0)
    problems = walker.problems()
    if any(name.endswith("vbaProject.bin") for name in package.names):
        problems.append(troubles.macros())
    return Reading(MEDIA, tuple(walker.blocks), _title(package), problems=tuple(problems), whole=True)


class _Walker:
    """Goes through the body once and gathers blocks."""

    def __init__(self, numbering: Numbering, relationships: dict[str, str]) -> None:
        self.blocks: list[Block] = []
        self._numbering = numbering
        self._relationships = relationships
        self._revisions = Revisions()
        self._objects: list[DocxLocation] = []
        self._tables = 0
        self._paragraphs = 0

    def problems(self) -> list[Problem]:
        """Return what was met on the way."""
        seen = self._revisions
        problems: list[Problem] = []
        if seen.inserted or seen.deleted:
            problems.append(troubles.tracked_changes(seen.inserted, seen.deleted, seen.first_change))
        if seen.hidden:
            problems.append(troubles.hidden_text(seen.hidden, seen.sample, seen.first_hidden))
        if self._objects:
            problems.append(troubles.embedded_object(self._objects[0]))
        return problems

    def container(self, element: _Element, path: str, label: str, depth: int) -> None:
        """Read the paragraphs and tables that stand in an element."""
        if depth > _DEPTH:
            return
        counts = {"p": 0, "tbl": 0}
        for child in unwrapped(element, self._revisions, DocxLocation(PART, path, label=label)):
            if child.tag == W + "p":
                counts["p"] += 1
                self._paragraph(child, f"{path}/p[{counts['p']}]", label, depth)
            elif child.tag == W + "tbl":
                counts["tbl"] += 1
                self._table(child, f"{path}/tbl[{counts['tbl']}]", depth)
            elif child.tag == W + "altChunk":
                self._objects.append(DocxLocation(PART, path, label=label))

    def _table(self, table: _Element, path: str, depth: int) -> None:
        if not is_layout(table):
            self._tables += 1
            self.blocks.append(
                read_table(table, path, f"第{self._tables}个表格", self._revisions, self._cell)
            )
            return
        place = DocxLocation(PART, path)
        for number, row in enumerate(_named(table, "tr", self._revisions, place), start=1):
            for at, cell in enumerate(_named(row, "tc", self._revisions, place), start=1):
                self.container(cell, f"{path}/tr[{number}]/tc[{at}]", "", depth + 1)

    def _cell(self, cell: _Element, place: DocxLocation, depth: int = 0) -> CellText:
        """Read a cell's words; a small table inside it is part of its words."""
        lines: list[str] = []
        images = 0
        for child in unwrapped(cell, self._revisions, place):
            if child.tag == W + "p":
                words, prefix = self._words(child, place)
                lines.append(prefix + words.text)
                images += len(words.pictures) + words.objects
                for box in words.boxes:
                    inner = self._cell(box, place, depth + 1) if depth < _DEPTH else CellText("", 0)
                    lines.append(inner.text)
                    images += inner.images
            elif child.tag == W + "tbl" and depth < _DEPTH:
                for row in _named(child, "tr", self._revisions, place):
                    for nested in _named(row, "tc", self._revisions, place):
                        inner = self._cell(nested, place, depth + 1)
                        lines.append(inner.text)
                        images += inner.images
        return CellText(tidy("\n".join(line for line in lines if line.strip())), images)

    def _words(self, paragraph: _Element, place: DocxLocation) -> tuple[Words, str]:
        """Return what a paragraph holds and the number that is printed before it."""
        words = read_words(paragraph, self._numbering, self._revisions, place)
        if words.objects:
            self._objects.append(place)
        if not words.text.strip():
            return words, ""
        return words, self._numbering.number(paragraph.find(W + "pPr"), paragraph_style(paragraph))

    def _paragraph(self, paragraph: _Element, path: str, label: str, depth: int) -> None:
        self._paragraphs += 1
        place = DocxLocation(PART, path, label=label or f"第{self._paragraphs}段")
        words, prefix = self._words(paragraph, place)
        self._lines(words, prefix, place, self._rank(paragraph))
        self.blocks.extend(Picture(place, description) for description in words.pictures)
        self.blocks.extend(Picture(place, "嵌入的文件") for _ in range(words.objects))
        for text, identity in words.links:
            target = self._relationships.get(identity, "")
            if _FILE.search(target):
                self.blocks.append(Attachment(tidy(text), unquote(target), place))
        for number, box in enumerate(words.boxes, start=1):
            self.container(box, f"{path}/txbx[{number}]", f"{place.label}的文本框", depth + 1)

    def _lines(self, words: Words, prefix: str, place: DocxLocation, rank: int) -> None:
        """Add a paragraph, one block a line where it holds line breaks."""
        at = 0
        for line in words.text.split("\n"):
            here = place._replace(start=at, end=at + len(line))
            places: list[tuple[int, DocxLocation]] = []
            if prefix:
                places.append((0, here._replace(end=at)))
            places.append((len(prefix), here))
            passage = tidy_passage(prefix + line, tuple(places))
            if passage:
                self.blocks.append(Paragraph(passage, rank))
            at += len(line) + 1
            prefix = ""

    def _rank(self, paragraph: _Element) -> int:
        own = paragraph.find(f"{W}pPr/{W}outlineLvl")
        level = self._numbering.outline(paragraph_style(paragraph))
        if own is not None:
            text = own.get(W + "val") or ""
            level = int(text) if text.isdigit() else level
        return level + 1 if level is not None and level < 6 else 0


def _title(package: Package) -> str:
    """Return the title in the file's properties, where it looks like that of a report."""
    root = package.xml("docProps/core.xml") if "docProps/core.xml" in package.names else None
    if root is None or isinstance(root, Problem):
        return ""
    title = "".join(root.findtext("{http://purl.org/dc/elements/1.1/}title") or "").strip()
    return title if "公开" in title and "年" in title else ""


def _named(element: _Element, name: str, revisions: Revisions, place: DocxLocation) -> list[_Element]:
    return [child for child in unwrapped(element, revisions, place) if child.tag == W + name]


def _main_part(package: Package) -> str:
    """Return the main part's name, which some writers change."""
    if PART in package.names:
        return PART
    rels = package.xml("_rels/.rels")
    if not isinstance(rels, Problem):
        for item in rels:
            if (item.get("Type") or "").endswith("/officeDocument"):
                return (item.get("Target") or PART).lstrip("/")
    return PART


def _optional(package: Package, main: str, name: str) -> _Element | None:
    """Return a part beside the main one, None where it is absent or broken."""
    part = package.xml(posixpath.join(posixpath.dirname(main), name))
    return None if isinstance(part, Problem) else part


def _relationships(package: Package, main: str) -> dict[str, str]:
    folder, name = posixpath.split(main)
    root = package.xml(posixpath.join(folder, "_rels", name + ".rels"))
    if isinstance(root, Problem):
        return {}
    return {item.get("Id") or "": item.get("Target") or "" for item in root}
