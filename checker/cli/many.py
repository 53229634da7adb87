"""Many documents, by one process or several; results come in the order of the paths."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.cli.inputs import Source, reason
from checker.findings.result import Counts, PackInfo, PluginInfo, ReportResult, RunResult
from checker.model.identity import Identity
from checker.model.problem import FATAL, Problem
from checker.pipeline import documents_in
from checker.session import Session, Setup, open_session
from checker.source.document import Document

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
) -> RunResult:
    """Check every document; `tick` after each.

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
    return replace(run, plugins=tuple(plugins), problems=tuple(dict.fromkeys((*run.problems, *problems))))


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
    from concurrent.futures import ProcessPoolExecutor

    chunk = max(1, min(16, len(tasks) // (processes * 4)))
    with ProcessPoolExecutor(processes, initializer=_start, initargs=(session.setup,)) as pool:
        yield from pool.map(_check_in_process, tasks, chunksize=chunk)


# The session of a worker process: opened once, used for every document it is given.
_opened: list[Session] = []


def _start(setup: Setup) -> None:
    _opened[:] = [open_session(setup)]


def _check_in_process(task: Task) -> Checked:
    session = _opened[0]
    return Checked(check_task(session, task), session.problems, session.packs)


def check_task(session: Session, task: Task) -> tuple[ReportResult, ...]:
    """Check what a source holds; whatever breaks is told of that document and never stops the rest."""
    try:
        source = task.source.read()
        previous = None if task.previous is None else task.previous.read()
    except OSError as error:
        return (_not_opened(task.source.name, error),)
    documents = documents_in(source)
    if isinstance(documents, Problem):
        return (ReportResult(source.name, source.sha256, Identity(), Counts(), (), (), (documents,)),)
    return tuple(_check_document(session, document, previous) for document in documents)


def _check_document(session: Session, document: Document, previous: Document | None) -> ReportResult:
    try:
        return session.check(document, previous)
    except Exception as error:  # noqa: BLE001 - one document that breaks the program costs only itself
        return _broken(document, error)


def _not_opened(name: str, error: OSError) -> ReportResult:
    problem = Problem("E910", f"打不开文件：{reason(error)}", FATAL)
    return ReportResult(name, "", Identity(), Counts(), (), (), (problem,))


def _broken(document: Document, error: Exception) -> ReportResult:
    if os.environ.get("CHECKER_DEBUG"):
        raise error
    problem = Problem("E990", f"程序在这份报告上出了故障，没有检查它：{type(error).__name__}：{error}", FATAL)
    return ReportResult(document.name, document.sha256, Identity(), Counts(failed=1), (), (), (problem,))
