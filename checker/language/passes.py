"""The passes from syntax to rules that can run: resolve, check, put together. One bad rule costs no other."""

from __future__ import annotations

from typing import NamedTuple

from checker.findings.basis import Basis
from checker.language import core, syntax
from checker.language.check import TypeChecker
from checker.language.diagnostics import Diagnostic, Passed
from checker.language.names import CONSTANTS, MESSAGE_NAMES
from checker.language.ready import MessageParts, Moment, ReadyBinding, ReadyCase, ReadyRule, RuleHead
from checker.language.resolve import Resolver, Scope, Variables
from checker.language.types import ANY, NOTHING, Type
from checker.source.rule_text import RuleText, Span

# Kinds that a message cannot show, and what to write instead.
_UNSEEN = {
    "form": "写它的一项，如 {格式.名称}、{格式.编号}",
    "report": "写它的一项，如 {年度}、{上年.年度}、{机关}",
    "phrase": "写匹配到的句子，如 {句}、{句.件数}",
}


class Origin(NamedTuple):
    """Where a rule comes from."""

    pack: str
    text: RuleText
    message_text: RuleText | None = None  # where 提示 and 整改 stand, if another pack wrote them


def ready_rule(rule: syntax.Rule, scope: Scope, origin: Origin) -> Passed[ReadyRule | None]:
    """Resolve and check a rule. It is None when anything in it is wrong; the diagnostics then say what."""
    maker = _RuleMaker(rule, scope, origin)
    cases = [maker.case(case) for case in rule.cases]
    diagnostics = tuple(maker.diagnostics)
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        return Passed(None, diagnostics)
    sound = tuple(case for case in cases if case is not None)
    if len(sound) != len(cases) or not sound:
        return Passed(None, (*diagnostics, _nothing_required(rule, origin.text)))
    return Passed(ReadyRule(_head(rule, origin), sound), diagnostics)


def check_definition(definition: syntax.Definition, scope: Scope, text: RuleText) -> list[Diagnostic]:
    """Check a definition by itself; its parameters may be anything."""
    resolver = Resolver(scope, text)
    tree = resolver.resolve(definition.value, dict.fromkeys(definition.parameters))
    checker = TypeChecker(scope, text)
    checker.infer(tree, dict.fromkeys(definition.parameters, ANY))
    return [*resolver.diagnostics, *checker.diagnostics]


def _nothing_required(rule: syntax.Rule, text: RuleText) -> Diagnostic:
    return Diagnostic("K011", "这条规则没有写“要求”", text, rule.id_span, (), "加一行“要求：…”", rule.id)


def _head(rule: syntax.Rule, origin: Origin) -> RuleHead:
    return RuleHead(
        id=rule.id,
        title=rule.title,
        severity=rule.severity,
        basis=tuple(
            Basis(clause.document, clause.number, clause.clause, rule.basis_kind, clause.url, clause.years)
            for clause in rule.basis
        ),
        basis_kind=rule.basis_kind,
        blanks_unknown=rule.blanks_unknown,
        effective=_moment(rule.effective),
        expires=_moment(rule.expires),
        note=rule.note,
        pack=origin.pack,
        file=origin.text.name,
        line=origin.text.position(rule.span.start)[0],
    )


def _moment(effect: syntax.Effect | None) -> Moment | None:
    return None if effect is None or effect.year is None else Moment(effect.year, effect.month, effect.day)


