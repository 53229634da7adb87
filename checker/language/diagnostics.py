"""A fault in a rule file, told to its author."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from checker.source.rule_text import RuleText, Span

T = TypeVar("T")


class Diagnostic(NamedTuple):
    """One mistake: a stable code, what is wrong, where, what was expected, what to do.

    Codes: P syntax, R names, C types and units, K packs, B phrases; a letter and three digits.
    """

    code: str
    message: str
    text: RuleText
    span: Span
    expected: tuple[str, ...] = ()
    suggestion: str = ""
    rule: str = ""  # the rule it stands in, where known
    severity: str = "error"  # error or warning


class Passed(NamedTuple, Generic[T]):
    """What every pass returns: its product, and the faults it met on the way."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()
