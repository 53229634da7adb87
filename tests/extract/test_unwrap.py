"""Lines that were broken at a fixed width: one paragraph again where that is certain, else left alone."""

from __future__ import annotations

import pytest

from checker.extract.blocks import Paragraph, Reading
from checker.extract.readers.plain import read_plain
from checker.extract.unwrap import unwrap
from checker.source.document import Document

PARAGRAPHS = [
    "明湖市水务局按照条例的要求，健全工作机制，完善公开目录，全年主动公开信息一千二百余条，其中新媒体四百条。",
    "全年共收到政府信息公开申请12件，上年结转2件，均已办结，其中予以公开8件，部分公开3件，不予公开3件。",
]


def broken(text: str, width: int) -> str:
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def lines(text: str) -> list[str]:
    reading = unwrap(read_plain(Document("试.txt", text.encode())))
    return [block.passage.text for block in reading.blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize("width", [24, 31, 40])
def test_a_paragraph_broken_at_a_fixed_width_is_one_again(width: int) -> None:
    text = "\n\n".join(broken(paragraph * 2, width) for paragraph in PARAGRAPHS)
    joined = "".join(lines(text))
    assert joined == "".join(paragraph * 2 for paragraph in PARAGRAPHS)
    assert all(line.endswith(("。", "：")) for line in lines(text))


def test_every_character_still_knows_its_line() -> None:
    text = "\n\n".join(broken(paragraph * 2, 30) for paragraph in PARAGRAPHS)
    reading = unwrap(read_plain(Document("试.txt", text.encode())))
    passage = reading.blocks[0].passage  # type: ignore[union-attr]
    place = passage.locate(30, 34)
    assert place is not None
    assert place.to_json()["line"] == 2
    assert text[place.start : place.end] == passage.text[30:34]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(
            f"明湖市{organ}2024年政府信息公开工作年度报告" for organ in ("水务局", "财政局", "教育局") * 4
        ),
        "\n".join(["（一）加强组织领导，健全工作机制，压实各级责任", "全年召开会议3次。"] * 5),
        "\n".join(["1.申请人无正当理由逾期不补正、行政机关不再处理其申请", "0"] * 8),
        "\n".join(["一是更新公开目录，二是办理申请，三是培训人员，四是督查考核", "二是完善制度。"] * 5),
    ],
)
def test_lists_headings_and_tables_stay_as_they_are(text: str) -> None:
    reading = read_plain(Document("试.txt", text.encode()))
    assert unwrap(reading) is reading


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("四、政府信息公开行政复议、", "行政诉讼情况"),
        ("五、存在的主要问题及", "改进情况"),
        ("二、", "主动公开政府信息情况"),
    ],
)
def test_a_heading_over_two_lines_is_one(first: str, second: str) -> None:
    assert lines(f"{first}\n{second}\n正文。") == [first + second, "正文。"]


def test_a_reading_without_broken_lines_is_the_same() -> None:
    reading = Reading("text/plain", ())
    assert unwrap(reading) is reading
