"""Mistakes that are seen before the parser runs, or after it: headings, names of fields, braces, depth."""

from __future__ import annotations

import re

from checker.language.build import Field
from checker.language.diagnostics import Diagnostic
from checker.language.keywords import BY_KEY, FIELD_WORDS, INNER_WORDS, ITEM_WORDS
from checker.language.shape import MAX_DEPTH
from checker.language.split import Piece, nearest
from checker.language.template import BraceFault
from checker.source.rule_text import RuleText, Span

_OPENING = "([{（［｛【"


def stray_words(text: RuleText, stray: list[Piece]) -> list[Diagnostic]:
    """Words before the first 规则, 定义, 词表 … belong to nothing."""
    if not stray:
        return []
    first = stray[0]
    word = text.text[first.start : first.word_end]
    near = nearest(word, tuple(ITEM_WORDS))
    advice = f"是否想写“{near}”？" if near else "每条规则以“规则 编号 标题”开头"
    expected = ("“规则”", "“定义”", "“词表”", "“句式”", "“调整”", "“停用”")
    message = "文件开头的这些字不属于任何规则"
    return [Diagnostic("P010", message, text, Span(first.start, first.word_end), expected, advice)]


def unknown_item(text: RuleText, piece: Piece) -> Diagnostic:
    """规责 T301 …"""
    word = text.text[piece.start : piece.word_end]
    near = nearest(word, tuple(ITEM_WORDS))
    span = Span(piece.start, piece.word_end)
    return Diagnostic("P011", f"看不懂“{word}”", text, span, (), f"是否想写“{near}”？")


def unknown_field(text: RuleText, piece: Piece, rule: str) -> Diagnostic:
    """要球：…"""
    word = text.text[piece.start : piece.word_end]
    near = nearest(word.lower(), tuple(FIELD_WORDS))
    expected = () if near else ("级别", "依据", "依据类别", "要求", "提示", "整改")
    advice = f"是否想写“{near}”？" if near else ""
    span = Span(piece.start, piece.word_end)
    return Diagnostic("P012", f"规则里没有“{word}”这一项", text, span, expected, advice, rule)


def meant(text: RuleText, piece: Piece) -> str:
    """Return the key of the field that a piece is, or seems to be."""
    if piece.keyword is not None:
        return piece.keyword.key
    near = nearest(text.text[piece.start : piece.word_end].lower(), tuple(FIELD_WORDS))
    return FIELD_WORDS[near].key if near else ""


def twice(text: RuleText, item: Field, rule: str) -> Diagnostic:
    """Return what to tell about a field given twice in a 调整."""
    return Diagnostic("K001", f"“{BY_KEY[item.key].chinese}”写了两次", text, item.span, (), "只留一处", rule)


def brace(text: RuleText, fault: BraceFault, rule: str) -> Diagnostic:
    """Return what to tell about {braces} in a message."""
    message, advice = {
        "open": ("花括号没有配对：“{”后面缺“}”", "补上“}”；要写花括号本身，写两个“{{”"),
        "close": ("这里多了一个“}”", "删去它；要写花括号本身，写两个“}}”"),
        "empty": ("花括号里没有写式子", "写上名称或式子，例如“{列}”"),
    }[fault.what]
    return Diagnostic("P020", message, text, fault.span, (), advice, rule)


_NESTING = re.compile(r"[(（\[［【{｛]|[)）\]］】}｝]")


def too_deep(text: RuleText, span: Span, rule: str) -> Diagnostic | None:
    """Refuse brackets nested too deep before the parser sees them."""
    level = 0
    for mark in _NESTING.finditer(text.text, span.start, span.end):
        level = level + 1 if mark[0] in _OPENING else max(level - 1, 0)
        if level > MAX_DEPTH:
            return deep_expression(text, Span(mark.start(), mark.end()), rule)
    return None


def deep_expression(text: RuleText, span: Span, rule: str) -> Diagnostic:
    """Return what to tell about an expression that is nested too deep."""
    message = f"式子套得太深（超过 {MAX_DEPTH} 层）"
    advice = "用“设 名 = 式”拆成几步；很多项相加用“合计(…)”"
    return Diagnostic("P021", message, text, span, (), advice, rule)


def glued_words(name: str) -> str:
    """Return the operator word inside a name (等于 in 新收件数等于办结件数), "" if there is none.

    For the pass that finds that nothing has this name: the author forgot the blanks.
    """
    words = [word for word, keyword in INNER_WORDS.items() if len(word) > 1 and not word.isascii()]
    inside = [word for word in words if word in name[1:-1]]
    return max(inside, key=lambda word: (len(word), word), default="")
