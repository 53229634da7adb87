"""What a check found in a report, with its proof."""

from __future__ import annotations

from typing import NamedTuple

from checker.findings.basis import Basis
from checker.source.location import Location

SEVERITIES = ("error", "warning", "info")  # gravest first
SEVERITY_NAMES = {"error": "错误", "warning": "警告", "info": "提示"}


class Evidence(NamedTuple):
    """One operand: its name in the rule, what was read, and where it stands.

    `side` is "left" or "right" of the comparison ("" where there is none) and `sign` is +1 or -1,
    so that left and right can be added up again from the evidence.
    """

    name: str
    value: str
    raw: str
    state: str
    location: Location | None = None
    side: str = ""
    sign: int = 1


class Slip(NamedTuple):
    """A guess at how a wrong figure came about. A guess, and marked as one."""

    kind: str  # row_left_out, row_twice, digits_swapped, last_year, unit, total_not_filled
    message: str
    cell: str = ""  # the operand that the guess concerns
    proposed: str = ""  # what it would be


class Finding(NamedTuple):
    """One breach of one rule at one place."""

    rule: str
    title: str
    severity: str
    needs_review: bool
    message: str
    basis: tuple[Basis, ...]
    bindings: tuple[tuple[str, str], ...]
    left: str | None
    right: str | None
    difference: str | None
    formula: str  # the requirement as the rule writes it
    substituted: str  # the same with the figures put in
    evidence: tuple[Evidence, ...]
    remedy: str
    location: Location | None
    fingerprint: str
    guess: Slip | None = None
    group: str = ""  # fingerprint of the finding that heads its group ("" if it heads one or is alone)
    pack: str = "national"


class Unchecked(NamedTuple):
    """A rule that could not be decided at one place, and why."""

    rule: str
    title: str
    bindings: tuple[tuple[str, str], ...]
    reason: str
    location: Location | None = None
    failed: bool = False  # a function or plugin broke (规则故障)
