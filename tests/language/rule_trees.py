"""Hypothesis strategies for syntax trees that a rule file can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from checker.findings.basis import YearRange
from checker.language import syntax as s
from checker.language.build import basis_clause
from checker.language.keywords import INNER_WORDS
from checker.source.rule_text import RuleText, Span

_LETTERS = "甲乙丙丁新收总计列行部分或于至有非税等于x_·9"
names = (
    st.text(_LETTERS, min_size=1, max_size=5)
    .filter(lambda name: name[0] not in "9·_" and name not in INNER_WORDS)
    .map(str)
)
ids = st.from_regex(r"[A-Z][0-9]{3}", fullmatch=True)
_WORDS = "公开申请件数，。：“”「」『』\"'（）#＃/一二{}12 "
raw_texts = st.text(_WORDS, max_size=12)


def _quotable(text: str) -> bool:
    depth = 0
    for mark in text:
        depth += (mark == "“") - (mark == "”")
        if depth < 0 or depth > 3:
            return '"' not in text and "＂" not in text
    return depth == 0 or ('"' not in text and "＂" not in text)


texts = raw_texts.filter(_quotable)
numbers = st.builds(
    s.Number,
    st.one_of(st.integers(0, 10**6), st.decimals(0, 1000, places=2, allow_nan=False)),
    st.booleans(),
)
leaves = st.one_of(
    numbers,
    st.builds(s.Text, texts),
    st.builds(s.Regex, st.from_regex(r"[a-z甲+]{1,6}", fullmatch=True)),
    st.builds(s.Truth, st.booleans()),
    st.builds(s.Name, names),
)
_BINARY = [
    "+",
    "-",
    "*",
    "/",
    "=",
    "!=",
    "<",
    "<=",
    ">",
    ">=",
    "and",
    "or",
    "implies",
    "mentions",
    "in",
    "to",
]


def _larger(inner: st.SearchStrategy[s.Expr]) -> st.SearchStrategy[s.Expr]:
    some = st.lists(inner, min_size=1, max_size=3).map(tuple)
    return st.one_of(
        st.builds(s.Attribute, inner, names),
        st.builds(s.Index, inner, some),
        st.builds(s.Call, names, st.lists(inner, max_size=3).map(tuple)),
        st.builds(s.Choice, some),
        st.builds(s.Unary, st.sampled_from(["-", "not", "exists", "missing"]), inner),
        st.builds(s.Binary, st.sampled_from(_BINARY), inner, inner),
        st.builds(s.Approx, inner, inner, inner),
        st.builds(s.Quantified, st.sampled_from(["all", "any"]), names, inner, inner),
        st.builds(s.Conditional, inner, inner, inner),
    )


expressions = st.recursive(leaves, _larger, max_leaves=12)
simple = st.recursive(
    st.builds(s.Name, names), lambda i: st.builds(s.Binary, st.just("+"), i, i), max_leaves=3
)
optional = st.none() | expressions


@st.composite
def templates(draw: st.DrawFn) -> s.Template:
    parts: list[str | s.Expr] = []
    for _ in range(draw(st.integers(1, 3))):
        word = draw(st.text("申请件数，。“”「」{}12", min_size=1, max_size=6).filter(_balanced))
        parts.append(word)
        if draw(st.booleans()):
            parts.append(draw(simple))
    joined: list[str | s.Expr] = []
    for part in parts:
        if joined and isinstance(part, str) and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return s.Template(tuple(joined))


def _balanced(text: str) -> bool:
    depth = 0
    for mark in text:
        depth += (mark == "“") - (mark == "”")
        if depth < 0 or depth > 1:
            return False
    return depth == 0


effects = st.one_of(
    st.builds(s.Effect, st.integers(2000, 2099)),
    st.builds(s.Effect, st.integers(2000, 2099), st.integers(1, 12), st.integers(1, 28)),
)
_years = st.one_of(st.none(), st.integers(2000, 2099))
bases = st.builds(
    lambda raw, years: basis_clause(raw, Span(0, 0), years),
    st.text("《》（）〔〕“”第一条项2021号", min_size=1, max_size=14),
    st.builds(YearRange, _years, _years).filter(lambda one: (one.first or 0) <= (one.last or 9999)),
)
titles = st.text("收转与办结相抵（一）“”、1", min_size=1, max_size=10)
severities = st.sampled_from(["error", "warning", "info"])
comments = st.lists(st.text("注意，这里#x“1", max_size=8).map(str.strip), max_size=2).map(tuple)
bindings = st.builds(s.Binding, names, expressions, optional)
lets = st.builds(s.Let, names, expressions)


def _names_differ(rule: s.Rule) -> bool:
    """Whether no 对每个 and no 设 of a case gives a name that another gave."""
    for case in rule.cases:
        given = [*(one.variable for one in case.bindings), *(one.name for one in case.lets)]
        if len(set(given)) < len(given):
            return False
    return True


def _cases(name: st.SearchStrategy[str], *, whole: bool) -> st.SearchStrategy[s.Case]:
    own = st.none() if whole else optional
    message = st.none() if whole else st.none() | templates()
    return st.builds(
        s.Case,
        name,
        st.lists(bindings, max_size=2).map(tuple),
        st.lists(lets, max_size=2).map(tuple),
        own,
        own,
        expressions,
        optional,
        optional,
        st.none() if whole else st.none() | severities,
        message,
        message,
    )


def _moments(draw: st.DrawFn) -> tuple[s.Effect | None, s.Effect | None]:
    """生效 and 失效, in that order where both are of one kind."""
    one, other = draw(st.none() | effects), draw(st.none() | effects)
    if one is not None and other is not None and (one.month is None) is (other.month is None):
        one, other = sorted(
            (one, other), key=lambda effect: (effect.year, effect.month or 0, effect.day or 0)
        )
    return one, other


@st.composite
def rules(draw: st.DrawFn) -> s.Rule:
    if draw(st.booleans()):
        cases: tuple[s.Case, ...] = (draw(_cases(st.just(""), whole=True)),)
    else:
        names_ = draw(st.lists(names, min_size=1, max_size=2, unique=True))
        cases = tuple(draw(_cases(st.just(name), whole=False)) for name in names_)
    kind = draw(st.sampled_from(["", "原文", "推断"]))
    effective, expires = _moments(draw)
    return s.Rule(
        id=draw(ids),
        title=draw(titles),
        severity=draw(severities),
        basis=tuple(draw(st.lists(bases, max_size=2))),
        basis_kind=kind,
        cases=cases,
        applies=draw(optional),
        given=draw(optional),
        blanks_unknown=draw(st.booleans()),
        effective=effective,
        expires=expires,
        note=draw(texts),
        message=draw(st.none() | templates()),
        remedy=draw(st.none() | templates()),
        comments=draw(comments),
    )


definitions = st.builds(
    s.Definition, names, st.lists(names, max_size=2, unique=True).map(tuple), expressions, comments
)
word_lists = st.builds(
    s.WordList,
    names,
    st.lists(
        st.text("备案代表有规则、 x1", min_size=1, max_size=4).map(str.strip).filter(bool),
        min_size=1,
        max_size=30,
    ).map(tuple),
    comments,
)
phrases = st.builds(
    s.PhraseDefinition,
    names,
    st.lists(
        st.sampled_from(["（受理｜收到）…〔件数：数〕件", "办结〔件数：数〕件", "占〔比：百分数〕"]).map(
            s.Text
        ),
        min_size=1,
        max_size=4,
    ).map(tuple),
    comments,
)
targets = st.builds(
    lambda pack, rule: f"{pack}.{rule}", st.sampled_from(["national", "hebei-hr", "河北"]), ids
)
disablings = st.builds(s.Disabling, targets, texts, comments)
adjustments = st.builds(
    s.Adjustment,
    targets,
    texts,
    st.none() | severities,
    st.none() | templates(),
    st.none() | templates(),
    st.none() | effects,
    st.none() | effects,
    st.lists(st.builds(s.Definition, names, st.just(()), expressions), max_size=2).map(tuple),
    comments,
)


@st.composite
def files(draw: st.DrawFn) -> s.RuleFile:
    items = draw(
        st.lists(
            st.one_of(
                rules().filter(_names_differ), definitions, word_lists, phrases, disablings, adjustments
            ),
            max_size=4,
        )
    )
    seen: set[str] = set()
    kept: list[s.Item] = []
    for item in items:
        key = item.id if isinstance(item, s.Rule) else getattr(item, "name", "")
        if not key or key not in seen:
            kept.append(item)
            seen.add(key)
    return s.RuleFile(RuleText("生成.rule", ""), tuple(kept), draw(comments), draw(comments) if kept else ())
