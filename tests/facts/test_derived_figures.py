"""Shares, growth, sums, fees, what is told twice, likeness."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from checker.facts.fees import read_fees
from checker.facts.growth import read_growth
from checker.facts.row_shares import read_row_shares
from checker.facts.shares import read_shares
from checker.facts.shares_elsewhere import read_shares_elsewhere
from checker.facts.similarity import likeness
from checker.facts.statements import application_words, review_words
from checker.facts.sums import read_sums
from checker.facts.sums_behind import read_sums_behind
from checker.facts.sums_side_by_side import read_sums_side_by_side
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
    ("words", "expected"),
    [
        ("予以公开、部分公开分别为5件、3件，占50%、30%。", [(5, "0.5"), (3, "0.3")]),
        ("予以公开5件、部分公开3件，分别占50%、30%。", [(5, "0.5"), (3, "0.3")]),
        ("自然人9件、法人和其他组织1件，分别占90%和10%。", [(9, "0.9"), (1, "0.1")]),
        ("办结10件，予以公开5件、部分公开3件，占80%。", []),
        ("予以公开5件、部分公开3件、不予公开2件，分别占50%、30%。", []),
    ],
)
def test_shares_side_by_side_go_with_as_many_figures(words, expected):
    found = read_shares(report(f"（二）依申请公开。{words}"))
    assert [(one.part, one.share) for one in found] == [(part, Decimal(share)) for part, share in expected]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("发布信息200条。其中征地类80条，占40%；其他120条，占60%。", [(80, (200,)), (120, (200,))]),
        ("发布信息200条，其中征地类80条（占40%）。", [(80, (200,))]),
        ("发布信息200条，其中征地类80条、规划类20条，占50%。", []),
        ("收到提案20件，其中主办15件，占全市的5%。", []),
        ("公开信息2.5万条，其中文件1万条，占40%。", []),
        ("发布信息200条，占60%。", []),
    ],
)
def test_shares_of_a_told_total(words, expected):
    assert [(one.part, one.totals) for one in read_shares_elsewhere(report(words))] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("予以公开占50%，“不予公开”占答复总数的13.2%。", [("予以公开", ""), ("不予公开", "")]),
        ("申请人类型占比：自然人90%，法人或其他组织10%。", [("", "自然人"), ("", "法人或其他组织")]),
        ("收到申请40件，办结率95%。", [("办理总计", "")]),
        ("收到申请40件，按期办结率95%。", []),
        ("予以公开及部分公开占62.5%。", []),
        ("不予公开占比较上年的20%下降5个百分点。", []),
        ("一季度自然人占80%。", []),
    ],
)
def test_shares_of_rows_told_without_a_figure(words, expected):
    found = read_row_shares(report(f"（二）依申请公开。{words}"))
    assert [(one.row, one.column) for one in found] == expected
    assert read_row_shares(report(f"（一）主动公开。{words}")) == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("收到申请30件，比上年24件增加9件。", [(30, 24, 9)]),
        ("收到申请30件，较上年减少6件，上年36件。", [(30, 36, -6)]),
        ("收到申请30件，较上年增加6件。", []),
        ("收到申请30件，其中网上20件、来信10件，较上年24件增加6件。", []),
        ("收到申请30件，较上年增加6件，2022年20件。", []),
        ("热线满意率98%，比上年的9件提高5个百分点。", []),
    ],
)
def test_a_difference_is_told_beside_both_figures(words, expected):
    found = read_growth(report(f"（二）依申请公开。{words}"))
    assert [(one.number, one.former, one.change) for one in found] == expected


@pytest.mark.parametrize(
    "words",
    [
        "收到申请30件，较2023年（24件）增长25%。",
        "收到申请30件，同比增长25%（上年24件）。",
        "收到申请30件，去年24件，同比增长25%。",
        "2023年收到24件，2024年收到30件，同比增长25%。",
        "申请量比2023年的24件增加6件，增长25%。",
        "申请由2023年的24件增至30件，增幅25%。",
        "收到申请30件，同比多6件，增幅25%。",
    ],
)
def test_last_year_s_figure_in_every_place(words):
    found = read_growth(report(f"（二）依申请公开。{words}"))
    assert [(one.rate, one.number, one.former) for one in found] == [(Decimal("0.25"), 30, 24)]


@pytest.mark.parametrize(
    "words",
    [
        "公开信息3.47万条，比上年增加0.27万条，增长8.3%。",
        "收到申请30件、办结28件，较上年增长25%。",
        "收到申请30件，其中网上20件、来信10件，较上年24件增长25%。",
        "自然人20件，法人10件，较上年24件增长25%。",
        "较上年0件增加5件，增长100%。",
    ],
)
def test_growth_of_nobody_knows_what_is_not_read(words):
    assert [one for one in read_growth(report(words)) if one.former is not None] == []


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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("收到申请30件，比上年增加5件，其中网上20件、信函10件。", [(30, (20, 10))]),
        ("收到申请30件（同比增长20%），其中网上20件、信函10件。", [(30, (20, 10))]),
        ("行政诉讼8件，其中直接起诉3件，复议后起诉5件，结果维持6件，其他结果2件。", [(8, (3, 5))]),
        ("收到申请30件，其中甲局18件、乙局12件、丙局3件、丁局4件。", [(30, (18, 12))]),
        ("收到申请30件，网上20件，信函12件。", [(30, (20, 12))]),
        ("收到申请30件：网上20件；信函12件。", [(30, (20, 12))]),
        ("收到申请30件，办结20件，当面告知12件。", []),
        ("复议9件、诉讼4件，其中涉及征地的复议6件、诉讼3件。", []),
        ("复议9件、诉讼4件，其中维持10件、纠正3件。", []),
        ("网站发布300条，其中门户网站40条；新媒体280条；报刊90条。", []),
        ("公开信息3.5万条，其中文件1.8万条、公告1.8万条。", []),
    ],
)
def test_what_a_list_takes_apart_and_where_it_ends(words, expected):
    assert [(one.total, one.parts) for one in read_sums(report(words))] == expected


_BOTH = [(25, (10, 15)), (2950, (420, 2530))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("对25件收取了2950元。其中，甲10件，收取420元；乙15件，收取2530元。", _BOTH),
        ("对25件收取了2950元，其中甲10件，420元；乙15件，2530元，均已缴库。", _BOTH),
        ("对25件收取了2950元。其中，甲10件，收取420元；另减免3件；乙15件。", []),
        ("对3个单位的25件收取了2950元。其中，甲10件，收取420元；乙15件，收取2530元。", []),
        ("收取了2950元。其中，甲收取420元；乙收取2530元。", []),
    ],
)
def test_two_totals_taken_apart_side_by_side(words, expected):
    found = read_sums_side_by_side(report(words))
    assert [(one.total, one.parts) for one in found] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("网上20件、信函12件，共30件。", [(30, (20, 12), False)]),
        ("收到申请8件，网上5件、信函3件，共8件。", [(8, (5, 3), False)]),
        ("甲类4件（计入其他），乙类2件，两项合计7件。", [(7, (4, 2), True)]),
        ("结转2件+新收21件=24件。", [(24, (2, 21), True)]),
        ("收到5件，撤回2件，共3件。", []),
        ("培训4期，每季度1期，共4期。", []),
        ("推送146篇，作品2条，微博31条，合计3609条。", []),
        ("建议8件，主办5件；提案12件，主办9件；合计20件。", []),
        ("本级25件（含办公室3件），部门82件，共107件。", []),
        ("网上20件、信函12件，共30件由本级办理。", []),
    ],
)
def test_a_total_behind_its_parts(words, expected):
    found = read_sums_behind(report(f"（五）监督保障。{words}"))
    assert [(one.total, one.parts, one.complete) for one in found] == expected


def test_parts_of_another_unit_are_known_as_such():
    (one,) = read_sums(report("公开信息664件，其中文件47件，公告85个。"))
    assert (one.mixed, one.complete, one.likely) == (True, False, False)
    assert read_sums(report("公开信息664件，其中开展活动47场，公告85人次。")) == ()


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


@pytest.mark.parametrize(
    "words",
    [
        "（二）依申请公开。收到申请10件。自2008年以来累计收到申请99件。",
        "（二）依申请公开。新收申请10件。与上年相比，新收申请增加3件。",
        "（二）依申请公开。全市收到申请10件。市住建局收到申请3件。",
        "全省政府信息公开行政复议50件。我厅政府信息公开行政复议2件。",
        "（一）主动公开。全年主动公开信息300条。2023年主动公开信息290条。",
        "（一）主动公开。全年公开信息300条。通过网站公开信息290条。",
    ],
)
def test_other_quantities_are_not_the_same_quantity(words):
    assert [one for one in read_twice(report(words)) if one.first != one.second] == []


def test_what_only_looks_alike_is_not_certain():
    words = "（一）主动公开。全年主动公开政府信息300条。（四）平台建设。全年主动公开政府信息290条。"
    assert [(one.first, one.second, one.certain) for one in read_twice(report(words))] == [(300, 290, False)]


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
