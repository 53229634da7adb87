"""Names become things: the pass from the syntax tree to the resolved tree.

Every name is looked up when a rule is loaded: variables first, then the pack's definitions, word lists and
phrases, then what the report tells, the tables, the fixed words. An unknown one is a diagnostic with the
nearest name, and costs only the rule it stands in. Definitions are put in place where they are used.

Inside {…} a bare name that means nothing else is a text: {工作考核, 社会评议}. Used as an index it is looked
up in the table then (by `check`), so {规章, 行政规范性文件} works for rows as well.
"""

from __future__ import annotations

from checker.language import core, everyday, syntax
from checker.language.names import CONSTANTS, GIVEN, MESSAGE_NAMES, given_name, nearest
from checker.language.resolve_places import PlaceResolver, Scope, Variables, did_you_mean
from checker.language.values import Share
from checker.source.rule_text import RuleText, Span

__all__ = ["DEEPEST", "Resolver", "Scope", "Variables", "phrase_parts"]

DEEPEST = 20  # definitions within definitions


class Resolver(PlaceResolver):
    """Resolves the expressions of one rule (or definition); gathers what it finds wrong."""

    def __init__(self, scope: Scope, text: RuleText, rule: str = "") -> None:
        super().__init__(scope, text, rule)
        self.in_message = False  # 左, 右 and 差 may be used
        self._inside: tuple[str, ...] = ()  # the definitions we are in
        self._fresh = 0

    # Expressions --------------------------------------------------------------------------------

    def resolve(self, node: syntax.Expr, variables: Variables) -> core.Core:
        """Resolve an expression; `variables` are those that may be used in it."""
        span = self.span_of(node.span)
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
                return self.index(node, variables)
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
        name, span = node.name, self.span_of(node.span)
        if self.in_message and name in MESSAGE_NAMES:
            return core.Var(name, span)
        if name in CONSTANTS:
            return core.Const(name, span)
        place = self.place_of(name)
        if place:
            return self.wrong("R109", f"“{name}”{place}", node.span)
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
            return self.wrong(
                "R110",
                f"提示里的 {{{name}}} 不认识：可以写本规则的变量、左、右、差，或任何式子",
                node.span,
                suggestion=did_you_mean(nearest(name, (*known, *candidates)) or _as_long(name, variables)),
                expected=known,
            )
        return self.wrong(
            "R101",
            f"不认识“{name}”：它不是变量、定义、词表、句式，也不是报告里有的项目",
            node.span,
            suggestion=_apart(name)
            or everyday.meant_by(name, self.scope.forms.table_names)
            or _near_or_quoted(name, nearest(name, candidates)),
        )

    def _known_name(self, node: syntax.Name, variables: Variables) -> core.Core | None:
        """Look a name up where it has a value: variables, the pack's own names, the report's."""
        name, span = node.name, self.span_of(node.span)
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

    def _item(self, node: syntax.Expr, variables: Variables) -> core.Core:
        if isinstance(node, syntax.Name):
            found = self._known_name(node, variables)
            return found if found is not None else core.Const(node.name, self.span_of(node.span))
        return self.resolve(node, variables)

    def _attribute(self, node: syntax.Attribute, variables: Variables) -> core.Core:
        base = self.resolve(node.base, variables)
        span = self.span_of(node.span)
        name_span = Span(max(node.span.end - len(node.name), node.span.start), node.span.end)
        if isinstance(base, core.TableOf):
            return self.of_table(base, node.name, span, name_span)
        if isinstance(base, core.Given) and base.key == "previous":
            return self.of_previous(node.name, span, name_span)
        return core.Attr(base, node.name, span=span)

    # Calls, definitions, quantifiers ------------------------------------------------------------

    def _call(self, node: syntax.Call, variables: Variables) -> core.Core:
        if node.name in (*self.scope.forms.tables, "章节"):
            inside = "部分" if node.name == "章节" else "行, 列"
            message = f"“{node.name}”后面不用圆括号"
            return self.wrong("R111", message, node.span, suggestion=f"用方括号：{node.name}[{inside}]")
        arguments = tuple(self.resolve(argument, variables) for argument in node.arguments)
        if node.name in self.scope.definitions:
            return self._definition(self.scope.definitions[node.name], arguments, node.span)
        spec = self.scope.functions.get(node.name)
        if spec is not None:
            return core.Apply(spec.name, arguments, span=self.span_of(node.span))
        name_span = Span(node.span.start, node.span.start + len(node.name))
        candidates = (*self.scope.functions, *self.scope.definitions)
        return self.wrong(
            "R104",
            f"没有叫“{node.name}”的函数或定义",
            name_span,
            suggestion=did_you_mean(everyday.function_meant(node.name) or nearest(node.name, candidates)),
        )

    def _definition(
        self, definition: syntax.Definition, arguments: tuple[core.Core, ...], span: Span
    ) -> core.Core:
        name = definition.name
        if len(arguments) != len(definition.parameters):
            wanted = "、".join(definition.parameters) or "没有参数"
            return self.wrong(
                "R106",
                f"定义“{name}”的参数是：{wanted}；这里给了 {len(arguments)} 个",
                span,
            )
        if name in self._inside or len(self._inside) >= DEEPEST:
            chain = " → ".join((*self._inside, name))
            place, self.call_span = self.span_of(span), None  # told where the circle is entered
            wrong = self.wrong("R107", f"定义绕回了自己：{chain}", place)
            self.call_span = place
            return wrong
        kept = self.call_span, self._inside
        self.call_span, self._inside = self.span_of(span), (*self._inside, name)
        try:
            return self.resolve(definition.value, dict(zip(definition.parameters, arguments, strict=True)))
        finally:
            self.call_span, self._inside = kept

    def _quantified(self, node: syntax.Quantified, variables: Variables) -> core.Core:
        domain = self.resolve(node.domain, variables)
        name, inner = node.variable, dict(variables)
        if self._inside or node.variable in variables:  # an argument may hold a variable of the same name
            self._fresh += 1
            name = f"{node.variable}·{self._fresh}"
            inner[node.variable] = core.Var(name, self.span_of(node.span))
        else:
            inner[node.variable] = None
        inner.setdefault(name, None)
        condition = self.resolve(node.condition, inner)
        return core.Each(node.kind, name, domain, condition, self.span_of(node.span))


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


def _as_long(name: str, variables: Variables) -> str:
    """Return a variable of one character for another: {烈} where there is only 列."""
    return next((one for one in variables if len(one) == len(name) == 1), "")


def _near_or_quoted(name: str, near: str) -> str:
    """Name what may be meant; a word that is meant as a text wants quotes."""
    quoted = f"要写文字，放在引号里：“{name}”"
    return f"{did_you_mean(near)}{quoted}" if near else quoted


def _apart(name: str) -> str:
    """Return how to write a name in which an operator's word sticks: 新收件数等于办结件数."""
    from checker.language.early_mistakes import glued_words

    word = glued_words(name)
    return f"“{word}”前后要空一格：{name.replace(word, f' {word} ', 1)}" if word else ""
