from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text.cuts import cut_digits


def test_as_many_digits_as_cells_have_one_cut() -> None:
    assert cut_digits("4000004", 7).unique == ("4", "0", "0", "0", "0", "0", "4")
    assert cut_digits("000113000300011", 15).unique == tuple("000113000300011")


def test_more_digits_than_cells_are_not_decided() -> None:
    cuts = cut_digits("81153", 3)
    assert (cuts.total, cuts.unique) == (6, None)
    assert ("8", "11", "53") in cuts.readings


def test_leading_zeros_can_leave_one_cut_or_none() -> None:
    assert cut_digits("0010", 3).unique == ("0", "0", "10")
    assert cut_digits("00000002", 7).total == 0


def test_other_than_digits_is_not_cut() -> None:
    assert [cut_digits(run, 3).total for run in ("", "1.5", "一二三", "12", "１２３")] == [0] * 5


@given(st.text("0129", min_size=1, max_size=14), st.integers(1, 7))
@settings(max_examples=80, deadline=None)
def test_every_reading_is_the_run_and_the_count_is_true(run: str, count: int) -> None:
    cuts = cut_digits(run, count, limit=100_000)
    assert cuts.total == len(cuts.readings) == len(set(cuts.readings))
    for reading in cuts.readings:
        assert "".join(reading) == run
        assert len(reading) == count
        assert all(number == "0" or number[0] != "0" for number in reading)
