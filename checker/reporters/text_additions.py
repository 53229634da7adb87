"""What plugins add to a report's result: contacts and letters by finding, scores."""

from __future__ import annotations

from checker.findings.result import ReportResult
from checker.reporters.screen import Screen
from checker.text.columns import wrap


def addition_lines(report: ReportResult, screen: Screen) -> list[str]:
    """Return the lines on what plugins added; none where they added nothing."""
    rules = {finding.fingerprint: finding.rule for finding in report.findings}
    lines: list[str] = []
    for item in report.additions:
        added = item.enrichment
        if added.contact:
            lines += wrap(f"{rules.get(item.finding, '')} 联系：{added.contact}", screen.width, "  · ")
        if added.letter:
            lines += wrap(f"{rules.get(item.finding, '')} 行文：{added.letter}", screen.width, "  · ")
    for one in report.scores:
        basis = f"（依据：{one.score.basis}）" if one.score.basis else ""
        lines += wrap(f"{one.score.name} {one.score.total}{basis}", screen.width, "  · ")
        for part in one.score.items:
            lines += wrap(f"{part.label} {part.points}", screen.width, "      ")
    if not lines:
        return []
    return [screen.paint("head", "插件补充（不影响结论）"), *lines]
