"""Blanks beside Chinese characters go; every character kept knows where it stood."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.extract.readers.spacing import tidy, tidy_passage
from checker.source.location import TextLocation

PLACE = TextLocation(100, 200, 1, 1)


def test_blanks() -> None:
    assert tidy(" 总　计 ") == "总计"
    assert tidy("2024 年 1 月") == "2024年1月"
    assert tidy("12 35") == "12 35"
    assert tidy("a\u200bb \u00a0 c") == "ab c"
    assert tidy("甲\n\n乙\n") == "甲\n\n乙"


@given(st.text(alphabet="甲乙12ab ,。\u200b\u3000\t", max_size=40))
def test_every_character_kept_stands_where_it_stood(text: str) -> None:
    passage = tidy_passage(text, ((0, PLACE),))
    for at, character in enumerate(passage.text):
        if character == " ":
            continue
        location = passage.locate(at, at + 1)
        assert isinstance(location, TextLocation)
        assert text[location.start - 100] == character


def test_several_places() -> None:
    second = TextLocation(500, 510, 2, 1)
    passage = tidy_passage("甲 乙 丙", ((0, PLACE), (2, second)))
    assert passage.text == "甲乙丙"
    assert passage.locate(0, 1) == TextLocation(100, 101, 1, 1)
    assert passage.locate(1, 2) == TextLocation(500, 501, 2, 1)
    assert passage.locate(2, 3) == TextLocation(502, 503, 2, 3)


def test_marks_of_direction_go_but_the_one_that_turns_digits_round() -> None:
    assert tidy("\u202d12\u202c") == tidy("\u206612\u2069") == "12"
    assert tidy("\u202e21\u202c") == "\u202e21"
