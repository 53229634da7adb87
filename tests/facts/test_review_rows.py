from __future__ import annotations

import pytest

from checker.facts.counts import read_counts
from checker.testing.reports import build_report


def told(words: str, year: int = 2023) -> list[str]:
    """Return the figures about reviews and lawsuits: “5 复议后起诉/行政诉讼.维持”, “7 -” of no cell."""
    report = build_report({"年度": year, "章节": {"总体情况": words, "其他事项": ""}})
    return [
        f"{count.number} {row(count)}{'.' if count.column_name else ''}{count.column_name}"
        for count in read_counts(report)
        if count.subject in ("复议", "诉讼")
    ]


def row(count) -> str:
    if not count.row_name:
        return "-"
    also = f"+{count.row_also}" if count.row_also else ""
    return count.row_name + also + (f"/{count.row_instead}" if count.row_instead != count.row_name else "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "信息公开行政诉讼3件，其中直接起诉1件，复议后起诉2件，结果维持3件。",
            ["3 行政诉讼", "1 直接起诉", "2 复议后起诉", "3 复议后起诉/行政诉讼.维持"],
        ),
        (
            "信息公开行政诉讼3件，其中直接起诉1件；复议后起诉2件；结果维持3件。",
            ["3 行政诉讼", "1 直接起诉", "2 复议后起诉", "3 复议后起诉/行政诉讼.维持"],
        ),
        (
            "信息公开行政诉讼3件（直接起诉1件，复议后起诉2件），结果维持3件。",
            ["3 行政诉讼", "1 直接起诉", "2 复议后起诉", "3 行政诉讼.维持"],
        ),
        (
            "信息公开直接起诉1件，维持1件；复议后起诉2件，维持2件。",
            ["1 直接起诉", "1 直接起诉.维持", "2 复议后起诉", "2 复议后起诉.维持"],
        ),
        ("信息公开行政诉讼3件，直接起诉维持1件。", ["3 行政诉讼", "1 直接起诉.维持"]),
        (
            "信息公开行政诉讼（2件）：复议后起诉（2件）：维持2件。",
            ["2 行政诉讼", "2 复议后起诉", "2 复议后起诉/行政诉讼.维持"],
        ),
        ("复议后起诉的2件信息公开诉讼中，维持2件。", ["2 复议后起诉", "2 复议后起诉.维持"]),
        ("信息公开行政诉讼1件（复议后起诉），维持1件。", ["1 复议后起诉", "1 复议后起诉.维持"]),
        ("信息公开行政复议2件、行政诉讼3件，维持5件。", ["2 行政复议", "3 行政诉讼", "5 -"]),
        ("信息公开行政复议2件；行政诉讼3件，维持3件。", ["2 行政复议", "3 行政诉讼", "3 行政诉讼.维持"]),
        ("信息公开行政复议、行政诉讼共5件，维持5件。", ["5 行政复议+行政诉讼", "5 -"]),
        (
            "信息公开行政复议2件，均维持，行政诉讼3件，维持3件。",
            ["2 行政复议", "3 行政诉讼", "3 行政诉讼.维持"],
        ),
        ("在信息公开方面，有2件复议被维持。", ["2 行政复议.维持"]),
        ("信息公开行政复议2件（上年4件），维持原行政行为2件。", ["2 行政复议", "2 行政复议.维持"]),
        (
            "信息公开行政复议2件，行政诉讼3件，其中行政诉讼败诉1件。",
            ["2 行政复议", "3 行政诉讼", "1 行政诉讼.纠正"],
        ),
    ],
)
def test_whose_outcomes_are_told(words, expected):
    assert told(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "信息公开行政诉讼8件，其中二审维持2件。",
        "信息公开行政复议8件，纠正3件（本机关自行纠正2件）。",
        "信息公开行政复议8件，纠正3件，其中自行纠正2件。",
        "信息公开行政复议8件，其中征地类5件、其他2件。",
        "信息公开行政复议8件，复议败诉2件。",
        "信息公开行政复议8件，维持和其他结果2件。",
        "信息公开行政复议8件，其中市级机关4件，维持2件。",
        "信息公开行政诉讼8件，同比减少败诉2件。",
        "信息公开行政复议8件，维持2件以上的单位评为不合格。",
        "信息公开行政复议8件，其中涉及征地的行政复议2件。",
        "信息公开行政复议8件，其中甲局行政复议2件。",
        "信息公开行政复议8件。甲局行政复议2件，位居首位。",
        "信息公开行政复议8件，纠正3件（复议2件）。",
        "信息公开行政复议8件，3件（复议2件）被纠正。",
        "信息公开行政复议8件，未审结3件，其中行政复议2件。",
        "信息公开行政复议8件，其他税务行政复议2件。",
        "信息公开行政复议8件，协助县政府办理行政复议答复2件。",
        "信息公开行政诉讼8件，不服复议决定提起诉讼2件。",
        "除信息公开外，行政复议2件。",
        "信息公开申请30件，涉及行政诉讼的2件。",
        "2022年，信息公开行政复议2件。",
        "被申请信息公开行政复议、提起行政诉讼共2件。",
    ],
)
def test_a_figure_that_is_not_certainly_of_a_block_is_of_none(words):
    assert [one for one in told(words) if one.startswith("2 ")] in ([], ["2 -"])


def test_of_all_cases_and_those_over_disclosure_only_the_latter_are_of_the_table():
    assert told("行政复议案件138件，其中涉及信息公开的复议案件12件。") == ["138 -", "12 行政复议"]


def test_the_same_total_may_be_told_twice():
    assert told("信息公开行政复议8件。复议8件中，维持6件。".replace("。复议", "，行政诉讼1件，复议")) == [
        "8 行政复议",
        "1 行政诉讼",
        "8 行政复议",
        "6 行政复议.维持",
    ]


def test_a_total_told_after_one_of_another_year_is_read():
    assert told("2022年信息公开行政复议4件，维持3件；2023年行政复议8件，维持6件。") == [
        "3 -",
        "8 行政复议",
        "6 行政复议.维持",
    ]


def test_nothing_is_told_where_other_cases_are_not_counted():
    assert told("行政复议7件、行政诉讼4件，与信息公开无关，不在统计范围。") == ["7 -", "4 -"]
