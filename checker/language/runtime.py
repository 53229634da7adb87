"""What compiled rules call while they run.

Compiled code decides only what is plain: every operand known, nothing broken. Wherever a value is undecided
it raises Strange, and the evaluator takes the binding over.
"""

from __future__ import annotations

import operator as op
from collections.abc import Callable
from datetime import date
from operator import itemgetter
from typing import Any

from checker.language.core import Attr
from checker.language.evaluate import attribute_of, converted
from checker.language.names import STATE_NAMES
from checker.language.operations import (
    arithmetic,
    as_unknown,
    compare,
    exists,
    folded_text,
    member,
    mentions,
    near,
    number_of,
    stretch,
)
from checker.language.phrase_match import Phrase, find, fits
from checker.language.phrases import compiled
from checker.language.values import UNDECIDED, Absent, CellAt, Line, Share, Stretch
from checker.language.world import World, cell_at, folded_whole, lines_of, places_of
from checker.model.cell import AMOUNT, ANNOTATED, BLANK, COUNT, DASH
from checker.model.report import DateMention, Report, Section
from checker.model.table import READ, Table
from checker.model.unknown import Unknown
from checker.schema.spec import Layout, TableSpec
from checker.source.passage import Passage

_UNDECIDED = frozenset(UNDECIDED)
_SPECIAL = frozenset((CellAt, Section, Table, Stretch, Unknown, Absent, DateMention))
_ORDERED = frozenset((int, date))
_COMPARED = {"=": op.eq, "!=": op.ne, "<": op.lt, "<=": op.le, ">": op.gt, ">=": op.ge}
_SIMPLE = frozenset((str, int, bool, Share, date, Line))  # field values that need no second look


class Strange(Exception):  # noqa: N818  # not an error: the evaluator goes on
    """Something is undecided."""


def strange(*_: Any) -> Any:
    raise Strange


class Poison:
    """Stands for a figure that is not known: whatever is done with it raises Strange."""

    __slots__ = ()
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __mod__ = __rmod__ = strange
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = strange
    __neg__ = __abs__ = __bool__ = __truediv__ = __rtruediv__ = strange
    __hash__ = None  # type: ignore[assignment]


POISON = Poison()
# Of a layout, by the identity of the constant in the code: a tuple of long texts is slow to hash.
_PHRASES: dict[Layout, dict[int, tuple[Any, Phrase]]] = {}
_MOST_PHRASES = 2000
_STATE, _VALUE = itemgetter(0), itemgetter(1)  # of a Cell
_PLAIN = frozenset((COUNT, AMOUNT, ANNOTATED))
STATES = STATE_NAMES
_BY_STATE: dict[str, Any] = {BLANK: 0, DASH: 0}


def numbers_of(table: Table | None) -> tuple[Any, ...] | None:
    """Return a table's figures in the form's order; None where the table was not read."""
    if table is None or table.state != READ:
        return None
    values = tuple(map(_VALUE, table.cells))
    if None not in values:
        return values
    return tuple([cell[1] if cell[1] is not None else _BY_STATE.get(cell[0], POISON) for cell in table.cells])


def numbers_like(table: Table | None, spec: TableSpec) -> tuple[Any, ...] | None:
    """Return last year's figures in the order of this year's form; what it lacks is poison."""
    numbers = numbers_of(table)
    if numbers is None or table is None or table.spec is spec or table.spec == spec:
        return numbers
    lines = lines_of(table.spec)
    result = []
    for slot in spec.slots:
        row = lines.get(("row", spec.row(slot.row).name))
        column = lines.get(("column", spec.column(slot.column).name))
        at = None
        if row is not None and column is not None and len(row.keys) == len(column.keys) == 1:
            at = table.spec.index.get(slot._replace(row=row.keys[0], column=column.keys[0]))
        result.append(POISON if at is None else numbers[at])
    return tuple(result)


def plain_table(table: Table | None) -> bool:
    """Whether a table was read and holds nothing but figures."""
    return table is not None and table.state == READ and _PLAIN.issuperset(map(_STATE, table.cells))


def sure(value: Any) -> Any:
    """Return a value that is decided."""
    if type(value) in _UNDECIDED:
        raise Strange
    return value


