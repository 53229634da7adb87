"""Spreadsheets: words and tables by their cells; formulas without results, far and hidden cells."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from checker.extract.blocks import Grid, Paragraph, Reading
from checker.extract.readers.sheet import Area, name_of, number_text, to_blocks
from checker.extract.readers.sheet_xlsx import read_xlsx
from checker.source.document import Document
from checker.source.location import SheetLocation
from checker.testing.build_office import as_xlsx, zipped
from checker.testing.builders import made_report

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(sheet_data: str, extra: str = "") -> Reading:
    """Read a workbook whose only sheet has these rows."""
    content = as_xlsx(made_report())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        f"<worksheet {S}>{extra}<sheetData>{sheet_data}</sheetData></worksheet>"
    )
    return read_xlsx(Document("x", zipped(parts)))


def row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def text(name: str, value: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>'


def number(name: str, value: str) -> str:
    return f'<c r="{name}"><v>{value}</v></c>'


def test_names_of_cells() -> None:
    assert [name_of(0, 0), name_of(9, 25), name_of(1, 26), name_of(0, 701)] == ["A1", "Z10", "AA2", "ZZ1"]


@pytest.mark.parametrize(
    ("value", "printed"),
    [(5.0, "5"), (12.35, "12.35"), (0.1 + 0.2, "0.3"), (1e20, "100000000000000000000"), (7730.28, "7730.28")],
)
def test_numbers_are_written_as_shown(value: float, printed: str) -> None:
    assert number_text(value) == printed


def test_a_formula_without_a_result_stays_a_formula() -> None:
    reading = read(row(1, text("A1", "甲"), '<c r="B1"><f>SUM(C1:D1)</f></c>', number("C1", "2")))
    grid = reading.blocks[0]
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["甲", "=SUM(C1:D1)", "2"]
    assert reading.problems[0].code == "E340"
    assert reading.problems[0].location == SheetLocation("年报", "B1")


def test_a_formula_with_a_result_gives_it() -> None:
    reading = read(row(1, text("A1", "甲"), '<c r="B1"><f>1+1</f><v>2</v></c>'))
    assert [cell.text for cell in reading.blocks[0].cells] == ["甲", "2"]  # type: ignore[union-attr]
    assert reading.problems == ()


def test_a_formula_that_failed_is_no_number() -> None:
    reading = read(row(1, text("A1", "甲"), '<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'))
    assert reading.problems[0].code == "E340"


def test_far_cells_cost_nothing_and_are_told() -> None:
    reading = read(row(1, text("A1", "甲"), number("B1", "1")) + row(1_048_576, text("XFD1048576", "远")))
    assert [problem.code for problem in reading.problems] == ["E341"]
    assert len(reading.blocks) == 1


def test_hidden_rows_and_columns_are_not_read_and_told() -> None:
    hidden_row = '<row r="2" hidden="1">' + text("A2", "乙") + number("B2", "2") + "</row>"
    columns = '<cols><col min="3" max="3" hidden="1"/></cols>'
    reading = read(row(1, text("A1", "甲"), number("B1", "1"), number("C1", "9")) + hidden_row, columns)
    assert [cell.text for cell in reading.blocks[0].cells] == ["甲", "1"]  # type: ignore[union-attr]
    assert [problem.code for problem in reading.problems] == ["E311"]


def test_words_between_tables() -> None:
    texts = {
        (0, 0): "题目",
        (2, 0): "甲",
        (2, 1): "1",
        (3, 0): "乙",
        (4, 0): "四、政府信息公开行政复议、行政诉讼情况",
    }
    blocks = to_blocks("s", texts, [Area(0, 0, 1, 4)])
    assert [type(block) for block in blocks] == [Paragraph, Grid, Paragraph]
    table = blocks[1]
    assert isinstance(table, Grid)
    assert [cell.text for cell in table.cells] == ["甲", "1", "乙", ""]


def test_shared_strings_without_reading_aids() -> None:
    content = as_xlsx(made_report())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = (
        f"<sst {S}><si><r><t>总</t></r><r><t>计</t></r><rPh><t>zong</t></rPh></si></sst>"
    )
    cell = '<c r="A1" t="s"><v>0</v></c>' + number("B1", "1")
    parts["xl/worksheets/sheet1.xml"] = f"<worksheet {S}><sheetData>{row(1, cell)}</sheetData></worksheet>"
    grid = read_xlsx(Document("x", zipped(parts))).blocks[0]
    assert grid.cells[0].text == "总计"  # type: ignore[union-attr]


def test_an_empty_workbook_is_told() -> None:
    assert [problem.code for problem in read("").problems] == ["E335"]
