"""The table of exit codes of docs/reference/exit-codes.md."""

from __future__ import annotations

import itertools

import pytest

from checker.cli.exit_codes import exit_code, gravest
from checker.findings.finding import Finding, Unchecked
from checker.findings.result import Counts, ReportResult, RunResult
from checker.model.identity import Identity
from checker.model.problem import FATAL, NOTE, PARTIAL, Problem

SOME = Counts(holds=9)


def finding(severity: str) -> Finding:
    return Finding(
        "T301", "t", severity, False, "m", (), (), None, None, None, "", "", (), "", None, "f" * 16
    )


def report(*findings: Finding, counts: Counts = SOME, unchecked=(), problems=()) -> ReportResult:
    return ReportResult("a.html", "0" * 64, Identity(), counts, findings, unchecked, problems)


def run(*reports: ReportResult, problems=()) -> RunResult:
    return RunResult("0", "2025-02-01", (), (), reports, problems)


CLEAN = report()
NOTHING = report(counts=Counts(not_applicable=9))
CANNOT = report(unchecked=(Unchecked("D102", "t", (), "机关类别未知"),), counts=Counts(cannot_tell=1))
FAILED = report(unchecked=(Unchecked("D102", "t", (), "坏了", None, True),), counts=Counts(failed=1))
UNREAD = report(problems=(Problem("E101", "读不出", FATAL),))
PARTLY = report(problems=(Problem("E201", "表三是图片", PARTIAL),))
NOTED = report(problems=(Problem("E301", "有一处缺字", NOTE),))


@pytest.mark.parametrize(
    ("result", "fail_on", "code"),
    [
        pytest.param(run(CLEAN), "info", 0, id="clean"),
        pytest.param(run(NOTED), "info", 0, id="a note is no fault"),
        pytest.param(run(report(finding("info"))), "info", 1, id="info at info"),
        pytest.param(run(report(finding("info"))), "warning", 0, id="info below warning"),
        pytest.param(run(report(finding("warning"))), "warning", 1, id="warning at warning"),
        pytest.param(run(report(finding("warning"))), "error", 0, id="warning below error"),
        pytest.param(run(report(finding("error"))), "error", 1, id="error at error"),
        pytest.param(run(report(finding("error"))), "never", 0, id="never"),
        pytest.param(run(CANNOT), "info", 3, id="could not be checked is no pass"),
        pytest.param(run(CANNOT), "never", 3, id="could not be checked, even with never"),
        pytest.param(run(PARTLY), "info", 3, id="read in part"),
        pytest.param(run(UNREAD), "info", 3, id="unreadable"),
        pytest.param(run(UNREAD, report(finding("error"))), "info", 3, id="unreadable beside findings"),
        pytest.param(run(FAILED), "info", 4, id="a rule failed"),
        pytest.param(run(FAILED, UNREAD), "info", 4, id="a rule failed beside an unreadable report"),
        pytest.param(run(CLEAN, problems=(Problem("K001", "规则有误"),)), "info", 2, id="rule file"),
        pytest.param(
            run(UNREAD, problems=(Problem("K001", "规则有误"),)), "info", 2, id="rule file wins over 3"
        ),
        pytest.param(run(CLEAN, problems=(Problem("E902", "插件未装入"),)), "info", 4, id="plugin"),
        pytest.param(
            run(CLEAN, problems=(Problem("E903", "未获允许", NOTE),)), "info", 0, id="plugin not wanted"
        ),
        pytest.param(run(), "info", 5, id="nothing checked"),
        pytest.param(run(NOTHING), "info", 5, id="no rule applied"),
        pytest.param(run(NOTHING, CLEAN), "info", 5, id="no rule applied to one of two"),
        pytest.param(run(NOTHING, UNREAD), "info", 3, id="no rule applied beside an unreadable report"),
        pytest.param(
            run(problems=(Problem("K001", "规则有误"),)), "info", 2, id="nothing checked, rules wrong"
        ),
    ],
)
def test_exit_code(result: RunResult, fail_on: str, code: int) -> None:
    assert exit_code(result, fail_on) == code


@pytest.mark.parametrize("codes", list(itertools.permutations([0, 1, 2, 3, 4, 5], 3)))
def test_the_graver_code_wins(codes: tuple[int, ...]) -> None:
    order = [4, 2, 3, 1, 5, 0]
    assert gravest(codes) == min(codes, key=order.index)
