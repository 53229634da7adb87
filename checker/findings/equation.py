"""A broken equality taken apart into its operands, so that one can ask which single figure would mend it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from checker.findings.finding import Evidence, Finding
from checker.model.cell import BLANK, DASH


class Term(NamedTuple):
    """An operand: `coefficient` is +1 where it adds to the left side, -1 where it adds to the right."""

    name: str
    side: str
    value: Decimal
    coefficient: int
    evidence: Evidence


class Equation(NamedTuple):
    """Left minus right is `difference` and should be 0; the terms add up to it."""

    difference: Decimal
    terms: tuple[Term, ...]

    def mended(self, term: Term) -> Decimal:
        """Return the value of a term that would make both sides equal."""
        return term.value - self.difference / term.coefficient

    def alone(self, term: Term) -> bool:
        """Tell whether a term stands alone on its side, as a total does."""
        return sum(other.side == term.side for other in self.terms) == 1


def equation_of(finding: Finding) -> Equation | None:
    """Take a finding apart; None where it is no equality of sums whose every operand is known.

    The operands must add up to what the finding says of either side: where they do not (a product, a
    rounded figure), no single figure can be named. An operand that stands on both sides is left out.
    """
    left, right = _number(finding.left), _number(finding.right)
    terms = [term for item in finding.evidence if (term := _term(item)) is not None]
    told = sum(bool(item.side) for item in finding.evidence)
    if left is None or right is None or left == right or len(terms) != told:
        return None
    if {term.side for term in terms} != {"left", "right"}:
        return None  # a side without a figure of the report is a fixed number: nobody wrote it wrong
    if (_sum(terms, "left"), _sum(terms, "right")) != (left, right):
        return None
    times = Counter(term.name for term in terms)
    return Equation(left - right, tuple(term for term in terms if times[term.name] == 1))


def _term(item: Evidence) -> Term | None:
    value = Decimal(0) if item.state in (BLANK, DASH) and not item.value else _number(item.value)
    if value is None or item.side not in ("left", "right"):
        return None
    return Term(item.name, item.side, value, item.sign if item.side == "left" else -item.sign, item)


def _sum(terms: list[Term], side: str) -> Decimal:
    return sum((term.value * term.evidence.sign for term in terms if term.side == side), Decimal(0))


def _number(text: str | None) -> Decimal | None:
    try:
        number = None if text is None else Decimal(text)
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def written(number: Decimal) -> str:
    """Write a number plainly: 12, 0.37, never 1.2E+1."""
    return format(number.normalize() if number else Decimal(0), "f")
