"""From a document to a report: the passes, one after the other."""

from __future__ import annotations

from checker.extract.assemble import assemble, unreadable
from checker.extract.body import lay_out
from checker.extract.detect import read_document
from checker.extract.identify import NOTHING_GIVEN, Given
from checker.model.problem import Problem
from checker.model.report import Report
from checker.source.document import Document


def read_report(document: Document, *, given: Given = NOTHING_GIVEN) -> Report:
    """Read a report. What cannot be read is told in `problems`; no document raises."""
    reading = read_document(document)
    if isinstance(reading, Problem):
        return unreadable(reading, given)
    return assemble(reading, lay_out(reading), given)
