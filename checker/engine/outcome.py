"""What the judging of a report yields."""

from __future__ import annotations

from functools import lru_cache
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
    def plain(self) -> bool:
        """Whether every binding held or did not apply."""
        return not (self.broken or self.cannot_tell or self.failed)

    @property
    def counts(self) -> Counts:
        return Counts(self.holds, self.broken, self.not_applicable, self.cannot_tell, self.failed)


class RuleOutcome(NamedTuple):
    """How many bindings of one rule came to each verdict."""

    rule: str
    counts: Counts


@lru_cache(maxsize=4096)
def plain_outcome(rule: str, holds: int, not_applicable: int) -> RuleOutcome:
    """Return the outcome of a rule that nothing broke: the same few again and again."""
    return RuleOutcome(rule, Counts(holds, 0, not_applicable))


class Judgement(NamedTuple):
    """All that the rules say of a report, in the order of the rules."""

    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]
    counts: Counts
    outcomes: tuple[RuleOutcome, ...]

    def outcome(self, rule: str) -> Counts:
        """Return the counts of one rule; all 0 if it did not take part."""
        return next((one.counts for one in self.outcomes if one.rule == rule), Counts())
