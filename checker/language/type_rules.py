"""Small facts about types: which go together, what becomes of them, what an argument must be turned into."""

from __future__ import annotations

from typing import Any

from checker.language import core
from checker.language.functions import FunctionSpec, Parameter
from checker.language.types import (
    ANY,
    NUMBER,
    TEXT,
    TRUTH,
    WORDS,
    Type,
    is_number,
    line,
    loose,
    number,
    same_unit,
)
from checker.language.values import Share

_TEXTUAL = ("text", "passage", "section", "line", "record")


def const_type(value: Any) -> Type:
    if isinstance(value, bool):
        return TRUTH
    if isinstance(value, str):
        return Type("text", options=(value,))
    if isinstance(value, tuple):
        return WORDS
    return number("%") if isinstance(value, Share) else NUMBER


def const_type_of(node: core.Core) -> Type:
    return const_type(node.value) if isinstance(node, core.Const) else TEXT


def line_of(table_key: str, axis: str, *, group: bool) -> Type:
    found = line(table_key, axis)
    return found._replace(options=(axis, "group")) if group else found


def line_options(node: core.Core) -> tuple[str, ...]:
    """Return the names that an index can be, () where nothing is known of it."""
    if isinstance(node, core.LineOf):
        return (node.name,)
    return ()


def unit_of(found: Type) -> str:
    return found.unit if found.kind in ("number", "cell") else "?"


def product_unit(operator: str, left: str, right: str) -> str:
    if operator == "/":
        if left == right:
            return "" if left != "?" else "?"
        return left if right in ("", "%") else "?"
    if left in ("", "%"):
        return right if right != "%" else ""
    return left if right in ("", "%") else "?"


def alike(left: Type, right: Type) -> bool:
    if loose(left) or loose(right):
        return True
    if is_number(left) and is_number(right):
        return same_unit(unit_of(left), unit_of(right)) is not None
    if left.kind in ("text", "line", "passage") and right.kind in ("text", "line", "passage"):
        return True
    if {left.kind, right.kind} == {"section", "passage"}:
        return True
    return left.kind == right.kind


def joined(left: Type, right: Type) -> Type:
    if loose(left):
        return right
    if left.kind in ("number", "cell") and right.kind in ("number", "cell"):
        return number(same_unit(unit_of(left), unit_of(right)) or "?")
    if left.kind == right.kind == "text":
        return Type("text", options=left.options + right.options if left.options and right.options else ())
    return left


def textual(found: Type) -> bool:
    if found.kind == "list":
        return textual(found.item or ANY)
    return found.kind in _TEXTUAL or loose(found)


def conversion(wanted: Type) -> str:
    if wanted.kind == "list":
        item = wanted.item or ANY
        return "numbers" if item.kind == "number" else "list"
    return wanted.kind if wanted.kind in ("number", "passage", "text") else ""


def parameters_for(spec: FunctionSpec, count: int) -> list[Parameter] | None:
    """Match parameters with so many arguments; None if they do not go together."""
    parameters = list(spec.parameters)
    needed = sum(not parameter.optional for parameter in parameters)
    if count < needed:
        return None
    while len(parameters) < count:
        if not parameters or not parameters[-1].repeated:
            return None
        parameters.append(parameters[-1])
    return parameters[:count]


def fits(found: Type, wanted: Type) -> bool:
    """Whether a value of one type can be an argument where another is wanted."""
    if loose(found) or loose(wanted):
        return True
    if wanted.kind == "number":
        return is_number(found) and same_unit(unit_of(found), wanted.unit) is not None
    if wanted.kind == "list":
        item = wanted.item or ANY
        if found.kind == "list":
            return fits(found.item or ANY, item)
        if found.kind == "words":
            return item.kind in ("text", "any")
        return item.kind in ("number", "any") and fits(found, item)
    if wanted.kind == "passage":
        return found.kind in ("passage", "section", "text", "record")
    if wanted.kind == "text":
        return found.kind in ("text", "line", "passage", "section")
    if wanted.kind == "words":
        return found.kind == "words" or (found.kind == "list" and (found.item or ANY).kind == "text")
    if wanted.kind in ("line", "table", "cell"):
        return found.kind == wanted.kind and wanted.name in ("", found.name)
    if wanted.kind == "record":
        return found.kind == "record" and found.name == wanted.name
    return found.kind == wanted.kind
