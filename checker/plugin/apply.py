"""Let plugins work on a report and on its findings, each step checked."""

from __future__ import annotations

from typing import NamedTuple

from checker.findings.finding import Finding
from checker.findings.result import ReportResult
from checker.model.report import Report
from checker.plugin.contributions import Enrichment, Score
from checker.plugin.guard import Failure
from checker.plugin.host import PluginHost


class Addition(NamedTuple):
    """What a plugin added to a finding (named by its fingerprint)."""

    plugin: str
    finding: str
    enrichment: Enrichment


def prepare_report(host: PluginHost, report: Report) -> Report:
    """Let each plugin put the report in better order; drop an answer that alters a figure."""
    for item in host.plugins:
        answers = host.ask_one(item, "checker_prepare_report", report=report)
        for answer in answers:
            if _figures(answer.value) != _figures(report):
                message = "改动了报告中的数字；报告的数字一律按原样检查，这次回答作废"
                host.report_failure(answer.plugin, "checker_prepare_report", Failure("changed", message))
                continue
            report = answer.value
    return report


def enrich_findings(host: PluginHost, findings: tuple[Finding, ...], report: Report) -> tuple[Addition, ...]:
    """Ask the plugins for what they add to each finding."""
    return tuple(
        Addition(answer.plugin, finding.fingerprint, answer.value)
        for finding in findings
        for answer in host.ask("checker_enrich_finding", finding=finding, report=report)
    )


def score_report(host: PluginHost, result: ReportResult) -> tuple[tuple[str, Score], ...]:
    """Ask the plugins for their scores of a report."""
    return tuple((answer.plugin, answer.value) for answer in host.ask("checker_score", result=result))


def _figures(report: Report) -> tuple[object, ...]:
    return tuple((key, table.form, table.state, table.cells) for key, table in sorted(report.tables.items()))
