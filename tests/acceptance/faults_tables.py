"""Faults inside the tables: T201–T404."""

from __future__ import annotations

from random import Random

from tests.acceptance.fault import Fault, spoiled
from tests.acceptance.figures import NEW, TOTAL
from tests.acceptance.sample import Sample


def _raise(sample: Sample, row: int, column: int, by: int = 1) -> bool:
    sample.figures.t3[row][column] = sample.figures.cell(row, column) + by
    return True


def _half_a_licence(sample: Sample, rng: Random) -> bool:
    sample.figures.t2["行政许可"][-1] = rng.choice(("12.5", "-3"))
    return True


def _words_in_2(sample: Sample, rng: Random) -> bool:
    sample.figures.t2["行政许可"][-1] = rng.choice(("无许可事项", "若干"))
    return True


def _blank_in_2(sample: Sample, rng: Random) -> bool:
    row = rng.choice(list(sample.figures.t2))
    sample.figures.t2[row][-1] = rng.choice(("", "/", "—"))
    return True


def _fewer_valid(sample: Sample, rng: Random) -> bool:
    if sample.figures.form != "2021":
        return False
    sample.figures.t2["行政规范性文件"] = ["8", "1", "3"]
    return True


def _rules_of_no_power(sample: Sample, rng: Random) -> bool:
    organ = sample.organ
    if (
        sample.figures.form != "2021"
        or organ.rules
        or organ.name.endswith(("办公室", "办公厅", "管理委员会"))
    ):
        return False
    sample.figures.t2["规章"] = ["2", "0", "5"]
    return True


def _column_sum(sample: Sample, rng: Random) -> bool:
    return _raise(sample, sample.figures.carried_out, rng.randint(0, TOTAL), rng.choice((1, 2, 10)))


def _result_sum(sample: Sample, rng: Random) -> bool:
    return _raise(sample, rng.choice(sample.figures.leaves), rng.randint(0, TOTAL))


def _row_sum(sample: Sample, rng: Random) -> bool:
    return _raise(sample, rng.randint(NEW, sample.figures.carried_out), rng.randint(0, TOTAL))


def _swapped(sample: Sample, rng: Random) -> bool:
    """Swap two neighbouring cells of different value."""
    for row in rng.sample(range(len(sample.figures.t3)), len(sample.figures.t3)):
        values = sample.figures.t3[row]
        if values[5] != values[6]:
            values[5], values[6] = values[6], values[5]
            return True
    return False


def _negative(sample: Sample, rng: Random) -> bool:
    sample.figures.t3[rng.choice(sample.figures.leaves)][rng.randint(0, 5)] = rng.choice(("-3", "1.5"))
    return True


def _words_in_3(sample: Sample, rng: Random) -> bool:
    sample.figures.t3[rng.choice(sample.figures.leaves)][rng.randint(0, 5)] = "若干"
    return True


def _blank_in_3(sample: Sample, rng: Random) -> bool:
    for row in rng.sample(sample.figures.leaves, 12):
        column = rng.randint(0, 5)
        if sample.figures.t3[row][column] == 0:
            sample.figures.t3[row][column] = rng.choice(("", "/", "-"))
            return True
    return False


def _block_sum(sample: Sample, rng: Random) -> bool:
    at = rng.choice((4, 9, 14))
    sample.figures.t4[at] = int(sample.figures.t4[at]) + rng.choice((1, 3, 7))
    return True


def _half_a_case(sample: Sample, rng: Random) -> bool:
    sample.figures.t4[rng.choice((0, 1, 5, 11))] = rng.choice(("-1", "0.5"))
    return True


def _blank_in_4(sample: Sample, rng: Random) -> bool:
    for at in rng.sample(range(15), 15):
        if sample.figures.t4[at] == 0:
            sample.figures.t4[at] = rng.choice(("", "/"))
            return True
    return False


def _direct_suit(sample: Sample, rng: Random) -> bool:
    sample.figures.t4[5:10] = [1, 0, 0, 0, 1]
    return sample.year >= 2024


FAULTS: tuple[Fault, ...] = (
    spoiled("T201", "half a licence, a negative one", _half_a_licence),
    spoiled("T201", "words in table 2", _words_in_2, page_only=True),
    spoiled("T202", "a blank cell in table 2", _blank_in_2, page_only=True),
    spoiled("T203", "fewer valid than issued less repealed", _fewer_valid),
    spoiled("T204", "规章 of an organ that makes none", _rules_of_no_power),
    spoiled("T301", "carried out changed", _column_sum),
    spoiled("T302", "one result changed", _result_sum),
    spoiled("T303", "one cell of table 3 changed", _row_sum),
    spoiled("T303", "two cells swapped", _swapped),
    spoiled("T304", "negative, broken in table 3", _negative),
    spoiled("T304", "words in table 3", _words_in_3, page_only=True),
    spoiled("T305", "a blank cell in table 3", _blank_in_3, page_only=True),
    spoiled("T401", "a total of table 4 changed", _block_sum),
    spoiled("T402", "negative, broken in table 4", _half_a_case),
    spoiled("T403", "a blank cell in table 4", _blank_in_4, page_only=True),
    spoiled("T404", "a direct lawsuit from 2024", _direct_suit),
)
