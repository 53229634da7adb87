"""The list of findings for a spreadsheet."""

from __future__ import annotations

import csv
import io

from checker.findings.result import RunResult
from checker.reporters.csv import render_csv


def test_the_whole_table(result: RunResult, golden) -> None:
    golden("run.csv", render_csv(result))


def test_begins_with_a_byte_order_mark_and_every_line_is_full(result: RunResult) -> None:
    content = render_csv(result)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {len(rows[0])}


def test_nothing_is_taken_for_a_formula(result: RunResult) -> None:
    report = result.reports[0]
    finding = report.findings[0]._replace(message="=1+1", difference="-27")
    from dataclasses import replace

    changed = replace(result, reports=(replace(report, findings=(finding,)),))
    row = list(csv.reader(io.StringIO(render_csv(changed).decode("utf-8-sig"))))[1]
    assert row[7] == "'=1+1"
    assert row[10] == "-27"
