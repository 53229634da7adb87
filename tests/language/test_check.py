"""Types and units: what cannot mean anything is refused, in words that say both sides."""

from __future__ import annotations

import pytest

from checker.language.diagnostics import Diagnostic
from tests.language.books import book_of, rule, sound


def fault_of(*lines: str, before: str = "") -> Diagnostic:
    found = book_of(rule(*lines, before=before))[1]
    assert len(found) == 1, [(fault.code, fault.message) for fault in found]
    return found[0]


@pytest.mark.parametrize(
    ("requirement", "code", "words"),
    [
        ("表三[新收, 总计] + 表二[行政事业性收费, 收费金额] = 0", "C102", ("件", "万元")),
        ("表三[新收, 总计] = 表二[行政事业性收费, 收费金额]", "C104", ("件", "万元")),
        ("表三[新收, 总计] = 日期(2024, 1, 1)", "C105", ("日期", "表三的一格")),
        ("章节[总体情况] + 1 = 2", "C101", ("部分", "相加")),
        ("公布日期 + 公布日期 = 公布日期", "C103", ("天数",)),
        ("公布日期 > 30", "C105", ("日期", "数")),
        ("统计期限 = 日期(年度, 1, 1)", "C105", ("期间", "日期")),
        ("合计(表三[明细行, 总计])", "C201", ("条件", "数")),
        ("章节[总体情况]", "C201", ("有 章节[总体情况]",)),
        ("表三[明细行, 总计] = 0", "C105", ("合计",)),
        ("机关类别 = “政府部分”", "C106", ("政府部门",)),
        ("表三[新收, 总计].状态 = “空的”", "C106", ("空白",)),
        ("年度 提到 “公开”", "C107", ("提到",)),
        ("章节[总体情况] 提到 3", "C107", ("词",)),
        ("年度 属于 3", "C108", ("属于",)),
        ("统计期限 = 1 至 2", "C109", ("日期",)),
        ("绝对值(章节[总体情况]) = 1", "C206", ("绝对值", "数")),
        ("绝对值(1, 2) = 1", "C205", ("绝对值",)),
        ("有 (年度 = 2024)", "C208", ("有",)),
        ("表二[规章, 收费金额] = 0", "C204", ("规章", "制发")),
        ("年度 = 2024 或 表三[新收, 总计]", "C201", ("两边",)),
        ("(若 年度 = 1 则 1 否则 “一”) = 1", "C207", ("则", "否则")),
    ],
)
def test_nonsense_is_refused_in_plain_words(requirement: str, code: str, words: tuple[str, ...]) -> None:
    fault = fault_of(f"要求：{requirement}")
    assert fault.code == code
    for word in words:
        assert word in fault.message + fault.suggestion
    assert fault.text.text[fault.span.start : fault.span.end] in requirement


@pytest.mark.parametrize(
    "requirement",
    [
        "表三[新收, 总计] + 1 > 0",
        "换成元(表二[行政事业性收费, 收费金额]) = 10000",
        "表三[新收, 总计] / 表三[办理总计, 总计] 约等于 50% 误差 0.5%",
        "公布日期 ≤ 日期(年度 + 1, 1, 31)",
        "公布日期 - 日期(年度, 12, 31) ≤ 31",
        "统计期限 = 日期(年度, 1, 1) 至 日期(年度, 12, 31)",
        "公布日期 属于 日期(年度, 1, 1) 至 日期(年度 + 1, 12, 31)",
        "机关类别 属于 {人民政府, 乡镇人民政府}",
        "机关类别 = 政府部门 且 机关层级 = 县",
        "有 上年 且 没有 统计期限",
        "有 匹配(章节[总体情况], “收到…申请〔件数：数〕件”)",
        "章节[总体情况] 提到 “（督查｜检查）”",
        "存在 行 于 表三.明细行 使 表三[行, 总计] > 0",
        "每个 格 于 表三.格 都 格.数 ≥ 0",
        "没有 表三.空白格",
        "表三.版本 = 格式.编号",
        "省份 = SD",
        "公布日期.年 = 年度 + 1",
        "章节[总体情况].序号 = 1",
        "上年.表三[结转下年, 总计] = 表三[上年结转, 总计]",
        "字数(章节[总体情况]) > 字数(上年.章节[总体情况])",
        "机关 = 上年.机关",
    ],
)
def test_sense_is_accepted(requirement: str) -> None:
    sound(rule(f"要求：{requirement}"))


def test_captures_have_types() -> None:
    phrase = "句式 收件 = “收到…申请〔件数：数〕件”，“于〔哪天：日期〕”"
    sound(rule("对每个 句 于 匹配(全文, 收件)", "要求：句.件数 = 表三[新收, 总计]", before=phrase))
    fault = fault_of("对每个 句 于 匹配(全文, 收件)", "要求：句.哪天 = 3", before=phrase)
    assert fault.code == "C105"
    fault = fault_of("对每个 句 于 匹配(全文, 收件)", "要求：句.件 = 3", before=phrase)
    assert (fault.code, "件数" in fault.suggestion) == ("R105", True)


def test_captured_rows_index_their_own_table_only() -> None:
    phrase = "句式 办理 = “〔类：表三行〕〔件数：数〕件”"
    sound(rule("对每个 句 于 匹配(全文, 办理)", "要求：句.件数 = 合计(表三[句.类, 总计])", before=phrase))
    fault = fault_of(
        "对每个 句 于 匹配(全文, 办理)", "要求：句.件数 = 合计(表四[句.类, 总计])", before=phrase
    )
    assert (fault.code, "表四" in fault.message) == ("C203", True)


def test_what_is_gone_through_must_be_several() -> None:
    fault = fault_of("对每个 列 于 年度", "要求：列 = 1")
    assert fault.code == "C202"
    assert "表三.列" in fault.suggestion


def test_one_slip_is_told_once() -> None:
    """A wrong name does not set off type errors behind it."""
    found = book_of(rule("要求：表三[新受, 总计] + 日期(2024, 1, 1) = 章节[总体情况]"))[1]
    assert [fault.code for fault in found] == ["R102"]


def test_a_regular_expression_in_quotes_is_noticed() -> None:
    assert fault_of("要求：全文 提到 “/甲+/”").code == "C110"


def test_sides_are_told_only_of_comparisons() -> None:
    fault = fault_of("要求：有 章节[总体情况]", "提示：“{左}”")
    assert fault.code == "C111"
    sound(rule("要求：有 章节[总体情况] 且 年度 > 1", "提示：“{左}”"))


def test_mixed_braces_are_refused() -> None:
    assert fault_of("对每个 甲 于 {1, “一”}", "要求：年度 > 1").code == "C207"
