"""Call foreign code so that nothing it does can harm the run."""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Failure(NamedTuple):
    """What went wrong in a call: a kind and a Chinese sentence; `trace` is for developers."""

    kind: str  # raised, exited, overtime, wrong_type, changed, import, misspelt, incompatible
    message: str
    trace: str = ""


class Called(NamedTuple, Generic[T]):
    """The answer of a call, or how it failed."""

    value: T | None
    failure: Failure | None = None


class OvertimeError(BaseException):
    """Raised inside foreign code when its budget is spent. Not an Exception, so that it is seldom caught."""


def guarded(call: Callable[[], T], seconds: float) -> Called[T]:
    """Run a call: its answer, or a failure. Nothing escapes but an interrupt by the user."""
    try:
        if _can_use_alarm():
            with _alarm(seconds):
                return Called(call())
        return _in_thread(call, seconds)
    except KeyboardInterrupt:
        raise
    except OvertimeError:
        return Called(None, _overtime(seconds))
    except SystemExit as error:
        return Called(None, Failure("exited", f"试图结束整个程序（exit {error.code}）", _trace()))
    except BaseException as error:  # noqa: BLE001 — foreign code may raise anything
        return Called(None, Failure("raised", f"出错：{type(error).__name__}: {error}", _trace()))


def _overtime(seconds: float) -> Failure:
    return Failure("overtime", f"超过限定时间 {seconds:g} 秒，已中止")


def _trace() -> str:
    return traceback.format_exc(limit=-8)


def _can_use_alarm() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise OvertimeError in this thread after `seconds`, and again ten times a second if it is swallowed."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise OvertimeError

    before: Any = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.1)
    try:
        yield
    finally:
        signal.signal(signal.SIGALRM, signal.SIG_IGN)  # first: a late ring must not escape
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _in_thread(call: Callable[[], T], seconds: float) -> Called[T]:
    """Run a call beside this thread and leave it behind when its time is up (it cannot be stopped)."""
    outcome: list[Called[T]] = []

    def work() -> None:
        try:
            outcome.append(Called(call()))
        except SystemExit as error:
            outcome.append(
                Called(None, Failure("exited", f"试图结束整个程序（exit {error.code}）", _trace()))
            )
        except BaseException as error:  # noqa: BLE001 — foreign code may raise anything
            outcome.append(
                Called(None, Failure("raised", f"出错：{type(error).__name__}: {error}", _trace()))
            )

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(seconds)
    return outcome[0] if outcome else Called(None, _overtime(seconds))
