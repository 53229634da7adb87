"""What the judging of a report yields."""

from __future__ import annotations

from typing import NamedTuple

from checker.findings.finding import Finding, Unchecked
from checker.findings.result import Counts


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
