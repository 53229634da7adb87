"""The child's side: take a document, read it, hand the reading back as data; again and again."""

from __future__ import annotations

import os
import sys
from importlib import import_module

from checker.extract.blocks import Reading
from checker.extract.detect import READERS, read_document
from checker.extract.readers import troubles
from checker.model.problem import Problem
from checker.source.document import Document
from checker.worker import codec, frames
from checker.worker.limits import KINDS, allow_time, confine, memory_used
from checker.worker.parent import end_with_parent

_FULL = 500 << 20  # bytes: a child that has grown so large is not used again
_DOCUMENTS = 200


def main(kind: str, media: str = "") -> None:
    """Serve until the parent closes the pipe. `media`: what to be ready for."""
    limits = KINDS[kind]
    requests = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    quiet = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):  # what a library prints must not get into an answer
        os.dup2(quiet, stream)
    end_with_parent()
    confine(limits)
    _warm(media)
    for served in range(_DOCUMENTS):
        name, reader, content = (frames.read(requests) for _ in range(3))
        if name is None or reader is None or content is None:
            return
        allow_time(limits)
        last = served + 1 == _DOCUMENTS or memory_used() > _FULL
        answer = _answer(
            Document(name.decode("utf-8", "replace"), content), reader.decode("ascii", "replace")
        )
        frames.write(answers, b"last" if last else b"more", answer)
        if last:
            return


def _warm(media: str) -> None:
    """Import the reader while the parent still does other things."""
    entry = READERS.get(media)
    if entry is None:
        return
    try:
        import_module(f"checker.extract.readers.{entry.module}")
        for name in _LIBRARIES.get(entry.module, ()):
            import_module(name)
    except ImportError:
        return


_LIBRARIES = {"pdf": ("pypdfium2", "pypdfium2.raw"), "docx": ("lxml.etree",), "doc": ("olefile",)}


def _answer(document: Document, reader: str) -> bytes:
    try:
        if reader.startswith("render "):
            return _rendered(document, reader)
        return codec.dump(_read(document, reader))
    except MemoryError:
        return codec.dump(troubles.worker_failed("内存超出限制"))
    except RecursionError:
        return codec.dump(troubles.worker_failed("内容嵌套太深"))
    except Exception as error:  # noqa: BLE001 -- a reader's fault in one document must not end the batch
        return codec.dump(_unexpected(error))


def _rendered(document: Document, order: str) -> bytes:
    from checker.extract.readers.pdf_render import render

    _, scale, *pages = order.split()
    return codec.dump_rasters(render(document.content, [int(page) for page in pages], float(scale)))


def _read(document: Document, reader: str) -> Reading | Problem:
    if reader == "ocr":
        from checker.extract.readers.ocr import read_scan

        return read_scan(document)
    if reader == "office":
        from checker.extract.readers.office import read_by_office

        return read_by_office(document)
    return read_document(document)


def _unexpected(error: Exception) -> Problem:
    return troubles.worker_failed(f"读取部件出错：{type(error).__name__}")


if __name__ == "__main__":
    main(sys.argv[1], *sys.argv[2:3])
