"""Write expressions and messages in canonical form, in either language."""

from __future__ import annotations

import re

from checker.language.keywords import BY_KEY
from checker.language.syntax import (
    Approx,
    Attribute,
    Binary,
    Call,
    Choice,
    Conditional,
    Expr,
    Index,
    Name,
    Number,
    Quantified,
    Regex,
    Template,
    Text,
    Truth,
    Unary,
)

# How tightly things bind; what binds looser than its surroundings asks for is put in brackets.
_OPEN, _OR, _AND, _NOT, _COMPARISON, _RANGE, _SUM, _PRODUCT, _UNARY, _POSTFIX = range(10)
_LEVELS = {
    "implies": _OPEN,
    "or": _OR,
    "and": _AND,
    "to": _RANGE,
    "+": _SUM,
    "-": _SUM,
    "*": _PRODUCT,
    "/": _PRODUCT,
}
_WORDS = {"or": "OR", "and": "AND", "to": "TO", "mentions": "MENTIONS", "in": "AMONG"}
_REFUTED = {"mentions": "OMITS", "in": "OUTSIDE"}
_SIGNS = {"!=": "≠", "<=": "≤", ">=": "≥"}

# Like TEXT of the grammar: pairs of the same quotes, three deep.
_DEEPEST = "“[^“”]*”"
_DEEP = f"“(?:[^“”]|{_DEEPEST})*”"
_NESTED = {"“”": re.compile(f"(?:[^“”]|“(?:[^“”]|{_DEEP})*”)*")}
_PLAIN_QUOTES = {"「」": re.compile("[^「」]*"), "『』": re.compile("[^『』]*"), '""': re.compile('[^"＂]*')}
_QUOTES = {**_NESTED, **_PLAIN_QUOTES}


def word(key: str, lang: str) -> str:
    """Return a keyword's spelling."""
    keyword = BY_KEY[key]
    return keyword.english if lang == "en" else keyword.chinese


def quoted(value: str, lang: str) -> str:
    """Put quotes around a text: the usual ones of the language, or the first that can hold it."""
    order = ('""', "“”", "「」", "『』") if lang == "en" else ("“”", "「」", "『』", '""')
    for marks in order:
        if _QUOTES[marks].fullmatch(value):
            return f"{marks[0]}{value}{marks[1]}"
    return f"“{value}”"


def format_template(template: Template, lang: str) -> str:
    """Write a message with its quotes."""
    parts = [
        part.replace("{", "{{").replace("}", "}}")
        if isinstance(part, str)
        else f"{{{format_expression(part, lang)}}}"
        for part in template.parts
    ]
    return quoted("".join(parts), lang)


def format_expression(node: Expr, lang: str, level: int = _OPEN) -> str:
    """Write an expression; `level` is how tightly its surroundings bind."""
    text, own = _Writer(lang).write(node)
    return text if own >= level else f"({text})"


def terms(node: Expr, lang: str) -> list[str]:
    """Split a chain of 或 (or of 并且) into its members, each but the first with its word before it."""
    if not isinstance(node, Binary) or node.operator not in ("or", "and"):
        return [format_expression(node, lang)]
    level = _LEVELS[node.operator]
    members: list[str] = []
    current: Expr = node
    while isinstance(current, Binary) and current.operator == node.operator:
        members.append(
            f"{word(_WORDS[node.operator], lang)} {format_expression(current.right, lang, level + 1)}"
        )
        current = current.left
    members.append(format_expression(current, lang, level))
    return members[::-1]


