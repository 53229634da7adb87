from __future__ import annotations

import pytest

from checker.facts.review_outcomes import read_outcomes
from checker.testing.reports import build_report


def told(words: str) -> list[str]:
    """Return how the cases of each block are said to have ended: “1 行政复议.纠正”."""
    report = build_report({"年度": 2023, "章节": {"复议诉讼情况": words}})
    return [f"{one.number} {one.row_name}.{one.column_name}" for one in read_outcomes(report)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("行政复议1件，县政府予以维持。", ["1 行政复议.维持"]),
        ("行政复议1件，复议机关撤销原答复并责令重新答复。", ["1 行政复议.纠正"]),
        ("行政复议1件，申请人自行撤回，终止审理。", ["1 行政复议.其他结果"]),
        ("行政复议1件（上年3件），目前正在审理中。", ["1 行政复议.未审结"]),
        ("行政复议1件，已办结。", ["1 行政复议.已审结"]),
        ("行政诉讼1件，法院裁定驳回，列入其他结果。", ["1 行政诉讼.其他结果"]),
        ("行政复议2件、行政诉讼1件，均维持。", ["1 行政诉讼.维持", "2 行政复议.维持"]),
        ("行政诉讼2件，均为复议后起诉，均判决驳回。", ["2 复议后起诉.总计", "2 行政诉讼.维持或其他结果"]),
        ("行政诉讼1件，系未经复议直接起诉，原告胜诉。", ["1 直接起诉.总计", "1 行政诉讼.纠正"]),
        (
            "行政复议1件、行政诉讼1件，复议结果为纠正，诉讼系复议后提起，尚未审结。",
            ["1 复议后起诉.总计", "1 行政复议.纠正", "1 行政诉讼.未审结"],
        ),
    ],
)
def test_how_all_cases_of_a_block_ended(words, expected):
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "行政复议2件，复议机关维持。",  # both?
        "行政复议2件，其中1件申请人撤回。",
        "行政复议2件，结果纠正的均已整改。",
        "行政复议1件，申请人请求撤销原答复。",
        "行政复议1件，未被纠正。",
        "行政复议1件，次年1月复议机关决定维持。",
        "行政复议1件，2024年1月复议机关决定维持。",
        "行政复议1件，申请人不服起诉，法院判决撤销。",
        "行政诉讼1件，一审判决撤销，原告上诉。",
        "行政复议1件，部分维持，部分撤销。",
        "行政复议2件，除1件在审外，均维持。",
        "上年行政复议1件，维持。",
    ],
)
def test_where_that_is_not_certain_nothing_is_told(words):
    assert told(words) == []
