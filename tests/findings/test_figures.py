"""Figures by the names that findings use, and a copy of a report with one of them changed."""

from __future__ import annotations

from decimal import Decimal

from checker.findings.figures import figures_by_name, places_by_name, with_figure
from checker.testing.reports import build_report

NAME = "表三[新收, 自然人]"


def test_every_cell_has_a_name_of_its_own() -> None:
    report = build_report({})
    cells = sum(len(table.spec.slots) for table in report.tables.values())
    assert len(places_by_name(report)) == cells == 10 + 25 * 7 + 15


def test_one_figure_is_changed_and_the_report_stays() -> None:
    report = build_report({})
    changed = with_figure(report, NAME, Decimal(7))
    assert changed is not None
    before, after = figures_by_name(report), figures_by_name(changed)
    assert after[NAME] == 7
    assert {name for name in before if before[name] != after[name]} == {NAME}
    assert figures_by_name(report) == before


def test_what_is_no_cell_cannot_be_changed() -> None:
    assert with_figure(build_report({}), "句.件数", Decimal(7)) is None
