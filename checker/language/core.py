"""The resolved tree: what `resolve` and `check` make of the syntax tree, and what is run.

No names are left to look up: definitions are put in place, rows and columns are known to be in the form,
fields are known by their attribute. Nodes are tuples of plain data, so that a compiled pack can be stored
with marshal (see `plain`), and they keep their place in the rule file for messages.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, NamedTuple, TypeAlias

from checker.language.values import Line, Share
from checker.source.rule_text import Span

NOWHERE = Span(0, 0)


class Const(NamedTuple):
    """A number, a text, a truth value, or a tuple of words."""

    value: Any
    span: Span = NOWHERE
    name: str = ""  # the word list's name


class PhraseOf(NamedTuple):
    """A phrase: its alternatives, each ("text" or "regex", pattern)."""

    patterns: tuple[tuple[str, str], ...]
    span: Span = NOWHERE
    name: str = ""


class Var(NamedTuple):
    """A variable of 对每个, 设, a quantifier; 左, 右, 差 in messages."""

    name: str
    span: Span = NOWHERE


class Given(NamedTuple):
    """Something that the report (or the run) tells: 年度, 公布日期 … by its key in `names.GIVEN`."""

    key: str
    previous: bool = False
    span: Span = NOWHERE


class TableOf(NamedTuple):
    """表三 · 上年.表三"""

    table: str
    previous: bool = False
    span: Span = NOWHERE


class LinesOf(NamedTuple):
    """表三.列 · 表三.明细行: a list of rows or columns; `group` is "" for all of them."""

    table: str
    axis: str
    group: str = ""
    previous: bool = False
    span: Span = NOWHERE


class LineOf(NamedTuple):
    """新收 · 自然人 · 明细行 as an index."""

    table: str
    axis: str
    name: str
    span: Span = NOWHERE


class CellOf(NamedTuple):
    """表三[行, 列]: one cell, or with `many` the list of cells of a group."""

    table: str
    row: Core
    column: Core
    previous: bool = False
    many: bool = False
    span: Span = NOWHERE


class SectionOf(NamedTuple):
    """章节[总体情况]"""

    which: Core
    previous: bool = False
    span: Span = NOWHERE


class Attr(NamedTuple):
    """句.件数. `check` fills in the attribute behind the name; `share` tells that it is a percentage."""

    base: Core
    name: str
    attribute: str = ""
    share: bool = False
    span: Span = NOWHERE


class Apply(NamedTuple):
    """A call. `kinds` (filled in by `check`) says what each argument has to be turned into."""

    function: str
    arguments: tuple[Core, ...]
    kinds: tuple[str, ...] = ()
    span: Span = NOWHERE


class ListOf(NamedTuple):
    """{甲, 乙}"""

    items: tuple[Core, ...]
    span: Span = NOWHERE


class Op1(NamedTuple):
    """- not exists missing"""

    operator: str
    operand: Core
    span: Span = NOWHERE


class Op2(NamedTuple):
    """+ - * / ; = != < <= > >= ; and or implies ; mentions in to"""

    operator: str
    left: Core
    right: Core
    span: Span = NOWHERE


class Near(NamedTuple):
    """甲 约等于 乙 误差 丙"""

    left: Core
    right: Core
    tolerance: Core
    span: Span = NOWHERE


class Each(NamedTuple):
    """`kind`: all (每个 … 都), any (有 … 使)."""

    kind: str
    variable: str
    domain: Core
    condition: Core
    span: Span = NOWHERE


class If(NamedTuple):
    """若 … 则 … 否则 …"""

    condition: Core
    then: Core
    otherwise: Core
    span: Span = NOWHERE


class Wrong(NamedTuple):
    """Stands where something was wrong that is reported already."""

    span: Span = NOWHERE


Core: TypeAlias = (
    Const
    | PhraseOf
    | Var
    | Given
    | TableOf
    | LinesOf
    | LineOf
    | CellOf
    | SectionOf
    | Attr
    | Apply
    | ListOf
    | Op1
    | Op2
    | Near
    | Each
    | If
    | Wrong
)

NODES: tuple[type[Any], ...] = (
    Const,
    PhraseOf,
    Var,
    Given,
    TableOf,
    LinesOf,
    LineOf,
    CellOf,
    SectionOf,
    Attr,
    Apply,
    ListOf,
    Op1,
    Op2,
    Near,
    Each,
    If,
    Wrong,
)
_NUMBER_OF = {node: at for at, node in enumerate(NODES)}


def plain(node: Any) -> Any:
    """Turn a tree into tuples, texts and integers, which marshal can store."""
    kind = _NUMBER_OF.get(type(node))
    if kind is not None:
        return ("n", kind, *(plain(part) for part in node))
    if isinstance(node, Span):
        return ("s", node.start, node.end)
    if isinstance(node, Share):
        return ("p", str(node))
    if isinstance(node, Decimal):
        return ("d", str(node))
    if isinstance(node, tuple):
        return ("t", *(plain(part) for part in node))
    return node


def plain_line(table: str, axis: str, name: str, keys: tuple[str, ...]) -> Any:
    """Write a row or column as `from_plain` reads it."""
    return ("l", table, axis, name, *keys)


def from_plain(data: Any) -> Any:
    """Undo `plain`."""
    if not isinstance(data, tuple):
        return data
    tag = data[0]
    if tag == "n":
        return NODES[data[1]](*(from_plain(part) for part in data[2:]))
    if tag == "l":
        return Line(data[1], data[2], data[3], data[4:])
    if tag == "s":
        return Span(data[1], data[2])
    if tag == "p":
        return Share(data[1])
    if tag == "d":
        return Decimal(data[1])
    return tuple(from_plain(part) for part in data[1:])


def children(node: Core) -> tuple[Core, ...]:
    """Return the parts of a node that are trees themselves, in the order written."""
    found: list[Core] = []
    part: Any
    for part in node:
        if type(part) in _NUMBER_OF:
            found.append(part)
        elif isinstance(part, tuple):
            found.extend(item for item in part if type(item) in _NUMBER_OF)
    return tuple(found)


def walk(node: Core) -> list[Core]:
    """Return a node and all below it."""
    found = [node]
    for child in children(node):
        found.extend(walk(child))
    return found


def variables(node: Core) -> set[str]:
    """Return the names of the variables that a tree reads."""
    return {part.name for part in walk(node) if isinstance(part, Var)}


COMPARISONS = ("=", "!=", "<", "<=", ">", ">=")


def sides(node: Core) -> tuple[Core, Core] | None:
    """Return both sides of a comparison."""
    if isinstance(node, Op2) and node.operator in COMPARISONS:
        return node.left, node.right
    return (node.left, node.right) if isinstance(node, Near) else None
