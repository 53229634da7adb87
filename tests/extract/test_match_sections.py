"""Headings of the parts, whatever was done to them."""

from __future__ import annotations

import pytest

from checker.extract.blocks import Paragraph, Reading
from checker.extract.body import OBJECT, lay_out
from checker.extract.match_sections import find_headings
from checker.source.passage import Passage

ALL = ["overview", "proactive_disclosure", "requests", "review_litigation", "problems", "other"]
LONG = "全年围绕重点工作公开信息，回应群众关切，各项任务均已完成。"


def keys(text: str) -> list[str]:
    blocks = tuple(Paragraph(Passage.of(line)) for line in text.split("\n"))
    return [found.key for found in find_headings(lay_out(Reading("text/plain", blocks)))]


def numbers(text: str) -> list[int | None]:
    blocks = tuple(Paragraph(Passage.of(line)) for line in text.split("\n"))
    return [found.number for found in find_headings(lay_out(Reading("text/plain", blocks)))]


def report(*headings: str, join: str = "\n") -> str:
    return join.join(f"{heading}{join if join != '' else ''}{LONG}" for heading in headings)


STANDARD = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def test_the_form_itself() -> None:
    assert keys(report(*STANDARD)) == ALL


def test_headings_glued_to_their_words() -> None:
    assert keys("".join(f"{heading}{LONG}" for heading in STANDARD)) == ALL


def test_headings_glued_to_each_other() -> None:
    assert (
        keys(f"一、总体情况{LONG}" + "".join(STANDARD[1:4]) + f"五、存在的主要问题及改进情况{LONG}")
        == ALL[:5]
    )


def test_digits_stand_before_a_heading() -> None:
    assert (
        keys(f"一、总体情况{LONG}二、主动公开政府信息情况规章000三、收到和处理政府信息公开申请情况0000000")[
            1:
        ]
        == ALL[1:3]
    )


def test_a_list_in_the_opening_is_no_heading() -> None:
    opening = (
        "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
        "存在的主要问题及改进情况和其他需要报告的事项。"
    )
    assert keys(opening + "\n" + report(*STANDARD)) == ALL
    assert keys(opening) == []


def test_a_numbered_list_in_the_opening_is_no_heading() -> None:
    opening = (
        "报告由一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；"
        "六、其他需要报告的事项组成。"
    )
    text = opening + "\n" + report(*STANDARD)
    assert keys(text) == ALL
    blocks = tuple(Paragraph(Passage.of(line)) for line in text.split("\n"))
    assert find_headings(lay_out(Reading("text/plain", blocks)))[0].start > len(opening)


def test_a_table_of_contents_is_no_heading() -> None:
    contents = "目录\n" + "\n".join(STANDARD)
    text = contents + "\n" + report(*STANDARD)
    blocks = tuple(Paragraph(Passage.of(line)) for line in text.split("\n"))
    found = find_headings(lay_out(Reading("text/plain", blocks)))
    assert [one.key for one in found] == ALL
    assert found[0].start > len(contents)


def test_numbers_restart_or_are_missing() -> None:
    restarted = (
        "一、总体情况",
        "一、主动公开政府信息情况",
        "二、收到和处理政府信息公开申请情况",
        "三、其他需要报告的事项",
    )
    assert keys(report(*restarted)) == [ALL[0], ALL[1], ALL[2], ALL[5]]
    assert numbers(report(*restarted)) == [1, 1, 2, 3]
    bare = tuple(heading.split("、", 1)[1] for heading in STANDARD)
    assert keys(report(*bare)) == ALL
    assert numbers(report(*bare)) == [None] * 6


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("## 一、总体情况", "overview"),
        ("一、基本情况", "overview"),
        ("一、本年度政府信息公开工作总体情况", "overview"),
        ("第一部分 总体情况", "overview"),
        ("二、主动公开政府信息的情况", "proactive_disclosure"),
        ("二、行政机关主动公开政府信息情况", "proactive_disclosure"),
        ("三、行政机关收到和处理政府信息公开申请情况", "requests"),
        ("四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "review_litigation"),
        ("四、因政府信息公开工作被申请行政复议提起行政诉讼情况", "review_litigation"),
        ("四、政府信息公开行政复议和行政诉讼情况", "review_litigation"),
        ("四、政府信息公开行政复议及行政诉讼情况", "review_litigation"),
        ("五、政府信息公开工作存在的主要问题及改进措施", "problems"),
        ("五、存在问题及改进情况", "problems"),
        ("五、存在的主要问题及整改措施", "problems"),
        ("六、其他需要报告事项", "other"),
        ("六、需要报告的其他事项", "other"),
        ("l六、其他需要报告的事项", "other"),
    ],
)
def test_other_wordings(heading: str, key: str) -> None:
    assert keys(f"{heading}\n{LONG}") == [key]


