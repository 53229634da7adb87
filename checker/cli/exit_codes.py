"""What the program tells the shell. The only place that knows the numbers (docs/reference/exit-codes.md)."""

from __future__ import annotations

from collections.abc import Iterable

from checker.findings.finding import SEVERITIES
from checker.findings.result import INCOMPLETE, UNREADABLE, ReportResult, RunResult
from checker.model.problem import NOTE

CLEAN = 0  # nothing at or above --fail-on, everything was checked
FOUND = 1  # findings at or above --fail-on
USAGE = 2  # wrong usage, configuration or rule file
NOT_READ = 3  # a report could not be read or not be checked in full: nothing may look like a pass
BROKEN = 4  # a plugin or the program failed
NOTHING = 5  # nothing was checked
INTERRUPTED = 130  # by Ctrl-C; 129 and 143 by a closed terminal and by kill
OUTPUT_CLOSED = 141  # the reader of our output went away before it was written

_GRAVEST_FIRST = (BROKEN, USAGE, NOT_READ, FOUND, NOTHING)
NEVER = "never"
_OF_PLUGINS = "E90"  # problems of plugins; those of rule files have other codes


def gravest(codes: Iterable[int]) -> int:
    """Of several codes return the one that wins: 4 > 2 > 3 > 1 > 5 > 0."""
    given = set(codes)
    return next((code for code in _GRAVEST_FIRST if code in given), CLEAN)


def exit_code(result: RunResult, fail_on: str) -> int:
    """Return the code for a finished run; `fail_on` is a severity or "never"."""
    if not result.reports:
        return gravest([NOTHING, *_of_run(result)])
    codes = _of_run(result)
    for report in result.reports:
        codes.extend(_of_report(report, fail_on))
    return gravest(codes)


def _of_run(result: RunResult) -> list[int]:
    faults = [problem.code for problem in result.problems if problem.gravity != NOTE]
    return [BROKEN if code.startswith(_OF_PLUGINS) else USAGE for code in faults]


def _of_report(report: ReportResult, fail_on: str) -> list[int]:
    codes = []
    if report.counts.failed or any(item.failed for item in report.unchecked):
        codes.append(BROKEN)
    if nothing_applied(report):
        codes.append(NOTHING)
    elif is_not_fully_checked(report):
        codes.append(NOT_READ)
    if any(at_or_above(finding.severity, fail_on) for finding in report.findings):
        codes.append(FOUND)
    return codes


def nothing_applied(report: ReportResult) -> bool:
    """Tell whether the report was read, but no rule that was chosen had anything to say on it."""
    counts = report.counts
    judged = counts.holds or counts.broken or counts.cannot_tell or counts.failed
    return not judged and not report.unchecked and all(problem.gravity == NOTE for problem in report.problems)


def is_not_fully_checked(report: ReportResult) -> bool:
    """Tell whether a part of the report, or all of it, was not read or could not be decided."""
    return (
        report.verdict in (UNREADABLE, INCOMPLETE)
        or bool(report.unchecked)
        or report.counts.cannot_tell > 0
        or any(problem.gravity != NOTE for problem in report.problems)
    )


def at_or_above(severity: str, threshold: str) -> bool:
    """Tell whether a severity is as grave as the threshold or graver; "never" is above all."""
    return threshold != NEVER and SEVERITIES.index(severity) <= SEVERITIES.index(threshold)
