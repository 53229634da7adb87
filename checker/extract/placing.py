"""Figures put in their places in a table that was recognised; what cannot be placed has no value."""

from __future__ import annotations

from typing import Final, NamedTuple

from checker.extract.blocks import GridCell
from checker.extract.grid import Header
from checker.extract.label_index import column_agreement
from checker.extract.read_cell import read_cell
from checker.model.cell import AMBIGUOUS, BLANK, COUNT, IMAGE, NOT_THERE, Cell
from checker.model.problem import Problem
from checker.model.table import DAMAGED, FOREIGN, Label, Table
from checker.schema.spec import TableSpec

UNPLACED_BEGINS: Final = "这一行印了"
UNPLACED: Final = UNPLACED_BEGINS + "{have}格，与表头的{want}列对不上，看不出各格属于哪一列"
OTHER_SHAPE: Final = "表的排法与格式不同，看不出各格属于哪一项"
OTHER_ORDER: Final = "表头各列的次序与格式不同，看不出各格属于哪一列"
_PLAIN: Final = {str(number): number for number in range(1000)}  # most figures, looked up instead of read
_new: Final = tuple.__new__


class Match(NamedTuple):
    """A table that was recognised, and what was odd about it."""

    table: Table
    problems: tuple[Problem, ...] = ()


def figure(cell: GridCell, kind: str) -> Cell:
    """Read the figure that a cell holds."""
    _, _, _, _, text, location, method, candidates, images, unseen = cell
    if unseen or (images and not text):
        return _not_seen(cell)
    if not candidates:
        value = _PLAIN.get(text)
        if value is not None and kind == "count":
            return _new(Cell, (COUNT, value, text, location, "", method, ()))
        if not text:
            return _new(Cell, (BLANK, None, text, location, "", method, ()))
    return read_cell(text, kind, location, method=method, candidates=candidates)


def _not_seen(cell: GridCell) -> Cell:
    """Return the figure of a cell that shows more than its words: what it shows is not known."""
    picture = cell.images > 0 and not cell.text
    told = "、".join(cell.candidates)
    note = f"格里是{cell.unseen or '图片'}" + (f"（标明“{told[:40]}”）" if told else "") + "，看不出数字"
    state = IMAGE if picture else AMBIGUOUS
    return Cell(state, None, cell.text, cell.location, note, cell.method, cell.candidates)


def undecided(values: tuple[GridCell, ...], want: int, note: str) -> list[Cell]:
    if not values:
        return [NOT_THERE] * want
    raw = " ".join([cell.text or "□" for cell in values])
    return [Cell(AMBIGUOUS, None, raw, values[0].location, note)] * want


def is_unplaced(cell: Cell) -> bool:
    note = cell.note
    return note != "" and (note in (OTHER_ORDER, OTHER_SHAPE) or note.startswith(UNPLACED_BEGINS))


def column_labels(headers: list[Header], spec: TableSpec, edition: str) -> list[Label]:
    known = {column.key for column in spec.columns}
    labels: list[Label] = []
    for head in headers:
        text = head.cell.text
        if head.key not in known:
            agreement = FOREIGN
        else:
            agreement = DAMAGED if head.damaged else column_agreement(edition, spec.key, head.key, text)
        key = head.key if head.key in known else ""
        labels.append(_new(Label, ("column", key, text, agreement, head.cell.location)))
    return labels
