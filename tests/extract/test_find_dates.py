"""The dates of the page: which of them is that of publication."""

from __future__ import annotations

from datetime import date

import pytest

from checker.extract.blocks import Grid, GridCell
from checker.extract.find_dates import bare_date, date_lines, page_dates, stated_period
from checker.source.passage import Passage

PUBLISHED = date(2025, 1, 22)


@pytest.mark.parametrize(
    "line",
    [
        "发布时间：2025-01-22 16:09 来源：市水务局",
        "更新时间：2026-05-06 发布时间：2025-01-22",
        "访问时间：2026-03-01 发布日期：2025年1月22日",
        "采集时间：2026-03-01　发布时间：2025-01-22",
        "成文日期：2025-01-10 发布日期：2025-01-22",
        "时间：2025-01-22 浏览：12",
        "来源：市水务局办公室时间：2025-01-22",  # the copy lost the blank
        "2025-01-22 来源：市水务局",
    ],
)
def test_the_date_of_publication_goes_first(line: str) -> None:
    assert page_dates([Passage.of(line)])[0].value == PUBLISHED


def test_a_change_stands_for_the_publication_only_where_nothing_else_does() -> None:
    lines = [Passage.of("更新时间：2026-05-06"), Passage.of("日期：2025-01-22")]
    assert [one.value for one in page_dates(lines)] == [PUBLISHED, date(2026, 5, 6)]


@pytest.mark.parametrize("line", ["访问时间：2026-03-01", "采集日期：2026-03-01", "截止时间：2026-03-01"])
def test_a_date_of_something_else_is_none_of_the_report(line: str) -> None:
    assert page_dates([Passage.of(line)]) == []


def test_a_table_above_the_report_tells_the_date() -> None:
    texts = ("索引号：", "K-2025-01", "发布日期：", "2025-01-22")
    cells = tuple(GridCell(0, at, 1, 1, text, None) for at, text in enumerate(texts))
    (found,) = page_dates(date_lines(Grid(cells, 1, 4)))
    assert (found.kind, found.value, found.raw) == ("page", PUBLISHED, "2025-01-22")
    below = (GridCell(0, 0, 1, 1, "发布日期", None), GridCell(1, 0, 1, 1, "2025-01-22", None))
    assert page_dates(date_lines(Grid(below, 2, 1))) == []  # another row


@pytest.mark.parametrize(
    ("line", "read"), [("2025-01-22", True), ("2025-01-22 16:09", True), ("2025.1.22", False)]
)
def test_a_bare_date_as_pages_print_it(line: str, *, read: bool) -> None:
    assert [one.value for one in bare_date(Passage.of(line))] == ([PUBLISHED] if read else [])


@pytest.mark.parametrize(
    "line",
    [
        "统计起止时间：2024年1月1日至2024年12月31日",
        "数据起止时间：2024-01-01至2024-12-31",
        "起止日期2024年1月1日到12月31日",
        "数据日期：2024年12月31日",
        "时间：2024年1月1日零时起至2024年12月31日24时止",
        "时间：2024-01-01—2024-12-31",
        "日期：2024.01.01-2024.12.31",
        "2024年1月1日至2024年12月31日，数据来源：各科室",
        "信息时间：2024年1月1日起",
    ],
)
def test_a_day_that_begins_or_ends_a_period_is_none_of_publication(line: str) -> None:
    assert page_dates([Passage.of(line)]) == []


def test_a_day_of_the_year_that_a_sentence_names_is_none_of_the_page() -> None:
    told = Passage.of("本局按要求编制年度报告，成稿时间2024年6月3日，报告以当年数据为准。")
    assert page_dates([told], 2024) == []
    late = Passage.of("本报告发布时间：2025年1月22日，刊于门户网站，欢迎查阅。")
    assert [one.value for one in page_dates([late], 2024)] == [PUBLISHED]
    dashed = Passage.of("发布时间：2025-01-22—来源：市水务局")
    assert [one.value for one in page_dates([dashed], 2024)] == [PUBLISHED]
    line = Passage.of("发布时间：2024-06-03 来源：市水务局")
    assert [one.value for one in page_dates([line], 2024)] == [date(2024, 6, 3)]


def test_a_name_that_stands_alone_belongs_to_the_date_in_the_next_line() -> None:
    lines = [
        Passage.of(text) for text in ("发布机构：", "某镇人民政府", "发布日期：", "2025-01-22", "2024-05-05")
    ]
    assert [one.value for one in page_dates(lines)] == [PUBLISHED]
    assert page_dates([Passage.of("访问时间："), Passage.of("2026-03-01")]) == []
    assert [one.kind for one in page_dates([Passage.of("发文日期："), Passage.of("2025-01-10")])] == ["meta"]


@pytest.mark.parametrize("name", ["统计期限", "统计期间", "统计时间", "统计区间"])
def test_part_one_may_name_the_period_in_several_ways(name: str) -> None:
    told = Passage.of(f"我局认真落实条例。本报告数据{name}为2023年1月1日至2023年12月31日。")
    period = stated_period(Passage.of(""), told, 2024).period
    assert period is not None
    assert (period.start, period.end) == (date(2023, 1, 1), date(2023, 12, 31))
