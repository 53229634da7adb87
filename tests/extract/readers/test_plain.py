from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.blocks import Paragraph
from checker.extract.readers.plain import read_plain
from checker.source.document import Document


def read(text: str | bytes) -> list[Paragraph]:
    content = text.encode() if isinstance(text, str) else text
    return [block for block in read_plain(Document("试.txt", content)).blocks if isinstance(block, Paragraph)]


def texts(text: str | bytes) -> list[str]:
    return [paragraph.passage.text for paragraph in read(text)]


def test_blanks_beside_chinese_go_and_others_stay() -> None:
    assert texts("　　 2024 年\u200b，收到 申请 12\xa0件，Open  Data") == ["2024年，收到申请12件，Open Data"]


def test_lines_of_any_system_are_paragraphs() -> None:
    assert texts("甲\r\n乙\r丙\n\n丁\u2028戊\x0c己") == ["甲", "乙", "丙", "丁", "戊", "己"]


def test_line_numbers_count_the_blank_lines() -> None:
    places = [paragraph.passage.locate(0, 1) for paragraph in read("甲\r\n\r\n\r\n乙\n丙")]
    assert [place.to_json()["line"] for place in places if place] == [1, 4, 5]


def test_a_row_of_cells_keeps_what_parts_them() -> None:
    assert texts("规章 1 0 5\n行政许可 1234\n商业 企业\n规章\t1\t\t5") == [
        "规章 1 0 5",
        "行政许可 1234",
        "商业企业",
        "规章\t1\t\t5",
    ]


def test_paragraphs_that_were_run_together_are_parted_at_their_indents() -> None:
    text = "　　一、总体情况" + "　　" + "甲" * 80 + "　　二、主动公开政府信息情况"
    assert texts(text) == ["一、总体情况", "甲" * 80, "二、主动公开政府信息情况"]
    assert texts("首　　页") == ["首页"]


def test_marks_of_markdown_are_ranks() -> None:
    (paragraph,) = read("## 一、总体情况")
    assert (paragraph.passage.text, paragraph.rank) == ("一、总体情况", 2)


def test_chinese_encodings_are_told_apart() -> None:
    text = "政府信息公开工作年度报告，二〇二四年的总体情况"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert texts(text.encode(encoding)) == [text]


@given(st.text("甲，。1a \t\u3000\xa0\u200b\n\r|“", max_size=60))
@settings(max_examples=100, deadline=None)
def test_every_character_knows_its_place(text: str) -> None:
    for paragraph in read(text):
        for at, character in enumerate(paragraph.passage.text):
            place = paragraph.passage.locate(at, at + 1)
            assert place is not None
            if character not in " \t":
                assert text[place.to_json()["start"]] == character


@given(st.binary(max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_answered(content: bytes) -> None:
    read(content)
