"""Slips planted in made-up reports are found under the right code, and clean reports raise no alarm."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from narratives import COLUMNS, make, with_wrong_cell, with_wrong_figure

from checker.engine.run import judge
from checker.testing.reports import build_report
from checker.testing.run import load_for_cases

NATIONAL = Path(__file__).parents[2] / "rules" / "national"
SEEDS = range(40)


@pytest.fixture(scope="module")
def rulebook():
    whole = load_for_cases(NATIONAL).rulebook
    return replace(whole, enabled=frozenset(e.head.id for e in whole.entries if e.head.id[0] in "TN"))


def grave(data, rulebook):
    """Return the codes of the errors and warnings of the rules on tables and narrative."""
    judged = judge(build_report(data), None, rulebook, date(2025, 6, 1))
    return {finding.rule for finding in judged.findings if finding.severity != "info"}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_report_whose_figures_agree_raises_no_alarm(seed, rulebook):
    assert grave(make(seed).data, rulebook) == set()


def test_a_wrong_figure_in_the_words_is_found_under_its_code(rulebook):
    planted, found = Counter(), Counter()
    for seed in SEEDS:
        made, random = make(seed), Random(seed)
        for told in made.told:
            data = with_wrong_figure(made, told, told[1] + random.choice((1, 3, 7, 10, 100)))
            assert data is not None, told
            planted[told[2]] += 1
            found[told[2]] += told[2] in grave(data, rulebook)
    assert sum(found.values()) >= 0.97 * sum(planted.values()), planted - found
    # A wrong figure can by chance be right in another reading (received, with those carried over, answered).
    for code, count in planted.items():
        assert found[code] >= (0.85 if code == "N305" else 0.95) * count, (code, found[code], count)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_wrong_cell_breaks_the_sums_it_stands_in(seed, rulebook):
    made, random = make(seed), Random(seed)
    column = random.randrange(len(COLUMNS))
    detail = with_wrong_cell(made, "表三", "重复申请", column, made.data["表三"]["重复申请"][column] + 2)
    assert {"T302", "T303"} <= grave(detail, rulebook)
    received = with_wrong_cell(made, "表三", "新收", column, made.data["表三"]["新收"][column] + 2)
    assert {"T301", "T303"} <= grave(received, rulebook)
    review = with_wrong_cell(made, "表四", "行政复议", 0, made.data["表四"]["行政复议"][0] + 1)
    assert "T401" in grave(review, rulebook)