class _Writer:
    def __init__(self, lang: str) -> None:
        self.lang = lang

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def at(self, node: Expr, level: int) -> str:
        return format_expression(node, self.lang, level)

    def many(self, nodes: tuple[Expr, ...]) -> str:
        return ", ".join(self.at(node, _OPEN) for node in nodes)

    def write(self, node: Expr) -> tuple[str, int]:
        """Return the text and how tightly it binds."""
        match node:
            case Number() | Text() | Regex() | Truth() | Name():
                return self.leaf(node), _POSTFIX
            case Attribute(base=base, name=name):
                return f"{self.at(base, _POSTFIX)}.{name}", _POSTFIX
            case Index(base=base, arguments=arguments):
                return f"{self.at(base, _POSTFIX)}[{self.many(arguments)}]", _POSTFIX
            case Call(name=name, arguments=arguments):
                return f"{name}({self.many(arguments)})", _POSTFIX
            case Choice(items=items):
                return f"{{{self.many(items)}}}", _POSTFIX
            case Unary():
                return self.unary(node)
            case Binary():
                return self.binary(node)
            case Approx() | Quantified() | Conditional():
                return self.worded(node)

    def leaf(self, node: Number | Text | Regex | Truth | Name) -> str:
        match node:
            case Number(value=value, percent=percent):
                digits = str(value) if isinstance(value, int) else f"{value:f}"
                return f"{digits}{'%' if percent else ''}"
            case Text(value=value):
                return quoted(value, self.lang)
            case Regex(pattern=pattern):
                return f"/{pattern}/"
            case Truth(value=value):
                return self.word("TRUE" if value else "FALSE")
            case Name(name=name):
                return name

    def unary(self, node: Unary) -> tuple[str, int]:
        operand = node.operand
        if node.operator == "-":
            return f"-{self.at(operand, _UNARY)}", _UNARY
        if node.operator == "not":
            if isinstance(operand, Binary) and operand.operator in _REFUTED:
                return self.compared(operand, self.word(_REFUTED[operand.operator])), _COMPARISON
            return f"{self.word('NOT')} {self.at(operand, _NOT)}", _NOT
        key = "HAS" if node.operator == "exists" else "LACKS"
        return f"{self.word(key)} {self.at(operand, _POSTFIX)}", _COMPARISON

    def binary(self, node: Binary) -> tuple[str, int]:
        operator = node.operator
        if operator == "implies":
            condition, then = self.at(node.left, _OR), self.at(node.right, _OR)
            return f"{self.word('IF')} {condition} {self.word('THEN')} {then}", _OPEN
        level = _LEVELS.get(operator, _COMPARISON)
        if level in (_COMPARISON, _RANGE):
            sign = operator if self.lang == "en" else _SIGNS.get(operator, operator)
            sign = self.word(_WORDS[operator]) if operator in _WORDS else sign
            inner = level + 1
            return f"{self.at(node.left, inner)} {sign} {self.at(node.right, inner)}", level
        sign = self.word(_WORDS[operator]) if operator in _WORDS else operator
        return f"{self.at(node.left, level)} {sign} {self.at(node.right, level + 1)}", level

    def compared(self, node: Binary, sign: str) -> str:
        return f"{self.at(node.left, _RANGE)} {sign} {self.at(node.right, _RANGE)}"

    def worded(self, node: Approx | Quantified | Conditional) -> tuple[str, int]:
        if isinstance(node, Approx):
            sides = f"{self.at(node.left, _RANGE)} {self.word('APPROX')} {self.at(node.right, _RANGE)}"
            return f"{sides} {self.word('TOLERANCE')} {self.at(node.tolerance, _RANGE)}", _COMPARISON
        if isinstance(node, Quantified):
            first, second = ("EVERY", "HOLDS") if node.kind == "all" else ("SOME", "SATISFIES")
            domain = f"{self.word(first)} {node.variable} {self.word('WITHIN')} {self.at(node.domain, _OR)}"
            joined = isinstance(node.condition, Binary) and node.condition.operator in ("or", "and")
            condition = self.at(node.condition, _NOT if joined else _OPEN)
            return f"{domain} {self.word(second)} {condition}", _OPEN
        premise, then = self.at(node.condition, _OR), self.at(node.then, _OR)
        head = f"{self.word('IF')} {premise} {self.word('THEN')} {then}"
        return f"{head} {self.word('ELSE')} {self.at(node.otherwise, _OPEN)}", _OPEN
