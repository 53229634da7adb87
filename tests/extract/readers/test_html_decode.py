"""From bytes to characters."""

from __future__ import annotations

import pytest

from checker.extract.readers.html_decode import decode

TEXT = "<p>明湖市人民政府信息公开工作年度报告：喆、𠮷、㭎共12件。</p>\n" * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding))[0] == TEXT


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8", "iso-8859-1"])
def test_what_a_page_declares_does_not_mislead(declared: str) -> None:
    text = f'<meta charset="{declared}">{TEXT}'
    assert decode(text.encode("gb18030"))[0] == text
    assert decode(text.encode())[0] == text


def test_one_bad_byte_spoils_one_character() -> None:
    content = TEXT.encode()
    text, encoding = decode(content[:40] + b"\xff" + content[40:])
    assert encoding == "utf-8"
    assert text.count("\ufffd") <= 4
    assert "年度报告" in text


def test_a_text_cut_within_a_character() -> None:
    assert decode(TEXT.encode()[:-4])[1] == "utf-8"
    assert decode(TEXT.encode("gb18030")[:71])[1] == "gb18030"


def test_big5() -> None:
    text = "<p>政府資訊公開工作年度報告，公開的資訊共十二件。</p>" * 4
    assert decode(text.encode("big5"))[0] == text


def test_a_short_title() -> None:
    assert decode("明湖市政府信息公开年报".encode("gbk"))[0] == "明湖市政府信息公开年报"


def test_numbers_only() -> None:
    assert decode(b"1 2 3")[0] == "1 2 3"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text", ["<html><body><p>2024年</p><p>12</p></body></html>", "一件\n一件\n一件\n12\n", "a b c\n" * 3]
)
def test_two_bytes_a_character_without_a_mark(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


def test_a_zero_byte_in_a_text_changes_nothing_else() -> None:
    assert decode((TEXT + "\0").encode())[0] == TEXT + "\0"
