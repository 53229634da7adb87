"""Names: what is looked up where, and what an author is told who mistypes one."""

from __future__ import annotations

import pytest

from checker.language.diagnostics import Diagnostic
from tests.language.books import book_of, rule, sound


def faults(*lines: str, before: str = "") -> list[Diagnostic]:
    return book_of(rule(*lines, before=before))[1]


def only_fault(*lines: str, before: str = "") -> Diagnostic:
    found = faults(*lines, before=before)
    assert len(found) == 1, [(fault.code, fault.message) for fault in found]
    return found[0]


def under(fault: Diagnostic) -> str:
    return fault.text.text[fault.span.start : fault.span.end]


@pytest.mark.parametrize(
    ("requirement", "code", "words", "suggestion"),
    [
        ("表三[新受, 总计] = 0", "R102", "新受", "新收"),
        ("表三[新收, 自然] = 0", "R102", "自然", "自然人"),
        ("表三[自然人, 新收] = 0", "R108", "表三[自然人, 新收]", "表三[新收, 自然人]"),
        ("表三[自然人, 总计] = 0", "R108", "自然人", "逗号后面"),
        ("表三[本年新收政府信息公开申请数量, 总计] = 0", "R102", "本年新收政府信息公开申请数量", "新收"),
        ("有 章节[总体情]", "R103", "总体情", "总体情况"),
        ("有 章节[存在的主要问题及改进情况]", "R103", "存在的主要问题及改进情况", "问题与改进"),
        ("合记(表三[明细行, 总计]) = 0", "R104", "合记", "合计"),
        ("年渡 = 2024", "R101", "年渡", "年度"),
        ("表三.列们 = 1", "R105", "列们", "列"),
        ("上年.表五[新收, 总计] = 0", "R105", "表五", "表"),
        ("格式.部份 = 1", "R105", "部份", "部分"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_one(
    requirement: str, code: str, words: str, suggestion: str
) -> None:
    fault = only_fault(f"要求：{requirement}")
    assert fault.code == code
    assert under(fault) == words
    assert suggestion in fault.suggestion
    assert fault.rule == "X101"


@pytest.mark.parametrize(
    ("requirement", "words"),
    [("新收 = 0", "是表三的一行"), ("自然人 = 0", "是表三的一列"), ("有 总体情况", "章节[总体情况]")],
)
def test_a_name_alone_is_led_to_its_place(requirement: str, words: str) -> None:
    fault = only_fault(f"要求：{requirement}")
    assert fault.code == "R109"
    assert words in fault.message


@pytest.mark.parametrize(
    "requirement", ["表三[新收] = 0", "表三[新收, 总计, 总计] = 0", "年度[1] = 0", "有 章节[]"]
)
def test_brackets_hold_what_they_must(requirement: str) -> None:
    found = faults(f"要求：{requirement}")
    assert found
    assert found[0].code[0] in "RP"


def test_message_names_are_known_in_messages_only() -> None:
    sound(rule("对每个 列 于 表三.列", "要求：表三[新收, 列] = 0", "提示：“{列} {左} {右} {差} {年度}”"))
    fault = only_fault("对每个 列 于 表三.列", "要求：表三[新收, 列] = 0", "提示：“{烈}”")
    assert (fault.code, under(fault)) == ("R110", "烈")
    assert "列" in fault.suggestion
    assert only_fault("要求：左 = 0").code == "R101"


def test_bare_names_in_braces_are_texts_and_rows_where_they_index() -> None:
    sound(rule("对每个 行 于 {规章, 行政规范性文件}", "要求：表二[行, 制发] ≥ 0"))
    sound(rule("对每个 事项 于 {工作考核, 社会评议}", "要求：章节[总体情况] 提到 事项"))
    fault = only_fault("对每个 行 于 {规章, 规范文件}", "要求：表二[行, 制发] ≥ 0")
    assert fault.code == "R102"
    assert "行政规范性文件" in fault.message + fault.suggestion


def test_definitions_take_their_arguments() -> None:
    sound(
        rule(
            "对每个 列 于 表三.列",
            "要求：结果合计(列) = 表三[办理总计, 列]",
            before="定义 结果合计(列) = 合计(表三[明细行, 列])",
        )
    )
    fault = only_fault("要求：两倍(1, 2) = 2", before="定义 两倍(甲) = 甲 * 2")
    assert fault.code == "R106"
    assert "甲" in fault.message


def test_a_definition_in_a_circle_is_told_once_for_each() -> None:
    found = faults("要求：甲 = 1", before="定义 甲 = 乙 + 1\n定义 乙 = 甲 + 1")
    assert {fault.code for fault in found} == {"R107"}
    assert any("甲 → 乙 → 甲" in fault.message for fault in found)


def test_a_variable_of_a_definition_does_not_catch_the_callers() -> None:
    """Both have a variable 列: the definition's must not take the place of the caller's."""
    text = rule(
        "对每个 列 于 表三.列",
        "要求：都小于(表三[新收, 列])",
        before="定义 都小于(甲) = 每个 列 于 {新收, 办理总计} 都 表三[列, 总计] ≥ 甲",
    )
    entry = sound(text).entries[0]
    assert entry.cases[0].bindings[0].variable == "列"


def test_a_bad_rule_does_not_cost_its_neighbours() -> None:
    good = rule("要求：年度 > 2000").replace("X101", "X102")
    book, found = book_of(rule("要求：表三[新受, 总计] = 0") + good)
    assert [entry.head.id for entry in book.entries] == ["X102"]
    assert [fault.code for fault in found] == ["R102"]


def test_let_names_a_value() -> None:
    sound(rule("设 和 = 表三[新收, 总计] + 表三[上年结转, 总计]", "要求：和 = 0", "提示：“{和}”"))
    assert only_fault("要求：和 = 0", "设 河 = 1").code == "R101"


def test_words_that_stick_together_are_told_apart() -> None:
    fault = only_fault("要求：收到数等于1")
    assert fault.code == "R101"
    assert fault.suggestion == "“等于”前后要空一格：收到数 等于 1"
