"""What changed between two packs: meaning and words, not layout."""

from __future__ import annotations

from checker.rulebook.diff import difference
from tests.language.books import pack_of, rule

TERM = "定义 上限 = 5\n"
ONE = TERM + rule("要求：年度 > 上限", "提示：“不符”")


def told(old: str, new: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = difference(pack_of(old)[0], pack_of(new)[0])
    return [(change.kind, change.name, change.told) for change in found.changes]


def test_layout_and_comments_are_no_change() -> None:
    assert told(ONE, "# 注释\n\n" + ONE.replace("年度 > 上限", "年度\n      >   上限")) == []
    assert difference(pack_of(ONE)[0], pack_of(ONE)[0]).same == 1


def test_rules_that_came_and_went() -> None:
    other = ONE.replace("X101", "X102")
    assert told(ONE, other) == [("删除", "X101", ()), ("新增", "X102", ())]


def test_each_kind_of_change_is_named() -> None:
    cases = {
        "意思：改了要求": ("年度 > 上限", "年度 ≥ 上限"),
        "用语：改了提示": ("不符", "不相符"),
        "级别：错误 → 警告": ("级别：错误", "级别：警告"),
        "依据：《试》第一条 → 《试》第二条": ("第一条", "第二条"),
        "依据类别：推断 → 原文": ("推断", "原文"),
        "名称：试 → 再试": ("X101 试", "X101 再试"),
        "生效：没有写 → 2024 年度": ("依据类别：推断", "依据类别：推断\n    生效：2024年度"),
        "用到的名称变了：上限": ("上限 = 5", "上限 = 6"),
    }
    for said, (before, after) in cases.items():
        assert told(ONE, ONE.replace(before, after)) == [("修改", "X101", (said,))]


def test_cases_and_orders() -> None:
    several = rule("情形 甲", "    要求：年度 > 1", "情形 乙", "    要求：年度 > 2")
    fewer = rule("情形 甲", "    要求：年度 > 3")
    assert told(several, fewer) == [("修改", "X101", ("意思：改了情形“甲”的要求、情形“乙”（删除）",))]
    order = "停用 national.S101 理由：“本省另有规定”\n"
    assert told(ONE, ONE + order) == [("新增", "停用 national.S101", ())]
