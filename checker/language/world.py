"""What a rule can see when it runs: the report, last year's report, the day, the functions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from checker.language.functions import Functions
from checker.language.operations import table_reason
from checker.language.values import UNDECIDED, Absent, CellAt, Line, Stretch
from checker.model.cell import MISSING, Cell
from checker.model.identity import UNKNOWN
from checker.model.report import Report
from checker.model.table import READ, Table
from checker.model.unknown import Unknown
from checker.schema.load import load_form
from checker.schema.spec import Slot, TableSpec
from checker.source.passage import Anchor, Passage, join_passages
from checker.text.width import fold

NO_PREVIOUS = Absent("没有上年度的报告")
_TABLE_NAMES = {"t2": "表二", "t3": "表三", "t4": "表四"}
_NAMES: dict[int, tuple[TableSpec, tuple[tuple[str, str], ...]]] = {}
_LINES: dict[int, tuple[TableSpec, dict[tuple[str, str], Line]]] = {}
_PLACES: dict[int, tuple[TableSpec, dict[tuple[str, str], tuple[int, ...]]]] = {}


def lines_of(spec: TableSpec) -> dict[tuple[str, str], Line]:
    """Return the rows, columns and groups of a table by axis and name."""
    known = _LINES.get(id(spec))
    if known is not None:
        return known[1]
    lines: dict[tuple[str, str], Line] = {}
    for axis, items, groups in (
        ("row", spec.rows, spec.row_groups),
        ("column", spec.columns, spec.column_groups),
    ):
        for item in items:
            lines[axis, item.name] = Line(spec.key, axis, item.name, (item.key,))
        for group in groups:
            lines.setdefault((axis, group.name), Line(spec.key, axis, group.name, group.members))
    _LINES[id(spec)] = (spec, lines)
    return lines


def places_of(spec: TableSpec, row: str, column: str) -> tuple[int, ...]:
    """Return where in the form's order the cells of a row (or group) and a column (or group) stand."""
    known = _PLACES.get(id(spec))
    if known is None:
        known = _PLACES[id(spec)] = (spec, {})
    places = known[1].get((row, column))
    if places is None:
        lines = lines_of(spec)
        rows, columns = lines["row", row].keys, lines["column", column].keys
        places = known[1][row, column] = tuple([spec.index[Slot(r, c)] for r in rows for c in columns])
    return places


def members_of(spec: TableSpec, axis: str, group: str) -> tuple[Line, ...] | None:
    """Return the single rows (columns) of a group, "" for all; None: the form has no such group."""
    items = spec.rows if axis == "row" else spec.columns
    if group:
        line = lines_of(spec).get((axis, group))
        if line is None:
            return None
        return tuple(Line(spec.key, axis, i.name, (i.key,)) for i in items if i.key in line.keys)
    return tuple(Line(spec.key, axis, item.name, (item.key,)) for item in items)


