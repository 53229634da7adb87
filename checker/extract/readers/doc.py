"""Old Word files (.doc) and those of WPS Writer (.wps): an own reader of the binary format.

Deleted and hidden text is left out and told, fields give their result, tables their merged cells.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from checker.extract.blocks import Block, Grid, GridCell, Paragraph, Picture, Reading
from checker.extract.readers import troubles
from checker.extract.readers.doc_binary import Flagged, ParagraphSpec, WordFile
from checker.extract.readers.doc_fields import without_fields
from checker.extract.readers.doc_styles import DocStyle, read_lists, read_styles
from checker.extract.readers.doc_table import Item, Line, WordTable, edges, is_layout, nested, slots
from checker.extract.readers.docx_numbering import Numbering
from checker.extract.readers.spacing import lowered, raised, tidy, tidy_passage
from checker.model.problem import Problem
from checker.source.document import Document
from checker.source.location import DocxLocation

MEDIA = "application/msword"
PART = "WordDocument"
_BROKEN = (struct.error, ValueError, IndexError, KeyError)


def read_doc(document: Document) -> Reading:
    """Read a binary Word file. One that cannot be read gives a reading with a fatal problem."""
    word = _open(document.content)
    if isinstance(word, Problem):
        return Reading(MEDIA, (), problems=(word,))
    try:
        word.load()
        body = _Body(word)
        body.read()
    except _BROKEN:
        return Reading(MEDIA, (), problems=(troubles.broken_package(),))
    return Reading(MEDIA, tuple(body.blocks), word.title, problems=tuple(body.problems()), whole=True)


def _open(content: bytes) -> WordFile | Problem:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            if container.exists("EncryptedPackage"):
                return troubles.password()
            if not container.exists("WordDocument"):
                return troubles.needs_office("这种旧格式的文件")
            main = container.openstream("WordDocument").read()
            if len(main) < 68 or main[:2] not in (b"\xec\xa5", b"\xdc\xa5"):
                return troubles.needs_office("这种旧格式的 Word 文件")
            flags = main[10] | main[11] << 8
            if flags & 0x0100:
                return troubles.password()
            name = "1Table" if flags & 0x0200 else "0Table"
            table = container.openstream(name).read() if container.exists(name) else b""
            data = container.openstream("Data").read() if container.exists("Data") else b""
            macros = container.exists("Macros")
            title = _title(container)
    except (OSError, TypeError, AttributeError, *_BROKEN):
        return troubles.broken_package()
    word = WordFile(main, table, data)
    word.macros, word.title = macros, title
    return word


def _title(container: Any) -> str:
    """Return the title in the file's properties, where it looks like that of a report."""
    try:
        found = container.get_metadata()
    except (OSError, TypeError, AttributeError, *_BROKEN):
        return ""
    raw, page = found.title, found.codepage
    if not isinstance(raw, bytes):
        return ""
    encoding = {936: "gb18030", 65001: "utf-8", 1200: "utf-16-le"}.get(
        page if page > 0 else page + 65536, "gb18030"
    )
    title = raw.decode(encoding, "replace").strip("\0 ")
    return title if "公开" in title and "年" in title else ""


_T = TypeVar("_T")


