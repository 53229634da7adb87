from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.flat_labels import vocabularies
from checker.extract.glued import split_glued
from checker.text.width import fold
from tests.extract.flattened import FORMS

WORDS = vocabularies(FORMS)


def cut(text: str, key: str) -> list[str]:
    return [part.text for part in split_glued(fold(text), WORDS[key])]


def test_labels_that_begin_with_digits_keep_them() -> None:
    parts = cut("1.属于国家秘密00000002.其他法律行政法规禁止公开1000001", "t3")
    assert parts == ["1.属于国家秘密", "0000000", "2.其他法律行政法规禁止公开", "1000001"]


def test_labels_keep_their_brackets() -> None:
    parts = cut("三、本年度办理结果（一）予以公开3000003（二）部分公开1000001", "t3")
    assert parts == ["三、本年度办理结果", "(一)予以公开", "3000003", "(二)部分公开", "1000001"]


def test_amounts_keep_their_decimals() -> None:
    assert cut("行政强制0第二十条第（八）项行政事业性收费739.0766", "t2")[-1] == "739.0766"


def test_sentences_are_not_cut() -> None:
    assert cut("其中，予以公开2件，部分公开2件。", "t3") == []
    assert cut("我局主动公开信息100条", "t2") == []
    assert cut("2024年，我局依法公开信息，没有发生行政复议、行政诉讼的情况。", "t4") == []


def test_a_number_belongs_to_one_part_only() -> None:
    parts = split_glued("一0一、规章", WORDS["t2"])
    assert all(one.end <= other.start for one, other in pairwise(parts))


@given(st.text("规章行政许可处罚0123.、，（）一二 ", max_size=60))
@settings(max_examples=80, deadline=None)
def test_parts_are_stretches_of_the_text_in_order(text: str) -> None:
    piece = fold(text)
    at = 0
    for part in split_glued(piece, WORDS["t2"]):
        assert piece[part.start : part.end] == part.text
        assert part.start >= at
        at = part.end
