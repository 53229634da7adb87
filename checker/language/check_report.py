"""What every check needs: the rule it is about, and how to say what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

from checker.language.diagnostics import Diagnostic
from checker.language.resolve import Scope
from checker.source.rule_text import RuleText, Span


class Reporter:
    """Gathers what is wrong in one rule."""

    def __init__(self, scope: Scope, text: RuleText, rule: str = "") -> None:
        self.scope = scope
        self.text = text
        self.rule = rule
        self.diagnostics: list[Diagnostic] = []

    def wrong(
        self, code: str, message: str, span: Span, suggestion: str = "", expected: Iterable[str] = ()
    ) -> None:
        """Take down a fault."""
        self.diagnostics.append(
            Diagnostic(code, message, self.text, span, tuple(expected), suggestion, self.rule)
        )
