"""The made documents that stand beside the checkout: every figure right or undecided, none wrong."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest

from checker.extract.passes import read_report
from checker.extract.readers.ocr import read_scan
from checker.model.report import Report
from checker.source.document import Document
from tests.shared import shared_file

PERFECT = [
    "d1_std.docx", "d1_std.doc", "d1_std.pdf", "d1h_headrepeat.docx", "d1h_headrepeat.pdf", "d2_tricky.docx",
    "d2_tricky.doc", "d3_split.docx", "d3_split.doc", "d4_renamed.wps", "d5_real_template.docx",
    "d5_real_template.doc", "d5_real_template.pdf", "d6_rowsplit6.pdf", "d6_rowsplit9.pdf",
    "p9_chromium_print.pdf", "p10_rotated.pdf", "p11_owner_encrypted.pdf", "e1_std.xlsx", "e1_std.xls",
    "e1_std.et", "e2_text_numbers.xlsx", "e4_formulas_cached.xlsx",
]  # fmt: skip
DOUBTFUL = ["d7_noborder.pdf", "d8_horizlines.pdf", "e3_formulas_nocache.xlsx"]


@cache
def truth() -> dict[str, list[str]]:
    data: dict[str, Any] = json.loads(shared_file("samples/truth.json").read_text("utf-8"))
    return {
        "t2": [str(value) for row in data["t2"].values() for value in row],
        "t3": [str(value) for row in data["t3"] for value in row],
        "t4": [str(value) for block in data["t4"] for value in block],
    }


def read(name: str) -> Report:
    return read_report(Document.of_file(shared_file(f"samples/{name}")))


@pytest.mark.parametrize("name", PERFECT)
def test_every_figure_is_right(name: str) -> None:
    report = read(name)
    for key, figures in truth().items():
        assert [str(cell.value) for cell in report.tables[key].cells] == figures
        assert not any(cell.doubtful for cell in report.tables[key].cells)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_no_figure_is_wrong(name: str) -> None:
    report = read(name)
    right = 0
    for key, figures in truth().items():
        for cell, figure in zip(report.tables[key].cells, figures, strict=True):
            assert cell.value is None or str(cell.value) == figure
            right += cell.value is not None
    assert right >= 150


def test_a_formula_without_a_result_is_never_zero() -> None:
    report = read("e3_formulas_nocache.xlsx")
    totals = [report.tables["t3"].cell(row.key, "total") for row in report.tables["t3"].spec.rows]
    assert all(cell.state == "ambiguous" and cell.raw.startswith("=SUM(") for cell in totals)
    assert "E340" in {problem.code for problem in report.problems}


def test_what_a_reader_does_not_see_is_told() -> None:
    for name in ("d2_tricky.docx", "d2_tricky.doc"):
        assert {"E310", "E311"} <= {problem.code for problem in read(name).problems}


@pytest.mark.parametrize(("name", "code"), [("p12_user_encrypted.pdf", "E304"), ("p14_scanned.pdf", "E330")])
def test_what_cannot_be_read_is_told(name: str, code: str) -> None:
    report = read(name)
    assert [problem.code for problem in report.problems] == [code]
    assert report.problems[0].gravity == "fatal"


def test_a_scan_is_read_by_recognition() -> None:
    pytest.importorskip("rapidocr")
    document = Document.of_file(shared_file("samples/p14_scanned.pdf"))
    report = read_report(document, read=read_scan)
    for key, figures in truth().items():
        for cell, figure in zip(report.tables[key].cells, figures, strict=True):
            assert cell.method == "ocr"
            assert cell.value is None or str(cell.value) == figure
    assert sum(cell.value is not None for cell in report.tables["t3"].cells) >= 168
    assert "E331" in {problem.code for problem in report.problems}


def test_a_real_report_of_five_pages() -> None:
    report = read_report(Document.of_file(shared_file("corpus/hongze-district-2023.pdf")))
    table = report.tables["t4"]
    assert [str(cell.value) for cell in table.cells] == ["10", "1", *"00000000", "5", *"0000"]
    requests = report.tables["t3"]
    assert requests.form == "2019"
    assert all(cell.state == "count" and cell.method == "printed" for cell in requests.cells)
    assert requests.cell("unable_not_held", "natural_person").value == 10
    assert requests.cell("unable_need_making", "total").value == 3
    assert [cell.raw for cell in report.tables["t2"].cells] == [*"000055", "550", "4119", "195", "7730.28"]
    assert [section.key for section in report.sections] == [
        "overview", "proactive_disclosure", "requests", "review_litigation", "problems", "other",
    ]  # fmt: skip


def test_the_blank_form_is_named_as_such() -> None:
    assert read_report(Document.of_file(shared_file("corpus/blank-form-2021.docx"))).blank_form
