"""Which documents the paths on the command line stand for."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path
from typing import NamedTuple

import click

from checker.source.document import Document

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "标准输入"
# In a folder only these are taken for reports; a file named by itself is always read.
SUFFIXES = frozenset(
    (".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml", ".eml", ".txt", ".docx", ".doc", ".wps",
     ".pdf", ".xlsx", ".xls", ".et", ".rtf", ".odt", ".zip")
)  # fmt: skip


class Source(NamedTuple):
    """A document to be read. `path` is None for standard input."""

    name: str
    path: Path | None

    def read(self) -> Document:
        """Read the bytes. Raises: OSError."""
        if self.path is None:
            return Document(self.name, sys.stdin.buffer.read())
        return Document(self.name, self.path.read_bytes())


class NoSuchPathError(ValueError):
    """A path on the command line leads nowhere."""

    def __init__(self, path: str) -> None:
        self.path = path
        super().__init__(f"找不到“{path}”")


def expand(paths: Iterable[str]) -> list[Source]:
    """Return the documents meant, each once, folders in the order of their names.

    Raises:
        NoSuchPathError: a path, or a pattern, meets nothing.
    """
    found: dict[str, Source] = {}
    for text in paths:
        for source in _sources(text):
            found.setdefault(source.name, source)
    return list(found.values())


def one_document(text: str) -> Document:
    """Read the one document that a path names. Raises: click.UsageError."""
    path = Path(text)
    source = Source(STANDARD_INPUT_NAME, None) if text == STANDARD_INPUT else Source(path.as_posix(), path)
    try:
        return source.read()
    except OSError as error:
        raise click.UsageError(f"打不开“{text}”：{reason(error)}", click.get_current_context()) from error


def reason(error: OSError) -> str:
    """Say in Chinese why a file cannot be opened."""
    known = {errno.ENOENT: "没有这个文件", errno.EACCES: "没有读取的权限", errno.EISDIR: "这是一个文件夹"}
    return known.get(error.errno or 0, error.strerror or str(error))


def _sources(text: str) -> Iterator[Source]:
    if text == STANDARD_INPUT:
        yield Source(STANDARD_INPUT_NAME, None)
        return
    path = Path(text)
    if path.is_dir():
        yield from _folder(path)
    elif path.exists():
        yield Source(path.as_posix(), path)
    else:
        yield from _pattern(text)


def _pattern(text: str) -> Iterator[Source]:
    names = sorted(glob(text, recursive=True)) if any(mark in text for mark in "*?[") else []
    if not names:
        raise NoSuchPathError(text)
    for name in names:
        path = Path(name)
        if path.is_file():
            yield Source(path.as_posix(), path)


def _folder(folder: Path) -> Iterator[Source]:
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in SUFFIXES and not hidden and path.is_file():
            yield Source(path.as_posix(), path)
