"""Rules as code: what is decided beforehand, what is left to the evaluator, what can be stored."""

from __future__ import annotations

import marshal

import pytest

from checker.language.compile import compile_rules, draft_rules
from checker.language.core import from_plain, plain
from checker.language.functions import standard_functions
from checker.language.phrase_compile import compile_phrase, phrase_of, wordings_of_form
from checker.language.phrases import compiled
from checker.language.program import Program, PureCase, program_of
from checker.language.ready import ReadyCase, case_of, head_of, plain_rule
from checker.language.runtime import POISON, Strange, numbers_of, plain_table
from checker.schema.load import load_form
from checker.schema.spec import Layout
from checker.testing.reports import build_report
from tests.language.books import rule, sound

NOW = Layout("2021", "2021", "2021", "2021")
BEFORE = Layout("2019", "2019", "2019", "2019")
FUNCTIONS = standard_functions()
T301 = rule(
    "对每个 列 于 表三.列",
    "要求：表三[新收, 列] + 表三[上年结转, 列] = 表三[办理总计, 列] + 表三[结转下年, 列]",
)
T302 = rule(
    "对每个 列 于 表三.列",
    "前提：非 (表三[办理总计, 列].状态 属于 {空白, 横线})",
    "要求：合计(表三[明细行, 列]) = 表三[办理总计, 列]",
)


def program(text: str, layout: Layout = NOW) -> Program:
    return compile_rules(sound(text).entries, layout, FUNCTIONS)


def test_identities_are_written_out_cell_by_cell() -> None:
    draft = draft_rules(sound(T301).entries, NOW, FUNCTIONS)
    assert "((c3_0 + c3_7) == (c3_161 + c3_168))" in draft.source
    assert [case[0] for cases in draft.cases for case in cases] == ["pure"]


def test_states_are_decided_beforehand_for_plain_tables() -> None:
    draft = draft_rules(sound(T302).entries, NOW, FUNCTIONS)
    pure = draft.source.partition("def case_")[0]
    assert "STATES" not in pure
    assert pure.count("if not") == 7


def test_each_edition_has_its_own_places() -> None:
    """（六）其他处理 is one row in 2019 and three in 2021."""
    text = rule("要求：合计(表三[其他处理, 总计]) = 0")
    assert draft_rules(sound(text).entries, NOW, FUNCTIONS).source.count("+") >= 2
    assert "(c3_" in draft_rules(sound(text).entries, BEFORE, FUNCTIONS).source


def test_units_that_do_not_hold_are_named() -> None:
    made = program(T301)
    figures = [0] * 175
    assert made.pure["t3"](tuple(figures)) == []
    figures[2] = 5
    assert made.pure["t3"](tuple(figures)) == [2]
    figures[7] = POISON  # type: ignore[call-overload]
    assert made.pure["t3"](tuple(figures)) == [0, 2]
    case = made.cases[0][0]
    assert isinstance(case, PureCase)
    assert case.bindings[2][0][0] == "列"


@pytest.mark.parametrize(
    "operation", ["POISON + 1", "1 + POISON", "POISON == 1", "1 != POISON", "not POISON"]
)
def test_poison_spoils_everything(operation: str) -> None:
    with pytest.raises(Strange):
        eval(operation, {"POISON": POISON})


def test_figures_of_a_table() -> None:
    report = build_report({"表三": {"新收": {"自然人": "空白", "商业企业": "读不清", "其他": 4}}})
    numbers = numbers_of(report.tables["t3"])
    assert numbers is not None
    assert (numbers[0], numbers[5]) == (0, 4)
    assert numbers[1] is POISON
    assert not plain_table(report.tables["t3"])
    assert plain_table(report.tables["t4"])
    assert numbers_of(build_report({"表格": {"表三": "图片"}}).tables["t3"]) is None


def test_a_program_can_be_stored_as_plain_data() -> None:
    made = program(T301 + T302.replace("X101", "X102"))
    again = program_of(marshal.loads(marshal.dumps(made.stored)))
    figures = tuple(range(175))
    assert again.pure["t3"](figures) == made.pure["t3"](figures)
    assert len(again.cases) == 2


def test_phrases_are_stored_with_the_program() -> None:
    text = rule(
        "对每个 句 于 匹配(章节[总体情况], “收到〔件数：数〕件…〔行：表三行〕［句不含：甲］”)",
        "要求：句.件数 = 1",
    )
    stored = program(text).stored
    ((patterns, plain_phrase),) = marshal.loads(marshal.dumps(stored))[-1]
    fresh = compile_phrase(patterns, wordings_of_form(load_form("2021")))
    assert phrase_of(plain_phrase, fresh.wordings) == fresh == compiled(patterns, NOW)
    assert stored[-2] == tuple(NOW)


def test_rules_can_be_stored_as_plain_data() -> None:
    text = rule(
        "生效：2022年度",
        "对每个 句 于 匹配(章节[总体情况], “收到〔件数：数〕件”)",
        "设 占比 = 句.件数 / 表三[新收, 总计]",
        "要求：占比 约等于 12.5% 误差 0.01 且 章节[总体情况] 提到 {甲, 乙}",
        "提示：“{句}：{占比}”",
    )
    ready = sound(text).entries[0].rule
    head, cases = marshal.loads(marshal.dumps(plain_rule(ready)))
    assert head_of(head) == ready.head
    assert tuple(case_of(case) for case in cases) == ready.cases


def test_plain_and_back_is_the_same_tree() -> None:
    case: ReadyCase = sound(T302).entries[0].cases[0]
    assert from_plain(plain(case.require)) == case.require
