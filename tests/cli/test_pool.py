"""A process that is ended from outside costs the task it was at, and no other."""

from __future__ import annotations

import os

from checker.cli.pool import in_processes


def work(task: int) -> int:
    if task == 7:
        os._exit(9)  # as the system ends a process that eats all memory
    return task


def lost(task: int) -> int:
    return -task


def begin() -> None:
    pass


def test_only_the_task_that_ends_its_process_is_lost() -> None:
    expected = [-task if task == 7 else task for task in range(40)]
    assert list(in_processes(range(40), work, lost, begin, 2)) == expected
