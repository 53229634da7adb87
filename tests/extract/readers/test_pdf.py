"""PDFs: words from the stream, tables from the rules, both compared."""

from __future__ import annotations

from checker.extract.blocks import Grid, Paragraph, Reading
from checker.extract.passes import read_report
from checker.extract.readers.pdf import read_pdf
from checker.source.document import Document
from checker.source.location import PdfLocation
from checker.testing.build_pdf import Options, as_pdf
from checker.testing.builders import OPENING, CellSpec, Line, Specimen, TableSpecimen, made_report


def read(report: Specimen, options: Options | None = None) -> Reading:
    return read_pdf(Document("x", as_pdf(report, options or Options())))


def words(reading: Reading) -> list[str]:
    return [block.passage.text for block in reading.blocks if isinstance(block, Paragraph)]


def test_lines_become_paragraphs_again() -> None:
    assert OPENING in words(read(made_report()))


def test_a_paragraph_over_the_page_is_one() -> None:
    long = "本机关认真落实主动公开要求，及时更新公开目录，做好政策解读和回应关切，" * 60 + "完。"
    reading = read(Specimen([Line(long), Line("二、主动公开政府信息情况", "heading")]))
    assert words(reading) == [long, "二、主动公开政府信息情况"]


def test_page_numbers_are_dropped() -> None:
    reading = read(Specimen([Line("甲" * 30)] * 60))
    assert not any("-" in text for text in words(reading))


def test_a_table_over_the_page_is_one() -> None:
    rows = [
        [CellSpec(f"第{number}类事项"), CellSpec(str(number)), CellSpec(str(number * 7))]
        for number in range(70)
    ]
    grids = [block for block in read(Specimen([TableSpecimen(rows, 3)])).blocks if isinstance(block, Grid)]
    assert [(grid.rows, grid.columns) for grid in grids] == [(70, 3)]
    pages = {cell.location.page for cell in grids[0].cells if isinstance(cell.location, PdfLocation)}
    assert pages == {1, 2}


def test_a_header_printed_again_is_dropped() -> None:
    header = [CellSpec("事项"), CellSpec("件数")]
    body = [[CellSpec(f"第{number}类"), CellSpec(str(number))] for number in range(40)]
    first, second = TableSpecimen([header, *body], 2), TableSpecimen([header, *body[:5]], 2)
    filler = Specimen([first, second])
    grids = [block for block in read(filler).blocks if isinstance(block, Grid)]
    assert sum(cell.text == "事项" for grid in grids for cell in grid.cells) == len(grids)


def test_a_number_over_a_rule_is_undecided() -> None:
    table = TableSpecimen([[CellSpec("件数"), CellSpec("1"), CellSpec("2")]] * 3, 3)
    content = as_pdf(Specimen([table]))
    # The 2 of the middle row is moved left until it touches the 1.
    text, x = b"<0032> Tj", 0.0
    pieces = content.split(b"\n")
    ones = [at for at, piece in enumerate(pieces) if piece.endswith(b"<0031> Tj ET")]
    twos = [at for at, piece in enumerate(pieces) if piece.endswith(b"<0032> Tj ET")]
    x = float(pieces[ones[1]].split()[4]) + 4.0
    old = pieces[twos[1]].split()
    wall = float(old[4])
    assert text in pieces[twos[1]]
    assert wall > x
    middle = (wall + x) / 2
    # Both digits straddle the rule between the columns.
    for at, place in ((ones[1], middle - 4.0), (twos[1], middle)):
        parts = pieces[at].split()
        parts[4] = f"{place:6.2f}".encode()[: len(parts[4])]
        pieces[at] = b" ".join(parts)
    grid = next(
        block for block in read_pdf(Document("x", b"\n".join(pieces))).blocks if isinstance(block, Grid)
    )
    row = [cell for cell in grid.cells if cell.row == 1]
    assert any(len(cell.candidates) == 2 and "12" in cell.candidates for cell in row)


def test_places_are_boxes_on_the_page_as_seen() -> None:
    upright = read_report(Document("x", as_pdf(made_report()))).tables["t4"].cells
    turned = read_report(Document("x", as_pdf(made_report(), Options(turned=90)))).tables["t4"].cells
    for first, second in zip(upright, turned, strict=True):
        assert isinstance(first.location, PdfLocation)
        assert isinstance(second.location, PdfLocation)
        assert all(abs(a - b) < 0.1 for a, b in zip(first.location.box, second.location.box, strict=True))


def test_broken_files_are_told() -> None:
    for content in (b"%PDF-1.4 nothing", b"%PDF-1.4\n" + b"\0" * 2000, as_pdf(made_report())[:3000]):
        assert [problem.code for problem in read_pdf(Document("x", content)).problems] == ["E303"]


def test_a_page_without_words_is_told() -> None:
    assert [problem.code for problem in read(Specimen([]), Options(numbers=False)).problems] == ["E335"]


def test_words_that_only_say_that_a_table_goes_on() -> None:
    rows = [[CellSpec(f"第{number}类事项"), CellSpec(str(number))] for number in range(41)]
    content = as_pdf(Specimen([TableSpecimen(rows, 2), Line("（续表）"), TableSpecimen(rows[:5], 2)]))
    grids = [block for block in read_pdf(Document("x", content)).blocks if isinstance(block, Grid)]
    assert sum(grid.rows for grid in grids) == 46
