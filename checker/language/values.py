"""The values that a rule computes with and that no other module has: see `types` for the whole list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from checker.model.cell import Cell
from checker.model.unknown import Unknown
from checker.source.location import Location

Exact: TypeAlias = int | Decimal | Fraction


class Absent(NamedTuple):
    """Something that is surely not there: `有` is false of it, everything else is undecided.

    `reason` is Chinese and complete, like that of Unknown.
    """

    reason: str
    location: Location | None = None


UNDECIDED = (Unknown, Absent)


class Share(Decimal):
    """A percentage as it was written: 12.50% is Share("0.1250"). Arithmetic on it gives a plain number."""


class Stretch(NamedTuple):
    """A period: 日期 至 日期, both days included. `raw` and `location` tell where it was read."""

    start: date
    end: date
    raw: str = ""
    location: Location | None = None

    def same(self, other: Stretch) -> bool:
        return self.start == other.start and self.end == other.end


class Line(NamedTuple):
    """A row, a column, or a group of them under one name; `keys` are those of the form."""

    table: str  # t2, t3, t4
    axis: str  # row or column
    name: str  # 新收, 自然人, 明细行
    keys: tuple[str, ...]


class CellAt(NamedTuple):
    """A cell with the names of its place. In arithmetic it stands for its number."""

    cell: Cell
    table: str  # t2, t3, t4
    row: str  # 新收
    column: str  # 自然人
    previous: bool = False  # of last year's report

    @property
    def name(self) -> str:
        """As a rule writes it: 表三[新收, 自然人]."""
        table = {"t2": "表二", "t3": "表三", "t4": "表四"}[self.table]
        return f"{'上年.' if self.previous else ''}{table}[{self.row}, {self.column}]"

    @property
    def place(self) -> str:
        """As a message writes it: 新收·自然人."""
        return f"{self.row}·{self.column}"


Value: TypeAlias = Any


def exact(left: Exact, right: Exact) -> tuple[Exact, Exact]:
    """Bring two numbers to kinds that Python can put together (Decimal and Fraction cannot meet)."""
    if isinstance(left, Fraction) and isinstance(right, Decimal):
        return left, Fraction(right)
    if isinstance(left, Decimal) and isinstance(right, Fraction):
        return Fraction(left), right
    return left, right


def simplest(value: Exact) -> Exact:
    """Turn a fraction that is a whole number into one."""
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    return value
