"""Slips planted in made-up reports are found under the right code, and clean reports raise no alarm."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from narratives import COLUMNS, make, with_wrong_cell, with_wrong_figure

from checker.engine.run import judge
from checker.testing.reports import build_report
from checker.testing.run import load_for_cases

NATIONAL = Path(__file__).parents[2] / "rules" / "national"
SEEDS = range(40)
SHARE = re.compile(r"占([0-9.]+)%")


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


def test_a_wrong_share_is_found(rulebook):
    planted = found = 0
    for seed in SEEDS:
        made = make(seed)
        text = made.data["章节"]["总体情况"]
        for match in SHARE.finditer(text):
            wrong = f"占{Decimal(match.group(1)) + Decimal('1.37')}%"
            changed = text[: match.start()] + wrong + text[match.end() :]
            planted += 1
            found += "N306" in grave({**made.data, "章节": {"总体情况": changed}}, rulebook)
    assert planted > 20
    assert found >= 0.95 * planted


CLAIMS = [
    ("本年度未收到政府信息公开申请。", "N307"),
    ("（二）依申请公开。收到的申请已全部办结。", "N307"),
    ("（二）依申请公开。办结率100%。", "N307"),
    ("（二）依申请公开。无下年度结转。", "N307"),
    ("（二）依申请公开。收到的申请均为自然人申请。", "N305"),
    ("全年未发生因政府信息公开引起的行政复议。", "N403"),
    ("全年没有因政府信息公开被提起行政诉讼。", "N403"),
    ("因政府信息公开被复议的，均获维持。", "N403"),
    ("政府信息公开行政诉讼零败诉。", "N403"),
    ("政府信息公开行政复议未发生被纠错情况。", "N403"),
]
FIGURES = {
    "表三": {
        "新收": [9, 2, 0, 0, 0, 0, 11],
        "予以公开": [8, 2, 0, 0, 0, 0, 10],
        "办理总计": [8, 2, 0, 0, 0, 0, 10],
        "结转下年": [1, 0, 0, 0, 0, 0, 1],
    },
    "表四": {"行政复议": [1, 1, 0, 1, 3], "直接起诉": [1, 1, 0, 0, 2]},
}


@pytest.mark.parametrize(("words", "code"), CLAIMS)
def test_a_claim_against_the_tables_is_found(words, code, rulebook):
    assert grave({"章节": {"总体情况": words}, **FIGURES}, rulebook) == {code}


@pytest.mark.parametrize(("words", "code"), CLAIMS)
def test_the_same_claim_over_empty_tables_is_none(words, code, rulebook):
    assert grave({"章节": {"总体情况": words}}, rulebook) == set()
