"""Where results go: FORMAT writes to the screen, FORMAT:FILE into a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from checker.cli.inputs import reason
from checker.findings.result import RunResult
from checker.reporters.registry import Reporter
from checker.reporters.screen import Screen

_NARROWEST, _WIDEST, _FILE_WIDTH = 60, 100, 80


class Output(NamedTuple):
    """One form of output and the file it goes to (None: standard output)."""

    reporter: Reporter
    path: Path | None


def parse_outputs(texts: Iterable[str], known: dict[str, Reporter]) -> list[Output]:
    """Read the values of -o. Raises: click.BadParameter."""
    outputs = [_parse(text, known) for text in texts] or [Output(known["text"], None)]
    if sum(output.path is None for output in outputs) > 1:
        message = "两种格式都要写到屏幕上，会混在一起；请给其中一种加上文件名，例如 -o json:结果.json。"
        raise click.BadParameter(message, param_hint="-o")
    return outputs


def write_outputs(result: RunResult, outputs: Iterable[Output], colour: str) -> None:
    """Write a result in every form asked for. Raises: click.FileError."""
    for output in outputs:
        if output.path is None:
            show(output.reporter.render(result, screen_of(colour)))
        else:
            _save(output.path, output.reporter.render(result, Screen(_FILE_WIDTH)))


def screen_of(colour: str) -> Screen:
    """Return the screen that standard output is; 80 columns without colours where it is none."""
    terminal = sys.stdout.isatty()
    width = _FILE_WIDTH
    if terminal:
        import shutil

        width = max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size().columns))
    wanted = {"always": True, "never": False}.get(colour, terminal and not os.environ.get("NO_COLOR"))
    return Screen(width, wanted)


def _parse(text: str, known: dict[str, Reporter]) -> Output:
    name, _, path = text.partition(":")
    if name not in known:
        raise click.BadParameter(f"没有格式“{name}”；可以用 {'、'.join(known)}。", param_hint="-o")
    return Output(known[name], Path(path) if path else None)


def show(rendered: str | bytes) -> None:
    """Write to standard output."""
    if isinstance(rendered, bytes):
        sys.stdout.buffer.write(rendered)
    else:
        sys.stdout.write(rendered)
    sys.stdout.flush()


def _save(path: Path, rendered: str | bytes) -> None:
    content = rendered if isinstance(rendered, bytes) else rendered.encode()
    try:
        path.write_bytes(content)
    except OSError as error:
        raise click.FileError(path.as_posix(), reason(error)) from error
