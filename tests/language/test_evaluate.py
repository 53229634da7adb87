"""The meaning of the language: three truth values, states of cells, exact numbers, last year."""

from __future__ import annotations

from typing import Any

import pytest

from tests.language.books import judged, rule, verdict

T301 = rule(
    "对每个 列 于 表三.列",
    "要求：表三[新收, 列] + 表三[上年结转, 列] = 表三[办理总计, 列] + 表三[结转下年, 列]",
    "提示：“{列}：新收加结转为 {左}，办结加转出为 {右}，相差 {差}”",
)


def t3(**cells: Any) -> dict[str, Any]:
    return {"表三": {row: {"自然人": value} for row, value in cells.items()}}


def of(requirement: str, data: dict[str, Any] | None = None, previous: Any = None) -> str:
    return verdict(rule(f"要求：{requirement}"), data, previous)


def test_each_column_comes_to_its_own_verdict() -> None:
    found = judged(T301, t3(新收=3, 上年结转="空白", 办理总计=2))
    assert found.counts == (6, 1, 0, 0, 0)
    finding = found.findings[0]
    assert finding.message == "自然人：新收加结转为 3，办结加转出为 2，相差 1"
    assert (finding.left, finding.right, finding.difference) == ("3", "2", "1")
    assert finding.bindings == (("列", "自然人"),)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (0, "holds"),
        (1, "broken"),
        ("空白", "holds"),
        ("-", "holds"),
        ("1（其中转办1件）", "broken"),
        ("0（无）", "holds"),
        ("缺失", "cannot_tell"),
        ("读不清", "cannot_tell"),
        ("图片", "cannot_tell"),
        ("另附", "cannot_tell"),
    ],
)
def test_what_a_cell_counts_as(cell: Any, expected: str) -> None:
    assert of("表三[新收, 自然人] = 0", t3(新收=cell)) == expected


def test_blanks_are_unknown_where_the_rule_says_so() -> None:
    text = rule("空白按：未知", "要求：表三[新收, 自然人] = 0")
    assert verdict(text, t3(新收="空白")) == "cannot_tell"
    assert verdict(text, t3(新收="-")) == "cannot_tell"
    assert verdict(text, t3(新收=0)) == "holds"


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("未知数 = 0 且 假", "broken"),
        ("假 且 未知数 = 0", "broken"),
        ("未知数 = 0 且 真", "cannot_tell"),
        ("未知数 = 0 或 真", "holds"),
        ("真 或 未知数 = 0", "holds"),
        ("未知数 = 0 或 假", "cannot_tell"),
        ("非 未知数 = 0", "cannot_tell"),
        ("若 未知数 = 0 则 真", "holds"),
        ("若 未知数 = 0 则 假", "cannot_tell"),
        ("若 假 则 未知数 = 0", "holds"),
        ("未知数 - 未知数 = 0", "cannot_tell"),
        ("未知数 * 0 = 0", "cannot_tell"),
        ("每个 列 于 {自然人, 商业企业} 都 表三[新收, 列] = 0", "cannot_tell"),
        ("每个 列 于 {自然人, 科研机构} 都 表三[新收, 列] = 0", "broken"),
        ("存在 列 于 {自然人, 商业企业} 使 表三[新收, 列] = 0", "holds"),
        ("存在 列 于 {自然人, 科研机构} 使 表三[新收, 列] = 0", "cannot_tell"),
        ("存在 列 于 {商业企业, 商业企业} 使 表三[新收, 列] > 0", "broken"),
        ("(若 未知数 = 0 则 1 否则 1) = 1", "cannot_tell"),
        ("合计(表三[新收, 申请人]) = 0", "cannot_tell"),
        ("合计(表三[上年结转, 申请人]) = 0", "holds"),
    ],
)
def test_the_three_truth_values(requirement: str, expected: str) -> None:
    data = {"表三": {"新收": {"自然人": "读不清", "商业企业": 0, "科研机构": 5}}}
    text = rule(f"要求：{requirement}", before="定义 未知数 = 表三[新收, 自然人]")
    assert verdict(text, data) == expected


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("1 / 3 * 3 = 1", "holds"),
        ("0.1 + 0.2 = 0.3", "holds"),
        ("1 / 3 约等于 0.333 误差 0.001", "holds"),
        ("1 / 3 约等于 0.33 误差 0.001", "broken"),
        ("12.5% = 1 / 8", "holds"),
        ("舍入(2.5) = 3 且 舍入(-2.5) = -3", "holds"),
        ("舍入(1 / 3, 4) = 0.3333", "holds"),
        ("小数位(12.50%) = 2", "holds"),
        ("1 / 0 = 1", "cannot_tell"),
        ("最大(1, 3, 2) = 3 且 最小(1, 3, 2) = 1", "holds"),
        ("合计(1, 2, 3) = 6", "holds"),
        ("9007199254740993 = 9007199254740992", "broken"),
        ("日期(2024, 2, 29) - 日期(2024, 2, 28) = 1", "holds"),
        ("日期(2023, 2, 29) = 日期(2023, 3, 1)", "cannot_tell"),
        ("日期(2024, 12, 31) + 1 = 日期(2025, 1, 1)", "holds"),
        ("字数(标题) > 5", "holds"),
    ],
)
def test_numbers_are_exact_and_days_are_days(requirement: str, expected: str) -> None:
    assert of(requirement) == expected


