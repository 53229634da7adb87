"""Compiled rules as they are run, and as they are stored: a code object and plain data, for marshal."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import Any, NamedTuple, TypeAlias

from checker.language import core

Bindings: TypeAlias = tuple[tuple[str, Any], ...]  # as plain data


class PureCase(NamedTuple):
    """A case whose units are decided by the function of its table, where that is plain."""

    table: str  # "t3", or "t2+t3" where it needs several
    first: int  # number of its first unit
    bindings: tuple[Bindings, ...]  # one of each unit
    other: Any  # the function for tables that are not plain; None: the evaluator


class Program(NamedTuple):
    """The compiled rules for a layout.

    `pure`: table → function(figures…) → numbers of the units that do not plainly hold.
    `cases`: for each rule, for each of its cases: PureCase, a function(Runtime) → (holds, not applicable,
    left over) or None where the evaluator does the whole case.
    """

    pure: dict[str, Callable[..., list[int]]]
    cases: tuple[tuple[Any, ...], ...]
    stored: Any = None  # what `program_of` makes it from


def program_of(stored: Any) -> Program:
    """Return the program that was stored; it runs the code once to define its functions."""
    code, pure, cases, constants = stored
    namespace = _namespace()
    namespace |= {name: core.from_plain(data) for name, data in constants}
    _run(code, namespace)
    return Program(
        {table: namespace[f"pure_{at}"] for at, table in enumerate(pure)},
        tuple(
            tuple(None if case is None else _case_code(case, namespace) for case in rule) for rule in cases
        ),
        stored,
    )


def _case_code(case: tuple[Any, ...], namespace: dict[str, Any]) -> Any:
    if case[0] == "pure":
        _, table, first, bindings, other = case
        return PureCase(table, first, bindings, namespace.get(other))
    return namespace[case[1]]


def _run(code: CodeType, namespace: dict[str, Any]) -> None:
    exec(code, namespace)  # our own code: just made, or kept in the user's private folder


def _namespace() -> dict[str, Any]:
    from checker.language import runtime

    names = [name for name in vars(runtime) if name.startswith(("s_", "r_"))]
    return {name: getattr(runtime, name) for name in (*names, "sure", "strange", "STATES")}
