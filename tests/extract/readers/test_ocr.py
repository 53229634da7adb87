"""Scans: what is done around the recogniser."""

from __future__ import annotations

import pytest

from checker.extract.readers.ocr import _by_lines, _in_words, _lines, _spread, read_image
from checker.extract.readers.pdf_page import Page, Rule
from checker.source.document import Document


def test_characters_share_the_box_of_their_line() -> None:
    chars = _spread("总12", 0.0, 0.0, 21.0, 10.0, unsure=False)
    assert [char.text for char in chars] == ["总", "1", "2"]
    assert chars[0].x1 == pytest.approx(10.0)
    assert chars[-1].x1 == pytest.approx(21.0)


def test_reading_order() -> None:
    tokens = [
        (20.0, 50.0, 60.0, 30.0, "乙", 1.0),
        (1.0, 50.0, 60.0, 11.0, "二", 1.0),
        (2.0, 0.0, 40.0, 12.0, "一", 1.0),
    ]
    assert [token[4] for token in _by_lines(tokens)] == ["一", "二", "乙"]


def test_a_stroke_within_words_is_no_rule() -> None:
    words = [(0.0, 0.0, 100.0, 20.0)]
    assert _in_words(Rule(10.0, 5.0, 60.0), words, across=True)
    assert not _in_words(Rule(21.0, 5.0, 60.0), words, across=True)
    assert not _in_words(Rule(50.0, -40.0, 60.0), words, across=False)


def test_lines_are_found_by_their_length() -> None:
    cv2 = pytest.importorskip("cv2")
    np = pytest.importorskip("numpy")
    ink = np.zeros((400, 400), np.uint8)
    cv2.line(ink, (20, 100), (380, 100), 255, 2)
    cv2.line(ink, (200, 50), (200, 350), 255, 2)
    cv2.putText(ink, "118", (40, 200), cv2.FONT_HERSHEY_SIMPLEX, 0.6, 255, 1)
    across, along = _lines(ink, 2.0)
    assert [round(line.at) for line in across] == [100]
    assert abs(across[0].start - 20) < 5
    assert abs(across[0].end - 380) < 5
    assert len(along) == 1


def test_boxes_are_turned_back_to_the_scan() -> None:
    page = Page(1, 200.0, 100.0, back=90.0)
    assert [round(edge, 6) for edge in page.seen((90.0, 40.0, 110.0, 60.0))] == [90.0, 40.0, 110.0, 60.0]
    box = page.seen((150.0, 45.0, 160.0, 55.0))
    assert (round(box[0]), round(box[1])) == (95, 100)


def test_a_broken_picture_is_told() -> None:
    reading = read_image(Document("x", b"\x89PNG broken"))
    assert reading.problems[0].code in ("E303", "E320")
