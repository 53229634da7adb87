"""Which grounds a finding cites, by the year of the report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.findings.basis import ALL_YEARS, Basis, YearRange, basis_of_year

OLD = Basis("格式（试行）", "〔2019〕60号", years=YearRange(None, 2020))
NEW = Basis("格式", "〔2021〕30号", years=YearRange(2021))
LAW = Basis("条例", clause="第五十条")


@pytest.mark.parametrize(
    ("years", "text"),
    [
        (YearRange(), ""),
        (YearRange(2021), "2021年度起"),
        (YearRange(None, 2020), "2020年度止"),
        (YearRange(2019, 2020), "2019年度至2020年度"),
        (YearRange(2020, 2020), "2020年度"),
    ],
)
def test_years_are_told_as_rules_write_them(years: YearRange, text: str) -> None:
    assert years.text == text


@given(st.integers(2000, 2099), st.integers(2000, 2099), st.integers(2000, 2099))
def test_both_ends_belong_to_a_range(first: int, last: int, year: int) -> None:
    assert (year in YearRange(first, last)) == (first <= year <= last)
    assert (year in YearRange(first)) == (first <= year)
    assert (year in YearRange(None, last)) == (year <= last)
    assert year in ALL_YEARS


def test_a_finding_cites_what_held_in_its_year() -> None:
    grounds = (LAW, NEW, OLD)
    assert [one.text for one in basis_of_year(grounds, 2020)] == [
        "《条例》第五十条",
        "《格式（试行）》（〔2019〕60号）",
    ]
    assert [one.text for one in basis_of_year(grounds, 2021)] == [
        "《条例》第五十条",
        "《格式》（〔2021〕30号）",
    ]


def test_without_a_year_all_are_cited_and_say_which_years_they_are_for() -> None:
    assert basis_of_year((LAW, NEW, OLD), None) == (LAW, NEW, OLD)
    assert NEW.text == "《格式》（〔2021〕30号）（2021年度起）"


def test_a_finding_never_stands_without_a_basis() -> None:
    assert basis_of_year((NEW,), 2020) == (NEW,)
    assert basis_of_year((), 2020) == ()
