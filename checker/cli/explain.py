"""`checker explain`: a rule's page, and how it was evaluated on a report, number by number."""

from __future__ import annotations

from typing import Any

import click

from checker.cli.exit_codes import CLEAN
from checker.cli.help_text import ChineseCommand
from checker.cli.inputs import one_document
from checker.cli.outputs import screen_of, show
from checker.cli.setup import book_options, identity_options, session_of


@click.command(
    cls=ChineseCommand,
    help="说明一条规则：要求、依据、全文。给出报告时，把它在这份报告上的演算逐数写出来。",
)
@click.argument("rule", metavar="RULE")
@click.argument("path", metavar="[PATH]", required=False)
@click.option("--previous", metavar="PATH", help="同一机关上一年度的报告")
@identity_options
@book_options
def explain(rule: str, path: str | None, previous: str | None, **choices: Any) -> int:
    """Explain a rule, by itself or on a report; return the exit code."""
    session = session_of(choices)
    screen = screen_of("auto")
    show(session.page(rule, screen))
    if path is not None:
        from checker.reporters.explanation import render_explanation

        document = one_document(path)
        before = None if previous is None else one_document(previous)
        show("\n" + render_explanation(document.name, session.explain(rule, document, before), screen))
    return CLEAN
