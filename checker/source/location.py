"""Where a thing stands in a document, so that a person can be led to it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, TypeAlias

_STEP = re.compile(r"/([a-z0-9]+)(?:\[(\d+)\])?")
_MOST_STEPS = 12


class TextLocation(NamedTuple):
    """A stretch of a plain text: code point offsets, and the line and column (from 1) it begins at."""

    start: int
    end: int
    line: int
    column: int

    def describe(self) -> str:
        return f"第{self.line}行第{self.column}字"

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": "text",
            "line": self.line,
            "column": self.column,
            "start": self.start,
            "end": self.end,
        }

    def narrowed(self, offset: int, length: int) -> TextLocation:
        """Return the part of this stretch that begins `offset` characters in."""
        start = min(self.start + offset, self.end)
        return TextLocation(start, min(start + length, self.end), self.line, self.column + offset)


class HtmlLocation(NamedTuple):
    """An element of a web page: path in the HTML5 tree, code point range in the decoded source."""

    path: str
    start: int
    end: int
    label: str = ""

    def describe(self) -> str:
        if self.label:
            return self.label
        steps = [(name, int(number or 1)) for name, number in _STEP.findall(self.path)]
        numbers = dict(steps)  # the innermost of each kind
        if "td" in numbers or "th" in numbers:
            cell = numbers.get("td") or numbers.get("th")
            return f"网页第{numbers.get('table', 1)}张表第{numbers.get('tr', 1)}行第{cell}格"
        if "p" in numbers:
            return f"网页第{numbers['p']}段"
        return f"网页元素 {_clipped(self.path)}"

    def to_json(self) -> dict[str, Any]:
        return {"kind": "html", "path": self.path, "start": self.start, "end": self.end}

    def narrowed(self, offset: int, length: int) -> HtmlLocation:
        start = min(self.start + offset, self.end)
        return HtmlLocation(self.path, start, min(start + length, self.end), self.label)


def _clipped(path: str) -> str:
    """Return a path for people: of one with very many steps the first and the last."""
    steps = path.split("/")
    return "/".join([*steps[:4], "…", *steps[-3:]]) if len(steps) > _MOST_STEPS else path


class DocxLocation(NamedTuple):
    """A place in a Word file: the part, the path below the body, and the character range in it."""

    part: str
    path: str
    start: int = 0
    end: int = 0
    label: str = ""

    def describe(self) -> str:
        return self.label or f"{self.part} {self.path}"

    def to_json(self) -> dict[str, Any]:
        return {
            "kind": "docx",
            "part": self.part,
            "path": self.path,
            "start": self.start,
            "end": self.end,
        }

    def narrowed(self, offset: int, length: int) -> DocxLocation:
        start = self.start + offset
        return DocxLocation(self.part, self.path, start, start + length, self.label)


class PdfLocation(NamedTuple):
    """A box on a page (from 1), in points from the top left of the page as a person sees it."""

    page: int
    box: tuple[float, float, float, float]

    def describe(self) -> str:
        return f"第{self.page}页"

    def to_json(self) -> dict[str, Any]:
        return {"kind": "pdf", "page": self.page, "box": [round(x, 2) for x in self.box]}

    def narrowed(self, offset: int, length: int) -> PdfLocation:
        return self


class SheetLocation(NamedTuple):
    """A cell of a spreadsheet, A1 style."""

    sheet: str
    cell: str

    def describe(self) -> str:
        return f"工作表“{self.sheet}”{self.cell}"

    def to_json(self) -> dict[str, Any]:
        return {"kind": "sheet", "sheet": self.sheet, "cell": self.cell}

    def narrowed(self, offset: int, length: int) -> SheetLocation:
        return self


Location: TypeAlias = TextLocation | HtmlLocation | DocxLocation | PdfLocation | SheetLocation


def location_to_json(location: Location | None) -> dict[str, Any]:
    """Return the JSON form of a place; nothing known is an empty object."""
    return {} if location is None else location.to_json()
