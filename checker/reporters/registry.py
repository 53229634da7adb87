"""The forms in which a result can be told, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from checker.findings.result import RunResult
from checker.reporters.screen import Screen


class Reporter(NamedTuple):
    """A form of output. `render` gives text, or bytes for a binary form; the same result, the same bytes."""

    name: str
    summary: str  # Chinese, one line, for the help
    render: Callable[[RunResult, Screen], str | bytes]


def _text(result: RunResult, screen: Screen) -> str:
    from checker.reporters.text import render_text

    return render_text(result, screen)


def _json(result: RunResult, _: Screen) -> str:
    from checker.findings.json_form import to_json

    return to_json(result)


def _lines(result: RunResult, _: Screen) -> str:
    from checker.findings.json_form import json_text, report_result_to_json

    return "".join(json_text(report_result_to_json(report)) + "\n" for report in result.reports)


def _csv(result: RunResult, _: Screen) -> bytes:
    from checker.reporters.csv import render_csv

    return render_csv(result)


BUILT_IN = (
    Reporter("text", "给人看的文字", _text),
    Reporter("json", "给程序读的 JSON（checker.result/1）", _json),
    Reporter("jsonl", "每份报告一行 JSON", _lines),
    Reporter("csv", "问题清单，可用电子表格打开", _csv),
)


def reporters(added: tuple[Reporter, ...] = ()) -> dict[str, Reporter]:
    """Return all forms by name; what a plugin adds may not take a built-in's name."""
    known = {reporter.name: reporter for reporter in BUILT_IN}
    for reporter in added:
        known.setdefault(reporter.name, reporter)
    return known


def from_plugin(name: str, render: Callable[[RunResult], str | bytes], plugin: str) -> Reporter:
    """Take a plugin's form of output, which knows nothing of screens."""
    return Reporter(name, f"由插件 {plugin} 提供", lambda result, _: render(result))
