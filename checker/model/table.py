"""A table of the report by the rows and columns of the form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from checker.model.cell import NOT_THERE, Cell
from checker.schema.spec import Slot, TableSpec
from checker.source.location import Location

# What was found where the form asks for the table.
READ = "read"  # its cells were read
ABSENT = "absent"  # the part says nothing, or only words: see `words`
PICTURE = "image"  # a picture stands there
ATTACHED = "attachment"  # an attachment or link stands there
UNREADABLE = "unreadable"  # something stands there that could not be read as the table

# How a printed label agrees with the form's.
EXACT = "exact"
VARIANT = "variant"  # a known other wording
DAMAGED = "damaged"  # characters lost or changed
FOREIGN = "foreign"  # belongs to another edition of the form, or to none


class Label(NamedTuple):
    """A row or column label as printed. `key` is the row or column it was taken for ("" if none)."""

    axis: str  # "row" or "column"
    key: str
    raw: str
    agreement: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: `cells` in the order of `spec.slots` (empty unless state is "read")."""

    spec: TableSpec
    form: str  # the edition of the form that the table follows, "2019" or "2021"
    state: str
    cells: tuple[Cell, ...] = ()
    labels: tuple[Label, ...] = ()
    words: str = ""  # what the part says in place of the table
    location: Location | None = None

    def cell(self, row: str, column: str) -> Cell:
        """Return a cell; where the form has none or nothing was read, a missing one."""
        index = self.spec.index.get(Slot(row, column))
        if index is None or not self.cells:
            return NOT_THERE
        return self.cells[index]
