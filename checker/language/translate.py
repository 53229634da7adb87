"""Translate resolved trees into Python expressions, for one layout of reports.

The code computes with plain values and raises where one is undecided (see `runtime`). Rows and columns that
are known beforehand become places in the flat tuples of figures; what can be gone through beforehand is
written out.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.language import core
from checker.language.conditions import TRUTHS, fixed_texts, joined, negated
from checker.language.functions import Functions
from checker.language.phrases import Patterns
from checker.language.static_values import CELL_NAMES, MOST_UNROLLED, CellPlace, Static, StaticValues
from checker.language.values import Line
from checker.schema.spec import Layout
from checker.text.width import fold

_COMPARE = {"=": "==", "!=": "!=", "<": "<", "<=": "<=", ">": ">", ">=": ">="}
_TEXT_CALLS = {"包含": "({1} in {0})", "开头是": "{0}.startswith({1})", "结尾是": "{0}.endswith({1})"}
PLAIN_STATES = ("数", "金额", "带注的数")  # what cells of a plain table can be


class NotCompilable(Exception):  # noqa: N818  # the evaluator does it
    """A tree that is left to the evaluator."""


class Translator(StaticValues):
    """Translates the trees of one case.

    With `plain` the tables are taken to have been read and to hold nothing but figures (no blank, no words,
    nothing unread): then figures are local names, and what asks for states is decided beforehand.
    """

    def __init__(self, layout: Layout, functions: Functions, *, plain: bool) -> None:
        super().__init__(layout)
        self.functions = functions
        self.plain = plain
        self.pool: dict[Any, str] = {}  # constants: plain data → name
        self.phrases: dict[Patterns, None] = {}  # that the code looks for
        self.pure = True  # nothing but figures and constants so far
        self._names: dict[str, str] = {}

    def local(self, variable: str) -> str:
        """Return the Python name of a variable."""
        return self._names.setdefault(variable, f"v{len(self._names)}")

    def constant(self, value: Any) -> str:
        """Return the name of a constant; `value` is as `core.plain` gives it."""
        return self.pool.setdefault(value, f"k{len(self.pool)}")

    def figure(self, table: str, place: int | str, *, previous: bool) -> str:
        if previous:
            self.pure = False
            return f"R.p{table[1]}[{place}]"
        self.tables.add(table)
        return f"c{table[1]}_{place}" if self.plain else f"R.{table}[{place}]"

    def sure(self, node: core.Core, static: Static) -> str:
        """Return code that yields the value, or raises."""
        match node:
            case core.Op1():
                return self._op1(node, static)
            case core.Op2():
                return self._op2(node, static)
            case core.Apply():
                return self._apply(node, static)
            case core.Each():
                return self._each(node, static)
            case core.If():
                return self._if(node, static)
            case core.Const():
                return self._const(node)
            case core.Var():
                return self._var(node, static)
            case core.CellOf():
                return self._cell(node, static)
            case _:
                return self._sure_other(node, static)

    def _sure_other(self, node: core.Core, static: Static) -> str:
        match node:
            case core.Near():
                self.pure = False
                parts = [self.sure(part, static) for part in (node.left, node.right, node.tolerance)]
                return f"s_near({', '.join(parts)})"
            case core.ListOf():
                return self._tuple([self.sure(item, static) for item in node.items])
            case core.Given() if not node.previous:
                self.pure = False
                return f"G[{node.key!r}]"
            case core.Attr():
                known = self._cell_field(node, static)
                if known is not None:
                    return known
                self.pure = False
                return f"s_field({self._field(node, static)})"
            case core.Wrong():
                raise NotCompilable
            case core.PhraseOf():
                return self.raw(node, static)
            case _:
                return f"sure({self.raw(node, static)})"

    def raw(self, node: core.Core, static: Static) -> str:
        """Return code that yields the value, decided or not."""
        self.pure = False
        match node:
            case core.Given():
                return f"W.given({node.key!r}, previous={node.previous})"
            case core.SectionOf():
                which = self.sure(node.which, static)
                if node.previous:
                    return f"R.previous_section({which})"
                fixed = isinstance(node.which, core.Const) and isinstance(node.which.value, str)
                return f"P[{which}]" if fixed else f"R.section({which})"
            case core.TableOf():
                return f"W.table({node.table!r}, previous={node.previous})"
            case core.LinesOf():
                parts = f"{node.table!r}, {node.axis!r}, {node.group!r}, previous={node.previous}"
                return f"W.lines({parts})"
            case core.PhraseOf():
                self.phrases[node.patterns] = None
                return f"R.phrase({node.patterns!r})"
            case core.Attr():
                return f"r_field({self._field(node, static)})"
            case core.LineOf():
                return self.constant(core.plain_line(node.table, node.axis, node.name, ()))
            case core.CellOf():
                return self._whole_cell(node, static)
            case core.Var() if isinstance(static.get(node.name), CellPlace):
                return self._whole_cell(node, static)
            case _:
                return self.sure(node, static)

    def _field(self, node: core.Attr, static: Static) -> str:
        known = self.constant(core.plain(node._replace(base=core.Const(""), span=core.NOWHERE)))
        return f"{self.raw(node.base, static)}, {node.attribute!r}, {known}"

    def _whole_cell(self, node: core.Core, static: Static) -> str:
        """Return code for a cell itself, not its number."""
        found = self.static_cell(node, static)
        if found is None:
            raise NotCompilable
        self.pure = False
        return f"R.at({found.table!r}, {found.place})"

    def _cell_field(self, node: core.Attr, static: Static) -> str | None:
        """Return code for a field of a cell, or of a table, that is known beforehand."""
        if isinstance(node.base, core.TableOf) and not node.base.previous:
            if node.attribute != "form":
                return None
            self.tables.add(node.base.table)
            return repr(self.editions[node.base.table]) if self.plain else f"R.form({node.base.table!r})"
        name = self.line_name(node, static)
        if name is not None:
            return repr(name)
        cell = self.static_cell(node.base, static)
        if cell is None:
            return None
        if node.attribute == "number":
            return self.figure(cell.table, cell.place, previous=False)
        if node.attribute == "state":
            self.tables.add(cell.table)
            if self.plain:  # who asks for it decides it if it can
                self.pure = False
            return f"STATES[R.s{cell.table[1]}[{cell.place}]]"
        self.must_be_read.add(cell.table)
        if isinstance(cell.place, str):
            return (
                f"R.at({cell.table!r}, {cell.place}).{node.attribute}"
                if node.attribute in CELL_NAMES
                else None
            )
        if node.attribute in CELL_NAMES:
            slot = self.specs[cell.table].slots[cell.place]
            row, column = (
                self.specs[cell.table].row(slot.row).name,
                self.specs[cell.table].column(slot.column).name,
            )
            return repr({"row": row, "column": column, "place": f"{row}·{column}"}[node.attribute])
        return None

    def _if(self, node: core.If, static: Static) -> str:
        condition = self.sure(node.condition, static)
        if condition in TRUTHS:
            return self.sure(node.then if condition == "True" else node.otherwise, static)
        return f"({self.sure(node.then, static)} if {condition} else {self.sure(node.otherwise, static)})"

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
        if isinstance(value, CellPlace):
            return self.figure(value.table, value.place, previous=False)
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
            return negated(self.sure(node.operand, static))
        if node.operator == "-":
            return f"(-{self.sure(node.operand, static)})"
        empty = self._any_empty(node.operand)
        if empty is not None:
            return empty if node.operator == "exists" else negated(empty)
        code = f"s_exists({self.raw(node.operand, static)})"
        return code if node.operator == "exists" else f"(not {code})"

    def _any_empty(self, node: core.Core) -> str | None:
        """Return code for 有 表三.空白格."""
        if not isinstance(node, core.Attr) or node.attribute != "empty":
            return None
        if not isinstance(node.base, core.TableOf) or node.base.previous:
            return None
        table = node.base.table
        self.tables.add(table)
        return "False" if self.plain else f"R.any_empty({table!r})"

    def _op2(self, node: core.Op2, static: Static) -> str:
        operator = node.operator
        if operator == "mentions":
            return self._mentions(node, static)
        decided = self._by_state(node, static) if operator in ("=", "!=", "in") else None
        if decided is not None:
            return decided
        left, right = self.sure(node.left, static), self.sure(node.right, static)
        if operator in ("and", "or"):
            return joined(operator, left, right)
        if operator == "implies":
            return joined("or", negated(left), right)
        if operator in _COMPARE:
            if left in TRUTHS and right in TRUTHS:
                return str((left == right) is (operator == "="))
            if self.plain_sides(node, static):
                return f"({left} {_COMPARE[operator]} {right})"
            self.pure = False
            if operator == "=" and isinstance(node.right, core.Const) and isinstance(node.right.value, str):
                return f"s_same({left}, {right})"
            word = {"=": "s_equal(", "!=": "s_differ("}.get(operator, f"s_compare({operator!r}, ")
            return f"{word}{left}, {right})"
        if (
            operator in ("+", "-", "*")
            and self.numeric(node.left, static)
            and self.numeric(node.right, static)
        ):
            return f"({left} {operator} {right})"
        self.pure = False
        if operator in ("+", "-", "*", "/"):
            return f"s_arithmetic({operator!r}, {left}, {right})"
        if operator == "to":
            return f"s_stretch({left}, {right})"
        written_out = right == repr(fixed_texts(node.right))  # a tuple of texts
        return f"{'s_among' if written_out else 's_member'}({left}, {right})"

    def _mentions(self, node: core.Op2, static: Static) -> str:
        words = fixed_texts(node.right)
        if words is not None and isinstance(node.left, core.Given) and node.left[:2] == ("whole", False):
            self.pure = False
            return f"R.whole_says({tuple(map(fold, words))!r})"
        where = self.raw(node.left, static)
        if words is not None:
            return f"s_says({where}, {tuple(map(fold, words))!r}, {words!r})"
        return f"s_mentions({where}, {self.raw(node.right, static)})"

    def _by_state(self, node: core.Op2, static: Static) -> str | None:
        """Decide beforehand, or write plainly, what is asked of a text among texts (states, row names)."""
        words = fixed_texts(node.right)
        if words is None or not isinstance(node.left, core.Attr | core.Const | core.Given | core.Var):
            return None
        among = node.operator != "!="
        if isinstance(node.left, core.Attr) and node.left.attribute == "state" and self.plain:
            cell = self.static_cell(node.left.base, static)
            hits = [state in words for state in PLAIN_STATES]
            if cell is not None and (all(hits) or not any(hits)):
                self.tables.add(cell.table)
                return str(hits[0] is among)
        kept = self.pure
        left = self.sure(node.left, static) if self.text(node.left, static) else ""
        if not left:
            self.pure = kept
            return None
        if left.startswith("'"):
            return str((left[1:-1] in words) is among)
        return f"({left} {'in' if among else 'not in'} {words!r})"

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
        words = [fixed_texts(argument) for argument in node.arguments]
        if None not in words and not any(node.kinds):
            return f"A[{self._tuple([repr(node.function), *parts]) if parts else repr(node.function)}]"
        return f"sure(C({node.function!r}, {self._tuple(parts) if parts else '()'}))"

    def _argument(self, kind: str, node: core.Core, static: Static) -> str:
        if isinstance(node, core.CellOf) and kind not in ("number", "numbers"):
            raise NotCompilable  # a cell itself, not its number
        code = self.sure(node, static)
        if kind == "number" and self.numeric(node, static):
            return code
        return f"s_convert({kind!r}, {code})" if kind else code

    def _inline(self, node: core.Apply, static: Static) -> str | None:
        """Write the simplest functions out."""
        name, arguments = node.function, node.arguments
        if name == "合计" and all(isinstance(argument, core.CellOf) for argument in arguments):
            return self._sum(arguments, static)
        if name in ("绝对值", "是整数") and self.numeric(arguments[0], static):
            code = self.sure(arguments[0], static)
            return f"abs({code})" if name == "绝对值" else f"({code} % 1 == 0)"
        if name in ("最大", "最小") and len(arguments) > 1 and self._all_numeric(arguments, static):
            word = "max" if name == "最大" else "min"
            return f"{word}({', '.join(self.sure(argument, static) for argument in arguments)})"
        if name in _TEXT_CALLS and all(self.text(argument, static) for argument in arguments):
            left, right = (self.sure(argument, static) for argument in arguments)
            return _TEXT_CALLS[name].format(left, right)
        if name == "匹配":
            self.pure = False
            phrase = self.sure(arguments[1], static)
            if isinstance(arguments[0], core.Given) and arguments[0][:2] == ("whole", False):
                return f"R.in_whole({phrase})"
            return f"s_find({self.sure(arguments[0], static)}, {phrase})"
        if name == "个数" and not isinstance(arguments[0], core.CellOf):
            self.pure = False
            return f"len({self.sure(arguments[0], static)})"
        return None

    def _all_numeric(self, nodes: tuple[core.Core, ...], static: Static) -> bool:
        return all(self.numeric(node, static) for node in nodes)

    def _sum(self, arguments: tuple[core.Core, ...], static: Static) -> str | None:
        terms: list[str] = []
        for argument in arguments:
            assert isinstance(argument, core.CellOf)
            places = self.places(argument, static)
            if places is not None:
                terms.extend(self.figure(argument.table, at, previous=argument.previous) for at in places)
            elif argument.previous:
                return None
            else:
                self.pure = False
                row, column = self._line(argument.row, static), self._line(argument.column, static)
                terms.append(f"R.total({argument.table!r}, {row}, {column})")
        return f"({' + '.join(terms)})"

    def _each(self, node: core.Each, static: Static) -> str:
        domain = self.static_domain(node.domain, static)
        word = "any" if node.kind == "any" else "all"
        if domain is not None and 0 < len(domain) <= MOST_UNROLLED:
            parts = [self.sure(node.condition, {**static, node.variable: item}) for item in domain]
            code = parts[0]
            for part in parts[1:]:
                code = joined("or" if word == "any" else "and", code, part)
            return code
        self.pure = False
        items = self.sure(node.domain, static)
        inner = {name: value for name, value in static.items() if name != node.variable}
        condition = self.sure(node.condition, inner)
        return f"{word}({condition} for {self.local(node.variable)} in {items})"
