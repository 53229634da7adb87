"""Let plugins work on a report and on its findings, each step checked."""

from __future__ import annotations

import dataclasses
from functools import partial

from checker.extract.blocks import Reading
from checker.extract.detect import detect
from checker.extract.passes import Read
from checker.findings.additions import Addition, PluginScore
from checker.findings.finding import Finding
from checker.findings.result import ReportResult
from checker.model.identity import UNKNOWN
from checker.model.problem import FATAL, Problem
from checker.model.report import Report
from checker.plugin.collect import Contributions
from checker.plugin.contributions import LabelVariant, OrganEntry, ReaderSpec
from checker.plugin.guard import Failure, guarded
from checker.plugin.host import PluginHost
from checker.schema.load import extend_forms
from checker.source.document import Document

# What the built-in detection only falls back on: a plugin may know better.
_UNCLAIMED = ("text/plain", "application/zip")


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


def score_report(host: PluginHost, result: ReportResult) -> tuple[PluginScore, ...]:
    """Ask the plugins for their scores of a report."""
    return tuple(
        PluginScore(answer.plugin, answer.value) for answer in host.ask("checker_score", result=result)
    )


def identify_organ(
    report: Report, organs: tuple[OrganEntry, ...], *, kind_given: bool, province_given: bool
) -> Report:
    """Let a register of plugins tell what an organ is; what the user gave goes first."""
    entry = next((organ for organ in organs if organ.name == report.identity.organ), None)
    if entry is None:
        return report
    identity = report.identity
    if entry.kind != UNKNOWN and not kind_given:
        identity = identity._replace(organ_kind=entry.kind)
    if entry.level != UNKNOWN:
        identity = identity._replace(level=entry.level)
    if entry.province is not None and not province_given:
        identity = identity._replace(province=entry.province)
    return dataclasses.replace(report, identity=identity)


def _figures(report: Report) -> tuple[object, ...]:
    return tuple((key, table.form, table.state, table.cells) for key, table in sorted(report.tables.items()))


def extend_forms_with(host: PluginHost, contributions: Contributions) -> None:
    """Let the plugins' labels and editions of the form take part; wordings of nothing are told."""
    forms = {form_id: path.read_bytes() for form_id, path in contributions.forms}
    extend_forms((), forms)
    fitting: list[LabelVariant] = []
    for plugin, wordings in contributions.labels:
        try:
            extend_forms((*fitting, wordings), forms)
        except (KeyError, FileNotFoundError) as error:
            failure = Failure("wrong_type", f"给出的标签写法用不上：{error.args[0]}")
            host.report_failure(plugin, "checker_labels", failure)
        else:
            fitting.append(wordings)
    extend_forms(fitting, forms)


def reader_with(host: PluginHost, readers: tuple[tuple[str, ReaderSpec], ...], otherwise: Read) -> Read:
    """Return a first step of reading that asks plugins for documents that no built-in reader claims."""

    def read(document: Document) -> Reading | Problem:
        media = detect(document)
        if not isinstance(media, Problem) and media not in _UNCLAIMED:
            return otherwise(document)
        for plugin, spec in readers:
            matched = guarded(partial(spec.matches, document.content[:4096]), host.settings.budget)
            if matched.failure is not None:
                host.report_failure(plugin, f"文件读取器 {spec.media}", matched.failure)
            elif matched.value:
                return _read_by(host, plugin, spec, document)
        return otherwise(document)

    return read


def _read_by(host: PluginHost, plugin: str, spec: ReaderSpec, document: Document) -> Reading | Problem:
    called = guarded(partial(spec.read, document), host.settings.budget)
    failure = called.failure
    if failure is None and isinstance(called.value, Reading):
        return called.value
    failure = failure or Failure("wrong_type", f"应返回 Reading，返回的却是 {type(called.value).__name__}")
    host.report_failure(plugin, f"文件读取器 {spec.media}", failure)
    return Problem("E905", f"插件“{plugin}”的读取器没有读出这份文件：{failure.message}。", FATAL)
