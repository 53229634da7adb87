"""The evaluator: walks the resolved tree and computes with three truth values.

It is the meaning of the language; compiled code (see `compile`) must agree with it and falls back on
it for everything that is not plainly all right.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeAlias

from checker.language import core
from checker.language.names import DATE_KINDS, STATE_NAMES
from checker.language.operations import (
    arithmetic,
    as_unknown,
    compare,
    exists,
    member,
    mentions,
    near,
    number_of,
    passage_of,
    stretch,
)
from checker.language.values import UNDECIDED, Absent, CellAt, Line, Share, Stretch
from checker.language.world import World
from checker.model.cell import BLANK, DASH
from checker.model.report import Section
from checker.model.table import READ, Table
from checker.model.unknown import Unknown

Environment: TypeAlias = dict[str, Any]


class Evaluator:
    """Evaluates trees in a world. `strict` is the rule's 空白按：未知."""

    def __init__(self, world: World, *, strict: bool = False) -> None:
        self.world = world
        self.strict = strict

    def value(self, node: core.Core, env: Environment) -> Any:
        """Return the value of a tree: a value of the language, Unknown or Absent.

        Raises: whatever a function raises that the rule calls.
        """
        return self.DISPATCH[type(node)](self, node, env)

    def truth(self, node: core.Core, env: Environment) -> bool | Unknown:
        """Return the truth of a condition; what is absent decides nothing."""
        value = self.value(node, env)
        return as_unknown(value) if isinstance(value, UNDECIDED) else bool(value)

    # Leaves -------------------------------------------------------------------------------------

    def _const(self, node: core.Const, env: Environment) -> Any:
        return node.value

    def _phrase(self, node: core.PhraseOf, env: Environment) -> Any:
        from checker.language.phrases import compiled

        return compiled(node.patterns, self.world.report.layout)

    def _var(self, node: core.Var, env: Environment) -> Any:
        return env[node.name]

    def _given(self, node: core.Given, env: Environment) -> Any:
        return self.world.given(node.key, previous=node.previous)

    def _table(self, node: core.TableOf, env: Environment) -> Any:
        return self.world.table(node.table, previous=node.previous)

    def _lines(self, node: core.LinesOf, env: Environment) -> Any:
        return self.world.lines(node.table, node.axis, node.group, previous=node.previous)

    def _line(self, node: core.LineOf, env: Environment) -> Any:
        return Line(node.table, node.axis, node.name, ())

    def _cell(self, node: core.CellOf, env: Environment) -> Any:
        row, column = self.value(node.row, env), self.value(node.column, env)
        for line in (row, column):
            if isinstance(line, UNDECIDED):
                return as_unknown(line)
        cells = self.world.cells(node.table, row, column, previous=node.previous)
        if isinstance(cells, Unknown):
            return cells
        return cells if node.many else cells[0]

    def _section(self, node: core.SectionOf, env: Environment) -> Any:
        which = self.value(node.which, env)
        if isinstance(which, UNDECIDED):
            return as_unknown(which)
        name = which if isinstance(which, str) else which.name
        return self.world.section(name, previous=node.previous)

    # Inner nodes --------------------------------------------------------------------------------

    def _attr(self, node: core.Attr, env: Environment) -> Any:
        base = self.value(node.base, env)
        if isinstance(base, UNDECIDED):
            return as_unknown(base)
        return attribute_of(base, node)

    def _apply(self, node: core.Apply, env: Environment) -> Any:
        arguments = tuple(
            converted(kind, self.value(argument, env), strict=self.strict)
            for kind, argument in zip(node.kinds, node.arguments, strict=True)
        )
        return self.world.call(node.function, arguments)

    def _list(self, node: core.ListOf, env: Environment) -> Any:
        return tuple(self.value(item, env) for item in node.items)

    def _op1(self, node: core.Op1, env: Environment) -> Any:
        value = self.value(node.operand, env)
        if node.operator == "exists":
            return exists(value)
        if node.operator == "missing":
            return negation(exists(value))
        if node.operator == "not":
            return negation(as_unknown(value) if isinstance(value, UNDECIDED) else bool(value))
        return arithmetic("-", 0, value, strict=self.strict)

    def _op2(self, node: core.Op2, env: Environment) -> Any:
        operator = node.operator
        if operator in ("and", "or", "implies"):
            return self._connective(operator, node, env)
        left, right = self.value(node.left, env), self.value(node.right, env)
        return operate(operator, left, right, strict=self.strict)

    def _connective(self, operator: str, node: core.Op2, env: Environment) -> bool | Unknown:
        left = self.truth(node.left, env)
        if operator == "implies":
            left = negation(left)
        decisive = operator != "and"
        if left is decisive:
            return decisive
        right = self.truth(node.right, env)
        if right is decisive:
            return decisive
        if isinstance(left, Unknown):
            return left
        return right

    def _near(self, node: core.Near, env: Environment) -> Any:
        left, right = self.value(node.left, env), self.value(node.right, env)
        return near(left, right, self.value(node.tolerance, env), strict=self.strict)

    def _each(self, node: core.Each, env: Environment) -> bool | Unknown:
        domain = self.value(node.domain, env)
        if isinstance(domain, UNDECIDED):
            return as_unknown(domain)
        decisive = node.kind == "any"
        unknown: Unknown | None = None
        for item in domain:
            verdict = self.truth(node.condition, {**env, node.variable: item})
            if verdict is decisive:
                return decisive
            if isinstance(verdict, Unknown):
                unknown = unknown or verdict
        return unknown if unknown is not None else not decisive

    def _if(self, node: core.If, env: Environment) -> Any:
        condition = self.truth(node.condition, env)
        if isinstance(condition, Unknown):
            return condition
        return self.value(node.then if condition else node.otherwise, env)

    def _wrong(self, node: core.Wrong, env: Environment) -> Any:
        return Unknown("规则的这一处有误")

    DISPATCH: ClassVar[dict[type[Any], Callable[[Evaluator, Any, Environment], Any]]] = {
        core.Const: _const,
        core.PhraseOf: _phrase,
        core.Var: _var,
        core.Given: _given,
        core.TableOf: _table,
        core.LinesOf: _lines,
        core.LineOf: _line,
        core.CellOf: _cell,
        core.SectionOf: _section,
        core.Attr: _attr,
        core.Apply: _apply,
        core.ListOf: _list,
        core.Op1: _op1,
        core.Op2: _op2,
        core.Near: _near,
        core.Each: _each,
        core.If: _if,
        core.Wrong: _wrong,
    }


