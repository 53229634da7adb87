"""A bar on the error stream while many documents are checked, and only where a person looks at it."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from checker.text.columns import display_width

_CELLS = 24
_EVERY = 0.1  # seconds between two drawings


class Progress:
    """Use as a context; call `tick` after each document. Silent without a terminal or for few documents."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.shown = total > 4 and sys.stderr.isatty()
        self._last = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.shown and self._last:
            self._write(" " * display_width(self._line()))
            self._write("")

    def tick(self) -> None:
        """Tell that one more document is done."""
        self.done += 1
        now = time.monotonic()
        if self.shown and (now - self._last >= _EVERY or self.done == self.total):
            self._last = now
            self._write(self._line())

    def _line(self) -> str:
        full = _CELLS * self.done // self.total
        return f"检查中 {'█' * full}{'░' * (_CELLS - full)} {self.done}/{self.total}"

    def _write(self, text: str) -> None:
        sys.stderr.write("\r" + text + ("\r" if not text.strip() else ""))
        sys.stderr.flush()
