from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text.numerals import NUMBER, PERCENT, read_change, read_number, read_percent
from checker.text.width import fold


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1,234", 1234),
        ("１，２３４", 1234),
        ("１２３４", 1234),
        ("12.50", Decimal("12.50")),
        ("一百二十", 120),
        ("〇", 0),
        ("二十三", 23),
        ("十五", 15),
        ("一千零五", 1005),
        ("二〇二四", 2024),
        ("一万二千三百", 12300),
        ("1.2万", 12000),
        ("3.5亿", 350_000_000),
    ],
)
def test_every_writing_of_a_number_is_read(text: str, value: int | Decimal) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12%",
        "1700余",
        "²",
        "①",
        "12①",
        "+82",
        "-59",
        "减3",
        "007",
        "1,12",
        "1.2.3",
        "一二",
        "百二",
        "٣",
    ],
)
def test_what_is_not_certainly_one_number_is_refused(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("+82", 82), ("-59", -59), ("减3", -3), ("增加5", 5), ("6", 6), ("－2", -2)]
)
def test_a_change_has_a_sign(text: str, value: int) -> None:
    assert read_change(text) == value


def test_a_sign_alone_is_no_change() -> None:
    assert [read_change(text) for text in ("+", "-", "减", "—")] == [None] * 4


def test_percentages_are_exact() -> None:
    texts = ("88.6%", "８８．６％", "百分之五", "百分之八十八点六", "88.6", "1.05 %")
    assert [read_percent(text) for text in texts] == [
        Decimal("88.6"),
        Decimal("88.6"),
        Decimal(5),
        Decimal("88.6"),
        None,
        Decimal("1.05"),
    ]


@given(st.integers(0, 10**12))
@settings(max_examples=50, deadline=None)
def test_any_number_survives_writing_with_and_without_commas(value: int) -> None:
    assert read_number(str(value)) == value
    assert read_number(f"{value:,}") == value


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("受理10件", ["10"]),
        ("共1,126件", ["1,126"]),
        ("回复1700余件", []),
        ("约200件", []),
        ("近三百件", []),
        ("收费12.35万元", ["12.35"]),
        ("一百二十件", ["一百二十"]),
        ("阅读1.2万次", ["1.2万"]),
        ("阅读1.2万余次", []),
        ("总数为10，2023年", ["10", "2023"]),
        ("占88.6%", []),
        ("第三条", []),
    ],
)
def test_the_pattern_finds_whole_numbers_and_no_approximations(text: str, found: list[str]) -> None:
    assert [match[0] for match in re.finditer(NUMBER, fold(text))] == found


def test_the_patterns_do_not_run_away() -> None:
    texts = ("1" * 20_000, "1," * 10_000, "一" * 20_000, "百分之" * 8_000, "1.1" * 8_000)
    started = time.perf_counter()
    for text in texts:
        list(re.finditer(NUMBER, text))
        list(re.finditer(PERCENT, text))
    assert time.perf_counter() - started < 2


@given(st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    for read in (read_number, read_change, read_percent):
        read(text)
