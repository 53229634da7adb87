"""Explaining a rule on a report: every step with what it came to."""

from __future__ import annotations

from typing import Any

from checker.engine.explain import explain
from checker.findings.explanation import BindingExplanation, Explanation, Step
from checker.testing.reports import build_report
from tests.language.books import AS_OF, rule, sound


def explained(text: str, data: dict[str, Any] | None = None) -> Explanation:
    book = sound(text)
    return explain(book.entries[0], build_report(data), None, book, AS_OF)


def only(text: str, data: dict[str, Any] | None = None) -> BindingExplanation:
    return explained(text, data).cases[0].bindings[0]


def lines(step: Step, depth: int = 0) -> list[str]:
    found = [f"{'  ' * depth}{step.text} → {step.value}"]
    for part in step.parts:
        found += lines(part, depth + 1)
    return found


def test_every_figure_is_shown() -> None:
    found = only(rule("要求：表三[新收, 总计] + 1 = 表三[办理总计, 总计]"), {"表三": {"新收": [0] * 6 + [4]}})
    assert found.verdict == "违反"
    assert found.substituted == "4 + 1 = 0"
    assert lines(found.steps[0]) == [
        "要求：表三[新收, 总计] + 1 = 表三[办理总计, 总计] → 假",
        "  表三[新收, 总计] + 1 → 5",
        "    表三[新收, 总计] → 4",
        "  表三[办理总计, 总计] → 0",
    ]


def test_what_is_undecided_says_why() -> None:
    found = only(rule("要求：表三[新收, 自然人] = 0"), {"表三": {"新收": {"自然人": "读不清"}}})
    assert found.verdict == "无法判定"
    assert "读不清" in found.reason
    assert found.steps[0].parts[0].value == "无法判定"


def test_a_rule_that_does_not_apply_shows_the_condition() -> None:
    found = only(rule("适用：机关类别 = 人民政府", "要求：真"))
    assert found.verdict == "不适用"
    assert lines(found.steps[0])[1] == "  机关类别 → 政府部门"


def test_lets_and_quantifiers_are_followed() -> None:
    found = only(
        rule("设 和 = 合计(表三[新收, 申请人])", "要求：每个 列 于 {自然人, 其他} 都 表三[新收, 列] = 和")
    )
    assert [step.text.partition("：")[0] for step in found.steps] == ["设 和", "要求"]
    assert [part.text.partition("：")[0] for part in found.steps[1].parts] == ["列 = 自然人", "列 = 其他"]
    assert len(found.steps[0].parts[0].parts) == 6


def test_rules_not_in_force_say_so() -> None:
    assert "不适用" in explained(rule("生效：2030年度", "要求：真")).reason
