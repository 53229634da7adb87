from __future__ import annotations

import pytest

from checker.language.diagnostics import Diagnostic
from checker.language.render import display_width, render_diagnostic
from checker.source.rule_text import RuleText, Span


def drawn(source: str, start: int, end: int) -> list[str]:
    return render_diagnostic(Diagnostic("P001", "错", RuleText("试.rule", source), Span(start, end))).split(
        "\n"
    )


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("要求", 4), ("\t", 4), ("e\u0301", 1), ("𠮷", 2), ("：", 2)]
)
def test_widths(text: str, width: int) -> None:
    assert display_width(text) == width


def test_the_caret_counts_columns_not_characters() -> None:
    lines = drawn("一行\n\t要求：甲乙丙", 7, 9)
    assert lines[1:] == [" --> 试.rule:2:5", "  |", "2 |     要求：甲乙丙", "  |           ^^^^"]


def test_everything_is_told() -> None:
    found = Diagnostic(
        "K012", "少了依据", RuleText("试.rule", "规则"), Span(0, 2), ("甲", "乙"), "补上", "T301", "warning"
    )
    assert render_diagnostic(found).split("\n") == [
        "警告[K012] 少了依据（规则 T301）",
        " --> 试.rule:1:1",
        "  |",
        "1 | 规则",
        "  | ^^^^",
        "  = 期望：甲、乙",
        "  = 建议：补上",
    ]


def test_a_long_line_is_cut_around_the_mistake() -> None:
    source, carets = drawn("甲" * 200 + "乙" + "丙" * 200, 200, 201)[3:5]
    assert display_width(source) < 140
    assert source[4] == "…"
    assert source.index("乙") - 5 == (len(carets) - 2 - 4) // 2


def test_a_mistake_over_several_lines_is_marked_on_the_first() -> None:
    assert drawn("甲乙\n丙丁", 1, 5)[4] == "  |   ^^"


def test_the_end_of_the_text_can_be_marked() -> None:
    assert drawn("甲", 1, 1)[4].endswith("^")


def test_what_cannot_be_seen_is_shown_as_a_mark() -> None:
    assert "\x00" not in "".join(drawn("甲\x00乙", 1, 2))
