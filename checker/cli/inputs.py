"""Which documents the paths on the command line stand for (folders: checker/cli/folders.py)."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from glob import glob
from pathlib import Path
from typing import NamedTuple

import click

from checker.cli.folders import Skipped, is_left_behind, look_through, may_be_read
from checker.cli.os_errors import reason
from checker.source.document import Document, NotReadError, bytes_from, bytes_of, shown_name

STANDARD_INPUT = "-"
STANDARD_INPUT_NAME = "标准输入"


class Source(NamedTuple):
    """A document to be read. `path` is None for standard input.

    `unlisted` makes it a folder that could not be looked into: reading it tells so.
    """

    name: str
    path: Path | None
    unlisted: OSError | None = None

    @staticmethod
    def at(path: Path) -> Source:
        return Source(shown_name(path.as_posix()), path)

    def read(self) -> Document:
        """Read the bytes. Raises: OSError."""
        if self.unlisted is not None:
            raise self.unlisted
        if self.path is not None:
            return Document(self.name, bytes_of(self.path))
        if sys.stdin is None:
            raise NotReadError("标准输入是关着的，没有内容可读")
        return Document(self.name, bytes_from(sys.stdin.buffer))


class Found(NamedTuple):
    """What the paths stand for, and the files of folders that were left out."""

    sources: list[Source]
    skipped: Skipped


class NoSuchPathError(ValueError):
    """A path on the command line leads nowhere."""

    def __init__(self, path: str) -> None:
        self.path = shown_name(path)
        super().__init__(f"找不到“{self.path}”")


def expand(paths: Iterable[str]) -> Found:
    """Return the documents meant, each once, folders in the order of their names.

    Raises:
        NoSuchPathError: a path, or a pattern, meets nothing.
    """
    sources: dict[Path | None, Source] = {}
    skipped: Skipped = {}
    for text in paths:
        if text == STANDARD_INPUT:
            sources.setdefault(None, Source(STANDARD_INPUT_NAME, None))
            continue
        for path in _named(text):
            if not os.path.isdir(path):
                sources.setdefault(path, Source.at(path))
                continue
            folder = look_through(path)
            for file, error in folder.found:
                sources.setdefault(file, Source.at(file)._replace(unlisted=error))
            for kind, count in folder.skipped.items():
                skipped[kind] = skipped.get(kind, 0) + count
    return Found(list(sources.values()), skipped)


def one_document(text: str) -> Document:
    """Read the one document that a path names. Raises: click.UsageError."""
    source = Source(STANDARD_INPUT_NAME, None) if text == STANDARD_INPUT else Source.at(Path(text))
    try:
        return source.read()
    except OSError as error:
        message = f"打不开“{shown_name(text)}”：{reason(error)}"
        raise click.UsageError(message, click.get_current_context()) from error


def exists(path: str | Path) -> bool:
    """Tell whether there is something at a path, be it only something that may not be looked at."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return os.path.islink(path)
    except (OSError, ValueError) as error:
        return isinstance(error, PermissionError)
    return True


def _named(text: str) -> Iterator[Path]:
    """Return the files and folders that a path, or a pattern, names."""
    if text and exists(text):
        yield Path(text)
        return
    names = sorted(glob(text, recursive=True)) if any(mark in text for mark in "*?[") else []
    if not names:
        raise NoSuchPathError(text)
    yield from (path for path in map(Path, names) if may_be_read(path) and not is_left_behind(path.name))
