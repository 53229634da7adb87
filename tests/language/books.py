"""Rulebooks for tests: from rule texts, or from syntax trees made by hand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from checker.engine.outcome import Judgement
from checker.engine.run import judge
from checker.language.diagnostics import Diagnostic
from checker.language.functions import FunctionSpec, standard_functions
from checker.language.parse import parse_file
from checker.rulebook.build import build_rulebook
from checker.rulebook.pack import PackHead, Rulebook, RulePack
from checker.source.rule_text import RuleText
from checker.testing.reports import build_report

AS_OF = date(2025, 6, 1)
HEAD = """规则 X101 试
    级别：错误
    依据：《试》第一条
    依据类别：推断
"""


def pack_of(text: str, head: PackHead | None = None) -> tuple[RulePack, list[Diagnostic]]:
    """Return a pack of one rule file."""
    head = head or PackHead("test", "试", "1")
    parsed = parse_file(RuleText(f"{head.id}/test.rule", text))
    pack = RulePack(head, Path(head.id), (parsed.value,), (parsed.value.text,), "sha256:0")
    return pack, list(parsed.diagnostics)


def book_of(
    text: str, functions: Mapping[str, FunctionSpec] | None = None
) -> tuple[Rulebook, list[Diagnostic]]:
    """Return the rulebook of a text, and all that is wrong with it."""
    pack, faults = pack_of(text)
    built = build_rulebook([pack], functions or standard_functions())
    return built.value, [*faults, *built.diagnostics]


def rule(*lines: str, before: str = "") -> str:
    """Return the text of a rule with these fields."""
    return before + "\n" + HEAD + "".join(f"    {line}\n" for line in lines)


def sound(text: str, functions: Mapping[str, FunctionSpec] | None = None) -> Rulebook:
    """Return the rulebook of a text in which nothing is wrong."""
    book, faults = book_of(text, functions)
    assert [(fault.code, fault.message) for fault in faults] == []
    return book


def judged(
    text: str,
    data: Mapping[str, Any] | None = None,
    previous: Mapping[str, Any] | None = None,
    functions: Mapping[str, FunctionSpec] | None = None,
) -> Judgement:
    """Judge a report of plain data; compiled rules and the evaluator must say the same."""
    book = sound(text, functions)
    report = build_report(data)
    before = None if previous is None else build_report(previous)
    fast = judge(report, before, book, AS_OF)
    slow = judge(report, before, book, AS_OF, compiled=False)
    assert fast == slow
    return fast


def verdict(text: str, data: Mapping[str, Any] | None = None, previous: Any = None) -> str:
    """Return the one verdict of a rule that has a single binding."""
    counts = judged(text, data, previous).counts
    names = ("holds", "broken", "not_applicable", "cannot_tell", "failed")
    found = [name for name in names for _ in range(getattr(counts, name))]
    assert len(found) == 1, found
    return found[0]
