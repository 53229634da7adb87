"""One truth written in every format gives one model, but for the places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest

from checker.extract.passes import read_report
from checker.model.report import Report
from checker.source.document import Document
from checker.testing.build_office import as_docx, as_xlsx
from checker.testing.build_pdf import Options, as_pdf
from checker.testing.build_text import as_html, as_mhtml, as_text
from checker.testing.builders import Specimen, made_report, unlike

FORMATS: dict[str, Callable[[Specimen], bytes]] = {
    "html": as_html,
    "mhtml": as_mhtml,
    "text": as_text,
    "docx": as_docx,
    "xlsx": as_xlsx,
    "pdf": as_pdf,
    "pdf turned": partial(as_pdf, options=Options(turned=90)),
    "pdf open at the page end": partial(as_pdf, options=Options(closed=False)),
}
UNRULED = {
    "pdf without rules": partial(as_pdf, options=Options("none")),
    "pdf with level rules": partial(as_pdf, options=Options("horizontal")),
}


def read(write: Callable[[Specimen], bytes], report: Specimen | None = None) -> Report:
    return read_report(Document("made", write(report or made_report())))


def without_places(report: Report) -> dict[str, Any]:
    """Return all that a report says, but where it says it and in which format."""
    return {
        "identity": report.identity,
        "title": report.title.text,
        "opening": report.opening.text,
        "closing": report.closing.text,
        "period": report.period and report.period[:2],
        "sections": [
            (section.key, section.heading and section.heading.raw, section.body.text)
            for section in report.sections
        ],
        "tables": {
            key: (table.state, table.form, [(cell.state, cell.value, cell.raw) for cell in table.cells])
            for key, table in report.tables.items()
        },
    }


@pytest.fixture(scope="module")
def truth() -> dict[str, Any]:
    return without_places(read(as_html))


def test_the_truth_is_what_was_written() -> None:
    for table in read(as_html).tables.values():
        assert [str(cell.value) for cell in table.cells] == [unlike(slot) for slot in table.spec.slots]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "html"])
def test_every_format_gives_the_same_model(name: str, truth: dict[str, Any]) -> None:
    assert without_places(read(FORMATS[name])) == truth


@pytest.mark.parametrize("name", FORMATS)
def test_every_figure_has_a_place(name: str) -> None:
    for table in read(FORMATS[name]).tables.values():
        assert all(cell.location is not None for cell in table.cells)


@pytest.mark.parametrize("name", UNRULED)
def test_tables_without_rules_are_right_or_undecided(name: str) -> None:
    report = read(UNRULED[name])
    right = 0
    for table in report.tables.values():
        for slot, cell in zip(table.spec.slots, table.cells, strict=True):
            assert cell.value is None or str(cell.value) == unlike(slot)
            right += cell.value is not None
    assert right >= 170


@pytest.mark.parametrize("name", FORMATS)
def test_zeros_blanks_and_dashes_are_told_apart(name: str) -> None:
    if name == "text":
        pytest.skip("a blank cell leaves nothing behind in a text")
    printed = {"natural_person": "0", "business": "", "research": "-", "social_welfare": "/", "total": "0"}
    report = read(FORMATS[name], made_report(lambda slot: printed.get(slot.column, unlike(slot))))
    row = [report.tables["t3"].cell("granted", column) for column in printed]
    assert [cell.state for cell in row] == ["count", "blank", "dash", "dash", "count"]


def test_reading_does_not_depend_on_the_name() -> None:
    content = as_pdf(made_report())
    first = read_report(Document("年报.docx", content))
    assert replace(first, problems=()) == replace(read_report(Document("x", content)), problems=())
