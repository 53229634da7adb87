"""The figures that the words tell: the tables' own, unless a fault is to be planted."""

from __future__ import annotations

from typing import NamedTuple

from tests.acceptance.figures import (
    CARRIED_IN,
    DENIED,
    GRANTED,
    NATURAL,
    NEW,
    PARTIAL,
    REFUSED,
    UNABLE,
    Figures,
)
from tests.acceptance.organs import Organ


class Told(NamedTuple):
    year: int
    organ: str
    we: str
    new: int
    carried: int
    done: int
    out: int
    granted: int
    partial: int
    denied: int
    unable: int
    refused: int
    other: int
    natural: int  # of the new ones
    legal: int
    review: tuple[int, int, int, int, int]  # 维持 纠正 其他 未审结 总计
    direct: tuple[int, int, int, int, int]
    after: tuple[int, int, int, int, int]
    issued: int
    repealed: int
    valid: int
    licences: int
    penalties: int
    natural_taken: int = 0  # new and carried over
    natural_done: int = 0
    share: int = 0  # hundredths of a percent by which shares are told wrongly

    @property
    def taken(self) -> int:
        """New and carried over together."""
        return self.new + self.carried

    @property
    def lawsuits(self) -> int:
        return self.direct[4] + self.after[4]

    def percent(self, part: int, places: int = 2) -> str:
        exact = 10000 * part / self.done + self.share
        return f"{exact / 100:.{places}f}%"


def told_by(figures: Figures, organ: Organ, year: int) -> Told:
    """Tell what the tables hold."""
    document = "行政规范性文件" if figures.form == "2021" else "规范性文件"
    review, direct, after = (tuple(figures.block(index)) for index in range(3))
    new, natural = figures.cell(NEW), figures.cell(NEW, NATURAL)
    issued, repealed, valid = (int(value) for value in figures.t2[document])
    return Told(
        year=year,
        organ=organ.name,
        we=organ.we,
        new=new,
        carried=figures.cell(CARRIED_IN),
        done=figures.cell(figures.done),
        out=figures.cell(figures.carried_out),
        granted=figures.cell(GRANTED),
        partial=figures.cell(PARTIAL),
        denied=figures.rows(DENIED),
        unable=figures.rows(UNABLE),
        refused=figures.rows(REFUSED),
        other=figures.rows(figures.other),
        natural=natural,
        legal=new - natural,
        review=review,  # type: ignore[arg-type]
        direct=direct,  # type: ignore[arg-type]
        after=after,  # type: ignore[arg-type]
        issued=issued,
        repealed=repealed,
        valid=valid,
        licences=int(figures.t2["行政许可"][-1]),
        penalties=int(figures.t2["行政处罚"][-1]),
        natural_taken=natural + figures.cell(CARRIED_IN, NATURAL),
        natural_done=figures.cell(figures.done, NATURAL),
    )