class _RuleMaker:
    """Makes the cases of one rule."""

    def __init__(self, rule: syntax.Rule, scope: Scope, origin: Origin) -> None:
        self.rule = rule
        self.text = origin.text
        self.message_text = origin.message_text or origin.text
        self.resolver = Resolver(scope, origin.text, rule.id)
        self.checker = TypeChecker(scope, origin.text, rule.id)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        found = [*self.resolver.diagnostics, *self.checker.diagnostics]
        unique = dict.fromkeys((one.code, one.message, one.span) for one in found)
        first = {(one.code, one.message, one.span): one for one in reversed(found)}
        return sorted((first[key] for key in unique), key=lambda one: one.span)

    def case(self, case: syntax.Case) -> ReadyCase | None:
        variables: dict[str, core.Core | None] = {}
        types: dict[str, Type] = {}
        bindings: list[ReadyBinding] = []
        lets: list[tuple[str, core.Core]] = []
        both: tuple[syntax.Binding | syntax.Let, ...] = (*case.bindings, *case.lets)
        steps = sorted(both, key=lambda step: step.span)
        for step in steps:
            if isinstance(step, syntax.Let):
                tree, found = self.checker.infer(self.resolver.resolve(step.value, variables), types)
                variables[step.name] = tree if found != NOTHING else core.Wrong(step.span)
                lets.append((step.name, tree))
            else:
                bindings.append(self._binding(step, variables, types))
        given = self._given(case, variables, types)
        if case.require is None:
            return None
        require = self._condition(case.require, variables, types, "“要求”")
        review, soften = (
            None if condition is None else self._condition(condition, variables, types, f"“{word}”")
            for condition, word in ((case.review, "待核"), (case.soften, "降为提示"))
        )
        self._message_without_comparison(case, require)
        return ReadyCase(
            name=case.name,
            bindings=tuple(bindings),
            given=given,
            require=require,
            review=review,
            soften=soften,
            severity=case.severity or self.rule.severity,
            message=self._message(case.message or self.rule.message, variables, types),
            remedy=self._message(case.remedy or self.rule.remedy, variables, types),
            formula=_as_written(self.text, case.require.span),
            lets=tuple(lets),
        )

    def _message_without_comparison(self, case: syntax.Case, require: core.Core) -> None:
        """Refuse 左, 右, 差 in a message where the requirement compares nothing."""
        template = case.message or self.rule.message
        if template is None or any(core.sides(part) is not None for part in core.walk(require)):
            return
        for part in template.parts:
            if isinstance(part, syntax.Name) and part.name in MESSAGE_NAMES:
                self.checker.text = self.message_text
                self.checker.wrong(
                    "C111",
                    f"“要求”里没有比较，提示里的 {{{part.name}}} 没有意义",
                    part.span,
                    "改用本规则的变量，或去掉它",
                )
                self.checker.text = self.text

    def _binding(
        self, binding: syntax.Binding, variables: dict[str, core.Core | None], types: dict[str, Type]
    ) -> ReadyBinding:
        domain, item = self.checker.domain(self.resolver.resolve(binding.domain, variables), types)
        variables[binding.variable] = None
        types[binding.variable] = item
        condition = None
        if binding.condition is not None:
            condition = self._condition(binding.condition, variables, types, "“当”后面")
        return ReadyBinding(binding.variable, domain, condition)

    def _given(self, case: syntax.Case, variables: Variables, types: dict[str, Type]) -> core.Core | None:
        joined: core.Core | None = None
        parts: list[tuple[syntax.Expr | None, str]] = [
            (self.rule.applies, "“适用”"),
            (self.rule.given, "“前提”"),
            (case.applies, "“适用”"),
            (case.given, "“前提”"),
        ]
        for expression, what in parts:
            if expression is None:
                continue
            tree = self._condition(expression, variables, types, what)
            joined = tree if joined is None else core.Op2("and", joined, tree, tree.span)
        return joined

    def _condition(
        self, expression: syntax.Expr, variables: Variables, types: dict[str, Type], what: str
    ) -> core.Core:
        return self.checker.condition(self.resolver.resolve(expression, variables), types, what)

    def _message(
        self, template: syntax.Template | None, variables: Variables, types: dict[str, Type]
    ) -> MessageParts | None:
        if template is None:
            return None
        self.resolver.in_message = True
        self.resolver.text = self.checker.text = self.message_text
        parts: list[str | core.Core] = []
        named = {"左": ANY, "右": ANY, "差": ANY, **types}
        for part in template.parts:
            if isinstance(part, str):
                parts.append(part)
            else:
                tree, found = self.checker.infer(self.resolver.resolve(part, variables), named)
                self._readable(part, tree, found)
                parts.append(tree)
        self.resolver.in_message = False
        self.resolver.text = self.checker.text = self.text
        return tuple(parts)

    def _readable(self, part: syntax.Expr, tree: core.Core, found: Type) -> None:
        """Refuse what a message cannot show: a whole report, a form; a fixed word that only means itself."""
        written = self.message_text.text[part.span.start : part.span.end]
        if found.kind in _UNSEEN:
            advice = _UNSEEN[found.kind]
            self.checker.wrong("C112", f"提示里不能直接写 {{{written}}}：它不是一个值", part.span, advice)
        elif isinstance(part, syntax.Name) and isinstance(tree, core.Const) and part.name in CONSTANTS:
            message = f"提示里的 {{{written}}} 只会印出“{written}”这个词"
            advice = "要印出数，写变量或式子，如 {左}；要印这个词，去掉花括号"
            self.checker.wrong("C112", message, part.span, advice)


def _as_written(text: RuleText, span: Span) -> str:
    """Return a requirement as its author wrote it, on one line.

    A tree's span leaves out the brackets that group it: those at either end are taken back in.
    """
    start, end = span.start, span.end
    before, behind = text.text[:start].rstrip(), text.text[end:]
    while before.endswith(("(", "（")):
        start = len(before) - 1
        before = before[:-1].rstrip()
    while behind.lstrip().startswith((")", "）")):
        end = len(text.text) - len(behind.lstrip()) + 1
        behind = text.text[end:]
    return " ".join(text.text[start:end].split())
