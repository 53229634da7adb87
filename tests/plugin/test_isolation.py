"""Every hook × every way of failing: the failing plugin is told, the good one beside it is heard."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.findings.finding import Finding
from checker.findings.result import Counts, ReportResult
from checker.model.identity import Identity
from checker.plugin.host import PLUGIN_FAILED, PluginHost
from checker.plugin.spec import HOOK_NAMES
from checker.testing.reports import build_report

REPORT = build_report()
FINDING = Finding("T301", "t", "error", False, "m", (), (), "1", "2", "1", "", "", (), "", None, "abc")
RESULT = ReportResult("a.html", "0", Identity(), Counts(), (FINDING,), (), ())
ARGUMENTS: dict[str, dict[str, object]] = {
    "checker_prepare_report": {"report": REPORT},
    "checker_enrich_finding": {"finding": FINDING, "report": REPORT},
    "checker_score": {"result": RESULT},
}
GOOD = {
    "checker_organs": "from checker.plugin import OrganEntry\nANSWER = [OrganEntry('示范新区')]",
    "checker_labels": (
        "from checker.plugin import LabelVariant\n"
        "ANSWER = [LabelVariant('2021', 't3', 'row', 'granted', ('公开',))]"
    ),
    "checker_readers": (
        "from checker.plugin import ReaderSpec\n"
        "ANSWER = [ReaderSpec('application/ofd', lambda head: False, lambda document: None)]"
    ),
    "checker_regions": "ANSWER = []",
    "checker_forms": "ANSWER = []",
    "checker_functions": "ANSWER = []",
    "checker_words": "ANSWER = {'词': ('甲',)}",
    "checker_rule_packs": "ANSWER = []",
    "checker_prepare_report": "ANSWER = None",
    "checker_enrich_finding": "from checker.plugin import Enrichment\nANSWER = Enrichment('找我')",
    "checker_score": "from checker.plugin import Score\nANSWER = Score('评分', '100')",
    "checker_reporters": "ANSWER = []",
    "checker_commands": "ANSWER = []",
}
WAYS = {
    "raises": "raise ValueError('坏了')",
    "raises a base exception": "raise BaseException('坏了')",
    "exits": "raise SystemExit(0)",
    "exits at once": "import sys; sys.exit(3)",
    "runs for ever": "while True: pass",
    "runs for ever, swallowing": "exec('while True:\\n try:\\n  while 1: pass\\n except Exception: pass')",
    "wrong type": "return 42",
    "wrong type inside": "return [42]",
    "recursion": "return {hook}()",
}


def heard(host: PluginHost, hook: str) -> list[str]:
    return [answer.plugin for answer in host.ask(hook, **ARGUMENTS.get(hook, {}))]


# The alarm may ring inside a callback of garbage collection, where Python only prints it: it rings again.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("hook", HOOK_NAMES)
def test_a_failing_implementation_harms_nobody(
    host_of: Callable[..., PluginHost], hook: str, way: str
) -> None:
    good = f"{GOOD[hook]}\n@hookimpl\ndef {hook}():\n    return ANSWER\n"
    bad = f"@hookimpl\ndef {hook}():\n    {WAYS[way].replace('{hook}', hook)}\n"
    host = host_of(budget=0.2, a_bad=bad, b_good=good, c_bad=bad)
    expected = [] if hook == "checker_prepare_report" else ["b_good"]
    assert heard(host, hook) == expected
    assert host.failed
    told = [problem.message for problem in host.problems if problem.code == PLUGIN_FAILED]
    assert len(told) == 2
    assert all(hook in message for message in told)
    assert "a_bad" in told[0]
    assert "c_bad" in told[1]


@pytest.mark.parametrize("hook", sorted(ARGUMENTS))
def test_an_implementation_that_changes_what_it_was_given_is_told(
    host_of: Callable[..., PluginHost], hook: str
) -> None:
    name = next(iter(ARGUMENTS[hook]))
    attribute = {"report": "media", "finding": "rule", "result": "path"}[name]
    if name == "finding":
        pytest.skip("a finding is a tuple: there is nothing in it to change")
    old = getattr(ARGUMENTS[hook][name], attribute)
    bad = f"@hookimpl\ndef {hook}({name}):\n    object.__setattr__({name}, '{attribute}', 'changed')\n"
    host = host_of(a_bad=bad)
    try:
        assert heard(host, hook) == []
        assert "改动了" in host.problems[0].message
    finally:
        object.__setattr__(ARGUMENTS[hook][name], attribute, old)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("raise RuntimeError('装不上')", "装不上"),
        ("import no_such_module", "no_such_module"),
        ("def broken(:", "SyntaxError"),
        ("raise SystemExit(0)", "结束整个程序"),
        ("@hookimpl\ndef checker_rule_pakcs():\n    return []", "checker_rule_packs"),
        ("@hookimpl\ndef checker_score(report_text):\n    return None", "report_text"),
    ],
    ids=["raises", "imports nothing", "syntax", "exits", "misspelt hook", "unknown argument"],
)
def test_a_plugin_that_cannot_be_loaded_is_named_and_left_out(
    host_of: Callable[..., PluginHost], source: str, words: str
) -> None:
    good = f"{GOOD['checker_organs']}\n@hookimpl\ndef checker_organs():\n    return ANSWER\n"
    host = host_of(a_bad=source, b_good=good)
    assert [item.candidate.name for item in host.plugins] == ["b_good"]
    assert heard(host, "checker_organs") == ["b_good"]
    assert host.failed
    assert "a_bad" in host.problems[0].message
    assert words in host.problems[0].message


def test_what_a_plugin_prints_does_not_reach_the_results(
    host_of: Callable[..., PluginHost], capsys: pytest.CaptureFixture[str]
) -> None:
    host = host_of(a="print('import')\n@hookimpl\ndef checker_words():\n    print('call')\n    return {}")
    host.ask("checker_words")
    assert capsys.readouterr().out == ""


def test_the_trace_tells_each_call(host_of: Callable[..., PluginHost]) -> None:
    host = host_of(trace=True, a="@hookimpl\ndef checker_words():\n    return {}")
    host.ask("checker_words")
    assert host.tracing == ["a.checker_words() → {}"]
