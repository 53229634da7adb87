"""Archives and e-mails hold documents; nothing that claims to be a report is lost on the way."""

from __future__ import annotations

import io
import zipfile
from email.message import EmailMessage

from checker.extract.detect import detect
from checker.extract.passes import read_report
from checker.extract.readers.archive import name_of
from checker.extract.unpack import unpack
from checker.model.problem import Problem
from checker.source.document import Document
from checker.testing.build_office import as_docx, as_xlsx, zipped
from checker.testing.build_pdf import as_pdf
from checker.testing.build_text import as_html, as_mhtml
from checker.testing.builders import TITLE, made_report

REPORT = made_report()


def names(content: bytes) -> list[str]:
    opened = unpack(Document("包", content))
    assert not isinstance(opened, Problem)
    return [document.name for document in opened]


def test_a_document_is_itself() -> None:
    for content in (
        as_docx(REPORT),
        as_xlsx(REPORT),
        as_pdf(REPORT),
        as_html(REPORT),
        as_mhtml(REPORT),
        b"",
        b"PK",
    ):
        document = Document("x", content)
        assert unpack(document) == (document,)


def test_the_reports_of_an_archive_by_their_names() -> None:
    parts: dict[str, str | bytes] = {
        "乙/年报.pdf": as_pdf(REPORT),
        "甲.docx": as_docx(REPORT),
        "logo.png": b"\x89PNG\r\n\x1a\n",
        "__MACOSX/._甲.docx": b"x",
        "data.bin": bytes(range(1, 30)) * 5,
    }
    assert names(zipped(parts)) == ["包!乙/年报.pdf", "包!甲.docx"]


def test_what_claims_to_be_a_report_stays() -> None:
    opened = unpack(Document("包", zipped({"甲.docx": as_docx(REPORT), "乙.doc": bytes(range(1, 30)) * 5})))
    assert isinstance(opened, tuple)
    assert len(opened) == 2
    assert any(read_report(document).problems for document in opened)


def test_archives_in_archives_up_to_a_depth() -> None:
    content = zipped({"甲.docx": as_docx(REPORT)})
    for depth in range(5):
        content = zipped({f"{depth}.zip": content, f"{depth}.html": as_html(REPORT)})
    opened = unpack(Document("包", content))
    assert isinstance(opened, tuple)
    assert [detect(document) for document in opened].count("application/zip") == 1
    deepest = next(document for document in opened if detect(document) == "application/zip")
    assert [problem.code for problem in read_report(deepest).problems] == ["E351"]


def test_nothing_inside_is_told() -> None:
    opened = unpack(Document("包", zipped({"a.bin": bytes(range(1, 30)) * 9})))
    assert isinstance(opened, Problem)
    assert opened.code == "E350"


def test_a_bomb_is_refused() -> None:
    opened = unpack(Document("包", zipped({"甲.txt": b"\0" * (40 << 20)})))
    assert isinstance(opened, Problem)
    assert opened.code == "E301"


def test_an_archive_with_a_password_is_told() -> None:
    content = bytearray(zipped({"甲.txt": "年报".encode()}))
    directory = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[directory + 8] |= 1
    opened = unpack(Document("包", bytes(content)))
    assert isinstance(opened, Problem)
    assert opened.code == "E304"


def test_names_in_gbk_and_utf8() -> None:
    info = zipfile.ZipInfo("年报.docx".encode("gb18030").decode("cp437"))
    assert name_of(info) == "年报.docx"
    info = zipfile.ZipInfo("年报.docx".encode().decode("cp437"))
    assert name_of(info) == "年报.docx"
    marked = zipfile.ZipInfo("年报.docx")
    marked.flag_bits = 0x800
    assert name_of(marked) == "年报.docx"


def test_the_attachments_of_an_e_mail() -> None:
    message = EmailMessage()
    message["Subject"] = "报送年报"
    message["From"] = "a@example.invalid"
    message.set_content("见附件。")
    message.add_attachment(
        as_docx(REPORT), maintype="application", subtype="octet-stream", filename="年报.docx"
    )
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    assert names(message.as_bytes()) == ["包!年报.docx"]


def test_an_e_mail_without_attachments_is_read_itself() -> None:
    report = read_report(Document("x", as_mhtml(REPORT)))
    assert report.title.text == TITLE
    assert report.media == "message/rfc822"


def test_cut_off_archives_do_not_raise() -> None:
    content = zipped({"甲.docx": as_docx(REPORT)})
    for size in (30, 200, len(content) // 2, len(content) - 5):
        opened = unpack(Document("包", content[:size]))
        assert isinstance(opened, tuple | Problem)
    assert io.BytesIO(content).read(2) == b"PK"


def test_other_archives_are_told_apart() -> None:
    for content in (b"Rar!\x1a\x07\x00" + b"x" * 100, b"7z\xbc\xaf\x27\x1c" + b"x" * 100):
        assert [problem.code for problem in read_report(Document("x", content)).problems] == ["E352"]