def negation(value: bool | Unknown) -> bool | Unknown:  # noqa: FBT001  # one of three truth values
    """Negate; what is unknown stays so."""
    return value if isinstance(value, Unknown) else not value


def operate(operator: str, left: Any, right: Any, *, strict: bool = False) -> Any:
    """Apply an operator of two values that is not a connective."""
    if operator in ("+", "-", "*", "/"):
        return arithmetic(operator, left, right, strict=strict)
    if operator == "mentions":
        return mentions(left, right)
    if operator == "in":
        return member(number_of(left, strict=strict), right)
    if operator == "to":
        return stretch(left, right)
    return compare(operator, left, right, strict=strict)


def converted(kind: str, value: Any, *, strict: bool) -> Any:
    """Turn an argument into what the function takes: `kind` is the parameter's kind."""
    if isinstance(value, UNDECIDED):
        return value
    if kind == "number":
        return number_of(value, strict=strict)
    if kind == "numbers":
        items = value if _is_list(value) else (value,)
        numbers = tuple(number_of(item, strict=strict) for item in items)
        return next((item for item in numbers if isinstance(item, UNDECIDED)), numbers)
    if kind == "list":
        return value if _is_list(value) else (value,)
    if kind == "passage":
        return passage_of(value)
    if kind == "text":
        return value if isinstance(value, str) else _text_of(value)
    return value


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple) and not hasattr(value, "_fields")


def _text_of(value: Any) -> Any:
    if isinstance(value, Line):
        return value.name
    passage = passage_of(value)
    return passage if isinstance(passage, UNDECIDED) else passage.text


def attribute_of(base: Any, node: core.Attr) -> Any:
    """Return a field of a value; a field that is empty in the record is absent."""
    reader = _FIELD_READERS.get(type(base))
    if reader is not None:
        return reader(base, node.attribute)
    if isinstance(base, Stretch) and node.attribute == "days":
        return (base.end - base.start).days + 1
    value = getattr(base, node.attribute)
    if value is None:
        return Absent(f"没有写“{node.name}”")
    if node.attribute == "kind" and type(base).__name__ == "DateMention":
        return DATE_KINDS.get(value, value)
    if isinstance(value, list):
        return tuple(value)
    return Share(value) if node.share and not isinstance(value, UNDECIDED) else value


def _cell_field(at: CellAt, attribute: str) -> Any:
    if attribute == "number":
        return number_of(at)
    if attribute == "state":
        return STATE_NAMES[at.cell.state]
    if attribute in ("row", "column", "place"):
        return getattr(at, attribute)
    return getattr(at.cell, attribute)


def _section_field(section: Section, attribute: str) -> Any:
    heading = section.heading
    if attribute == "name":
        from checker.language.world import section_name

        return section_name(section.key)
    if attribute in ("heading", "title", "number"):
        if heading is None:
            return Absent("这一部分没有标题")
        value = heading.raw if attribute == "heading" else getattr(heading, attribute)
        return Absent("标题没有印序号") if value is None else value
    return getattr(section, attribute)


def _table_field(table: Table, attribute: str) -> Any:
    if attribute in ("cells", "empty"):
        if table.state != READ:
            from checker.language.operations import table_reason

            return Unknown(table_reason(table), table.location)
        from checker.language.world import all_cells

        cells = all_cells(table)
        if attribute == "cells":
            return cells
        return tuple(at for at in cells if at.cell.state in (BLANK, DASH))
    return getattr(table, attribute)


_FIELD_READERS: dict[type[Any], Callable[[Any, str], Any]] = {
    CellAt: _cell_field,
    Section: _section_field,
    Table: _table_field,
}
