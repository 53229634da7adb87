from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.language.keywords import KEYWORDS
from checker.language.parse import parse_expression, parse_file
from checker.language.render import render_diagnostic
from checker.language.syntax import Rule
from checker.source.rule_text import RuleText

QUIET = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
GOOD = sorted((Path(__file__).parent / "good").glob("*.rule"))
SOUND = "规则 T302 好\n级别：错误\n依据：无\n依据类别：推断\n要求：真\n"


def items_of(text: str) -> list[str]:
    passed = parse_file(RuleText("试.rule", text))
    return [item.id if isinstance(item, Rule) else type(item).__name__ for item in passed.value.items]


def errors_of(text: str) -> list[str]:
    passed = parse_file(RuleText("试.rule", text))
    return [found.code for found in passed.diagnostics if found.severity == "error"]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_have_no_errors(path: Path) -> None:
    passed = parse_file(RuleText(path.name, path.read_text(encoding="utf-8")))
    assert [render_diagnostic(found) for found in passed.diagnostics if found.severity == "error"] == []
    assert passed.value.items


def test_punctuation_of_both_widths_means_the_same() -> None:
    wide = "规则 T1 甲\n级别：错误\n要求：表三［新收，列］＋（甲）≤ ｛一，二｝\n提示：“甲”\n"
    narrow = '规则 T1 甲\n级别:错误\n要求:表三[新收,列]+(甲)<={一,二}\n提示:"甲"\n'
    read = [parse_file(RuleText("试", text)).value.items for text in (wide, narrow)]
    assert read[0] == read[1]
    assert read[0]


def test_chinese_and_english_keywords_may_be_mixed() -> None:
    mixed = "rule T1 甲\n级别: error\nforeach 列 于 表三.列\nrequire：有 上年 and 真\n"
    assert items_of(mixed) == ["T1"]


def test_indentation_and_line_breaks_mean_nothing() -> None:
    loose = "规则 T1 甲\n\t\t级别：错误\n要求：甲\n   或\n 乙 = \n 丙\n"
    tight = "规则 T1 甲\n级别：错误\n要求：甲 或 乙=丙\n"
    read = [parse_file(RuleText("试", text)).value.items for text in (loose, tight)]
    assert read[0] == read[1]


@pytest.mark.parametrize(
    "name", ["非税收入", "存在问题", "确认或重新出具", "有效期", "假期", "若干", "notice_count", "order"]
)
def test_a_keyword_inside_a_name_is_not_cut(name: str) -> None:
    tree = parse_expression(RuleText("试", f"{name} = 1")).value
    assert tree is not None
    assert tree.left.name == name  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "bad",
    [
        "要求：（甲",
        "要求：“甲",
        '要求："甲',
        "提示：“没有关上",
        "要球：真",
        "级别：严重",
        "要求：甲 乙",
        "要求：@",
        "对每个 列",
        "整改：/“",
        "依据",
    ],
)
def test_one_mistake_never_costs_a_neighbour(bad: str) -> None:
    broken = f"规则 T301 坏\n级别：错误\n{bad}\n要求：真\n\n"
    assert items_of(SOUND.replace("T302", "T300") + broken + SOUND) == ["T300", "T302"]


def test_all_mistakes_of_a_file_are_told_in_one_run() -> None:
    text = "规则 T1 甲\n级别：严重\n依据类别：法定\n要求：(甲\n提示：乙\n\n规责 T2 乙\n\n句式 丙 = “（”\n"
    assert errors_of(text) == ["P008", "P008", "P003", "P017", "P011", "B001"]


def test_a_misspelt_heading_does_not_swallow_the_rule_before() -> None:
    assert items_of(SOUND + "规责 T303 坏\n级别：错误\n要求：真\n") == ["T302"]


def test_quotes_may_stand_inside_quotes() -> None:
    text = "规则 T1 甲\n级别：错误\n要求：真\n整改：“核对“一、“新收””一行 # 不是注释”\n"
    rule = parse_file(RuleText("试", text)).value.items[0]
    assert isinstance(rule, Rule)
    assert rule.remedy is not None
    assert rule.remedy.parts == ("核对“一、“新收””一行 # 不是注释",)


