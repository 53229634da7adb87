"""Compiled rules and the evaluator say the same: same verdicts, same counts, same findings, on anything."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.engine.outcome import Judgement
from checker.engine.run import judge
from checker.language.functions import standard_functions
from checker.language.syntax import RuleFile
from checker.rulebook.build import build_rulebook
from checker.rulebook.pack import PackHead, RulePack
from checker.source.rule_text import RuleText
from checker.testing.reports import build_report
from tests.language.books import AS_OF
from tests.language.random_rules import RuleMaker, random_report

FUNCTIONS = standard_functions()
SEEDS = st.integers(0, 10**9)


def both_ways(rule_seed: int, report_seed: int, previous_year: int | None) -> tuple[Judgement, Judgement]:
    """Judge a random report by a random rule, compiled and evaluated."""
    text = RuleText("random.rule", "")
    file = RuleFile(text, (RuleMaker(rule_seed).rule(),))
    pack = RulePack(PackHead("test", "试", "1"), Path("test"), (file,), (text,), "")
    built = build_rulebook([pack], FUNCTIONS)
    assert [fault.message for fault in built.diagnostics] == []
    report = build_report(random_report(report_seed))
    before = None if previous_year is None else build_report(random_report(report_seed + 1, previous_year))
    fast = judge(report, before, built.value, AS_OF)
    return fast, judge(report, before, built.value, AS_OF, compiled=False)


@settings(max_examples=100, deadline=None)
@given(SEEDS, SEEDS, st.sampled_from((None, 2023, 2020)))
def test_compiled_rules_agree_with_the_evaluator(
    rule_seed: int, report_seed: int, previous_year: int | None
) -> None:
    fast, slow = both_ways(rule_seed, report_seed, previous_year)
    assert fast == slow
    assert sum(fast.counts) > 0


def test_the_random_rules_come_to_every_verdict() -> None:
    seen: Counter[str] = Counter()
    for seed in range(40):
        fast, slow = both_ways(seed, seed, 2023 if seed % 2 else None)
        assert fast == slow
        seen.update({name: number for name, number in fast.counts._asdict().items() if number})
    assert {"holds", "broken", "not_applicable", "cannot_tell"} <= set(seen)
    assert seen["failed"] == 0