class _Body:
    """Turns paragraphs into blocks."""

    def __init__(self, word: WordFile) -> None:
        self.blocks: list[Block] = []
        self._word = word
        self._styles: dict[int, DocStyle] = {}
        self._numbering = Numbering()
        self._flags: list[Flagged] = []
        self._tables = 0
        self._paragraphs = 0
        self._places: dict[str, DocxLocation] = {}
        self._hidden = ""

    def read(self) -> None:
        self._styles = _optional(read_styles, self._word, {})
        self._numbering = _optional(read_lists, self._word, Numbering())
        hidden = frozenset(number for number, style in self._styles.items() if style.hidden)
        self._flags = self._word.flagged(hidden)
        self._container(nested(self._lines(0, self._word.length), 0), "body")
        boxes = [line for line in self._lines(self._word.box_start, self._word.box_end) if line.text.strip()]
        self._container(list(boxes), "txbx")

    def problems(self) -> list[Problem]:
        """Return what was met on the way."""
        counts = {kind: sum(1 for flag in self._flags if flag.kind == kind) for kind in _KINDS}
        found: list[Problem] = []
        if counts["inserted"] or counts["deleted"]:
            place = self._places.get("inserted") or self._places.get("deleted")
            found.append(troubles.tracked_changes(counts["inserted"], counts["deleted"], place))
        if counts["hidden"]:
            found.append(troubles.hidden_text(counts["hidden"], self._hidden, self._places.get("hidden")))
        if self._word.macros:
            found.append(troubles.macros())
        return found

    def _lines(self, start: int, end: int) -> list[Line]:
        """Cut the text into paragraphs, what is not seen left out."""
        text = self._word.text
        lines: list[Line] = []
        at = start
        for cp in range(start, min(end, len(text))):
            if text[cp] not in "\r\x07\x0c":
                continue
            spec = self._word.paragraph(self._word.paragraph_properties(cp))
            shown, pictures = self._visible(at, cp)
            lines.append(Line(at, shown, spec, text[cp], pictures))
            at = cp + 1
        if at < min(end, len(text)):
            shown, pictures = self._visible(at, min(end, len(text)))
            lines.append(Line(at, shown, ParagraphSpec(), "\r", pictures))
        return lines

    def _visible(self, start: int, end: int) -> tuple[str, int]:
        """Return the characters seen between two positions, and how many pictures stand among them."""
        text = list(self._word.text[start:end])
        for flag in _overlapping(self._flags, start, end):
            low, high = max(flag.start, start) - start, min(flag.end, end) - start
            if flag.kind == "hidden" and not self._hidden:
                self._hidden = "".join(text[low:high]).strip()
            if flag.kind in _MOVED:
                text[low:high] = [_MOVED[flag.kind](character) for character in text[low:high]]
            elif flag.kind != "inserted":
                text[low:high] = [""] * (high - low)
        return without_fields(text, boxes=self._word.box_end > self._word.box_start)

    def _note_flags(self, line: Line, place: DocxLocation) -> None:
        for flag in _overlapping(self._flags, line.cp, line.cp + len(line.text) + 64):
            if flag.start <= line.cp + len(line.text) + 64:
                self._places.setdefault(flag.kind, place)

    def _container(self, items: Sequence[Item], path: str) -> None:
        tables = paragraphs = 0
        for item in items:
            if isinstance(item, WordTable):
                tables += 1
                self._table(item, f"{path}/tbl[{tables}]")
                continue
            paragraphs += 1
            self._paragraph(item, f"{path}/p[{paragraphs}]")

    def _table(self, table: WordTable, path: str) -> None:
        if not is_layout(table):
            self._tables += 1
            self.blocks.append(self._grid(table, path, f"第{self._tables}个表格"))
            return
        for number, (cells, _) in enumerate(table.rows, start=1):
            for at, cell in enumerate(cells, start=1):
                self._container(cell, f"{path}/tr[{number}]/tc[{at}]")

    def _grid(self, table: WordTable, path: str, label: str) -> Grid:
        columns_at = edges(table)
        cells: list[GridCell] = []
        open_merges: dict[int, int] = {}
        for row, (contents, spec) in enumerate(table.rows):
            for at, (start, span, flags, merged) in enumerate(slots(len(contents), spec, columns_at)):
                place = DocxLocation(
                    PART, f"{path}/tr[{row + 1}]/tc[{at + 1}]", label=f"{label}第{row + 1}行第{at + 1}格"
                )
                text, images = self._cell(contents[at], place)
                if merged and cells and cells[-1].row == row:
                    last = cells[-1]
                    cells[-1] = last._replace(colspan=start + span - last.column, text=last.text or text)
                    continue
                if flags & 0x20 and not flags & 0x40 and start in open_merges:
                    above = cells[open_merges[start]]
                    cells[open_merges[start]] = above._replace(
                        rowspan=row - above.row + 1, text=above.text or text
                    )
                    continue
                for column in range(start, start + span):
                    open_merges.pop(column, None)
                if flags & 0x40:
                    open_merges[start] = len(cells)
                cells.append(GridCell(row, start, 1, span, text, place, images=images))
        columns = max((cell.column + cell.colspan for cell in cells), default=0)
        return Grid(tuple(cells), len(table.rows), columns, DocxLocation(PART, path, label=label))

    def _cell(self, items: Sequence[Item], place: DocxLocation) -> tuple[str, int]:
        lines: list[str] = []
        images = 0
        for item in items:
            if isinstance(item, Line):
                self._note_flags(item, place)
                lines.append(self._number(item) + item.text)
                images += item.pictures
                continue
            for cells, _ in item.rows:
                for cell in cells:
                    text, inner = self._cell(cell, place)
                    lines.append(text)
                    images += inner
        return tidy("\n".join(line for line in lines if line.strip())), images

    def _paragraph(self, line: Line, path: str) -> None:
        self._paragraphs += 1
        place = DocxLocation(PART, path, label=f"第{self._paragraphs}段")
        self._note_flags(line, place)
        prefix = self._number(line)
        at = 0
        for part in line.text.split("\n"):
            here = place._replace(start=at, end=at + len(part))
            places = ((0, here._replace(end=at)), (len(prefix), here)) if prefix else ((0, here),)
            passage = tidy_passage(prefix + part, places)
            if passage:
                self.blocks.append(Paragraph(passage, self._rank(line.spec)))
            at += len(part) + 1
            prefix = ""
        self.blocks.extend(Picture(place) for _ in range(line.pictures))

    def _number(self, line: Line) -> str:
        if not line.text.strip():
            return ""
        spec, level = line.spec, line.spec.list_level
        identity = spec.list_id
        style = spec.style
        for _ in range(10):
            if identity or style not in self._styles:
                break
            identity, level = self._styles[style].list_id, self._styles[style].list_level
            style = self._styles[style].based_on
        if not identity or identity in (0x7FF, 0xFFFF):
            return ""
        return self._numbering.count(str(identity), level)

    def _rank(self, spec: ParagraphSpec) -> int:
        outline = spec.outline
        if outline is None and spec.style in self._styles:
            outline = self._styles[spec.style].outline
        if outline is None and 1 <= spec.style <= 6:
            outline = spec.style - 1
        return outline + 1 if outline is not None and outline < 6 else 0


_MOVED = {"raised": raised, "lowered": lowered}
_KINDS = ("inserted", "deleted", "hidden")


def _optional(read: Callable[[WordFile], _T], word: WordFile, default: _T) -> _T:
    """Return what a reader of a part gives, or a default where the part is broken."""
    try:
        return read(word)
    except _BROKEN:
        return default


def _overlapping(flags: list[Flagged], start: int, end: int) -> list[Flagged]:
    return [flag for flag in flags if flag.start < end and flag.end > start]
