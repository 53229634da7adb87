"""`checker schema`: print the JSON Schema of an output."""

from __future__ import annotations

from importlib.resources import files

import click

from checker.cli.exit_codes import CLEAN
from checker.cli.help_text import ChineseCommand
from checker.cli.outputs import show

SCHEMAS = {"result": "result-1.json", "report": "report-1.json"}


@click.command(
    cls=ChineseCommand,
    help="输出 JSON Schema：result 是 check -o json 的格式，report 是 inspect --json 的格式。",
)
@click.argument("name", metavar="result|report", type=click.Choice(tuple(SCHEMAS)))
def schema(name: str) -> int:
    """Print a schema; return the exit code."""
    show(schema_text(name))
    return CLEAN


def schema_text(name: str) -> str:
    """Return the text of a schema by its short name, "result" or "report"."""
    return (files("checker") / "schemas" / SCHEMAS[name]).read_text("utf-8")
