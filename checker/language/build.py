"""Pass 2: make the syntax tree of each piece, from the bottom up, while the parser reads it.

Each method has the name of a rule (or alias) of grammar/rule.lark. Nothing here recurses: depth is the
parser's stack, so that any text is safe.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, NamedTuple

from lark import Token, Transformer, v_args

from checker.findings.basis import ALL_YEARS, YearRange
from checker.language.syntax import (
    Approx,
    Attribute,
    BasisClause,
    Binary,
    Binding,
    Call,
    Choice,
    Conditional,
    Definition,
    Disabling,
    Effect,
    Expr,
    Index,
    Let,
    Name,
    Number,
    PhraseDefinition,
    Quantified,
    Regex,
    Text,
    Truth,
    Unary,
    WordList,
)
from checker.source.rule_text import Span
from checker.text.width import fold

_OPERATORS = {
    "EQ": "=", "EQUAL": "=", "NE": "!=", "UNEQUAL": "!=", "LT": "<", "LESS": "<", "LE": "<=", "ATMOST": "<=",
    "GT": ">", "MORE": ">", "GE": ">=", "ATLEAST": ">=", "PLUS": "+", "MINUS": "-", "STAR": "*", "SLASH": "/",
    "AND": "and", "ALSO": "and", "OR": "or", "ORELSE": "or", "MENTIONS": "mentions", "AMONG": "in",
    "TO": "to",
    "HAS": "exists", "LACKS": "missing", "OMITS": "mentions", "OUTSIDE": "in",
}  # fmt: skip
_SEVERITIES = {"ERROR": "error", "WARNING": "warning", "MESSAGE": "info", "INFO": "info"}
_KINDS = {"STATED": "原文", "DERIVED": "推断", "CUSTOM": "惯例"}
_NEW_LINE = re.compile(r"[^\S\n]*\n\s*")
_BASIS_URL = re.compile(r"\s(?:网址|url)\s*[:：]\s*(?:“([^“”]*)”|[\"＂]([^\"＂]*)[\"＂]|「([^「」]*)」)\s*$")
_BASIS_PARTS = re.compile(
    r"\s*(《[^《》]*(?:《[^《》]*》[^《》]*)*》)?\s*((?:[（(][^（）()]*[）)])?)\s*(.*)$"
)


class Field(NamedTuple):
    """One field of a rule: the key of its keyword, its value and its place."""

    key: str
    value: Any
    span: Span


class Heading(NamedTuple):
    """规则 ID 标题, or 情形 名称 (id "")."""

    id: str
    title: str
    id_span: Span
    span: Span


def kind(token: Token) -> str:
    """Return the key of a keyword or operator token: OR for OR_ZH and OR_EN."""
    return token.type.removesuffix("_ZH").removesuffix("_EN")


def _at(token: Token) -> Span:
    return Span(token.start_pos or 0, token.end_pos or 0)


def _over(first: Any, last: Any) -> Span:
    """Return the stretch from one token or node to another."""
    start = first.start_pos if isinstance(first, Token) else first.span.start
    end = last.end_pos if isinstance(last, Token) else last.span.end
    return Span(start or 0, end or 0)


def unquoted(raw: str) -> str:
    """Take the quotes off; a line break inside is kept without the blanks around it."""
    inner = str(raw)[1:-1]
    return _NEW_LINE.sub("\n", inner) if "\n" in inner else inner


def digits(raw: str) -> str:
    return fold(str(raw)).replace(" ", "")


def _text(token: Token) -> Text:
    return Text(unquoted(token), _at(token))


def _name(token: Token) -> str:
    return fold(str(token))


def _free(token: Token) -> str:
    return str(token).rstrip().lstrip(":： ")


def basis_clause(raw: str, span: Span, years: YearRange = ALL_YEARS) -> BasisClause:
    """Take 《名称》（文号）条款 apart; what has another shape is all clause."""
    url = ""
    found = _BASIS_URL.search(raw)
    if found is not None:
        url = next(group for group in found.groups() if group is not None)
        raw = raw[: found.start()].rstrip()
    parts = _BASIS_PARTS.match(raw)
    if parts is None or not parts[1]:
        return BasisClause(raw, "", "", raw, url, years, span)
    return BasisClause(raw, parts[1][1:-1], parts[2][1:-1], parts[3].strip(), url, years, span)


def _parted(tokens: tuple[Any, ...]) -> list[Any]:
    """Leave out the commas."""
    return [token for token in tokens if not (isinstance(token, Token) and token.type == "COMMA")]


@v_args(inline=True)
class Builder(Transformer[Token, Any]):
    """The methods are called by the parser, one for each rule it recognises."""

    # -- headings and items --

    def rule_heading(self, word: Token, rule_id: Token, title: Token) -> Heading:
        return Heading(str(rule_id), _free(title), _at(rule_id), _over(word, title))

    def case_heading(self, word: Token, title: Token) -> Heading:
        return Heading("", _free(title), _at(title), _over(word, title))

    def fields(self, *fields: Field) -> list[Field]:
        return list(fields)

    def parameters(self, *tokens: Token) -> list[str]:
        return [_name(token) for token in tokens if token.type == "NAME"]

    def definition(self, word: Token, name: Token, *rest: Any) -> Definition:
        parameters = rest[0] if isinstance(rest[0], list) else []
        return Definition(_name(name), tuple(parameters), rest[-1], span=_over(word, rest[-1]))

    def word_list(self, word: Token, name: Token, *rest: Token) -> WordList:
        words = tuple(
            unquoted(token) if token[0] in '“「『"＂' else str(token)
            for token in rest
            if token.type == "WORD"
        )
        return WordList(_name(name), words, span=_over(word, rest[-1]))

    def phrase_definition(self, word: Token, name: Token, _eq: Token, *rest: Any) -> PhraseDefinition:
        return PhraseDefinition(_name(name), tuple(_parted(rest)), span=_over(word, rest[-1]))

    def adjustment(self, word: Token, target: Token, *rest: Any) -> Heading | list[Any]:
        """[target, fields and definitions, reason]; parse makes the Adjustment of it."""
        reason = rest[-1]
        inner = [item for item in rest if isinstance(item, (Field, Definition))]
        return [fold(str(target)), inner, unquoted(reason), _over(word, reason), _at(target)]

    def disabling(self, word: Token, target: Token, _reason: Token, _colon: Token, text: Token) -> Disabling:
        return Disabling(fold(str(target)), unquoted(text), span=_over(word, text))

    # -- fields --

    def severity(self, word: Token, _colon: Token, value: Token) -> Field:
        return Field("LEVEL", _SEVERITIES[kind(value)], _over(word, value))

    def basis(self, word: Token, *rest: Any) -> Field:
        years, text = rest[0] if isinstance(rest[0], YearRange) else ALL_YEARS, rest[-1]
        raw = str(text).rstrip()
        span = Span(text.start_pos or 0, (text.start_pos or 0) + len(raw))
        return Field("BASIS", basis_clause(raw, span, years), _over(word, text))

    def basis_years(self, _open: Token, first: Token, *rest: Token) -> YearRange:
        year, word = effect(first).year, kind(rest[0])
        if word == "TO":
            return YearRange(year, effect(rest[1]).year)
        return YearRange(None if word == "UNTIL" else year, None if word == "SINCE" else year)

    def basis_kind(self, word: Token, _colon: Token, value: Token) -> Field:
        return Field("BASIS_KIND", _KINDS[kind(value)], _over(word, value))

    def url(self, word: Token, _colon: Token, text: Token) -> Field:
        return Field("URL", unquoted(text), _over(word, text))

    def note(self, word: Token, _colon: Token, text: Token) -> Field:
        return Field("NOTE", unquoted(text), _over(word, text))

    def blanks(self, word: Token, _colon: Token, value: Token) -> Field:
        return Field("BLANKS", kind(value) == "UNKNOWN", _over(word, value))

    def effective(self, word: Token, _colon: Token, date: Token) -> Field:
        return Field("EFFECTIVE", effect(date), _over(word, date))

    def expires(self, word: Token, _colon: Token, date: Token) -> Field:
        return Field("EXPIRES", effect(date), _over(word, date))

    def binding(self, word: Token, variable: Token, _within: Token, domain: Expr, *rest: Any) -> Field:
        condition = rest[-1] if rest else None
        span = _over(word, condition or domain)
        return Field("EACH", Binding(_name(variable), domain, condition, span), span)

    def let(self, word: Token, name: Token, _eq: Token, value: Expr) -> Field:
        span = _over(word, value)
        return Field("LET", Let(_name(name), value, span), span)

    def applies(self, word: Token, _colon: Token, condition: Expr) -> Field:
        return Field("APPLIES", condition, _over(word, condition))

    def given(self, word: Token, _colon: Token, condition: Expr) -> Field:
        return Field("GIVEN", condition, _over(word, condition))

    def require(self, word: Token, _colon: Token, condition: Expr) -> Field:
        return Field("REQUIRE", condition, _over(word, condition))

    def review(self, word: Token, _colon: Token, condition: Expr) -> Field:
        return Field("REVIEW", condition, _over(word, condition))

    def soften(self, word: Token, _colon: Token, condition: Expr) -> Field:
        return Field("SOFTEN", condition, _over(word, condition))

    def message(self, word: Token, _colon: Token, text: Token) -> Field:
        return Field("MESSAGE", text, _over(word, text))

    def remedy(self, word: Token, _colon: Token, text: Token) -> Field:
        return Field("REMEDY", text, _over(word, text))

    # -- expressions --

    def number(self, token: Token) -> Number:
        raw = digits(token)
        percent = raw.endswith("%")
        raw = raw.removesuffix("%")
        return Number(Decimal(raw) if "." in raw else int(raw), percent, _at(token))

    def text(self, token: Token) -> Text:
        return _text(token)

    def regex(self, token: Token) -> Regex:
        return Regex(str(token)[1:-1], _at(token))

    def truth(self, token: Token) -> Truth:
        return Truth(kind(token) == "TRUE", _at(token))

    def name(self, token: Token) -> Name:
        return Name(_name(token), _at(token))

    def call(self, name: Token, _open: Token, *rest: Any) -> Call:
        arguments = rest[0] if isinstance(rest[0], list) else []
        return Call(_name(name), tuple(arguments), _over(name, rest[-1]))

    def group(self, _open: Token, inner: Expr, _close: Token) -> Expr:
        return inner

    def choice(self, opening: Token, items: list[Expr], closing: Token) -> Choice:
        return Choice(tuple(items), _over(opening, closing))

    def arguments(self, *rest: Any) -> list[Expr]:
        return _parted(rest)

    def attribute(self, base: Expr, _dot: Token, name: Token) -> Attribute:
        return Attribute(base, _name(name), _over(base, name))

    def index(self, base: Expr, _open: Token, arguments: list[Expr], close: Token) -> Index:
        return Index(base, tuple(arguments), _over(base, close))

    def negative(self, sign: Token, operand: Expr) -> Unary:
        return Unary("-", operand, _over(sign, operand))

    def negation(self, word: Token, operand: Expr) -> Unary:
        return Unary("not", operand, _over(word, operand))

    def presence(self, word: Token, operand: Expr) -> Unary:
        return Unary(_OPERATORS[kind(word)], operand, _over(word, operand))

    def binary(self, left: Expr, operator: Token, right: Expr) -> Binary:
        return Binary(_OPERATORS[kind(operator)], left, right, _over(left, right))

    def refuted(self, left: Expr, operator: Token, right: Expr) -> Unary:
        inner = self.binary(left, operator, right)
        return Unary("not", inner, inner.span)

    def approx(self, left: Expr, _word: Token, right: Expr, *rest: Any) -> Approx:
        return Approx(left, right, rest[-1], _over(left, rest[-1]))

    def every(self, word: Token, variable: Token, *rest: Any) -> Quantified:
        return self._quantified("all", word, variable, rest)

    def some(self, word: Token, variable: Token, *rest: Any) -> Quantified:
        return self._quantified("any", word, variable, rest)

    def _quantified(self, kind_: str, word: Token, variable: Token, rest: tuple[Any, ...]) -> Quantified:
        domain, condition = [item for item in rest if not isinstance(item, Token)]
        return Quantified(kind_, _name(variable), domain, condition, _over(word, condition))

    def implies(self, word: Token, *rest: Any) -> Binary:
        condition, then = [item for item in rest if not isinstance(item, Token)]
        return Binary("implies", condition, then, _over(word, then))

    def conditional(self, word: Token, *rest: Any) -> Conditional:
        condition, then, otherwise = [item for item in rest if not isinstance(item, Token)]
        return Conditional(condition, then, otherwise, _over(word, otherwise))


def effect(token: Token) -> Effect:
    """2021年度 · 2024年1月1日 · 2024-01-01"""
    year, month, day = ([int(part) for part in re.findall(r"\d+", fold(str(token)))] + [None, None])[:3]
    return Effect(year, month, day, _at(token))
