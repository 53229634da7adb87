"""Widths on the screen and the breaking of lines."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from wcwidth import wcswidth

from checker.text.columns import display_width, pad, wrap

WORDS = st.text("表三列自然人，。（）“”、：《》①％１２３abc12 ,.-＋—…\u0301", max_size=80)


@given(WORDS)
@settings(max_examples=100)
def test_width_agrees_with_wcwidth(text: str) -> None:
    assert display_width(text) == wcswidth(text)


@given(WORDS, st.integers(12, 60))
@settings(max_examples=100)
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    lines = wrap(text, width, "  ")
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(st.text("规则列自然人abc 12，。", min_size=1, max_size=120), st.integers(12, 60))
@settings(max_examples=100)
def test_no_line_is_much_too_wide(text: str, width: int) -> None:
    # Closing punctuation stays with its word: a run of it may stand out where nothing can be cut before it.
    assert all(display_width(line) <= width for line in wrap(text, width, "  "))


def test_punctuation_never_begins_a_line() -> None:
    assert wrap("一二三四，五六", 8) == ["一二三", "四，五六"]


def test_following_lines_stand_under_the_first() -> None:
    assert wrap("一二三四五六", 10, "依据 ") == ["依据 一二", "     三四", "     五六"]


def test_pad_counts_columns() -> None:
    assert pad("表三", 6) == "表三  "
