"""`checker inspect`: show what was read from a report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from checker.cli import exit_codes
from checker.cli.help_text import ChineseCommand
from checker.cli.inputs import one_document
from checker.cli.os_errors import reason
from checker.cli.outputs import screen_of, show, written_over
from checker.cli.setup import identity_options
from checker.model.problem import NOTE
from checker.source.document import shown_name

if TYPE_CHECKING:
    from checker.model.report import Report
    from checker.source.document import Document


@click.command(
    cls=ChineseCommand,
    help="显示从一份报告里读到了什么：机关、章节、逐格的表格、日期，以及没能读出的内容。",
)
@click.argument("path", metavar="PATH")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON（checker.report/1）")
@click.option("--picture", metavar="OUT.png", help="画一张图：页面（或表格）上标出读到的格子和问题所在的地方")
@identity_options
def inspect(path: str, *, as_json: bool, picture: str | None, **given: Any) -> int:
    """Show what was read; return the exit code."""
    from checker.pipeline import Request, read_document

    if picture is not None and os.path.realpath(picture) == os.path.realpath(path):
        raise click.BadParameter(written_over(Path(picture)), param_hint="--picture")
    document = one_document(path)
    report = read_document(document, Request(**given))
    if picture is not None:
        _draw(document, report, picture)
    if as_json:
        from checker.findings.json_form import json_text
        from checker.model.json_form import report_to_json

        show(json_text(report_to_json(report), indent=2) + "\n")
    else:
        from checker.reporters.reading import render_reading

        show(render_reading(document.name, report, screen_of("auto")))
    whole = all(problem.gravity == NOTE for problem in report.problems)
    return exit_codes.CLEAN if whole else exit_codes.NOT_READ


def _draw(document: Document, report: Report, out: str) -> None:
    """Write the picture, the places of findings marked. Raises: click.UsageError."""
    from datetime import date

    from checker.picture import draw
    from checker.pipeline import judge_report
    from checker.session import Setup, open_session

    today = date.today()  # noqa: DTZ011 - the day on the user's own calendar is what is meant
    session = open_session(Setup(as_of=today))
    findings = judge_report(document, report, session.book_for(report), today).findings
    try:
        problem = draw(document, report, findings, Path(out))
    except OSError as error:
        raise click.FileError(shown_name(out), reason(error)) from error
    if problem is not None:
        raise click.UsageError(problem.message, click.get_current_context())
