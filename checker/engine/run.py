"""Judge a report: every rule in force, every binding, in the order of the rulebook."""

from __future__ import annotations

from datetime import date

from checker.engine.fast import Fast
from checker.engine.judge_case import Judged, collapsed, judge_case
from checker.engine.outcome import Judgement, RuleOutcome, Tally
from checker.findings.finding import Finding, Unchecked
from checker.findings.result import Counts
from checker.language.evaluate import Evaluator
from checker.language.world import World
from checker.model.report import Report
from checker.rulebook.pack import Entry, Rulebook
from checker.rulebook.select import in_force, is_for_province

NO_YEAR = "没有认出报告年度，不知道这条规则是否适用"


def judge(
    report: Report,
    previous: Report | None,
    rulebook: Rulebook,
    as_of: date,
    *,
    compiled: bool = True,
) -> Judgement:
    """Run the rules over a report; `previous` is the organ's report of the year before.

    Without `compiled` the evaluator does everything: slower, and with the same outcome.
    """
    world = World(report, previous, as_of, rulebook.functions)
    fast = Fast(rulebook.program(report.layout), world) if compiled else None
    findings: list[Finding] = []
    unchecked: list[Unchecked] = []
    outcomes: list[RuleOutcome] = []
    for number, entry in enumerate(rulebook.entries):
        if not rulebook.runs(entry) or not is_for_province(entry, report):
            continue
        tally = Tally()
        if judge_force(entry, world, as_of, tally):
            if fast is not None:
                fast.judge(number, entry, tally)
            else:
                judge_slowly(entry, world, tally)
        if tally.findings or tally.unchecked:
            findings.extend(tally.findings)
            unchecked.extend(collapsed(tally.unchecked))
        outcomes.append(RuleOutcome(entry.head.id, tally.counts))
    return Judgement(tuple(findings), tuple(unchecked), total(outcomes), tuple(outcomes))


def judge_force(entry: Entry, world: World, as_of: date, tally: Tally) -> bool:
    """Tell whether a rule is to be run; count it if it is not."""
    force = in_force(entry, world.report, as_of)
    if force is False:
        tally.not_applicable += 1
    elif force is None:
        tally.cannot_tell += 1
        tally.unchecked.append(Unchecked(entry.head.id, entry.head.title, (), NO_YEAR))
    return force is True


def judge_slowly(entry: Entry, world: World, tally: Tally) -> None:
    """Judge one rule with the evaluator alone."""
    evaluator = Evaluator(world, strict=entry.head.blanks_unknown)
    for case in entry.cases:
        judge_case(Judged(evaluator, entry.head, case), tally)


def total(outcomes: list[RuleOutcome]) -> Counts:
    """Add up the counts of all rules."""
    if not outcomes:
        return Counts()
    return Counts(*(sum(column) for column in zip(*(one.counts for one in outcomes), strict=True)))
