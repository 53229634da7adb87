"""Rules become Python code, for one layout of reports.

Two kinds of code are made. Requirements on figures alone (the identities of the tables) are written out,
every row and column in its place, into one function a table: it returns the numbers of the units (case and
binding) that do not plainly hold. Every other case gets a function of its own that counts what holds and
what does not apply, and returns the bindings that are left to the evaluator: broken, undecided, or strange.
A case that cannot be put into code is left to the evaluator as a whole; nothing is decided in two ways.

What is stored of it, and how it is run again: see `program`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

from checker.language import core
from checker.language.conditions import joined
from checker.language.functions import Functions
from checker.language.phrases import Patterns, plain_phrases
from checker.language.program import Bindings, Program, program_of
from checker.language.ready import ReadyBinding, ReadyCase, RuleHead
from checker.language.static_values import MOST_UNROLLED, CellPlace, Static, specs_of
from checker.language.translate import NotCompilable, Translator
from checker.language.values import Line
from checker.schema.spec import Layout


class Compilable(Protocol):
    """A rule as the compiler sees it."""

    @property
    def head(self) -> RuleHead: ...

    @property
    def cases(self) -> tuple[ReadyCase, ...]: ...


MANY_CELLS = 20  # of a table: a loop instead of a line for each


class Draft(NamedTuple):
    """Code with its tables, as plain data."""

    source: str
    pure: tuple[str, ...]  # "t3", "t2+t3" …: function pure_0, pure_1 …
    cases: tuple[tuple[Any, ...], ...]  # ("pure", table, first, bindings, name or ""), ("code", name), None
    constants: tuple[tuple[str, Any], ...]
    phrases: tuple[Patterns, ...]


def compile_rules(rules: Sequence[Compilable], layout: Layout, functions: Functions) -> Program:
    """Return the rules compiled for a layout."""
    draft = draft_rules(rules, layout, functions)
    code = compile(draft.source, f"<rules for {'/'.join(layout)}>", "exec", dont_inherit=True, optimize=1)
    phrases = plain_phrases(draft.phrases, layout)
    return program_of((code, draft.pure, draft.cases, draft.constants, tuple(layout), phrases))


def draft_rules(rules: Sequence[Compilable], layout: Layout, functions: Functions) -> Draft:
    """Write the code of all rules."""
    return _Writer(layout, functions).write(rules)


class _Writer:
    """Writes the module: pure units by table, then the other cases."""

    def __init__(self, layout: Layout, functions: Functions) -> None:
        self.layout = layout
        self.functions = functions
        self.pool: dict[Any, str] = {}
        self.phrases: dict[Patterns, None] = {}
        self.units: dict[str, list[tuple[str, set[str]]]] = {}  # table → (condition, figures used)
        self.functions_source: list[str] = []

    def write(self, rules: Sequence[Compilable]) -> Draft:
        cases = tuple(
            tuple(self._case(f"case_{number}_{at}", rule.head, case) for at, case in enumerate(rule.cases))
            for number, rule in enumerate(rules)
        )
        tables = tuple(sorted(self.units))
        sources = [self._pure(at, table) for at, table in enumerate(tables)]
        source = "\n".join((*sources, *self.functions_source)) or "pass"
        constants = tuple((name, data) for data, name in self.pool.items())
        return Draft(source, tables, cases, constants, tuple(self.phrases))

    def _translator(self, *, plain: bool) -> Translator:
        translator = Translator(self.layout, self.functions, plain=plain)
        translator.pool = self.pool
        translator.phrases = self.phrases
        return translator

    def _case(self, name: str, head: RuleHead, case: ReadyCase) -> Any:
        if head.blanks_unknown:  # the figures that code sees have blanks as 0
            return None
        pure = self._pure_case(case)
        try:
            self.functions_source.append(_CaseWriter(self._translator(plain=False), case).write(name))
        except (NotCompilable, RecursionError):
            name = ""
        if pure is not None:
            return (*pure, name)
        return ("code", name) if name else None

    # Requirements on figures alone --------------------------------------------------------------

    def _pure_case(self, case: ReadyCase) -> Any:
        """Write the units of a case; None where it needs more than figures."""
        translator = self._translator(plain=True)
        try:
            return self._pure_units(case, translator)
        except (NotCompilable, RecursionError):
            return None

    def _pure_units(self, case: ReadyCase, translator: Translator) -> Any:
        units = []
        bindings: list[Bindings] = []
        variables = {binding.variable for binding in case.bindings}
        for static in static_bindings(translator, case.bindings):
            if static is None:
                return None
            unit = translator.sure(case.require, static)
            if case.given is not None:
                given = translator.sure(case.given, static)
                if given != "True" and not core.variables(case.given) & variables:
                    return None  # whether it applies is asked once, not for each unit
                unit = joined("and", given, unit)
            units.append(unit)
            if not translator.pure:
                return None
            bindings.append(tuple((variable, _plain_value(value)) for variable, value in static.items()))
        if not units or not translator.tables or len(units) > MOST_UNROLLED:
            return None
        table = "+".join(sorted(translator.tables))
        known = self.units.setdefault(table, [])
        first = len(known)
        known.extend((unit, translator.tables) for unit in units)
        return ("pure", table, first, tuple(bindings))

    def _pure(self, number: int, tables: str) -> str:
        specs = specs_of(self.layout)
        names = tables.split("+")
        lines = [f"def pure_{number}({', '.join(names)}):", "  bad = []"]
        body = [unit for unit, _ in self.units[tables]]
        for table in names:
            places = ", ".join(f"c{table[1]}_{at}" for at in range(len(specs[table].slots)))
            lines.append(f"  {places}, = {table}")
        for at, condition in enumerate(body):
            lines.append("  try:")
            lines.append(f"    if not {condition}: bad.append({at})")
            lines.append(f"  except Exception: bad.append({at})")
        lines.append("  return bad")
        return "\n".join(lines)


def static_bindings(
    translator: Translator, bindings: Sequence[ReadyBinding], static: Static | None = None
) -> Iterator[Static | None]:
    """Go through the bindings that are known beforehand; None once for any that is not."""
    static = static or {}
    if not bindings:
        yield static
        return
    first, *rest = bindings
    domain = translator.static_domain(first.domain, static)
    if domain is None:
        yield None
        return
    for value in domain:
        inner = {**static, first.variable: value}
        wanted = "True" if first.condition is None else translator.sure(first.condition, inner)
        if wanted == "True":
            yield from static_bindings(translator, rest, inner)
        elif wanted != "False":
            yield None
            return


def _plain_value(value: Any) -> Any:
    if isinstance(value, CellPlace):
        return ("c", *value)
    return core.plain_line(*value) if isinstance(value, Line) else value


# Names that the code of a case has for what it asks, each given only where it stands: name, source, sign.
_SHORT = (
    ("W", "R.world", "W."),
    ("G", "R.given", "G["),
    ("A", "R.answers", "A["),
    ("P", "R.sections", "P["),
    ("C", "R.call", "C("),
)


class _CaseWriter:
    """Writes the function of one case: its gate, its loops, its requirement."""

    def __init__(self, translator: Translator, case: ReadyCase) -> None:
        self.translator = translator
        self.case = case
        self.lines: list[str] = []

    def write(self, name: str) -> str:
        case = self.case
        names = {binding.variable for binding in case.bindings}
        given_first = case.given is not None and not core.variables(case.given) & names
        self.lines = [
            f"def {name}(R):",
            "  holds = none = 0",
            "  left = []",
        ]
        if case.given is not None and given_first:
            self._line(1, f"if not {self.translator.sure(case.given, {})}: return 0, 1, left")
        self._loops(case.bindings, {}, 1, inner_given=case.given is not None and not given_first)
        self._line(1, "return holds, (none if holds or none or left else 1), left")
        for table in sorted(self.translator.must_be_read):
            self.lines.insert(1, f"  R.read({table!r})")
        body = "\n".join(self.lines)
        self.lines[1:1] = [f"  {name} = {source}" for name, source, sign in _SHORT if sign in body]
        return "\n".join(self.lines)

    def _line(self, depth: int, text: str) -> None:
        self.lines.append("  " * depth + text)

    def _loops(
        self, bindings: Sequence[ReadyBinding], static: Static, depth: int, *, inner_given: bool
    ) -> None:
        if not bindings:
            self._body(static, depth, inner_given=inner_given)
            return
        first, *rest = bindings
        domain = self.translator.static_domain(first.domain, static)
        if domain and len(domain) > MANY_CELLS and isinstance(domain[0], CellPlace):
            self._cells(first, rest, static, depth, len(domain), inner_given=inner_given)
            return
        if domain is not None and len(domain) <= MOST_UNROLLED and len(rest) <= 1:
            for value in domain:
                self._unrolled(first, rest, {**static, first.variable: value}, depth, inner_given=inner_given)
            return
        if depth > 6:
            raise NotCompilable
        local = self.translator.local(first.variable)
        static = {name: value for name, value in static.items() if name != first.variable}
        self._line(depth, f"for {local} in {self.translator.sure(first.domain, static)}:")
        if first.condition is not None:
            self._line(depth + 1, f"if not {self.translator.sure(first.condition, static)}: continue")
        self._loops(rest, static, depth + 1, inner_given=inner_given)

    def _cells(
        self,
        first: ReadyBinding,
        rest: Sequence[ReadyBinding],
        static: Static,
        depth: int,
        count: int,
        *,
        inner_given: bool,
    ) -> None:
        """Go through all cells of a table by their places."""
        assert isinstance(first.domain, core.Attr)
        assert isinstance(first.domain.base, core.TableOf)
        local = self.translator.local(first.variable)
        self._line(depth, f"for {local} in range({count}):")
        inner = {**static, first.variable: CellPlace(first.domain.base.table, local)}
        self._unrolled(first, rest, inner, depth + 1, inner_given=inner_given)

    def _unrolled(
        self,
        first: ReadyBinding,
        rest: Sequence[ReadyBinding],
        static: Static,
        depth: int,
        *,
        inner_given: bool,
    ) -> None:
        wanted = "True" if first.condition is None else self.translator.sure(first.condition, static)
        if wanted == "False":
            self._line(depth, "pass")
            return
        if wanted != "True":
            self._line(depth, f"if {wanted}:")
            depth += 1
            self._line(depth, "pass")
        self._loops(rest, static, depth, inner_given=inner_given)

    def _body(self, static: Static, depth: int, *, inner_given: bool) -> None:
        translator, case = self.translator, self.case
        self._line(depth, "try:")
        require = translator.sure(case.require, static)
        if inner_given and case.given is not None:
            self._line(depth + 1, f"if not {translator.sure(case.given, static)}: none += 1")
            self._line(depth + 1, f"elif {require}: holds += 1")
        else:
            self._line(depth + 1, f"if {require}: holds += 1")
        self._line(depth + 1, f"else: left.append({self._bound(static)})")
        self._line(depth, f"except Exception: left.append({self._bound(static)})")

    def _bound(self, static: Static) -> str:
        parts = []
        for binding in self.case.bindings:
            name = binding.variable
            code = self._bound_value(static[name]) if name in static else self.translator.local(name)
            parts.append(f"{name!r}: {code}")
        return "{" + ", ".join(parts) + "}"

    def _bound_value(self, value: Any) -> str:
        if isinstance(value, CellPlace):
            return f"R.at({value.table!r}, {value.place})"
        return self.translator.constant(core.plain_line(*value)) if isinstance(value, Line) else repr(value)