class World:
    """One report with its surroundings. Functions' results are kept: rules ask the same things.

    `previous` is last year's report, None where none was given, or why the one given is not used.
    """

    def __init__(
        self,
        report: Report,
        previous: Report | Unknown | None,
        as_of: date,
        functions: Functions,
    ) -> None:
        self.report = report
        self.previous = None if isinstance(previous, Unknown) else previous
        self.no_previous = previous if isinstance(previous, Unknown) else NO_PREVIOUS
        self.as_of = as_of
        self.functions = functions
        self.known: dict[Any, Any] = {}

    def report_of(self, *, previous: bool) -> Report | None:
        return self.previous if previous else self.report

    # What a report tells ------------------------------------------------------------------------

    def given(self, key: str, *, previous: bool = False) -> Any:
        """Return what a name of `names.GIVEN` stands for."""
        place = ("given", key, previous)
        if place not in self.known:
            self.known[place] = self._given(key, previous=previous)
        return self.known[place]

    def _given(self, key: str, *, previous: bool) -> Any:
        report = self.report_of(previous=previous)
        if report is None:
            return self.no_previous
        if key == "previous":
            return self.previous if self.previous is not None else self.no_previous
        if key == "as_of":
            return self.as_of
        return _READERS[key](report)

    def table(self, key: str, *, previous: bool = False) -> Any:
        report = self.report_of(previous=previous)
        if report is None:
            return self.no_previous
        return report.tables.get(key) or Absent(f"报告里没有{_TABLE_NAMES.get(key, key)}")

    def cells(self, key: str, row: Any, column: Any, *, previous: bool = False) -> Any:
        """Return the cells where rows and columns (by line or by name) meet, or why there are none."""
        table = self.table(key, previous=previous)
        if isinstance(table, UNDECIDED):
            return Unknown(table.reason, table.location)
        if table.state != READ:
            prefix = "上年报告：" if previous else ""
            return Unknown(prefix + table_reason(table), table.location)
        lines = lines_of(table.spec)
        row_name = row if isinstance(row, str) else row.name
        column_name = column if isinstance(column, str) else column.name
        found_row, found_column = lines.get(("row", row_name)), lines.get(("column", column_name))
        if found_row is None or found_column is None:
            lacking = f"行“{row_name}”" if found_row is None else f"列“{column_name}”"
            note = f"{table.form} 年格式的{table.spec.name}没有{lacking}"
            return (CellAt(Cell(MISSING, note=note), key, row_name, column_name, previous),)
        return tuple(
            _cell_at(table, r, c, previous=previous) for r in found_row.keys for c in found_column.keys
        )

    def lines(self, key: str, axis: str, group: str, *, previous: bool = False) -> Any:
        """Return the rows (columns) of a table, or of a group of it, as the form of the report has them."""
        report = self.report_of(previous=previous)
        if report is None:
            return self.no_previous
        table = report.tables.get(key)
        spec = table.spec if table is not None else load_form(report.layout.form).tables[key]
        found = members_of(spec, axis, group)
        return Absent(f"{spec.name}没有“{group}”") if found is None else found

    def section(self, name: str, *, previous: bool = False) -> Any:
        """Return a part of the report by its name (or key)."""
        report = self.report_of(previous=previous)
        if report is None:
            return self.no_previous
        key = section_key(report, name)
        found = report.section(key) if key else None
        if found is not None:
            return found
        prefix = "上年报告" if previous else "报告"
        if not report.sections:
            return Unknown(f"{prefix}里一个部分也没有读到")
        return Absent(f"{prefix}里没有“{name}”部分")

    # Functions ----------------------------------------------------------------------------------

    def call(self, name: str, arguments: tuple[Any, ...]) -> Any:
        """Call a function; the result is kept for the next rule that asks the same. It may raise."""
        known = self.known
        place: Any = name
        if arguments:
            place = (name, *[value if type(value) in _BY_VALUE else id(value) for value in arguments])
        kept = known.get(place)
        if kept is not None:
            return kept[0]
        spec = self.functions[name]
        if not spec.sees_unknown:
            for value in arguments:
                if type(value) in _UNDECIDED:
                    return Unknown(value.reason, value.location)
        call: Callable[..., Any] = spec.call
        result = call(self.report, *arguments) if spec.takes_report else call(*arguments)
        if type(result) is list:
            result = tuple(result)
        known[place] = (result, arguments)  # the arguments stay alive: identities stay theirs
        return result


# Arguments of these kinds are told apart by their value, others (reports, passages) by which thing they are.
# Not int: 1 and True would be the same.
_BY_VALUE = frozenset((str, date))
_UNDECIDED = frozenset(UNDECIDED)


def _cell_at(table: Table, row: str, column: str, *, previous: bool) -> CellAt:
    spec = table.spec
    place = spec.index.get(Slot(row, column))
    if place is None:
        names = spec.row(row).name, spec.column(column).name
        return CellAt(Cell(MISSING, note="报告的表里没有这一格"), spec.key, *names, previous)
    cell = table.cells[place]
    return CellAt(cell, spec.key, *names_at(spec)[place], previous)


