"""Types and units: the pass that refuses what cannot mean anything, before any report is read.

It also completes the tree: fields get the attribute behind them, arguments what they must be turned into, cells of
a group become lists. Each message says what stands on both sides in plain words, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from checker.language import core
from checker.language.diagnostics import Diagnostic
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
    TableNames,
    nearest,
)
from checker.language.resolve import Resolver, Scope
from checker.language.types import (
    ANY,
    DATE,
    NOTHING,
    NUMBER,
    PERIOD,
    PHRASE,
    SECTION,
    TEXT,
    TRUTH,
    WORDS,
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
from checker.language.values import Share
from checker.source.rule_text import RuleText, Span

Typed: TypeAlias = tuple[core.Core, Type]
Environment: TypeAlias = Mapping[str, Type]

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
_TEXTUAL = ("text", "passage", "section", "line", "record")
_OPERATOR_WORDS = {"+": "相加", "-": "相减", "*": "相乘", "/": "相除"}
PHRASE_SIGNS = "｜〔…"


class TypeChecker:
    """Checks the trees of one rule; gathers what it finds wrong."""

    def __init__(self, scope: Scope, text: RuleText, rule: str = "") -> None:
        self.scope = scope
        self.text = text
        self.rule = rule
        self.diagnostics: list[Diagnostic] = []

    def wrong(
        self, code: str, message: str, span: Span, suggestion: str = "", expected: Iterable[str] = ()
    ) -> None:
        self.diagnostics.append(
            Diagnostic(code, message, self.text, span, tuple(expected), suggestion, self.rule)
        )

    def infer(self, node: core.Core, env: Environment) -> Typed:
        """Return the completed tree and its type."""
        match node:
            case core.Const():
                return node, _const_type(node.value)
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
            case core.Apply():
                return self._apply(node, env)
            case core.ListOf():
                return self._list(node, env)
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

    # Leaves -------------------------------------------------------------------------------------

    def _phrase(self, node: core.PhraseOf) -> Typed:
        from checker.language.phrase import PhraseFault
        from checker.language.phrase_match import captures_of
        from checker.language.phrases import capture_type

        fault = captures_of(node.patterns)
        if isinstance(fault, PhraseFault) and not node.name:  # a named one is reported at its definition
            start = node.span.start + 1 + fault.start
            self.wrong(
                fault.code,
                fault.message,
                Span(start, max(start + 1, start - fault.start + fault.end)),
                fault.suggestion,
            )
        return node, PHRASE._replace(item=capture_type(node.patterns, node.name))

    def _line_type(self, node: core.LineOf) -> Type:
        found = self.scope.forms.tables[node.table].axis(node.axis)[node.name]
        return _line_of(node.table, node.axis, group=found.group)

    def _cell(self, node: core.CellOf, env: Environment) -> Typed:
        names = self.scope.forms.tables[node.table]
        row, row_type = self._index(node.row, env, names, "row")
        column, column_type = self._index(node.column, env, names, "column")
        if NOTHING in (row_type, column_type):
            return node._replace(row=row, column=column), NOTHING
        self._meets(names, node, row, column)
        unit = self._unit(names, row, row_type, column, column_type)
        many = "group" in row_type.options or "group" in column_type.options
        done = node._replace(row=row, column=column, many=many)
        cell_type = cell(node.table, unit)
        return done, list_of(cell_type) if many else cell_type

    def _index(self, node: core.Core, env: Environment, names: TableNames, axis: str) -> Typed:
        """Check a row or column: a line of this table, or a text that names one."""
        done, found = self.infer(node, env)
        word = "行" if axis == "row" else "列"
        if loose(found):
            return done, found
        if found.kind == "line":
            if found.name != names.key:
                self.wrong("C203", f"这里要{names.name}的{word}，写的是{describe(found)}", node.span)
                return done, NOTHING
            if axis not in found.options:
                self.wrong(
                    "C203",
                    f"这里要{names.name}的{word}，写的是{describe(found)}",
                    node.span,
                    "方括号里先写行、后写列",
                )
                return done, NOTHING
            return done, found
        if found.kind == "text" and found.options:
            return done, self._named_lines(found.options, node.span, names, axis)
        if found.kind in ("text", "record"):
            return done, _line_of(names.key, axis, group=True) if found.kind == "text" else NOTHING
        self.wrong("C203", f"这里要{names.name}的{word}，写的是{describe(found)}", node.span)
        return done, NOTHING

    def _named_lines(self, options: Sequence[str], span: Span, names: TableNames, axis: str) -> Type:
        """Check that every text that a variable can be names a row (column)."""
        resolver = Resolver(self.scope, self.text, self.rule)
        for option in options:
            if option not in names.axis(axis):
                resolver.unknown_line(names, axis, option, span)
        self.diagnostics += resolver.diagnostics
        if resolver.diagnostics:
            return NOTHING
        lines = [names.axis(axis)[option] for option in options]
        return _line_of(names.key, axis, group=any(one.group for one in lines))

    def _meets(self, names: TableNames, node: core.CellOf, row: core.Core, column: core.Core) -> None:
        """Refuse a row and a column that meet in no cell of any edition."""
        if not isinstance(row, core.LineOf) or not isinstance(column, core.LineOf):
            return
        if names.rows[row.name].group or names.columns[column.name].group:
            return
        if (row.name, column.name) not in names.pairs:
            columns = [c for r, c in sorted(names.pairs) if r == row.name]
            self.wrong(
                "C204",
                f"{names.name}的“{row.name}”一行没有“{column.name}”这一格",
                node.span,
                f"这一行有：{'、'.join(columns)}",
            )

    def _unit(
        self, names: TableNames, row: core.Core, row_type: Type, column: core.Core, column_type: Type
    ) -> str:
        """Return the unit of the cells that may be meant, "?" where there are several."""
        options = _line_options(column, column_type)
        if options:
            units = {unit for option in options for unit in names.columns[option].units}
        else:
            units = {unit for one in names.columns.values() for unit in one.units}
        if len(units) > 1:
            rows = _line_options(row, row_type)
            units &= {unit for option in rows for unit in names.rows[option].units} or units
        return next(iter(units)) if len(units) == 1 else "?"

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

    # Fields and calls ---------------------------------------------------------------------------

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
        parameters = _parameters_for(spec, len(typed))
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
        kind = _conversion(wanted)
        if not self._fits(found, wanted):
            self.wrong(
                "C206",
                f"函数“{spec.name}”的“{parameter.name}”要{describe(wanted)}，这里是{describe(found)}",
                node.span,
                f"写法：{spec.signature}",
            )
        return node, kind, found

    def _fits(self, found: Type, wanted: Type) -> bool:
        if loose(found) or loose(wanted):
            return True
        if wanted.kind == "number":
            return is_number(found) and same_unit(_unit_of(found), wanted.unit) is not None
        if wanted.kind == "list":
            item = wanted.item or ANY
            if found.kind == "list":
                return self._fits(found.item or ANY, item)
            if found.kind == "words":
                return item.kind in ("text", "any")
            return item.kind in ("number", "any") and self._fits(found, item)
        if wanted.kind == "passage":
            return found.kind in ("passage", "section", "text", "record")
        if wanted.kind == "text":
            return found.kind in ("text", "line", "passage", "section")
        if wanted.kind == "words":
            return found.kind == "words" or (found.kind == "list" and (found.item or ANY).kind == "text")
        if wanted.kind in ("line", "table", "cell"):
            return found.kind == wanted.kind and wanted.name in ("", found.name)
        if wanted.kind == "record":
            return found.kind == "record" and found.name == wanted.name
        return found.kind == wanted.kind

    # Lists, operators ---------------------------------------------------------------------------

    def _list(self, node: core.ListOf, env: Environment) -> Typed:
        typed = [self.infer(item, env) for item in node.items]
        done = node._replace(items=tuple(item for item, _ in typed))
        types = [found for _, found in typed]
        if all(isinstance(item, core.Const) and isinstance(item.value, str) for item in done.items):
            words = tuple(item.value for item in done.items if isinstance(item, core.Const))
            return done, list_of(Type("text", options=words))
        result = types[0] if types else ANY
        for (item, found), before in zip(typed[1:], types, strict=False):
            if not _alike(before, found):
                self.wrong(
                    "C207",
                    f"{{…}} 里要写同一类东西：前面是{describe(before)}，这里是{describe(found)}",
                    item.span,
                    "没有引号又没有定义过的名字会当作文字",
                )
                return done, list_of(ANY)
            result = _joined(result, found)
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
        return done, number(_unit_of(found))

    def _op2(self, node: core.Op2, env: Environment) -> Typed:
        if node.operator in ("and", "or", "implies"):
            words = {"and": "“并且”", "or": "“或”", "implies": "“若…则…”"}[node.operator]
            left = self.condition(node.left, env, words + "的两边")
            right = self.condition(node.right, env, words + "的两边")
            return node._replace(left=left, right=right), TRUTH
        left, left_type = self.infer(node.left, env)
        right, right_type = self.infer(node.right, env)
        done = node._replace(left=left, right=right)
        if node.operator in _OPERATOR_WORDS:
            return done, self._arithmetic(done, left_type, right_type)
        if node.operator == "mentions":
            return self._mentions(done, left_type, right_type), TRUTH
        if node.operator == "in":
            return self._member(done, left_type, right_type), TRUTH
        if node.operator == "to":
            return done, self._period(done, left_type, right_type)
        self._comparison(done, left_type, right_type)
        return done, TRUTH

    def _arithmetic(self, node: core.Op2, left: Type, right: Type) -> Type:
        operator = node.operator
        if NOTHING in (left, right):
            return NOTHING
        if left.kind == "date" and operator in ("+", "-"):
            return self._date_arithmetic(node, right)
        for side, found, part in (("左边", left, node.left), ("右边", right, node.right)):
            if not is_number(found):
                advice = "一组格要先相加：合计(…)" if found.kind == "list" else ""
                self.wrong(
                    "C101",
                    f"{_OPERATOR_WORDS[operator]}的{side}要写数，这里是{describe(found)}",
                    part.span,
                    advice,
                )
                return NOTHING
        left_unit, right_unit = _unit_of(left), _unit_of(right)
        if operator in ("+", "-"):
            unit = same_unit(left_unit, right_unit)
            if unit is None:
                self._units_differ("C102", node, left_unit, right_unit, _OPERATOR_WORDS[operator])
                return NOTHING
            return number(unit)
        return number(_product_unit(operator, left_unit, right_unit))

    def _date_arithmetic(self, node: core.Op2, right: Type) -> Type:
        if right.kind == "date" and node.operator == "-":
            return number("天")
        if is_number(right) and same_unit(_unit_of(right), "天") is not None:
            return DATE
        self.wrong(
            "C103",
            f"日期只能加减天数，或与另一个日期相减；右边是{describe(right)}",
            node.span,
            "例如 公布日期 - 日期(年度, 12, 31) ≤ 31，或 日期(年度 + 1, 1, 31)",
        )
        return NOTHING

    def _units_differ(self, code: str, node: core.Op2, left: str, right: str, what: str) -> None:
        money = {left, right} == {"元", "万元"}
        advice = "用 换成元(…) 或 换成万元(…) 化成同一单位" if money else "检查是不是写错了行或列"
        self.wrong(
            code, f"单位不同，不能{what}：左边是{left or '数'}，右边是{right or '数'}", node.span, advice
        )

    def _comparison(self, node: core.Op2, left: Type, right: Type) -> None:
        if loose(left) or loose(right):
            return
        if is_number(left) and is_number(right):
            units = _unit_of(left), _unit_of(right)
            if same_unit(*units) is None:
                self._units_differ("C104", node, *units, "比较")
            return
        ordered = node.operator in ("<", "<=", ">", ">=")
        if ordered and not (left.kind == right.kind == "date"):
            self._not_comparable(node, left, right, "比大小的两边要都是数，或都是日期")
            return
        if left.kind in ("text", "line", "passage") and right.kind in ("text", "line", "passage"):
            self._options(node, left, right)
            return
        if left.kind != right.kind or left.kind in ("section", "report", "table"):
            self._not_comparable(node, left, right, "比较的两边要是同一类东西")

    def _not_comparable(self, node: core.Op2, left: Type, right: Type, why: str) -> None:
        advice = ""
        kinds = {left.kind, right.kind}
        if "list" in kinds and kinds & {"number", "cell"}:
            advice = "一组格要先相加：合计(…)；要数有几个：个数(…)"
        elif "section" in kinds:
            advice = "要比较字数写 字数(章节[…])，要找词写 章节[…] 提到 “词”"
        elif "date" in kinds and kinds & {"number", "cell"}:
            advice = "日期写成 日期(年度 + 1, 1, 31)；只比年份写 公布日期.年"
        elif "period" in kinds and "date" in kinds:
            advice = "期间写成 日期(…) 至 日期(…)，或取 统计期限.止"
        elif "passage" in kinds or "text" in kinds:
            advice = "文字要写在引号里：“……”"
        self.wrong("C105", f"{why}：左边是{describe(left)}，右边是{describe(right)}", node.span, advice)

    def _options(self, node: core.Op2, left: Type, right: Type) -> None:
        """Refuse a text that the other side can never be."""
        for known, other, part in ((left, node.right, right), (right, node.left, left)):
            if not known.options or not isinstance(other, core.Const) or not isinstance(other.value, str):
                continue
            if known.kind == "text" and part.kind == "text" and other.value not in known.options:
                guess = nearest(other.value, known.options)
                self.wrong(
                    "C106",
                    f"这里不会出现“{other.value}”，只会是：{'、'.join(known.options[:12])}",
                    other.span,
                    f"是不是“{guess}”？" if guess else "",
                    known.options,
                )

    def _mentions(self, node: core.Op2, left: Type, right: Type) -> core.Core:
        if not loose(left) and not _textual(left):
            self.wrong(
                "C107",
                f"“提到”左边要写一段文字或一个部分，这里是{describe(left)}",
                node.left.span,
                "例如 章节[总体情况] 提到 “督查”",
            )
        target = node.right
        if isinstance(target, core.Const) and isinstance(target.value, str):
            if any(sign in target.value for sign in PHRASE_SIGNS):
                phrase, _ = self._phrase(core.PhraseOf((("text", target.value),), target.span))
                return node._replace(right=phrase)
            return node
        if loose(right) or right.kind in ("words", "phrase") or _textual(right):
            return node
        self.wrong("C107", f"“提到”右边要写词、词表或句式，这里是{describe(right)}", node.right.span)
        return node

    def _member(self, node: core.Op2, left: Type, right: Type) -> core.Core:
        if loose(left) or loose(right):
            return node
        if right.kind == "period":
            if left.kind != "date":
                self._not_comparable(node, left, right, "“属于”一段期间的要是日期")
            return node
        if right.kind == "words":
            if left.kind not in ("text", "line"):
                self._not_comparable(node, left, right, "“属于”词表的要是文字")
            return node
        if right.kind != "list":
            self.wrong(
                "C108",
                f"“属于”右边要写一组东西或一段期间，这里是{describe(right)}",
                node.right.span,
                "例如 机关类别 属于 {人民政府, 乡镇人民政府}",
            )
            return node
        item = right.item or ANY
        if not _alike(left, item):
            self._not_comparable(node, left, item, "“属于”两边要是同一类东西")
        elif isinstance(node.right, core.ListOf):
            for one in node.right.items:
                self._options(core.Op2("=", node.left, one, node.span), left, _const_type_of(one))
        return node

    def _period(self, node: core.Op2, left: Type, right: Type) -> Type:
        for found, part in ((left, node.left), (right, node.right)):
            if found.kind != "date" and not loose(found):
                self.wrong(
                    "C109",
                    f"“至”两边要写日期，这里是{describe(found)}",
                    part.span,
                    "例如 日期(年度, 1, 1) 至 日期(年度, 12, 31)",
                )
                return NOTHING
        return PERIOD

    def _near(self, node: core.Near, env: Environment) -> Typed:
        left, left_type = self.infer(node.left, env)
        right, right_type = self.infer(node.right, env)
        tolerance, limit = self.infer(node.tolerance, env)
        done = node._replace(left=left, right=right, tolerance=tolerance)
        if all(is_number(found) for found in (left_type, right_type, limit)):
            units = [_unit_of(found) for found in (left_type, right_type, limit)]
            if same_unit(units[0], units[1]) is None:
                self._units_differ("C104", core.Op2("=", left, right, node.span), units[0], units[1], "比较")
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
        if not _alike(then_type, other_type):
            self.wrong(
                "C207",
                f"“则”和“否则”要写同一类东西：“则”是{describe(then_type)}，“否则”是{describe(other_type)}",
                node.span,
            )
            return done, NOTHING
        return done, _joined(then_type, other_type)


# Small facts about types --------------------------------------------------------------------------


def _const_type(value: Any) -> Type:
    if isinstance(value, bool):
        return TRUTH
    if isinstance(value, str):
        return Type("text", options=(value,))
    if isinstance(value, tuple):
        return WORDS
    return number("%") if isinstance(value, Share) else NUMBER


def _const_type_of(node: core.Core) -> Type:
    return _const_type(node.value) if isinstance(node, core.Const) else TEXT


def _line_of(table_key: str, axis: str, *, group: bool) -> Type:
    found = line(table_key, axis)
    return found._replace(options=(axis, "group")) if group else found


def _line_options(node: core.Core, found: Type) -> tuple[str, ...]:
    """Return the names that an index can be, () where nothing is known of it."""
    if isinstance(node, core.LineOf):
        return (node.name,)
    return ()


def _unit_of(found: Type) -> str:
    return found.unit if found.kind in ("number", "cell") else "?"


def _product_unit(operator: str, left: str, right: str) -> str:
    if operator == "/":
        if left == right:
            return "" if left != "?" else "?"
        return left if right in ("", "%") else "?"
    if left in ("", "%"):
        return right if right != "%" else ""
    return left if right in ("", "%") else "?"


def _alike(left: Type, right: Type) -> bool:
    if loose(left) or loose(right):
        return True
    if is_number(left) and is_number(right):
        return same_unit(_unit_of(left), _unit_of(right)) is not None
    if left.kind in ("text", "line", "passage") and right.kind in ("text", "line", "passage"):
        return True
    if {left.kind, right.kind} == {"section", "passage"}:
        return True
    return left.kind == right.kind


def _joined(left: Type, right: Type) -> Type:
    if loose(left):
        return right
    if left.kind in ("number", "cell") and right.kind in ("number", "cell"):
        return number(same_unit(_unit_of(left), _unit_of(right)) or "?")
    if left.kind == right.kind == "text":
        return Type("text", options=left.options + right.options if left.options and right.options else ())
    return left


def _textual(found: Type) -> bool:
    if found.kind == "list":
        return _textual(found.item or ANY)
    return found.kind in _TEXTUAL or loose(found)


def _conversion(wanted: Type) -> str:
    if wanted.kind == "list":
        item = wanted.item or ANY
        return "numbers" if item.kind == "number" else "list"
    return wanted.kind if wanted.kind in ("number", "passage", "text") else ""


def _parameters_for(spec: FunctionSpec, count: int) -> list[Parameter] | None:
    """Match parameters with so many arguments; None if they do not go together."""
    parameters = list(spec.parameters)
    needed = sum(not parameter.optional for parameter in parameters)
    if count < needed:
        return None
    while len(parameters) < count:
        if not parameters or not parameters[-1].repeated:
            return None
        parameters.append(parameters[-1])
    return parameters[:count]
