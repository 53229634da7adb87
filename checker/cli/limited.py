"""Checking in a process of its own with limits: for plugins that nobody here has read.

The budget of a call (checker.plugin.guard) stops code that runs in Python. What hangs or crashes in C, or
eats all memory, only a process can hold. `--limit-plugins` checks each document in such a process; when it
dies or overruns, the document is checked again without plugins, and the loss is told (exit code 4).
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from checker.cli.many import Checked, Task, check_task
from checker.model.problem import PARTIAL, Problem
from checker.session import Session, Setup, UnknownPackError, UnknownRuleError, open_session
from checker.worker.parent import end_with_parent

SECONDS = 60  # for one document
MEGABYTES = 2048


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection


def check_limited(tasks: Sequence[Task], setup: Setup, seconds: float = SECONDS) -> Iterator[Checked]:
    """Check each document in the process with limits; one that is lost is checked without plugins."""
    worker: _Worker | None = None
    plain = None
    try:
        for task in tasks:
            worker = worker or _start(setup)
            checked = _ask(worker, task, seconds)
            if checked is None:
                _stop(worker)
                worker = None
                plain = plain or without_plugins(setup)
                checked = Checked(check_task(plain, task), (_lost(task),), plain.packs)
            yield checked
    finally:
        if worker is not None:
            _stop(worker)


def without_plugins(setup: Setup) -> Session:
    """Load the rules that need no plugin. What is chosen may be a plugin's: the process with limits asks."""
    packs = setup.packs
    while True:
        try:
            session = open_session(setup._replace(plugins=False, packs=packs, select=(), ignore=()))
        except UnknownPackError as error:
            packs = tuple(name for name in packs if name != error.name)
            continue
        session.shelf.chosen, session.shelf.ignored = setup.select, setup.ignore
        return session


def _lost(task: Task) -> Problem:
    message = (
        f"检查 {task.source.name} 时，带插件的进程崩溃、超时或用尽了内存，已中止；这份报告改为不用插件检查，"
        "插件的规则没有参加。可用 checker plugins list 查看插件，用 -p no:名称 逐个停用，找出是哪一个。"
    )
    return Problem("E906", message, PARTIAL)


def _start(setup: Setup) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, setup), daemon=True)
    process.start()
    theirs.close()
    worker = _Worker(process, ours)
    try:
        refused = ours.recv() if ours.poll(SECONDS) else None
    except (OSError, EOFError):  # it died while loading: the first document is lost to it
        refused = None
    if refused is not None:
        _stop(worker)
        kind, arguments = refused
        raise (UnknownRuleError if kind == "rule" else UnknownPackError)(*arguments)
    return worker


def _ask(worker: _Worker, task: Task, seconds: float) -> Checked | None:
    try:
        worker.pipe.send(task)
        if worker.pipe.poll(seconds):
            answer = worker.pipe.recv()
            return answer if isinstance(answer, Checked) else None
    except (OSError, EOFError):
        return None
    return None


def _stop(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.join(0.2)
    if worker.process.is_alive():
        worker.process.kill()
    worker.process.join()


def _serve(pipe: Connection, setup: Setup) -> None:
    """Run in the child: check what is asked for until the pipe closes."""
    end_with_parent()
    _limit_memory()
    try:
        session = open_session(setup)
    except UnknownRuleError as error:
        pipe.send(("rule", (error.name, error.nearest, error.fault)))
        return
    except UnknownPackError as error:
        pipe.send(("pack", (error.name,)))
        return
    pipe.send(None)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        pipe.send(Checked(check_task(session, task), session.problems, session.packs, session.plugins))


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on this system: the limit of time still holds
        return
    limit = MEGABYTES * 1024 * 1024
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    allowed = limit if hard == resource.RLIM_INFINITY else min(limit, hard)  # never above what we were given
    resource.setrlimit(resource.RLIMIT_AS, (allowed, allowed))
