"""Clean reports: no error and no warning, nothing failed, nothing unread; and a clean year before."""

from __future__ import annotations

import pytest

from tests.acceptance.faults_dates import clean_pair
from tests.acceptance.measure import alarms, check, check_clean
from tests.acceptance.renderings import document
from tests.acceptance.scale import reports

MOST = 0.02  # false alarms a report


@pytest.mark.parametrize("rendering", ["html", "text, blank lines", "text, bars"])
def test_clean_reports_raise_no_alarm(rendering):
    clean = check_clean(range(reports(150)), rendering)
    assert clean.failed == []
    assert len(clean.alarmed) <= MOST * clean.reports, clean.alarmed
    assert not clean.undecided, clean.undecided


def test_clean_reports_beside_the_year_before_raise_no_alarm():
    pairs = [pair for seed in range(reports(80)) if (pair := clean_pair(seed)) is not None]
    alarmed = {}
    for pair in pairs:
        assert pair.previous is not None
        found = alarms(check(document(pair.sample, "html"), document(pair.previous, "html")))
        if found:
            alarmed[pair.sample.seed] = found
    assert len(alarmed) <= MOST * len(pairs), alarmed
