"""Compiled rules as they are run, and as they are stored: a code object and plain data, for marshal."""

from __future__ import annotations

from collections.abc import Callable
from types import CodeType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from checker.language import core
from checker.language.phrases import keep_phrases
from checker.schema.spec import Layout

if TYPE_CHECKING:
    from checker.language.runtime import Runtime

Bindings: TypeAlias = tuple[tuple[str, Any], ...]  # as plain data
# How many bindings hold, to how many the case does not apply, and those that are left to the evaluator.
Judged: TypeAlias = tuple[int, int, list[dict[str, Any]]]


class Code(Protocol):
    """The code of a case; it raises where the evaluator has to do the whole of it."""

    def __call__(self, runtime: Runtime, /) -> Judged: ...


class PureCase(NamedTuple):
    """A case whose units are decided by the function of its table, where that is plain.

    It is called as the code of any other case is.
    """

    table: str  # "t3", or "t2+t3" where it needs several
    first: int  # number of its first unit
    bindings: tuple[Bindings, ...]  # one of each unit
    other: Code  # for tables that are not plain
    units: Callable[..., list[int]]  # of the table: tells the units that do not plainly hold

    def __call__(self, runtime: Runtime, /) -> Judged:
        """Judge the units of the case."""
        bad = runtime.bad_units(self.table, self.units)
        if bad is None:
            return self.other(runtime)
        count = len(self.bindings)
        if not bad:
            return count, 0, []
        mine = [unit - self.first for unit in bad if 0 <= unit - self.first < count]
        return count - len(mine), 0, [_bound(runtime, self.bindings[unit]) for unit in mine]


def _bound(runtime: Runtime, bindings: Bindings) -> dict[str, Any]:
    return {
        name: runtime.at(data[1], data[2])
        if isinstance(data, tuple) and data[0] == "c"
        else core.from_plain(data)
        for name, data in bindings
    }


class Program(NamedTuple):
    """The compiled rules for a layout.

    `pure`: table → function(figures…) → numbers of the units that do not plainly hold.
    `cases`: for each rule, for each of its cases, its code. Where the evaluator does the whole case, that
    raises at once.
    """

    pure: dict[str, Callable[..., list[int]]]
    cases: tuple[tuple[Code, ...], ...]
    stored: Any = None  # what `program_of` makes it from


def program_of(stored: Any) -> Program:
    """Return the program that was stored; it runs the code once to define its functions."""
    code, pure, cases, constants, layout, phrases = stored
    keep_phrases(Layout(*layout), phrases)
    namespace = _namespace()
    namespace |= {name: core.from_plain(data) for name, data in constants}
    _run(code, namespace)
    units = {table: namespace[f"pure_{at}"] for at, table in enumerate(pure)}
    codes = tuple(tuple(_case_code(case, namespace, units) for case in rule) for rule in cases)
    return Program(units, codes, stored)


def _case_code(
    case: tuple[Any, ...] | None, namespace: dict[str, Any], units: dict[str, Callable[..., list[int]]]
) -> Code:
    left_to_evaluator: Code = namespace["strange"]
    if case is None:
        return left_to_evaluator
    if case[0] == "pure":
        _, table, first, bindings, other = case
        return PureCase(table, first, bindings, namespace.get(other, left_to_evaluator), units[table])
    code: Code = namespace[case[1]]
    return code


def _run(code: CodeType, namespace: dict[str, Any]) -> None:
    exec(code, namespace)  # our own code: just made, or kept in the user's private folder


def _namespace() -> dict[str, Any]:
    from checker.language import runtime

    names = [name for name in vars(runtime) if name.startswith(("s_", "r_"))]
    return {name: getattr(runtime, name) for name in (*names, "sure", "strange", "STATES")}
