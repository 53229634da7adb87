from __future__ import annotations

import pytest

from checker.facts.clauses import APPLICATIONS, OTHER, REVIEWS, cut, sentences
from checker.source.location import TextLocation
from checker.source.passage import Anchor, Passage


def topics(text: str) -> list[tuple[str, str]]:
    return [(sentence.text[:6], sentence.topic) for sentence in sentences(Passage.of(text))]


@pytest.mark.parametrize(
    "heading",
    [
        "（二）依申请公开。",
        "2.依申请公开工作方面。",
        "二是规范办理依申请公开。",
        "（二）收到和处理政府信息公开申请情况。",
    ],
)
def test_a_sub_heading_says_what_its_sentences_are_about(heading):
    found = list(sentences(Passage.of(f"（一）主动公开。公开信息。\n{heading}全年收到10件。")))
    assert found[-1].topic == APPLICATIONS


def test_a_heading_about_reviews_is_not_one_about_applications():
    found = list(sentences(Passage.of("（三）因政府信息公开申请行政复议、提起行政诉讼的情况。没有。")))
    assert found[0].topic == REVIEWS


def test_a_lower_heading_has_the_topic_of_the_one_above_it():
    text = "（二）依申请公开。一是强化服务。收到10件。二是开展研究。（三）政府信息管理。一是统一公开。"
    assert [topic for _, topic in topics(text)] == [APPLICATIONS] * 4 + [OTHER] * 2


def test_headings_inside_one_paragraph_are_found():
    text = (
        "总体情况2022年，公开文件58件。（二）依申请公开情况。收到166件。（三）政府信息管理情况。办理工单5件。"
    )
    assert [topic for _, topic in topics(text)] == ["", APPLICATIONS, APPLICATIONS, OTHER, OTHER]


def test_a_number_with_decimals_opens_no_heading():
    assert [topic for _, topic in topics("访问量达1075.1万。（一）主动公开。")] == ["", OTHER]


def test_a_piece_of_a_passage_keeps_its_place():
    whole = Passage.of("甲乙丙丁", (Anchor(0, TextLocation(100, 104, 7, 1)),))
    piece = cut(whole, 2, 4)
    assert (piece.text, piece.locate(0, 2)) == ("丙丁", TextLocation(102, 104, 7, 3))


def test_a_piece_over_two_anchors_keeps_both():
    anchors = (Anchor(0, TextLocation(0, 2, 1, 1)), Anchor(3, TextLocation(9, 12, 2, 1)))
    piece = cut(Passage.of("甲乙\n丙丁戊", anchors), 1, 5)
    assert [piece.locate(0, 1), piece.locate(2, 3)] == [
        TextLocation(1, 2, 1, 2),
        TextLocation(9, 10, 2, 1),
    ]
