"""Every readable cell is read rightly in every rendering, and none wrongly."""

from __future__ import annotations

import pytest

from tests.acceptance.measure import read_cells, session
from tests.acceptance.renderings import RENDERINGS, UNSURE, document
from tests.acceptance.sample import make_sample
from tests.acceptance.scale import reports

LEAST = 0.995


@pytest.mark.parametrize("rendering", RENDERINGS)
def test_cells_are_right_or_undecided(rendering):
    right = undecided = 0
    for seed in range(500, 500 + reports(8)):
        reading = read_cells(make_sample(seed), rendering)
        assert reading.wrong == (), f"{rendering} {seed}"
        right += reading.right
        undecided += reading.undecided
    if rendering not in UNSURE:
        assert right >= LEAST * (right + undecided)


@pytest.mark.parametrize("rendering", ["html", "text, tabs"])
def test_a_report_is_known_for_what_it_is(rendering):
    for seed in range(700, 700 + reports(40)):
        sample = make_sample(seed)
        report = session().read(document(sample, rendering))
        told = (report.identity.organ, report.identity.year, report.identity.organ_kind, report.identity.form)
        assert told == (sample.organ.name, sample.year, sample.organ.kind, sample.figures.form)
        assert str(report.identity.published) == sample.published
        assert len(report.sections) == 6
        assert report.period is not None
