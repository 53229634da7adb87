"""`checker check`: read reports, judge them, tell what was found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from checker.cli import exit_codes
from checker.cli.help_text import ChineseCommand
from checker.cli.inputs import Found, NoSuchPathError, Source, exists, expand
from checker.cli.many import Task, check_all
from checker.cli.outputs import parse_outputs, write_outputs
from checker.cli.progress import Progress
from checker.cli.setup import rule_options, setup_of, tell_trace
from checker.cli.values import COUNT, SEVERITY
from checker.reporters.registry import Reporter, from_plugin, reporters
from checker.session import Session, Setup, open_session
from checker.source.document import shown_name

_HELP = """检查一份或多份报告。PATH 可以是文件、文件夹、通配符，或 -（标准输入）。
例：checker check 年报.html --previous 去年年报.html -o text -o json:结果.json"""


@click.command(cls=ChineseCommand, help=_HELP)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True)
@click.option(
    "--previous",
    metavar="PATH",
    help="同一机关上一年度的报告；检查多份时给出文件夹，按同名文件对应",
)
@rule_options
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    metavar="格式[:文件]",
    help="输出格式：text（默认）、json、jsonl、csv；可多次给出，各写一处",
)
@click.option(
    "--fail-on",
    type=SEVERITY,
    default="提示",
    metavar="级别",
    help="有这一级及以上的问题时退出码为 1：错误、警告、提示（默认）、never",
)
@click.option(
    "-j",
    "--jobs",
    type=COUNT,
    default=0,
    metavar="数目",
    help="同时用几个进程；0（默认）由程序决定",
)
@click.option(
    "--limit-plugins",
    is_flag=True,
    help="把插件放进单独的进程，限定时间和内存；慢一些，用于来历不明的插件",
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    metavar="何时",
    help="颜色：auto（默认，终端才用）、always、never",
)
def check(
    paths: tuple[str, ...],
    previous: str | None,
    outputs: tuple[str, ...],
    fail_on: str,
    jobs: int,
    color: str,
    *,
    limit_plugins: bool,
    **choices: Any,
) -> int:
    """Check reports; return the exit code."""
    found = _expanded(paths)
    sources = found.sources
    _prepare(sources)
    tasks = [Task(source, last) for source, last in zip(sources, _previous(previous, sources), strict=True)]
    setup = setup_of(choices)
    session = _without_plugins(setup) if limit_plugins else open_session(setup)
    wanted = parse_outputs(outputs, reporters(_added(session)), _paths(tasks))
    with Progress(len(tasks)) as progress:
        limited = setup if limit_plugins else None
        result = check_all(tasks, session, jobs, progress.tick, limited=limited, skipped=found.skipped)
    tell_trace(session.host)
    write_outputs(result, wanted, color)
    return exit_codes.exit_code(result, fail_on)


def _without_plugins(setup: Setup) -> Session:
    """Load what needs no plugin; the process with limits loads the rest."""
    from checker.cli.limited import without_plugins

    return without_plugins(setup)


def _prepare(sources: list[Source]) -> None:
    """Start the child process that reads office files while the rules are loaded."""
    from checker.worker import prepare

    prepare(source.name for source in sources)


def _paths(tasks: list[Task]) -> Iterator[Path]:
    """Yield every file that is read."""
    for task in tasks:
        yield from (source.path for source in task if source is not None and source.path is not None)


def _added(session: Session) -> tuple[Reporter, ...]:
    """Return the forms of output that plugins add."""
    if session.host is None:
        return ()
    from checker.plugin.collect import collect_reporters

    found = collect_reporters(session.host, tuple(reporters()))
    return tuple(from_plugin(name, spec.render, plugin) for name, (plugin, spec) in found.items())


def _expanded(paths: tuple[str, ...]) -> Found:
    if "" in paths:
        message = "有一个路径是空的（常见原因：脚本里的变量没有值）；当前文件夹请写成 . 。"
        raise click.UsageError(message, click.get_current_context())
    try:
        return expand(paths)
    except NoSuchPathError as error:
        raise click.UsageError(f"找不到“{error.path}”；请核对路径。", click.get_current_context()) from error


def _previous(path: str | None, sources: list[Source]) -> list[Source | None]:
    """Return last year's report for each document, None where there is none."""
    if path is None:
        return [None] * len(sources)
    given = Path(path)
    if path and os.path.isdir(given):
        return [_same_name(given, source) for source in sources]
    if not path or not exists(given):
        raise click.UsageError(f"找不到上一年度的报告“{shown_name(path)}”。", click.get_current_context())
    if len(sources) > 1:
        message = "检查多份报告时，--previous 要给出放上年报告的文件夹（按同名文件对应）。"
        raise click.UsageError(message, click.get_current_context())
    return [Source.at(given)] * len(sources)


def _same_name(folder: Path, source: Source) -> Source | None:
    if source.path is None:
        return None
    path = folder / source.path.name
    return Source.at(path) if exists(path) else None
