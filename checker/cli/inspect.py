"""`checker inspect`: show what was read from a report."""

from __future__ import annotations

import json
from typing import Any

import click

from checker.cli import exit_codes
from checker.cli.help_text import ChineseCommand
from checker.cli.inputs import one_document
from checker.cli.outputs import screen_of, show
from checker.cli.setup import identity_options
from checker.model.problem import NOTE


@click.command(
    cls=ChineseCommand,
    help="显示从一份报告里读到了什么：机关、章节、逐格的表格、日期，以及没能读出的内容。",
)
@click.argument("path", metavar="PATH")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON（checker.report/1）")
@identity_options
def inspect(path: str, *, as_json: bool, **given: Any) -> int:
    """Show what was read; return the exit code."""
    from checker.pipeline import Request, read_document

    document = one_document(path)
    report = read_document(document, Request(**given))
    if as_json:
        from checker.model.json_form import report_to_json

        show(json.dumps(report_to_json(report), ensure_ascii=False, indent=2) + "\n")
    else:
        from checker.reporters.reading import render_reading

        show(render_reading(document.name, report, screen_of("auto")))
    whole = all(problem.gravity == NOTE for problem in report.problems)
    return exit_codes.CLEAN if whole else exit_codes.NOT_READ
