"""Judge one case of one rule with the evaluator: every binding, with its proof or with the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.engine.outcome import Tally
from checker.findings.finding import Unchecked
from checker.language import core
from checker.language.evaluate import Environment, Evaluator
from checker.language.operations import as_unknown
from checker.language.ready import ReadyBinding, ReadyCase, RuleHead
from checker.language.show import show
from checker.language.values import UNDECIDED
from checker.model.unknown import Unknown


class Judged(NamedTuple):
    """A rule's case in its world."""

    evaluator: Evaluator
    head: RuleHead
    case: ReadyCase


def judge_case(judged: Judged, tally: Tally) -> None:
    """Judge every binding of a case."""
    evaluator, _, case = judged
    try:
        names = {binding.variable for binding in case.bindings}
        if case.given is not None and not core.variables(case.given) & names:
            applies = evaluator.truth(case.given, {})
            if applies is False:
                tally.not_applicable += 1
                return
            if isinstance(applies, Unknown):
                _cannot_tell(judged, tally, {}, applies)
                return
        before = _total(tally)
        for env, unknown in bindings_of(evaluator, case.bindings, {}):
            if unknown is not None:
                _cannot_tell(judged, tally, env, unknown)
            else:
                judge_binding(judged, tally, env)
        if _total(tally) == before:
            tally.not_applicable += 1
    except Exception as error:  # noqa: BLE001  # a function of a plugin may raise anything
        _failed(judged, tally, {}, error)


def _total(tally: Tally) -> int:
    return tally.holds + tally.broken + tally.not_applicable + tally.cannot_tell + tally.failed


def bindings_of(
    evaluator: Evaluator, bindings: tuple[ReadyBinding, ...], env: Environment
) -> Iterator[tuple[Environment, Unknown | None]]:
    """Go through the bindings of a case; an unknown tells what of them could not be had."""
    if not bindings:
        yield env, None
        return
    first, *rest = bindings
    domain = evaluator.value(first.domain, env)
    if isinstance(domain, UNDECIDED):
        yield env, as_unknown(domain)
        return
    for item in domain:
        inner = {**env, first.variable: item}
        if first.condition is not None:
            wanted = evaluator.truth(first.condition, inner)
            if isinstance(wanted, Unknown):
                yield inner, wanted
                continue
            if not wanted:
                continue
        yield from bindings_of(evaluator, tuple(rest), inner)


def judge_binding(judged: Judged, tally: Tally, env: Environment) -> None:
    """Judge a case for one binding."""
    evaluator, _, case = judged
    try:
        if case.given is not None:
            applies = evaluator.truth(case.given, env)
            if applies is False:
                tally.not_applicable += 1
                return
            if isinstance(applies, Unknown):
                _cannot_tell(judged, tally, env, applies)
                return
        verdict = evaluator.truth(case.require, env)
        if verdict is True:
            tally.holds += 1
        elif isinstance(verdict, Unknown):
            _cannot_tell(judged, tally, env, verdict)
        else:
            from checker.engine.finding import make_finding

            tally.findings.append(make_finding(evaluator, judged.head, case, env))
            tally.broken += 1
    except Exception as error:  # noqa: BLE001  # see above
        _failed(judged, tally, env, error)


def shown(env: Environment) -> tuple[tuple[str, str], ...]:
    """Return the bindings as results show them."""
    return tuple((name, show(value)) for name, value in env.items())


def title_of(head: RuleHead, case: ReadyCase) -> str:
    return f"{head.title}（{case.name}）" if case.name else head.title


def _cannot_tell(judged: Judged, tally: Tally, env: Environment, unknown: Unknown) -> None:
    tally.cannot_tell += 1
    title = title_of(judged.head, judged.case)
    tally.unchecked.append(Unchecked(judged.head.id, title, shown(env), unknown.reason, unknown.location))


def _failed(judged: Judged, tally: Tally, env: Environment, error: Exception) -> None:
    tally.failed += 1
    title = title_of(judged.head, judged.case)
    reason = f"规则用到的函数出错了，这条规则没有检查：{_say(error)}"
    tally.unchecked.append(Unchecked(judged.head.id, title, shown(env), reason, None, failed=True))


def _say(error: Exception) -> str:
    words = str(error).strip().split("\n")[0][:200]
    return words if words and not words.isascii() else f"{type(error).__name__} {words}".strip()


def collapsed(unchecked: list[Unchecked]) -> list[Unchecked]:
    """Tell the same reason of the same rule once; a reason of several bindings names none of them."""
    first: dict[tuple[Any, ...], Unchecked] = {}
    for one in unchecked:
        key = (one.rule, one.title, one.reason, one.failed)
        if key not in first:
            first[key] = one
        elif first[key].bindings:
            first[key] = first[key]._replace(bindings=_shared(first[key].bindings, one.bindings))
    return list(first.values())


def _shared(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    return tuple(pair for pair in left if pair in right)
