"""Tables that a page prints in another shape than the form, or whose cells show no figure."""

from __future__ import annotations

import re

import pytest

from checker.model.cell import AMBIGUOUS, IMAGE
from checker.model.table import PICTURE, UNREADABLE

WHOLE = [100 + n for n in range(175)]


def values(table) -> list[object]:
    return [cell.value for cell in table.cells]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('<td colspan="3" rowspan="3">', '<td colspan="3" rowspan="2">'),
        ('<tr><td rowspan="2">自然人', '<tr><td></td><td rowspan="2">自然人'),
        ("</tr>", "</tr><tr></tr>"),
    ],
)
def test_a_header_that_slipped_sideways(page, right: str, wrong: str) -> None:
    page.tables[2] = page.tables[2].replace(right, wrong)
    report = page.read()
    assert values(report.tables["t3"]) == WHOLE
    assert report.problems == ()


def with_column(header: str, rows: list[str], name: str, *, first: bool) -> str:
    """Return table 3 with a column that the form does not have."""
    head = f'<td rowspan="3">{name}</td>'
    mark = '<td colspan="7">申请人情况</td>'
    header = header.replace(mark, head + mark if first else mark + head)
    cut = [
        re.sub(r"(<td>\d+</td>){7}", r"<td>9</td>\g<0>" if first else r"\g<0><td>9</td>", row) for row in rows
    ]
    return f"<table>{header}{''.join(cut)}</table>"


@pytest.mark.parametrize(("name", "first"), [("行次", True), ("2023年总计", False), ("备注", False)])
def test_a_column_more_than_the_form_has(page, rows_of_3, header_of_3, name: str, *, first: bool) -> None:
    page.tables[2] = with_column(header_of_3, rows_of_3(), name, first=first)
    assert values(page.read().tables["t3"]) == WHOLE


def test_the_total_before_the_applicants(page) -> None:
    table = page.tables[2]
    total = '<td rowspan="2">总计</td>'
    table = table.replace(total, "").replace('<td rowspan="2">自然人', f'{total}<td rowspan="2">自然人')
    page.tables[2] = re.sub(r"((?:<td>\d+</td>){6})(<td>\d+</td>)", r"\2\1", table)
    assert values(page.read().tables["t3"]) == WHOLE


def test_a_column_more_in_a_table_with_gaps_is_undecided(page, rows_of_3, header_of_3) -> None:
    table = with_column(header_of_3, rows_of_3(), "行次", first=True)
    page.tables[2] = table.replace('<td rowspan="3">行次</td>', "<td>行次</td>")
    assert {cell.state for cell in page.read().tables["t3"].cells} == {AMBIGUOUS}


def test_a_picture_in_a_cell_is_no_blank(page) -> None:
    page.tables[2] = page.tables[2].replace("<td>100</td>", '<td><img src="n.png" alt="100"></td>', 1)
    cell = page.read().tables["t3"].cells[0]
    assert (cell.state, cell.number, cell.note) == (IMAGE, None, "格里是图片（标明“100”），看不出数字")


def test_an_input_in_a_cell_is_undecided(page) -> None:
    page.tables[2] = page.tables[2].replace("<td>100</td>", '<td><input value="100"></td>', 1)
    cell = page.read().tables["t3"].cells[0]
    assert (cell.state, cell.number, cell.candidates) == (AMBIGUOUS, None, ("100",))


@pytest.mark.parametrize(
    ("inner", "state", "code"), [('<img src="0.png">', PICTURE, "E141"), ("加载中", UNREADABLE, "E140")]
)
def test_a_table_without_any_figure_is_not_read(page, inner: str, state: str, code: str) -> None:
    page.tables = [re.sub(r">[\d.]+</td>", f">{inner}</td>", table) for table in page.tables]
    report = page.read()
    assert [table.state for table in report.tables.values()] == [state] * 3
    assert [problem.code for problem in report.problems] == [code] * 3


def test_part_one_in_a_table_of_two_columns(page, read) -> None:
    page.words[0] = page.words[0] * 60
    words = f'<table border="1"><tr><td>{page.headings[0]}</td><td><p>{page.words[0]}</p></td></tr></table>'
    source = page.source().replace(f"<p>{page.headings[0]}</p><p>{page.words[0]}</p>", words)
    assert len(read(source).sections) == 6


def test_a_zero_written_in_chinese(page) -> None:
    page.tables[2] = re.sub(r">\d+</td>", ">〇</td>", page.tables[2])
    page.tables[3] = re.sub(r">\d+</td>", ">〇</td>", page.tables[3])
    tables = page.read().tables
    assert [{cell.value for cell in tables[key].cells} for key in ("t3", "t4")] == [{0}, {0}]
