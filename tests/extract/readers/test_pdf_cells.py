"""What stands in a cell, and what can be read in two ways."""

from __future__ import annotations

from checker.extract.readers.pdf_cells import cell_text, fill, to_grid
from checker.extract.readers.pdf_grid import build
from checker.extract.readers.pdf_page import Char, Page, Rule

BOX = (0.0, 0.0, 60.0, 60.0)


def written(text: str, x: float, top: float, size: float = 10.0) -> list[Char]:
    return [Char(c, x + i * size / 2, top, x + (i + 1) * size / 2, top + size) for i, c in enumerate(text)]


def page(*chars: list[Char], strikes: tuple[Rule, ...] = ()) -> Page:
    across = [Rule(y, 0, 120) for y in (0, 60)]
    along = [Rule(x, 0, 60) for x in (0, 60, 120)]
    return Page(
        1,
        200,
        200,
        chars=[char for part in chars for char in part],
        horizontal=[*across, *strikes],
        vertical=along,
    )


def cells(made: Page) -> list[tuple[str, tuple[str, ...]]]:
    tables, _ = fill(made, build(made.horizontal, made.vertical))
    return [(cell.text, cell.candidates) for cell in to_grid(made, tables[0]).cells]


def test_lines_of_words_are_joined() -> None:
    assert cell_text(written("社会", 5, 5) + written("公益", 5, 20), BOX) == ("社会公益", ())
    assert cell_text(written("a", 5, 5) + written("b", 5, 20), BOX) == ("a b", ())


def test_characters_told_out_of_order_are_put_in_place() -> None:
    assert cell_text(written("全一", 25, 5) + written("三“安", 5, 5), BOX) == ("三“安全一", ())


def test_two_numbers_in_a_cell_stay_two() -> None:
    assert cell_text(written("12", 5, 5) + written("35", 30, 5), BOX) == ("12 35", ())


def test_a_number_broken_for_room_is_one() -> None:
    narrow = (0.0, 0.0, 26.0, 60.0)
    assert cell_text(written("1234", 3, 5) + written("56", 3, 20), narrow) == ("123456", ())


def test_a_number_broken_without_need_is_undecided() -> None:
    wide = (0.0, 0.0, 90.0, 60.0)
    assert cell_text(written("12", 3, 5) + written("34", 3, 20), wide) == ("12 34", ("12 34", "1234"))


def test_a_number_over_a_rule_is_undecided_in_both_cells() -> None:
    first, second = cells(page(written("128", 53, 20)))
    assert first == ("1", ("1", "128"))
    assert second == ("28", ("28", "128"))


def test_numbers_beside_a_rule_are_sure() -> None:
    assert cells(page(written("12", 45, 20), written("8", 65, 20))) == [("12", ()), ("8", ())]


def test_struck_digits_are_undecided() -> None:
    strike = Rule(25.2, 24, 41)
    first, _ = cells(page(written("112", 5, 20), written("999", 25, 20), strikes=(strike,)))
    assert first[1][1] == "112"


def test_an_underline_strikes_nothing() -> None:
    first, _ = cells(page(written("112", 5, 20), strikes=(Rule(31.0, 4, 21),)))
    assert first == ("112", ())


def test_digits_recognised_with_little_confidence_are_undecided() -> None:
    made = page([char._replace(unsure=True) for char in written("8", 5, 20)])
    made.recognised = True
    tables, _ = fill(made, build(made.horizontal, made.vertical))
    cell = to_grid(made, tables[0]).cells[0]
    assert (cell.method, len(cell.candidates)) == ("ocr", 2)


def test_the_stream_is_a_second_reading() -> None:
    made = page(written("甲", 5, 20), written("12", 65, 20))
    tables, rest = fill(made, build(made.horizontal, made.vertical))
    assert [passage.text for passage in to_grid(made, tables[0]).stream] == ["甲", "12"]
    assert rest == [0]


def test_a_raised_digit_is_no_digit_of_the_figure() -> None:
    assert cell_text(written("12", 5, 20, 10.0) + written("1", 15, 19, 6.0), BOX) == ("12¹", ())
    assert cell_text(written("12", 5, 20, 10.0) + written("1", 15, 24, 6.0), BOX) == ("121", ())
