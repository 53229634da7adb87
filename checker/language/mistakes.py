"""Tell a syntax mistake so that its author knows what to do."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from checker.language.diagnostics import Diagnostic
from checker.language.split import Block, Piece
from checker.source.rule_text import RuleText, Span


class Place(NamedTuple):
    """The piece that could not be parsed."""

    text: RuleText
    span: Span
    symbol: str
    piece: Piece | None
    rule: str


def explain(error: Any, place: Place) -> Diagnostic:
    at = getattr(error, "pos_in_stream", None)
    at = place.span.end if at is None else at
    return Diagnostic("P001", f"语法错误：{error}", place.text, Span(at, at + 1), rule=place.rule)


def stray_words(text: RuleText, stray: list[Piece], blocks: list[Block]) -> list[Diagnostic]:
    return [Diagnostic("P010", "这里还没有开始任何规则", text, Span(p.start, p.word_end)) for p in stray]


def unknown_item(text: RuleText, piece: Piece) -> Diagnostic:
    return Diagnostic("P011", "不认识", text, Span(piece.start, piece.word_end))


def unknown_field(text: RuleText, piece: Piece, rule: str) -> Diagnostic:
    return Diagnostic("P012", "不认识", text, Span(piece.start, piece.word_end))


def twice(text: RuleText, item: Any, rule: str) -> Diagnostic:
    return Diagnostic("K001", "写了两次", text, item.span)


def brace(text: RuleText, fault: Any, rule: str) -> Diagnostic:
    return Diagnostic("P020", "花括号不配对", text, fault.span)


_BRACKET = re.compile(r"[(（\[［【{｛]|[)）\]］】}｝]")


def too_deep(text: RuleText, span: Span, rule: str) -> Diagnostic | None:
    depth = 0
    for mark in _BRACKET.finditer(text.text, span.start, span.end):
        depth += 1 if mark[0] in "(（[［【{｛" else -1
        if depth > 64:
            return deep_expression(text, Span(mark.start(), mark.end()), rule)
    return None


def deep_expression(text: RuleText, span: Span, rule: str) -> Diagnostic:
    return Diagnostic("P021", "式子套得太深（超过 64 层）", text, span, (), "用“设 名 = 式”拆成几步", rule)
