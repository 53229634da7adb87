"""Make a finding of a broken binding: message, proof, remedy, name."""

from __future__ import annotations

from typing import Any

from checker.findings.basis import basis_of_year
from checker.findings.finding import Finding
from checker.findings.fingerprint import fingerprint
from checker.language import core
from checker.language.evaluate import Environment, Evaluator
from checker.language.operations import NUMBERS
from checker.language.proof import Proof, prove
from checker.language.ready import MessageParts, ReadyCase, RuleHead
from checker.language.show import show, show_percent
from checker.language.values import UNDECIDED, Share


def make_finding(evaluator: Evaluator, head: RuleHead, case: ReadyCase, env: Environment) -> Finding:
    """Say what is wrong at one place, with its proof. It may raise what a function raises."""
    proof = prove(evaluator, case.require, env)
    left, right, difference = sides(proof)
    bindings = tuple((name, show(value)) for name, value in env.items())
    title = f"{head.title}（{case.name}）" if case.name else head.title
    named = {**env, "左": proof.left, "右": proof.right, "差": proof.difference}
    identity = evaluator.world.report.identity
    softened = _perhaps(evaluator, case.soften, env)
    return Finding(
        rule=head.id,
        title=title,
        severity="info" if softened else case.severity,
        needs_review=softened or proof.doubtful or _perhaps(evaluator, case.review, env),
        message=render(evaluator, case.message, named) or default_message(title, bindings, proof),
        basis=basis_of_year(head.basis, identity.year),
        bindings=bindings,
        left=left,
        right=right,
        difference=difference,
        formula=case.formula,
        substituted=proof.substituted,
        evidence=proof.evidence,
        remedy=render(evaluator, case.remedy, named),
        location=proof.location,
        fingerprint=fingerprint(head.id, identity.organ, identity.year, bindings, case.name),
        pack=head.pack,
    )


def _perhaps(evaluator: Evaluator, condition: core.Core | None, env: Environment) -> bool:
    """Whether 待核 or 降为提示 is true, or could not be decided itself: a person decides then."""
    return condition is not None and evaluator.truth(condition, env) is not False


def sides(proof: Proof) -> tuple[str | None, str | None, str | None]:
    """Write both sides and their difference; beside a percentage a computed share is written as one, too."""
    values = (proof.left, proof.right)
    if any(isinstance(value, Share) for value in values) and isinstance(proof.difference, NUMBERS):
        left, right = (show(value) if isinstance(value, Share) else show_percent(value) for value in values)
        return left, right, show_percent(proof.difference, "个百分点")
    return _side(proof.left), _side(proof.right), _side(proof.difference)


def _side(value: Any) -> str | None:
    return None if value is None or isinstance(value, UNDECIDED) else show(value)


def default_message(title: str, bindings: tuple[tuple[str, str], ...], proof: Proof) -> str:
    """Say it for a rule that has no 提示 of its own."""
    where = "、".join(f"{value}" for _, value in bindings)
    words = f"{where}：不符合“{title}”" if where else f"不符合“{title}”"
    left, right, apart = sides(proof)
    if left is not None and right is not None:
        words += f"：左边是 {left}，右边是 {right}"
        words += f"，相差 {apart}" if apart is not None else ""
    return words


def render(evaluator: Evaluator, parts: MessageParts | None, env: Environment) -> str:
    """Put the values into a message."""
    if parts is None:
        return ""
    words = []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, core.Var) and part.name in env:
            value = env[part.name]
            words.append("？" if value is None else show(value))
        else:
            words.append(show(evaluator.value(part, env)))
    return "".join(words)
