"""Write a resolved tree as a rule would write it, with names or with the figures put in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from checker.language import core
from checker.language.names import GIVEN
from checker.language.operations import NUMBERS, number_of
from checker.language.show import show, show_number
from checker.language.values import UNDECIDED, CellAt

# How a part is to be written: a text to use instead of it, or None to go on into its parts.
Replace: TypeAlias = Callable[[core.Core], str | None]

_GIVEN_NAMES = {given.english: given.name for given in GIVEN}
_TABLES = {"t2": "表二", "t3": "表三", "t4": "表四"}
_SIGNS = {
    "=": "=",
    "!=": "≠",
    "<": "<",
    "<=": "≤",
    ">": ">",
    ">=": "≥",
    "+": "+",
    "-": "-",
    "*": "×",
    "/": "÷",
    "and": "并且",
    "or": "或",
    "mentions": "提到",
    "in": "属于",
    "to": "至",
}
_RANK = {"or": 1, "and": 2, "implies": 0, "+": 5, "-": 5, "*": 6, "/": 6}
MOST_TERMS = 8  # of a sum, before the zeros are left out


def write(node: core.Core, replace: Replace = lambda _: None) -> str:
    """Write a tree on one line."""
    instead = replace(node)
    return instead if instead is not None else _write(node, replace)


def _write(node: core.Core, replace: Replace) -> str:
    match node:
        case core.Const():
            return _constant(node)
        case core.PhraseOf():
            return node.name or "、".join(f"“{source}”" for _, source in node.patterns)
        case core.Var():
            return node.name.partition("·")[0]
        case core.Given():
            return _previous(node.previous) + _GIVEN_NAMES.get(node.key, node.key)
        case core.LinesOf():
            axis = "行" if node.axis == "row" else "列"
            return f"{_previous(node.previous)}{_TABLES[node.table]}.{node.group or axis}"
        case core.CellOf():
            inner = f"{write(node.row, replace)}, {write(node.column, replace)}"
            return f"{_previous(node.previous)}{_TABLES[node.table]}[{inner}]"
        case core.SectionOf():
            which = node.which.value if isinstance(node.which, core.Const) else write(node.which, replace)
            return f"{_previous(node.previous)}章节[{which}]"
        case core.Attr():
            return f"{write(node.base, replace)}.{node.name}"
        case core.Apply():
            return f"{node.function}({', '.join(write(item, replace) for item in node.arguments)})"
        case core.TableOf() | core.LineOf():
            return _write_place(node)
        case core.ListOf():
            return "{" + ", ".join(write(item, replace) for item in node.items) + "}"
        case _:
            return _write_operator(node, replace)


def _write_place(node: core.TableOf | core.LineOf) -> str:
    return node.name if isinstance(node, core.LineOf) else _previous(node.previous) + _TABLES[node.table]


def _write_operator(
    node: core.Op1 | core.Op2 | core.Near | core.Each | core.If | core.Wrong, replace: Replace
) -> str:
    match node:
        case core.Op1():
            inner = _within(node.operand, 7, replace)
            word = {"-": "-", "not": "非 ", "exists": "有 ", "missing": "没有 "}[node.operator]
            return f"{word}{inner}"
        case core.Op2(operator="implies"):
            return f"若 {write(node.left, replace)} 则 {write(node.right, replace)}"
        case core.Op2():
            rank = _RANK.get(node.operator, 4)
            left = _within(node.left, rank, replace)
            right = _within(node.right, rank + (node.operator in ("-", "/")), replace)
            return f"{left} {_SIGNS[node.operator]} {right}"
        case core.Near():
            parts = [write(part, replace) for part in (node.left, node.right, node.tolerance)]
            return f"{parts[0]} 约等于 {parts[1]} 误差 {parts[2]}"
        case core.Each():
            name = node.variable.partition("·")[0]
            words = ("每个", "都") if node.kind == "all" else ("存在", "使")
            domain, condition = write(node.domain, replace), write(node.condition, replace)
            return f"{words[0]} {name} 于 {domain} {words[1]} {condition}"
        case core.If():
            parts = [write(part, replace) for part in (node.condition, node.then, node.otherwise)]
            return f"若 {parts[0]} 则 {parts[1]} 否则 {parts[2]}"
        case core.Wrong():
            return "？"


def _within(node: core.Core, rank: int, replace: Replace) -> str:
    text = write(node, replace)
    if isinstance(node, core.Op2) and replace(node) is None and _RANK.get(node.operator, 4) < rank:
        return f"({text})"
    return text


def _previous(previous: bool) -> str:  # noqa: FBT001
    return "上年." if previous else ""


def _constant(node: core.Const) -> str:
    value = node.value
    if node.name:
        return node.name
    if isinstance(value, bool):
        return "真" if value else "假"
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, tuple):
        return "{" + ", ".join(value) + "}"
    return show_number(value)


def put_in(value: Any) -> str | None:
    """Write a value where its name stood in a formula; None where the name says more."""
    if isinstance(value, UNDECIDED):
        return "（无法判定）"
    if isinstance(value, CellAt):
        number = number_of(value)
        return "（读不出）" if isinstance(number, UNDECIDED) else show_number(number)
    if isinstance(value, bool):
        return None
    if isinstance(value, NUMBERS):
        return show_number(value)
    if isinstance(value, str):
        return f"“{show(value)}”"
    if hasattr(value, "year") or hasattr(value, "start"):
        return show(value)
    return None


def put_in_sum(values: tuple[Any, ...]) -> str:
    """Write the terms of a sum; many of them without the zeros."""
    numbers = [number_of(value) for value in values]
    texts = [put_in(value) or show(value) for value in values]
    if len(numbers) <= MOST_TERMS or any(isinstance(number, UNDECIDED) for number in numbers):
        return f"({' + '.join(texts)})" if len(texts) != 1 else texts[0]
    shown = [text for text, number in zip(texts, numbers, strict=True) if number != 0]
    zeros = len(texts) - len(shown)
    if not shown:
        return f"0（{zeros} 项都是 0）"
    return f"({' + '.join(shown)})" + (f"（另 {zeros} 项为 0）" if zeros else "")
