"""What plugins define twice is an error naming both; what they alter in a report is dropped."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.plugin.apply import prepare_report
from checker.plugin.collect import DEFINED_TWICE, PluginFunctionError, collect, collect_reporters
from checker.plugin.host import PluginHost
from checker.testing.reports import build_report

FUNCTION = """
from checker.language.functions import FunctionSpec
from checker.language.types import COUNT

def work():
    {body}

@hookimpl
def checker_functions():
    return [FunctionSpec("{name}", "", (), COUNT, "…", work)]
"""


def test_two_plugins_with_one_function_lose_it_and_are_named(host_of: Callable[..., PluginHost]) -> None:
    source = FUNCTION.format(name="机构数", body="return 1")
    host = host_of(甲=source, 乙=source)
    assert collect(host).functions == ()
    problem = next(problem for problem in host.problems if problem.code == DEFINED_TWICE)
    assert "甲" in problem.message
    assert "乙" in problem.message
    assert "机构数" in problem.message


def test_a_function_of_the_checker_cannot_be_replaced(host_of: Callable[..., PluginHost]) -> None:
    host = host_of(a=FUNCTION.format(name="合计", body="return 1"))
    assert collect(host, known_functions=["合计"]).functions == ()
    assert "checker 自身" in host.problems[0].message


def test_a_failing_function_is_told_and_fails_its_caller(host_of: Callable[..., PluginHost]) -> None:
    host = host_of(a=FUNCTION.format(name="机构数", body="return 1 // 0"))
    (function,) = collect(host).functions
    assert function.origin == "a"
    with pytest.raises(PluginFunctionError, match="机构数"):
        function.call()
    assert host.failed


def test_a_function_that_breaks_its_promise_is_told(host_of: Callable[..., PluginHost]) -> None:
    host = host_of(a=FUNCTION.format(name="机构数", body="return 1.5"))
    (function,) = collect(host).functions
    with pytest.raises(PluginFunctionError, match="返回的却是 float"):
        function.call()
    assert [problem.code for problem in host.problems] == ["E901"]
    assert "“a”" in host.problems[0].message


def test_word_lists_are_gathered(host_of: Callable[..., PluginHost]) -> None:
    host = host_of(
        a="@hookimpl\ndef checker_words():\n    return {'甲': ('一',), '丙': ('三',)}",
        b="@hookimpl\ndef checker_words():\n    return {'乙': ['二'], '丙': ('三',)}",
    )
    assert collect(host).words == {"甲": ("一",), "乙": ("二",)}
    assert [problem.code for problem in host.problems] == [DEFINED_TWICE]


def test_an_output_format_may_not_hide_a_built_in_one(host_of: Callable[..., PluginHost]) -> None:
    source = "from checker.plugin import ReporterSpec\n@hookimpl\ndef checker_reporters():\n"
    host = host_of(a=source + "    return [ReporterSpec('json', str), ReporterSpec('letter', str)]")
    assert sorted(collect_reporters(host, taken=["json", "text"])) == ["letter"]
    assert "json" in host.problems[0].message


def test_preparing_may_add_words_but_not_alter_figures(host_of: Callable[..., PluginHost]) -> None:
    host = host_of(
        a="import dataclasses\n@hookimpl\ndef checker_prepare_report(report):\n"
        "    return dataclasses.replace(report, links=('x',))",
        b="import dataclasses\n@hookimpl\ndef checker_prepare_report(report):\n"
        "    table = report.tables['t3']\n"
        "    cells = (table.cells[0]._replace(value=99), *table.cells[1:])\n"
        "    tables = {**report.tables, 't3': dataclasses.replace(table, cells=cells)}\n"
        "    return dataclasses.replace(report, tables=tables)",
    )
    report = build_report()
    prepared = prepare_report(host, report)
    assert prepared.links == ("x",)
    assert prepared.tables["t3"] == report.tables["t3"]
    assert host.failed
    assert "“b”" in host.problems[0].message
