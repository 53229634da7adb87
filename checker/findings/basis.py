"""The ground a rule stands on, and the report years it holds for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

VERBATIM = "原文"  # the cited text says so
INFERRED = "推断"  # follows from the form or from arithmetic
CUSTOM = "惯例"  # local habit; never above 提示


class YearRange(NamedTuple):
    """Report years from `first` to `last`, both included; None leaves that end open."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and (self.first or year) <= year <= (self.last or year)

    @property
    def text(self) -> str:
        """2021年度起 · 2020年度止 · 2019年度至2020年度 · 2020年度; "" for all years."""
        if self.first == self.last:
            return "" if self.first is None else f"{self.first}年度"
        if self.last is None:
            return f"{self.first}年度起"
        return f"{self.last}年度止" if self.first is None else f"{self.first}年度至{self.last}年度"


ALL_YEARS = YearRange()


class Basis(NamedTuple):
    """One ground of a rule."""

    document: str  # "" where the rule's author named none
    number: str = ""  # 国办公开办函〔2021〕30号
    clause: str = ""  # 第四十九条第一款
    kind: str = INFERRED
    url: str = ""
    years: YearRange = ALL_YEARS

    @property
    def text(self) -> str:
        """《文件》（文号）条款（年度）; what names no document is a clause alone."""
        document = f"《{self.document.strip('《》')}》" if self.document else ""
        number = f"（{self.number}）" if self.number else ""
        years = f"（{self.years.text}）" if self.years.text else ""
        return f"{document}{number}{self.clause}{years}"


def basis_of_year(grounds: Sequence[Basis], year: int | None) -> tuple[Basis, ...]:
    """Return what a finding on a report of `year` cites, the years left out.

    Where the year is not known, or no ground holds for it, all are cited with their years: a finding never
    stands without its basis, and the inspector sees that one must be chosen.
    """
    held = tuple(one._replace(years=ALL_YEARS) for one in grounds if year in one.years)
    return tuple(grounds) if year is None or not held else held
