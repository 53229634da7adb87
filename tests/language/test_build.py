from __future__ import annotations

from decimal import Decimal

import pytest

from checker.findings.basis import YearRange
from checker.language.parse import parse_expression, parse_file
from checker.language.syntax import (
    Adjustment,
    Approx,
    Attribute,
    BasisClause,
    Binary,
    Call,
    Choice,
    Conditional,
    Definition,
    Disabling,
    Effect,
    Expr,
    Index,
    Item,
    Name,
    Number,
    PhraseDefinition,
    Quantified,
    Regex,
    Rule,
    Template,
    Text,
    Truth,
    Unary,
    WordList,
)
from checker.source.rule_text import RuleText

A, B, C, X = Name("甲"), Name("乙"), Name("丙"), Name("x")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("12", Number(12)),
        ("０．５％", Number(Decimal("0.5"), percent=True)),
        ("“甲“乙””", Text("甲“乙”")),
        ("「甲」", Text("甲")),
        ("/受理\\d+/", Regex("受理\\d+")),
        ("真", Truth(value=True)),
        ("false", Truth(value=False)),
        ("甲.乙", Attribute(A, "乙")),
        ("甲［乙，丙］", Index(A, (B, C))),
        ("甲()", Call("甲", ())),
        ("甲(乙, 丙，)", Call("甲", (B, C))),
        ("{甲、乙}", Choice((A, B))),
        ("甲 - 乙 - 丙", Binary("-", Binary("-", A, B), C)),
        ("甲 + 乙 × 丙", Binary("+", A, Binary("*", B, C))),
        ("(甲 + 乙) ÷ 丙", Binary("/", Binary("+", A, B), C)),
        ("-甲", Unary("-", A)),
        ("甲 不小于 乙", Binary(">=", A, B)),
        ("甲 ≠ 乙", Binary("!=", A, B)),
        ("甲 <= 乙", Binary("<=", A, B)),
        ("甲 ！＝ 乙", Binary("!=", A, B)),
        ("甲 约等于 乙 误差 丙", Approx(A, B, C)),
        ("甲 = 乙 至 丙", Binary("=", A, Binary("to", B, C))),
        ("甲 未提到 乙", Unary("not", Binary("mentions", A, B))),
        ("甲 不属于 乙", Unary("not", Binary("in", A, B))),
        ("非 甲 提到 乙", Unary("not", Binary("mentions", A, B))),
        ("有 甲 或 没有 乙", Binary("or", Unary("exists", A), Unary("missing", B))),
        ("甲 或 乙 并且 丙", Binary("or", A, Binary("and", B, C))),
        ("非 甲 且 乙", Binary("and", Unary("not", A), B)),
        ("若 甲 则 乙", Binary("implies", A, B)),
        ("若 甲，则 乙，否则 丙", Conditional(A, B, C)),
        ("甲 并且 若 乙 则 丙", Binary("and", A, Binary("implies", B, C))),
        ("每个 x 于 甲 都 x 大于 乙", Quantified("all", "x", A, Binary(">", X, B))),
        ("存在 x 于 甲，使 真", Quantified("any", "x", A, Truth(value=True))),
        ("非 存在 x 于 甲 使 乙", Unary("not", Quantified("any", "x", A, B))),
    ],
)
def test_expressions(text: str, tree: Expr) -> None:
    passed = parse_expression(RuleText("试", text))
    assert passed.diagnostics == ()
    assert passed.value == tree


def test_every_node_knows_its_place() -> None:
    text = "合计(表三[新收, 列]) ≥ 12"
    tree = parse_expression(RuleText("试", text)).value
    assert isinstance(tree, Binary)
    assert isinstance(tree.left, Call)
    assert text[slice(*tree.left.span)] == "合计(表三[新收, 列])"
    assert text[slice(*tree.left.arguments[0].span)] == "表三[新收, 列]"
    assert text[slice(*tree.right.span)] == "12"
    assert text[slice(*tree.span)] == text


def item(text: str) -> Item:
    passed = parse_file(RuleText("试", text))
    assert [found for found in passed.diagnostics if found.severity == "error"] == []
    return passed.value.items[0]


def rule(*fields: str) -> Rule:
    made = item("\n".join(["规则 T301 甲", "级别：错误", *fields, ""]))
    assert isinstance(made, Rule)
    return made


