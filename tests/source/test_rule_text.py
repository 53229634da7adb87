"""Places in a rule file: offsets, lines and columns."""

from __future__ import annotations

import pytest

from checker.source.rule_text import RuleText

TEXT = RuleText("a.rule", "甲乙\n\n丙")


@pytest.mark.parametrize("offset", range(5))
def test_an_offset_comes_back_from_its_line_and_column(offset: int) -> None:
    assert TEXT.offset(*TEXT.position(offset)) == offset


@pytest.mark.parametrize("place", [(3, 9), (4, 1), (99, 1)])
def test_a_place_past_the_end_is_the_end(place: tuple[int, int]) -> None:
    assert TEXT.offset(*place) == len(TEXT.text)
