"""How a rule came to its verdict on a report, as text: `checker explain RULE PATH`."""

from __future__ import annotations

from collections import Counter

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
from checker.reporters.screen import PLAIN, Screen
from checker.text.columns import display_width, wrap

_STYLES = {HOLDS: "good", BROKEN: "error", NOT_APPLICABLE: "faint", CANNOT_TELL: "warning", FAILED: "error"}
_DEEPEST = 6  # levels of steps that are told
_SHORT = 40  # so many bindings that hold are told one by one


def render_explanation(name: str, explanation: Explanation, screen: Screen = PLAIN) -> str:
    """Return the evaluation of a rule on the report called `name`, ending in a line feed."""
    lines = [screen.paint("head", f"在 {name} 上")]
    if explanation.reason:
        lines += wrap(explanation.reason, screen.width, "  没有运行  ")
    for case in explanation.cases:
        lines += ["", *_case(case, screen)]
    return screen.harmless("\n".join(lines) + "\n")


def _case(case: CaseExplanation, screen: Screen) -> list[str]:
    lines = wrap(f"情形 {case.name}", screen.width) if case.name else []
    lines += wrap(case.formula, screen.width, "  要求  ")
    counts = Counter(binding.verdict for binding in case.bindings)
    told = [f"{verdict} {counts[verdict]}" for verdict in _STYLES if counts[verdict]]
    lines.append(f"  结果  {' · '.join(told)}")
    quiet = 0
    for binding in case.bindings:
        if binding.verdict in (HOLDS, NOT_APPLICABLE) and quiet >= _SHORT:
            continue
        quiet += binding.verdict in (HOLDS, NOT_APPLICABLE)
        lines += _binding(binding, screen)
    if counts[HOLDS] + counts[NOT_APPLICABLE] > _SHORT:
        lines.append(f"  ……其余 {counts[HOLDS] + counts[NOT_APPLICABLE] - _SHORT} 处相符或不适用，从略")
    return lines


def _binding(binding: BindingExplanation, screen: Screen) -> list[str]:
    where = "，".join(f"{name} = {value}" for name, value in binding.bindings) or "整份报告"
    head = wrap(where, screen.width, f"  {binding.verdict}  ")
    head[0] = head[0].replace(binding.verdict, screen.paint(_STYLES[binding.verdict], binding.verdict), 1)
    inset = " " * (display_width(binding.verdict) + 4)
    for text in (binding.substituted, binding.reason):
        if text:
            head += wrap(text, screen.width, inset)
    if binding.verdict in (HOLDS, NOT_APPLICABLE):
        return head
    return [*head, *(line for step in binding.steps for line in _step(step, len(inset), screen))]


def _step(step: Step, inset: int, screen: Screen, depth: int = 0) -> list[str]:
    place = f"（{step.location.describe()}）" if step.location is not None and not step.parts else ""
    note = f"，{step.note}" if step.note else ""
    mark = "└ " if depth else ""
    first = " " * (inset + 2 * max(depth - 1, 0)) + mark
    lines = wrap(f"{step.text} → {step.value}{note}{place}", screen.width, first)
    if depth >= _DEEPEST:
        return lines
    return [*lines, *(line for part in step.parts for line in _step(part, inset, screen, depth + 1))]