def names_at(spec: TableSpec) -> tuple[tuple[str, str], ...]:
    """Return the names of row and column of every cell, in the form's order."""
    known = _NAMES.get(id(spec))
    if known is not None:
        return known[1]
    rows = {row.key: row.name for row in spec.rows}
    columns = {column.key: column.name for column in spec.columns}
    names = tuple((rows[slot.row], columns[slot.column]) for slot in spec.slots)
    _NAMES[id(spec)] = (spec, names)
    return names


def all_cells(table: Table) -> tuple[CellAt, ...]:
    """Return the cells of a table that was read, in the form's order."""
    key = table.spec.key
    return tuple(
        CellAt(cell, key, *names) for cell, names in zip(table.cells, names_at(table.spec), strict=True)
    )


def cell_at(table: Table, place: int) -> CellAt:
    """Return a cell of a table that was read by its place in the form's order."""
    return CellAt(table.cells[place], table.spec.key, *names_at(table.spec)[place])


def section_name(key: str) -> str:
    """Return the short name of a part by its key; "" for a part that no edition knows."""
    for form in ("2021", "2019"):
        for section in load_form(form).sections:
            if key == section.key:
                return section.name
    return ""


def section_key(report: Report, name: str) -> str:
    """Return the key of a part by its name; "" if no edition has it."""
    for form in dict.fromkeys((report.layout.form, "2021", "2019")):
        for section in load_form(form).sections:
            if name in (section.name, section.key):
                return section.key
    return ""


def _year(report: Report) -> Any:
    return report.identity.year if report.identity.year is not None else Unknown("没有认出报告年度")


def _organ(report: Report) -> Any:
    return report.identity.organ or Unknown("没有认出是哪个机关的报告")


def _kind(report: Report) -> Any:
    kind = report.identity.organ_kind
    return Unknown("认不准机关类别（可以用 --organ-kind 指明）") if kind == UNKNOWN else kind


def _level(report: Report) -> Any:
    level = report.identity.level
    return Unknown("认不准机关层级（可以用 --level 指明）") if level == UNKNOWN else level


def _province(report: Report) -> Any:
    return report.identity.province or Unknown("认不准是哪个省份（可以用 --province 指明）")


def _published(report: Report) -> Any:
    return report.identity.published or Absent("没有找到公布日期（可以用 --published 指明）")


def _period(report: Report) -> Any:
    period = report.period
    if period is not None:
        return Stretch(period.start, period.end, period.raw, period.location)
    if report.period_problem:
        return Unknown(report.period_problem)
    return Absent("报告没有写统计期限")


def _whole(report: Report) -> Passage:
    parts = [report.title, report.opening]
    for section in report.sections:
        if section.heading is not None:
            place = section.heading.location
            parts.append(Passage.of(section.heading.raw, (Anchor(0, place),) if place else ()))
        parts.append(section.body)
    parts.append(report.closing)
    return join_passages([part for part in parts if part])


def folded_whole(report: Report) -> str:
    """Return the folded words of the whole report, as `_whole` puts them together, without their places."""
    parts = [_folded(report.title), _folded(report.opening)]
    for section in report.sections:
        if section.heading is not None:
            parts.append(fold(section.heading.raw))
        parts.append(_folded(section.body))
    parts.append(_folded(report.closing))
    return "\n".join([part for part in parts if part and not part.isspace()])


def _folded(passage: Passage) -> str:
    # A passage that a plugin made may lack its folded words.
    return passage.folded if len(passage.folded) == len(passage.text) else fold(passage.text)


def _form(report: Report) -> Any:
    return load_form(report.layout.form)


_READERS: dict[str, Callable[[Report], Any]] = {
    "year": _year,
    "organ": _organ,
    "organ_kind": _kind,
    "level": _level,
    "province": _province,
    "title": lambda report: report.title,
    "opening": lambda report: report.opening,
    "closing": lambda report: report.closing,
    "whole": _whole,
    "period": _period,
    "published": _published,
    "form": _form,
    "sections": lambda report: report.sections,
    "dates": lambda report: report.dates,
    "damage": lambda report: report.damage,
    "links": lambda report: report.links,
    "blank_form": lambda report: report.blank_form,
    "this_report": lambda report: report,
}
