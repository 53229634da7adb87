"""The form of the annual report as data: the names that reading and rules share.

Source: 国办公开办函〔2021〕30号 (reports of 2021 and later), 国办公开办函〔2019〕60号 (2019 and 2020).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class TopicSpec(NamedTuple):
    """One of the aspects that part one must cover."""

    key: str
    name: str
    variants: tuple[str, ...] = ()


class SectionSpec(NamedTuple):
    """One of the six parts."""

    key: str
    name: str  # what a rule writes
    title: str  # what the form prints, without its number
    position: int  # from 1
    kind: str  # "text" or "table"
    table: str | None = None
    variants: tuple[str, ...] = ()
    topics: tuple[TopicSpec, ...] = ()


class ColumnSpec(NamedTuple):
    """A column of a table; `kind` is count, amount or change (a signed count)."""

    key: str
    name: str
    label: str
    kind: str = "count"
    unit: str = "件"
    variants: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()


class RowSpec(NamedTuple):
    """A row of a table; `columns` names the cells it has (empty: all)."""

    key: str
    name: str
    label: str
    block: str = ""  # table 2: the item of article 20 it stands under
    group: str = ""  # table 3: the heading it stands under, such as （三）不予公开
    leaf: bool = False  # table 3: counted in （七）总计
    columns: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()


class GroupSpec(NamedTuple):
    """Rows or columns under one name, such as 明细行 or 申请人."""

    name: str
    members: tuple[str, ...]
    label: str = ""
    prose: tuple[str, ...] = ()


class Slot(NamedTuple):
    """A cell's place in the form."""

    row: str
    column: str


@dataclass(frozen=True)
class TableSpec:
    """A table of the form; its cells lie in `slots` order, row by row."""

    key: str  # t2, t3, t4
    name: str  # 表二
    section: str
    rows: tuple[RowSpec, ...]
    columns: tuple[ColumnSpec, ...]
    row_groups: tuple[GroupSpec, ...] = ()
    column_groups: tuple[GroupSpec, ...] = ()
    slots: tuple[Slot, ...] = field(init=False)
    index: dict[Slot, int] = field(init=False, compare=False)
    rows_by_key: dict[str, RowSpec] = field(init=False, compare=False, repr=False)
    columns_by_key: dict[str, ColumnSpec] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        every = tuple(column.key for column in self.columns)
        slots = tuple(Slot(row.key, key) for row in self.rows for key in (row.columns or every))
        object.__setattr__(self, "slots", slots)
        object.__setattr__(self, "index", {slot: at for at, slot in enumerate(slots)})
        object.__setattr__(self, "rows_by_key", {row.key: row for row in self.rows})
        object.__setattr__(self, "columns_by_key", {column.key: column for column in self.columns})

    def row(self, key: str) -> RowSpec:
        return self.rows_by_key[key]

    def column(self, key: str) -> ColumnSpec:
        return self.columns_by_key[key]


@dataclass(frozen=True)
class FormSpec:
    """One edition of the form."""

    id: str  # "2021"
    title: str
    document: str
    first_year: int
    last_year: int | None
    sections: tuple[SectionSpec, ...]
    tables: dict[str, TableSpec]

    def covers(self, year: int) -> bool:
        """Tell whether a report of this year must use this edition."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def section(self, key: str) -> SectionSpec:
        return next(section for section in self.sections if section.key == key)


class Layout(NamedTuple):
    """Which edition of the form each part of a report was found to follow.

    A report of 2023 may hold a table 3 of 2019 (found in real reports): `form` is the edition that
    its year demands, `tables` the edition each table has. Rules are compiled for a layout.
    """

    form: str
    t2: str
    t3: str
    t4: str
