"""What is known of a tree before any report is read: rows, columns, texts, places of figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from checker.language import core
from checker.language.values import Line
from checker.language.world import lines_of, members_of
from checker.schema.load import load_form
from checker.schema.spec import Layout, Slot, TableSpec

Static: TypeAlias = dict[str, Any]  # variables whose values are known beforehand: Line, text or CellPlace
MOST_UNROLLED = 400
CELL_NAMES = ("row", "column", "place")  # fields of a cell that are texts known beforehand
GIVEN_TEXTS = ("organ_kind", "level", "province", "organ")


class CellPlace(NamedTuple):
    """A cell known beforehand: its table and its place in the tuple of figures."""

    table: str
    place: int | str  # or the Python name that holds it, in a loop over the cells


class StaticValues:
    """Answers for one layout of reports. `tables` gathers the tables that an answer rests on."""

    def __init__(self, layout: Layout) -> None:
        self.specs = specs_of(layout)
        self.editions = {"t2": layout.t2, "t3": layout.t3, "t4": layout.t4}
        self.tables: set[str] = set()
        self._places: dict[tuple[str, str, str], list[int] | None] = {}
        self.must_be_read: set[str] = set()  # tables whose cells were taken to be there

    def static_domain(self, node: core.Core, static: Static) -> tuple[Any, ...] | None:
        """Return what a binding goes through, if that is known beforehand."""
        if isinstance(node, core.LinesOf) and not node.previous:
            return members_of(self.specs[node.table], node.axis, node.group)
        if isinstance(node, core.Attr) and isinstance(node.base, core.TableOf) and not node.base.previous:
            if node.attribute == "cells":
                table = node.base.table
                self.tables.add(table)
                self.must_be_read.add(table)
                return tuple(CellPlace(table, at) for at in range(len(self.specs[table].slots)))
            return None
        if isinstance(node, core.ListOf):
            values = [self.static_value(item, static) for item in node.items]
            return None if None in values else tuple(values)
        if isinstance(node, core.Const) and isinstance(node.value, tuple):
            return node.value
        return None

    def static_value(self, node: core.Core, static: Static) -> Any:
        """Return a row, a column or a text that is known beforehand, else None."""
        if isinstance(node, core.Const) and isinstance(node.value, str):
            return node.value
        if isinstance(node, core.Var):
            return static.get(node.name)
        if isinstance(node, core.LineOf):
            return lines_of(self.specs[node.table]).get((node.axis, node.name))
        return None

    def places(self, node: core.CellOf, static: Static) -> list[int] | None:
        """Return the places of a cell's figures in the table's tuple; None if they are not known."""
        row, column = self.static_value(node.row, static), self.static_value(node.column, static)
        if row is None or column is None:
            return None
        names = (node.table, _name_of(row), _name_of(column))
        if names not in self._places:
            self._places[names] = self._find(*names)
        return self._places[names]

    def _find(self, table: str, row: str, column: str) -> list[int] | None:
        spec = self.specs[table]
        lines = lines_of(spec)
        rows, columns = lines.get(("row", row)), lines.get(("column", column))
        if rows is None or columns is None:
            return None
        slots = [Slot(r, c) for r in rows.keys for c in columns.keys]
        if any(slot not in spec.index for slot in slots):
            return None
        return [spec.index[slot] for slot in slots]

    def line_name(self, node: core.Attr, static: Static) -> str | None:
        """Return the name of a row or column that is known beforehand: 列.名."""
        value = self.static_value(node.base, static)
        return value.name if isinstance(value, Line) and node.attribute == "name" else None

    def static_cell(self, node: core.Core, static: Static) -> CellPlace | None:
        """Return the one cell that a tree stands for, if its place is known beforehand."""
        if isinstance(node, core.Var):
            value = static.get(node.name)
            return value if isinstance(value, CellPlace) else None
        if isinstance(node, core.CellOf) and not node.many and not node.previous:
            places = self.places(node, static)
            return CellPlace(node.table, places[0]) if places else None
        return None

    def text(self, node: core.Core, static: Static) -> bool:
        """Whether a tree is surely a text for Python."""
        match node:
            case core.Const():
                return isinstance(node.value, str)
            case core.Given():
                return node.key in GIVEN_TEXTS and not node.previous
            case core.Var():
                return isinstance(static.get(node.name), str)
            case core.Attr(attribute="name"):
                return self.line_name(node, static) is not None
            case core.Attr():
                fields = ("state", *CELL_NAMES)
                return node.attribute in fields and self.static_cell(node.base, static) is not None
            case _:
                return False

    def truth(self, node: core.Core) -> bool:
        """Whether a tree is surely a truth value for Python."""
        match node:
            case core.Op1():
                return node.operator != "-"
            case core.Op2():
                return node.operator not in ("+", "-", "*", "/", "to")
            case core.Const():
                return isinstance(node.value, bool)
            case _:
                return isinstance(node, core.Near | core.Each)

    def numeric(self, node: core.Core, static: Static) -> bool:
        match node:
            case core.Const():
                return isinstance(node.value, int | Decimal) and not isinstance(node.value, bool)
            case core.CellOf():
                return not node.many
            case core.Var():
                return isinstance(static.get(node.name), CellPlace)
            case core.Attr():
                return node.attribute == "number" and self.static_cell(node.base, static) is not None
            case core.If():
                return self.numeric(node.then, static) and self.numeric(node.otherwise, static)
            case core.Given():
                return node.key == "year"
            case core.Op1():
                return node.operator == "-" and self.numeric(node.operand, static)
            case core.Op2():
                sides = (node.left, node.right)
                return node.operator in ("+", "-", "*") and all(self.numeric(s, static) for s in sides)
            case core.Apply(function="合计"):
                return all(isinstance(argument, core.CellOf) for argument in node.arguments)
            case core.Apply(function="绝对值" | "最大" | "最小"):
                return all(self.numeric(argument, static) for argument in node.arguments)
            case core.Apply():
                return node.function == "个数"
            case _:
                return False

    def plain_sides(self, node: core.Op2, static: Static) -> bool:
        """Whether Python itself compares the two sides as the language does."""
        if self.numeric(node.left, static) and self.numeric(node.right, static):
            return True
        if all(self.truth(side) for side in (node.left, node.right)):
            return True
        return self.text(node.left, static) and self.text(node.right, static)


def _name_of(line: Any) -> str:
    return line if isinstance(line, str) else str(line.name)


def specs_of(layout: Layout) -> dict[str, TableSpec]:
    """Return the tables as a layout has them."""
    editions = {"t2": layout.t2, "t3": layout.t3, "t4": layout.t4}
    return {key: load_form(form).tables[key] for key, form in editions.items()}
