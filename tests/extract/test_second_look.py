"""Two readings of a table: agreement is sure, difference undecided, one alone is marked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.extract.blocks import Grid, Reading
from checker.extract.passes import read_report
from checker.extract.readers.pdf import read_pdf
from checker.extract.second_look import look_again, look_at_places
from checker.model.cell import NOT_THERE
from checker.model.table import Table
from checker.schema.load import load_form
from checker.source.document import Document
from checker.source.location import PdfLocation
from checker.source.passage import Passage
from checker.testing.build_pdf import Options, as_pdf
from checker.testing.builders import made_report

FORM = load_form("2021")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_pdf(Document("x", as_pdf(made_report())))


@pytest.fixture(scope="module")
def table() -> Table:
    return read_report(Document("x", as_pdf(made_report()))).tables["t3"]


def grids(reading: Reading) -> list[Grid]:
    return [block for block in reading.blocks if isinstance(block, Grid) and block.columns == 10]


def changed(table: Table, row: str, column: str, **fields: object) -> Table:
    at = next(at for at, slot in enumerate(table.spec.slots) if slot == (row, column))
    cells = list(table.cells)
    cells[at] = cells[at]._replace(**fields)  # type: ignore[arg-type]
    return replace(table, cells=tuple(cells))


def test_agreement_changes_nothing(reading: Reading, table: Table) -> None:
    assert look_again(table, grids(reading), FORM) is table


def test_without_a_stream_nothing_is_compared(table: Table) -> None:
    assert look_again(table, [Grid((), 0, 0)], FORM) is table


def test_a_difference_is_undecided(reading: Reading, table: Table) -> None:
    other = changed(table, "granted", "business", value=9, raw="9")
    cell = look_again(other, grids(reading), FORM).cell("granted", "business")
    assert (cell.state, cell.value) == ("ambiguous", None)
    assert cell.candidates == ("9", table.cell("granted", "business").raw)


def test_a_blank_that_the_other_reading_saw_is_undecided(reading: Reading, table: Table) -> None:
    other = changed(table, "granted", "business", state="blank", value=None, raw="")
    assert look_again(other, grids(reading), FORM).cell("granted", "business").state == "ambiguous"


def test_what_only_the_stream_saw_is_marked(reading: Reading, table: Table) -> None:
    at = [at for at, slot in enumerate(table.spec.slots) if slot.row == "granted"]
    cells = [NOT_THERE if place in at else cell for place, cell in enumerate(table.cells)]
    found = look_again(replace(table, cells=tuple(cells)), grids(reading), FORM)
    assert {found.cells[place].method for place in at} == {"single"}
    assert [found.cells[place].value for place in at] == [table.cells[place].value for place in at]


def test_what_only_the_rules_saw_is_marked(reading: Reading, table: Table) -> None:
    figure = table.cell("partial", "research").raw
    cut = [
        replace(grid, stream=tuple(passage for passage in grid.stream if passage.text != figure))
        for grid in grids(reading)
    ]
    cell = look_again(table, cut, FORM).cell("partial", "research")
    assert (cell.value, cell.method) == (int(figure), "single")


def test_figures_in_their_places_are_sure() -> None:
    table = read_report(Document("x", as_pdf(made_report(), Options("none")))).tables["t4"]
    assert {cell.method for cell in table.cells} == {"printed"}


def test_figures_out_of_place_are_marked() -> None:
    table = read_report(Document("x", as_pdf(made_report(), Options("none")))).tables["t4"]
    place = table.cells[3].location
    assert isinstance(place, PdfLocation)
    lower = PdfLocation(place.page, (place.box[0], place.box[1] + 30, place.box[2], place.box[3] + 30))
    moved = replace(
        table, cells=(*table.cells[:3], table.cells[3]._replace(location=lower), *table.cells[4:])
    )
    assert "single" in {cell.method for cell in look_at_places(moved).cells}


def test_the_stream_of_a_table_is_its_words(reading: Reading) -> None:
    (grid,) = grids(reading)
    words = "".join(passage.text for passage in grid.stream)
    assert isinstance(grid.stream[0], Passage)
    assert sorted(words) == sorted("".join(cell.text for cell in grid.cells))
