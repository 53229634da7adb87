"""Explain a rule on a report: every binding with its verdict, every figure of its conditions."""

from __future__ import annotations

from datetime import date
from typing import Any

from checker.engine.finding import default_message, render
from checker.engine.judge_case import bindings_of, shown
from checker.engine.run import NO_YEAR
from checker.findings.explanation import (
    BROKEN,
    CANNOT_TELL,
    FAILED,
    HOLDS,
    NOT_APPLICABLE,
    BindingExplanation,
    CaseExplanation,
    Explanation,
    Step,
)
from checker.language import core
from checker.language.evaluate import Environment, Evaluator
from checker.language.operations import number_of
from checker.language.proof import prove, substituted
from checker.language.ready import ReadyCase
from checker.language.show import show
from checker.language.values import UNDECIDED, CellAt
from checker.language.wording import write
from checker.language.world import World
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.rulebook.pack import Entry, Rulebook
from checker.rulebook.select import in_force

MOST_BINDINGS = 300
_SILENT = (core.Const, core.LineOf, core.PhraseOf, core.ListOf, core.LinesOf)


def explain(
    entry: Entry, report: Report, previous: Report | Unknown | None, rulebook: Rulebook, as_of: date
) -> Explanation:
    """Evaluate a rule on a report and tell every step."""
    head = entry.head
    if entry.disabled:
        return Explanation(head.id, head.title, (), f"已停用：{entry.disabled}")
    force = in_force(entry, report, as_of)
    if force is not True:
        reason = NO_YEAR if force is None else "本规则不适用于这份报告（年度、格式、省份或生效失效日期不合）"
        return Explanation(head.id, head.title, (), reason)
    world = World(report, previous, as_of, rulebook.functions)
    evaluator = Evaluator(world, strict=head.blanks_unknown)
    return Explanation(head.id, head.title, tuple(_case(evaluator, case) for case in entry.cases))


def _case(evaluator: Evaluator, case: ReadyCase) -> CaseExplanation:
    names = {binding.variable for binding in case.bindings}
    found: list[BindingExplanation] = []
    try:
        if case.given is not None and not core.variables(case.given) & names:
            applies = evaluator.truth(case.given, {})
            if applies is not True:
                steps = (_named("适用和前提", evaluator, case.given, {}),)
                return CaseExplanation(case.name, case.formula, (_not_run(applies, {}, steps),))
        for env, unknown in bindings_of(evaluator, case.bindings, {}):
            if len(found) >= MOST_BINDINGS:
                break
            if unknown is not None:
                found.append(BindingExplanation(shown(env), CANNOT_TELL, unknown.reason))
            else:
                found.append(_binding(evaluator, case, env))
    except Exception as error:  # noqa: BLE001  # a function of a plugin may raise anything
        found.append(_failure({}, error))
    if not found:
        found.append(BindingExplanation((), NOT_APPLICABLE, "报告里没有要逐个判断的东西"))
    return CaseExplanation(case.name, case.formula, tuple(found))


def _binding(evaluator: Evaluator, case: ReadyCase, env: Environment) -> BindingExplanation:
    steps: list[Step] = []
    try:
        if case.given is not None:
            steps.append(_named("适用和前提", evaluator, case.given, env))
            applies = evaluator.truth(case.given, env)
            if applies is not True:
                return _not_run(applies, env, tuple(steps))
        steps.extend(_named(f"设 {name}", evaluator, tree, env) for name, tree in case.lets)
        steps.append(_named("要求", evaluator, case.require, env))
        verdict = evaluator.truth(case.require, env)
        figures = substituted(evaluator, case.require, env)
        if verdict is True:
            return BindingExplanation(shown(env), HOLDS, "", figures, tuple(steps))
        if isinstance(verdict, Unknown):
            return BindingExplanation(shown(env), CANNOT_TELL, verdict.reason, figures, tuple(steps))
        if case.review is not None:
            steps.append(_named("待核", evaluator, case.review, env))
        if case.soften is not None:
            steps.append(_named("降为提示", evaluator, case.soften, env))
        return BindingExplanation(shown(env), BROKEN, _message(evaluator, case, env), figures, tuple(steps))
    except Exception as error:  # noqa: BLE001  # see above
        return _failure(env, error)


def _message(evaluator: Evaluator, case: ReadyCase, env: Environment) -> str:
    proof = prove(evaluator, case.require, env)
    named = {**env, "左": proof.left, "右": proof.right, "差": proof.difference}
    return render(evaluator, case.message, named) or default_message("要求", shown(env), proof)


def _not_run(
    applies: bool | Unknown,  # noqa: FBT001  # the three truth values
    env: Environment,
    steps: tuple[Step, ...],
) -> BindingExplanation:
    if isinstance(applies, Unknown):
        return BindingExplanation(shown(env), CANNOT_TELL, applies.reason, "", steps)
    return BindingExplanation(shown(env), NOT_APPLICABLE, "适用或前提的条件不成立", "", steps)


def _failure(env: Environment, error: Exception) -> BindingExplanation:
    return BindingExplanation(shown(env), FAILED, f"函数出错：{type(error).__name__} {error}")


def _named(word: str, evaluator: Evaluator, node: core.Core, env: Environment) -> Step:
    step = step_of(evaluator, node, env)
    return Step(f"{word}：{step.text}", step.value, step.note, step.location, step.parts)


def step_of(evaluator: Evaluator, node: core.Core, env: Environment) -> Step:
    """Return a tree with its value and those of its parts. It may raise what a function raises."""
    value = evaluator.value(node, env)
    text = write(node)
    if isinstance(node, core.Each):
        return _each(evaluator, node, env, text, value)
    parts = tuple(
        step_of(evaluator, child, env)
        for child in core.children(node)
        if not isinstance(child, _SILENT) and not isinstance(node, core.CellOf)
    )
    if isinstance(node, core.Var | core.Given | core.SectionOf):
        parts = ()
    if isinstance(value, tuple) and not hasattr(value, "_fields") and value and isinstance(value[0], CellAt):
        parts = tuple(_cell(item) for item in value)
    note, place = _note(value)
    return Step(text, _shown(value), note, place, parts)


def _each(evaluator: Evaluator, node: core.Each, env: Environment, text: str, value: Any) -> Step:
    domain = evaluator.value(node.domain, env)
    items = () if isinstance(domain, UNDECIDED) else tuple(domain)[:MOST_BINDINGS]
    parts = []
    for item in items:
        step = step_of(evaluator, node.condition, {**env, node.variable: item})
        name = node.variable.partition("·")[0]
        parts.append(
            Step(f"{name} = {show(item)}：{step.text}", step.value, step.note, step.location, step.parts)
        )
    note, place = _note(value)
    return Step(text, _shown(value), note, place, tuple(parts))


def _cell(at: CellAt) -> Step:
    note, place = _note(at)
    return Step(at.name, _shown(at), note, place)


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "真" if value else "假"
    if isinstance(value, UNDECIDED) or isinstance(number_of(value), UNDECIDED):
        return CANNOT_TELL
    return show(value)


def _note(value: Any) -> tuple[str, Any]:
    if isinstance(value, UNDECIDED):
        return value.reason, value.location
    if isinstance(value, CellAt):
        number = number_of(value)
        if isinstance(number, Unknown):
            return number.reason, number.location
        cell = value.cell
        words = f"印作“{cell.raw}”" if cell.raw and cell.raw != show(value) else ""
        return words, cell.location
    place = getattr(value, "location", None)
    return "", place if not callable(place) else None
