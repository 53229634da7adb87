"""Which rules are in force, and which the user picks."""

from __future__ import annotations

from datetime import date

import pytest

from checker.engine.run import judge
from checker.rulebook.select import nearest_rule, select
from checker.testing.reports import build_report
from tests.language.books import rule, sound

THREE = "".join(rule("要求：年度 > 2000").replace("X101", code) for code in ("T301", "T302", "S101"))


@pytest.mark.parametrize(
    ("chosen", "ignored", "left"),
    [
        ((), (), ["T301", "T302", "S101"]),
        (("T301",), (), ["T301"]),
        (("T",), (), ["T301", "T302"]),
        (("T3",), ("T302",), ["T301"]),
        (("test.S101",), (), ["S101"]),
        (("test",), ("S",), ["T301", "T302"]),
    ],
)
def test_rules_are_picked(chosen: tuple[str, ...], ignored: tuple[str, ...], left: list[str]) -> None:
    found = select(sound(THREE), chosen, ignored)
    assert found.unmatched == ()
    outcomes = judge(build_report({}), None, found.rulebook, date(2025, 1, 1)).outcomes
    assert [outcome.rule for outcome in outcomes] == left


def test_a_name_that_fits_nothing_is_told() -> None:
    book = sound(THREE)
    assert select(book, ("T304",)).unmatched == ("T304",)
    assert nearest_rule("T304", book) in ("T301", "T302")


@pytest.mark.parametrize(
    ("lines", "year", "as_of", "runs"),
    [
        ("生效：2024年度", 2024, date(2025, 1, 1), True),
        ("生效：2025年度", 2024, date(2025, 1, 1), False),
        ("失效：2024年度", 2024, date(2025, 1, 1), True),
        ("失效：2023年度", 2024, date(2025, 1, 1), False),
        ("生效：2025年2月1日", 2024, date(2025, 2, 1), True),
        ("生效：2025年2月1日", 2024, date(2025, 1, 31), False),
        ("失效：2025年2月1日", 2024, date(2025, 2, 2), False),
    ],
)
def test_rules_have_dates(lines: str, year: int, as_of: date, runs: bool) -> None:
    counts = judge(build_report({"年度": year}), None, sound(rule(lines, "要求：真")), as_of).counts
    assert (counts.holds, counts.not_applicable) == ((1, 0) if runs else (0, 1))


def test_without_a_year_such_a_rule_cannot_be_decided() -> None:
    book = sound(rule("生效：2024年度", "要求：真"))
    found = judge(build_report({"年度": None}), None, book, date(2025, 1, 1))
    assert found.counts.cannot_tell == 1
    assert "年度" in found.unchecked[0].reason
