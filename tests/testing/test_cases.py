from datetime import date

import pytest

from checker.findings.finding import Finding, Unchecked
from checker.findings.result import Counts
from checker.testing.cases import Outcome, complaints, gaps, load_cases, read_cases, verdict_of
from checker.testing.places import CaseDataError


def finding(message="缺少第六部分", *, review=False, severity="error"):
    return Finding(
        "S101", "六个部分齐全", severity, review, message, (), (), "1", "2", "1", "", "", (), "", None, "f"
    )


def write(tmp_path, text):
    path = tmp_path / "some.cases.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_file_of_cases_is_read_with_its_reasons(tmp_path):
    file = load_cases(
        write(tmp_path, "- {规则: S101, 名称: 甲, 结论: 通过}\n- {规则: S102, 不可判定说明: 因为}\n")
    )
    assert [(case.rule, case.name, case.verdict) for case in file.cases] == [("S101", "甲", "通过")]
    assert file.never_undecided == {"S102": "因为"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {名称: 甲, 结论: 通过}", "没有写“规则”"),
        ("- {规则: S101, 结论: 合格}", "合格"),
        ("- {规则: S101, 结论: 通过, 报告书: {}}", "报告书"),
        ("- {规则: S101, 结论: 通过, 期望: {结果: 1}}", "结果"),
        ("规则: S101", "列表"),
        ("- {", "some.cases.yaml:1:4 这里没有写完"),
    ],
)
def test_mistakes_in_a_file_of_cases_are_told_in_chinese(tmp_path, text, said):
    with pytest.raises(CaseDataError, match=said):
        load_cases(write(tmp_path, text))


def test_the_gravest_verdict_counts():
    unchecked = (Unchecked("S101", "", (), "表三是图片"),)
    assert verdict_of(Outcome(Counts(holds=3, cannot_tell=1), (finding(),), unchecked)) == "违反"
    assert verdict_of(Outcome(Counts(holds=3), (finding(review=True),), unchecked)) == "待核"
    assert verdict_of(Outcome(Counts(holds=3, cannot_tell=1), (), unchecked)) == "无法判定"
    assert verdict_of(Outcome(Counts(holds=3, not_applicable=1))) == "通过"
    assert verdict_of(Outcome(Counts(not_applicable=1))) == "不适用"


def test_complaints_say_what_was_expected_and_what_the_rule_said(tmp_path):
    case = load_cases(
        write(
            tmp_path,
            "- {规则: S101, 名称: 甲, 结论: 违反, 期望: {条数: 2, 左: 9, 提示包含: 第五部分, 级别: 警告}}",
        )
    ).cases[0]
    told = "\n".join(complaints(case, Outcome(Counts(broken=1), (finding(),))))
    for words in ("应当有 2 条，结果有 1 条", "“左”应当是 9", "第五部分", "级别应当是警告", "缺少第六部分"):
        assert words in told


def test_a_wrong_verdict_is_told_with_the_reason(tmp_path):
    case = load_cases(write(tmp_path, "- {规则: S101, 名称: 甲, 结论: 通过}")).cases[0]
    told = complaints(case, Outcome(Counts(cannot_tell=1), (), (Unchecked("S101", "", (), "表三是图片"),)))
    assert told[0] == "应当通过，结果却是无法判定。"
    assert "表三是图片" in told[1]


def test_gaps_name_the_verdicts_that_no_case_has(tmp_path):
    file = load_cases(
        write(
            tmp_path, "- {规则: A1, 结论: 通过}\n- {规则: A1, 结论: 待核}\n- {规则: A1, 不可判定说明: 因为}\n"
        )
    )
    assert gaps(["A1"], [file]) == []
    assert gaps(["A2"], [file]) == [f"A2 没有“{verdict}”的用例" for verdict in ("通过", "违反", "无法判定")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- {规则: S101，名称: 甲}", "1:12 这里用了全角逗号“，”"),
        ("- {规则：S101, 名称: 甲}", "1:6 这里用了全角冒号“：”"),
        ("- 规则: S101\n\t结论: 通过", "2:1 这里用了制表符"),
        ("- {规则: S101, 结论: 通过, 期望: {左边: 1}}", "是不是“左”？"),
        ("- {规则: S101, 结论: 合格}", "是不是“通过”？"),
        ("- 规则: S101", "没有写“结论”"),
        ("- {规则: S101, 结论: 通过, 报告: 空}", "“报告”写了“空”"),
        ("- {规则: S101, 结论: 通过, 结论: 违反}", "“结论”写了两次"),
    ],
)
def test_a_slip_is_told_with_its_place_and_what_to_write(tmp_path, text, said):
    told = read_cases(write(tmp_path, text)).faults
    assert len(told) == 1
    assert said in told[0]


def test_a_slip_costs_one_case_and_not_its_neighbours(tmp_path):
    slips = "- {规则: S101，名称: 坏}\n- 规则: S102\n  结论: 合格\n"
    file = read_cases(write(tmp_path, f"- {{规则: S101, 结论: 通过}}\n{slips}- {{规则: S103, 结论: 违反}}\n"))
    assert [(case.rule, case.line) for case in file.cases] == [("S101", 1), ("S103", 5)]
    assert [told.partition(" ")[0] for told in file.faults] == ["some.cases.yaml:2:12", "some.cases.yaml:4:3"]


def test_a_full_width_colon_behind_a_key_is_taken(tmp_path):
    text = "- 名称：甲\n  规则：S101\n  结论：通过\n  报告:\n    开头: |\n      落款：写在这里\n"
    case = load_cases(write(tmp_path, text)).cases[0]
    assert (case.name, case.rule, case.verdict) == ("甲", "S101", "通过")
    assert case.report["开头"] == "落款：写在这里\n"


def test_a_file_in_another_encoding_is_told(tmp_path):
    path = tmp_path / "some.cases.yaml"
    path.write_bytes("- 名称: 中文\n".encode("gbk"))
    assert "UTF-8" in read_cases(path).faults[0]


def test_a_number_in_quotes_is_the_same_number(tmp_path):
    file = load_cases(write(tmp_path, '- {规则: S101, 名称: 甲, 结论: 违反, 期望: {条数: "1", 左: 1}}\n'))
    assert complaints(file.cases[0], Outcome(Counts(broken=1), (finding(),))) == []


def test_a_day_with_a_time_is_that_day(tmp_path):
    file = load_cases(write(tmp_path, "- {规则: S101, 名称: 甲, 结论: 通过, 判定日: 2025-06-02 10:00:00}\n"))
    assert file.cases[0].as_of == date(2025, 6, 2)


def test_brackets_nested_too_deep_are_told(tmp_path):
    with pytest.raises(CaseDataError, match="套得太深"):
        load_cases(write(tmp_path, "[" * 3000))
