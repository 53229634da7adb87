"""Tell what is wrong in the phrases of a rule file, under the right characters."""

from __future__ import annotations

from collections.abc import Sequence

from checker.language.diagnostics import Diagnostic
from checker.language.phrase import PhraseFault
from checker.language.phrase_compile import captures_of
from checker.language.syntax import Regex, Text
from checker.source.rule_text import RuleText, Span

Pattern = tuple[str, str]  # ("text" or "regex", source)


def pattern_of(node: Text | Regex) -> Pattern:
    """Return a pattern as `compile_phrase` takes it."""
    return ("regex", node.pattern) if isinstance(node, Regex) else ("text", node.value)


def check_patterns(patterns: Sequence[Text | Regex], text: RuleText, rule: str = "") -> list[Diagnostic]:
    """Return the faults of a phrase's patterns, one for each pattern at most."""
    found: list[Diagnostic] = []
    for node in patterns:
        fault = captures_of((pattern_of(node),))
        if isinstance(fault, PhraseFault):
            found.append(_diagnostic(fault, node, text, rule))
    if not found and len(patterns) > 1:
        fault = captures_of([pattern_of(node) for node in patterns])
        if isinstance(fault, PhraseFault):
            found.append(_diagnostic(fault, patterns[-1], text, rule))
    return found


def _diagnostic(fault: PhraseFault, node: Text | Regex, text: RuleText, rule: str) -> Diagnostic:
    base = node.span.start + 1
    end = min(base + max(fault.end, fault.start + 1), max(node.span.end - 1, base + 1))
    span = Span(min(base + fault.start, end - 1), end)
    return Diagnostic(fault.code, fault.message, text, span, (), fault.suggestion, rule)
