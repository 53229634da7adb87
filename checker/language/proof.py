"""The proof of a verdict: the requirement with its figures, both sides, every figure with its place."""

from __future__ import annotations

from typing import Any, NamedTuple

from checker.findings.finding import Evidence
from checker.language import core
from checker.language.evaluate import Environment, Evaluator
from checker.language.operations import NUMBERS, difference, number_of
from checker.language.show import show
from checker.language.values import UNDECIDED, CellAt, Line, Stretch
from checker.language.wording import put_in, put_in_sum, write
from checker.model.report import Report, Section
from checker.model.table import Table
from checker.model.unknown import Unknown
from checker.source.location import Location
from checker.source.passage import Passage

_REPLACED = (core.If, core.Apply, core.CellOf, core.Attr, core.Var, core.Given)
MOST_LEAVES = 12  # of a broken 每个 …, told one by one
MOST_EVIDENCE = 400
MOST_QUOTED = 400  # characters of a passage of which a clip still says something


class Leaf(NamedTuple):
    """A part of the requirement that decides, with the variables it was decided for."""

    node: core.Core
    env: Environment


class Proof(NamedTuple):
    """Why a requirement does not hold."""

    substituted: str
    left: Any  # values; None where the deciding part compares nothing
    right: Any
    difference: Any
    evidence: tuple[Evidence, ...]
    doubtful: bool
    location: Location | None


def prove(evaluator: Evaluator, node: core.Core, env: Environment) -> Proof:
    """Prove a requirement that was found false. It may raise what a function raises."""
    leaves = deciding(evaluator, node, env, wanted=False)
    main = next((leaf for leaf in leaves if core.sides(leaf.node) is not None), None)
    witness = _Witness(evaluator)
    left = right = apart = None
    if main is not None:
        pair = core.sides(main.node)
        assert pair is not None  # main was chosen so
        left, right = evaluator.value(pair[0], main.env), evaluator.value(pair[1], main.env)
        apart = difference(left, right, strict=evaluator.strict)
        witness.collect(pair[0], main.env, "left", 1)
        witness.collect(pair[1], main.env, "right", 1)
    for leaf in leaves:
        if leaf is not main:
            witness.collect(leaf.node, leaf.env, "", 1)
    for value in env.values():
        witness.bound(value)
    evidence = tuple(witness.found.values())[:MOST_EVIDENCE]
    return Proof(
        substituted(evaluator, node, env),
        left,
        right,
        apart,
        evidence,
        witness.doubtful,
        next((one.location for one in evidence if one.location is not None), None),
    )


def deciding(evaluator: Evaluator, node: core.Core, env: Environment, *, wanted: bool) -> list[Leaf]:
    """Return the parts of a condition that made it `wanted` (True or False)."""
    if isinstance(node, core.Op1) and node.operator == "not":
        return deciding(evaluator, node.operand, env, wanted=not wanted)
    if isinstance(node, core.Op2) and node.operator in ("and", "or", "implies"):
        return _of_connective(evaluator, node, env, wanted=wanted)
    if isinstance(node, core.Each):
        return _of_each(evaluator, node, env, wanted=wanted)
    if isinstance(node, core.If):
        condition = evaluator.truth(node.condition, env)
        if isinstance(condition, Unknown):
            return [Leaf(node, env)]
        return deciding(evaluator, node.then if condition else node.otherwise, env, wanted=wanted)
    return [Leaf(node, env)]


def _of_connective(evaluator: Evaluator, node: core.Op2, env: Environment, *, wanted: bool) -> list[Leaf]:
    parts = [(node.left, wanted), (node.right, wanted)]
    if node.operator == "implies":
        parts = [(node.right, wanted), (node.left, not wanted)]
    found: list[Leaf] = []
    for part, value in parts:
        if evaluator.truth(part, env) is value:
            found.extend(deciding(evaluator, part, env, wanted=value))
    return found or [Leaf(node, env)]


