"""Texts with known answers that may stand beside the checkout."""

from __future__ import annotations

import json
from collections import Counter
from decimal import Decimal

import pytest

from checker.extract.passes import read_report
from checker.model.cell import AMBIGUOUS, BLANK
from checker.model.report import Report
from checker.source.document import Document
from tests.shared import shared_file


def report_of(name: str) -> Report:
    return read_report(Document.of_file(shared_file(name)))


def score(report: Report) -> dict[str, tuple[int, int]]:
    """Return for each table how many figures are right and how many wrong."""
    truth = json.loads(shared_file("samples/truth.json").read_text("utf-8"))
    figures = {
        "t2": [Decimal(figure) for row in truth["t2"].values() for figure in row],
        "t3": [figure for row in truth["t3"] for figure in row],
        "t4": [figure for row in truth["t4"] for figure in row],
    }
    scores = {}
    for key, table in report.tables.items():
        numbers = [cell.number for cell in table.cells]
        pairs = list(zip(numbers, figures[key], strict=True)) if numbers else []
        right = sum(number == figure for number, figure in pairs)
        scores[key] = right, sum(number is not None for number in numbers) - right
    return scores


@pytest.mark.parametrize("name", ["t1_flat", "t2_flat_tricky", "t4_tabs", "t5_spaces"])
def test_readable_texts_are_read_whole(name: str) -> None:
    assert score(report_of(f"samples/{name}.txt")) == {"t2": (10, 0), "t3": (175, 0), "t4": (15, 0)}


@pytest.mark.parametrize(
    ("name", "right"),
    [("t3_flat_blankdropped", 21), ("t6_glued", 0), ("t7_cell_and_label_missing", 154)],
)
def test_doubtful_texts_hold_no_wrong_figure(name: str, right: int) -> None:
    scores = score(report_of(f"samples/{name}.txt"))
    assert scores["t3"] == (right, 0)
    assert [wrong for _, wrong in scores.values()] == [0, 0, 0]


def test_a_whole_real_text_is_read() -> None:
    report = report_of("corpus/shandong-bigdata-2024.txt")
    assert all(cell.value is not None for table in report.tables.values() for cell in table.cells)
    assert {damage.raw for damage in report.damage} >= {"202411日", "20241231日", "2024度"}
    assert report.period is not None
    assert report.period.damaged


def test_a_blank_total_is_seen_by_its_blank_lines() -> None:
    table = report_of("corpus/hebei-education-2021.txt").tables["t3"]
    assert table.cell("carried_in", "total").state == BLANK
    assert sum(cell.state == BLANK for cell in table.cells) == 1


def test_blank_rows_of_the_older_form_are_blank() -> None:
    tables = report_of("corpus/hebei-education-2019.txt").tables
    assert Counter(cell.state for cell in tables["t3"].cells)[BLANK] == 112
    assert [cell.value for cell in tables["t4"].cells][4::5] == [0, 0, 0]
    assert Counter(cell.state for cell in tables["t4"].cells)[BLANK] == 12


@pytest.mark.parametrize(
    ("name", "doubtful"),
    [
        ("hebei-industry-2021", {"t2": ["5225"], "t3": [], "t4": []}),
        ("hebei-industry-2022", {"t2": ["5426"], "t3": ["121010014"], "t4": []}),
        ("hebei-science-2021", {"t2": ["", "81153"], "t3": [], "t4": []}),
    ],
)
def test_glued_texts_are_in_doubt_exactly_where_several_cuts_are_possible(
    name: str, doubtful: dict[str, list[str]]
) -> None:
    tables = report_of(f"corpus/{name}.txt").tables
    found = {
        key: sorted({cell.raw for cell in table.cells if cell.state == AMBIGUOUS})
        for key, table in tables.items()
    }
    assert found == doubtful
