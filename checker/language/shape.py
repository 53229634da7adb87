"""Walk expressions without recursion."""

from __future__ import annotations

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
    Quantified,
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
    found, open_nodes = set(), [node]
    while open_nodes:
        current = open_nodes.pop()
        if isinstance(current, Name):
            found.add(current.name)
        open_nodes.extend(children(current))
    return found
