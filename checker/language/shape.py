"""Walk expressions without recursion."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.language.syntax import (
    Approx,
    Attribute,
    Binary,
    Call,
    Case,
    Choice,
    Conditional,
    Definition,
    Expr,
    Index,
    Name,
    Quantified,
    Rule,
    Unary,
)

MAX_DEPTH = 64  # deeper expressions are refused, so that every later pass may recurse


def children(node: Expr) -> tuple[Expr, ...]:
    """Return the expressions directly inside this one, in the order written."""
    match node:
        case Attribute(base=base):
            return (base,)
        case Index(base=base, arguments=arguments):
            return (base, *arguments)
        case Call(arguments=arguments):
            return arguments
        case Choice(items=items):
            return items
        case Unary(operand=operand):
            return (operand,)
        case Binary(left=left, right=right):
            return (left, right)
        case Approx(left=left, right=right, tolerance=tolerance):
            return (left, right, tolerance)
        case Quantified(domain=domain, condition=condition):
            return (domain, condition)
        case Conditional(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case _:
            return ()


def depth(node: Expr) -> int:
    """Return how many expressions stand inside one another."""
    deepest, open_nodes = 0, [(node, 1)]
    while open_nodes:
        current, level = open_nodes.pop()
        deepest = max(deepest, level)
        open_nodes.extend((child, level + 1) for child in children(current))
    return deepest


def names_in(node: Expr) -> set[str]:
    """Return the names that an expression reads."""
    return {part.name for part in _parts(node) if isinstance(part, Name)}


def terms_of(rule: Rule, definitions: Mapping[str, Definition]) -> dict[str, None]:
    """Return the names that a rule reads or calls, those within the definitions it uses too, as they come."""
    found: dict[str, None] = {}
    waiting = list(_expressions(rule))
    while waiting:
        for part in _parts(waiting.pop(0)):
            if isinstance(part, Name | Call) and part.name not in found:
                found[part.name] = None
                if part.name in definitions:
                    waiting.append(definitions[part.name].value)
    return found


def _parts(node: Expr) -> Iterator[Expr]:
    open_nodes = [node]
    while open_nodes:
        current = open_nodes.pop()
        yield current
        open_nodes.extend(reversed(children(current)))


def _expressions(rule: Rule) -> Iterator[Expr]:
    """Go through the expressions of a rule: conditions, domains, intermediate results, messages."""
    parts: tuple[Rule | Case, ...] = (rule, *rule.cases)
    for part in parts:
        yield from (one for one in (part.applies, part.given) if one is not None)
        for template in (part.message, part.remedy):
            yield from (one for one in (template.parts if template else ()) if not isinstance(one, str))
    for case in rule.cases:
        for binding in case.bindings:
            yield from (one for one in (binding.domain, binding.condition) if one is not None)
        yield from (let.value for let in case.lets)
        yield from (one for one in (case.require, case.review, case.soften) if one is not None)
