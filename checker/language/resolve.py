"""Names become things: the pass from the syntax tree to the resolved tree.

Every name is looked up when a rule is loaded: variables first, then the pack's definitions, word lists and
phrases, then what the report tells, the tables, the fixed words. An unknown one is a diagnostic with the
nearest name, and costs only the rule it stands in. Definitions are put in place where they are used.

Inside {…} a bare name that means nothing else is a text: {工作考核, 社会评议}. Used as an index it is looked
up in the table then (by `check`), so {规章, 行政规范性文件} works for rows as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.language import core, syntax
from checker.language.diagnostics import Diagnostic
from checker.language.functions import Functions
from checker.language.names import (
    CONSTANTS,
    GIVEN,
    MESSAGE_NAMES,
    TABLE_FIELDS,
    FormNames,
    TableNames,
    given_name,
    nearest,
)
from checker.language.values import Share
from checker.source.rule_text import RuleText, Span

Variables: TypeAlias = Mapping[str, core.Core | None]  # None: bound when the rule runs; else put in place
DEEPEST = 20  # definitions within definitions


@dataclass(frozen=True)
class Scope:
    """The names that a pack's rules share."""

    forms: FormNames
    functions: Functions
    definitions: Mapping[str, syntax.Definition] = field(default_factory=dict)
    words: Mapping[str, syntax.WordList] = field(default_factory=dict)
    phrases: Mapping[str, syntax.PhraseDefinition] = field(default_factory=dict)


