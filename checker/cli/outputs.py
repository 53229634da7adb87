"""Where results go: FORMAT writes to the screen, FORMAT:FILE into a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from checker.cli.mistakes import STANDARD_OUTPUT
from checker.cli.os_errors import reason
from checker.findings.result import RunResult
from checker.reporters.registry import Reporter
from checker.reporters.screen import Screen
from checker.source.document import shown_name

_NARROWEST, _WIDEST, _FILE_WIDTH = 60, 100, 80


class OutputClosedError(Exception):
    """The reader of our output went away (`checker … | head`): not our failure, and nothing more to say."""


class Output(NamedTuple):
    """One form of output and the file it goes to (None: standard output)."""

    reporter: Reporter
    path: Path | None


def parse_outputs(texts: Iterable[str], known: dict[str, Reporter], inputs: Iterable[Path]) -> list[Output]:
    """Read the values of -o; nothing that is read may be written over. Raises: click.BadParameter."""
    outputs = [_parse(text, known) for text in texts] or [Output(known["text"], None)]
    if sum(output.path is None for output in outputs) > 1:
        message = "两种格式都要写到屏幕上，会混在一起；请给其中一种加上文件名，例如 -o json:结果.json。"
        raise click.BadParameter(message, param_hint="-o")
    taken = [output.path for output in outputs if output.path is not None]
    read = {os.path.realpath(path) for path in inputs} if taken else set()
    for at, path in enumerate(taken):
        place = os.path.realpath(path)
        if place in read:
            raise click.BadParameter(written_over(path), param_hint="-o")
        if place in {os.path.realpath(other) for other in taken[:at]}:
            message = f"两种格式都要写到“{shown_name(path.as_posix())}”，后一个会盖掉前一个；请写到两个文件。"
            raise click.BadParameter(message, param_hint="-o")
    return outputs


def written_over(path: Path) -> str:
    """Say that an output would be written over what is to be read."""
    return f"“{shown_name(path.as_posix())}”是要检查的文件，结果写在这里会盖掉它；请换一个文件名。"


def write_outputs(result: RunResult, outputs: Iterable[Output], colour: str) -> None:
    """Write a result in every form asked for. Raises: click.FileError."""
    shown = False
    for output in outputs:
        if output.path is None:
            shown = True
            show(output.reporter.render(result, screen_of(colour)))
        else:
            _save(output.path, output.reporter.render(result, Screen(_FILE_WIDTH)))
    if not shown and sys.stdout is not None and sys.stdout.isatty():  # a person waits there for a word
        from checker.reporters.text import closing

        screen = screen_of(colour)
        show(screen.harmless("\n".join(closing(result, screen)) + "\n"))


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
    name, separator, path = text.partition(":")
    if name not in known:
        raise click.BadParameter(f"没有格式“{name}”；可以用 {'、'.join(known)}。", param_hint="-o")
    if separator and not path:
        message = f"“{text}”的冒号后面缺少文件名；要写到屏幕上就不写冒号：-o {name}。"
        raise click.BadParameter(message, param_hint="-o")
    return Output(known[name], None if path in ("", "-") else Path(path))


def show(rendered: str | bytes) -> None:
    """Write to standard output. Raises: OutputClosedError, click.FileError."""
    try:
        if isinstance(rendered, bytes):
            sys.stdout.buffer.write(rendered)
        else:
            sys.stdout.write(rendered)
        sys.stdout.flush()
    except BrokenPipeError:
        raise OutputClosedError from None
    except OSError as error:
        raise click.FileError(STANDARD_OUTPUT, reason(error)) from error


def _save(path: Path, rendered: str | bytes) -> None:
    content = rendered if isinstance(rendered, bytes) else rendered.encode(errors="backslashreplace")
    try:
        path.write_bytes(content)
    except OSError as error:
        lost = isinstance(error, FileNotFoundError)
        told = f"没有文件夹“{shown_name(path.parent.as_posix())}”，请先建好" if lost else reason(error)
        raise click.FileError(shown_name(path.as_posix()), told) from error
