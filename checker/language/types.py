"""The types and units of the rule language, and the words that messages use for them.

A type is one small tuple. Units live on numbers: 件, 万元, 元, 天, 年, 字, 个, % … ; "" is a bare number
that goes with every unit; "?" is a number whose unit is only known when the rule runs.

Values behind the types when a rule runs: number: int, Decimal or Fraction, never float (a percentage is the
share itself: 12.5% is Decimal("0.125")); text: str; truth: bool; date: datetime.date; period:
values.Stretch; passage: source.Passage; section: model.Section; cell: values.CellAt; line:
values.Line (a row, a column, or a group of them); table: model.Table; list: tuple; words: tuple of str;
record: the NamedTuple that a function returns; phrase: language.phrase's compiled pattern; report:
model.Report.
Anything may instead be model.Unknown (could not be read) or values.Absent (is not there).
"""

from __future__ import annotations

from typing import NamedTuple


class Type(NamedTuple):
    """A type. `kind` decides which of the other fields mean something."""

    kind: str
    unit: str = ""  # number, cell
    item: Type | None = None  # list
    name: str = ""  # record: its Chinese name; line, table, cell: the table's key (t2, t3, t4; "" any)
    fields: tuple[Field, ...] = ()  # record
    options: tuple[str, ...] = ()  # text: the values it can have; line: "row" or "column"

    def field(self, name: str) -> Field | None:
        """Return a record's field by its Chinese name."""
        return next((field for field in self.fields if field.name == name), None)


class Field(NamedTuple):
    """A field of a record: its Chinese name, the Python attribute behind it, its type."""

    name: str
    attribute: str
    type: Type
    doc: str = ""


ANY = Type("any")  # not known before the rule runs; goes with everything
NOTHING = Type("nothing")  # of something that is already reported as wrong
TEXT = Type("text")
TRUTH = Type("truth")
DATE = Type("date")
PERIOD = Type("period")
PASSAGE = Type("passage")
SECTION = Type("section")
WORDS = Type("words")
PHRASE = Type("phrase")
REPORT = Type("report")
FORM = Type("form")
NUMBER = Type("number")  # bare
COUNT = Type("number", unit="件")
PERCENT = Type("number", unit="%")
ANY_NUMBER = Type("number", unit="?")


def number(unit: str = "") -> Type:
    return Type("number", unit=unit)


def text_of(*options: str) -> Type:
    """Return the type of a text that can only be one of these."""
    return Type("text", options=options)


def list_of(item: Type) -> Type:
    return Type("list", item=item)


def record(name: str, *fields: Field) -> Type:
    """Return a record type; `name` is what messages call it (句, 日期表述 …)."""
    return Type("record", name=name, fields=fields)


def cell(table: str, unit: str) -> Type:
    return Type("cell", unit=unit, name=table)


def line(table: str, axis: str) -> Type:
    """Return the type of a row or column (or group) of a table; `axis` is "row" or "column"."""
    return Type("line", name=table, options=(axis,))


def table(key: str) -> Type:
    return Type("table", name=key)


TABLE_NAMES = {"t2": "表二", "t3": "表三", "t4": "表四"}

_PLAIN = {
    "any": "任意值",
    "nothing": "（有误的式子）",
    "text": "文字",
    "truth": "真假（条件）",
    "date": "日期",
    "period": "期间（日期 至 日期）",
    "passage": "一段文字",
    "section": "报告的一个部分（章节）",
    "words": "词表",
    "phrase": "句式",
    "report": "一份报告",
    "form": "格式",
}


def describe(a_type: Type) -> str:
    """Say a type in plain Chinese, as a message does."""
    kind = a_type.kind
    if kind == "number":
        return {"": "数（没有单位）", "?": "数"}.get(a_type.unit, f"数（{a_type.unit}）")
    if kind == "cell":
        unit = "" if a_type.unit in ("", "?") else f"（{a_type.unit}）"
        return f"{TABLE_NAMES.get(a_type.name, '表')}的一格{unit}"
    if kind == "list":
        return "一组" + describe(a_type.item or ANY)
    if kind == "record":
        return f"“{a_type.name}”"
    if kind == "line":
        axis = "行" if a_type.options == ("row",) else "列"
        return f"{TABLE_NAMES.get(a_type.name, '表')}的{axis}"
    if kind == "table":
        return TABLE_NAMES.get(a_type.name, "表")
    if kind == "text" and a_type.options:
        return f"文字（只会是 {'、'.join(a_type.options[:6])}{'……' if len(a_type.options) > 6 else ''}）"
    return _PLAIN.get(kind, kind)


def is_number(a_type: Type) -> bool:
    """Whether a value of the type can stand in arithmetic; a cell can."""
    return a_type.kind in ("number", "cell", "any", "nothing")


def loose(a_type: Type) -> bool:
    """Whether nothing can be said about the type (so nothing is found wrong with it)."""
    return a_type.kind in ("any", "nothing")


def same_unit(left: str, right: str) -> str | None:
    """Return the unit of two numbers put together; None where they do not go together.

    A bare number takes the other's unit; a share (%) and a bare number are the same thing.
    """
    if left == right:
        return left
    if "?" in (left, right):
        return left if right == "?" else right
    if left == "" or right == "":
        return left or right
    return None
