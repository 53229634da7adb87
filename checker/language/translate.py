"""Translate resolved trees into Python expressions, for one layout of reports.

The code computes with plain values and raises where one is undecided (see `runtime`). Rows and columns that are
known beforehand become places in the flat tuples of figures; what is gone through beforehand is written out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

from checker.language import core
from checker.language.functions import Functions
from checker.language.values import Line
from checker.language.world import lines_of, members_of
from checker.schema.load import load_form
from checker.schema.spec import Layout, Slot, TableSpec

Static: TypeAlias = dict[str, Any]  # variables whose values are known beforehand: Line or text
MOST_UNROLLED = 400
_COMPARE = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_TEXTS = ("organ_kind", "level", "province", "organ")


class NotCompilable(Exception):  # noqa: N818  # the evaluator does it
    """This tree is left to the evaluator."""


class Translator:
    """Translates the trees of one case. `cells` says how a figure is written: by place, or by a local name."""

    def __init__(self, layout: Layout, functions: Functions, *, local_cells: bool) -> None:
        self.specs = specs_of(layout)
        self.functions = functions
        self.local_cells = local_cells
        self.pool: dict[Any, str] = {}  # constants: plain data → name
        self.tables: set[str] = set()
        self.pure = True  # nothing but figures and constants so far
        self._names: dict[str, str] = {}

    # Values known beforehand --------------------------------------------------------------------

    def static_domain(self, node: core.Core, static: Static) -> tuple[Any, ...] | None:
        """Return what a binding goes through, if that is known beforehand."""
        if isinstance(node, core.LinesOf) and not node.previous:
            return members_of(self.specs[node.table], node.axis, node.group)
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
        spec = self.specs[node.table]
        keys = []
        for axis, part in (("row", node.row), ("column", node.column)):
            value = self.static_value(part, static)
            if value is None:
                return None
            line = lines_of(spec).get((axis, value if isinstance(value, str) else value.name))
            if line is None:
                return None
            keys.append(line.keys)
        slots = [Slot(row, column) for row in keys[0] for column in keys[1]]
        if any(slot not in spec.index for slot in slots):
            return None
        return [spec.index[slot] for slot in slots]

    # Code ---------------------------------------------------------------------------------------

    def local(self, variable: str) -> str:
        """Return the Python name of a variable."""
        return self._names.setdefault(variable, f"v{len(self._names)}")

    def constant(self, value: Any) -> str:
        """Return the name of a constant; `value` is as `core.plain` gives it."""
        return self.pool.setdefault(value, f"k{len(self.pool)}")

    def figure(self, table: str, place: int, *, previous: bool) -> str:
        if previous:
            self.pure = False
            return f"R.p{table[1]}[{place}]"
        self.tables.add(table)
        return f"c{table[1]}_{place}" if self.local_cells else f"R.{table}[{place}]"

    def sure(self, node: core.Core, static: Static) -> str:
        """Return code that yields the value, or raises."""
        match node:
            case core.Const():
                return self._const(node)
            case core.Var():
                return self._var(node, static)
            case core.CellOf():
                return self._cell(node, static)
            case core.Op1():
                return self._op1(node, static)
            case core.Op2():
                return self._op2(node, static)
            case core.Apply():
                return self._apply(node, static)
            case core.Each():
                return self._each(node, static)
            case core.If():
                parts = [self.sure(part, static) for part in (node.then, node.condition, node.otherwise)]
                return f"({parts[0]} if {parts[1]} else {parts[2]})"
            case core.Near():
                self.pure = False
                parts = [self.sure(part, static) for part in (node.left, node.right, node.tolerance)]
                return f"s_near({', '.join(parts)})"
            case core.ListOf():
                return self._tuple([self.sure(item, static) for item in node.items])
            case core.Given() if not node.previous:
                self.pure = False
                return f"G({node.key!r})"
            case core.Attr():
                self.pure = False
                attribute = self.constant(core.plain(node._replace(base=core.Const(""))))
                return f"s_attribute({self.raw(node.base, static)}, {attribute})"
            case core.Wrong():
                raise NotCompilable
            case _:
                return f"sure({self.raw(node, static)})"

    def raw(self, node: core.Core, static: Static) -> str:
        """Return code that yields the value, decided or not."""
        self.pure = False
        match node:
            case core.Given():
                return f"W.given({node.key!r}, previous={node.previous})"
            case core.SectionOf():
                word = "R.previous_section" if node.previous else "R.section"
                return f"{word}({self.sure(node.which, static)})"
            case core.TableOf():
                return f"W.table({node.table!r}, previous={node.previous})"
            case core.LinesOf():
                parts = f"{node.table!r}, {node.axis!r}, {node.group!r}, previous={node.previous}"
                return f"W.lines({parts})"
            case core.PhraseOf():
                return f"R.phrase({node.patterns!r})"
            case core.Attr():
                attribute = self.constant(core.plain(node._replace(base=core.Const(""))))
                return f"r_attribute({self.raw(node.base, static)}, {attribute})"
            case core.LineOf():
                return self.constant(core.plain_line(node.table, node.axis, node.name, ()))
            case core.CellOf():
                raise NotCompilable
            case _:
                return self.sure(node, static)

    def _const(self, node: core.Const) -> str:
        value = node.value
        if isinstance(value, Decimal):
            return self.constant(core.plain(value))
        return repr(value)

    def _var(self, node: core.Var, static: Static) -> str:
        if node.name not in static:
            self.pure = False
            return self.local(node.name)
        value = static[node.name]
        if isinstance(value, Line):
            return self.constant(core.plain_line(*value))
        return repr(value)

    def _cell(self, node: core.CellOf, static: Static) -> str:
        places = self.places(node, static)
        if places is not None and not node.many:
            return self.figure(node.table, places[0], previous=node.previous)
        if places is not None:
            return self._tuple([self.figure(node.table, at, previous=node.previous) for at in places])
        self.pure = False
        word = "R.cells" if node.many else "R.cell"
        row, column = self._line(node.row, static), self._line(node.column, static)
        return f"{word}({node.table!r}, {row}, {column}, {node.previous})"

    def _line(self, node: core.Core, static: Static) -> str:
        """Return code for a row or column; a fixed one is as good as its name."""
        value = self.static_value(node, static)
        if value is not None:
            return repr(value if isinstance(value, str) else value.name)
        return repr(node.name) if isinstance(node, core.LineOf) else self.sure(node, static)

    def _tuple(self, parts: list[str]) -> str:
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"

    def _op1(self, node: core.Op1, static: Static) -> str:
        if node.operator == "not":
            return f"(not {self.sure(node.operand, static)})"
        if node.operator == "-":
            return f"(-{self.sure(node.operand, static)})"
        code = f"s_exists({self.raw(node.operand, static)})"
        return code if node.operator == "exists" else f"(not {code})"

    def _op2(self, node: core.Op2, static: Static) -> str:
        operator = node.operator
        if operator == "mentions":
            return f"s_mentions({self.raw(node.left, static)}, {self.raw(node.right, static)})"
        left, right = self.sure(node.left, static), self.sure(node.right, static)
        if operator in ("and", "or"):
            return f"({left} {operator} {right})"
        if operator == "implies":
            return f"((not {left}) or {right})"
        if operator in _COMPARE:
            if self._plain_sides(node):
                return f"({left} {_COMPARE[operator]} {right})"
            self.pure = False
            return f"s_compare({operator!r}, {left}, {right})"
        if operator in ("+", "-", "*") and self._numeric(node.left) and self._numeric(node.right):
            return f"({left} {operator} {right})"
        self.pure = False
        if operator in ("+", "-", "*", "/"):
            return f"s_arithmetic({operator!r}, {left}, {right})"
        return f"s_stretch({left}, {right})" if operator == "to" else f"s_member({left}, {right})"

    def _plain_sides(self, node: core.Op2) -> bool:
        """Whether Python itself compares the two sides as the language does."""
        if self._numeric(node.left) and self._numeric(node.right):
            return True
        return all(
            (isinstance(side, core.Given) and side.key in _TEXTS)
            or (isinstance(side, core.Const) and isinstance(side.value, str))
            for side in (node.left, node.right)
        )

    def _numeric(self, node: core.Core) -> bool:
        match node:
            case core.Const():
                return isinstance(node.value, int | Decimal) and not isinstance(node.value, bool)
            case core.CellOf():
                return not node.many
            case core.Given():
                return node.key == "year"
            case core.Op1():
                return node.operator == "-" and self._numeric(node.operand)
            case core.Op2():
                return node.operator in ("+", "-", "*") and all(map(self._numeric, (node.left, node.right)))
            case core.Apply(function="合计"):
                return all(isinstance(argument, core.CellOf) for argument in node.arguments)
            case core.Apply(function="绝对值"):
                return all(map(self._numeric, node.arguments))
            case core.Apply():
                return node.function == "个数"
            case _:
                return False

    def _apply(self, node: core.Apply, static: Static) -> str:
        inline = self._inline(node, static)
        if inline is not None:
            return inline
        self.pure = False
        spec = self.functions[node.function]
        parts = []
        for kind, argument in zip(node.kinds, node.arguments, strict=True):
            if spec.sees_unknown:
                raise NotCompilable
            parts.append(self._argument(kind, argument, static))
        return f"sure(C({node.function!r}, {self._tuple(parts) if parts else '()'}))"

    def _argument(self, kind: str, node: core.Core, static: Static) -> str:
        if isinstance(node, core.CellOf) and kind not in ("number", "numbers"):
            raise NotCompilable  # a cell itself, not its number
        code = self.sure(node, static)
        if kind == "number" and self._numeric(node):
            return code
        return f"s_convert({kind!r}, {code})" if kind else code

    def _inline(self, node: core.Apply, static: Static) -> str | None:
        """Write the simplest functions out."""
        if node.function == "合计" and all(isinstance(a, core.CellOf) for a in node.arguments):
            terms: list[str] = []
            for argument in node.arguments:
                places = self.places(argument, static)  # type: ignore[arg-type]
                if places is None:
                    return None
                terms.extend(
                    self.figure(argument.table, at, previous=argument.previous)  # type: ignore[union-attr]
                    for at in places
                )
            return f"({' + '.join(terms)})"
        if node.function in ("绝对值", "是整数") and self._numeric(node.arguments[0]):
            code = self.sure(node.arguments[0], static)
            return f"abs({code})" if node.function == "绝对值" else f"({code} % 1 == 0)"
        if node.function == "个数" and not isinstance(node.arguments[0], core.CellOf):
            self.pure = False
            return f"len({self.sure(node.arguments[0], static)})"
        return None

    def _each(self, node: core.Each, static: Static) -> str:
        domain = self.static_domain(node.domain, static)
        word = "any" if node.kind == "any" else "all"
        if domain is not None and 0 < len(domain) <= MOST_UNROLLED:
            parts = [self.sure(node.condition, {**static, node.variable: item}) for item in domain]
            return f"({(' or ' if word == 'any' else ' and ').join(parts)})"
        self.pure = False
        items = self.sure(node.domain, static)
        inner = {name: value for name, value in static.items() if name != node.variable}
        condition = self.sure(node.condition, inner)
        return f"{word}({condition} for {self.local(node.variable)} in {items})"


def specs_of(layout: Layout) -> dict[str, TableSpec]:
    """Return the tables as a layout has them."""
    editions = {"t2": layout.t2, "t3": layout.t3, "t4": layout.t4}
    return {key: load_form(form).tables[key] for key, form in editions.items()}