def test_a_definition_before_the_reason_belongs_to_the_adjustment() -> None:
    text = "调整 national.L101\n  定义 上限 = 0.6\n  理由：“宽”\n定义 另一 = 1\n"
    assert items_of(text) == ["Adjustment", "Definition"]


def test_fields_of_a_rule_without_cases_go_into_one_case() -> None:
    rule = parse_file(RuleText("试", SOUND)).value.items[0]
    assert isinstance(rule, Rule)
    assert [case.name for case in rule.cases] == [""]


def test_cases_take_what_stands_before_them() -> None:
    text = (
        "规则 T1 甲\n级别：错误\n对每个 列 于 表三.列\n设 和 = 列\n待核：假\n"
        "情形 甲\n要求：真\n情形 乙\n级别：提示\n要求：假\n待核：真\n"
    )
    rule = parse_file(RuleText("试", text)).value.items[0]
    assert isinstance(rule, Rule)
    first, second = rule.cases
    assert [binding.variable for binding in second.bindings] == ["列"]
    assert first.review != second.review
    assert (first.severity, second.severity) == (None, "info")


# ---- Any text gives messages, never an exception or a hang ---------------------------------------------

_PIECES = [keyword.chinese for keyword in KEYWORDS] + [keyword.english for keyword in KEYWORDS]
_PIECES += '：:，,、.()（）[]{}“”「」『』"#/=<>≤+-*… \n\n\t@。'
_PIECES += ["T301", "表三", "新收", "12", "0.5%", "\ufeff", "𠮷"]
soups = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


def read_anything(text: str) -> None:
    passed = parse_file(RuleText("试.rule", text))
    for found in passed.diagnostics:
        assert 0 <= found.span.start <= found.span.end <= len(text) + 1
        assert render_diagnostic(found)


@given(st.text())
@QUIET
def test_any_text_gives_messages(text: str) -> None:
    read_anything(text)


@given(soups)
@QUIET
def test_any_words_of_the_language_give_messages(text: str) -> None:
    read_anything(text)
    read_anything("规则 T1 甲\n要求：" + text)


@given(st.sampled_from([path.read_text(encoding="utf-8") for path in GOOD] or [SOUND]), st.data())
@QUIET
def test_damaged_rules_give_messages(text: str, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, max(len(text) - 1, 0)))
        length = data.draw(st.integers(0, 8))
        text = text[:at] + data.draw(st.sampled_from(_PIECES)) + text[at + length :]
    read_anything(text)


def calls_of(work: Callable[[], object]) -> int:
    """Count the calls that a piece of work makes: the same on every machine, however busy it is."""
    count = 0

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    ("before", "again", "behind"),
    [
        ("", "(", ""),
        ("要求：", "非 ", "真"),
        ("要求：", "1 + ", "1"),
        ("要求：", "-", "1"),
        ("要求：甲", ".乙", ""),
        ("要求：", "若 真 则 真 否则 ", "真"),
        ("", "“", ""),
        ("", '"\n', ""),
        ("", "提示：“甲\n", ""),
        ("提示：“", "{", "”"),
        ("", "规则\n", ""),
        ("", "#", ""),
        ("句式 甲 = “", "（", "”"),
        ("词表 甲 = {", "备案，", "}"),
        ("", "\n", ""),
        ("整改：“", "甲“", ""),
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_extreme_texts_take_work_in_proportion(before: str, again: str, behind: str) -> None:
    def work(times: int) -> None:
        text = before + again * times + behind
        read_anything("规则 T1 甲\n级别：错误\n" + text)
        read_anything(text)

    work(20000)  # ends, and breaks nothing
    assert calls_of(lambda: work(1600)) <= 5 * calls_of(lambda: work(400)) + 20000


def test_a_big_file_takes_work_in_proportion() -> None:
    rule = (
        "规则 T{} 甲\n级别：错误\n依据：无\n依据类别：推断\n对每个 列 于 表三.列\n"
        "要求：表三[新收, 列] = 表三[总计, 列]\n提示：“{{列}}”\n\n"
    )

    def work(rules: int) -> None:
        text = "".join(rule.format(number) for number in range(rules))
        assert len(parse_file(RuleText("大.rule", text)).value.items) == rules

    assert calls_of(lambda: work(160)) <= 5 * calls_of(lambda: work(40)) + 20000
