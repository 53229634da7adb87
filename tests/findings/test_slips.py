"""A guess is made only where exactly one fits."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from identities import Cells, consistent, equality, judge, name_of, trial

from checker.findings.finding import Finding
from checker.findings.group import grouped
from checker.findings.slips import with_guesses

ROWS = ("甲", "乙", "丙", "丁")


def total(values: list[int], printed: int) -> Finding:
    cells: Cells = {(row, "数"): value for row, value in zip(ROWS, values, strict=True)}
    cells["总计", "数"] = printed
    finding = equality(cells, "T302", "数", [(row, "数") for row in ROWS], [("总计", "数")])
    assert finding is not None
    return finding


@pytest.mark.parametrize(
    ("values", "printed", "kind", "cell", "proposed"),
    [
        pytest.param([30, 17, 5, 2], 49, "row_left_out", "丙", "", id="one row left out"),
        pytest.param([30, 17, 5, 2], 71, "row_twice", "乙", "", id="one row counted twice"),
        pytest.param([30, 17, 2, 3], 25, "digits_swapped", "总计", "52", id="digits of the total swapped"),
        pytest.param([30, 71, 2, 3], 52, "digits_swapped", "乙", "17", id="digits of a row swapped"),
        pytest.param([30, 17, 5, 2], 0, "total_not_filled", "总计", "54", id="total not filled in"),
        pytest.param(
            [0, 0, 5, 0], 0, "total_not_filled", "总计", "5", id="not filled in goes before left out"
        ),
    ],
)
def test_the_slip_that_fits(values: list[int], printed: int, kind: str, cell: str, proposed: str) -> None:
    guess = with_guesses([total(values, printed)], {})[0].guess
    assert guess is not None
    assert (guess.kind, guess.cell, guess.proposed) == (kind, name_of((cell, "数")), proposed)


def test_two_that_fit_are_none() -> None:
    # 5 is missing, and two rows are 5.
    assert with_guesses([total([30, 5, 5, 2], 37)], {})[0].guess is None


def test_last_years_figure_left_in() -> None:
    finding = total([30, 17, 5, 2], 61)
    assert with_guesses([finding], {})[0].guess is None
    guess = with_guesses([finding], {name_of(("总计", "数")): Decimal(61)})[0].guess
    assert guess is not None
    assert (guess.kind, guess.proposed) == ("last_year", "54")


def test_yuan_for_ten_thousand_yuan() -> None:
    cells: Cells = {("正文", "元"): 251_000, ("表二", "元"): 2_510_000_000}
    finding = equality(cells, "N202", "收费", [("正文", "元")], [("表二", "元")])
    assert finding is not None
    guess = with_guesses([finding], {})[0].guess
    assert guess is not None
    assert (guess.kind, guess.cell, guess.proposed) == ("unit", name_of(("表二", "元")), "251000")


def test_the_head_of_a_group_is_explained() -> None:
    cells = consistent([[21, 4, 1], [9, 2, 0], [8, 1, 1], [14, 1, 0]], [(3, 3), (1, 2), (0, 0)])
    cells["办理总计", "自然人"] = 25  # 52
    findings = with_guesses(grouped(judge(cells), trial(cells)), {})
    assert len(findings) == 3
    guess = findings[0].guess
    assert guess is not None
    assert (guess.kind, guess.proposed) == ("digits_swapped", "52")
    assert "写颠倒" in guess.message
    assert "3 处" in guess.message


@given(st.lists(st.integers(0, 99), min_size=4, max_size=4), st.integers(0, 400))
@settings(max_examples=100)
def test_a_guess_never_alters_the_finding(values: list[int], printed: int) -> None:
    if sum(values) == printed:
        return
    before = total(values, printed)
    after = with_guesses([before], {})[0]
    assert after._replace(guess=None) == before


def test_a_fixed_number_is_nobodys_slip() -> None:
    """未维持 = 0: the right side is no figure of the report."""
    cells: Cells = {("未审结", "复议"): 2, ("纠正", "复议"): 0}
    finding = equality(cells, "N403", "复议", [("纠正", "复议"), ("未审结", "复议")], [])
    assert finding is not None
    assert with_guesses([finding], {})[0].guess is None
