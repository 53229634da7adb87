"""A result as JSON: schema checker.result/1 (docs/reference/json.md)."""

from __future__ import annotations

import json
import re
from typing import Any

from checker.findings.additions import PluginScore
from checker.findings.basis import Basis
from checker.findings.finding import Evidence, Finding, Slip, Unchecked
from checker.findings.result import PackInfo, PluginInfo, ReportResult, RunResult
from checker.model.json_form import identity_to_json
from checker.model.problem import Problem
from checker.source.location import location_to_json

SCHEMA = "checker.result/1"
# JSON escapes the control characters below U+0020 by itself; these are no text that UTF-8 can hold, or steer
# a terminal. They can stand in strings only.
_HIDDEN = re.compile("[\x7f-\x9f\ud800-\udfff]")


def to_json(result: RunResult) -> str:
    """Return the result document as text: the same result gives the same bytes."""
    return json_text(result_to_json(result), indent=2) + "\n"


def json_text(data: Any, indent: int | None = None) -> str:
    """Return data as JSON that can be written and shown anywhere: what is not visible stands escaped."""
    return _HIDDEN.sub(_escaped, json.dumps(data, ensure_ascii=False, indent=indent))


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def result_to_json(result: RunResult) -> dict[str, Any]:
    """Return the result document as plain data."""
    return {
        "schema": SCHEMA,
        "run": {
            "version": result.version,
            "as_of": result.as_of,
            "packs": [_pack(pack) for pack in result.packs],
            "plugins": [_plugin(plugin) for plugin in result.plugins],
            "problems": [problem_to_json(problem) for problem in result.problems],
            "skipped": [{"kind": kind, "count": count} for kind, count in result.skipped],
        },
        "reports": [report_result_to_json(report) for report in result.reports],
    }


def report_result_to_json(report: ReportResult) -> dict[str, Any]:
    """Return what became of one report as plain data."""
    return {
        "path": report.path,
        "sha256": report.sha256,
        "identity": identity_to_json(report.identity),
        "verdict": report.verdict,
        "counts": report.counts._asdict(),
        "findings": [finding_to_json(finding) for finding in report.findings],
        "unchecked": [_unchecked(item) for item in report.unchecked],
        "additions": [
            {"plugin": item.plugin, "finding": item.finding, **item.enrichment._asdict()}
            for item in report.additions
        ],
        "scores": [_score(item) for item in report.scores],
        "problems": [problem_to_json(problem) for problem in report.problems],
    }


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return one finding with its proof as plain data."""
    return {
        "rule": finding.rule,
        "pack": finding.pack,
        "title": finding.title,
        "severity": finding.severity,
        "needs_review": finding.needs_review,
        "message": finding.message,
        "basis": [_basis(basis) for basis in finding.basis],
        "bindings": dict(finding.bindings),
        "left": finding.left,
        "right": finding.right,
        "difference": finding.difference,
        "formula": finding.formula,
        "substituted": finding.substituted,
        "evidence": [_evidence(item) for item in finding.evidence],
        "remedy": finding.remedy,
        "location": location_to_json(finding.location),
        "guess": None if finding.guess is None else _slip(finding.guess),
        "group": finding.group or None,
        "fingerprint": finding.fingerprint,
    }


def problem_to_json(problem: Problem) -> dict[str, Any]:
    """Return what the reader met as plain data."""
    return {
        "code": problem.code,
        "gravity": problem.gravity,
        "message": problem.message,
        "location": location_to_json(problem.location),
    }


def _score(item: PluginScore) -> dict[str, Any]:
    score = item.score
    items = [
        {"label": part.label, "points": part.points, "findings": list(part.findings)} for part in score.items
    ]
    return {
        "plugin": item.plugin,
        "name": score.name,
        "total": score.total,
        "items": items,
        "basis": score.basis,
    }


def _basis(basis: Basis) -> dict[str, str]:
    return {
        "document": basis.document,
        "number": basis.number,
        "clause": basis.clause,
        "kind": basis.kind,
        "url": basis.url,
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    return {
        "name": item.name,
        "value": item.value,
        "raw": item.raw,
        "state": item.state,
        "side": item.side or None,
        "sign": item.sign,
        "location": location_to_json(item.location),
    }


def _slip(slip: Slip) -> dict[str, Any]:
    return {
        "kind": slip.kind,
        "message": slip.message,
        "cell": slip.cell or None,
        "proposed": slip.proposed or None,
    }


def _unchecked(item: Unchecked) -> dict[str, Any]:
    return {
        "rule": item.rule,
        "title": item.title,
        "bindings": dict(item.bindings),
        "reason": item.reason,
        "failed": item.failed,
        "location": location_to_json(item.location),
    }


def _pack(pack: PackInfo) -> dict[str, str]:
    return pack._asdict()


def _plugin(plugin: PluginInfo) -> dict[str, str]:
    return plugin._asdict()
