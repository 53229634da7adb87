"""The order in which plugins are asked: by name, then as their manifests wish."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import NamedTuple

from checker.plugin.discover import Candidate


class Ordered(NamedTuple):
    """The candidates in order; `cycle` names those whose wishes contradict each other."""

    candidates: tuple[Candidate, ...]
    cycle: tuple[str, ...] = ()


def order_plugins(candidates: list[Candidate]) -> Ordered:
    """Sort by name and by `before` and `after`; wishes about absent plugins are of no effect.

    Where wishes contradict each other the order is by name alone.
    """
    by_name = {candidate.name: candidate for candidate in sorted(candidates)}
    graph: dict[str, set[str]] = {name: set() for name in by_name}
    for name, candidate in by_name.items():
        graph[name] |= {other for other in candidate.manifest.after if other in by_name}
        for other in candidate.manifest.before:
            if other in by_name:
                graph[other].add(name)
    sorter = TopologicalSorter(graph)
    try:
        sorter.prepare()
    except CycleError as error:
        return Ordered(tuple(by_name.values()), tuple(error.args[1][:-1]))
    names: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        names.extend(ready)
        sorter.done(*ready)
    return Ordered(tuple(by_name[name] for name in names))
