"""A document handed in: its bytes and its identity."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

MOST_BYTES = 256 << 20  # of one document: the longest reports with scanned pages have some tens of MB
_CHUNK = 1 << 20
# What a screen or a table must not get raw: control characters, and bytes of a name that are no UTF-8.
_HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class NotReadError(OSError):
    """A file is not for reading; the message is Chinese and says why."""


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes with a name. The file is read once and never again."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @staticmethod
    def of_file(path: Path) -> Document:
        """Read a file. Raises: OSError where it cannot be read."""
        return Document(shown_name(path.as_posix()), bytes_of(path))


def bytes_of(path: Path) -> bytes:
    """Return what a file holds.

    Raises:
        NotReadError: it is no plain file (a pipe would be waited for without end), or far too large.
        OSError: it cannot be opened.
    """
    found = os.stat(path)
    if stat.S_ISDIR(found.st_mode):
        raise IsADirectoryError(errno.EISDIR, "这是一个文件夹", str(path))
    if not stat.S_ISREG(found.st_mode):
        raise NotReadError("不是普通文件（是管道或设备）；管道里的内容请用 - 从标准输入读")
    if found.st_size > MOST_BYTES:
        raise _too_large()
    with open(path, "rb") as file:
        return bytes_from(file)


def bytes_from(stream: BinaryIO) -> bytes:
    """Return what a stream holds. Raises: NotReadError where it is far too large, OSError."""
    parts: list[bytes] = []
    left = MOST_BYTES
    while part := stream.read(_CHUNK):  # not all at once: for that room would be made beforehand
        parts.append(part)
        left -= len(part)
        if left < 0:
            raise _too_large()
    return b"".join(parts)


def _too_large() -> NotReadError:
    return NotReadError(f"文件太大，超过 {MOST_BYTES >> 20} MB，没有读；年度报告不会这样大")


def shown_name(name: str) -> str:
    """Return a name as it can be shown and written anywhere: what is not visible is escaped."""
    return name if name.isprintable() else _HIDDEN.sub(_escaped, name)


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= 0xDCFF:  # a byte that Python could not decode
        return f"\\x{code - 0xDC00:02x}"
    return {10: "\\n", 13: "\\r", 9: "\\t"}.get(code, f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}")
