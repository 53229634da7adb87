"""The syntax tree of the rule language: frozen data, no behaviour.

`build` makes it from the Lark tree, `resolve` and `check` read it, `evaluate` and `compile` run it,
`format` prints it. Every node keeps its span in the rule file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from checker.findings.basis import ALL_YEARS, YearRange
from checker.source.rule_text import RuleText, Span

NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Number:
    """10 · 0.01 · 50% (a percentage keeps `percent`)."""

    value: int | Decimal
    percent: bool = False
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """“words”. Where a phrase is expected the same text is read as a phrase (句式)."""

    value: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Regex:
    """/…/ for the rare case."""

    pattern: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Truth:
    """真 · 假"""

    value: bool
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Name:
    """表三 · 年度 · 列 · 新收"""

    name: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Attribute:
    """句.件数 · 上年.表三 · 格式.部分"""

    base: Expr
    name: str
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Index:
    """表三[新收, 列] · 章节[总体情况]"""

    base: Expr
    arguments: tuple[Expr, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Call:
    """合计(…) · 日期(年度, 1, 1) · a definition with parameters"""

    name: str
    arguments: tuple[Expr, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """{规章, 行政规范性文件}"""

    items: tuple[Expr, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Unary:
    """`operator`: - (负), not (非), exists (有), missing (没有)."""

    operator: str
    operand: Expr
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """`operator`: + - * / ; = != < <= > >= ; and or implies ; mentions (提到) in (属于) to (至)."""

    operator: str
    left: Expr
    right: Expr
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Approx:
    """左 约等于 右 误差 0.01"""

    left: Expr
    right: Expr
    tolerance: Expr
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quantified:
    """`kind`: all (每个 x 于 域 都 条件), any (有 x 于 域 使 条件)."""

    kind: str
    variable: str
    domain: Expr
    condition: Expr
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Conditional:
    """若 条件 则 甲 否则 乙"""

    condition: Expr
    then: Expr
    otherwise: Expr
    span: Span = field(default=NOWHERE, compare=False)


Expr: TypeAlias = (
    Number
    | Text
    | Regex
    | Truth
    | Name
    | Attribute
    | Index
    | Call
    | Choice
    | Unary
    | Binary
    | Approx
    | Quantified
    | Conditional
)


@dataclass(frozen=True, slots=True)
class Template:
    """A message: words and {expressions} in turn."""

    parts: tuple[str | Expr, ...]
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class BasisClause:
    """依据（年度）：《名称》（文号）条款 — kept as written in `raw` and taken apart by `build`."""

    raw: str
    document: str
    number: str
    clause: str
    url: str = ""
    years: YearRange = ALL_YEARS  # the report years it holds for
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Binding:
    """对每个 变量 于 域（，当 条件）"""

    variable: str
    domain: Expr
    condition: Expr | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Let:
    """设 名 = 式"""

    name: str
    value: Expr
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Case:
    """情形: one requirement with its bindings. A rule without 情形 has one case named "".

    What a case leaves open it takes from its rule.
    """

    name: str
    bindings: tuple[Binding, ...] = ()
    lets: tuple[Let, ...] = ()
    applies: Expr | None = None  # 适用
    given: Expr | None = None  # 前提
    require: Expr | None = None  # 要求
    review: Expr | None = None  # 待核
    soften: Expr | None = None  # 降为提示
    severity: str | None = None
    message: Template | None = None
    remedy: Template | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Effect:
    """生效/失效: a report year (2024年度) or a day (2024年1月1日)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """规则"""

    id: str
    title: str
    severity: str  # error, warning, info
    basis: tuple[BasisClause, ...]
    basis_kind: str  # 原文, 推断, 惯例
    cases: tuple[Case, ...]
    applies: Expr | None = None  # joined by "and" with each case's own
    given: Expr | None = None
    blanks_unknown: bool = False  # 空白按：未知
    effective: Effect | None = None
    expires: Effect | None = None
    note: str = ""  # 说明: for the rule's page
    message: Template | None = None
    remedy: Template | None = None
    comments: tuple[str, ...] = field(default=(), compare=False)
    text: RuleText | None = field(default=None, compare=False, repr=False)
    span: Span = field(default=NOWHERE, compare=False)
    id_span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """定义 名(参数…) = 式"""

    name: str
    parameters: tuple[str, ...]
    value: Expr
    comments: tuple[str, ...] = field(default=(), compare=False)
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class WordList:
    """词表 名 = {词, 词}"""

    name: str
    words: tuple[str, ...]
    comments: tuple[str, ...] = field(default=(), compare=False)
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class PhraseDefinition:
    """句式 名 = “…” (several alternatives may be given, parted by ，; /…/ is a regular expression)"""

    name: str
    patterns: tuple[Text | Regex, ...]
    comments: tuple[str, ...] = field(default=(), compare=False)
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Adjustment:
    """调整 national.S104 级别：提示 理由：“…” — what is None stays as it was."""

    target: str
    reason: str
    severity: str | None = None
    message: Template | None = None
    remedy: Template | None = None
    effective: Effect | None = None
    expires: Effect | None = None
    definitions: tuple[Definition, ...] = ()  # thresholds: 调整 … 定义 雷同上限 = 0.6
    comments: tuple[str, ...] = field(default=(), compare=False)
    span: Span = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Disabling:
    """停用 national.L101 理由：“…”"""

    target: str
    reason: str
    comments: tuple[str, ...] = field(default=(), compare=False)
    span: Span = field(default=NOWHERE, compare=False)


Item: TypeAlias = Rule | Definition | WordList | PhraseDefinition | Adjustment | Disabling


@dataclass(frozen=True, slots=True)
class RuleFile:
    """All that one rule file holds, in the order written."""

    text: RuleText
    items: tuple[Item, ...]
    trailing_comments: tuple[str, ...] = ()
    head_comments: tuple[str, ...] = ()  # at the top, parted from the first item by an empty line