@pytest.mark.parametrize(
    ("raw", "document", "number", "clause"),
    [
        ("《格式》（国办函〔2021〕30号）表三“第一项”", "格式", "国办函〔2021〕30号", "表三“第一项”"),
        ("《条例》第五十条", "条例", "", "第五十条"),
        ("《关于〈办法〉的《通知》》第二条", "关于〈办法〉的《通知》", "", "第二条"),
        ("本省通知第三条", "", "", "本省通知第三条"),
    ],
)
def test_a_basis_is_taken_apart(raw: str, document: str, number: str, clause: str) -> None:
    assert rule(f"依据：{raw}", "要求：真").basis == (BasisClause(raw, document, number, clause),)


def test_each_basis_has_its_own_url() -> None:
    made = rule(
        "依据：《甲》", "依据：《乙》", "网址：“https://b”", "依据：《丙》 网址：“https://c”", "要求：真"
    )
    assert [clause.url for clause in made.basis] == ["", "https://b", "https://c"]
    assert made.basis[2].raw == "《丙》"


@pytest.mark.parametrize(
    ("head", "years"),
    [
        ("依据", YearRange()),
        ("依据（2021年度起）", YearRange(2021)),
        ("依据 (２０２０年 止)", YearRange(None, 2020)),
        ("依据（2019年度至2020年度）", YearRange(2019, 2020)),
        ("依据（2020年度）", YearRange(2020, 2020)),
        ("basis (2019 to 2020)", YearRange(2019, 2020)),
        ("basis (2021 onward)", YearRange(2021)),
        ("basis (2020 latest)", YearRange(None, 2020)),
    ],
)
def test_a_basis_may_hold_for_some_years(head: str, years: YearRange) -> None:
    (clause,) = rule(f"{head}：《甲》（文〔2021〕1号）第一条 网址：“https://a”", "要求：真").basis
    assert clause.years == years
    assert (clause.raw, clause.url) == ("《甲》（文〔2021〕1号）第一条", "https://a")


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("2021年度", Effect(2021)),
        ("２０２１", Effect(2021)),
        ("2024年1月1日", Effect(2024, 1, 1)),
        ("2024-01-31", Effect(2024, 1, 31)),
    ],
)
def test_effects(text: str, effect: Effect) -> None:
    made = rule(f"生效：{text}", f"失效：{text}", "要求：真")
    assert (made.effective, made.expires) == (effect, effect)


def test_a_message_is_words_and_expressions() -> None:
    made = rule("要求：真", "提示：“{{列}}是{列}，差 {甲 + 1}。”")
    assert made.message == Template(("{列}是", Name("列"), "，差 ", Binary("+", A, Number(1)), "。"))


def test_places_inside_a_message() -> None:
    made = rule("要求：真", "提示：“差 {甲}”")
    assert made.text is not None
    assert made.message is not None
    assert made.text.text[slice(*made.message.parts[1].span)] == "甲"  # type: ignore[union-attr]


def test_a_text_over_several_lines_loses_its_indentation() -> None:
    assert rule("要求：真", "说明：“第一段  \n      第二段”").note == "第一段\n第二段"


def test_other_items() -> None:
    assert item("定义 甲(乙, 丙) = 乙") == Definition("甲", ("乙", "丙"), B)
    assert item("词表 甲 = {乙、“丙 丁”，有}") == WordList("甲", ("乙", "丙 丁", "有"))
    assert item("句式 甲 = “受理”，/办.结/") == PhraseDefinition("甲", (Text("受理"), Regex("办.结")))
    assert item("停用 national.L101 理由：“无”") == Disabling("national.L101", "无")
    made = item("调整 河北.L101 级别：提示 失效：2025 定义 上限 = 1 理由：“宽”")
    wanted = Adjustment("河北.L101", "宽", "info", expires=Effect(2025))
    assert isinstance(made, Adjustment)
    assert made.definitions == (Definition("上限", (), Number(1)),)
    assert made == Adjustment(
        wanted.target, wanted.reason, "info", expires=wanted.expires, definitions=made.definitions
    )


def test_comments_belong_to_their_item() -> None:
    made = item("# 一\n定义 甲 = 乙 # 二\n")
    assert made.comments == ("一", "二")
