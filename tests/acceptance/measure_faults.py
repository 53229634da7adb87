"""Plant faults, check, and count those found under the right code."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from checker.findings.result import ReportResult
from tests.acceptance.fault import Fault
from tests.acceptance.measure import check
from tests.acceptance.renderings import document


class Hunt(NamedTuple):
    """`planted` and `found` count reports; `missed` names them, `beside` the other codes that were told."""

    fault: Fault
    planted: int
    found: int
    missed: tuple[str, ...]
    beside: frozenset[str]


def hunt(fault: Fault, seeds: Iterable[int], renderings: tuple[str, ...], most: int = 1000) -> Hunt:
    """Plant a fault in the reports of these seeds, at most `most` times."""
    planted = found = 0
    missed: list[str] = []
    beside: set[str] = set()
    for seed in seeds:
        if planted >= most:
            break
        rendering = "html" if fault.page_only else renderings[seed % len(renderings)]
        made = fault.plant(seed, Random(seed))
        if made is None:
            continue
        before = None if made.previous is None else document(made.previous, rendering)
        result = check(document(made.sample, rendering), before)
        planted += 1
        if fault.code in {one.rule for one in result.findings}:
            found += 1
        else:
            missed.append(f"{rendering} {seed}: {_told(result)}")
        beside |= {one.rule for one in result.findings if one.severity != "info"} - {fault.code}
    return Hunt(fault, planted, found, tuple(missed), frozenset(beside))


def _told(result: ReportResult) -> str:
    found = " ".join(sorted({one.rule for one in result.findings}))
    undecided = " ".join(sorted({one.rule for one in result.unchecked}))
    return f"found {found or '-'}; undecided {undecided or '-'}"