class Resolver:
    """Resolves the expressions of one rule (or definition); gathers what it finds wrong."""

    def __init__(self, scope: Scope, text: RuleText, rule: str = "") -> None:
        self.scope = scope
        self.text = text
        self.rule = rule
        self.diagnostics: list[Diagnostic] = []
        self.in_message = False  # 左, 右 and 差 may be used
        self._call_span: Span | None = None  # inside a definition: where it is used
        self._inside: tuple[str, ...] = ()  # the definitions we are in
        self._fresh = 0

    # Reporting ----------------------------------------------------------------------------------

    def _wrong(
        self,
        code: str,
        message: str,
        span: Span,
        *,
        suggestion: str = "",
        expected: Iterable[str] = (),
    ) -> core.Wrong:
        if self._call_span is None:  # what is wrong inside a definition is told at the definition
            self.diagnostics.append(
                Diagnostic(code, message, self.text, span, tuple(expected), suggestion, self.rule)
            )
        return core.Wrong(span)

    def _span(self, span: Span) -> Span:
        return self._call_span if self._call_span is not None else span

    # Expressions --------------------------------------------------------------------------------

    def resolve(self, node: syntax.Expr, variables: Variables) -> core.Core:
        """Resolve an expression; `variables` are those that may be used in it."""
        span = self._span(node.span)
        match node:
            case syntax.Number():
                return core.Const(_number(node), span)
            case syntax.Text() | syntax.Truth():
                return core.Const(node.value, span)
            case syntax.Regex():
                return core.PhraseOf((("regex", node.pattern),), span)
            case syntax.Name():
                return self._name(node, variables)
            case syntax.Attribute():
                return self._attribute(node, variables)
            case syntax.Index():
                return self._index(node, variables)
            case syntax.Call():
                return self._call(node, variables)
            case syntax.Choice():
                return core.ListOf(tuple(self._item(item, variables) for item in node.items), span)
            case syntax.Quantified():
                return self._quantified(node, variables)
            case _:
                return self._operator(node, variables, span)

    def _operator(
        self,
        node: syntax.Unary | syntax.Binary | syntax.Approx | syntax.Conditional,
        variables: Variables,
        span: Span,
    ) -> core.Core:
        match node:
            case syntax.Unary():
                return core.Op1(node.operator, self.resolve(node.operand, variables), span)
            case syntax.Binary():
                left, right = self.resolve(node.left, variables), self.resolve(node.right, variables)
                return core.Op2(node.operator, left, right, span)
            case syntax.Approx():
                return core.Near(
                    self.resolve(node.left, variables),
                    self.resolve(node.right, variables),
                    self.resolve(node.tolerance, variables),
                    span,
                )
            case syntax.Conditional():
                return core.If(
                    self.resolve(node.condition, variables),
                    self.resolve(node.then, variables),
                    self.resolve(node.otherwise, variables),
                    span,
                )

    def _name(self, node: syntax.Name, variables: Variables) -> core.Core:
        found = self._known_name(node, variables)
        if found is not None:
            return found
        name, span = node.name, self._span(node.span)
        if self.in_message and name in MESSAGE_NAMES:
            return core.Var(name, span)
        if name in CONSTANTS:
            return core.Const(name, span)
        place = self._place_of(name)
        if place:
            return self._wrong("R109", f"“{name}”{place}", node.span)
        candidates = (
            *variables,
            *self.scope.definitions,
            *self.scope.words,
            *self.scope.phrases,
            *(given.name for given in GIVEN),
            *self.scope.forms.table_names,
            *CONSTANTS,
        )
        if self.in_message:
            known = (*variables, *MESSAGE_NAMES)
            return self._wrong(
                "R110",
                f"提示里的 {{{name}}} 不认识：可以写本规则的变量、左、右、差，或任何式子",
                node.span,
                suggestion=_did_you_mean(nearest(name, (*known, *candidates))),
                expected=known,
            )
        return self._wrong(
            "R101",
            f"不认识“{name}”：它不是变量、定义、词表、句式，也不是报告里有的项目",
            node.span,
            suggestion=_did_you_mean(nearest(name, candidates)),
        )

    def _known_name(self, node: syntax.Name, variables: Variables) -> core.Core | None:
        """Look a name up where it has a value: variables, the pack's own names, the report's."""
        name, span = node.name, self._span(node.span)
        scope = self.scope
        if name in variables:
            value = variables[name]
            return core.Var(name, span) if value is None else value
        if name in scope.definitions:
            return self._definition(scope.definitions[name], (), node.span)
        if name in scope.words:
            return core.Const(tuple(scope.words[name].words), span, name)
        if name in scope.phrases:
            return core.PhraseOf(phrase_parts(scope.phrases[name]), span, name)
        given = given_name(name)
        if given is not None:
            return core.Given(given.english, span=span)
        if name in scope.forms.tables:
            return core.TableOf(scope.forms.tables[name].key, span=span)
        return None

    def _place_of(self, name: str) -> str:
        """Say where a name belongs that was written alone."""
        forms = self.scope.forms
        for table_name in forms.table_names:
            table = forms.tables[table_name]
            if name in table.rows:
                return f"是{table_name}的一行，要连表名和列一起写，例如 {table_name}[{name}, 列]"
            if name in table.columns:
                return f"是{table_name}的一列，要连表名和行一起写，例如 {table_name}[行, {name}]"
        if name in forms.sections:
            return f"是报告的一个部分，要写成 章节[{name}]"
        if name in self.scope.functions:
            return f"是函数，后面要有括号，例如 {name}(…)"
        return ""

    def _item(self, node: syntax.Expr, variables: Variables) -> core.Core:
        if isinstance(node, syntax.Name):
            found = self._known_name(node, variables)
            return found if found is not None else core.Const(node.name, self._span(node.span))
        return self.resolve(node, variables)

    # Attributes and indices ---------------------------------------------------------------------

    def _attribute(self, node: syntax.Attribute, variables: Variables) -> core.Core:
        base = self.resolve(node.base, variables)
        span = self._span(node.span)
        name_span = Span(max(node.span.end - len(node.name), node.span.start), node.span.end)
        if isinstance(base, core.TableOf):
            return self._of_table(base, node.name, span, name_span)
        if isinstance(base, core.Given) and base.key == "previous":
            return self._of_previous(node.name, span, name_span)
        return core.Attr(base, node.name, span=span)

    def _of_table(self, base: core.TableOf, name: str, span: Span, name_span: Span) -> core.Core:
        table = self.scope.forms.tables[base.table]
        if name in ("行", "rows", "列", "columns"):
            axis = "row" if name in ("行", "rows") else "column"
            return core.LinesOf(base.table, axis, "", base.previous, span)
        for axis in ("row", "column"):
            if name in table.axis(axis):
                return core.LinesOf(base.table, axis, name, base.previous, span)
        if any(name == field.name for field in TABLE_FIELDS):
            return core.Attr(base, name, span=span)
        candidates = ("行", "列", *(field.name for field in TABLE_FIELDS), *table.rows, *table.columns)
        return self._wrong(
            "R105",
            f"{table.name}没有“{name}”：可以用 行、列、格、空白格，或行组列组的名字",
            name_span,
            suggestion=_did_you_mean(nearest(name, candidates)),
        )

    def _of_previous(self, name: str, span: Span, name_span: Span) -> core.Core:
        if name in self.scope.forms.tables:
            return core.TableOf(self.scope.forms.tables[name].key, previous=True, span=span)
        given = given_name(name)
        if given is not None and given.english not in ("previous", "as_of"):
            return core.Given(given.english, previous=True, span=span)
        candidates = (*self.scope.forms.table_names, *(item.name for item in GIVEN))
        return self._wrong(
            "R105",
            f"上年报告没有“{name}”：可以写 上年.表三[…]、上年.章节[…]、上年.年度 等",
            name_span,
            suggestion=_did_you_mean(nearest(name, candidates)),
        )

    def _index(self, node: syntax.Index, variables: Variables) -> core.Core:
        base = self.resolve(node.base, variables)
        span = self._span(node.span)
        if isinstance(base, core.Wrong):
            return base
        if isinstance(base, core.TableOf):
            return self._cell(base, node, variables, span)
        if isinstance(base, core.Given) and base.key == "sections":
            if len(node.arguments) != 1:
                return self._wrong(
                    "R111", "“章节[…]”的方括号里写一个部分的名字，例如 章节[总体情况]", node.span
                )
            which = self._section_name(node.arguments[0], variables)
            return which if isinstance(which, core.Wrong) else core.SectionOf(which, base.previous, span)
        return self._wrong(
            "R111",
            "方括号只能跟在 表二、表三、表四 或 章节 后面",
            node.span,
            suggestion="取一组里的第一个请用 首个(…)",
        )

    def _cell(self, base: core.TableOf, node: syntax.Index, variables: Variables, span: Span) -> core.Core:
        table = self.scope.forms.tables[base.table]
        if len(node.arguments) != 2:
            return self._wrong(
                "R111",
                f"{table.name}的方括号里要写行和列两样，这里写了 {len(node.arguments)} 样",
                node.span,
                suggestion=f"例如 {table.name}[行, 列]",
            )
        swapped = [part.name for part in node.arguments if isinstance(part, syntax.Name)]
        if len(swapped) == 2 and swapped[0] in table.columns and swapped[1] in table.rows:
            return self._wrong(
                "R108",
                "行和列写反了：方括号里先写行、后写列",
                node.span,
                suggestion=f"改成 {table.name}[{swapped[1]}, {swapped[0]}]",
            )
        row = self._line(table, "row", node.arguments[0], variables)
        column = self._line(table, "column", node.arguments[1], variables)
        if isinstance(row, core.Wrong) or isinstance(column, core.Wrong):
            return core.Wrong(span)
        return core.CellOf(base.table, row, column, base.previous, span=span)

    def _line(self, table: TableNames, axis: str, node: syntax.Expr, variables: Variables) -> core.Core:
        if not isinstance(node, syntax.Name | syntax.Text):
            return self.resolve(node, variables)
        name = node.name if isinstance(node, syntax.Name) else node.value
        if isinstance(node, syntax.Name):
            if name in variables:
                value = variables[name]
                return core.Var(name, self._span(node.span)) if value is None else value
            if name in self.scope.definitions and name not in table.axis(axis):
                return self.resolve(node, variables)
        if name in table.axis(axis):
            return core.LineOf(table.key, axis, name, self._span(node.span))
        return self.unknown_line(table, axis, name, node.span, variables)

    def unknown_line(
        self, table: TableNames, axis: str, name: str, span: Span, variables: Iterable[str] = ()
    ) -> core.Wrong:
        """Report a name that is not a row (column) of the table."""
        word, other_word = ("行", "列") if axis == "row" else ("列", "行")
        if name in table.axis("column" if axis == "row" else "row"):
            first = "前面" if other_word == "行" else "后面"
            return self._wrong(
                "R108",
                f"“{name}”是{table.name}的{other_word}，不是{word}；方括号里先写行、后写列",
                span,
                suggestion=f"把“{name}”写到逗号{first}",
            )
        short = table.labels.get(name, "")
        if short in table.axis(axis):
            return self._wrong(
                "R102", f"{table.name}的这一{word}在规则里写作“{short}”", span, suggestion=f"改写成 {short}"
            )
        return self._wrong(
            "R102",
            f"{table.name}没有叫“{name}”的{word}",
            span,
            suggestion=_did_you_mean(nearest(name, (*table.axis(axis), *variables))),
            expected=tuple(table.axis(axis)),
        )

    def _section_name(self, node: syntax.Expr, variables: Variables) -> core.Core:
        if not isinstance(node, syntax.Name | syntax.Text):
            return self.resolve(node, variables)
        name = node.name if isinstance(node, syntax.Name) else node.value
        span = self._span(node.span)
        if isinstance(node, syntax.Name) and name in variables:
            value = variables[name]
            return core.Var(name, span) if value is None else value
        if name in self.scope.forms.sections:
            return core.Const(name, span)
        return self.unknown_section(name, node.span, variables)

    def unknown_section(self, name: str, span: Span, variables: Iterable[str] = ()) -> core.Wrong:
        """Report a name that is not one of the six parts."""
        forms = self.scope.forms
        short = forms.section_labels.get(name, "")
        if short:
            return self._wrong(
                "R103", f"这一部分在规则里写作“{short}”", span, suggestion=f"改写成 章节[{short}]"
            )
        return self._wrong(
            "R103",
            f"报告没有叫“{name}”的部分",
            span,
            suggestion=_did_you_mean(nearest(name, (*forms.sections, *variables))),
            expected=tuple(forms.sections),
        )

    # Calls, definitions, quantifiers ------------------------------------------------------------

    def _call(self, node: syntax.Call, variables: Variables) -> core.Core:
        arguments = tuple(self.resolve(argument, variables) for argument in node.arguments)
        if node.name in self.scope.definitions:
            return self._definition(self.scope.definitions[node.name], arguments, node.span)
        spec = self.scope.functions.get(node.name)
        if spec is not None:
            return core.Apply(spec.name, arguments, span=self._span(node.span))
        name_span = Span(node.span.start, node.span.start + len(node.name))
        candidates = (*self.scope.functions, *self.scope.definitions)
        return self._wrong(
            "R104",
            f"没有叫“{node.name}”的函数或定义",
            name_span,
            suggestion=_did_you_mean(nearest(node.name, candidates)),
        )

    def _definition(
        self, definition: syntax.Definition, arguments: tuple[core.Core, ...], span: Span
    ) -> core.Core:
        name = definition.name
        if len(arguments) != len(definition.parameters):
            wanted = "、".join(definition.parameters) or "没有参数"
            return self._wrong(
                "R106",
                f"定义“{name}”的参数是：{wanted}；这里给了 {len(arguments)} 个",
                span,
            )
        if name in self._inside or len(self._inside) >= DEEPEST:
            chain = " → ".join((*self._inside, name))
            place, self._call_span = self._span(span), None  # told where the circle is entered
            wrong = self._wrong("R107", f"定义绕回了自己：{chain}", place)
            self._call_span = place
            return wrong
        kept = self._call_span, self._inside
        self._call_span, self._inside = self._span(span), (*self._inside, name)
        try:
            return self.resolve(definition.value, dict(zip(definition.parameters, arguments, strict=True)))
        finally:
            self._call_span, self._inside = kept

    def _quantified(self, node: syntax.Quantified, variables: Variables) -> core.Core:
        domain = self.resolve(node.domain, variables)
        name, inner = node.variable, dict(variables)
        if self._inside or node.variable in variables:  # an argument may hold a variable of the same name
            self._fresh += 1
            name = f"{node.variable}·{self._fresh}"
            inner[node.variable] = core.Var(name, self._span(node.span))
        else:
            inner[node.variable] = None
        inner.setdefault(name, None)
        condition = self.resolve(node.condition, inner)
        return core.Each(node.kind, name, domain, condition, self._span(node.span))


def phrase_parts(phrase: syntax.PhraseDefinition) -> tuple[tuple[str, str], ...]:
    """Return the alternatives of a phrase as data."""
    return tuple(
        ("text", part.value) if isinstance(part, syntax.Text) else ("regex", part.pattern)
        for part in phrase.patterns
    )


def _number(node: syntax.Number) -> object:
    if not node.percent:
        return node.value
    from decimal import Decimal

    return Share(Decimal(node.value).scaleb(-2))


def _did_you_mean(name: str) -> str:
    return f"是不是“{name}”？" if name else ""
