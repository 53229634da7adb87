"""Tell what a document is from its bytes, never from its name, and find the reader for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple, TypeAlias

from checker.extract import problems
from checker.extract.blocks import Reading
from checker.extract.readers import troubles
from checker.extract.readers.html_decode import decode
from checker.model.problem import Problem
from checker.source.document import Document

ReaderFunction: TypeAlias = Callable[[Document], Reading]


class ReaderEntry(NamedTuple):
    """Where the reader of a format is found; imported only when a document needs it."""

    media: str
    name: str  # what people call the format
    module: str
    function: str


DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

WORD_XML: Final = "application/vnd.ms-word.xml"

READERS: Final = {
    entry.media: entry
    for entry in (
        ReaderEntry("text/html", "网页", "html", "read_html"),
        ReaderEntry("text/plain", "文本", "plain", "read_plain"),
        ReaderEntry("message/rfc822", "单文件网页（MHTML）", "mhtml", "read_mhtml"),
        ReaderEntry(DOCX, "Word 文件（.docx）", "docx", "read_docx"),
        ReaderEntry("application/msword", "Word 文件（.doc、.wps）", "doc", "read_doc"),
        ReaderEntry(XLSX, "电子表格（.xlsx）", "sheet_xlsx", "read_xlsx"),
        ReaderEntry("application/vnd.ms-excel", "电子表格（.xls、.et）", "sheet_xls", "read_xls"),
        ReaderEntry("application/pdf", "PDF", "pdf", "read_pdf"),
        ReaderEntry("application/ofd", "OFD", "ofd", "read_ofd"),
        ReaderEntry("application/rtf", "RTF", "office", "read_by_office"),
        ReaderEntry(WORD_XML, "Word 的 XML 文件", "office", "read_by_office"),
        ReaderEntry("application/vnd.oasis.opendocument.text", "ODT", "office", "read_by_office"),
        ReaderEntry("application/zip", "压缩包", "archive", "read_archive"),
        ReaderEntry("image", "图片", "ocr", "read_image"),
    )
}

_HTML: Final = re.compile(
    rb"<\s*(?:!doctype\s+html|html|head|body|meta|table|div|p|title|span|h1|center|font|\?xml[^>]*>\s*<(?:!doctype\s+)?html)\b",
    re.IGNORECASE,
)
_MHTML: Final = re.compile(
    rb"\A(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,20}?(?:MIME-Version|Content-Type:\s*multipart)", re.I
)
_WORD_XML: Final = re.compile(rb"<(?:w:wordDocument|pkg:package)[\s>]")
_PARTS: Final = ("[Content_Types].xml", "word/", "xl/", "OFD.xml", "content.xml")
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1a]")
_NOTHING: Final = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"
_IMAGES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


def detect(document: Document) -> str | Problem:
    """Return the media type of a document, or what is wrong with it."""
    content = document.content
    if not (content[:64].strip(_NOTHING) or content.strip(_NOTHING)):
        return problems.empty_file()
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if b"%PDF-" in content[:1024]:
        return "application/pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(content)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(content)
    if head.startswith(b"{\\rtf"):
        return "application/rtf"
    if head.startswith((b"Rar!", b"7z\xbc\xaf\x27\x1c")):
        return troubles.other_archive()
    if head.startswith(b"<?xml") and _WORD_XML.search(content[:4096]):
        return WORD_XML
    if head.startswith(_IMAGES):
        return "image"
    if _MHTML.match(head) and b"multipart/" in content[:4096].lower():
        return "message/rfc822"
    return _text(content)


def read_document(document: Document) -> Reading | Problem:
    """Read a document with the reader for what it is; a Problem where there is none."""
    media = detect(document)
    if isinstance(media, Problem):
        return media
    return read_as(document, media)


def read_as(document: Document, media: str) -> Reading | Problem:
    """Read a document that is known to be of a media type."""
    entry = READERS[media]
    try:
        module = import_module(f"checker.extract.readers.{entry.module}")
        read: ReaderFunction = getattr(module, entry.function)
    except (ImportError, AttributeError):
        return problems.no_reader(entry.name)
    return read(document)


def _zip(content: bytes) -> str:
    """Tell office files from archives by the names of their parts."""
    import io
    import zipfile

    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        # Cut short: the names stand unpacked before each part, too.
        names = [name for name in _PARTS if name.encode() in content[:20_000]]
    tops = {name.split("/", 1)[0] for name in names}
    if "word" in tops and "[Content_Types].xml" in tops:
        return DOCX
    if "xl" in tops and "[Content_Types].xml" in tops:
        return XLSX
    if "OFD.xml" in tops:
        return "application/ofd"
    if "content.xml" in tops and b"opendocument.text" in content[:200]:
        return "application/vnd.oasis.opendocument.text"
    return "application/zip"


def _compound(content: bytes) -> str:
    """Tell Word and Excel by the names of their streams, which are UTF-16 in the directory."""
    for name, media in (
        ("WordDocument", "application/msword"),
        ("Workbook", "application/vnd.ms-excel"),
        ("Book", "application/vnd.ms-excel"),
    ):
        if name.encode("utf-16-le") in content:
            return media
    return "application/msword"


def _text(content: bytes) -> str | Problem:
    head = content[:16_384]
    if b"\0" in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = decode(head)[0].encode()
    if _HTML.search(head):
        return "text/html"
    odd = len(_CONTROL.findall(head))
    return problems.unknown_format() if odd * 50 > len(head) else "text/plain"
