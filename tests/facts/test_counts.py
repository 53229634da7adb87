from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.facts.counts import read_counts
from checker.testing.reports import build_report

APPLICATION, REVIEW, LITIGATION, DOCUMENT = "申请", "复议", "诉讼", "文件"


def read(words: str, **more):
    report = build_report({"章节": {"总体情况": words, "其他事项": ""}, **more})
    return read_counts(report)


def told(words: str, subject: str) -> list[tuple[int, str, str]]:
    return [
        (count.number, count.row_name + ("、" + count.row_also if count.row_also else ""), count.column_name)
        for count in read(words)
        if count.subject == subject
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("受理政府信息公开申请10件。", [(10, "", "")]),
        ("收到8份政府信息公开申请。", [(8, "", "")]),
        ("共接到社会公众依申请公开184件，上年结转办理1件。", [(184, "", ""), (1, "上年结转", "")]),
        ("年内共办结182件，结转下年度继续办理3件。", []),  # nobody said what was dealt with
        (
            "（二）依申请公开。年内共办结182件，结转下年度继续办理3件。",
            [(182, "办理总计", ""), (3, "结转下年", "")],
        ),
        ("（二）依申请公开。另有72件申请按照《条例》顺延到下年度答复。", [(72, "结转下年", "")]),
        (
            "（二）依申请公开。结转到2025年办理7件，2023年结转4件。",
            [(7, "结转下年", ""), (4, "上年结转", "")],
        ),
        ("（二）依申请公开。予以公开及部分公开258件。", [(258, "予以公开、部分公开", "")]),
        ("（二）依申请公开。因本机关不掌握等原因无法提供265件。", [(265, "无法提供", "")]),
        ("（二）依申请公开。同意公开答复9件。", [(9, "予以公开", "")]),
        ("（二）依申请公开。作其他处理（含申请人主动撤回申请）469件。", [(469, "其他处理", "")]),
        ("（二）依申请公开。不同意公开的6件。", [(6, "不予公开", "")]),
        ("（二）依申请公开。6件予以公开。", [(6, "予以公开", "")]),
        (
            "收到政府信息公开申请12件，其中，自然人申请9件，法人或其他组织申请3件。",
            [(12, "", ""), (9, "", "自然人"), (3, "", "法人或其他组织")],
        ),
        ("收到公民、法人和其他组织政府信息公开申请共44件。", [(44, "", "")]),
    ],
)
def test_what_is_told_of_applications(words, expected):
    assert told(words, APPLICATION) == expected


@pytest.mark.parametrize(
    "words",
    [
        "收到人大代表建议28件，政协提案47件。",
        "（二）依申请公开。受理12345热线工单6825件。",
        "（二）依申请公开。收到248条网民留言。",
        "（二）依申请公开。收到协查函1件。",
        "（二）依申请公开。去年收到申请18件。",
        "2023年受理政府信息公开申请18件。",
        "主动公开规章13件。",
        "办理好每一件政府信息公开申请。",
        "收到政府信息公开申请30余件。",
    ],
)
def test_other_figures_are_not_taken_for_applications(words):
    assert told(words, APPLICATION) == []


def test_what_is_said_under_a_heading_holds_for_the_sentences_below_it():
    assert told("（二）依申请公开。完善制度。\n全年共收到申请6件。", APPLICATION) == [(6, "", "")]


@pytest.mark.parametrize(
    ("words", "subject", "expected"),
    [
        ("信息公开类行政复议7件，诉讼9件。", REVIEW, [(7, "行政复议", "")]),
        ("信息公开类行政复议7件，诉讼9件。", LITIGATION, [(9, "行政诉讼", "")]),
        (
            "因政府信息公开被行政复议7件，其中结果维持6件、尚未审结1件。",
            REVIEW,
            [(7, "行政复议", ""), (6, "行政复议", "维持"), (1, "行政复议", "未审结")],
        ),
        (
            "政府信息公开行政诉讼46件，结果维持25、纠正5、其他9、未审结7。",
            LITIGATION,
            [
                (46, "行政诉讼", ""),
                (25, "行政诉讼", "维持"),
                (5, "行政诉讼", "纠正"),
                (9, "行政诉讼", "其他结果"),
                (7, "行政诉讼", "未审结"),
            ],
        ),
        ("信息公开行政诉讼3件，未经复议直接起诉2件，复议后起诉1件。", LITIGATION, None),
        (
            "信息公开行政复议3件，撤销复议申请1件，已审结2件。",
            REVIEW,
            [(3, "行政复议", ""), (1, "", ""), (2, "行政复议", "已审结")],
        ),
        ("全年办理行政复议案件500件。", REVIEW, []),
    ],
)
def test_what_is_told_of_reviews_and_litigation(words, subject, expected):
    if expected is None:
        expected = [(3, "行政诉讼", ""), (2, "直接起诉", ""), (1, "复议后起诉", "")]
    assert told(words, subject) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "制定发布规范性文件4件，清理废止文件0件，现行有效文件20件。",
            [(4, "行政规范性文件", ""), (0, "行政规范性文件", ""), (20, "行政规范性文件", "")],
        ),
        ("制发政府规章1份，废止1份。", [(1, "规章", ""), (1, "规章", "")]),
        ("制发3份规范性文件。", [(3, "行政规范性文件", "")]),
        ("制定规范性文件管理办法1件。", [(1, "", "")]),
        (
            "制发规范性文件4件，截至年底现行有效20件。",
            [(4, "行政规范性文件", ""), (20, "行政规范性文件", "")],
        ),
        ("行政规范性文件：制发4件，废止1件。", [(4, "行政规范性文件", ""), (1, "行政规范性文件", "")]),
        ("规范性文件现行有效件数为20件。", [(20, "行政规范性文件", "")]),
        ("对80件规范性文件进行清理，废止7件。", [(7, "行政规范性文件", "")]),
        ("制发规范性文件2件，市政府其他文件162件。", [(2, "行政规范性文件", ""), (162, "", "")]),
    ],
)
def test_what_is_told_of_documents(words, expected):
    assert told(words, DOCUMENT) == expected


