"""The parent's side: children that read documents, watched by the clock, replaced when they fail.

A child serves many documents, and a fresh one is started in advance, so that nobody waits for a start.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from typing import Final

from checker.extract.blocks import Reading
from checker.extract.raster import Raster
from checker.extract.readers import troubles
from checker.model.problem import Problem
from checker.source.document import Document
from checker.worker import codec, frames
from checker.worker.limits import KINDS, Limits

_START: Final = (
    "import sys; sys.path[:] = {path!r}; from checker.worker.child import main; main({kind!r}, {media!r})"
)
_CHUNK: Final = 1 << 20


class Sandbox:
    """One child process of a kind, started when needed and again when it is gone."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._limits: Limits = KINDS[kind]
        self._child: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def start(self, media: str = "") -> None:
        """Start the child if none is there; returns at once."""
        with self._lock:
            self._ensure(media)

    def read(self, document: Document, media: str, reader: str = "") -> Reading | Problem:
        """Have the child read a document. A crash, a bomb or too long a wait gives a Problem.

        `reader`: "" for the reader of the document's format, "ocr" or "office" for a second attempt.
        """
        with self._lock:
            child = self._ensure(media)
            try:
                return self._exchange(child, document, reader)
            except _Gone as gone:
                return _what_happened(self._end(0 if gone.late else 0.3), gone, self._limits)

    def render(self, document: Document, pages: Sequence[int], scale: float) -> list[Raster]:
        """Have the child draw pages of a PDF; those that it cannot draw are left out."""
        order = f"render {scale} " + " ".join(map(str, pages))
        with self._lock:
            child = self._ensure("application/pdf")
            try:
                return codec.load_rasters(self._answer(child, document, order))
            except (_Gone, ValueError, KeyError, TypeError, IndexError):
                self._end()
                return []

    def stop(self) -> None:
        """End the child at once; it has nothing to lose."""
        with self._lock:
            self._end(patience=0)

    def _ensure(self, media: str) -> subprocess.Popen[bytes]:
        if self._child is not None and self._child.poll() is None:
            return self._child
        self._end()
        code = _START.format(path=[path for path in sys.path if path], kind=self._kind, media=media)
        environment = {
            key: value
            for key, value in os.environ.items()
            if key in ("PATH", "HOME", "LANG", "TMPDIR", "SYSTEMROOT")
        }
        environment |= {"MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": "2", "PYTHONHASHSEED": "0"}
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        return self._child

    def _exchange(self, child: subprocess.Popen[bytes], document: Document, reader: str) -> Reading | Problem:
        answer = self._answer(child, document, reader)
        try:
            return codec.load(answer)
        except (ValueError, KeyError, TypeError, IndexError):
            return troubles.worker_failed("读取进程的回答不完整")

    def _answer(self, child: subprocess.Popen[bytes], document: Document, order: str) -> bytes:
        """Return what the child answers. Raises: _Gone."""
        deadline = time.monotonic() + self._limits.seconds
        sender = threading.Thread(target=_send, args=(child, document, order), daemon=True)
        sender.start()
        state = _receive(child, deadline)
        answer = _receive(child, deadline)
        sender.join(timeout=1)
        if state == b"last":
            self._end()
        return answer

    def _end(self, patience: float = 0.3) -> int | None:
        """End the child and all that it started; returns how it ended, None where it had to be ended.

        It is ended before its pipes are closed: a thread may still be writing to a child that does not read.
        """
        child, self._child = self._child, None
        if child is None:
            return None
        status: int | None = None
        if patience:
            with contextlib.suppress(subprocess.TimeoutExpired):
                status = child.wait(timeout=patience)
        if status is None:
            with contextlib.suppress(ProcessLookupError, PermissionError, AttributeError):
                os.killpg(child.pid, signal.SIGKILL)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                child.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=2)
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                with contextlib.suppress(OSError, ValueError):
                    stream.close()
        return status


class _Gone(Exception):  # noqa: N818 -- a state of the child, not an error of ours
    """The child ended or did not answer in time."""

    def __init__(self, *, late: bool) -> None:
        super().__init__()
        self.late = late


def _send(child: subprocess.Popen[bytes], document: Document, reader: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        assert child.stdin is not None
        name = document.name.encode("utf-8", "replace")
        frames.write(child.stdin, name, reader.encode("ascii"), document.content)


def _receive(child: subprocess.Popen[bytes], deadline: float) -> bytes:
    """Return one part of the answer. Raises: _Gone."""
    head = _bytes(child, 8, deadline)
    size = int.from_bytes(head, "big")
    if size > frames.MOST:
        raise _Gone(late=False)
    return _bytes(child, size, deadline)


def _bytes(child: subprocess.Popen[bytes], count: int, deadline: float) -> bytes:
    assert child.stdout is not None
    handle = child.stdout.fileno()
    parts: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(handle, selectors.EVENT_READ)
        while count:
            left = deadline - time.monotonic()
            if left <= 0 or not selector.select(left):
                raise _Gone(late=True)
            part = os.read(handle, min(count, _CHUNK))
            if not part:
                raise _Gone(late=False)
            parts.append(part)
            count -= len(part)
    return b"".join(parts)


def _what_happened(status: int | None, gone: _Gone, limits: Limits) -> Problem:
    """Tell a person why a document was given up."""
    if gone.late or status in (-signal.SIGXCPU, None):
        return troubles.worker_failed(f"超过{limits.seconds}秒还没有读完")
    if status in (-signal.SIGKILL, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGILL):
        return troubles.worker_failed("内存超出限制，或文件结构有害")
    return troubles.worker_failed("读取部件崩溃，文件损坏或有害")


_SANDBOXES: dict[str, Sandbox] = {}


def sandbox(kind: str) -> Sandbox:
    """Return this process's child of a kind: native, recognition or office."""
    if kind not in _SANDBOXES:
        if not _SANDBOXES:
            atexit.register(stop)
        _SANDBOXES[kind] = Sandbox(kind)
    return _SANDBOXES[kind]


def stop() -> None:
    """End all children of this process."""
    for item in _SANDBOXES.values():
        item.stop()
