"""From lines to cells."""

from __future__ import annotations

from checker.extract.readers.pdf_grid import Area, build, merge
from checker.extract.readers.pdf_page import Rule


def lattice(xs: list[float], ys: list[float]) -> tuple[list[Rule], list[Rule]]:
    return [Rule(y, xs[0], xs[-1]) for y in ys], [Rule(x, ys[0], ys[-1]) for x in xs]


def test_a_plain_grid() -> None:
    across, along = lattice([0, 50, 100], [0, 20, 40])
    (found,) = build(across, along)
    assert found.areas == [Area(0, 0, 1, 1), Area(0, 1, 1, 1), Area(1, 0, 1, 1), Area(1, 1, 1, 1)]
    assert found.find(75, 30) == 3
    assert found.find(175, 30) is None


def test_lines_drawn_in_pieces_are_one() -> None:
    assert merge([Rule(10, 0, 40), Rule(10.4, 41, 80), Rule(30, 0, 80)]) == [
        Rule(10.2, 0, 80),
        Rule(30, 0, 80),
    ]


def test_missing_lines_make_spans() -> None:
    across, _ = lattice([0, 50, 100], [0, 20, 40])
    along = [Rule(0, 0, 40), Rule(100, 0, 40), Rule(50, 20, 40)]
    (found,) = build(across, along)
    assert found.areas == [Area(0, 0, 1, 2), Area(1, 0, 1, 1), Area(1, 1, 1, 1)]


def test_sides_without_lines() -> None:
    across, along = lattice([0, 50, 100], [0, 20, 40])
    (found,) = build(across, along[1:2])
    assert (len(found.xs), len(found.ys)) == (3, 3)


def test_a_page_end_without_a_line() -> None:
    across, _ = lattice([0, 50, 100], [0, 20, 40])
    along = [Rule(x, 0, 60) for x in (0, 50, 100)]
    (found,) = build(across, along)
    assert found.ys[-1] == 60
    assert len(found.areas) == 6


def test_what_no_rectangle_holds_is_cut_to_rows() -> None:
    across, along = lattice([0, 50, 100], [0, 20, 40])
    along[1] = Rule(50, 20, 40)  # the upper row is open in the middle
    across[1] = Rule(20, 50, 100)  # and its left half is open below
    (found,) = build(across, along)
    assert len(found.ragged) >= 1
    assert sum(area.rowspan * area.colspan for area in found.areas) == 4


def test_a_frame_is_no_table() -> None:
    across, along = lattice([0, 100], [0, 40])
    assert build(across, along) == []


def test_two_tables_are_two() -> None:
    first = lattice([0, 50, 100], [0, 20, 40])
    second = lattice([0, 50, 100], [200, 220, 240])
    assert len(build(first[0] + second[0], first[1] + second[1])) == 2
