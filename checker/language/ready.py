"""A rule that has passed every check: plain data, ready to run, to be stored and to be read back."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeAlias

from checker.findings.basis import Basis, YearRange
from checker.language import core

MessageParts: TypeAlias = tuple[str | core.Core, ...]


class ReadyBinding(NamedTuple):
    """对每个 变量 于 域，当 条件"""

    variable: str
    domain: core.Core
    condition: core.Core | None


class ReadyCase(NamedTuple):
    """One 情形. 适用 and 前提 of rule and case are joined; 设 is put in place."""

    name: str
    bindings: tuple[ReadyBinding, ...]
    given: core.Core | None  # 适用 and 前提
    require: core.Core
    review: core.Core | None
    soften: core.Core | None
    severity: str
    message: MessageParts | None
    remedy: MessageParts | None
    formula: str  # the requirement as the rule writes it
    lets: tuple[tuple[str, core.Core], ...] = ()  # for explanations


class Moment(NamedTuple):
    """生效 or 失效: a report year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None


class RuleHead(NamedTuple):
    """What is known of a rule without its trees."""

    id: str
    title: str
    severity: str
    basis: tuple[Basis, ...]
    basis_kind: str
    blanks_unknown: bool
    effective: Moment | None
    expires: Moment | None
    note: str
    pack: str
    file: str
    line: int


class ReadyRule(NamedTuple):
    """A rule that can run."""

    head: RuleHead
    cases: tuple[ReadyCase, ...]


def plain_rule(rule: ReadyRule) -> Any:
    """Turn a rule into what marshal can store."""
    head = rule.head
    return (
        (
            *head[:3],
            tuple((*basis[:-1], tuple(basis.years)) for basis in head.basis),
            *head[4:6],
            _tuple(head.effective),
            _tuple(head.expires),
            *head[8:],
        ),
        tuple(core.plain(tuple(_plain_case(case))) for case in rule.cases),
    )


def _tuple(moment: Moment | None) -> Any:
    return None if moment is None else tuple(moment)


def _plain_case(case: ReadyCase) -> Any:
    bindings: Any = tuple(tuple(binding) for binding in case.bindings)
    return case._replace(bindings=bindings)


def head_of(data: Any) -> RuleHead:
    """Read a head back."""
    head = RuleHead(*data)
    return head._replace(
        basis=tuple(Basis(*basis[:-1], YearRange(*basis[-1])) for basis in head.basis),
        effective=None if head.effective is None else Moment(*head.effective),
        expires=None if head.expires is None else Moment(*head.expires),
    )


def case_of(data: Any) -> ReadyCase:
    """Read a case back."""
    case = ReadyCase(*core.from_plain(data))
    return case._replace(bindings=tuple(ReadyBinding(*binding) for binding in case.bindings))
