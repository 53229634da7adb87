"""Compiled rules and the evaluator say the same: same verdicts, same counts, same findings, on anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from checker.engine.run import judge
from checker.language.functions import standard_functions
from checker.language.syntax import Rule, RuleFile
from checker.rulebook.build import build_rulebook
from checker.rulebook.pack import PackHead, RulePack
from checker.source.rule_text import RuleText
from checker.testing.reports import build_report
from tests.language.books import AS_OF
from tests.language.random_rules import reports, rules

FUNCTIONS = standard_functions()


# Shrinking such rules takes minutes and tells little: a failure is shown as it was found.
@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(rules(), reports(), st.one_of(st.none(), reports(year=2023), reports(year=2020)))
def test_compiled_rules_agree_with_the_evaluator(
    rule: Rule, data: dict[str, Any], previous: dict[str, Any] | None
) -> None:
    text = RuleText("random.rule", "")
    pack = RulePack(PackHead("test", "试", "1"), Path("test"), (RuleFile(text, (rule,)),), (text,), "")
    built = build_rulebook([pack], FUNCTIONS)
    assert [fault.message for fault in built.diagnostics if fault.code != "K010"] == []
    report = build_report(data)
    before = None if previous is None else build_report(previous)
    fast = judge(report, before, built.value, AS_OF)
    slow = judge(report, before, built.value, AS_OF, compiled=False)
    assert fast == slow
    assert sum(fast.counts) > 0
