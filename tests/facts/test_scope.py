from __future__ import annotations

import pytest

from checker.facts.scope import (
    clause_before,
    is_by_channel,
    is_one_unit,
    is_part,
    not_all_accepted,
    of_other_time,
    turns_elsewhere,
)

YEAR = 2024


@pytest.mark.parametrize(
    ("clause", "ahead"),
    [
        ("最多的一个月(5月)收到", ""),
        ("一季度收到", ""),
        ("2023年12月收到、2024年1月答复的", ""),
        ("累计收到申请", "自2008年施行以来,"),
        ("新收到申请", "2025年1月1日至本报告公布之日,"),
        ("近三年收到申请", ""),
        ("共收到申请", "三年来,"),
    ],
)
def test_a_month_or_many_years_are_not_the_year(clause, ahead):
    assert of_other_time(clause, ahead, YEAR)


@pytest.mark.parametrize(
    ("clause", "ahead"),
    [
        ("全年收到申请", ""),
        ("共收到申请", "2024年1月1日至12月31日,"),
        ("2024年1-12月收到申请", ""),
        ("共收到申请", "截至2024年12月31日,"),
        ("今年以来收到申请", ""),
        ("2024年以来收到申请", ""),
    ],
)
def test_all_of_the_year_in_other_words(clause, ahead):
    assert not of_other_time(clause, ahead, YEAR)


@pytest.mark.parametrize(
    ("clause", "ahead", "turns"),
    [
        ("2023年共收到申请", "", True),
        ("收到申请", "五年来,", True),
        ("2024年共收到申请", "", False),
        ("全年收到申请", "自2008年施行以来,", False),
        ("共收到申请", "今年以来,", False),
        ("2023年结转", "", None),
        ("较2023年增加", "", None),
        ("收到申请", "", None),
    ],
)
def test_a_clause_turns_to_another_year_and_back(clause, ahead, turns):
    assert turns_elsewhere(clause, ahead, YEAR) is turns


@pytest.mark.parametrize(
    ("words", "organ", "one"),
    [
        ("部门新收", "甲市乙区人民政府", True),
        ("区直部门收到", "甲市乙区人民政府", True),
        ("乡镇街道收到", "甲市乙区人民政府", True),
        ("全区各部门、各乡镇收到", "甲市乙区人民政府", False),
        ("我单位收到", "甲市某局", False),
        ("街道收到", "甲市乙区丙街道办事处", False),
        ("乙区自然资源局收到", "甲市乙区人民政府", False),
    ],
)
def test_one_kind_of_units_is_not_all_of_them(words, organ, one):
    assert is_one_unit(words, organ) is one


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("收到来自外省的申请", ""),
        ("因要件不齐未予受理", ""),
        ("应答复", ""),
        ("15至20日内答复", ""),
        ("经延期后答复", ""),
        ("不动产登记", ""),
        ("答复", "(另答复上年结转3件)"),
        ("收到", "以上申请的申请人"),
        ("比2023年多收到", ""),
        ("受理并办结", ""),
        ("收到征地类申请", ""),
    ],
)
def test_what_is_only_a_part(words, behind):
    assert is_part(words, behind)


@pytest.mark.parametrize(
    "words",
    [
        "收到政府信息公开申请",
        "受理各类申请",
        "收到来自社会公众的申请",
        "受理涉及政府信息公开的申请",
        "相应答复",
        "作出答复",
    ],
)
def test_what_is_all_of_it(words):
    assert not is_part(words, ",")


def test_channels():
    assert is_by_channel("通过网络收到")
    assert not is_by_channel("通过网络、信函等渠道收到")


def test_what_was_not_accepted_leaves_the_total_open():
    text = "收到申请20件,其中3件不属于政府信息公开申请,实际受理17件"
    assert not_all_accepted(text, 0, len(text))


def test_the_clause_before_a_figure():
    text = "结转3件;自2008年施行以来,累计(含当年)收到90件"
    assert clause_before(text, 5, text.index("90")) == ("累计(含当年)收到", "自2008年施行以来,")
