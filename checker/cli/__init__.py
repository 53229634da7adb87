"""The command line: the only place that knows exit codes, prompts and screens."""

from checker.cli.entry import main

__all__ = ["main"]
