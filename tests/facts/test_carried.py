from __future__ import annotations

import pytest

from checker.facts.carried import (
    CARRIED_IN,
    CARRIED_OUT,
    carried_row,
    is_left_over,
    of_another_year,
)


@pytest.mark.parametrize(
    "words",
    [
        "上年结转",
        "上年度转结申请",
        "结转上年度政府信息公开申请",
        "上一年度转办",
        "去年结转",
        "2023年结转",
        "办理上年度结转申请",
    ],
)
def test_from_last_year(words):
    assert carried_row(words, 2024) == CARRIED_IN


@pytest.mark.parametrize(
    "words",
    [
        "结转下年度继续办理",
        "申请按照《条例》顺延到下年度答复",
        "转下年度办理",
        "结转到2025年办理",
        "2024年结转下年度继续办理",
        "结转",
        "正在办理中",
        "结转至下一年度",
        "转入下年度",
        "继续办理",
        "在办",
    ],
)
def test_to_next_year(words):
    assert carried_row(words, 2024) == CARRIED_OUT


@pytest.mark.parametrize("words", ["受理政府信息公开申请", "转办", "上年收到", "予以公开", "2024年结转"])
def test_no_carry_over_or_none_that_is_certain(words):
    assert carried_row(words, 2024) == ""


def test_a_year_decides_only_where_the_report_year_is_known():
    assert carried_row("2023年结转", None) == ""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("去年收到申请", True),
        ("2023年受理", True),
        ("2024年受理", False),
        ("上年结转", False),
        ("受理", False),
    ],
)
def test_figures_of_another_year(words, expected):
    assert of_another_year(words, 2024) is expected


@pytest.mark.parametrize("words", ["在办结的", "在办理的", "已在办结"])
def test_dealing_with_something_is_not_carrying_it_over(words):
    assert carried_row(words, 2024) == ""


@pytest.mark.parametrize(
    ("head", "ahead", "left"),
    [
        ("余下", "将于2025年1月底前办结", True),
        ("剩余", "未到答复期限", True),
        ("其余", "尚在办理期限内", True),
        ("其余", "均已办结", False),
        ("网上", "将于2025年1月底前办结", False),
    ],
)
def test_what_is_left_and_still_to_be_answered_goes_over(head, ahead, left):
    assert is_left_over(head, ahead) is left
