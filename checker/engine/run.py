"""Judge a report: every rule in force, every binding, in the order of the rulebook."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeAlias

from checker.engine.fast import Fast
from checker.engine.judge_case import Judged, collapsed, judge_case
from checker.engine.outcome import Judgement, RuleOutcome, Tally, plain_outcome
from checker.findings.finding import Finding, Unchecked
from checker.findings.result import Counts
from checker.language.evaluate import Evaluator
from checker.language.world import World
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.rulebook.pack import Entry, Rulebook
from checker.rulebook.select import in_force, is_for_province

# (number in the rulebook, rule, in force) of each
Plan: TypeAlias = tuple[tuple[int, Entry, bool | None], ...]
NO_YEAR = "没有认出报告年度，不知道这条规则是否适用"


def judge(
    report: Report,
    previous: Report | Unknown | None,
    rulebook: Rulebook,
    as_of: date,
    *,
    compiled: bool = True,
) -> Judgement:
    """Run the rules over a report; `previous` is the report of the year before, or why it is not used.

    Without `compiled` the evaluator does everything: slower, and with the same outcome.
    """
    world = World(report, previous, as_of, rulebook.functions)
    fast = Fast(rulebook.program(report.layout), world) if compiled else None
    findings: list[Finding] = []
    unchecked: list[Unchecked] = []
    outcomes: list[RuleOutcome] = []
    for number, entry, force in taking_part(rulebook, report, as_of):
        if force is False:
            outcomes.append(plain_outcome(entry.head.id, 0, 1))
            continue
        if force is None:
            tally = Tally()
            tally.cannot_tell += 1
            tally.unchecked.append(Unchecked(entry.head.id, entry.head.title, (), NO_YEAR))
        elif fast is not None:
            judged = fast.judge(number, entry)
            if isinstance(judged, RuleOutcome):
                outcomes.append(judged)
                continue
            tally = judged
        else:
            tally = judge_slowly(entry, world)
        if tally.plain:
            outcomes.append(plain_outcome(entry.head.id, tally.holds, tally.not_applicable))
            continue
        findings.extend(tally.findings)
        unchecked.extend(collapsed(tally.unchecked))
        outcomes.append(RuleOutcome(entry.head.id, tally.counts))
    return Judgement(tuple(findings), tuple(unchecked), total(outcomes), tuple(outcomes))


# Of the rulebook used last: form, year, province and day → the rules that take part.
_plans: tuple[Rulebook | None, dict[Any, Plan]] = (None, {})
_MOST_PLANS = 1000


def taking_part(rulebook: Rulebook, report: Report, as_of: date) -> Plan:
    """Return the rules that take part, each with its number and whether it is in force for this report.

    The same for all reports of a form, a year and a province, so it is kept. One assignment swaps the memory:
    threads can at worst plan twice.
    """
    global _plans  # noqa: PLW0603
    owner, plans = _plans
    if owner is not rulebook or len(plans) > _MOST_PLANS:
        plans = {}
        _plans = (rulebook, plans)
    key = (report.layout.form, report.identity.year, report.identity.province, as_of)
    plan = plans.get(key)
    if plan is None:
        plan = plans[key] = tuple(
            (number, entry, in_force(entry, report, as_of))
            for number, entry in enumerate(rulebook.entries)
            if rulebook.runs(entry) and is_for_province(entry, report)
        )
    return plan


def judge_slowly(entry: Entry, world: World) -> Tally:
    """Judge one rule with the evaluator alone."""
    tally = Tally()
    evaluator = Evaluator(world, strict=entry.head.blanks_unknown)
    for case in entry.cases:
        judge_case(Judged(evaluator, entry.head, case), tally)
    return tally


def total(outcomes: list[RuleOutcome]) -> Counts:
    """Add up the counts of all rules."""
    holds = broken = not_applicable = cannot_tell = failed = 0
    for _, counts in outcomes:
        holds += counts[0]
        broken += counts[1]
        not_applicable += counts[2]
        cannot_tell += counts[3]
        failed += counts[4]
    return Counts(holds, broken, not_applicable, cannot_tell, failed)
