"""Shares, growth, sums, fees, what is told twice, likeness."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from checker.facts.fees import read_fees
from checker.facts.growth import read_growth
from checker.facts.shares import read_shares
from checker.facts.similarity import likeness
from checker.facts.statements import application_words, review_words
from checker.facts.sums import read_sums
from checker.facts.told_twice import read_twice
from checker.source.passage import Passage
from checker.testing.reports import build_report


def report(words: str, other: str = ""):
    return build_report({"章节": {"总体情况": words, "其他事项": other}})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("（二）依申请公开。不予公开35件，占4.34%。", [(35, Decimal("0.0434"))]),
        ("（二）依申请公开。无法提供的49件，占50%。", [(49, Decimal("0.5"))]),
        ("（二）依申请公开。收到申请44件，网络申请39件，占88.6%。", [(39, Decimal("0.886"))]),
        ("（二）依申请公开。部分公开67，占4.61%。", [(67, Decimal("0.0461"))]),
        ("（二）依申请公开。予以公开5件，公开率为30.80%。", []),
        ("（二）依申请公开。收到申请859件，申请数量较去年回落12.3%。", []),
    ],
)
def test_a_share_goes_with_the_figure_right_before_it(words, expected):
    assert [(one.part, one.share) for one in read_shares(report(words))] == expected


@pytest.mark.parametrize(
    ("words", "rate", "number", "former"),
    [
        ("收办政府信息公开申请3646件，同比增长1.05%。", "0.0105", 3646, None),
        ("受理政府信息公开申请859件，申请数量较去年回落12.3%。", "-0.123", 859, None),
        ("受理诉求22050件，较2023年增加3722件，增长20.31%。", "0.2031", 22050, 18328),
        ("收办政府信息公开申请30件（甲10件、乙20件），同比增长70.3%。", "0.703", 30, None),
        ("受理政府信息公开申请267件，答复263件，申请量比2023年同期上升1.52%。", "0.0152", 267, None),
    ],
)
def test_growth_goes_with_the_figure_that_grew(words, rate, number, former):
    found = read_growth(report(words))
    assert [(one.rate, one.number, one.former) for one in found] == [(Decimal(rate), number, former)]


@pytest.mark.parametrize(
    ("words", "total", "parts", "complete"),
    [
        ("收到人大代表建议和政协委员提案75件，其中人大建议28件，政协提案47件。", 75, (28, 47), True),
        ("发布信息578条，其中微博183条，公众号270条，抖音92条、头条33条。", 578, (183, 270, 92, 33), False),
        ("全年制作119期政策问答，其中，市级47期、甲区72期。", 119, (47, 72), False),
        ("收到申请20件，其中网上申请12件，信函3件，答复18件。", 20, (12, 3), False),
        ("收办申请3件（甲县1件、乙县2件），同比增长5%。", 3, (1, 2), False),
    ],
)
def test_a_total_and_its_parts(words, total, parts, complete):
    found = read_sums(report(words))
    assert [(one.total, one.parts, one.complete) for one in found] == [(total, parts, complete)]


def test_parts_of_another_unit_are_no_parts():
    assert read_sums(report("公开信息664件，其中文件47件，公告85个。")) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("本年度未收取信息处理费。", [("未收取", None)]),
        ("没有发出收费通知，未收取信息处理费。", [("未发收费通知", None), ("未收取", None)]),
        ("全年收取政府信息公开信息处理费0元。", [("收取", 0)]),
        ("收取信息处理费3940元。", [("收取", 3940)]),
        ("行政事业性收费739.0766万元。", []),
    ],
)
def test_the_fee_for_handling_information(words, expected):
    assert [(fee.kind, fee.amount) for fee in read_fees(report("", words))] == expected


def test_the_list_that_takes_a_fee_apart_may_stand_in_the_next_sentence():
    words = (
        "有3件申请收取信息处理费2230元。其中，甲局1件，收取880元；乙办1件，收取1080元；丙镇1件，收取270元。"
    )
    assert [fee.parts for fee in read_fees(report("", words))] == [(880, 1080, 270)]


def test_the_same_quantity_told_twice():
    found = read_twice(report("受理政府信息公开申请10件。", "全年受理政府信息公开申请11件。"))
    assert [(one.first, one.second) for one in found] == [(10, 11)]


def test_narrower_figures_are_not_the_same_quantity():
    assert read_twice(report("受理政府信息公开申请10件。通过网络受理政府信息公开申请6件。")) == ()


def test_sentences_about_applications_and_about_reviews_are_told_apart():
    made = report(
        "（二）依申请公开。收到申请5件。全部办结。（三）管理。办结人大建议3件。因信息公开被复议1件。"
    )
    assert application_words(made).text == "（二）依申请公开\n收到申请5件\n全部办结"
    assert review_words(made).text == "因信息公开被复议1件"


LONG = (
    "我局认真贯彻条例要求，围绕养老托育和残疾人保障等民生事项编制公开清单，逐项明确公开时限和责任科室，" * 4
)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (LONG, LONG, Fraction(1)),
        (LONG + "2023年发布信息5条", LONG + "2024年发布信息9条", Fraction(1)),
        ("无。", "无。", Fraction(0)),
    ],
)
def test_likeness_leaves_figures_out_and_short_texts_alone(left, right, expected):
    assert likeness(Passage.of(left), Passage.of(right)) == expected


def test_other_words_are_not_alike():
    other = (
        "今年以来着力完善规章制度建设，组织乡镇站所交叉检查公开栏和电子屏，发现信息陈旧等问题当场纠正，年底前整改到位。"
        * 4
    )
    assert likeness(Passage.of(LONG), Passage.of(other)) < Fraction(1, 10)
