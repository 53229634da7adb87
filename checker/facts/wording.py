"""Small tools that the facts share: the sections' words, sentences, places."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.model.report import Report, Section
from checker.source.location import Location
from checker.source.passage import Passage

_SENTENCE = Lazy(r"[^。;!?\n]+[。;!?]?")


class Sentence(NamedTuple):
    """A sentence of a passage: its words (folded), where it begins in the passage.

    For the facts about wording and years; a semicolon ends it. Those about figures go on across one and need
    to know the subject: they take `checker.facts.clauses.Sentence`.
    """

    text: str
    start: int
    end: int


def sentences(passage: Passage) -> Iterator[Sentence]:
    """Yield the sentences of a passage; a line feed ends one as 。；！？ do."""
    for found in _SENTENCE.finditer(passage.folded):
        if found.group().strip():
            yield Sentence(found.group(), found.start(), found.end())


def whole_sentence(passage: Passage, start: int, end: int) -> str:
    """Return the sentence (as printed) around the characters start..end."""
    folded = passage.folded
    begin = max(folded.rfind(mark, 0, start) for mark in "。;!?\n") + 1
    stops = [at for at in (folded.find(mark, end) for mark in "。;!?\n") if at >= 0]
    return passage.text[begin : min(stops, default=len(folded))].strip()


def narrative(report: Report) -> Iterator[Passage]:
    """Yield the words of the report in reading order: opening, parts, signature."""
    if report.opening:
        yield report.opening
    for section in report.sections:
        if section.body:
            yield section.body
    if report.closing:
        yield report.closing


def place_of(section: Section) -> Location | None:
    """Return where a part stands: its heading, or else its first words."""
    if section.heading is not None and section.heading.location is not None:
        return section.heading.location
    return section.body.locate(0, min(len(section.body.text), 20)) if section.body.text else None


def clip(words: str, limit: int = 40) -> str:
    """Shorten words for a message."""
    words = words.strip().replace("\n", " ")
    return words if len(words) <= limit else words[: limit - 1] + "…"
