"""Pictures: pages with marked cells, tables of formats that have no pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.extract.passes import read_report
from checker.model.report import Report
from checker.picture import draw
from checker.picture.marks import FINE, FOUND, kind_of, marks_on_pages
from checker.source.document import Document
from checker.testing.build_office import as_docx
from checker.testing.build_pdf import as_pdf
from checker.testing.builders import made_report

image = pytest.importorskip("PIL.Image")


def read(content: bytes) -> tuple[Document, Report]:
    document = Document("x", content)
    return document, read_report(document)


def test_every_cell_of_a_pdf_is_marked() -> None:
    _, report = read(as_pdf(made_report()))
    marks = marks_on_pages(report, ())
    assert len(marks) == 200
    assert {mark.kind for mark in marks} == {FINE}


@pytest.mark.parametrize("write", [as_pdf, as_docx])
def test_a_picture_is_written(write, tmp_path: Path) -> None:
    document, report = read(write(made_report()))
    assert draw(document, report, (), tmp_path / "out.png") is None
    with image.open(tmp_path / "out.png") as picture:
        assert picture.width > 500
        assert picture.height > 800
        colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20)}
    assert len(colours) > 3


def test_nothing_read_gives_no_picture(tmp_path: Path) -> None:
    document, report = read(b"<html><p>x</p></html>")
    problem = draw(document, report, (), tmp_path / "out.png")
    assert problem is not None
    assert problem.code == "E370"


def test_undecided_cells_have_a_colour_of_their_own() -> None:
    _, report = read(as_pdf(made_report()))
    cell = report.tables["t3"].cells[0]
    assert kind_of(cell._replace(state="ambiguous")) != kind_of(cell)
    assert FOUND not in {kind_of(cell._replace(method=method)) for method in ("printed", "ocr", "single")}
