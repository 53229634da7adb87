"""Where and how the parser stopped: what every message about a syntax mistake is made from."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from checker.language.diagnostics import Diagnostic
from checker.language.keywords import Keyword
from checker.language.split import QUOTES, Piece, close_of, quote_pairs
from checker.source.rule_text import RuleText, Span

_WORD = re.compile(r"[\w·]+")
_OPENING = "([{（［｛【"
_PAIRED = re.compile(r"[“「『\"＂#＃()\[\]{}（）［］｛｝【】]")
_LAST_WORD = re.compile(r"[\w·]+(?=\s*$)")


class Place(NamedTuple):
    """The piece that could not be parsed."""

    text: RuleText
    span: Span
    symbol: str
    piece: Piece | None
    rule: str


class Stop(NamedTuple):
    """Where and how the parser stopped."""

    place: Place
    at: int  # offset of the first character not taken
    found: str  # the word or mark there, "" at the end of the piece
    before: str  # the word before it, "" if a mark stands there
    accepted: set[str]  # terminals

    @property
    def source(self) -> str:
        return self.place.text.text

    @property
    def keyword(self) -> Keyword | None:
        return self.place.piece.keyword if self.place.piece is not None else None

    @property
    def open_bracket(self) -> int | None:
        """Where the innermost bracket still open here stands."""
        return _open_bracket(self.source, self.place.span.start, self.at)

    def tell(
        self,
        code: str,
        message: str,
        suggestion: str = "",
        *,
        span: Span | None = None,
        expected: tuple[str, ...] = (),
    ) -> Diagnostic:
        where = span or Span(self.at, self.at + max(len(self.found), 1))
        return Diagnostic(code, message, self.place.text, where, expected, suggestion, self.place.rule)


def stop_of(error: Any, place: Place) -> Stop:
    """Read a lark UnexpectedInput."""
    source = place.text.text
    token = getattr(error, "token", None)
    at = error.pos_in_stream if error.pos_in_stream is not None else place.span.end
    if token is not None and token.type == "$END":
        at = _content_end(source, place.span)
        found = ""
    else:
        word = _WORD.match(source, at, place.span.end)
        found = word[0] if word is not None else source[at : at + 1]
    before = _LAST_WORD.search(source, max(place.span.start, at - 200), at)
    return Stop(place, at, found, before[0] if before is not None else "", _accepted(error))


def _accepted(error: Any) -> set[str]:
    parser = getattr(error, "interactive_parser", None)
    if parser is not None:
        return set(parser.accepts())
    return set(getattr(error, "accepts", None) or getattr(error, "allowed", None) or ())


def _content_end(source: str, span: Span) -> int:
    """Return where the last line with something on it ends, comments and blanks apart."""
    end = span.start
    for line in re.finditer(r"[^\n]+", source[span.start : span.end]):
        bare = re.sub(r"[#＃].*", "", line[0]).rstrip(" \t\u3000\ufeff")
        if bare.strip():
            end = span.start + line.start() + len(bare)
    return end


def _open_bracket(source: str, start: int, end: int) -> int | None:
    """Return where the innermost bracket still open at `end` stands; quotes and comments are skipped."""
    stack: list[int] = []
    pairs = quote_pairs(source, start, end)
    at = start
    while (found := _PAIRED.search(source, at, end)) is not None:
        mark, at = found[0], found.end()
        if mark in "#＃":
            line_end = source.find("\n", at, end)
            at = end if line_end < 0 else line_end
        elif mark in QUOTES:
            close = pairs.get(found.start(), -1)
            close = close_of(source, found.start(), end) if mark in '"＂' else close
            at = close + 1 if close >= 0 else at
        elif mark in _OPENING:
            stack.append(found.start())
        elif stack:
            stack.pop()
    return stack[-1] if stack else None
