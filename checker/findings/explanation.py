"""How a rule came to its verdict on a report, step by step: for `checker explain RULE PATH`."""

from __future__ import annotations

from typing import NamedTuple

from checker.source.location import Location

HOLDS = "通过"
BROKEN = "违反"
NOT_APPLICABLE = "不适用"
CANNOT_TELL = "无法判定"
FAILED = "规则故障"


class Step(NamedTuple):
    """A part of a condition with what it came to; `parts` are what it was computed from.

    `text` is the part as a rule writes it, `value` what it came to (真, 假, 无法判定, a figure, words).
    """

    text: str
    value: str
    note: str = ""  # why it is undecided; how a figure is printed where that differs
    location: Location | None = None
    parts: tuple[Step, ...] = ()


class BindingExplanation(NamedTuple):
    """One binding of 对每个 (or the whole case where it has none)."""

    bindings: tuple[tuple[str, str], ...]
    verdict: str  # 通过, 违反, 不适用, 无法判定, 规则故障
    reason: str = ""  # why it is undecided, why it does not apply; the message of a breach
    substituted: str = ""  # the requirement with the figures put in
    steps: tuple[Step, ...] = ()  # 适用 and 前提, 设, 要求, 待核: each under its word in `text`


class CaseExplanation(NamedTuple):
    """One 情形 of a rule ("" where the rule has none)."""

    name: str
    formula: str
    bindings: tuple[BindingExplanation, ...]


class Explanation(NamedTuple):
    """A rule on a report. `reason` says why it was not run at all, "" if it was."""

    rule: str
    title: str
    cases: tuple[CaseExplanation, ...]
    reason: str = ""
