"""Tables over pages."""

from __future__ import annotations

from checker.extract.blocks import Grid, GridCell
from checker.extract.readers.pdf_join import Part, join

XS = (0.0, 50.0, 80.0, 110.0)


def part(*rows: tuple[str, ...], xs: tuple[float, ...] = XS) -> Part:
    cells = tuple(
        GridCell(row, column, 1, 1, text, None)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    )
    return Part(Grid(cells, len(rows), len(xs) - 1), xs)


def texts(joined: Part | None) -> list[list[str]]:
    assert joined is not None
    rows: list[list[str]] = [[] for _ in range(joined.grid.rows)]
    for cell in joined.grid.cells:
        rows[cell.row].append(cell.text)
    return rows


def test_rows_follow_rows() -> None:
    assert texts(join(part(("1.甲", "1", "2")), part(("2.乙", "3", "4")))) == [
        ["1.甲", "1", "2"],
        ["2.乙", "3", "4"],
    ]


def test_other_sides_are_other_tables() -> None:
    assert join(part(("甲", "1", "2")), part(("乙", "3", "4"), xs=(20.0, 50.0, 80.0, 110.0))) is None


def test_a_header_printed_again_is_dropped() -> None:
    first = part(("事项", "件", "元"), ("甲", "1", "2"))
    assert texts(join(first, part(("事项", "件", "元"), ("乙", "3", "4"))))[2:] == [["乙", "3", "4"]]


def test_a_label_cut_by_the_page_is_put_together() -> None:
    joined = join(part(("1.甲", "1", "2"), ("2.乙乙", "3", "4")), part(("丙丙", "", ""), ("3.丁", "5", "6")))
    assert texts(joined) == [["1.甲", "1", "2"], ["2.乙乙丙丙", "3", "4"], ["3.丁", "5", "6"]]


def test_figures_may_stand_on_the_second_page() -> None:
    joined = join(part(("1.甲", "1", "2"), ("2.乙乙", "", "")), part(("丙丙", "3", "4")))
    assert texts(joined)[1] == ["2.乙乙丙丙", "3", "4"]


def test_a_row_of_blanks_is_a_row() -> None:
    joined = join(part(("1.甲", "1", "2")), part(("2.乙", "", "")))
    assert texts(joined) == [["1.甲", "1", "2"], ["2.乙", "", ""]]


def test_a_heading_cell_covers_rows_of_both_pages() -> None:
    above = Grid((GridCell(0, 0, 2, 1, "（四）无", None), GridCell(0, 1, 1, 1, "1.甲", None),
                  GridCell(0, 2, 1, 1, "1", None), GridCell(1, 1, 1, 1, "2.乙", None),
                  GridCell(1, 2, 1, 1, "2", None)), 2, 3)  # fmt: skip
    below = Grid((GridCell(0, 0, 1, 1, "法提供", None), GridCell(0, 1, 1, 1, "3.丙", None),
                  GridCell(0, 2, 1, 1, "3", None)), 1, 3)  # fmt: skip
    joined = join(Part(above, XS), Part(below, XS))
    assert joined is not None
    heading = joined.grid.cells[0]
    assert (heading.text, heading.rowspan) == ("（四）无法提供", 3)


def test_columns_of_both_parts_are_kept() -> None:
    joined = join(part(("甲", "1", "2")), part(("乙", "3"), xs=(0.0, 80.0, 110.0)))
    assert joined is not None
    assert [(cell.column, cell.colspan) for cell in joined.grid.cells if cell.row == 1] == [(0, 2), (2, 1)]


def test_a_number_broken_by_the_page_end_stays_two() -> None:
    joined = join(part(("1.甲", "1", "2"), ("2.", "11", "19")), part(("乙丙", "8", "")))
    assert texts(joined) == [["1.甲", "1", "2"], ["2.乙丙", "11 8", "19"]]
    joined = join(part(("甲", "1", "2"), ("乙", "11", "19")), part(("", "8", "")))
    assert texts(joined) == [["甲", "1", "2"], ["乙", "11 8", "19"]]


def test_rows_without_item_numbers_stay_rows() -> None:
    joined = join(part(("行政许可", "1", "2")), part(("行政处罚", "3", "4")))
    assert texts(joined) == [["行政许可", "1", "2"], ["行政处罚", "3", "4"]]
