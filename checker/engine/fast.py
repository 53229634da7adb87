"""Run compiled rules over a report; what they leave over goes to the evaluator."""

from __future__ import annotations

from checker.engine.judge_case import Judged, judge_binding, judge_case
from checker.engine.outcome import RuleOutcome, Tally, plain_outcome
from checker.language.evaluate import Evaluator
from checker.language.program import Program
from checker.language.runtime import Runtime
from checker.language.world import World
from checker.rulebook.pack import Entry


class Fast:
    """The compiled rules with one report."""

    def __init__(self, program: Program, world: World) -> None:
        self.cases = program.cases
        self.world = world
        self.runtime = Runtime(world)

    def judge(self, number: int, entry: Entry) -> RuleOutcome | Tally:
        """Judge rule `number` of the rulebook: an outcome where every case could be decided by its code.

        A case whose code raises is judged by the evaluator, it alone, and so is each binding left over.
        """
        holds = none = 0
        tally: Tally | None = None
        for at, code in enumerate(self.cases[number]):
            try:
                held, out_of_scope, left = code(self.runtime)
            except Exception:  # noqa: BLE001  # undecided, or a function raised: the evaluator says which
                tally = tally or Tally()
                judge_case(self._judged(entry, at), tally)
                continue
            holds += held
            none += out_of_scope
            if left:
                tally = tally or Tally()
                judged = self._judged(entry, at)
                for env in left:
                    judge_binding(judged, tally, env)
        if tally is None:
            return plain_outcome(entry.head.id, holds, none)
        tally.holds += holds
        tally.not_applicable += none
        return tally

    def _judged(self, entry: Entry, at: int) -> Judged:
        evaluator = Evaluator(self.world, strict=entry.head.blanks_unknown)
        return Judged(evaluator, entry.head, entry.cases[at])
