"""Run the checker on made reports and count: cells read, alarms on clean reports, faults found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.findings.result import ReportResult
from checker.session import Session, Setup, open_session
from checker.source.document import Document
from tests.acceptance.renderings import document
from tests.acceptance.sample import Sample, make_sample

AS_OF = date(2026, 11, 24)


@lru_cache(maxsize=1)
def session() -> Session:
    return open_session(Setup(as_of=AS_OF, plugins=False))


def check(made: Document, previous: Document | None = None) -> ReportResult:
    return session().check(made, previous)


def alarms(result: ReportResult) -> list[str]:
    """Return errors and warnings, each with its message."""
    return [
        f"{found.severity} {found.rule}: {found.message}"
        for found in result.findings
        if found.severity != "info"
    ]


class Reading(NamedTuple):
    right: int
    wrong: tuple[str, ...]
    undecided: int


def read_cells(sample: Sample, rendering: str) -> Reading:
    """Compare every cell that was read with what was printed."""
    report = session().read(document(sample, rendering))
    right, undecided = 0, 0
    wrong: list[str] = []
    for key, printed in sample.figures.printed().items():
        cells = report.tables[key].cells
        if len(cells) != len(printed):
            undecided += len(printed)
            continue
        for index, (cell, value) in enumerate(zip(cells, printed, strict=True)):
            number = cell.number
            if number is None:
                undecided += 1
            elif number == Decimal(value):
                right += 1
            else:
                wrong.append(f"{key} cell {index}: {cell.raw!r} for {value}")
    return Reading(right, tuple(wrong), undecided)


class Clean(NamedTuple):
    reports: int
    alarmed: dict[str, list[str]]  # by report
    failed: list[str]
    undecided: Counter[str]


def check_clean(seeds: Iterable[int], rendering: str) -> Clean:
    """Check clean reports: whatever is found above 提示 is a false alarm."""
    alarmed: dict[str, list[str]] = {}
    failed: list[str] = []
    undecided: Counter[str] = Counter()
    count = 0
    for seed in seeds:
        count += 1
        result = check(document(make_sample(seed), rendering))
        if found := alarms(result):
            alarmed[f"{rendering} {seed}"] = found
        for left in result.unchecked:
            undecided[left.rule] += 1
            if left.failed:
                failed.append(f"{seed} {left.rule}: {left.reason}")
    return Clean(count, alarmed, failed, undecided)
