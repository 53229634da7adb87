"""Read a document where it is safe: web pages and texts here, everything else in a child with limits.

A second attempt is made where it can help: a scan by character recognition, a broken Word file by
LibreOffice, each only where it is installed and each in a child of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from pathlib import PurePath
from typing import Final

from checker.extract import detect
from checker.extract.blocks import Reading
from checker.extract.raster import Raster
from checker.model.problem import FATAL, Problem
from checker.source.document import Document

# No native parser of an office format, and fast.
_SAFE_HERE: Final = frozenset({"text/html", "text/plain", "message/rfc822"})
_WORD: Final = frozenset({"application/msword", detect.DOCX})
_OFFICE: Final = frozenset({"application/rtf", "application/vnd.oasis.opendocument.text", detect.WORD_XML})
_BROKEN, _SCANNED, _GARBLED, _OLD = "E303", "E330", "E332", "E321"
# What a file's name promises; only used to start a child early.
_PROMISED: Final = {".pdf": "application/pdf", ".docx": detect.DOCX, ".doc": "application/msword",
                    ".wps": "application/msword", ".xlsx": detect.XLSX, ".xls": "application/vnd.ms-excel",
                    ".et": "application/vnd.ms-excel"}  # fmt: skip


def prepare(names: Iterable[str]) -> None:
    """Start a child in advance if one of the files named seems to need it; returns at once."""
    for name in names:
        media = _PROMISED.get(PurePath(name).suffix.lower())
        if media is not None:
            from checker.worker.sandbox import sandbox

            sandbox("native").start(media)
            return


def read_document(document: Document) -> Reading | Problem:
    """Read a document; whatever it does, the answer is a reading or a Problem."""
    media = detect.detect(document)
    if isinstance(media, Problem):
        return media
    if media in _SAFE_HERE:
        return detect.read_as(document, media)
    from checker.worker.sandbox import sandbox

    if media in _OFFICE:
        return sandbox("office").read(document, media)
    if media == "image":
        return sandbox("recognition").read(document, media, "ocr" if _can_recognise() else "")
    first = sandbox("native").read(document, media)
    if isinstance(first, Problem):
        return first
    codes = {problem.code for problem in first.problems}
    if codes & {_SCANNED, _GARBLED} and _can_recognise():
        return sandbox("recognition").read(document, media, "ocr")
    fatal = any(problem.gravity == FATAL for problem in first.problems)
    if media in _WORD and fatal and codes & {_BROKEN, _OLD} and _has_office():
        second = sandbox("office").read(document, media, "office")
        if isinstance(second, Reading) and second.blocks:
            return second
    return first


def render_pages(document: Document, pages: Sequence[int], scale: float) -> list[Raster]:
    """Return pages of a PDF as pixels; empty where they cannot be drawn."""
    from checker.worker.sandbox import sandbox

    return sandbox("native").render(document, pages, scale)


def _can_recognise() -> bool:
    return find_spec("rapidocr") is not None and find_spec("cv2") is not None


def _has_office() -> bool:
    from checker.extract.readers.office import installed

    return installed() is not None
