"""Being stopped from outside: kill and a closed terminal end a run as Ctrl-C does."""

from __future__ import annotations

import signal
from types import FrameType


class Stopped(KeyboardInterrupt):
    """The program was told to stop; `code` is what a shell expects then: 128 and the signal's number."""

    def __init__(self, code: int) -> None:
        self.code = code
        super().__init__()


def listen() -> None:
    """Let SIGTERM and SIGHUP end a run in order; one that is ignored (nohup) stays ignored."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows knows no SIGHUP
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _stop)


def _stop(number: int, _: FrameType | None) -> None:
    raise Stopped(128 + number)
