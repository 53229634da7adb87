"""Find where phrases (句式) fit in a passage.

A phrase is not tried in a text that holds none of the words it cannot do without: a few `in` tests tell.
Elsewhere it is tried where its first word stands or, if it begins with a capture, in the sentences that hold
such a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from checker.language.phrase import RESERVED
from checker.language.phrase_compile import ENDS, Alternative, Phrase, Wordings, captures_of, compile_phrase
from checker.language.values import Line, Share
from checker.model.unknown import Unknown
from checker.source.location import Location
from checker.source.passage import Passage
from checker.text.dates import read_date
from checker.text.numerals import read_number, read_percent

__all__ = ["Match", "Phrase", "captures_of", "compile_phrase", "find", "fits"]

_END = re.compile(f"[{ENDS}]")
_LINE = 2000  # characters that a /…/ is tried on at once


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a phrase fits. A capture is an attribute: `match.件数`; None where it is not written.

    `start` and `end` are offsets of the passage; `sentence` is the sentence around.
    """

    start: int
    end: int
    raw: str
    sentence: str
    captures: dict[str, Any] = field(compare=False)
    spans: dict[str, tuple[int, int]] = field(compare=False)
    source: Passage = field(compare=False, repr=False)

    def __getattr__(self, name: str) -> Any:
        if name not in RESERVED and name in self.captures:
            return self.captures[name]
        raise AttributeError(name)

    @property
    def location(self) -> Location | None:
        return self.source.locate(self.start, self.end)

    def location_of(self, name: str) -> Location | None:
        """Return where a capture stands."""
        span = self.spans.get(name)
        return None if span is None else self.source.locate(*span)

    def raw_of(self, name: str) -> str:
        """Return a capture as printed, "" where it is not written."""
        start, end = self.spans.get(name, (0, 0))
        return self.source.text[start:end]


def find(pattern: Phrase, passage: Passage) -> tuple[Match, ...]:
    """Find all places where a phrase fits, in order; of two that overlap the earlier, or longer, stays."""
    folded = passage.folded
    found: list[tuple[int, int, re.Match[str], Alternative]] = []
    for alternative in pattern.alternatives:
        found += [(m.start(), -m.end(), m, alternative) for m in _matches(alternative, folded)]
    if not found:
        return ()
    found.sort(key=itemgetter(0, 1))
    kept: list[Match] = []
    reached = 0
    for start, end, match, alternative in found:
        if start >= reached and _allowed(alternative, folded, match):
            kept.append(_made(match, alternative, pattern.wordings, passage))
            reached = -end
    return tuple(kept)


def fits(pattern: Phrase, folded: str) -> bool:
    """Tell whether a phrase fits anywhere in a folded text."""
    for alternative in pattern.alternatives:
        for match in _matches(alternative, folded):
            if _allowed(alternative, folded, match):
                return True
    return False


def _allowed(alternative: Alternative, folded: str, match: re.Match[str]) -> bool:
    """Tell whether a match holds something, and its sentence none of the words that it must not hold."""
    start, end = match.span()
    if start == end or not alternative.forbidden:
        return start < end
    first, last = _sentence(folded, start, end)
    return not _holds_one(alternative.forbidden, folded[first:last])


def _sentence(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around start..end, without the mark that ends it."""
    first = max(folded.rfind(mark, 0, start) for mark in ENDS) + 1
    ending = _END.search(folded, max(end - 1, start))
    return first, ending.start() if ending is not None else len(folded)


def _matches(alternative: Alternative, folded: str) -> Iterable[re.Match[str]]:
    if alternative.needed and not _holds_one(alternative.needed, folded):
        return ()
    if alternative.firsts:
        return _at_words(alternative, folded)
    if alternative.by_line and (len(folded) > _LINE or "\n" in folded):
        return (m for start, end in _lines(folded) for m in alternative.regex.finditer(folded, start, end))
    if alternative.needed:
        return _in_sentences(alternative, folded)
    return alternative.regex.finditer(folded)


def _holds_one(words: tuple[str, ...], folded: str) -> bool:
    for word in words:  # noqa: SIM110  # a generator costs more than the looking
        if word in folded:
            return True
    return False


def _lines(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    while start <= len(folded):
        end = folded.find("\n", start)
        end = len(folded) if end < 0 else end
        # A very long line is cut: a careless regular expression must not take minutes.
        for cut in range(start, max(end, start + 1), _LINE):
            yield cut, min(end, cut + _LINE)
        start = end + 1


def _at_words(alternative: Alternative, folded: str) -> list[re.Match[str]]:
    found = []
    reached = 0
    for start in _places(alternative.firsts, folded):
        if start >= reached:
            match = alternative.regex.match(folded, start)
            if match is not None:
                reached = match.end()
                found.append(match)
    return found


def _places(words: tuple[str, ...], folded: str) -> list[int]:
    """Return where the words stand, in order; a place may come twice where one word begins another."""
    places = []
    for word in words:
        at = folded.find(word)
        while at >= 0:
            places.append(at)
            at = folded.find(word, at + 1)
    if len(words) > 1:
        places.sort()
    return places


def _in_sentences(alternative: Alternative, folded: str) -> Iterator[re.Match[str]]:
    reached = 0
    for at in _places(alternative.needed, folded):
        if at < reached:
            continue
        start, reached = _sentence(folded, at, at + 1)
        # One character more than the sentence: a phrase may end with the mark that ends it.
        yield from alternative.regex.finditer(folded, start, min(reached + 1, len(folded)))
        reached = max(reached, at + 1)


def _made(
    match: re.Match[str],
    alternative: Alternative,
    wordings: Wordings,
    passage: Passage,
) -> Match:
    captures: dict[str, Any] = {}
    spans: dict[str, tuple[int, int]] = {}
    for number, (name, kind, table) in enumerate(alternative.names, 1):
        if not name:
            continue
        raw = match[number]
        if raw is None:
            captures.setdefault(name, None)
        elif captures.get(name) is None:
            spans[name] = match.span(number)
            captures[name] = _value(raw, kind, wordings.get((table, kind), {}), passage, spans[name])
    text = passage.text
    first, last = _sentence(passage.folded, match.start(), match.end())
    return Match(
        match.start(),
        match.end(),
        text[match.start() : match.end()],
        text[first:last],
        captures,
        spans,
        passage,
    )


def _value(raw: str, kind: str, lines: Mapping[str, Line], passage: Passage, span: tuple[int, int]) -> Any:
    if kind == "text":
        return passage.text[span[0] : span[1]]
    if kind in ("row", "column"):
        return lines[raw]
    value: Any
    if kind == "percent":
        percent = read_percent(raw)
        value = None if percent is None else Share(percent.scaleb(-2))
    else:
        value = read_number(raw) if kind == "number" else read_date(raw)
    if value is not None:
        return value
    what = {"number": "数", "percent": "百分数", "date": "日期"}[kind]
    return Unknown(f"“{raw}”读不成一个{what}", passage.locate(*span))
