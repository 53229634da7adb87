"""The suqian plugin: a city's pack on top of its province's, and the city's score."""

from decimal import Decimal
from pathlib import Path

from checker.findings.result import ReportResult
from checker.plugin import Score, ScoreItem, hookimpl

# Points taken off, by rule. Source: the city's standard as quoted in README.md.
DEDUCTIONS = {"SQ101": ("年报公布不及时", Decimal("0.5")), "SQ102": ("与上年雷同超过一半", Decimal("0.5"))}


@hookimpl
def checker_rule_packs() -> list[Path]:
    """Return the rules of this place."""
    return [Path(__file__).parent / "rules"]


@hookimpl
def checker_score(result: ReportResult) -> Score | None:
    """Take points off a report of this city; a report of another place gets no score."""
    if "宿迁" not in (result.identity.organ or ""):
        return None
    items = []
    total = Decimal(0)
    for rule, (label, points) in DEDUCTIONS.items():
        found = tuple(finding.fingerprint for finding in result.findings if finding.rule == rule)
        if found:
            total -= points
            items.append(ScoreItem(label, f"-{points}", found))
    return Score("宿迁市年报扣分", str(total), tuple(items), "宿迁市政务公开考核标准（SQ-DEP-A-005）")
