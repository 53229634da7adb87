"""Judge a report: every rule in force, every binding, in the order of the rulebook."""

from __future__ import annotations

from datetime import date

from checker.engine.judge_case import Judged, Tally, collapsed, judge_case
from checker.engine.outcome import Judgement, RuleOutcome
from checker.findings.finding import Finding, Unchecked
from checker.findings.result import Counts
from checker.language.evaluate import Evaluator
from checker.language.world import World
from checker.model.report import Report
from checker.rulebook.pack import Entry, Rulebook
from checker.rulebook.select import in_force

NO_YEAR = "没有认出报告年度，不知道这条规则是否适用"


def judge(report: Report, previous: Report | None, rulebook: Rulebook, as_of: date) -> Judgement:
    """Run the rules over a report; `previous` is the organ's report of the year before."""
    world = World(report, previous, as_of, dict(rulebook.functions))
    findings: list[Finding] = []
    unchecked: list[Unchecked] = []
    outcomes: list[RuleOutcome] = []
    for entry in rulebook.entries:
        if not rulebook.runs(entry):
            continue
        tally = judge_rule(entry, world, as_of)
        findings.extend(tally.findings)
        unchecked.extend(collapsed(tally.unchecked))
        outcomes.append(RuleOutcome(entry.head.id, counts_of(tally)))
    return Judgement(tuple(findings), tuple(unchecked), total(outcomes), tuple(outcomes))


def judge_rule(entry: Entry, world: World, as_of: date) -> Tally:
    """Judge one rule with the evaluator alone."""
    tally = Tally()
    force = in_force(entry, world.report, as_of)
    if force is False:
        tally.not_applicable += 1
        return tally
    if force is None:
        tally.cannot_tell += 1
        tally.unchecked.append(Unchecked(entry.head.id, entry.head.title, (), NO_YEAR))
        return tally
    evaluator = Evaluator(world, strict=entry.head.blanks_unknown)
    for case in entry.cases:
        judge_case(Judged(evaluator, entry.head, case), tally)
    return tally


def counts_of(tally: Tally) -> Counts:
    return Counts(tally.holds, tally.broken, tally.not_applicable, tally.cannot_tell, tally.failed)


def total(outcomes: list[RuleOutcome]) -> Counts:
    """Add up the counts of all rules."""
    if not outcomes:
        return Counts()
    return Counts(*(sum(column) for column in zip(*(one.counts for one in outcomes), strict=True)))
