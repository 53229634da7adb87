"""The outcome of a run over one or more reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from checker.findings.additions import Addition, PluginScore
from checker.findings.finding import Finding, Unchecked
from checker.model.identity import Identity
from checker.model.problem import FATAL, PARTIAL, Problem

PASS = "pass"
FINDINGS = "findings"
INCOMPLETE = "incomplete"  # something could not be checked
UNREADABLE = "unreadable"


class Counts(NamedTuple):
    """How many bindings of rules came to each verdict."""

    holds: int = 0
    broken: int = 0
    not_applicable: int = 0
    cannot_tell: int = 0
    failed: int = 0


class PackInfo(NamedTuple):
    """A rule pack that took part; `revision` is the hash of its texts."""

    id: str
    title: str
    version: str
    revision: str


class PluginInfo(NamedTuple):
    """A plugin that took part."""

    name: str
    version: str
    origin: str


@dataclass(frozen=True, slots=True)
class ReportResult:
    """What became of one report."""

    path: str
    sha256: str
    identity: Identity
    counts: Counts
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...]
    problems: tuple[Problem, ...]
    additions: tuple[Addition, ...] = ()  # of plugins, to findings
    scores: tuple[PluginScore, ...] = ()  # of plugins, beside the verdict

    @property
    def verdict(self) -> str:
        """pass, findings, incomplete or unreadable.

        Findings win over "incomplete"; what could not be checked is still listed and counted, and
        the exit code tells of it. Nothing unread is ever a pass.
        """
        if any(problem.gravity == FATAL for problem in self.problems):
            return UNREADABLE
        if self.findings:
            return FINDINGS
        if self.unchecked or self.counts.cannot_tell or self.counts.failed:
            return INCOMPLETE
        if any(problem.gravity == PARTIAL for problem in self.problems) or not self.counts.holds:
            return INCOMPLETE  # where nothing was found to hold, nothing was checked
        return PASS


@dataclass(frozen=True, slots=True)
class RunResult:
    """All reports of a run, in the order given."""

    version: str
    as_of: str
    packs: tuple[PackInfo, ...]
    plugins: tuple[PluginInfo, ...]
    reports: tuple[ReportResult, ...]
    problems: tuple[Problem, ...] = ()  # of the run itself: rule files, plugins
    skipped: tuple[tuple[str, int], ...] = ()  # files of folders that were left out: kind, how many
