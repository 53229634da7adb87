"""What could not be checked, and what the reader noted, as text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.findings.finding import Unchecked
from checker.model.problem import FATAL, NOTE, Problem
from checker.reporters.screen import Screen
from checker.text.columns import wrap

_GRAVITIES = {FATAL: ("error", "无法读取"), NOTE: ("faint", "说明")}


def unchecked_lines(items: Sequence[Unchecked], screen: Screen) -> list[str]:
    """Return what could not be decided, put together by reason in the order met."""
    by_reason: dict[tuple[bool, str], list[Unchecked]] = {}
    for item in items:
        by_reason.setdefault((item.failed, item.reason), []).append(item)
    lines = [screen.paint("warning", f"无法判定 {len(items)} 处（不等于通过）")]
    for (failed, reason), group in by_reason.items():
        lines += wrap(("规则故障：" if failed else "") + reason, screen.width, "  · ")
        lines += wrap(_which(group), screen.width, "    涉及 ")
    return lines


def problem_lines(problems: Sequence[Problem], screen: Screen) -> list[str]:
    """Return what the reader met, one problem after the other."""
    lines: list[str] = []
    for problem in problems:
        style, word = _GRAVITIES.get(problem.gravity, ("warning", "未读全"))
        place = f"（{problem.location.describe()}）" if problem.location is not None else ""
        message = wrap(f"{problem.code} {problem.message}{place}", screen.width, f"  {word}  ")
        message[0] = message[0].replace(word, screen.paint(style, word), 1)
        lines += message
    return lines


def _which(group: Sequence[Unchecked]) -> str:
    by_rule: dict[str, list[str]] = {}
    for item in group:
        places = by_rule.setdefault(f"{item.rule} {item.title}", [])
        if item.bindings:
            places.append("，".join(value for _, value in item.bindings))
    parts = []
    for rule, places in by_rule.items():
        shown = "、".join(place if len(place) <= 20 else place[:19] + "…" for place in places[:8])
        more = f" 等 {len(places)} 处" if len(places) > 8 else ""
        parts.append(rule + (f"（{shown}{more}）" if shown else ""))
    return "；".join(parts)
