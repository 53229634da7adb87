"""The findings as a table for a spreadsheet, one finding a line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from checker.findings.finding import SEVERITY_NAMES
from checker.findings.result import ReportResult, RunResult
from checker.reporters.screen import PLAIN
from checker.reporters.text import verdict_word

_HEAD = (
    "文件",
    "机关",
    "年度",
    "结论",
    "级别",
    "规则",
    "名称",
    "内容",
    "左",
    "右",
    "差",
    "待核",
    "位置",
    "依据",
    "依据类别",
    "整改",
    "标识",
)


def render_csv(result: RunResult) -> bytes:
    """Return UTF-8 with a byte order mark, without which Excel shows garbage.

    What could not be checked has a line of its own (级别: 无法判定), so that a short list is never taken
    for a pass.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for report in result.reports:
        writer.writerows([_guarded(value) for value in row] for row in _rows(report))
    return buffer.getvalue().encode("utf-8-sig")


def _rows(report: ReportResult) -> Iterator[tuple[str, ...]]:
    identity = report.identity
    head = (report.path, identity.organ or "", str(identity.year or ""), verdict_word(report)[1])
    for finding in report.findings:
        yield (
            *head,
            SEVERITY_NAMES[finding.severity],
            finding.rule,
            finding.title,
            finding.message,
            finding.left or "",
            finding.right or "",
            finding.difference or "",
            "是" if finding.needs_review else "",
            finding.location.describe() if finding.location else "",
            "；".join(basis.text for basis in finding.basis),
            "；".join(dict.fromkeys(basis.kind for basis in finding.basis)),
            finding.remedy,
            finding.fingerprint,
        )
    for item in report.unchecked:
        place = item.location.describe() if item.location else ""
        yield (*head, "无法判定", item.rule, item.title, item.reason, *[""] * 4, place, *[""] * 4)
    for problem in report.problems:
        place = problem.location.describe() if problem.location else ""
        yield (*head, "读取说明", problem.code, "", problem.message, *[""] * 4, place, *[""] * 4)


def _guarded(value: str) -> str:
    value = PLAIN.harmless(value)
    # A spreadsheet runs a cell that begins with one of these as a formula; a plain negative number is none.
    if value[:1] in ("=", "+", "@") or (value[:1] == "-" and not _is_number(value)):
        return "'" + value
    return value


def _is_number(value: str) -> bool:
    return value[1:].replace(".", "", 1).isdigit()
