"""What the judging of a report yields."""

from __future__ import annotations

from typing import NamedTuple

from checker.findings.finding import Finding, Unchecked
from checker.findings.result import Counts


class Tally:
    """Counts of one rule while it is judged, with what is to be told."""

    __slots__ = ("broken", "cannot_tell", "failed", "findings", "holds", "not_applicable", "unchecked")

    def __init__(self) -> None:
        self.holds = self.broken = self.not_applicable = self.cannot_tell = self.failed = 0
        self.findings: list[Finding] = []
        self.unchecked: list[Unchecked] = []

    @property
    def counts(self) -> Counts:
        return Counts(self.holds, self.broken, self.not_applicable, self.cannot_tell, self.failed)


class RuleOutcome(NamedTuple):
    """How many bindings of one rule came to each verdict."""

    rule: str
    counts: Counts


class Judgement(NamedTuple):
    """All that the rules say of a report, in the order of the rules."""

    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]
    counts: Counts
    outcomes: tuple[RuleOutcome, ...]

    def outcome(self, rule: str) -> Counts:
        """Return the counts of one rule; all 0 if it did not take part."""
        return next((one.counts for one in self.outcomes if one.rule == rule), Counts())
