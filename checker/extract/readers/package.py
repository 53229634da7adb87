"""ZIP packages of office files, opened with a guard: sizes are checked before anything is unpacked."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from checker.extract.readers import troubles
from checker.model.problem import Problem

if TYPE_CHECKING:
    from lxml.etree import _Element

MEMBERS = 4000
PART = 64 << 20  # bytes of one part
TOTAL = 256 << 20  # bytes of all parts unpacked
RATIO = 200  # unpacked to packed, for parts above _SMALL
_SMALL = 1 << 20
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)|<\x00!\x00D\x00O\x00C|\x00<\x00!\x00D\x00O\x00C")


class Package:
    """Parts of an office file by name. Opening and reading give a Problem instead of an exception."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.names = frozenset(archive.namelist())

    @staticmethod
    def open(content: bytes) -> Package | Problem:
        """Open a package after looking at the sizes that it declares."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
            return troubles.broken_package()
        refused = guard(archive)
        return refused if refused is not None else Package(archive)

    def read(self, name: str, limit: int = PART) -> bytes | Problem:
        """Return a part's bytes, at most `limit` whatever the package declares."""
        if name not in self.names:
            return troubles.missing_part(name)
        return read_member(self._archive, self._archive.getinfo(name), limit)

    def xml(self, name: str) -> _Element | Problem:
        """Parse a part as XML without DTD, entities or network."""
        content = self.read(name)
        return content if isinstance(content, Problem) else parse_xml(content, name)


def guard(archive: zipfile.ZipFile) -> Problem | None:
    """Refuse an archive that declares to be a bomb; cheap, nothing is unpacked."""
    infos = archive.infolist()
    if len(infos) > MEMBERS:
        return troubles.bomb(f"里面有{len(infos)}个文件")
    total = 0
    for info in infos:
        total += info.file_size
        if info.file_size > _SMALL and info.file_size > RATIO * max(info.compress_size, 1):
            return troubles.bomb(f"“{info.filename[:60]}”解压后是原来的{RATIO}倍以上")
    return troubles.bomb(f"解压后有{total >> 20}兆字节") if total > TOTAL else None


def read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes | Problem:
    """Read one member, never more than `limit` bytes even if its header lies."""
    if info.flag_bits & 1:
        return troubles.password()
    try:
        with archive.open(info) as stream:
            content = stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return troubles.broken_package()
    return troubles.bomb(f"“{info.filename[:60]}”太大") if len(content) > limit else content


def parse_xml(content: bytes, name: str) -> _Element | Problem:
    """Parse XML of an office file. A document type is refused: these formats never have one."""
    from lxml import etree

    marked = b"<!" in content or b"<\0!" in content or b"\0<\0!" in content
    if marked and _DOCTYPE.search(content):
        return troubles.document_type(name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True, collect_ids=False,
    )  # fmt: skip
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return troubles.too_deep(name) if "depth" in str(error) else troubles.broken_part(name)
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        return troubles.document_type(name)
    return root
