"""Conditions as pieces of Python code: joined and negated so that what is decided beforehand falls away."""

from __future__ import annotations

from checker.language import core

TRUTHS = ("True", "False")  # code of what is decided


def joined(operator: str, left: str, right: str) -> str:
    """Join two conditions; what is decided beforehand falls away."""
    decisive, idle = ("False", "True") if operator == "and" else ("True", "False")
    if decisive in (left, right):
        return decisive
    if left == idle:
        return right
    return left if right == idle else f"({left} {operator} {right})"


def negated(code: str) -> str:
    """Negate a condition."""
    if code in TRUTHS:
        return "False" if code == "True" else "True"
    return f"(not {code})"


def fixed_texts(node: core.Core) -> tuple[str, ...] | None:
    """Return the fixed texts that a tree stands for."""
    if isinstance(node, core.Const):
        if isinstance(node.value, str):
            return (node.value,)
        return node.value if isinstance(node.value, tuple) else None
    if isinstance(node, core.ListOf):
        items = [item.value for item in node.items if isinstance(item, core.Const)]
        if len(items) == len(node.items) and all(isinstance(item, str) for item in items):
            return tuple(items)
    return None