def _of_each(evaluator: Evaluator, node: core.Each, env: Environment, *, wanted: bool) -> list[Leaf]:
    domain = evaluator.value(node.domain, env)
    if isinstance(domain, UNDECIDED) or (node.kind == "any") is not wanted:
        return [Leaf(node, env)]
    found: list[Leaf] = []
    for item in domain:
        inner = {**env, node.variable: item}
        if evaluator.truth(node.condition, inner) is wanted:
            found.extend(deciding(evaluator, node.condition, inner, wanted=wanted))
    return found[:MOST_LEAVES] or [Leaf(node, env)]


def substituted(evaluator: Evaluator, node: core.Core, env: Environment) -> str:
    """Write a condition with the figures put in."""
    bound = set(env)

    def replace(part: core.Core) -> str | None:
        if not isinstance(part, _REPLACED) or not core.variables(part) <= bound:
            return None
        if isinstance(part, core.If):
            branch = _branch(evaluator, part, env)
            return None if branch is None else write(branch, replace)
        if isinstance(part, core.Apply) and part.function == "合计":
            values = [evaluator.value(argument, env) for argument in part.arguments]
            if any(isinstance(value, UNDECIDED) for value in values):
                return None
            terms = tuple(term for value in values for term in (value if _is_list(value) else (value,)))
            return put_in_sum(terms)
        if isinstance(part, core.CellOf | core.Attr | core.Var | core.Given):
            return put_in(evaluator.value(part, env))
        if isinstance(part, core.Apply):
            value = evaluator.value(part, env)
            return put_in(value) if isinstance(value, NUMBERS) and not isinstance(value, bool) else None
        return None

    return write(node, replace)


def _branch(evaluator: Evaluator, node: core.If, env: Environment) -> core.Core | None:
    """Return the branch that a 若 … 则 … 否则 … takes; None where that is unknown."""
    condition = evaluator.truth(node.condition, env)
    if isinstance(condition, Unknown):
        return None
    return node.then if condition else node.otherwise


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple) and not hasattr(value, "_fields")


