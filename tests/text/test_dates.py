from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text.dates import find_dates, find_period, read_date
from checker.text.width import fold

NEW_YEAR, NEW_YEARS_EVE = date(2024, 1, 1), date(2024, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2025年1月20日",
        "二〇二五年一月二十日",
        "2025-01-20",
        "2025/1/20",
        "2025.01.20",
        "２０２５年１月２０日",
    ],
)
def test_every_writing_of_a_date_is_read(text: str) -> None:
    assert read_date(text) == date(2025, 1, 20)


@pytest.mark.parametrize(
    "text", ["2025年2月30日", "2025-13-01", "2025年1月", "1月1日", "二〇二五年十三月一日"]
)
def test_impossible_and_partial_dates_are_refused(text: str) -> None:
    assert read_date(text) is None


def test_an_impossible_date_is_found_without_a_value() -> None:
    (found,) = find_dates("于2025年2月30日公布")
    assert (found.raw, found.value, found.readings) == ("2025年2月30日", None, ())


@pytest.mark.parametrize(
    ("text", "raw", "readings"),
    [
        ("从202411日起", "202411日", [date(2024, 1, 1)]),
        ("到20241231日止", "20241231日", [date(2024, 12, 31)]),
        ("自20251月1日至", "20251月1日", [date(2025, 1, 1)]),
        ("至202512月31日", "202512月31日", [date(2025, 12, 31)]),
        ("(2017210日)", "2017210日", [date(2017, 2, 10)]),
        ("于2025111日印发", "2025111日", [date(2025, 1, 11), date(2025, 11, 1)]),
    ],
)
def test_a_date_that_lost_marks_is_given_with_its_readings(text: str, raw: str, readings: list[date]) -> None:
    (found,) = find_dates(text)
    assert (found.raw, list(found.readings), found.damaged) == (raw, readings, True)
    assert found.value == (readings[0] if len(readings) == 1 else None)


def test_digits_alone_on_a_line_may_have_lost_a_digit_too() -> None:
    (found,) = find_dates("某市教育局\n202615\n")
    assert found.value is None
    assert date(2026, 1, 5) in found.readings
    assert date(2026, 1, 15) in found.readings


@pytest.mark.parametrize(
    "text", ["2024度", "电话：20231234", "2024年", "2024年1月", "全年2024件", "网址/2024/"]
)
def test_numbers_are_not_taken_for_dates(text: str) -> None:
    assert find_dates(fold(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "统计期限自2024年1月1日起至2024年12月31日止。",
        "数据的统计期限自2024年1月1日起，至12月31日止。",
        "统计期限为2024年1月1日至12月31日。",
        "2024年1月1日-2024年12月31日",
        "2024年1月1日—2024年12月31日",
        "自2024 年1 月1 日到2024 年12 月31 日",
        "统计期限：2024-01-01至2024-12-31",
        "2024.1.1—2024.12.31",
        "二〇二四年一月一日起至二〇二四年十二月三十一日止",
        "统计期限自2024年1月1日零时起至2024年12月31日24时止",
        "统计期限为2024年1月至12月",
        "统计数据截止日期为2024年12月31日，起始日期为2024年1月1日。",
        "资料期限：2024年1月1日起，2024年12月31日止。",
        "数据期限自2024年1月1日零时起，12月31日24时止。",
        "书中的数，起于2024年1月1日，止于2024年12月31日。",
        "始于2024年1月1日；终于2024年12月31日。",
        "条例（2007年4月5日令第492号公布，2019年4月3日令第711号修订），统计期限为2024年1月1日至12月31日。",
        "统计期限从2024年1月1日到2024年\n12月31日。",
        "统计期限从2024年1月1日到2024\n年12月31日。",
        "统计期限从2024年1月1日到2024年12月3\n1日。",
    ],
)
def test_every_writing_of_the_period_is_read(text: str) -> None:
    found = find_period(fold(text), 2024)
    assert found is not None
    assert (found.first, found.last, found.damaged) == (NEW_YEAR, NEW_YEARS_EVE, False)


@pytest.mark.parametrize(
    "text",
    ["期限从202411日到20241231日。", "统计期限自20241月1日至202412月31日截止", "20241月1日至12月31日期间"],
)
def test_a_damaged_period_with_one_reading_is_used_and_told(text: str) -> None:
    found = find_period(fold(text), 2024)
    assert found is not None
    assert (found.first, found.last, found.damaged) == (NEW_YEAR, NEW_YEARS_EVE, True)


def test_a_damaged_period_with_several_readings_is_undecided_even_if_one_is_expected() -> None:
    found = find_period("统计期限自2024111日至20241231日", 2024)
    assert found is not None
    assert found.first is None
    assert len(found.readings) == 2
    assert found.problem


@pytest.mark.parametrize("text", ["办公自2024年1月1日起，2024年12月31日另行通知", "2024年1月1日起，12月停止"])
def test_a_day_from_which_something_holds_is_no_period(text: str) -> None:
    assert find_period(fold(text), 2024) is None


def test_a_wrong_period_is_read_as_printed() -> None:
    found = find_period("统计期限为2023年1月1日至2023年12月30日", 2024)
    assert found is not None
    assert (found.first, found.last) == (date(2023, 1, 1), date(2023, 12, 30))


def test_an_end_before_the_start_is_read_as_printed_where_nothing_is_lost() -> None:
    found = find_period("统计期限自2024年1月1日起至2023年12月31日止", 2024)
    assert found is not None
    assert (found.first, found.last) == (NEW_YEAR, date(2023, 12, 31))
    lost = find_period("统计期限自2024年1月1日起至12月31日，共12月1日至1月31日", 2024)
    assert lost is not None
    assert lost.last == NEW_YEARS_EVE


@pytest.mark.parametrize("text", ["统计期限为2024年1月1日至12", "统计期限为2024年1月1日至2024"])
def test_a_period_that_is_cut_is_not_guessed(text: str) -> None:
    found = find_period(text, 2024)
    assert found is None or found.first is None


def test_an_end_alone_is_a_problem_and_not_nothing() -> None:
    found = find_period("数据核定时间点为2024年12月31日", 2024)
    assert found is not None
    assert (found.first, found.last) == (None, NEW_YEARS_EVE)
    assert found.problem


def test_no_period_is_none() -> None:
    assert find_period("本报告由六部分组成。", 2024) is None


@given(st.text("0123456789年月日至到起止-/. 二〇一期限\n", max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_answered_and_places_are_true(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.raw
    period = find_period(text, 2024)
    assert period is None or text[period.start : period.end] == period.raw
