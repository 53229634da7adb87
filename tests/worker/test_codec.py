"""Readings go over the pipe as plain data and come back the same."""

from __future__ import annotations

import pytest

from checker.extract.detect import read_document
from checker.extract.raster import Raster
from checker.model.problem import Problem
from checker.source.document import Document
from checker.source.location import PdfLocation
from checker.testing.build_office import as_docx, as_xlsx
from checker.testing.build_pdf import as_pdf
from checker.testing.build_text import as_html, as_text
from checker.testing.builders import made_report
from checker.worker import codec


@pytest.mark.parametrize("write", [as_html, as_text, as_docx, as_xlsx, as_pdf])
def test_a_reading_comes_back_the_same(write) -> None:
    reading = read_document(Document("x", write(made_report())))
    assert codec.load(codec.dump(reading)) == reading


def test_a_problem_comes_back_the_same() -> None:
    problem = Problem("E360", "读不完", "fatal", PdfLocation(2, (1.0, 2.5, 3.0, 4.0)))
    assert codec.load(codec.dump(problem)) == problem


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b'{"problem": [1]}', b"\xff\xfe", b'{"media":"x","blocks":[["?"]]}']
)
def test_anything_else_is_refused(raw: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        codec.load(raw)


def test_rasters() -> None:
    rasters = [Raster(1, 2, 1, 1.5, b"abcdef"), Raster(3, 1, 1, 1.5, b"xyz")]
    assert codec.load_rasters(codec.dump_rasters(rasters)) == rasters
    with pytest.raises(ValueError, match="pixels"):
        codec.load_rasters(codec.dump_rasters(rasters)[:-1])
