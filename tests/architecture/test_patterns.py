"""Regular expressions that every Python we promise to run on reads alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKER = Path(__file__).parents[2] / "checker"
SOURCES = sorted(CHECKER.rglob("*.py"))
# (…)*+ : before 3.11.5 the place where a last, failed try stopped is kept (CPython issue 106052).
POSSESSIVE = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(CHECKER).as_posix())
def test_no_group_is_repeated_possessively(path: Path) -> None:
    found = [line for line in path.read_text("utf-8").splitlines() if POSSESSIVE.search(line)]
    assert found == [], "write (?>(?:…)*) instead: an atomic group is read rightly by all of them"