def s_exists(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is tuple:
        return len(value) > 0
    if kind is Section:
        return True
    return False if kind is Absent else sure(exists(value))


def s_says(where: Any, words: tuple[str, ...], what: Any) -> Any:
    """Tell whether a text holds one of the words (folded beforehand): by far the most frequent 提到."""
    if type(where) is str:
        folded = where if where.isascii() else folded_text(where)
        for word in words:  # noqa: SIM110  # a generator costs more than the looking
            if word in folded:
                return True
        return False
    return sure(mentions(where, what))


def holds_one(folded: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110  # a generator costs more than the looking
        if word in folded:
            return True
    return False


def s_mentions(where: Any, what: Any) -> Any:
    if type(where) is str and type(what) is Phrase:
        return fits(what, folded_text(where))
    return sure(mentions(where, what))


def s_among(value: Any, texts: tuple[str, ...]) -> Any:
    """Tell whether a text is one of those written out."""
    return value in texts if type(value) is str else sure(member(number_of(value), texts))


def s_member(value: Any, group: Any) -> Any:
    return sure(member(number_of(value), group))


def s_same(value: Any, text: str) -> Any:
    return value == text if type(value) is str else sure(compare("=", value, text))


def s_equal(left: Any, right: Any) -> Any:
    if type(left) is int and type(right) is int:
        return left == right
    return sure(compare("=", left, right))


def s_differ(left: Any, right: Any) -> Any:
    return left != right if type(left) is str and type(right) is str else sure(compare("!=", left, right))


def s_compare(operator: str, left: Any, right: Any) -> Any:
    if type(left) is type(right) and type(left) in _ORDERED:
        return _COMPARED[operator](left, right)
    return sure(compare(operator, left, right))


def s_arithmetic(operator: str, left: Any, right: Any) -> Any:
    return sure(arithmetic(operator, left, right))


def s_near(left: Any, right: Any, tolerance: Any) -> Any:
    return sure(near(left, right, tolerance))


def s_stretch(left: Any, right: Any) -> Any:
    return sure(stretch(left, right))


def s_find(where: Any, phrase: Phrase) -> Any:
    """Find a phrase: hardly ever is the same asked twice, so that it is not kept."""
    return find(phrase, where if type(where) is Passage else sure(converted("passage", where, strict=False)))


def s_convert(kind: str, value: Any) -> Any:
    return sure(converted(kind, value, strict=False))


def s_number(value: Any) -> Any:
    return sure(number_of(value))


def r_field(base: Any, attribute: str, node: Attr) -> Any:
    """Return a field, decided or not."""
    if type(base) in _SPECIAL:
        return as_unknown(base) if type(base) in _UNDECIDED else attribute_of(base, node)
    value = getattr(base, attribute)
    return value if type(value) in _SIMPLE else attribute_of(base, node)


def s_field(base: Any, attribute: str, node: Attr) -> Any:
    """Return a field that is decided."""
    if type(base) in _SPECIAL:
        return sure(attribute_of(sure(base), node))
    value = getattr(base, attribute)
    return value if type(value) in _SIMPLE else sure(attribute_of(base, node))


class Answers(dict[Any, Any]):
    """What functions answer, by name, or by name and fixed words; they are asked at the first need.

    What is undecided is not kept: each time it raises Strange, as what a function raises is raised each time.
    """

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def __missing__(self, asked: str | tuple[Any, ...]) -> Any:
        name, arguments = (asked, ()) if isinstance(asked, str) else (asked[0], asked[1:])
        value = self.world.call(name, arguments)
        if type(value) in _UNDECIDED:
            raise Strange
        self[asked] = value
        return value


class Givens(dict[str, Any]):
    """What the names of `names.GIVEN` stand for; only what is decided is kept."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def __missing__(self, key: str) -> Any:
        value = self[key] = sure(self.world.given(key))
        return value


class Sections(dict[str, Any]):
    """The parts of the report by name, absent or not."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def __missing__(self, name: str) -> Any:
        value = self[name] = self.world.section(name)
        return value


class Runtime:
    """A world as compiled code sees it. The names are short because the code is long."""

    def __init__(self, world: World) -> None:
        report, previous = world.report, world.previous
        self.world = world
        self.answers = Answers(world)
        self.given = Givens(world)
        self.bad: dict[str, list[int] | None] = {}
        self.whole: str | None = None  # the folded words of the report, at the first need
        self.states: dict[str, list[str]] = {}
        self.sections = Sections(world)
        self.totals: dict[tuple[str, str, str], Any] = {}
        self.t2, self.t3, self.t4 = (numbers_of(report.tables.get(key)) for key in ("t2", "t3", "t4"))
        earlier: list[tuple[Any, ...] | None]
        earlier = [None, None, None] if previous is None else _previous_numbers(report, previous)
        self.p2, self.p3, self.p4 = earlier
        self.call: Callable[..., Any] = world.call
        self.phrases = _PHRASES.setdefault(report.layout, {})

    @property
    def s2(self) -> list[str]:
        return self._states("t2")

    @property
    def s3(self) -> list[str]:
        return self._states("t3")

    @property
    def s4(self) -> list[str]:
        return self._states("t4")

    def _states(self, key: str) -> list[str]:
        """Return the states of a table's cells."""
        known = self.states.get(key)
        if known is None:
            table = self.world.report.tables.get(key)
            if table is None or table.state != READ:
                raise Strange
            known = self.states[key] = list(map(_STATE, table.cells))
        return known

    def bad_units(self, tables: str, units: Callable[..., list[int]]) -> list[int] | None:
        """Return the units of a table (or several) that do not plainly hold; None where it is not plain.

        All of them are run at the first need.
        """
        if tables not in self.bad:
            keys = tables.split("+")
            plain = all(plain_table(self.world.report.tables.get(key)) for key in keys)
            self.bad[tables] = units(*(getattr(self, key) for key in keys)) if plain else None
        return self.bad[tables]

    def read(self, key: str) -> None:
        """Go on only if the table was read."""
        table = self.world.report.tables.get(key)
        if table is None or table.state != READ:
            raise Strange

    def form(self, key: str) -> str:
        """Return the edition that a table follows."""
        return str(self.world.report.tables[key].form)

    def total(self, key: str, row: Any, column: Any) -> Any:
        """Return the sum of the figures where a row (or group) and a column (or group) meet."""
        row, column = row if type(row) is str else row.name, column if type(column) is str else column.name
        place = (key, row, column)
        known = self.totals.get(place)
        if known is None:
            figures = getattr(self, key)
            places = places_of(self.world.report.tables[key].spec, row, column)
            known = self.totals[place] = sum([figures[at] for at in places])
        return known

    def any_empty(self, key: str) -> bool:
        """Whether a cell of the table is blank or a dash."""
        states = self._states(key)
        return BLANK in states or DASH in states

    def at(self, key: str, place: int) -> Any:
        """Return a cell with its names."""
        table = self.world.report.tables.get(key)
        if table is None or table.state != READ:
            raise Strange
        return cell_at(table, place)

    def section(self, name: Any) -> Any:
        """Return a part by its name, absent or not."""
        return self.sections[name if isinstance(name, str) else sure(name).name]

    def previous_section(self, name: Any) -> Any:
        return self.world.section(name if isinstance(name, str) else sure(name).name, previous=True)

    def cell(self, table: str, row: Any, column: Any, previous: Any) -> Any:
        """Return the number of a cell whose row or column is only known now."""
        cells = sure(self.world.cells(table, sure(row), sure(column), previous=previous))
        return sure(number_of(cells[0]))

    def cells(self, table: str, row: Any, column: Any, previous: Any) -> Any:
        return sure(self.world.cells(table, sure(row), sure(column), previous=previous))

    def whole_says(self, words: tuple[str, ...]) -> bool:
        """Tell whether the report holds one of the words (folded beforehand)."""
        if self.whole is None:
            self.whole = folded_whole(self.world.report)
        return holds_one(self.whole, words)

    def in_whole(self, phrase: Phrase) -> tuple[Any, ...]:
        """Return where a phrase fits in the report, whose words get their places only where one does."""
        if self.whole is None:
            self.whole = folded_whole(self.world.report)
        return find(phrase, self.given["whole"]) if fits(phrase, self.whole) else ()

    def phrase(self, patterns: Any) -> Phrase:
        known = self.phrases.get(id(patterns))
        if known is None:
            if len(self.phrases) > _MOST_PHRASES:
                self.phrases.clear()
            known = (patterns, compiled(patterns, self.world.report.layout))
            self.phrases[id(patterns)] = known  # patterns stay alive: their id stays theirs
        return known[1]


def _previous_numbers(report: Report, previous: Report) -> list[tuple[Any, ...] | None]:
    return [
        numbers_like(previous.tables.get(key), report.tables[key].spec) if key in report.tables else None
        for key in ("t2", "t3", "t4")
    ]
