"""Types and units: the pass that refuses what cannot mean anything, before any report is read.

It also completes the tree: fields get the attribute behind them, arguments what they must be turned into,
cells of a group become lists. Each message says what stands on both sides in plain words, and what to do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from checker.language import core
from checker.language.check_operators import OPERATOR_WORDS, OperatorChecks
from checker.language.check_places import PlaceChecks
from checker.language.functions import FunctionSpec, Parameter
from checker.language.names import (
    CELL_FIELDS,
    DATE_FIELDS,
    FORM_FIELDS,
    GIVEN,
    LINE_FIELDS,
    PERIOD_FIELDS,
    SECTION_FIELDS,
    TABLE_FIELDS,
    nearest,
)
from checker.language.resolve import Resolver
from checker.language.type_rules import (
    alike,
    const_type,
    conversion,
    fits,
    joined,
    line_of,
    parameters_for,
    unit_of,
)
from checker.language.types import (
    ANY,
    NOTHING,
    PHRASE,
    SECTION,
    TEXT,
    TRUTH,
    Field,
    Type,
    cell,
    describe,
    is_number,
    line,
    list_of,
    loose,
    number,
    same_unit,
    table,
)
from checker.source.rule_text import Span

Typed: TypeAlias = tuple[core.Core, Type]
Environment: TypeAlias = Mapping[str, Type]

Operand: TypeAlias = (
    core.Const
    | core.PhraseOf
    | core.Var
    | core.Given
    | core.TableOf
    | core.LinesOf
    | core.LineOf
    | core.CellOf
    | core.SectionOf
    | core.Attr
    | core.Wrong
)

_GIVEN_TYPES = {given.english: given.type for given in GIVEN}
_FIELDS: dict[str, tuple[Field, ...]] = {
    "section": SECTION_FIELDS,
    "form": FORM_FIELDS,
    "table": TABLE_FIELDS,
    "cell": CELL_FIELDS,
    "line": LINE_FIELDS,
    "date": DATE_FIELDS,
    "period": PERIOD_FIELDS,
}


class TypeChecker(OperatorChecks, PlaceChecks):
    """Checks the trees of one rule; gathers what it finds wrong."""

    def infer(self, node: core.Core, env: Environment) -> Typed:
        """Return the completed tree and its type."""
        match node:
            case core.Op1():
                return self._op1(node, env)
            case core.Op2():
                return self._op2(node, env)
            case core.Near():
                return self._near(node, env)
            case core.Each():
                return self._each(node, env)
            case core.If():
                return self._if(node, env)
            case core.Apply():
                return self._apply(node, env)
            case core.ListOf():
                return self._list(node, env)
            case _:
                return self._operand(node, env)

    def _operand(self, node: Operand, env: Environment) -> Typed:
        match node:
            case core.Const():
                return node, const_type(node.value)
            case core.PhraseOf():
                return self._phrase(node)
            case core.Var():
                return node, env.get(node.name, ANY)
            case core.Given():
                return node, _GIVEN_TYPES.get(node.key, ANY)
            case core.TableOf():
                return node, table(node.table)
            case core.LinesOf():
                return node, list_of(line(node.table, node.axis))
            case core.LineOf():
                return node, self._line_type(node)
            case core.CellOf():
                return self._cell(node, env)
            case core.SectionOf():
                return self._section(node, env)
            case core.Attr():
                return self._attr(node, env)
            case core.Wrong():
                return node, NOTHING

    def condition(self, node: core.Core, env: Environment, what: str) -> core.Core:
        """Check a condition (要求, 适用, 前提, 待核, 当): it must be true or false."""
        done, found = self.infer(node, env)
        if found.kind != "truth" and not loose(found):
            advice = {
                "section": f"要问有没有，写 有 {self._written(node)}",
                "list": f"要问有没有，写 有 {self._written(node)}",
                "record": f"要问有没有，写 有 {self._written(node)}",
                "number": "写成比较，例如 …… = 0",
                "cell": f"写成比较，例如 {self._written(node)} = 0",
            }.get(found.kind, "写成比较（= ≠ < ≤ > ≥）、有、提到 或 属于")
            self.wrong("C201", f"{what}要写一个条件，这里是{describe(found)}", node.span, advice)
        return done

    def domain(self, node: core.Core, env: Environment) -> tuple[core.Core, Type]:
        """Check what 对每个 goes through; return the tree and the type of one of its members."""
        done, found = self.infer(node, env)
        if found.kind == "list":
            return done, found.item or ANY
        if found.kind == "words":
            return done, TEXT
        if not loose(found):
            self.wrong(
                "C202",
                f"“于”后面要写一组东西，这里是{describe(found)}",
                node.span,
                "一组东西如 表三.列、格式.部分、匹配(…)、{甲, 乙}",
            )
        return done, ANY

    def _written(self, node: core.Core) -> str:
        return self.text.text[node.span.start : node.span.end]

    def _phrase(self, node: core.PhraseOf) -> Typed:
        from checker.language.phrases import capture_type

        if not node.name:  # a named one is checked at its definition
            node = self.checked_phrase(node.patterns, node.span)
        return node, PHRASE._replace(item=capture_type(node.patterns, node.name))

    def _line_type(self, node: core.LineOf) -> Type:
        found = self.scope.forms.tables[node.table].axis(node.axis)[node.name]
        return line_of(node.table, node.axis, group=found.group)

    def _cell(self, node: core.CellOf, env: Environment) -> Typed:
        names = self.scope.forms.tables[node.table]
        row, row_type = self.infer(node.row, env)
        column, column_type = self.infer(node.column, env)
        row_type = self.line_type(node.row, row_type, names, "row")
        column_type = self.line_type(node.column, column_type, names, "column")
        if NOTHING in (row_type, column_type):
            return node._replace(row=row, column=column), NOTHING
        self.meets(names, node, row, column)
        unit = self.unit(names, row, column)
        many = "group" in row_type.options or "group" in column_type.options
        done = node._replace(row=row, column=column, many=many)
        cell_type = cell(node.table, unit)
        return done, list_of(cell_type) if many else cell_type

    def _section(self, node: core.SectionOf, env: Environment) -> Typed:
        which, found = self.infer(node.which, env)
        done = node._replace(which=which)
        sections = self.scope.forms.sections
        if found.kind == "text" and found.options:
            resolver = Resolver(self.scope, self.text, self.rule)
            for option in found.options:
                if option not in sections:
                    resolver.unknown_section(option, node.which.span)
            self.diagnostics += resolver.diagnostics
        elif found.kind == "text" or loose(found) or (found.kind, found.name) == ("record", "部分"):
            pass
        else:
            self.wrong(
                "C203",
                f"“章节[…]”里要写一个部分，这里是{describe(found)}",
                node.which.span,
                "例如 章节[总体情况]",
            )
        return done, SECTION

    def _attr(self, node: core.Attr, env: Environment) -> Typed:
        base, found = self.infer(node.base, env)
        if loose(found):
            if found.kind == "any":
                return node._replace(base=base, attribute=node.attribute or node.name), ANY
            return node._replace(base=base), NOTHING
        fields = found.fields if found.kind == "record" else _FIELDS.get(found.kind, ())
        field = next((item for item in fields if node.name in (item.name, item.attribute)), None)
        if field is None:
            names = [item.name for item in fields]
            self._no_field(node, found, names)
            return node._replace(base=base), NOTHING
        done = node._replace(base=base, name=field.name, attribute=field.attribute)
        result = field.type
        if found.kind == "cell" and field.attribute == "number":
            result = number(found.unit)
        if found.kind == "table" and field.attribute in ("cells", "empty"):
            result = list_of(cell(found.name, "?"))
        return done._replace(share=result == number("%")), result

    def _no_field(self, node: core.Attr, found: Type, names: Sequence[str]) -> None:
        guess = nearest(node.name, names)
        if names:
            message = f"{describe(found)}没有“{node.name}”；有：{'、'.join(names)}"
        else:
            message = f"{describe(found)}后面不能用“.{node.name}”"
        suggestion = f"是不是“{guess}”？" if guess else ""
        if found.kind == "list":
            suggestion = "这是一组东西，要先用 对每个 或 首个(…) 取出一个"
        start = max(node.span.end - len(node.name), node.span.start)
        self.wrong("R105", message, Span(start, node.span.end), suggestion, names)

    def _apply(self, node: core.Apply, env: Environment) -> Typed:
        spec = self.scope.functions[node.function]
        typed = [self.infer(argument, env) for argument in node.arguments]
        parameters = parameters_for(spec, len(typed))
        if parameters is None:
            self.wrong(
                "C205",
                f"函数“{spec.name}”的参数个数不对：这里给了 {len(typed)} 个",
                node.span,
                f"写法：{spec.signature}",
            )
            return node._replace(kinds=("",) * len(typed)), spec.result([ANY])
        done: list[core.Core] = []
        kinds: list[str] = []
        types: list[Type] = []
        for (argument, found), parameter in zip(typed, parameters, strict=True):
            tree, kind, a_type = self._argument(spec, parameter, argument, found)
            done.append(tree)
            kinds.append(kind)
            types.append(a_type)
        return node._replace(arguments=tuple(done), kinds=tuple(kinds)), spec.result(types)

    def _argument(
        self, spec: FunctionSpec, parameter: Parameter, node: core.Core, found: Type
    ) -> tuple[core.Core, str, Type]:
        wanted = parameter.type
        if wanted.kind == "phrase" and isinstance(node, core.Const) and isinstance(node.value, str):
            node, found = self._phrase(core.PhraseOf((("text", node.value),), node.span))
        elif wanted.kind == "words" and found.kind == "text":
            return node, "list", found
        kind = conversion(wanted)
        if not fits(found, wanted):
            self.wrong(
                "C206",
                f"函数“{spec.name}”的“{parameter.name}”要{describe(wanted)}，这里是{describe(found)}",
                node.span,
                f"写法：{spec.signature}",
            )
        return node, kind, found

    def _list(self, node: core.ListOf, env: Environment) -> Typed:
        typed = [self.infer(item, env) for item in node.items]
        done = node._replace(items=tuple(item for item, _ in typed))
        types = [found for _, found in typed]
        if all(isinstance(item, core.Const) and isinstance(item.value, str) for item in done.items):
            words = tuple(item.value for item in done.items if isinstance(item, core.Const))
            return done, list_of(Type("text", options=words))
        result = types[0] if types else ANY
        for (item, found), before in zip(typed[1:], types, strict=False):
            if not alike(before, found):
                self.wrong(
                    "C207",
                    f"{{…}} 里要写同一类东西：前面是{describe(before)}，这里是{describe(found)}",
                    item.span,
                    "没有引号又没有定义过的名字会当作文字",
                )
                return done, list_of(ANY)
            result = joined(result, found)
        return done, list_of(result)

    def _op1(self, node: core.Op1, env: Environment) -> Typed:
        if node.operator == "not":
            return node._replace(operand=self.condition(node.operand, env, "“非”后面")), TRUTH
        operand, found = self.infer(node.operand, env)
        done = node._replace(operand=operand)
        if node.operator in ("exists", "missing"):
            if found.kind in ("truth", "number"):
                word = "有" if node.operator == "exists" else "没有"
                if not (found.kind == "number" and isinstance(operand, core.Attr | core.Given | core.Var)):
                    self.wrong(
                        "C208",
                        f"“{word}”后面要写报告里可能有、可能没有的东西，这里是{describe(found)}",
                        node.span,
                        "条件不成立写 非 (…)",
                    )
            return done, TRUTH
        if not is_number(found):
            self.wrong("C101", f"负号后面要写数，这里是{describe(found)}", node.span)
            return done, NOTHING
        return done, number(unit_of(found))

    def _op2(self, node: core.Op2, env: Environment) -> Typed:
        if node.operator in ("and", "or", "implies"):
            if self._a_choice(node, env):
                return node, NOTHING
            words = {"and": "“并且”", "or": "“或”", "implies": "“若…则…”"}[node.operator]
            left = self.condition(node.left, env, words + "的两边")
            right = self.condition(node.right, env, words + "的两边")
            return node._replace(left=left, right=right), TRUTH
        left, left_type = self.infer(node.left, env)
        right, right_type = self.infer(node.right, env)
        done = node._replace(left=left, right=right)
        if node.operator in OPERATOR_WORDS:
            return done, self.arithmetic(done, left_type, right_type)
        if node.operator == "mentions":
            return self.mentions(done, left_type, right_type), TRUTH
        if node.operator == "in":
            return self.member(done, left_type, right_type), TRUTH
        if node.operator == "to":
            return done, self.period(done, left_type, right_type)
        self.comparison(done, left_type, right_type)
        return done, TRUTH

    def _a_choice(self, node: core.Op2, env: Environment) -> bool:
        """Tell of 机关类别 = 甲 或 乙, where one of several is meant."""
        left, right = node.left, node.right
        compares = node.operator == "or" and isinstance(left, core.Op2) and left.operator == "="
        if not compares or not isinstance(left, core.Op2) or not isinstance(right, core.Const):
            return False
        if self.infer(right, env)[1].kind != "text":
            return False
        whole, one, other = (self._written(part) for part in (left.left, left.right, right))
        advice = f"几个里取一个，写成 {whole} 属于 {{{one}, {other}}}"
        self.wrong("C201", "“或”的右边也要写一个完整的条件", right.span, advice)
        return True

    def _near(self, node: core.Near, env: Environment) -> Typed:
        left, left_type = self.infer(node.left, env)
        right, right_type = self.infer(node.right, env)
        tolerance, limit = self.infer(node.tolerance, env)
        done = node._replace(left=left, right=right, tolerance=tolerance)
        if all(is_number(found) for found in (left_type, right_type, limit)):
            units = [unit_of(found) for found in (left_type, right_type, limit)]
            if same_unit(units[0], units[1]) is None:
                self.units_differ("C104", core.Op2("=", left, right, node.span), units[0], units[1], "比较")
            return done, TRUTH
        found = next(found for found in (left_type, right_type, limit) if not is_number(found))
        self.wrong("C105", f"“约等于”和“误差”要写数，这里是{describe(found)}", node.span)
        return done, TRUTH

    def _each(self, node: core.Each, env: Environment) -> Typed:
        domain, item = self.domain(node.domain, env)
        condition = self.condition(node.condition, {**env, node.variable: item}, "“都”“使”后面")
        return node._replace(domain=domain, condition=condition), TRUTH

    def _if(self, node: core.If, env: Environment) -> Typed:
        condition = self.condition(node.condition, env, "“若”后面")
        then, then_type = self.infer(node.then, env)
        otherwise, other_type = self.infer(node.otherwise, env)
        done = node._replace(condition=condition, then=then, otherwise=otherwise)
        if not alike(then_type, other_type):
            self.wrong(
                "C207",
                f"“则”和“否则”要写同一类东西：“则”是{describe(then_type)}，“否则”是{describe(other_type)}",
                node.span,
            )
            return done, NOTHING
        return done, joined(then_type, other_type)
