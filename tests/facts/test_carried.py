from __future__ import annotations

import pytest

from checker.facts.carried import (
    CARRIED_IN,
    CARRIED_OUT,
    OVER_THE_YEAR,
    STILL_OPEN,
    carried_row,
    of_another_year,
    told_to_go_over,
)
from checker.facts.figures import figures


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
        "承接上年",
        "接续办理上年度申请",
        "上年度未办结",
        "上年末尚未答复",
        "年初在办",
        "答复去年收到的申请",
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
        "转2025年办理",
        "跨年度办理",
        "跨年",
        "未到答复期限",
        "待答复",
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
    "words", ["逾期未答复", "申请人未答复", "待办事项", "接待处理", "跨年度项目", "期待答复"]
)
def test_what_only_sounds_like_a_case_still_open(words):
    assert carried_row(words, 2024) == ""


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("余下3件将于2025年1月底前办结", CARRIED_OUT),
        ("剩余3件未到答复期限", CARRIED_OUT),
        ("其余3件尚在办理期限内", CARRIED_OUT),
        ("剩下3件依法延期至2025年1月答复", CARRIED_OUT),
        ("另外3件在2025年1月答复", CARRIED_OUT),
        ("3件延期到下年度答复", CARRIED_OUT),
        ("剩余3件", STILL_OPEN),
        ("年底尚有3件正在办理", STILL_OPEN),
        ("仍有3件尚在答复期限内", STILL_OPEN),
        ("有3件跨年办理", OVER_THE_YEAR),
        ("其余3件均已办结", ""),
        ("网上3件将于2025年1月底前办结", ""),
        ("有3件在法定期限内撤回", ""),
        ("共有3件待办", ""),
        ("另外3件在2023年1月答复", ""),
        ("有3件跨年度项目的申请", ""),
        ("3件由甲局办理，另有1件转2025年", ""),
    ],
)
def test_what_is_told_to_go_over(words, called):
    text = words.replace("，", ",") + "。"
    figure = figures(text)[0]
    head = text[: figure.start]
    assert told_to_go_over(head, text, figure, len(text), 2024, after_processed=True) == called


def test_what_is_left_goes_over_only_of_what_was_answered():
    figure = figures("剩余3件。")[0]
    assert told_to_go_over("剩余", "剩余3件。", figure, 5, 2024, after_processed=False) == ""
