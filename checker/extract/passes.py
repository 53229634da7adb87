"""From a document to a report: the passes, one after the other. Read this first.

read_document   bytes → Reading: what is it, and what stands in it (readers know the formats)
unwrap          lines of a paragraph that were broken at a fixed width are one again
assemble        Reading → Report:
    lay_out         one stretch of words, tables at their places
    find_headings   the six parts by the words of their headings
    read_head       title, opening, the page's own lines
    read_tail       signature, what the page adds behind
    find_tables     the three tables by their labels
    name_of         whose report, which year
    stated_period   the period, the dates
    find_damage     characters that the copy lost
    what_is_unread  what was not seen, so that it is not called missing
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from checker.extract import problems
from checker.extract.assemble import assemble, unreadable
from checker.extract.blocks import Reading
from checker.extract.detect import read_document
from checker.extract.identify import NOTHING_GIVEN, Given
from checker.extract.unwrap import unwrap
from checker.model.problem import FATAL, Problem
from checker.model.report import Report
from checker.source.document import Document

__all__ = ["NOTHING_GIVEN", "Given", "read_report"]


Read: TypeAlias = Callable[[Document], Reading | Problem]


def read_report(document: Document, *, given: Given = NOTHING_GIVEN, read: Read = read_document) -> Report:
    """Read a report. What cannot be read is told in `problems`; no document raises.

    `read` does the first step; the pipeline gives one that reads office files in a child process.
    """
    try:
        reading = read(document)
        if isinstance(reading, Problem):
            return unreadable((reading,), given)
        if not reading.blocks and any(problem.gravity == FATAL for problem in reading.problems):
            return unreadable(reading.problems, given, reading.media)
        return assemble(unwrap(reading), given)
    except Exception as error:  # noqa: BLE001 -- the last guard: a bug in reading one file must not end the run
        return unreadable((problems.reader_failed(type(error).__name__),), given)
