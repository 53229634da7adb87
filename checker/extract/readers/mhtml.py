"""Web pages saved in one file (.mhtml, .mht), and the words of an e-mail: the page in them is read."""

from __future__ import annotations

from dataclasses import replace

from checker.extract.blocks import Reading
from checker.extract.readers import troubles
from checker.extract.readers.html import read_html
from checker.extract.readers.mail import Part, parts_of
from checker.extract.readers.plain import read_plain
from checker.source.document import Document

MEDIA = "message/rfc822"


def read_mhtml(document: Document) -> Reading:
    """Read the page in a message. A message without a page gives a reading with a fatal problem."""
    parts = parts_of(document.content)
    page = next((part for part in parts if part.media in ("text/html", "application/xhtml+xml")), None)
    if page is not None:
        reading = read_html(Document(document.name, _as_utf8(page)))
        return replace(reading, media=MEDIA, address=reading.address or page.address)
    text = next((part for part in parts if part.media == "text/plain"), None)
    if text is not None:
        return replace(read_plain(Document(document.name, _as_utf8(text))), media=MEDIA)
    return Reading(MEDIA, (), problems=(troubles.not_a_report("没有网页或正文"),))


def _as_utf8(part: Part) -> bytes:
    """Return a part in UTF-8 where its header tells its character set; otherwise as it is."""
    if part.charset.lower() in ("", "utf-8", "us-ascii"):
        return part.content
    charset = "gb18030" if part.charset.lower() in ("gb2312", "gbk", "x-gbk") else part.charset
    try:
        return b"\xef\xbb\xbf" + part.content.decode(charset).encode("utf-8")
    except (UnicodeError, LookupError):
        return part.content