class _Witness:
    """Collects the figures and words that a part of a rule rests on."""

    def __init__(self, evaluator: Evaluator) -> None:
        self.evaluator = evaluator
        self.found: dict[tuple[str, str], Evidence] = {}
        self.doubtful = False

    def collect(self, node: core.Core, env: Environment, side: str, sign: int) -> None:
        """Take down the operands below a node; `sign` tells how each counts in the side's sum."""
        match node:
            case core.Op2(operator="-"):
                self.collect(node.left, env, side, sign)
                self.collect(node.right, env, side, -sign)
            case core.Op1(operator="-"):
                self.collect(node.operand, env, side, -sign)
            case core.CellOf() | core.Given() | core.SectionOf() | core.TableOf():
                self._take(node, self.evaluator.value(node, env), side, sign)
            case core.Var():
                self._take(node, env.get(node.name), side, sign)
            case core.Attr():
                self._attribute(node, env, side, sign)
            case core.Each():
                self._each(node, env, side, sign)
            case core.If() if (branch := _branch(self.evaluator, node, env)) is not None:
                self.collect(branch, env, side, sign)
            case core.Apply():
                for argument in node.arguments:
                    self.collect(argument, env, side, sign)
                self._take(node, self.evaluator.value(node, env), side, sign)
            case _:
                for child in core.children(node):
                    self.collect(child, env, side, sign)

    def _each(self, node: core.Each, env: Environment, side: str, sign: int) -> None:
        """Take down what 存在 … 使 … goes through; without a place (表三.列): what it asks of each."""
        before = len(self.found)
        self.collect(node.domain, env, side, sign)
        domain = self.evaluator.value(node.domain, env)
        if len(self.found) == before and not isinstance(domain, UNDECIDED):
            for item in tuple(domain)[:MOST_LEAVES]:
                self.collect(node.condition, {**env, node.variable: item}, side, sign)

    def bound(self, value: Any) -> None:
        """Take down what a variable of 对每个 stands for, if it has a place."""
        place = value.cell.location if isinstance(value, CellAt) else getattr(value, "location", None)
        if place is not None and not any(one.location == place for one in self.found.values()):
            self._take(core.Const("", name="本处"), value, "", 1)

    def _attribute(self, node: core.Attr, env: Environment, side: str, sign: int) -> None:
        base = self.evaluator.value(node.base, env)
        if isinstance(base, CellAt):
            self._take(node, base, side, sign)
            return
        value = self.evaluator.value(node, env)
        if isinstance(base, UNDECIDED) or isinstance(value, UNDECIDED):
            return
        if isinstance(base, Section | Table | Report) or isinstance(value, tuple | CellAt):
            self._take(node, value if isinstance(value, tuple | CellAt) else base, side, sign)
            return
        place, raw = _place_of_field(base, node.attribute)
        if place is not None or raw:
            self._add(write(node), show(value), raw or show(value), _state(value), place, side, sign)
        else:  # 公布日期.年 rests on 公布日期
            self.collect(node.base, env, side, sign)

    def _take(self, node: core.Core, value: Any, side: str, sign: int) -> None:
        if isinstance(value, CellAt):
            self._cell(value, side, sign)
        elif isinstance(value, tuple) and not hasattr(value, "_fields"):
            for item in value:
                self._take(node, item, side, sign)
        elif isinstance(value, Section):
            heading = value.heading
            words = heading.raw if heading else ""
            place = heading.location if heading else value.body.locate(0, 0)
            self._add(write(node), show(value), words, "words", place, side, sign)
        elif isinstance(value, Passage):
            words = show(value)
            raw = words if len(value.text) <= MOST_QUOTED else ""
            told = words if raw else f"（{len(value.text)}字）"
            self._add(write(node), told, raw, "words", value.locate(0, 0), side, sign)
        elif isinstance(value, Stretch):
            self._add(write(node), show(value), value.raw, "words", value.location, side, sign)
        elif isinstance(node, core.Given) and not isinstance(value, (*UNDECIDED, Line, bool)):
            self._given(node, value, side, sign)
        elif getattr(value, "location", None) is not None and not isinstance(value, UNDECIDED):
            raw = str(getattr(value, "raw", "") or "")
            self._add(write(node), show(value), raw, "words", value.location, side, sign)

    def _given(self, node: core.Given, value: Any, side: str, sign: int) -> None:
        if isinstance(value, Report) or hasattr(value, "tables"):
            return
        report = self.evaluator.world.report_of(previous=node.previous)
        place, raw = (None, "") if report is None else _place_of_given(report, node.key, value)
        self._add(write(node), show(value), raw or show(value), _state(value), place, side, sign)

    def _cell(self, at: CellAt, side: str, sign: int) -> None:
        cell = at.cell
        self.doubtful = self.doubtful or cell.doubtful
        number = number_of(at)
        value = "" if isinstance(number, UNDECIDED) else show(number)
        self._add(at.name, value, cell.raw, cell.state, cell.location, side, sign)

    def _add(
        self, name: str, value: str, raw: str, state: str, place: Location | None, side: str, sign: int
    ) -> None:
        key = (name, side)
        if key not in self.found:
            self.found[key] = Evidence(name, value, raw, state, place, side, sign)
        elif self.found[key].location != place:  # another sentence under the same name
            self.found[f"{name} {len(self.found)}", side] = Evidence(
                name, value, raw, state, place, side, sign
            )


def _state(value: Any) -> str:
    return "count" if isinstance(value, NUMBERS) and not isinstance(value, bool) else "words"


def _place_of_field(base: Any, attribute: str) -> tuple[Location | None, str]:
    """Return where a record's field was read, and its words."""
    locate, raw_of = getattr(base, "location_of", None), getattr(base, "raw_of", None)
    place = locate(attribute) if callable(locate) else None
    raw = raw_of(attribute) if callable(raw_of) else ""
    return place or getattr(base, "location", None), str(raw or getattr(base, "raw", "") or "")


def _place_of_given(report: Report, key: str, value: Any) -> tuple[Location | None, str]:
    if key == "published":
        found = next((mention for mention in report.dates if mention.value == value), None)
        return (found.location, found.raw) if found else (None, "")
    if key in ("organ", "year", "organ_kind", "level"):
        return report.title.locate(0, 0), report.title.text
    return None, ""
