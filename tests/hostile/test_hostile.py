"""Attacks end quickly, in little memory, with the right message, and the batch goes on."""

from __future__ import annotations

import resource
import time

import pytest

from checker.extract.blocks import Reading
from checker.extract.passes import read_report
from checker.model.problem import FATAL, Problem
from checker.source.document import Document
from checker.testing.build_office import as_docx, zipped
from checker.testing.build_pdf import as_pdf
from checker.testing.builders import Specimen, made_report
from checker.worker import read_document
from tests.shared import shared_file

SECONDS, BYTES = 5.0, 2 << 30
SHARED = {
    "billion_laughs.docx": "E302",
    "xxe.docx": "E302",
    "farcell.xlsx": "E341",
    "form_recursion.pdf": "E360",
    "garbage.pdf": "E303",
    "hugepage.pdf": "E334",
    "pagetree_loop.pdf": "E334",
    "truncated.pdf": "E303",
}


def codes(document: Document) -> set[str]:
    """Read a document within the limits and return the codes of what was wrong."""
    start = time.monotonic()
    answer = read_document(document)
    assert time.monotonic() - start < SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 < BYTES
    problems = (answer,) if isinstance(answer, Problem) else answer.problems
    return {problem.code for problem in problems}


@pytest.mark.parametrize("name", SHARED)
def test_shared_attacks(name: str) -> None:
    assert SHARED[name] in codes(Document.of_file(shared_file(f"samples/hostile/{name}")))


def test_a_remote_picture_is_not_fetched() -> None:
    answer = read_document(Document.of_file(shared_file("samples/hostile/remote_link.docx")))
    assert isinstance(answer, Reading)
    assert not any(problem.gravity == FATAL for problem in answer.problems)


def test_after_an_attack_the_next_report_is_read() -> None:
    read_document(Document.of_file(shared_file("samples/hostile/form_recursion.pdf")))
    report = read_report(Document("x", as_pdf(made_report())), read=read_document)
    assert report.problems == ()
    assert len(report.tables["t3"].cells) == 175


def test_a_zip_bomb() -> None:
    assert codes(
        Document("x", zipped({"[Content_Types].xml": "<x/>", "word/document.xml": b"\0" * (300 << 20)}))
    ) == {"E301"}


def test_deep_nesting_in_word() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 3000 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 3000
    assert codes(Document("x", as_docx(Specimen(), deep))) == {"E305"}


def test_many_cells_in_word() -> None:
    rows = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 60}</w:tr>" * 3000
    assert isinstance(read_document(Document("x", as_docx(Specimen(), f"<w:tbl>{rows}</w:tbl>"))), Reading)


def test_wide_spans_in_word() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    rows = f"<w:tr>{cell * 3}</w:tr>" * 3
    answer = read_document(Document("x", as_docx(Specimen(), f"<w:tbl>{rows}</w:tbl>")))
    assert isinstance(answer, Reading)
    assert all(grid.columns <= 64 for grid in answer.blocks if hasattr(grid, "columns"))


@pytest.mark.parametrize("step", [997, 1499])
def test_broken_bytes_in_old_word_never_end_the_run(step: int) -> None:
    content = bytearray(shared_file("samples/d1_std.doc").read_bytes())
    for at in range(600, len(content), step):
        content[at] ^= 0xFF
    assert isinstance(read_document(Document("x", bytes(content))), Reading | Problem)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("name", ["d1_std.doc", "d1_std.docx", "d1_std.pdf", "e1_std.xls", "e1_std.xlsx"])
def test_files_cut_short_never_end_the_run(name: str, share: float) -> None:
    content = shared_file(f"samples/{name}").read_bytes()
    answer = read_document(Document("x", content[: int(len(content) * share)]))
    assert isinstance(answer, Reading | Problem)
