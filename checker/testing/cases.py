"""Cases beside rule files: reports in a few lines, and what the rule must say of them.

A file `structure.cases.yaml` beside `structure.rule` is a list; see rules/README.md:

    - 名称: 缺第六部分
      规则: S101
      报告: {删去章节: [其他事项]}
      结论: 违反
      期望: {条数: 1, 提示包含: 其他需要报告的事项}

An entry with 不可判定说明 instead of a 名称 says why a rule can never be undecided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from checker.findings.finding import SEVERITY_NAMES, Finding, Unchecked
from checker.findings.result import Counts
from checker.testing.case_file import (
    BROKEN,
    CANNOT_TELL,
    HOLDS,
    NOT_APPLICABLE,
    REVIEW,
    VERDICTS,
    Case,
    CaseFile,
    load_cases,
    read_cases,
)

__all__ = [
    "BROKEN",
    "CANNOT_TELL",
    "HOLDS",
    "NOT_APPLICABLE",
    "REVIEW",
    "VERDICTS",
    "Case",
    "CaseFile",
    "Outcome",
    "complaints",
    "gaps",
    "load_cases",
    "read_cases",
    "verdict_of",
]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule said of one report."""

    counts: Counts
    findings: tuple[Finding, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


def verdict_of(outcome: Outcome) -> str:
    """Return the verdict over all bindings of the rule: the gravest one counts."""
    certain = [finding for finding in outcome.findings if not finding.needs_review]
    if certain:
        return BROKEN
    if outcome.findings:
        return REVIEW
    if outcome.unchecked or outcome.counts.cannot_tell or outcome.counts.failed:
        return CANNOT_TELL
    if outcome.counts.holds or not outcome.counts.not_applicable:
        return HOLDS
    return NOT_APPLICABLE


def complaints(case: Case, outcome: Outcome) -> list[str]:
    """Say in Chinese what is not as the case expects; nothing where all is."""
    found = verdict_of(outcome)
    if found == NOT_APPLICABLE and case.verdict == HOLDS:
        found = HOLDS  # a rule that looks for faults and finds none has nothing to hold
    if found != case.verdict:
        return [f"应当{case.verdict}，结果却是{found}。", *_told(outcome)]
    wrong = _compare(case.expected, outcome)
    return [*wrong, *_told(outcome)] if wrong else []


def _compare(expected: Mapping[str, Any], outcome: Outcome) -> list[str]:
    wrong: list[str] = []
    findings = outcome.findings
    if "条数" in expected and str(len(findings)) != str(expected["条数"]):
        wrong.append(f"应当有 {expected['条数']} 条，结果有 {len(findings)} 条。")
    for key, attribute in (("左", "left"), ("右", "right"), ("差", "difference")):
        if key in expected and str(expected[key]) not in [str(getattr(one, attribute)) for one in findings]:
            values = "、".join(str(getattr(one, attribute)) for one in findings) or "没有"
            wrong.append(f"“{key}”应当是 {expected[key]}，结果是 {values}。")
    if "级别" in expected and expected["级别"] not in [SEVERITY_NAMES[one.severity] for one in findings]:
        wrong.append(f"级别应当是{expected['级别']}。")
    if "情形" in expected and not any(_of_case(one, str(expected["情形"])) for one in findings):
        wrong.append(f"应当是情形“{expected['情形']}”。")
    texts = {
        "提示包含": [one.message for one in findings],
        "整改包含": [one.remedy for one in findings],
        "原因包含": [one.reason for one in outcome.unchecked],
    }
    for key, told in texts.items():
        words = expected.get(key)
        wanted = words if isinstance(words, list) else [words] if words else []
        lacking = [word for word in wanted if not any(str(word) in text for text in told)]
        wrong.extend(f"“{key[:2]}”里应当有“{word}”。" for word in lacking)
    if "提示不含" in expected and any(str(expected["提示不含"]) in text for text in texts["提示包含"]):
        wrong.append(f"“提示”里不应当有“{expected['提示不含']}”。")
    return wrong


def _of_case(finding: Finding, name: str) -> bool:
    return name in finding.title or any(name in value for pair in finding.bindings for value in pair)


def _told(outcome: Outcome) -> list[str]:
    """Tell what the rule did say, as one would to a colleague."""
    lines = [f"  规则说：〔{SEVERITY_NAMES[one.severity]}〕{one.message}" for one in outcome.findings]
    lines += [f"  规则说无法判定：{one.reason}" for one in outcome.unchecked]
    return lines or ["  规则什么也没有说。"]


def gaps(rules: Iterable[str], files: Iterable[CaseFile]) -> list[str]:
    """Say which rules lack a case that holds, one that breaks or one that cannot be decided."""
    seen: dict[str, set[str]] = {}
    excused: set[str] = set()
    for file in files:
        excused.update(file.never_undecided)
        for case in file.cases:
            seen.setdefault(case.rule, set()).add(BROKEN if case.verdict == REVIEW else case.verdict)
    lacking = []
    for rule in rules:
        for verdict in (HOLDS, BROKEN, CANNOT_TELL):
            if verdict in seen.get(rule, ()) or (verdict == CANNOT_TELL and rule in excused):
                continue
            lacking.append(f"{rule} 没有“{verdict}”的用例")
    return lacking
