"""Build a table of a test report: figures by short names, states and labels in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from checker.model.cell import (
    AMBIGUOUS,
    AMOUNT,
    ANNOTATED,
    BLANK,
    COUNT,
    DASH,
    IMAGE,
    MISSING,
    WORDS,
    Cell,
)
from checker.model.table import (
    ABSENT,
    ATTACHED,
    DAMAGED,
    EXACT,
    FOREIGN,
    PICTURE,
    READ,
    UNREADABLE,
    VARIANT,
    Label,
    Table,
)
from checker.schema.load import form_ids, load_form
from checker.schema.spec import FormSpec, TableSpec
from checker.testing.places import CaseDataError, Places, known

_CELL_WORDS = {
    "空白": Cell(BLANK),
    "缺失": Cell(MISSING),
    "图片": Cell(IMAGE),
    "读不清": Cell(AMBIGUOUS, None, "81153", note="切分不唯一", candidates=("81 153", "8 1153")),
}
_TABLE_STATES = {
    "图片": PICTURE,
    "附件": ATTACHED,
    "缺失": ABSENT,
    "读不清": UNREADABLE,
    "正常": READ,
}
_AGREEMENTS = {"一致": EXACT, "变体": VARIANT, "损坏": DAMAGED, "外来": FOREIGN}
_NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?")


def build_table(data: Mapping[str, Any], form: FormSpec, key: str, places: Places) -> Table:
    """Return table `key`: the form's, all zeros, with what `data` says put in its place."""
    name = form.tables[key].name
    edition = str((data.get("表样") or {}).get(name, form.id))
    known([edition], form_ids(), "表样")
    spec = load_form(edition).tables[key]
    word = (data.get("表格") or {}).get(name, "正常")
    known([word], _TABLE_STATES, "表格")
    state = _TABLE_STATES[word]
    place = places.line(name)
    said = str((data.get("表格文字") or {}).get(name, ""))
    if state != READ:
        return Table(spec, edition, state, words=said, location=place)
    given = _given(spec, data.get(name) or {})
    cells = []
    for slot in spec.slots:
        amount = spec.column(slot.column).kind == "amount"
        cell = _cell(given.get((slot.row, slot.column), 0), amount=amount)
        cells.append(cell if cell.state == MISSING else cell._replace(location=places.line(cell.raw or " ")))
    return Table(spec, edition, READ, tuple(cells), _labels(data, name, spec, places), said, place)


def _given(spec: TableSpec, rows: Mapping[str, Any]) -> dict[tuple[str, str], Any]:
    """Read 行: 数 (a natural person's, table 3), 行: [数…] or 行: {列: 数}."""
    by_row = {row.name: row for row in spec.rows}
    by_column = {column.name: column.key for column in spec.columns}
    every = tuple(column.key for column in spec.columns)
    given: dict[tuple[str, str], Any] = {}
    for name, value in rows.items():
        known([name], by_row, spec.name)
        row = by_row[name]
        columns = row.columns or every
        if isinstance(value, Mapping):
            known(value, by_column, f"{spec.name} {name}")
            given.update({(row.key, by_column[column]): item for column, item in value.items()})
            continue
        if isinstance(value, list):
            if len(value) != len(columns):
                raise CaseDataError(f"{spec.name}“{name}”有 {len(columns)} 格，这里写了 {len(value)} 个数")
            given.update(zip(((row.key, column) for column in columns), value, strict=True))
            continue
        given[row.key, columns[0]] = value
        given[row.key, columns[-1]] = value
    return given


def _cell(value: object, *, amount: bool) -> Cell:
    raw = "" if value is None else str(value)
    if raw in _CELL_WORDS:
        return _CELL_WORDS[raw]
    if raw == "":
        return Cell(BLANK)
    if raw in ("-", "—", "/", "–", "无"):
        return Cell(DASH, None, raw)
    found = _NUMBER.search(raw)
    if found is None:
        return Cell(WORDS, None, raw)
    digits = found.group().replace(",", "")
    number = Decimal(digits) if "." in digits else int(digits)
    if found.group() == raw:
        return Cell(AMOUNT if amount else COUNT, number, raw)
    return Cell(ANNOTATED, number, raw, note=raw.replace(found.group(), "", 1))


def _labels(data: Mapping[str, Any], name: str, spec: TableSpec, places: Places) -> tuple[Label, ...]:
    """Rows and columns with the form's own labels; `标签` puts others in their place or adds some."""
    others = (data.get("标签") or {}).get(name) or ()
    given = {str(item.get("行") or item.get("列") or ""): item for item in others}
    for item in others:
        known([item.get("情况", "损坏")], _AGREEMENTS, "标签的情况")
        if "印作" not in item:
            raise CaseDataError(f"“标签”里没有写“印作”：{item}；写成 {{行: 新收, 印作: 一、新收}}")
    labels = []
    for axis, items in (("row", spec.rows), ("column", spec.columns)):
        for item in items:
            other = given.pop(item.name, None)
            raw = str(other["印作"]) if other else item.label
            agreement = _AGREEMENTS[other.get("情况", "损坏")] if other else EXACT
            labels.append(Label(axis, item.key, raw, agreement, places.line(raw)))
    for item in others:
        if not (item.get("行") or item.get("列")):
            raw = str(item["印作"])
            labels.append(Label("row", "", raw, _AGREEMENTS[item.get("情况", "外来")], places.line(raw)))
    return tuple(labels)
