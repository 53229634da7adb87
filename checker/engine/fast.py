"""Run compiled rules over a report; what they leave over goes to the evaluator."""

from __future__ import annotations

from typing import Any

from checker.engine.judge_case import Judged, judge_binding, judge_case
from checker.engine.outcome import Tally
from checker.language.core import from_plain
from checker.language.evaluate import Evaluator
from checker.language.program import Program, PureCase
from checker.language.runtime import Runtime, plain_table
from checker.language.world import World
from checker.rulebook.pack import Entry


class Fast:
    """The compiled rules with one report. The units of all tables are run once, at first need."""

    def __init__(self, program: Program, world: World) -> None:
        self.program = program
        self.world = world
        self.runtime = Runtime(world)
        self.bad: dict[str, list[int] | None] = {}

    def judge(self, number: int, entry: Entry, tally: Tally) -> None:
        """Judge rule `number` of the rulebook."""
        for at, code in enumerate(self.program.cases[number]):
            if code is None:
                judge_case(self._judged(entry, at), tally)
            elif type(code) is PureCase:
                self._pure(code, entry, at, tally)
            else:
                self._coded(code, entry, at, tally)

    def _judged(self, entry: Entry, at: int) -> Judged:
        evaluator = Evaluator(self.world, strict=entry.head.blanks_unknown)
        return Judged(evaluator, entry.head, entry.cases[at])

    def _pure(self, pure: PureCase, entry: Entry, at: int, tally: Tally) -> None:
        table = pure.table
        bad = self.bad[table] if table in self.bad else self._bad_units(table)
        if bad is None:
            if pure.other is None:
                judge_case(self._judged(entry, at), tally)
            else:
                self._coded(pure.other, entry, at, tally)
            return
        count = len(pure.bindings)
        if not bad:
            tally.holds += count
            return
        mine = [unit - pure.first for unit in bad if 0 <= unit - pure.first < count]
        tally.holds += count - len(mine)
        if mine:
            judged = self._judged(entry, at)
            for unit in mine:
                env = {name: self._value(value) for name, value in pure.bindings[unit]}
                judge_binding(judged, tally, env)

    def _value(self, data: Any) -> Any:
        if isinstance(data, tuple) and data[0] == "c":
            return self.runtime.at(data[1], data[2])
        return from_plain(data)

    def _bad_units(self, table: str) -> list[int] | None:
        keys = table.split("+")
        found = None
        if all(plain_table(self.world.report.tables.get(key)) for key in keys):
            found = self.program.pure[table](*(getattr(self.runtime, key) for key in keys))
        self.bad[table] = found
        return found

    def _coded(self, code: Any, entry: Entry, at: int, tally: Tally) -> None:
        try:
            holds, none, left = code(self.runtime)
        except Exception:  # noqa: BLE001  # undecided, or a function raised: the evaluator says which
            judge_case(self._judged(entry, at), tally)
            return
        tally.holds += holds
        tally.not_applicable += none
        if left:
            judged = self._judged(entry, at)
            for env in left:
                judge_binding(judged, tally, env)
