from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.read_cell import read_cell
from checker.model.cell import AMBIGUOUS, AMOUNT, ANNOTATED, BLANK, COUNT, DASH, OCR, STATES, WORDS
from checker.source.location import TextLocation


@pytest.mark.parametrize(
    ("text", "kind", "state", "value", "note"),
    [
        ("0", "count", COUNT, 0, ""),
        ("１，１２６", "count", COUNT, 1126, ""),
        ("17件", "count", COUNT, 17, "件"),
        ("5（件）", "count", COUNT, 5, "件"),
        ("〇", "count", COUNT, 0, ""),
        ("-5", "count", COUNT, -5, ""),
        ("1.5", "count", COUNT, Decimal("1.5"), ""),
        ("0。", "count", COUNT, 0, ""),
        ("", "count", BLANK, None, ""),
        ("\xa0\u3000 \u200b", "count", BLANK, None, ""),
        ("1\u200b2\u2063", "count", COUNT, 12, ""),
        ("—", "count", DASH, None, ""),
        ("－", "amount", DASH, None, ""),
        ("／", "count", DASH, None, ""),
        ("无", "count", DASH, None, ""),
        ("22（其中修订 16 件）", "count", ANNOTATED, 22, "其中修订 16 件"),
        ("55(含自然失效29件", "count", ANNOTATED, 55, "含自然失效29件"),
        ("59237.2449", "amount", AMOUNT, Decimal("59237.2449"), ""),
        ("251000元", "amount", AMOUNT, 251000, "元"),
        ("0.37万元", "amount", AMOUNT, Decimal("0.37"), "万元"),
        ("1.2万", "amount", AMOUNT, Decimal("1.2"), "万"),
        ("+82", "change", COUNT, 82, ""),
        ("减3", "change", COUNT, -3, ""),
        ("见附件", "count", WORDS, None, "见附件"),
        ("约20", "count", WORDS, None, "约20"),
        ("20余", "count", WORDS, None, "20余"),
        ("5%", "count", WORDS, None, "5%"),
    ],
)
def test_a_cell_is_read_as_printed(
    text: str, kind: str, state: str, value: int | Decimal | None, note: str
) -> None:
    cell = read_cell(text, kind)
    assert (cell.state, cell.value, cell.raw, cell.note) == (state, value, text, note)


@pytest.mark.parametrize(
    "text",
    ["12①", "12²", "12(1)", "12*", "1 2", "12 35.", "1,12", "007", "00", "12.", "O", "12\n.35", "12 .35"],
)
def test_what_may_be_several_numbers_has_no_value(text: str) -> None:
    cell = read_cell(text, "count")
    assert (cell.state, cell.value) == (AMBIGUOUS, None)
    assert cell.note


@pytest.mark.parametrize("text", ["\u202d12\u202c", "\u206612\u2069", "\u200e12"])
def test_marks_of_direction_are_no_part_of_a_figure(text: str) -> None:
    assert read_cell(text, "count").value == 12


@pytest.mark.parametrize("text", ["\ue605", "1\ufffd", "\ufffc", "\u202e21", "1\x03"])
def test_what_cannot_be_seen_leaves_a_cell_in_doubt(text: str) -> None:
    assert read_cell(text, "count").state == AMBIGUOUS


def test_readings_that_differ_leave_a_cell_in_doubt() -> None:
    cell = read_cell("12", "count", candidates=("12", "72"))
    assert (cell.state, cell.candidates) == (AMBIGUOUS, ("12", "72"))
    assert read_cell("1,126", "count", candidates=("1126",)).value == 1126


def test_place_and_method_are_kept() -> None:
    place = TextLocation(3, 5, 1, 4)
    cell = read_cell("12", "count", place, method=OCR)
    assert (cell.location, cell.method, cell.doubtful) == (place, OCR, True)


@given(st.text(max_size=40), st.sampled_from(["count", "amount", "change"]))
@settings(max_examples=100, deadline=None)
def test_any_text_is_answered(text: str, kind: str) -> None:
    cell = read_cell(text, kind)
    assert cell.state in STATES
    assert (cell.value is not None) == (cell.state in (COUNT, AMOUNT, ANNOTATED))


def test_a_cell_of_many_digits_and_commas_is_answered_at_once() -> None:
    """Each further comma once took twice as long: forty of them would have taken for ever."""
    assert read_cell("1" + ",1" * 2000 + "x", "count").state != COUNT
