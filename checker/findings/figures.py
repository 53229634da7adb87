"""The figures of a report by the names that rules and findings use for them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from checker.model.cell import COUNT
from checker.model.report import Report
from checker.schema.spec import Slot, TableSpec


class Place(NamedTuple):
    """Where a figure stands in the form."""

    table: str
    row: str
    column: str


def name_of(spec: TableSpec, row: str, column: str) -> str:
    """Return what a finding calls a cell: 表三[新收, 自然人]."""
    return f"{spec.name}[{spec.row(row).name}, {spec.column(column).name}]"


def places_by_name(report: Report) -> dict[str, Place]:
    """Return the place of every cell of a report's tables by its name."""
    return {
        name_of(table.spec, slot.row, slot.column): Place(key, slot.row, slot.column)
        for key, table in report.tables.items()
        for slot in table.spec.slots
    }


def figures_by_name(report: Report) -> dict[str, Decimal]:
    """Return every figure that could be read by its name; blank and dash count as 0."""
    figures = {}
    for name, place in places_by_name(report).items():
        number = report.tables[place.table].cell(place.row, place.column).number
        if number is not None:
            figures[name] = Decimal(number)
    return figures


def with_figure(report: Report, name: str, value: Decimal) -> Report | None:
    """Return a copy of a report in which one figure is another; None where no cell has that name."""
    place = places_by_name(report).get(name)
    if place is None or not report.tables[place.table].cells:
        return None
    table = report.tables[place.table]
    at = table.spec.index[Slot(place.row, place.column)]
    number = int(value) if value == int(value) else value
    cell = table.cells[at]._replace(state=COUNT, value=number)
    cells = (*table.cells[:at], cell, *table.cells[at + 1 :])
    return replace(report, tables={**report.tables, place.table: replace(table, cells=cells)})
