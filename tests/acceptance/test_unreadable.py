"""What cannot be read is never a pass, and never called missing."""

from __future__ import annotations

import pytest

from checker.findings.result import PASS
from checker.source.document import Document
from tests.acceptance.measure import check
from tests.acceptance.sample import make_sample
from tests.acceptance.scale import reports
from tests.acceptance.unreadable import UNREADABLE

MISSING = {"S101", "S113", "T301", "T302", "T303", "T401"}  # would blame the organ for what was not read


@pytest.mark.parametrize("name", UNREADABLE)
def test_the_unreadable_never_passes(name):
    for seed in range(900, 900 + reports(12)):
        page = UNREADABLE[name](make_sample(seed))
        result = check(Document("x.html" if "<html" in page else "x.txt", page.encode()))
        assert result.verdict != PASS, seed
        assert result.unchecked or result.problems or result.findings


@pytest.mark.parametrize(
    "name", ["tables as pictures", "empty body", "attachment only", "cut in table 3", "nothing"]
)
def test_the_unreadable_is_not_called_missing(name):
    for seed in range(900, 900 + reports(12)):
        page = UNREADABLE[name](make_sample(seed))
        result = check(Document("x.html" if "<html" in page else "x.txt", page.encode()))
        assert not MISSING & {found.rule for found in result.findings}, seed
