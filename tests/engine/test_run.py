"""Judging a report: every rule answers, in order, and one that breaks breaks alone."""

from __future__ import annotations

from typing import Any

from checker.engine.run import judge
from checker.language.functions import FunctionSpec, registry, standard_functions
from checker.language.types import NUMBER
from checker.testing.reports import build_report
from tests.language.books import AS_OF, judged, rule, sound


def _boom(*_: Any) -> int:
    raise RuntimeError("坏了")


BOOM = FunctionSpec("炸", "boom", (), NUMBER, "总是出错。", _boom)
FUNCTIONS = standard_functions() | registry((BOOM,))
T301 = rule(
    "对每个 列 于 表三.列",
    "要求：表三[新收, 列] + 表三[上年结转, 列] = 表三[办理总计, 列] + 表三[结转下年, 列]",
    "整改：“核对“{列}”一列”",
)


def test_a_function_that_raises_fails_its_own_rule_only() -> None:
    text = rule("要求：炸() = 1") + rule("要求：年度 > 2000").replace("X101", "X102")
    found = judged(text, {}, functions=FUNCTIONS)
    assert found.outcome("X101").failed == 1
    assert found.outcome("X102").holds == 1
    unchecked = found.unchecked[0]
    assert unchecked.failed
    assert "坏了" in unchecked.reason


def test_a_function_is_not_called_for_what_is_unknown() -> None:
    text = rule("要求：表三[新收, 自然人] = 0 且 绝对值(表三[新收, 自然人]) = 0")
    assert judged(text, {"表三": {"新收": {"自然人": "读不清"}}}).counts.cannot_tell == 1


def test_every_rule_in_force_has_an_outcome() -> None:
    text = rule("对每个 格 于 表三.空白格", "要求：格.数 = 1") + T301.replace("X101", "X102")
    found = judged(text)
    assert [outcome.rule for outcome in found.outcomes] == ["X101", "X102"]
    assert found.outcome("X101") == (0, 0, 1, 0, 0)
    assert found.outcome("X102") == (7, 0, 0, 0, 0)
    assert found.counts == (7, 0, 1, 0, 0)


def test_the_evidence_adds_up_to_both_sides() -> None:
    text = rule(
        "要求：合计(表三[明细行, 总计]) - 表三[新收, 总计] = 表三[办理总计, 总计] - 表三[结转下年, 总计]"
    )
    data = {"表三": {"予以公开": [0] * 6 + [7], "新收": [0] * 6 + [2], "办理总计": [0] * 6 + [9]}}
    finding = judged(text, data).findings[0]
    for side, value in (("left", finding.left), ("right", finding.right)):
        terms = [one for one in finding.evidence if one.side == side]
        assert str(sum(one.sign * int(one.value) for one in terms)) == value
    assert finding.difference == "4"
    assert all(one.location is not None for one in finding.evidence)
    assert finding.substituted == "(7)（另 20 项为 0） - 2 = 9 - 0"


def test_alternatives_are_all_told() -> None:
    text = rule("要求：表三[新收, 总计] = 1 或 表三[新收, 总计] = 表三[办理总计, 总计] + 2")
    finding = judged(text, {"表三": {"办理总计": [0] * 6 + [3]}}).findings[0]
    assert finding.formula == "表三[新收, 总计] = 1 或 表三[新收, 总计] = 表三[办理总计, 总计] + 2"
    assert finding.substituted == "0 = 1 或 0 = 3 + 2"
    assert {one.name for one in finding.evidence} == {"表三[新收, 总计]", "表三[办理总计, 总计]"}


def test_a_figure_seen_by_recognition_only_asks_for_a_look() -> None:
    report = build_report({"表三": {"新收": {"自然人": 1}}})
    cells = report.tables["t3"].cells
    doubtful = (cells[0]._replace(method="ocr"), *cells[1:])
    object.__setattr__(report.tables["t3"], "cells", doubtful)
    findings = judge(report, None, sound(T301), AS_OF).findings
    assert [finding.needs_review for finding in findings] == [True]
    assert judged(T301, {"表三": {"新收": {"商业企业": 1}}}).findings[0].needs_review is False


def test_a_softened_finding_is_a_note_that_a_person_looks_at() -> None:
    def graded(condition: str) -> tuple[str, bool]:
        finding = judged(rule(f"要求：年度 = 1\n降为提示：{condition}"), {"年度": 2024}).findings[0]
        return finding.severity, finding.needs_review

    assert graded("年度 = 1") == ("error", False)
    assert graded("年度 = 2024") == ("info", True)
    assert graded("表三[新收, 总计] = 表二[规章, 制发] / 0") == (
        "info",
        True,
    )  # it cannot be decided: so it may be


def test_the_fingerprint_is_of_the_place_and_not_of_the_figures() -> None:
    one = judged(T301, {"表三": {"新收": {"自然人": 1}}}).findings[0]
    two = judged(T301, {"表三": {"新收": {"自然人": 2}}}).findings[0]
    three = judged(T301, {"表三": {"新收": {"其他": 2}}}).findings[0]
    assert one.fingerprint == two.fingerprint != three.fingerprint
    assert one.remedy == "核对“自然人”一列"


def test_a_rule_without_a_message_still_says_what_is_wrong() -> None:
    finding = judged(rule("要求：表三[新收, 总计] = 1")).findings[0]
    assert finding.message == "不符合“试”：左边是 0，右边是 1，相差 1"


def test_cases_are_judged_each() -> None:
    text = rule(
        "情形 甲",
        "    级别：提示",
        "    要求：年度 = 1",
        "情形 乙",
        "    适用：年度 = 1",
        "    要求：假",
    )
    found = judged(text)
    assert found.counts == (0, 1, 1, 0, 0)
    assert (found.findings[0].title, found.findings[0].severity) == ("试（甲）", "info")


def test_the_same_reason_is_told_once_with_what_the_bindings_share() -> None:
    text = rule(
        "对每个 行 于 {新收, 办理总计}",
        "对每个 列 于 表三.申请人",
        "要求：表三[行, 列] ≥ 表四[行政复议, 总计]",
    )
    found = judged(text, {"表四": {"行政复议": {"总计": "读不清"}}})
    assert found.counts.cannot_tell == 12
    assert [one.bindings for one in found.unchecked] == [()]


def test_judging_twice_gives_the_same() -> None:
    book = sound(T301)
    report = build_report({"表三": {"新收": {"自然人": 1}}})
    assert judge(report, None, book, AS_OF) == judge(report, None, book, AS_OF)
