"""A report as the JSON document `checker.report/1`, in a stable order."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from checker.model.cell import Cell
from checker.model.identity import Identity
from checker.model.report import Period, Report, Section
from checker.model.table import Table
from checker.source.location import location_to_json

SCHEMA = "checker.report/1"


def report_to_json(report: Report) -> dict[str, Any]:
    """Return everything that was read, ready for `json.dumps`."""
    return {
        "schema": SCHEMA,
        "media": report.media,
        "identity": identity_to_json(report.identity),
        "layout": report.layout._asdict(),
        "title": report.title.text,
        "period": _period(report.period),
        "period_problem": report.period_problem,
        "dates": [
            {
                "kind": mention.kind,
                "value": _date(mention.value),
                "raw": mention.raw,
                "location": location_to_json(mention.location),
            }
            for mention in report.dates
        ],
        "opening": report.opening.text,
        "sections": [_section(index, section) for index, section in enumerate(report.sections, start=1)],
        "closing": report.closing.text,
        "tables": {key: _cells(table) for key, table in report.tables.items()},
        "table_states": {key: _state(table) for key, table in report.tables.items()},
        "links": list(report.links),
        "damage": [
            {
                "kind": damage.kind,
                "raw": damage.raw,
                "readings": list(damage.readings),
                "location": location_to_json(damage.location),
            }
            for damage in report.damage
        ],
        "blank_form": report.blank_form,
        "problems": [
            {
                "code": problem.code,
                "message": problem.message,
                "gravity": problem.gravity,
                "location": location_to_json(problem.location),
            }
            for problem in report.problems
        ],
    }


def identity_to_json(identity: Identity) -> dict[str, Any]:
    """Return the identity as results and reports print it."""
    return {
        "organ": identity.organ,
        "organ_kind": identity.organ_kind,
        "level": identity.level,
        "province": identity.province,
        "year": identity.year,
        "form": identity.form,
        "published": _date(identity.published),
    }


def cell_to_json(cell: Cell) -> dict[str, Any]:
    """Return a figure: the value as text, so that decimals stay exact."""
    found: dict[str, Any] = {
        "value": number_text(cell.value),
        "raw": cell.raw,
        "state": cell.state,
        "location": location_to_json(cell.location),
    }
    if cell.note:
        found["note"] = cell.note
    if cell.method != "printed":
        found["method"] = cell.method
    if cell.candidates:
        found["candidates"] = list(cell.candidates)
    return found


def number_text(value: int | Decimal | None) -> str | None:
    """Return a number without exponent, or None."""
    return None if value is None else format(value, "f") if isinstance(value, Decimal) else str(value)


def _cells(table: Table) -> dict[str, Any]:
    cells = {slot: cell_to_json(table.cell(slot.row, slot.column)) for slot in table.spec.slots}
    if table.spec.key == "t2":
        return {f"{slot.row}.{slot.column}": cell for slot, cell in cells.items()}
    if table.spec.key == "t4":
        return {f"{slot.row}_{slot.column}": cell for slot, cell in cells.items()}
    nested: dict[str, dict[str, Any]] = {}
    for slot, cell in cells.items():
        nested.setdefault(slot.row, {})[slot.column] = cell
    return nested


def _state(table: Table) -> dict[str, Any]:
    return {
        "state": table.state,
        "form": table.form,
        "words": table.words,
        "labels": [
            {
                "axis": label.axis,
                "key": label.key,
                "raw": label.raw,
                "agreement": label.agreement,
                "location": location_to_json(label.location),
            }
            for label in table.labels
        ],
        "location": location_to_json(table.location),
    }


def _section(index: int, section: Section) -> dict[str, Any]:
    heading = section.heading
    place = heading.location if heading else section.body.locate(0, len(section.body.text))
    return {
        "index": index,
        "key": section.key,
        "heading": heading.raw if heading else None,
        "number": heading.number if heading else None,
        "text": section.body.text,
        "images": section.images,
        "attachments": list(section.attachments),
        "location": location_to_json(place),
    }


def _period(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    return {
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "raw": period.raw,
        "damaged": period.damaged,
        "location": location_to_json(period.location),
    }


def _date(value: date | None) -> str | None:
    return None if value is None else value.isoformat()
