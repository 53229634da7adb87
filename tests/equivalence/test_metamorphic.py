"""Damaged tables: drop, double, merge and move cells; a wrong figure must never come out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.passes import read_report
from checker.source.document import Document
from checker.testing.build_office import as_docx, as_xlsx
from checker.testing.build_pdf import as_pdf
from checker.testing.build_text import as_html, as_text
from checker.testing.builders import CellSpec, Specimen, made_report, unlike

FORMATS: dict[str, Callable[[Specimen], bytes]] = {
    "html": as_html,
    "text": as_text,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
}
# Formats that tell the order of cells, not where they stand: a figure that slid along the row must not be
# believed. In a spreadsheet and on a page a figure stands where it stands.
ORDERED = ("html", "text", "docx")
FIGURE_ROWS = range(3, 28)  # of table 3


def assert_nothing_wrong(content: bytes) -> None:
    """Every figure read is the one printed for its place, or it has no value."""
    report = read_report(Document("made", content))
    for table in report.tables.values():
        for slot, cell in zip(table.spec.slots, table.cells or (), strict=bool(table.cells)):
            assert cell.value is None or cell.doubtful or str(cell.value) == unlike(slot), (slot, cell)


def damaged(row: int, damage: Callable[[list[CellSpec]], None]) -> Specimen:
    """Return the report with one row of table 3 damaged."""
    report = made_report()
    damage(report.tables()[1].rows[row])
    return report


figures = st.integers(min_value=1, max_value=7)  # from the end of the row
rows = st.sampled_from(FIGURE_ROWS)


@pytest.mark.parametrize("name", ORDERED)
@settings(max_examples=12, deadline=None)
@given(row=rows, at=figures)
def test_a_cell_dropped(name: str, row: int, at: int) -> None:
    assert_nothing_wrong(FORMATS[name](damaged(row, lambda cells: cells.pop(-at))))


@pytest.mark.parametrize("name", ORDERED)
@settings(max_examples=12, deadline=None)
@given(row=rows, at=figures)
def test_a_cell_doubled(name: str, row: int, at: int) -> None:
    assert_nothing_wrong(FORMATS[name](damaged(row, lambda cells: cells.insert(len(cells) - at, cells[-at]))))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=12, deadline=None)
@given(row=rows, at=st.integers(min_value=2, max_value=7))
def test_two_cells_merged(name: str, row: int, at: int) -> None:
    def merge(cells: list[CellSpec]) -> None:
        second = cells.pop(len(cells) - at + 1)
        first = cells[-at + 1]
        cells[-at + 1] = CellSpec(f"{first.text} {second.text}", 2)

    assert_nothing_wrong(FORMATS[name](damaged(row, merge)))


@pytest.mark.parametrize("name", ORDERED)
@settings(max_examples=12, deadline=None)
@given(row=st.sampled_from(range(3, 27)), at=figures)
def test_a_cell_moved_to_the_next_row(name: str, row: int, at: int) -> None:
    report = made_report()
    table = report.tables()[1]
    table.rows[row + 1].append(table.rows[row].pop(-at))
    assert_nothing_wrong(FORMATS[name](report))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=8, deadline=None)
@given(row=rows)
def test_a_label_lost(name: str, row: int) -> None:
    def lose(cells: list[CellSpec]) -> None:
        at = len(cells) - 8
        cells[at] = cells[at]._replace(text="")

    assert_nothing_wrong(FORMATS[name](damaged(row, lose)))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=8, deadline=None)
@given(row=rows, at=figures)
def test_a_cell_blanked(name: str, row: int, at: int) -> None:
    def blank(cells: list[CellSpec]) -> None:
        cells[-at] = cells[-at]._replace(text="")

    assert_nothing_wrong(FORMATS[name](damaged(row, blank)))
