"""Several processes for many documents; one that the system ends costs only the document it was at."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def in_processes(
    tasks: Sequence[A],
    work: Callable[[A], B],
    lost: Callable[[A], B],
    begin: Callable[[], None],
    processes: int,
) -> Iterator[B]:
    """Yield what `work` makes of each task, in their order; `begin` is called first in every process.

    Where a process is ended from outside (out of memory) the rest is done one by one, and a task that ends
    its process again gives what `lost` makes of it.
    """
    chunk = max(1, min(16, len(tasks) // (processes * 4)))
    done = 0
    try:
        with _pool(processes, begin) as pool:
            for answer in pool.map(work, tasks, chunksize=chunk):
                yield answer
                done += 1
    except BrokenProcessPool:
        yield from _one_by_one(tasks[done:], work, lost, begin)


def _one_by_one(
    tasks: Sequence[A], work: Callable[[A], B], lost: Callable[[A], B], begin: Callable[[], None]
) -> Iterator[B]:
    waiting = list(tasks)
    while waiting:
        try:
            with _pool(1, begin) as pool:
                while waiting:
                    answer = pool.submit(work, waiting[0]).result()
                    yield answer
                    del waiting[0]
        except BrokenProcessPool:
            yield lost(waiting.pop(0))


@contextmanager
def _pool(processes: int, begin: Callable[[], None]) -> Iterator[ProcessPoolExecutor]:
    """Give a pool; where the program is stopped (Ctrl-C, kill) nobody waits for what is under way."""
    pool = ProcessPoolExecutor(processes, initializer=begin)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            process.kill()
        raise
    pool.shutdown()
