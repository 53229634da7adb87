"""The words of a Word paragraph as a person reads them: revisions accepted, hidden text left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.extract.readers.docx_numbering import Numbering, W, on
from checker.extract.readers.spacing import lowered, raised
from checker.source.location import DocxLocation

if TYPE_CHECKING:
    from lxml.etree import _Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_TEXT_BOX = W + "txbxContent"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"

# Elements that only wrap what they hold.
_NAMES = "sdt sdtContent ins moveTo smartTag customXml hyperlink fldSimple dir bdo"
WRAPPERS = frozenset(W + name for name in _NAMES.split()) | {_MC + "AlternateContent", _MC + "Choice"}
_DELETED = frozenset({W + "del", W + "moveFrom"})
_INSERTED = frozenset({W + "ins", W + "moveTo"})
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_SHIFTS = {"superscript": raised, "subscript": lowered}
_DEPTH = 200


@dataclass(slots=True)
class Revisions:
    """What a reader of the printed page does not see: counted so that it can be told."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0
    sample: str = ""  # of hidden text
    first_change: DocxLocation | None = None
    first_hidden: DocxLocation | None = None


@dataclass(slots=True)
class Words:
    """What stands in one paragraph."""

    pieces: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)  # descriptions
    boxes: list[_Element] = field(default_factory=list)  # contents of text boxes
    links: list[tuple[str, str]] = field(default_factory=list)  # text, relationship id
    objects: int = 0  # other files embedded

    @property
    def text(self) -> str:
        return "".join(self.pieces)


def unwrapped(
    element: _Element, revisions: Revisions, place: DocxLocation, depth: int = 0
) -> Iterator[_Element]:
    """Yield the children of a block container, wrappers opened and deleted ones left out."""
    if depth > _DEPTH:
        return
    for child in element:
        tag = child.tag
        if tag in WRAPPERS:
            if tag in _INSERTED:
                _changed(revisions, place, inserted=1)
            yield from unwrapped(child, revisions, place, depth + 1)
        elif tag in _DELETED:
            _changed(revisions, place, deleted=1)
        else:
            yield child


def read_words(paragraph: _Element, numbering: Numbering, revisions: Revisions, place: DocxLocation) -> Words:
    """Collect the words, pictures and text boxes of a paragraph."""
    words = Words()
    style = paragraph_style(paragraph)
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    if mark is not None and (mark.find(W + "ins") is not None or mark.find(W + "del") is not None):
        gone = mark.find(W + "del") is not None
        _changed(revisions, place, inserted=not gone, deleted=gone)
    _Collector(words, numbering, revisions, place, numbering.hidden(style)).children(paragraph, 0)
    return words


def paragraph_style(paragraph: _Element) -> str | None:
    """Return the id of a paragraph's style."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(W + "val")


@dataclass(slots=True)
class _Collector:
    words: Words
    numbering: Numbering
    revisions: Revisions
    place: DocxLocation
    hidden: bool  # by the paragraph's style

    def children(self, element: _Element, depth: int) -> None:
        if depth > _DEPTH:
            return
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, depth + 1)
            elif tag in WRAPPERS:
                self._wrapper(child, tag, depth)
            elif tag in _DELETED:
                _changed(self.revisions, self.place, deleted=1)
            elif tag == W + "ruby":
                base = child.find(W + "rubyBase")
                if base is not None:
                    self.children(base, depth + 1)
            elif tag.startswith(_M):
                self.words.pieces.extend(text.text or "" for text in child.iter(_M + "t"))

    def _wrapper(self, child: _Element, tag: str, depth: int) -> None:
        if tag in _INSERTED:
            _changed(self.revisions, self.place, inserted=1)
        before = len(self.words.pieces)
        self.children(child, depth + 1)
        if tag == W + "hyperlink" and child.get(_R + "id"):
            self.words.links.append(("".join(self.words.pieces[before:]), child.get(_R + "id") or ""))

    def _run(self, run: _Element, depth: int) -> None:
        if self._is_hidden(run):
            text = "".join(item.text or "" for item in run.iterfind(W + "t"))
            if text.strip():
                self._note_hidden(text)
            return
        shift = run.find(f"{W}rPr/{W}vertAlign")
        moved = _SHIFTS.get("" if shift is None else shift.get(W + "val") or "", str)
        for child in run:
            tag = child.tag
            if tag == W + "t":
                self.words.pieces.append(moved(child.text or ""))
            elif tag in _BREAKS:
                self.words.pieces.append(_BREAKS[tag])
            elif tag == W + "sym":
                self.words.pieces.append(_symbol(child.get(W + "char") or ""))
            elif tag in (W + "drawing", W + "pict", W + "object") or tag == _MC + "AlternateContent":
                self._drawing(child)
            elif tag == W + "ruby" and (base := child.find(W + "rubyBase")) is not None:
                self.children(base, depth + 1)

    def _is_hidden(self, run: _Element) -> bool:
        properties = run.find(W + "rPr")
        if properties is None:
            return self.hidden
        own = properties.find(W + "vanish")
        if own is not None:
            return on(own)
        style = properties.find(W + "rStyle")
        if style is not None and self.numbering.hidden(style.get(W + "val")):
            return True
        return self.hidden

    def _note_hidden(self, text: str) -> None:
        self.revisions.hidden += 1
        if self.revisions.first_hidden is None:
            self.revisions.first_hidden = self.place
            self.revisions.sample = text.strip()

    def _drawing(self, element: _Element) -> None:
        """Note pictures, text boxes and embedded files; of two renderings of one drawing only the first."""
        if element.tag == W + "object":
            # A form field is an object, too, and holds nothing; an embedded file has an OLE object.
            self.words.objects += element.find(_OLE) is not None
            return
        chosen = element.find(_MC + "Choice") if element.tag == _MC + "AlternateContent" else element
        if chosen is None:
            return
        outer: list[_Element] = []
        skipped: set[_Element] = set()
        for item in chosen.iter(_TEXT_BOX, _BLIP, _IMAGE, _CHART, _MC + "Fallback"):
            parents = set(item.iterancestors())
            if parents & skipped or any(box in parents for box in outer):
                continue
            if item.tag == _MC + "Fallback":
                skipped.add(item)
            elif item.tag == _TEXT_BOX:
                outer.append(item)
                self.words.boxes.append(item)
            else:
                self.words.pictures.append("图表" if item.tag == _CHART else "")


def _changed(revisions: Revisions, place: DocxLocation, *, inserted: int = 0, deleted: int = 0) -> None:
    revisions.inserted += inserted
    revisions.deleted += deleted
    if revisions.first_change is None:
        revisions.first_change = place


def _symbol(code: str) -> str:
    """Return a symbol's character; those of symbol fonts (private area) that matter to us by meaning."""
    known = {"F0A8": "□", "F0FE": "☒", "F052": "☑", "F0FC": "√", "F02D": "-"}
    if code.upper() in known:
        return known[code.upper()]
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
