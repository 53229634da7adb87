"""Many documents, by one process or several; results come in the order of the paths."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from checker.cli.folders import Skipped
from checker.cli.inputs import Source
from checker.cli.os_errors import reason
from checker.findings.result import Counts, PackInfo, PluginInfo, ReportResult, RunResult
from checker.model.identity import Identity
from checker.model.problem import FATAL, Problem
from checker.pipeline import documents_in
from checker.session import Session, Setup, open_session
from checker.source.document import Document
from checker.worker.parent import end_with_parent

if TYPE_CHECKING:
    from checker.last_year import NotUsed

# Below this many documents starting processes costs more than it saves.
_WORTH_PROCESSES = 24


class Task(NamedTuple):
    """One document to be checked, and last year's where it was given."""

    source: Source
    previous: Source | None = None


class Checked(NamedTuple):
    """The results of one source (an archive holds several documents), and what plugins had wrong by then."""

    results: tuple[ReportResult, ...]
    problems: tuple[Problem, ...] = ()
    packs: tuple[PackInfo, ...] = ()  # that took part in another process
    plugins: tuple[PluginInfo, ...] = ()  # likewise


def check_all(
    tasks: Sequence[Task],
    session: Session,
    jobs: int,
    tick: Callable[[], None],
    *,
    limited: Setup | None = None,
    skipped: Skipped | None = None,
) -> RunResult:
    """Check every document; `tick` after each. `skipped`: what was left out of folders, to be told.

    `jobs` 0 means as many processes as are worth it; `limited` is the set-up of a process with limits, in
    which the plugins are to run (the session itself has none then).
    """
    results: list[ReportResult] = []
    problems: dict[Problem, None] = {}
    packs: dict[str, PackInfo] = {}
    plugins: dict[PluginInfo, None] = dict.fromkeys(session.plugins)
    for checked in _limited(tasks, limited) if limited else _results(tasks, session, _processes(tasks, jobs)):
        results.extend(checked.results)
        problems.update(dict.fromkeys(checked.problems))
        packs.update({pack.id: pack for pack in checked.packs})
        plugins.update(dict.fromkeys(checked.plugins))
        tick()
    run = session.run_of(tuple(results), session.shelf.in_order(packs))
    return replace(
        run,
        plugins=tuple(plugins),
        problems=tuple(dict.fromkeys((*run.problems, *problems))),
        skipped=tuple(sorted((skipped or {}).items())),
    )


def _limited(tasks: Sequence[Task], setup: Setup) -> Iterator[Checked]:
    from checker.cli.limited import check_limited

    return check_limited(tasks, setup)


def _processes(tasks: Sequence[Task], jobs: int) -> int:
    if jobs == 0 and len(tasks) < _WORTH_PROCESSES:
        return 1
    if any(task.source.path is None for task in tasks):
        return 1  # standard input can be read by this process only
    return max(1, min(jobs or os.cpu_count() or 1, len(tasks)))


def _results(tasks: Sequence[Task], session: Session, processes: int) -> Iterator[Checked]:
    if processes == 1:
        yield from (Checked(check_task(session, task)) for task in tasks)
        return
    from checker.cli.pool import in_processes

    yield from in_processes(tasks, _check_in_process, _lost, partial(_start, session.setup), processes)


def _lost(task: Task) -> Checked:
    return Checked((_no_memory(task.source.name),))


# The session of a worker process: opened once, used for every document it is given.
_opened: list[Session] = []


def _start(setup: Setup) -> None:
    end_with_parent()
    _opened[:] = [open_session(setup)]


def _check_in_process(task: Task) -> Checked:
    session = _opened[0]
    return Checked(check_task(session, task), session.problems, session.packs)


def check_task(session: Session, task: Task) -> tuple[ReportResult, ...]:
    """Check what a source holds; whatever breaks is told of that document and never stops the rest."""
    try:
        source = task.source.read()
        documents = documents_in(source)
    except OSError as error:
        return (_not_opened(task.source, error),)
    except MemoryError:
        return (_no_memory(task.source.name),)
    if isinstance(documents, Problem):
        return (ReportResult(source.name, source.sha256, Identity(), Counts(), (), (), (documents,)),)
    previous = _previous(task.previous)
    return tuple(_check_document(session, document, previous) for document in documents)


def _previous(source: Source | None) -> Document | NotUsed | None:
    """Read last year's report. What is wrong with it costs the comparison, not the report."""
    if source is None:
        return None
    from checker.last_year import not_read

    try:
        return source.read()
    except OSError as error:
        return not_read(source.name, reason(error))
    except MemoryError:
        return not_read(source.name, "内存不够")


def _check_document(
    session: Session, document: Document, previous: Document | NotUsed | None
) -> ReportResult:
    try:
        return session.check(document, previous)
    except MemoryError:
        return _no_memory(document.name)
    except Exception as error:  # noqa: BLE001 - one document that breaks the program costs only itself
        return _broken(document, error)


def _not_opened(source: Source, error: OSError) -> ReportResult:
    message = f"打不开文件：{reason(error)}。"
    if source.unlisted is not None:
        message = f"打不开文件夹：{reason(error)}；里面的文件都没有检查。"
    return _nothing_of(source.name, Problem("E910", message, FATAL))


def _no_memory(name: str) -> ReportResult:
    return _nothing_of(name, Problem("E911", "内存不够，没有读完这份文件；其余的照常检查。", FATAL))


def _nothing_of(name: str, problem: Problem) -> ReportResult:
    return ReportResult(name, "", Identity(), Counts(), (), (), (problem,))


def _broken(document: Document, error: Exception) -> ReportResult:
    if os.environ.get("CHECKER_DEBUG"):
        raise error
    problem = Problem("E990", f"程序在这份报告上出了故障，没有检查它：{type(error).__name__}：{error}", FATAL)
    return ReportResult(document.name, document.sha256, Identity(), Counts(failed=1), (), (), (problem,))
