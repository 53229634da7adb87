"""What an inspector sees."""

from __future__ import annotations

import re

from checker.findings.result import RunResult
from checker.reporters.screen import Screen
from checker.reporters.text import render_text
from checker.text.columns import display_width


def test_the_whole_text(result: RunResult, golden) -> None:
    golden("run.txt", render_text(result))


def test_one_report_has_no_table_of_reports(result: RunResult, golden) -> None:
    alone = RunResult(result.version, result.as_of, result.packs, (), result.reports[:1])
    golden("one.txt", render_text(alone))


def test_no_report(result: RunResult, golden) -> None:
    golden("none.txt", render_text(RunResult("0.1.0", "2025-02-01", result.packs, (), ())))


def test_lines_keep_to_the_screen(result: RunResult) -> None:
    for width in (60, 80, 100):
        text = render_text(result, Screen(width))
        assert [line for line in text.splitlines() if display_width(line) > width] == []


def test_colours_change_nothing_but_colours(result: RunResult) -> None:
    coloured = render_text(result, Screen(80, colour=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_text(result)


def test_what_was_not_checked_never_looks_like_a_pass(result: RunResult) -> None:
    unread = RunResult("0", "2025-02-01", (), (), result.reports[3:])
    text = render_text(unread)
    assert "规则未运行，不等于通过" in text
    assert "通过 1" not in text
