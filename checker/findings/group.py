"""Findings that stem from one wrong figure, put under one head.

One wrong figure in table 3 breaks up to three identities. If there is a single figure that would mend
all of them by the same change, and no other figure would, they are one matter and are told once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from checker.findings.equation import Equation, equation_of, written
from checker.findings.finding import Finding, Slip

ONE_CELL = "one_cell"

# Tells whether changing a figure (name, new value) mends exactly these findings (fingerprints) and breaks
# nothing else; asked only for figures that would mend two findings or more.
Trial: TypeAlias = Callable[[str, Decimal, frozenset[str]], bool]


class Suspect(NamedTuple):
    """A figure whose change to `proposed` would mend the findings at these positions."""

    name: str
    printed: Decimal
    proposed: Decimal
    positions: frozenset[int]


def grouped(findings: Sequence[Finding], trial: Trial | None = None) -> tuple[Finding, ...]:
    """Put findings of one cause under the first of them; the others name it in `group`.

    The head says, as a guess, which figure is suspected. Where two figures would do equally well, or where
    the change would break what holds, findings are left apart.
    """
    result = list(findings)
    equations = {at: equation for at, item in enumerate(findings) if (equation := equation_of(item))}
    for suspect in _chosen(_suspects(equations), findings, trial):
        first, *others = sorted(suspect.positions)
        result[first] = result[first]._replace(guess=_guess(suspect))
        for at in others:
            result[at] = result[at]._replace(group=result[first].fingerprint)
    return tuple(result)


def _suspects(equations: dict[int, Equation]) -> list[Suspect]:
    """Return every figure that would mend two findings or more by one and the same change."""
    places: dict[tuple[str, Decimal, Decimal], set[int]] = {}
    for at, equation in equations.items():
        for term in equation.terms:
            proposed = equation.mended(term)
            if proposed >= 0 and (proposed == int(proposed) or term.value != int(term.value)):
                places.setdefault((term.name, term.value, proposed), set()).add(at)
    suspects = [Suspect(*key, frozenset(found)) for key, found in places.items() if len(found) > 1]
    return sorted(
        suspects, key=lambda suspect: (-len(suspect.positions), min(suspect.positions), suspect.name)
    )


def _chosen(suspects: list[Suspect], findings: Sequence[Finding], trial: Trial | None) -> list[Suspect]:
    """Take the suspects that explain most, each finding once; a tie over the same finding decides nothing."""
    if trial is not None:
        suspects = [suspect for suspect in suspects if _stands(suspect, findings, trial)]
    chosen: list[Suspect] = []
    settled: set[int] = set()
    for suspect in suspects:
        if suspect.positions & settled:
            continue
        if any(_rivals(suspect, other) for other in suspects):
            settled |= suspect.positions
            continue
        chosen.append(suspect)
        settled |= suspect.positions
    return chosen


def _stands(suspect: Suspect, findings: Sequence[Finding], trial: Trial) -> bool:
    mended = frozenset(findings[at].fingerprint for at in suspect.positions)
    return trial(suspect.name, suspect.proposed, mended)


def _rivals(one: Suspect, other: Suspect) -> bool:
    return (
        one is not other
        and bool(one.positions & other.positions)
        and len(one.positions) == len(other.positions)
    )


def _guess(suspect: Suspect) -> Slip:
    message = (
        f"若“{suspect.name}”是 {written(suspect.proposed)}（现为 {written(suspect.printed)}），"
        f"这 {len(suspect.positions)} 处就都相符"
    )
    return Slip(ONE_CELL, message, suspect.name, written(suspect.proposed))
