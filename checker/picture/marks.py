"""What is to be marked on a picture, and how."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from checker.findings.finding import Finding
from checker.model.cell import AMBIGUOUS, MISSING, Cell
from checker.model.report import Report
from checker.source.location import PdfLocation

FINE, DOUBTFUL, UNDECIDED, FOUND = "fine", "doubtful", "undecided", "found"
COLOURS = {FINE: (46, 125, 50), DOUBTFUL: (245, 166, 35), UNDECIDED: (123, 31, 162), FOUND: (211, 47, 47)}
MEANINGS = {
    FINE: "读到的格子",
    DOUBTFUL: "只有一种读法看到，或由识别得出",
    UNDECIDED: "不能确定的格子",
    FOUND: "问题所在的地方",
}


class Mark(NamedTuple):
    """A box on a page, and what it stands for."""

    page: int
    box: tuple[float, float, float, float]
    kind: str


def kind_of(cell: Cell) -> str:
    """Return how a cell is to be marked."""
    if cell.state in (AMBIGUOUS, MISSING):
        return UNDECIDED
    return DOUBTFUL if cell.doubtful else FINE


def marks_on_pages(report: Report, findings: Iterable[Finding]) -> list[Mark]:
    """Return the boxes to draw on the pages of a PDF, those of findings last (on top)."""
    marks = [
        Mark(cell.location.page, cell.location.box, kind_of(cell))
        for table in report.tables.values()
        for cell in table.cells
        if isinstance(cell.location, PdfLocation)
    ]
    for finding in findings:
        places = [finding.location, *(evidence.location for evidence in finding.evidence)]
        marks.extend(Mark(place.page, place.box, FOUND) for place in places if isinstance(place, PdfLocation))
    return list(dict.fromkeys(marks))


def places_of(findings: Iterable[Finding]) -> frozenset[object]:
    """Return the places that findings name."""
    return frozenset(
        place
        for finding in findings
        for place in (finding.location, *(evidence.location for evidence in finding.evidence))
        if place is not None
    )
