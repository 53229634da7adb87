"""Random rules and random reports: well typed by construction, strange in every other way."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from checker.language.syntax import (
    Approx,
    Attribute,
    Binary,
    Binding,
    Call,
    Case,
    Choice,
    Conditional,
    Expr,
    Index,
    Name,
    Number,
    Quantified,
    Rule,
    Text,
    Truth,
    Unary,
)

T3_ROWS = ("新收", "上年结转", "予以公开", "办理总计", "结转下年", "国家秘密")
T3_COLUMNS = ("自然人", "商业企业", "其他", "总计")
T3_GROUPS = ("明细行", "不予公开", "其他处理")
T4_ROWS = ("行政复议", "直接起诉")
T4_COLUMNS = ("维持", "总计")
SECTIONS = ("总体情况", "问题与改进", "其他事项")
WORDS = ("公开", "督查", "没有这样的话", "收费")

small = st.integers(0, 3)


def pick(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


def cells(variables: dict[str, str]) -> st.SearchStrategy[Expr]:
    """Single cells; a variable for a row or column where there is one."""
    rows = [Name(name) for name in T3_ROWS] + [Name(n) for n, kind in variables.items() if kind == "row"]
    columns = [Name(name) for name in T3_COLUMNS]
    columns += [Name(name) for name, kind in variables.items() if kind == "column"]
    t3 = st.builds(
        lambda row, column, before: Index(_table("表三", before=before), (row, column)),
        st.sampled_from(rows),
        st.sampled_from(columns),
        st.booleans() if "上年" in variables else st.just(False),
    )
    t4 = st.builds(
        lambda row, column: Index(Name("表四"), (Name(row), Name(column))), pick(*T4_ROWS), pick(*T4_COLUMNS)
    )
    t2 = st.builds(
        lambda row, column: Index(Name("表二"), (Name(row), Name(column))),
        pick("规章", "行政规范性文件"),
        pick("制发", "现行有效"),
    )
    places = [t3, t4, t2]
    held = [Name(name) for name, kind in variables.items() if kind == "cell"]
    if held:
        places += [st.sampled_from(held)] * 2
    return st.one_of(places)


def _table(name: str, *, before: bool) -> Expr:
    return Attribute(Name("上年"), name) if before else Name(name)


def sums() -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(
            lambda group, column: Call("合计", (Index(Name("表三"), (Name(group), Name(column))),)),
            pick(*T3_GROUPS),
            pick(*T3_COLUMNS),
        ),
        st.builds(
            lambda row: Call("合计", (Index(Name("表三"), (Name(row), Name("申请人"))),)), pick(*T3_ROWS)
        ),
    )


def numbers(variables: dict[str, str], depth: int = 2) -> st.SearchStrategy[Expr]:
    leaves = st.one_of(cells(variables), cells(variables), sums(), small.map(Number))
    if depth == 0:
        return leaves
    inner = numbers(variables, depth - 1)
    return st.one_of(
        leaves,
        st.builds(Binary, pick("+", "-"), inner, inner),
        st.builds(Binary, pick("*", "/"), inner, st.one_of(small.map(Number), inner)),
        st.builds(lambda value: Call("绝对值", (value,)), inner),
        st.builds(lambda value: Unary("-", value), inner),
        st.builds(lambda left, right: Call("最大", (left, right)), inner, inner),
        st.builds(Conditional, conditions(variables, 0), inner, inner),
    )


def conditions(variables: dict[str, str], depth: int = 2) -> st.SearchStrategy[Expr]:
    inner_depth = max(depth - 1, 0)
    number = numbers(variables, min(inner_depth, 1))
    leaves: list[st.SearchStrategy[Expr]] = [
        st.builds(Binary, pick("=", "!=", "<", "<=", ">", ">="), number, number),
        st.builds(Binary, pick("=", "<="), cells(variables), cells(variables)),
        st.builds(Approx, number, number, small.map(Number)),
        st.builds(
            lambda cell, states: Binary(
                "in", Attribute(cell, "状态"), Choice(tuple(Name(state) for state in states))
            ),
            cells(variables),
            st.lists(pick("空白", "横线", "数", "读不清", "文字"), min_size=1, max_size=3),
        ),
        st.builds(
            lambda cell, state: Binary("=", Attribute(cell, "状态"), Text(state)),
            cells(variables),
            pick("空白", "数", "图片"),
        ),
        st.builds(Unary, pick("exists", "missing"), cells(variables)),
        st.builds(
            lambda operator, name: Unary(operator, Index(Name("章节"), (Name(name),))),
            pick("exists", "missing"),
            pick(*SECTIONS),
        ),
        st.builds(lambda operator: Unary(operator, Name("上年")), pick("exists", "missing")),
        st.builds(lambda name: Unary("missing", Attribute(Name(name), "空白格")), pick("表二", "表三", "表四")),
        st.builds(
            lambda name, word: Binary("mentions", Index(Name("章节"), (Name(name),)), Text(word)),
            pick(*SECTIONS),
            pick(*WORDS),
        ),
        st.builds(lambda kind: Binary("=", Name("机关类别"), Name(kind)), pick("政府部门", "人民政府")),
        st.builds(Truth, st.booleans()),
        st.builds(lambda day: Binary("<=", Name("公布日期"), day), _days()),
    ]
    if depth == 0:
        return st.one_of(leaves)
    inner = conditions(variables, inner_depth)
    return st.one_of(
        *leaves[:4],
        st.one_of(leaves),
        st.builds(Binary, pick("and", "or", "implies"), inner, inner),
        st.builds(lambda value: Unary("not", value), inner),
        _quantified(variables, inner_depth),
    )


def _days() -> st.SearchStrategy[Expr]:
    return st.builds(
        lambda month, day: Call("日期", (Binary("+", Name("年度"), Number(1)), Number(month), Number(day))),
        st.integers(1, 3),
        st.integers(1, 31),
    )


def domains() -> st.SearchStrategy[tuple[str, Expr]]:
    """What can be gone through, with the kind of its members."""
    return st.sampled_from(
        (
            ("column", Attribute(Name("表三"), "列")),
            ("column", Attribute(Name("表三"), "申请人")),
            ("row", Attribute(Name("表三"), "明细行")),
            ("row", Attribute(Name("表三"), "行")),
            ("row", Choice((Name("新收"), Name("办理总计")))),
            ("cell", Attribute(Name("表三"), "格")),
            ("cell", Attribute(Name("表四"), "格")),
            ("section", Name("章节")),
        )
    )


def _quantified(variables: dict[str, str], depth: int) -> st.SearchStrategy[Expr]:
    def make(choice: tuple[str, Expr]) -> st.SearchStrategy[Expr]:
        kind, domain = choice
        name = "某" if "某" not in variables else "某甲"
        inner = conditions({**variables, name: kind}, min(depth, 1))
        return st.builds(lambda how, condition: Quantified(how, name, domain, condition), pick("all", "any"), inner)

    return domains().flatmap(make)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """A rule of one or two cases."""
    cases = tuple(draw(_case(str(number))) for number in range(draw(st.integers(1, 2))))
    return Rule("X101", "试", "error", (), "推断", cases, blanks_unknown=draw(st.integers(0, 5)) == 0)


@st.composite
def _case(draw: st.DrawFn, name: str) -> Case:
    variables: dict[str, str] = {}
    if draw(st.booleans()):
        variables["上年"] = "previous"
    bindings = []
    for number in range(draw(st.integers(0, 2))):
        kind, domain = draw(domains())
        if kind == "cell" and number:
            continue  # 189 times 27 bindings would only be slow
        condition = draw(conditions({**variables, f"项{number}": kind}, 0)) if draw(st.booleans()) else None
        bindings.append(Binding(f"项{number}", domain, condition))
        variables[f"项{number}"] = kind
        if kind == "cell":
            break
    given = draw(st.one_of(st.none(), conditions(variables, 1)))
    return Case(
        name,
        tuple(bindings),
        given=given,
        require=draw(conditions(variables, 2)),
        review=draw(st.one_of(st.none(), conditions(variables, 0))),
    )


def cell_words() -> st.SearchStrategy[Any]:
    return st.sampled_from(
        (0, 1, 2, 3, 3, 5, "空白", "空白", "-", "缺失", "读不清", "图片", "另附", "2（其中1件）", "1.5")
    )


@st.composite
def reports(draw: st.DrawFn, *, year: int = 2024) -> dict[str, Any]:
    """Plain data for build_report."""
    data: dict[str, Any] = {"年度": year}
    if year > 2020 and draw(st.integers(0, 3)) == 0:
        data["表样"] = {"表三": "2019"}
    if draw(st.booleans()):
        rows = draw(st.lists(pick(*(row for row in T3_ROWS)), unique=True, max_size=5))
        data["表三"] = {
            row: {column: draw(cell_words()) for column in T3_COLUMNS if draw(st.booleans())} for row in rows
        }
    if draw(st.integers(0, 3)) == 0:
        data["表四"] = {row: {"维持": draw(cell_words()), "总计": draw(cell_words())} for row in T4_ROWS}
    if draw(st.integers(0, 4)) == 0:
        data["表格"] = {draw(pick("表二", "表三", "表四")): draw(pick("图片", "附件", "缺失", "读不清"))}
    if draw(st.integers(0, 3)) == 0:
        data["删去章节"] = [draw(pick(*SECTIONS))]
    if draw(st.integers(0, 3)) == 0:
        data["章节图片"] = {draw(pick(*SECTIONS)): 1}
    if draw(st.integers(0, 3)) == 0:
        data["公布日期"] = None
    if draw(st.integers(0, 3)) == 0:
        data["机关类别"] = "未知"
    return data
