"""What a document is, by its bytes."""

from __future__ import annotations

import io
import zipfile

import pytest

from checker.extract.detect import DOCX, READERS, XLSX, detect, read_document
from checker.model.problem import FATAL, Problem
from checker.source.document import Document


def package(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 200)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\r\n%PDF-1.4", "application/pdf"),
        (package("[Content_Types].xml", "word/document.xml"), DOCX),
        (package("[Content_Types].xml", "xl/workbook.xml"), XLSX),
        (package("a.html"), "application/zip"),
        (package("OFD.xml"), "application/ofd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "application/msword"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "application/vnd.ms-excel"),
        (b"{\\rtf1\\ansi", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n....", "image"),
        (b"<!DOCTYPE html><html>", "text/html"),
        ("\ufeff<div>年报</div>".encode(), "text/html"),
        ("<html>".encode("utf-16"), "text/html"),
        ("年报<br>".encode(), "text/plain"),
        (b"From: x\nMIME-Version: 1.0\nContent-Type: multipart/related\n\n", "message/rfc822"),
        ("明湖市2024年政府信息公开工作年度报告".encode(), "text/plain"),
        ("明湖市2024年政府信息公开工作年度报告".encode("gbk"), "text/plain"),
        ("明湖市".encode("utf-16"), "text/plain"),
    ],
)
def test_kinds(content: bytes, media: str) -> None:
    assert detect(Document("报告.doc", content)) == media


@pytest.mark.parametrize("content", [b"", b"  \n", b"\xef\xbb\xbf"])
def test_an_empty_file(content: bytes) -> None:
    found = detect(Document("x.html", content))
    assert isinstance(found, Problem)
    assert (found.code, found.gravity) == ("E101", FATAL)


def test_an_unknown_file() -> None:
    found = detect(Document("x", bytes(range(1, 32)) * 20))
    assert isinstance(found, Problem)
    assert found.code == "E102"


def test_a_reader_that_is_not_there(monkeypatch) -> None:
    monkeypatch.setitem(READERS, "text/plain", READERS["text/plain"]._replace(module="no_such_reader"))
    found = read_document(Document("x", "年报".encode()))
    assert isinstance(found, Problem)
    assert (found.code, found.gravity) == ("E103", FATAL)
    assert "文本" in found.message
