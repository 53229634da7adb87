"""ZIP archives of reports: the files in them, with limits and with their Chinese names."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

from checker.extract.blocks import Reading
from checker.extract.readers import troubles
from checker.extract.readers.package import guard, read_member
from checker.model.problem import Problem
from checker.source.document import Document

FILE = 64 << 20  # bytes of one file
_UTF8 = 0x800  # flag of a member whose name is UTF-8
_IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    content: bytes


def read_archive(document: Document) -> Reading:
    """Tell why an archive that nobody opened was not opened."""
    members = members_of(document.content)
    problem = members if isinstance(members, Problem) else troubles.archive_not_opened(len(members))
    return Reading("application/zip", (), problems=(problem,))


def members_of(content: bytes) -> list[Member] | Problem:
    """Return the files of an archive in the order of their names, or why it cannot be opened."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        return troubles.broken_package()
    refused = guard(archive)
    if refused is not None:
        return refused
    members: list[Member] = []
    for info in archive.infolist():
        name = name_of(info)
        if info.is_dir() or any(part in name for part in _IGNORED) or name.rpartition("/")[2].startswith("."):
            continue
        data = read_member(archive, info, FILE)
        if isinstance(data, Problem):
            return data
        members.append(Member(name, data))
    return sorted(members)


def name_of(info: zipfile.ZipInfo) -> str:
    """Return a member's name: UTF-8 where it says so, otherwise the encoding that its bytes allow.

    Windows writes the names of a Chinese archive in GBK without a mark, and zipfile reads them as cp437.
    """
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/").partition("\0")[0]
        except UnicodeDecodeError:
            continue
    return info.filename
