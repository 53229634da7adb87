"""Sentences and clauses of a folded text, as spans into it."""

from __future__ import annotations

import re
from typing import NamedTuple

_SENTENCE_END = re.compile(r"[。!?\n]+[\"'」』)]*")
# A comma between digits that groups thousands does not end a clause.
_CLAUSE_END = re.compile(r"[。!?;:\n]+[\"'」』)]*|,(?![0-9]{3}(?![0-9]))|(?<![0-9]),")


class TextSpan(NamedTuple):
    """A stretch of the text: offsets of its first character and of the one behind its last."""

    start: int
    end: int


def split_sentences(folded: str) -> tuple[TextSpan, ...]:
    """Split at 。！？ and line ends; the mark belongs to the sentence it ends, a line end to none."""
    return _split(folded, _SENTENCE_END)


def split_clauses(folded: str) -> tuple[TextSpan, ...]:
    """Split also at ， ； ： (not at the comma of 1,234)."""
    return _split(folded, _CLAUSE_END)


def _split(folded: str, ends: re.Pattern[str]) -> tuple[TextSpan, ...]:
    spans: list[TextSpan] = []
    at = 0
    for match in ends.finditer(folded):
        _add(spans, folded, at, match.end())
        at = match.end()
    _add(spans, folded, at, len(folded))
    return tuple(spans)


def _add(spans: list[TextSpan], folded: str, start: int, end: int) -> None:
    while start < end and folded[start].isspace():
        start += 1
    while end > start and folded[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(TextSpan(start, end))
