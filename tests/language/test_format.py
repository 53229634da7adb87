from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from checker.language.format import format_file
from checker.language.format_expression import format_expression
from checker.language.parse import parse_expression, parse_file
from checker.language.render import render_diagnostic
from checker.language.syntax import Expr, RuleFile
from checker.source.rule_text import RuleText
from tests.language.rule_trees import expressions, files

GOOD = sorted((Path(__file__).parent / "good").glob("*.rule"))
QUIET = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


def read(text: str) -> RuleFile:
    passed = parse_file(RuleText("试.rule", text))
    errors = [render_diagnostic(found) for found in passed.diagnostics if found.severity == "error"]
    assert not errors, "\n".join(errors) + "\n" + text
    return passed.value


@given(expressions)
@QUIET
def test_reading_what_was_written_gives_the_same_expression(tree: Expr) -> None:
    for lang in ("zh", "en"):
        text = format_expression(tree, lang)
        again = parse_expression(RuleText("试", text))
        assert again.value == tree, (text, again)


@given(files())
@QUIET
def test_reading_what_was_written_gives_the_same_file(tree: RuleFile) -> None:
    chinese = format_file(tree, "zh")
    english = format_file(tree, "en")
    for text, lang in ((chinese, "zh"), (english, "en")):
        again = read(text)
        assert again.items == tree.items
        assert format_file(again, lang) == text
    assert format_file(read(english), "zh") == chinese


EXAMPLE = """\
# 全文

# 头一行
规则 T301 收转与办结相抵 # 尾巴
    # 里面
    级别：错误
    依据：《格式》（国办函〔2021〕30号）表三
    依据类别：推断
    要求：甲 = 1

# 词
词表 甲乙 = {甲，乙}
词表 丙丁 = {丙，丁}

# 末尾
"""


def test_comments_are_kept_with_their_item() -> None:
    text = format_file(read(EXAMPLE))
    assert text.startswith("# 全文\n\n# 头一行\n# 尾巴\n# 里面\n规则 T301")
    assert "\n# 词\n词表 甲乙 = {甲，乙}\n词表 丙丁 = {丙，丁}\n\n# 末尾\n" in text


def test_english_and_back_loses_nothing() -> None:
    chinese = format_file(read(EXAMPLE))
    english = format_file(read(chinese), "en")
    assert "rule T301 收转与办结相抵" in english
    assert "ground: derived" in english
    assert format_file(read(english), "zh") == chinese


def test_a_long_condition_goes_over_several_lines() -> None:
    condition = " 或 ".join(f"表三[新收, 总计] = 表三[办理总计, 总计] + {n}" for n in range(4))
    text = format_file(read(f"规则 T1 长\n级别：提示\n依据：无\n依据类别：惯例\n要求：{condition}\n"))
    assert "\n       或 表三" in text
    assert format_file(read(text)) == text


def test_brackets_are_written_where_they_are_needed_only() -> None:
    for text in (
        "甲 - (乙 - 丙)",
        "(甲 或 乙) 并且 丙",
        "非 (甲 或 乙)",
        "甲 × (乙 + 丙)",
        "-(甲 + 乙)",
        "(若 甲 则 乙) 或 丙",
    ):
        tree = parse_expression(RuleText("试", text)).value
        assert tree is not None
        assert format_expression(tree, "zh") == text.replace("×", "*")


def test_what_all_cases_share_is_written_once() -> None:
    text = (
        "规则 T1 甲\n    级别：提示\n    依据：无\n    依据类别：推断\n"
        "    对每个 列 于 表三.列\n    设 和 = 列\n"
        "    前提：和 > 1\n    情形 甲\n        要求：真\n    情形 乙\n        要求：假\n"
    )
    assert format_file(read(text)) == text


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_good_files_survive_both_languages(path: Path) -> None:
    tree = read(path.read_text(encoding="utf-8"))
    english = format_file(tree, "en")
    assert read(english).items == tree.items
    assert format_file(read(english), "zh") == format_file(tree, "zh")