def test_topics_of_part_one_are_no_parts() -> None:
    topics = (
        f"一、总体情况\n（一）主动公开政府信息情况。{LONG}\n（二）主动公开情况\n{LONG}\n"
        "1、主动公开政府信息情况：40条\n"
    )
    assert keys(topics + report(*STANDARD[1:])) == ALL
    blocks = tuple(Paragraph(Passage.of(line)) for line in (topics + report(*STANDARD[1:])).split("\n"))
    assert find_headings(lay_out(Reading("text/plain", blocks)))[1].number == 2


def test_words_in_a_sentence_are_no_heading() -> None:
    assert keys(f"一、总体情况\n当前存在的主要问题及改进情况如下，主动公开政府信息情况良好。{LONG}") == [
        "overview"
    ]


def test_swapped_parts_are_both_found_where_they_stand() -> None:
    swapped = (*STANDARD[:2], STANDARD[3], STANDARD[2], *STANDARD[4:])
    assert keys(report(*swapped)) == [ALL[0], ALL[1], ALL[3], ALL[2], ALL[4], ALL[5]]


def test_a_part_under_other_words_is_known_by_its_number() -> None:
    renamed = (*STANDARD[:2], "三、依申请公开工作办理", *STANDARD[3:5], "六、附则")
    assert keys(report(*renamed)) == ALL[:5]  # 附则 is too short to tell
    renamed = (*STANDARD[:2], "三、依申请公开工作办理", STANDARD[3], "五、今后打算和思路", "六、其他工作")
    assert keys(report(*renamed)) == ALL
    assert numbers(report(*renamed)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "tail",
    [
        "三、本年度办理结果\n四、结转下年度继续办理\n",  # rows of table 3
        "三、加强培训工作\n四、加强平台建设\n五、丰富解读形式\n六、拓宽公开渠道\n如期完成。\n",  # a list
        "六、拓宽公开渠道\n如期完成。\n六、完善公开制度\n如期完成。\n",  # two lines
        "六、其他需\n",  # the text breaks off
    ],
)
def test_a_numbered_line_is_no_part_where_it_may_be_something_else(tail: str) -> None:
    assert keys(report(*STANDARD[:5]) + "\n" + tail) == ALL[:5]


def test_a_part_that_only_the_table_of_contents_names_is_not_there() -> None:
    assert keys("目录\n" + "\n".join(STANDARD) + "\n" + report(*STANDARD[:5])) == ALL[:5]


def test_part_five_with_numbers_of_its_own() -> None:
    text = report(*STANDARD[:4]) + f"\n{STANDARD[4]}\n一、存在的主要问题\n{LONG}\n二、改进情况\n{LONG}\n"
    assert numbers(text + report(STANDARD[5])) == [1, 2, 3, 4, 5, 6]


def test_part_two_before_part_one() -> None:
    table = OBJECT + "\n"
    text = f"{STANDARD[1]}\n{table}{STANDARD[0]}\n{LONG}\n{STANDARD[2]}\n{table}{STANDARD[3]}\n{table}"
    assert keys(text + report(*STANDARD[4:])) == [ALL[1], ALL[0], *ALL[2:]]


def test_headings_that_all_stand_above_the_parts_are_none() -> None:
    assert keys("\n".join([*STANDARD, LONG, OBJECT, OBJECT, OBJECT, LONG])) == []
