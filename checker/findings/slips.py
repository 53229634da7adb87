"""How a wrong figure may have come about: a guess, marked as one, and only where exactly one fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from checker.findings.equation import Equation, Term, equation_of, written
from checker.findings.finding import Finding, Slip
from checker.findings.group import ONE_CELL

_REASONS = {
    "digits_swapped": "可能是两个数字写颠倒了",
    "last_year": "它与上年相同，可能是上年数字没有更新",
    "unit": "可能是把元当成了万元",
    "total_not_filled": "可能是没有填",
}
_TEN_THOUSAND = 10_000  # 元 in 万元


def with_guesses(findings: Sequence[Finding], last_year: Mapping[str, Decimal]) -> tuple[Finding, ...]:
    """Add the likely slip to findings that stand alone or head a group.

    `last_year` gives the figures of the report before by their names in findings (表三[新收, 自然人]).
    """
    return tuple(_with_guess(finding, last_year) for finding in findings)


def _with_guess(finding: Finding, last_year: Mapping[str, Decimal]) -> Finding:
    if finding.group:
        return finding
    equation = equation_of(finding)
    if equation is None:
        return finding
    if finding.guess is not None and finding.guess.kind == ONE_CELL:
        return _explained(finding, finding.guess, equation, last_year)
    slips = list(_slips(equation, last_year))
    return finding._replace(guess=slips[0]) if len(slips) == 1 else finding


def _explained(
    finding: Finding, guess: Slip, equation: Equation, last_year: Mapping[str, Decimal]
) -> Finding:
    """Say of the figure that a group hangs on how it may have come about, where one way fits."""
    slips = [
        slip for slip in _slips(equation, last_year) if slip.cell == guess.cell and slip.kind in _REASONS
    ]
    if len(slips) != 1:
        return finding
    message = f"{guess.message}；{_REASONS[slips[0].kind]}"
    return finding._replace(guess=slips[0]._replace(message=message))


def _slips(equation: Equation, last_year: Mapping[str, Decimal]) -> Iterator[Slip]:
    for term in equation.terms:
        proposed = equation.mended(term)
        if equation.alone(term) and term.value == 0 and proposed > 0:
            # A total that was not filled in also "leaves out" every row: the plainer guess stands alone.
            yield _slip("total_not_filled", term, proposed, f"“{term.name}”为 0，可能没有填")
            return
    for term in equation.terms:
        yield from _of_term(equation, term, last_year)
    yield from _unit(equation)


def _of_term(equation: Equation, term: Term, last_year: Mapping[str, Decimal]) -> Iterator[Slip]:
    proposed = equation.mended(term)
    if proposed >= 0 and written(proposed) in _swapped(term.value):
        said = f"“{term.name}”的 {written(term.value)} 可能是 {written(proposed)} 写颠倒了数字"
        yield _slip("digits_swapped", term, proposed, said)
    before = last_year.get(term.name)
    if before is not None and before == term.value != proposed:
        said = f"“{term.name}”的 {written(term.value)} 与上年相同，可能是上年数字没有更新"
        yield _slip("last_year", term, proposed, said)
    yield from _row(equation, term)


def _row(equation: Equation, term: Term) -> Iterator[Slip]:
    """Guess that the other side left this operand out, or counted it twice."""
    if term.value <= 0 or equation.alone(term):
        return
    # How much this term's side exceeds the other one.
    excess = equation.difference if term.side == "left" else -equation.difference
    amount = term.value * term.evidence.sign
    if excess == amount:
        yield _slip("row_left_out", term, None, f"差额正好等于“{term.name}”，另一边可能漏计了这一项")
    elif excess == -amount:
        yield _slip("row_twice", term, None, f"差额正好等于“{term.name}”，另一边可能把这一项计了两次")


def _unit(equation: Equation) -> Iterator[Slip]:
    if len(equation.terms) != 2:
        return
    small, large = sorted(equation.terms, key=lambda term: term.value)
    if small.value > 0 and small.value * _TEN_THOUSAND == large.value:
        said = f"两数正好相差一万倍，“{large.name}”可能把元当成了万元"
        yield _slip("unit", large, small.value, said)


def _swapped(value: Decimal) -> frozenset[str]:
    """Return the numbers made by swapping two neighbouring digits of a whole number."""
    digits = written(value)
    if not digits.isdigit():
        return frozenset()
    swaps = (digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1))
    return frozenset(swap for swap in swaps if swap != digits and not swap.startswith("0"))


def _slip(kind: str, term: Term, proposed: Decimal | None, message: str) -> Slip:
    return Slip(kind, message, term.name, "" if proposed is None else written(proposed))
