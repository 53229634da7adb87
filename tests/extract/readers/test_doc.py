"""The binary Word format: properties, fields, tables."""

from __future__ import annotations

import pytest

from checker.extract.readers.doc import read_doc
from checker.extract.readers.doc_binary import ParagraphSpec, RowSpec, read_paragraph, sprms
from checker.extract.readers.doc_fields import without_fields
from checker.extract.readers.doc_table import Line, WordTable, edges, is_layout, nested, slots
from checker.extract.readers.docx import read_docx
from checker.source.document import Document
from tests.shared import shared_file


def line(
    text: str, depth: int = 0, mark: str = "\r", *, row: RowSpec | None = None, end: bool = False
) -> Line:
    return Line(0, text, ParagraphSpec(depth=depth, row=row, row_end=end), mark)


def test_modifiers_of_all_sizes() -> None:
    data = b"\x16\x24\x01" + b"\x0b\x46\x05\x00" + b"\x49\x66\x02\x00\x00\x00" + b"\x2b\xd6\x03\x01\x02\x03"
    assert [(code, operand.hex()) for code, operand in sprms(data)] == [
        (0x2416, "01"),
        (0x460B, "0500"),
        (0x6649, "02000000"),
        (0xD62B, "03010203"),
    ]


def test_cut_off_modifiers_end_quietly() -> None:
    for size in range(12):
        list(sprms((b"\x08\xd6\xff\xff\x05" + b"\x00" * 7)[:size]))


def test_a_row_of_cells() -> None:
    # Two cells, 0 to 100 and 100 to 300 twentieths of a point; the second begins a vertical merge.
    body = b"\x02" + b"\x00\x00\x64\x00\x2c\x01" + b"\x00\x00" + b"\x00" * 18 + b"\x60\x00" + b"\x00" * 18
    operand = (len(body) + 1).to_bytes(2, "little") + body
    spec = read_paragraph(b"\x05\x00" + b"\x16\x24\x01" + b"\x17\x24\x01" + b"\x08\xd6" + operand, b"")
    assert spec.style == 5
    assert spec.depth == 1
    assert spec.row_end
    assert spec.row == RowSpec((0, 100, 300), (0, 0x60))


def test_properties_kept_elsewhere() -> None:
    data = b"\0" * 8 + b"\x03\x00" + b"\x16\x24\x01"
    assert read_paragraph(b"\0\0\x46\x66\x08\x00\x00\x00", data).depth == 1


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("\x13PAGE\x14 3\x15页", " 3页"),
        ("甲\x13 a \x13 b \x14 c \x15 \x14乙\x15丙", "甲乙丙"),
        ("a\x0bb\x1ec\x1fd", "a\nb-cd"),
        ("\x13no result\x15x", "x"),
        ("\ud842\udfb7", "𠮷"),
    ],
)
def test_fields_and_signs(text: str, seen: str) -> None:
    assert without_fields(list(text), boxes=False)[0] == seen


def test_pictures_and_text_boxes() -> None:
    assert without_fields(list("\x01a\x08"), boxes=False)[1] == 2
    assert without_fields(list("\x01a\x08\x13 SHAPE \x14\x01\x15"), boxes=True)[1] == 1


def test_paragraphs_become_tables() -> None:
    row = RowSpec((0, 100, 300), (0, 0))
    lines = [
        line("前"),
        line("甲", 1, "\x07"),
        line("1", 1, "\x07"),
        line("", 1, "\x07", row=row, end=True),
        line("后"),
    ]
    first, table, last = nested(lines, 0)
    assert isinstance(first, Line)
    assert isinstance(last, Line)
    assert isinstance(table, WordTable)
    ((cells, spec),) = table.rows
    assert [[item.text for item in cell if isinstance(item, Line)] for cell in cells] == [["甲"], ["1"]]
    assert spec == row
    assert not is_layout(table)


def test_a_table_of_figures_deep_inside_opens_the_tables_around_it() -> None:
    figures = WordTable([([[line("甲")], [line("1")], [line("2")]], None)] * 3)
    around = WordTable([([[figures], [line("旁")]], None)])
    assert is_layout(WordTable([([[around], [line("边")]], None)]))
    assert not is_layout(figures)


def test_columns_by_edges() -> None:
    first, second = RowSpec((0, 100, 300), (0, 0)), RowSpec((3, 300), (0,))
    table = WordTable([([[], []], first), ([[]], second)])
    columns = edges(table)
    assert columns == [0, 100, 300]
    assert slots(1, second, columns) == [(0, 2, 0, False)]


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"x" * 2000])
def test_broken_files_are_told(content: bytes) -> None:
    assert [problem.code for problem in read_doc(Document("x", content)).problems] == ["E303"]


@pytest.mark.parametrize("name", ["d1_std", "d2_tricky", "d3_split", "d5_real_template"])
def test_old_and_new_word_files_say_the_same(name: str) -> None:
    old = read_doc(Document.of_file(shared_file(f"samples/{name}.doc")))
    new = read_docx(Document.of_file(shared_file(f"samples/{name}.docx")))

    def said(reading) -> list[object]:
        return [
            block.passage.text if hasattr(block, "passage") else [(*cell[:5],) for cell in block.cells]
            for block in reading.blocks
        ]

    assert said(old) == said(new)
    assert [problem.code for problem in old.problems] == [problem.code for problem in new.problems]
