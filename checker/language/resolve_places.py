"""Places in a report: 表三[行, 列], 章节[…], 上年.…; and what is told of one that there is not."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.language import core, syntax
from checker.language.diagnostics import Diagnostic
from checker.language.everyday import simplified
from checker.language.functions import Functions
from checker.language.names import GIVEN, TABLE_FIELDS, FormNames, TableNames, given_name, nearest
from checker.source.rule_text import RuleText, Span

Variables: TypeAlias = Mapping[str, core.Core | None]  # None: bound when the rule runs; else put in place


@dataclass(frozen=True)
class Scope:
    """The names that a pack's rules share."""

    forms: FormNames
    functions: Functions
    definitions: Mapping[str, syntax.Definition] = field(default_factory=dict)
    words: Mapping[str, syntax.WordList] = field(default_factory=dict)
    phrases: Mapping[str, syntax.PhraseDefinition] = field(default_factory=dict)


class PlaceResolver(ABC):
    """Resolves the tables, rows, columns and sections that a rule names; gathers what it finds wrong."""

    def __init__(self, scope: Scope, text: RuleText, rule: str = "") -> None:
        self.scope = scope
        self.text = text
        self.rule = rule
        self.diagnostics: list[Diagnostic] = []
        self.call_span: Span | None = None  # inside a definition: where it is used

    @abstractmethod
    def resolve(self, node: syntax.Expr, variables: Variables) -> core.Core:
        """Resolve an expression; `variables` are those that may be used in it."""

    def wrong(
        self,
        code: str,
        message: str,
        span: Span,
        *,
        suggestion: str = "",
        expected: Iterable[str] = (),
    ) -> core.Wrong:
        """Take down a mistake, and stand in for what could not be resolved."""
        if self.call_span is None:  # what is wrong inside a definition is told at the definition
            self.diagnostics.append(
                Diagnostic(code, message, self.text, span, tuple(expected), suggestion, self.rule)
            )
        return core.Wrong(span)

    def span_of(self, span: Span) -> Span:
        """Return the place that a tree's mistakes are told at: a definition's use, not the definition."""
        return self.call_span if self.call_span is not None else span

    def place_of(self, name: str) -> str:
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

    def of_table(self, base: core.TableOf, name: str, span: Span, name_span: Span) -> core.Core:
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
        return self.wrong(
            "R105",
            f"{table.name}没有“{name}”：可以用 行、列、格、空白格，或行组列组的名字",
            name_span,
            suggestion=did_you_mean(nearest(name, candidates)),
        )

    def of_previous(self, name: str, span: Span, name_span: Span) -> core.Core:
        if name in self.scope.forms.tables:
            return core.TableOf(self.scope.forms.tables[name].key, previous=True, span=span)
        given = given_name(name)
        if given is not None and given.english not in ("previous", "as_of"):
            return core.Given(given.english, previous=True, span=span)
        candidates = (*self.scope.forms.table_names, *(item.name for item in GIVEN))
        return self.wrong(
            "R105",
            f"上年报告没有“{name}”：可以写 上年.表三[…]、上年.章节[…]、上年.年度 等",
            name_span,
            suggestion=did_you_mean(nearest(name, candidates)),
        )

    def index(self, node: syntax.Index, variables: Variables) -> core.Core:
        base = self.resolve(node.base, variables)
        span = self.span_of(node.span)
        if isinstance(base, core.Wrong):
            return base
        if isinstance(base, core.TableOf):
            return self._cell(base, node, variables, span)
        if isinstance(base, core.Given) and base.key == "sections":
            if len(node.arguments) != 1:
                return self.wrong(
                    "R111", "“章节[…]”的方括号里写一个部分的名字，例如 章节[总体情况]", node.span
                )
            which = self._section_name(node.arguments[0], variables)
            return which if isinstance(which, core.Wrong) else core.SectionOf(which, base.previous, span)
        return self.wrong(
            "R111",
            "方括号只能跟在 表二、表三、表四 或 章节 后面",
            node.span,
            suggestion="取一组里的第一个请用 首个(…)",
        )

    def _cell(self, base: core.TableOf, node: syntax.Index, variables: Variables, span: Span) -> core.Core:
        table = self.scope.forms.tables[base.table]
        if len(node.arguments) != 2:
            return self.wrong(
                "R111",
                f"{table.name}的方括号里要写行和列两样，这里写了 {len(node.arguments)} 样",
                node.span,
                suggestion=f"例如 {table.name}[行, 列]",
            )
        swapped = [part.name for part in node.arguments if isinstance(part, syntax.Name)]
        if len(swapped) == 2 and swapped[0] in table.columns and swapped[1] in table.rows:
            return self.wrong(
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
                return core.Var(name, self.span_of(node.span)) if value is None else value
            if name in self.scope.definitions and name not in table.axis(axis):
                return self.resolve(node, variables)
        if name in table.axis(axis):
            return core.LineOf(table.key, axis, name, self.span_of(node.span))
        return self.unknown_line(table, axis, name, node.span, variables)

    def unknown_line(
        self, table: TableNames, axis: str, name: str, span: Span, variables: Iterable[str] = ()
    ) -> core.Wrong:
        """Report a name that is not a row (column) of the table."""
        word, other_word = ("行", "列") if axis == "row" else ("列", "行")
        if name in table.axis("column" if axis == "row" else "row"):
            first = "前面" if other_word == "行" else "后面"
            return self.wrong(
                "R108",
                f"“{name}”是{table.name}的{other_word}，不是{word}；方括号里先写行、后写列",
                span,
                suggestion=f"把“{name}”写到逗号{first}",
            )
        short = table.labels.get(name, "") or simplified(name)
        if short in table.axis(axis):
            return self.wrong(
                "R102", f"{table.name}的这一{word}在规则里写作“{short}”", span, suggestion=f"改写成 {short}"
            )
        near = nearest(name, (*table.axis(axis), *variables))
        return self.wrong(
            "R102",
            f"{table.name}没有叫“{name}”的{word}",
            span,
            suggestion=did_you_mean(near),
            expected=() if near else tuple(table.axis(axis)),
        )

    def _section_name(self, node: syntax.Expr, variables: Variables) -> core.Core:
        if not isinstance(node, syntax.Name | syntax.Text):
            return self.resolve(node, variables)
        name = node.name if isinstance(node, syntax.Name) else node.value
        span = self.span_of(node.span)
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
            return self.wrong(
                "R103", f"这一部分在规则里写作“{short}”", span, suggestion=f"改写成 章节[{short}]"
            )
        return self.wrong(
            "R103",
            f"报告没有叫“{name}”的部分",
            span,
            suggestion=did_you_mean(nearest(name, (*forms.sections, *variables))),
            expected=tuple(forms.sections),
        )


def did_you_mean(name: str) -> str:
    return f"是不是“{name}”？" if name else ""
