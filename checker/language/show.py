"""How a value is written in a message: plainly, in Chinese, the same every time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.language.values import Absent, CellAt, Line, Share, Stretch
from checker.model.report import Section
from checker.model.table import Table
from checker.model.unknown import Unknown
from checker.schema.spec import SectionSpec, TopicSpec
from checker.source.passage import Passage

LONGEST = 60  # characters of a passage or a list that a message shows


def show(value: Any) -> str:
    """Write a value as a message shows it."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, CellAt):
        return show_cell(value)
    if isinstance(value, int | Decimal | Fraction):
        return show_number(value)
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return show_day(value)
    if isinstance(value, Stretch):
        return f"{show_day(value.start)}至{show_day(value.end)}"
    if isinstance(value, Passage):
        return shorten(value.text)
    return _show_other(value)


def _show_other(value: Any) -> str:
    if isinstance(value, Unknown | Absent):
        return f"（{value.reason}）"
    if isinstance(value, Line | SectionSpec | TopicSpec):
        return value.name
    if isinstance(value, Section):
        return value.heading.raw if value.heading else shorten(value.body.text)
    if isinstance(value, Table):
        return value.spec.name
    raw = getattr(value, "raw", None)
    if isinstance(raw, str):
        return shorten(raw)
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        return show_list(value)
    named = (getattr(value, attribute, None) for attribute in ("title", "name", "text"))
    return next((str(one) for one in named if isinstance(one, str)), "（不能直接显示）")


def show_list(values: Any) -> str:
    """Write a list, cut after the longest that is readable."""
    words = [item.place if isinstance(item, CellAt) else show(item) for item in values]
    text = "、".join(words[:12])
    return text if len(words) <= 12 else f"{text}等 {len(words)} 项"


def show_number(value: int | Decimal | Fraction) -> str:
    """Write a number without exponent or needless zeros; an endless fraction to four decimals."""
    if isinstance(value, Share):
        return f"{value.scaleb(2):f}%"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, Fraction):
        return _show_fraction(value)
    return str(value)


def _show_fraction(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    scaled = value * 10**4
    whole = round(scaled)
    digits = f"{abs(whole):05d}"
    text = f"{'-' if whole < 0 else ''}{digits[:-4]}.{digits[-4:]}".rstrip("0").rstrip(".")
    return text if scaled.denominator == 1 else f"约{text}"


def show_percent(value: int | Decimal | Fraction, unit: str = "%") -> str:
    """Write a share as a percentage to two decimals: 27/64 is 约42.19%."""
    exact = Fraction(value) * 100
    rounded = Fraction(round(exact * 100), 100)
    about = "" if rounded == exact else "约"
    return f"{about}{show_number(Decimal(rounded.numerator) / rounded.denominator)}{unit}"


def show_day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def show_cell(value: CellAt) -> str:
    """Write a cell's figure; blank and dash as 0 with a word why."""
    cell = value.cell
    if cell.value is not None:
        return show_number(cell.value)
    if cell.state == "blank":
        return "0（空白）"
    if cell.state == "dash":
        return f"0（“{cell.raw}”）"
    return cell.raw or "？"


def shorten(text: str) -> str:
    """Cut long words in the middle; line feeds become blanks."""
    line = " ".join(text.split("\n"))
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 20]}……{line[-18:]}"
