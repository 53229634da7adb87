"""Spreadsheets of Excel (.xlsx): a sparse reader of our own, so that a cell far away costs nothing.

A formula whose result is not stored stays a formula (`=SUM(D24:I24)`): it is never read as 0.
Source: ECMA-376 part 1, 18.3 (worksheets), 18.4 (shared strings).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.extract.blocks import Block, Reading
from checker.extract.readers import troubles
from checker.extract.readers.package import Package
from checker.extract.readers.sheet import COLUMNS, ROWS, Area, name_of, number_text, to_blocks
from checker.extract.readers.spacing import raised
from checker.model.problem import Problem
from checker.source.document import Document
from checker.source.location import SheetLocation

if TYPE_CHECKING:
    from lxml.etree import _Element

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SHEETS = 40


@dataclass(slots=True)
class _Found:
    """What was met while reading."""

    blocks: list[Block] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    first_formula: SheetLocation | None = None
    far: bool = False
    hidden: list[str] = field(default_factory=list)

    def problems(self) -> list[Problem]:
        problems: list[Problem] = []
        if self.formulas:
            shown = "、".join(self.formulas[:4]) + ("等" if len(self.formulas) > 4 else "")
            named = f"{shown}{len(self.formulas)}格" if len(self.formulas) > 4 else shown
            problems.append(troubles.formula_without_value(named, self.first_formula))
        if self.far:
            problems.append(troubles.far_cells())
        if self.hidden:
            problems.append(troubles.hidden_cells("、".join(self.hidden[:3])))
        return problems


def read_xlsx(document: Document) -> Reading:
    """Read a workbook. One that cannot be read gives a reading with a fatal problem."""
    package = Package.open(document.content)
    if isinstance(package, Problem):
        return Reading(MEDIA, (), problems=(package,))
    workbook = package.xml("xl/workbook.xml")
    if isinstance(workbook, Problem):
        return Reading(MEDIA, (), problems=(workbook,))
    strings = _strings(package)
    targets = _targets(package)
    found = _Found()
    sheets = list(workbook.iter(S + "sheet", _STRICT + "sheet"))[:_SHEETS]
    for item in sheets:
        name = item.get("name") or ""
        part = targets.get(item.get(_R) or "", "")
        if item.get("state") in ("hidden", "veryHidden"):
            found.hidden.append(f"工作表“{name}”")
            continue
        root = package.xml(part) if part else None
        if isinstance(root, Problem):
            return Reading(MEDIA, tuple(found.blocks), problems=(*found.problems(), root))
        if root is not None:
            _sheet(name, root, strings, found)
    problems = found.problems()
    if not found.blocks:
        problems.append(troubles.not_a_report("没有填内容的单元格"))
    return Reading(MEDIA, tuple(found.blocks), problems=tuple(problems))


def _strings(package: Package) -> list[str]:
    root = package.xml("xl/sharedStrings.xml")
    if isinstance(root, Problem):
        return []
    return [_rich_text(item) for item in root if item.tag.endswith("}si")]


def _rich_text(item: _Element) -> str:
    """Return the text of a string, its runs joined, without reading aids."""
    parts: list[str] = []
    for child in item:
        kind = child.tag.rpartition("}")[2]
        if kind == "t":
            parts.append(child.text or "")
        elif kind == "r":
            align = next((item for item in child.iter() if item.tag.endswith("}vertAlign")), None)
            moved = raised if align is not None and align.get("val") == "superscript" else str
            parts.extend(moved(text.text or "") for text in child if text.tag.endswith("}t"))
    return "".join(parts)


def _targets(package: Package) -> dict[str, str]:
    root = package.xml("xl/_rels/workbook.xml.rels")
    if isinstance(root, Problem):
        return {}
    targets: dict[str, str] = {}
    for item in root:
        target = item.get("Target") or ""
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        targets[item.get("Id") or ""] = path
    return targets


def _sheet(name: str, root: _Element, strings: list[str], found: _Found) -> None:
    texts: dict[tuple[int, int], str] = {}
    hidden_columns = _hidden_columns(root)
    next_row = 0
    for row_element in root.iter(S + "row", _STRICT + "row"):
        number = row_element.get("r")
        row = int(number) - 1 if number and number.isdigit() else next_row
        next_row = row + 1
        hidden = row_element.get("hidden") in ("1", "true")
        next_column = 0
        for cell in row_element:
            row, column = _place(cell.get("r"), row, next_column)
            next_column = column + 1
            if row >= ROWS or column >= COLUMNS:
                found.far = found.far or len(cell) > 0
                continue
            text = _text(cell, strings)
            if not text.strip():
                continue
            if hidden or column in hidden_columns:
                found.hidden.append(f"“{name}”{name_of(row, column)}")
                continue
            if text.startswith("=") and _kind(cell, "f") is not None:
                place = SheetLocation(name, name_of(row, column))
                found.formulas.append(name_of(row, column))
                found.first_formula = found.first_formula or place
            texts[(row, column)] = text
    found.blocks.extend(to_blocks(name, texts, _merged(root)))


def _hidden_columns(root: _Element) -> frozenset[int]:
    columns: set[int] = set()
    for item in root.iter(S + "col", _STRICT + "col"):
        if item.get("hidden") in ("1", "true"):
            first, last = int(item.get("min") or 1), int(item.get("max") or 1)
            columns.update(range(first - 1, min(last, COLUMNS)))
    return frozenset(columns)


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return row, column
    at = 0
    for letter in match[1]:
        at = at * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, at - 1


def _kind(cell: _Element, name: str) -> _Element | None:
    return next((child for child in cell if child.tag.endswith("}" + name)), None)


def _text(cell: _Element, strings: list[str]) -> str:
    """Return a cell's text; a formula without a stored result gives the formula itself."""
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        inline = _kind(cell, "is")
        return "" if inline is None else _rich_text(inline)
    value = _kind(cell, "v")
    raw = "" if value is None else value.text or ""
    formula = _kind(cell, "f")
    if formula is not None and (not raw or kind == "e"):
        return f"={formula.text or '公式'}"
    if kind == "s":
        return strings[int(raw)] if raw.isdigit() and int(raw) < len(strings) else ""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(raw, raw)
    if kind in ("str", "e", "d"):
        return raw
    try:
        return number_text(float(raw)) if raw else ""
    except (ValueError, OverflowError):
        return raw


def _merged(root: _Element) -> list[Area]:
    areas: list[Area] = []
    for item in root.iter(S + "mergeCell", _STRICT + "mergeCell"):
        first, _, last = (item.get("ref") or "").partition(":")
        top, left = _place(first, -1, -1)
        bottom, right = _place(last or first, -1, -1)
        if 0 <= top <= bottom and 0 <= left <= right and top < ROWS and left < COLUMNS:
            bottom, right = min(bottom, ROWS - 1), min(right, COLUMNS - 1)
            if (bottom - top + 1) * (right - left + 1) <= 20_000:
                areas.append(Area(top, left, bottom - top + 1, right - left + 1))
    return areas
