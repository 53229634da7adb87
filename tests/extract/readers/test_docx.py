"""Word files: nothing that a person sees is lost, nothing that a person does not see is read."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from checker.extract.blocks import Attachment, Grid, Paragraph, Picture, Reading
from checker.extract.readers.docx import read_docx
from checker.source.document import Document
from checker.source.location import DocxLocation
from checker.testing.build_office import as_docx, zipped
from checker.testing.builders import Specimen

OBJECT = (
    '<w:r><w:object xmlns:o="urn:schemas-microsoft-com:office:office"><o:OLEObject/></w:object></w:r>'
    "<w:r><w:object><w:control/></w:object></w:r>"
)
RUN = "<w:r><w:t>{}</w:t></w:r>"


def read(body: str) -> Reading:
    return read_docx(Document("x", as_docx(Specimen(), body)))


def unzipped(content: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(reading: Reading) -> list[str]:
    return [block.passage.text for block in reading.blocks if isinstance(block, Paragraph)]


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def plain(*texts: str) -> str:
    return "".join(cell(paragraph(RUN.format(text))) for text in texts)


@pytest.mark.parametrize("wrapper", ["ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "customXml"])
def test_wrapped_words_are_read(wrapper: str) -> None:
    assert words(read(paragraph(f"<w:{wrapper}>{RUN.format('118')}</w:{wrapper}>"))) == ["118"]


def test_content_controls_are_opened_at_every_level() -> None:
    row = f"<w:sdt><w:sdtContent><w:tr>{plain('甲', '7')}</w:tr></w:sdtContent></w:sdt>"
    inner = f"<w:tbl><w:tr>{plain('乙', '8')}</w:tr>{row}</w:tbl>"
    reading = read(f"<w:sdt><w:sdtContent>{paragraph(RUN.format('前'))}{inner}</w:sdtContent></w:sdt>")
    assert words(reading) == ["前"]
    assert [c.text for c in reading.blocks[1].cells] == ["乙", "8", "甲", "7"]  # type: ignore[union-attr]


def test_deleted_and_hidden_words_are_left_out_and_told() -> None:
    deleted = "<w:del><w:r><w:delText>999</w:delText></w:r></w:del>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>55</w:t></w:r>"
    reading = read(paragraph(f"{RUN.format('112')}{deleted}{hidden}"))
    assert words(reading) == ["112"]
    assert [problem.code for problem in reading.problems] == ["E310", "E311"]
    assert all(problem.gravity == "note" for problem in reading.problems)


def test_a_deleted_row_is_gone() -> None:
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{plain('乙', '9')}</w:tr>"
    reading = read(f"<w:tbl><w:tr>{plain('甲', '1')}</w:tr>{gone}</w:tbl>")
    assert [c.text for c in reading.blocks[0].cells] == ["甲", "1"]  # type: ignore[union-attr]


def test_spans() -> None:
    merged = cell(paragraph(RUN.format("三")), '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>')
    covered = cell("<w:p/>", '<w:gridSpan w:val="2"/><w:vMerge/>')
    grid = read(table(merged + plain("1"), covered + plain("2"))).blocks[0]
    assert isinstance(grid, Grid)
    assert [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in grid.cells] == [
        (0, 0, 2, 2, "三"),
        (0, 2, 1, 1, "1"),
        (1, 2, 1, 1, "2"),
    ]
    assert (grid.rows, grid.columns) == (2, 3)


def test_grid_before_shifts_the_row() -> None:
    row = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{plain("5")}</w:tr>'
    grid = read(f"<w:tbl><w:tr>{plain('甲', '乙')}</w:tr>{row}</w:tbl>").blocks[0]
    assert grid.cells[-1].column == 1  # type: ignore[union-attr]


def test_a_small_table_in_a_cell_is_part_of_it() -> None:
    nested = cell(table(plain("42", "")) + "<w:p/>")
    grid = read(table(plain("甲") + nested, plain("乙", "1"))).blocks[0]
    assert grid.cells[1].text == "42"  # type: ignore[union-attr]


def test_a_table_that_only_arranges_the_page_is_opened() -> None:
    figures = table(plain("甲", "1", "2"), plain("乙", "3", "4"), plain("丙", "5", "6"))
    reading = read(table(cell(paragraph(RUN.format("标题")) + figures) + plain("旁")))
    assert words(reading) == ["标题", "旁"]
    assert [block.rows for block in reading.blocks if isinstance(block, Grid)] == [3]


def test_text_boxes_follow_their_paragraph_once() -> None:
    box = f"<w:txbxContent>{paragraph(RUN.format('电话'))}</w:txbxContent>"
    drawing = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    assert words(read(paragraph(f"{RUN.format('前')}<w:r>{drawing}</w:r>"))) == ["前", "电话"]


def test_pictures_and_embedded_files_are_told() -> None:
    blip = '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    picture = paragraph(f"<w:r><w:drawing>{blip}</w:drawing></w:r>")
    reading = read(picture + paragraph(OBJECT))
    assert [type(block) for block in reading.blocks] == [Picture, Picture]
    assert [problem.code for problem in reading.problems] == ["E313"]


def test_line_breaks_part_paragraphs_and_places_go_on() -> None:
    reading = read(paragraph("<w:r><w:t>一、甲</w:t><w:br/><w:t>二、 乙</w:t></w:r>"))
    first, second = (block for block in reading.blocks if isinstance(block, Paragraph))
    assert [first.passage.text, second.passage.text] == ["一、甲", "二、乙"]
    place = second.passage.locate(2, 3)
    assert isinstance(place, DocxLocation)
    assert (place.path, place.start) == ("body/p[1]", 7)


def test_places_name_row_and_cell() -> None:
    grid = read(table(plain("甲", "1"), plain("乙", "2"))).blocks[0]
    assert grid.cells[3].location.path == "body/tbl[1]/tr[2]/tc[2]"  # type: ignore[union-attr]
    assert grid.cells[3].location.describe() == "第1个表格第2行第2格"  # type: ignore[union-attr]


def test_links_to_files_are_attachments() -> None:
    link = (
        '<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
        ' r:id="rId9">'
        f"{RUN.format('附件')}</w:hyperlink>"
    )
    content = as_docx(Specimen(), paragraph(link))
    parts = unzipped(content)
    parts["word/_rels/document.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId9" Type="x" Target="http://x/%E5%B9%B4%E6%8A%A5.doc"/></Relationships>'
    )
    reading = read_docx(Document("x", zipped(parts)))
    assert [block.address for block in reading.blocks if isinstance(block, Attachment)] == [
        "http://x/年报.doc"
    ]


def test_headings_have_a_rank() -> None:
    reading = read(paragraph('<w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + RUN.format("一、总体情况")))
    assert reading.blocks[0].rank == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a zip", b"", b"PK\x05\x06" + b"\0" * 18])
def test_broken_packages_are_told(content: bytes) -> None:
    assert [problem.code for problem in read_docx(Document("x", content)).problems] == ["E303"]


def test_macros_are_told() -> None:
    content = zipped({"word/document.xml": "<x/>", "word/vbaProject.bin": b"x"})
    assert read_docx(Document("x", content)).problems[0].code == "E303"
    body = as_docx(Specimen(), paragraph(RUN.format("甲")))
    parts = unzipped(body)
    reading = read_docx(Document("x", zipped({**parts, "word/vbaProject.bin": b"x"})))
    assert [problem.code for problem in reading.problems] == ["E312"]


def test_a_raised_digit_is_no_digit_of_the_figure() -> None:
    note = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    assert words(read(paragraph(RUN.format("12") + note))) == ["12¹"]
