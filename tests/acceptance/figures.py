"""The three tables of a made report: figures that agree, by a seed."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
NATURAL, TOTAL = 0, 6
NEW, CARRIED_IN, GRANTED, PARTIAL = 0, 1, 2, 3
DENIED, UNABLE, REFUSED = range(4, 12), range(12, 15), range(15, 20)
_COMMON = (2, 2, 2, 3, 3, 5, 7, 8, 9, 10, 10, 10, 11, 12, 12, 12, 13, 14, 15, 18)  # the usual outcomes


@dataclass(slots=True)
class Figures:
    """What is printed in the cells, mutable so that a fault can be planted.

    `t2`: a row's printed values by its label, in the form's order. `t3`: 25 rows (23 in the form of
    2019) of seven columns. `t4`: 15 cells.
    """

    form: str
    t2: dict[str, list[str]]
    t3: list[list[int | str]]
    t4: list[int | str]

    @property
    def other(self) -> range:
        """Rows of （六）其他处理."""
        return range(20, 23) if self.form == "2021" else range(20, 21)

    @property
    def done(self) -> int:
        return len(self.t3) - 2

    @property
    def carried_out(self) -> int:
        return len(self.t3) - 1

    @property
    def leaves(self) -> range:
        return range(GRANTED, self.done)

    def cell(self, row: int, column: int = TOTAL) -> int:
        return int(self.t3[row][column])

    def rows(self, rows: range, column: int = TOTAL) -> int:
        return sum(self.cell(row, column) for row in rows)

    def block(self, index: int) -> list[int]:
        """Return 维持, 纠正, 其他, 未审结, 总计 of 复议 (0), 直接起诉 (1), 复议后起诉 (2)."""
        return [int(value) for value in self.t4[5 * index : 5 * index + 5]]

    def printed(self) -> dict[str, list[str]]:
        """Return every cell as printed, table by table, in the form's order."""
        return {
            "t2": [value for row in self.t2.values() for value in row],
            "t3": [str(value) for row in self.t3 for value in row],
            "t4": [str(value) for value in self.t4],
        }


def make_figures(
    rng: Random, form: str, size: int, *, rules: bool, carried: list[int] | None = None
) -> Figures:
    """Make tables that agree; about `size` applications; `carried`: per column from the year before."""
    results = 21 if form == "2021" else 19
    columns = [_column(rng, form, results, column, size, carried) for column in range(6)]
    t3: list[list[int | str]] = []
    for row in range(results + 4):
        values = [column[row] for column in columns]
        t3.append([*values, sum(values)])
    t4: list[int | str] = []
    for _ in range(3):
        outcome = [rng.choice((0, 0, 1, 2, 5, 13)) for _ in range(4)] if size > 10 else [0, 0, 0, 0]
        t4 += [*outcome, sum(outcome)]
    return Figures(form, _table_2021(rng, rules=rules) if form == "2021" else _table_2019(rng), t3, t4)


def _column(
    rng: Random, form: str, results: int, column: int, size: int, carried: list[int] | None
) -> list[int]:
    most = size if column == 0 else (size // 6 if rng.random() < 0.6 else 0)
    outcomes = [0] * results
    common = (*_COMMON, 20, 22) if form == "2021" else (*_COMMON, 20)
    for _ in range(rng.randint(0, most) if most else 0):
        outcomes[rng.choice(common) - 2] += 1
    done = sum(outcomes)
    out = rng.randint(0, max(0, done // 12))
    came = rng.randint(0, min(done, max(1, size // 10))) if carried is None else carried[column]
    new = done + out - came
    if new < 0:  # more came over than was dealt with: the rest goes on
        out, new = came - done, 0
    return [new, came, *outcomes, done, out]


def _table_2021(rng: Random, *, rules: bool) -> dict[str, list[str]]:
    issued, repealed = rng.randint(0, 9), rng.randint(0, 9)
    fee = f"{rng.random() * 900:.{rng.choice((0, 2, 4))}f}" if rng.random() < 0.5 else "0"
    return {
        "规章": ["1", "0", "9"] if rules else ["0", "0", "0"],
        "行政规范性文件": [str(issued), str(repealed), str(issued + rng.randint(0, 120))],
        "行政许可": [str(rng.randint(0, 9000))],
        "行政处罚": [str(rng.randint(0, 500))],
        "行政强制": [str(rng.randint(0, 60))],
        "行政事业性收费": [fee],
    }


def _table_2019(rng: Random) -> dict[str, list[str]]:
    made = rng.randint(0, 9)
    change = rng.choice(("0", "+3", "-2", "5"))
    return {
        "规章": ["0", "0", "0"],
        "规范性文件": [str(made), str(made), str(made + rng.randint(0, 60))],
        "行政许可": [str(rng.randint(0, 90)), change, str(rng.randint(0, 900))],
        "其他对外管理服务事项": [str(rng.randint(0, 40)), "0", str(rng.randint(0, 90))],
        "行政处罚": [str(rng.randint(0, 60)), "0", str(rng.randint(0, 99))],
        "行政强制": [str(rng.randint(0, 9)), "0", str(rng.randint(0, 9))],
        "行政事业性收费": ["1", "0"],
        "政府集中采购": [str(rng.randint(0, 9)), rng.choice(("0", "251000", "83600.5"))],
    }