def test_a_list_is_told_from_what_follows_it():
    found = read("（二）依申请公开。收到申请20件，其中网上申请12件，信函8件，答复18件。")
    assert [count.listed for count in found] == [False, True, True, False]


def test_the_figure_keeps_its_place_and_its_words():
    found = read("受理政府信息公开申请１０件。")[0]
    assert found.raw == "受理政府信息公开申请１０件"
    assert found.location is not None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # The words behind a figure are its own, all through the list.
        (
            "答复9件：5件予以公开、3件部分公开、1件不予公开。",
            [("办理总计", ""), ("予以公开", ""), ("部分公开", ""), ("不予公开", "")],
        ),
        ("5件为自然人申请、4件为法人申请。", [("", "自然人"), ("", "法人或其他组织")]),
        ("予以公开5件、部分公开3件。", [("予以公开", ""), ("部分公开", "")]),
        ("予以公开：5件；“部分公开”3件。", [("予以公开", ""), ("部分公开", "")]),
        ("A类（予以公开）5件。", [("予以公开", "")]),
        ("予以公开、部分公开分别为5件、3件。", [("予以公开", ""), ("部分公开", "")]),
        ("公开和部分公开合计8件。", [("予以公开、部分公开", "")]),
        ("全部或部分公开8件。", [("予以公开、部分公开", "")]),
        (
            "办结9件，其中公开8件（含部分公开3件）。",
            [("办理总计", ""), ("予以公开、部分公开", ""), ("部分公开", "")],
        ),
        # A list is of what it takes apart.
        ("结转下年5件，其中自然人3件。", [("结转下年", ""), ("结转下年", "自然人")]),
        ("办结9件，其中自然人7件。", [("办理总计", ""), ("", "自然人")]),
        ("自然人予以公开5件，部分公开3件。", [("予以公开", "自然人"), ("", "")]),
        ("企业申请8件，予以公开3件。", [("", "商业企业"), ("", "")]),
        ("商业企业申请8件，予以公开3件。", [("", "商业企业"), ("", "")]),
        ("其余4件来自科研机构、法律服务机构。", [("", "")]),
        ("公民5件，企业4件。", [("", "自然人"), ("", "商业企业")]),
        ("收到公民申请9件。", [("", "")]),
        ("收到自然人、法人和其他组织的申请9件。", [("", "")]),
        # Carried over, and what is left.
        ("受理9件（新收8件，结转1件）。", [("", ""), ("新收", ""), ("上年结转", "")]),
        ("新收8件，结转1件。", [("新收", ""), ("", "")]),
        ("结转的2件全部办结。", [("", "")]),
        ("已办结7件，余下2件将于2025年1月底前办结。", [("办理总计", ""), ("结转下年", "")]),
        ("办结9件，其中当年新收的8件、上年结转的1件。", [("办理总计", ""), ("", ""), ("上年结转", "")]),
        ("处理完毕9件。", [("办理总计", "")]),
        ("答复申请人9件。", [("办理总计", "")]),
    ],
)
def test_which_cell_a_figure_stands_for(words, expected):
    found = read("（二）依申请公开。" + words)
    assert [
        (one.row_name + ("、" + one.row_also if one.row_also else ""), one.column_name) for one in found
    ] == expected


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("新收8件，上年结转1件，合计9件。", "收到申请连同结转合计"),
        ("收到网上申请5件，信函申请3件，合计8件。", "收到申请合计"),
        ("收到申请8件，5月的3件和6月的2件共5件结转下年。", "结转下年"),
    ],
)
def test_what_a_bare_sum_is_the_sum_of(words, says):
    assert read("（二）依申请公开。" + words)[-1].says == says


def test_a_kind_of_application_does_not_end_what_the_sentence_is_about():
    words = "收到政府信息公开申请20件，信访类7件，涉及行政处罚的5件，结转下年度2件，办结18件。"
    assert told(words, APPLICATION) == [(20, "", ""), (2, "结转下年", ""), (18, "办理总计", "")]


def test_what_is_no_application_ends_it():
    words = "（二）依申请公开。收到申请9件。收到信访件30件，办结30件。受理建房申请8件，答复8件。"
    assert told(words, APPLICATION) == [(9, "", "")]


def test_part_five_is_read_where_it_says_what_the_year_brought():
    told = {"章节": {"问题与改进": "主要问题：全年收到政府信息公开申请30件，人手不足。去年收到申请9件。"}}
    assert [count.number for count in read_counts(build_report(told))] == [30]


def test_the_form_of_2019_has_one_row_for_other_outcomes():
    found = read("（二）依申请公开。其他处理0件。", 年度=2019)
    assert [count.row_name for count in found] == ["其他处理"]


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        alphabet="（一）二是依申请公开受理政府信息，。；件收到10其中复议诉讼予以部分结转下年规章废止%\n",
        max_size=80,
    )
)
def test_any_words_are_read_without_a_fault(words):
    for count in read(words):
        assert count.number >= 0
        assert count.sentence.start <= count.figure.start < count.figure.end <= count.sentence.end
