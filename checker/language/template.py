"""Take messages apart: words, and {expressions} among them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from checker.language.syntax import Expr, Template
from checker.source.rule_text import Span

_BRACE = re.compile(r"\{\{|\}\}|[{｛}｝]")
_NEW_LINE = re.compile(r"[^\S\n]*\n\s*")


class BraceFault(NamedTuple):
    """An opening brace without its end, or an end without its opening, or nothing between them."""

    what: str  # open, close, empty
    span: Span


def read_template(
    text: str, span: Span, parse: Callable[[Span], Expr | None]
) -> Template | BraceFault | None:
    """Read the quoted text at `span` of the file; None if an expression in it was refused by `parse`."""
    parts: list[str | Expr] = []
    words: list[str] = []
    at, end = span.start + 1, span.end - 1
    refused = False
    while (brace := _BRACE.search(text, at, end)) is not None:
        words.append(text[at : brace.start()])
        at = brace.end()
        if len(brace[0]) == 2:
            words.append(brace[0][0])
            continue
        if brace[0] in "}｝":
            return BraceFault("close", Span(brace.start(), brace.end()))
        close = _close(text, at, end)
        if close < 0:
            return BraceFault("open", Span(brace.start(), brace.end()))
        if not text[at:close].strip():
            return BraceFault("empty", Span(brace.start(), close + 1))
        value = parse(Span(at, close))
        refused |= value is None
        if value is not None:
            _flush(words, parts)
            parts.append(value)
        at = close + 1
    words.append(text[at:end])
    _flush(words, parts)
    return None if refused else Template(tuple(parts), span)


def _close(text: str, at: int, end: int) -> int:
    depth = 1
    for brace in re.compile("[{｛}｝]").finditer(text, at, end):
        depth += 1 if brace[0] in "{｛" else -1
        if depth == 0:
            return brace.start()
    return -1


def _flush(words: list[str], parts: list[str | Expr]) -> None:
    joined = _NEW_LINE.sub("\n", "".join(words))
    words.clear()
    if joined:
        parts.append(joined)
