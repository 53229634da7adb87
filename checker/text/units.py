"""Units that stand behind a number in a report, and splitting them off."""

from __future__ import annotations

import re
from typing import NamedTuple

COUNT_UNITS = (
    "人次",
    "件",
    "宗",
    "条",
    "份",
    "项",
    "个",
    "次",
    "篇",
    "起",
    "例",
    "批",
    "部",
    "户",
    "家",
    "期",
    "场",
)
MONEY_UNITS = ("亿元", "万元", "元")
MONEY_IN_YUAN = {"元": 1, "万元": 10**4, "亿元": 10**8}
UNITS = MONEY_UNITS + COUNT_UNITS

_WITH_UNIT = re.compile(rf"(.*?)\s*({'|'.join(UNITS)})", re.DOTALL)


class Quantity(NamedTuple):
    """The text of a number and the unit printed behind it ("" if none)."""

    number: str
    unit: str


def split_unit(text: str) -> Quantity:
    """Split "0.37万元" into "0.37" and "万元"; text without a known unit stays whole."""
    if len(text) > 60:
        return Quantity(text, "")
    match = _WITH_UNIT.fullmatch(text.strip())
    return Quantity(match[1], match[2]) if match else Quantity(text.strip(), "")
