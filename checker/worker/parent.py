"""A process that works for another ends with it, however that one ended (killed processes tell nobody)."""

from __future__ import annotations

import os
import signal
import threading
import time

_EVERY = 1.0  # seconds between two looks


def end_with_parent() -> None:
    """End this process soon after its parent is gone. Called in the child only."""
    # What a forked child took over from its parent are the parent's ways to stop.
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) is not signal.SIG_IGN:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to the whole group; the parent sees to us
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True, name="end-with-parent").start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:  # an orphan gets another parent
        time.sleep(_EVERY)
    os._exit(1)
