"""The name of a finding stays the same while figures change."""

from __future__ import annotations

import pytest

from checker.findings.fingerprint import fingerprint

BASE = ("N301", "某县民政局", 2024, (("句", "全年收到申请75件"),), "新收")


def test_figures_do_not_count() -> None:
    changed = ("N301", "某县民政局", 2024, (("句", "全年收到申请１,０75.5件"),), "新收")
    assert len(fingerprint(*BASE)) == 16
    assert fingerprint(*BASE) == fingerprint("N301", "某县民政局", 2024, (("句", "全年收到申请8件"),), "新收")
    assert fingerprint(*BASE) != fingerprint(*changed)  # a separator is no figure


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("N302", *BASE[1:]), id="rule"),
        pytest.param((BASE[0], "某县财政局", *BASE[2:]), id="organ"),
        pytest.param((*BASE[:2], 2023, *BASE[3:]), id="year"),
        pytest.param((*BASE[:3], (("句", "全年受理申请75件"),), BASE[4]), id="place"),
        pytest.param((*BASE[:4], "受理"), id="case"),
    ],
)
def test_everything_else_counts(other: tuple) -> None:
    assert fingerprint(*BASE) != fingerprint(*other)