def test_last_year() -> None:
    text = rule(
        "前提：有 上年",
        "对每个 列 于 表三.列",
        "要求：表三[上年结转, 列] = 上年.表三[结转下年, 列]",
    )
    assert judged(text).counts.not_applicable == 1
    assert judged(text, {}, {"年度": 2023}).counts.holds == 7
    before = {"年度": 2020, "表三": {"结转下年": {"自然人": 2}}}
    found = judged(text, {}, before)
    assert found.counts[:2] == (6, 1)
    assert [one.name for one in found.findings[0].evidence] == [
        "表三[上年结转, 自然人]",
        "上年.表三[结转下年, 自然人]",
    ]
    assert of("表三[上年结转, 总计] = 上年.表三[结转下年, 总计]") == "cannot_tell"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, "holds"),
        ({"删去章节": ["其他事项"]}, "broken"),
        ({"章节": {"其他事项": ""}, "章节图片": {"其他事项": 1}}, "holds"),
    ],
)
def test_there_is_a_part_or_not(data: dict[str, Any], expected: str) -> None:
    assert of("有 章节[其他事项]", data) == expected


def test_words_that_may_stand_in_a_picture_are_not_missed() -> None:
    requirement = "章节[总体情况] 提到 “考核评议”"
    assert of(requirement, {"章节": {"总体情况": "开展考核评议。"}}) == "holds"
    assert of(requirement, {"章节": {"总体情况": "无。"}}) == "broken"
    assert of(requirement, {"章节": {"总体情况": "无。"}, "章节图片": {"总体情况": 1}}) == "cannot_tell"
    assert of(requirement, {"删去章节": ["总体情况"]}) == "cannot_tell"


def test_full_width_and_half_width_are_the_same_word() -> None:
    assert of("章节[总体情况] 提到 “（2024）”", {"章节": {"总体情况": "文号(２０２４)。"}}) == "holds"


@pytest.mark.parametrize(
    ("requirement", "data", "expected"),
    [
        ("机关类别 = 政府部门", {}, "holds"),
        ("机关类别 = 政府部门", {"机关类别": "未知"}, "cannot_tell"),
        ("有 公布日期", {"公布日期": None}, "broken"),
        ("公布日期 ≤ 日期(年度 + 1, 1, 31)", {"公布日期": None}, "cannot_tell"),
        ("公布日期 ≤ 日期(年度 + 1, 1, 31)", {"公布日期": "2025-02-01"}, "broken"),
        ("统计期限 = 日期(年度, 1, 1) 至 日期(年度, 12, 31)", {}, "holds"),
        ("统计期限 = 日期(年度, 1, 1) 至 日期(年度, 12, 31)", {"统计期限": "没有写"}, "cannot_tell"),
        ("有 统计期限", {"统计期限": "没有写"}, "broken"),
        ("有 统计期限", {"统计期限": "读不清"}, "cannot_tell"),
        ("有 表三", {"表格": {"表三": "图片"}}, "cannot_tell"),
        ("有 表三", {"表格": {"表三": "缺失"}}, "broken"),
        ("表三[其他处理, 总计] = 0", {"表样": {"表三": "2019"}}, "holds"),
        ("合计(表三[其他处理, 总计]) = 0", {"表样": {"表三": "2019"}}, "holds"),
        ("表三[逾期不补正, 总计] = 0", {"表样": {"表三": "2019"}}, "cannot_tell"),
        ("表三.版本 = 格式.编号", {"表样": {"表三": "2019"}}, "broken"),
    ],
)
def test_what_a_report_tells(requirement: str, data: dict[str, Any], expected: str) -> None:
    if requirement.startswith("表三[其他处理"):
        requirement = "合计" + requirement.replace("表三[其他处理, 总计]", "(表三[其他处理, 总计])")
    assert of(requirement, data) == expected


def test_a_table_that_is_a_picture_is_told_once() -> None:
    found = judged(T301, {"表格": {"表三": "图片"}})
    assert found.counts == (0, 0, 0, 7, 0)
    assert len(found.unchecked) == 1
    assert found.unchecked[0].bindings == ()
    assert "图片" in found.unchecked[0].reason


def test_captures_are_compared_and_prove_their_place() -> None:
    text = rule(
        "对每个 句 于 匹配(章节[总体情况], 收件)",
        "要求：句.件数 = 表三[新收, 总计] 或 句.件数 = 表三[新收, 总计] + 表三[上年结转, 总计]",
        "待核：句.所在句 提到 另有口径",
        "提示：“正文“{句}”与表三 {表三[新收, 总计]} 件不符”",
        before="词表 另有口径 = {备案, 代表}\n句式 收件 = “收到…申请〔件数：数〕件”",
    )
    words = "全年收到申请１２件。另有代表备案收到申请3件。"
    found = judged(text, {"章节": {"总体情况": words}, "表三": {"新收": {"总计": 12}}})
    assert found.counts[:2] == (1, 1)
    finding = found.findings[0]
    assert finding.needs_review
    assert finding.message == "正文“收到申请3件”与表三 12 件不符"
    assert (finding.left, finding.right, finding.difference) == ("3", "12", "9")
    assert finding.substituted == "3 = 12 或 3 = 12 + 0"
    place = finding.evidence[0]
    assert (place.name, place.value, place.side) == ("句.件数", "3", "left")
    assert place.location is not None


def test_rows_named_in_the_words_lead_to_the_cells() -> None:
    text = rule(
        "对每个 句 于 匹配(章节[总体情况], 办理)",
        "要求：句.件数 = 合计(表三[句.类, 总计])",
        before="句式 办理 = “〔类：表三行〕〔件数：数〕件”",
    )
    data = {
        "章节": {"总体情况": "其中予以公开3件，不予公开2件。"},
        "表三": {"予以公开": {"总计": 3}, "国家秘密": {"总计": 1}},
    }
    found = judged(text, data)
    assert found.counts[:2] == (1, 1)
    assert found.findings[0].substituted == "2 = (1 + 0 + 0 + 0 + 0 + 0 + 0 + 0)"
