"""What the operators of the rule language do with values: shared by the evaluator and by compiled rules.

Each returns Unknown where an operand that it needs is undecided, and never guesses.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Any

from checker.language.values import UNDECIDED, Absent, CellAt, Line, Stretch, exact, simplest
from checker.model.cell import AMBIGUOUS, BLANK, DASH, IMAGE, MISSING, Cell
from checker.model.report import Section
from checker.model.table import ABSENT, READ, Table
from checker.model.unknown import Unknown
from checker.source.passage import Passage

NUMBERS = (int, Decimal, Fraction)


class NotSensible(Exception):  # noqa: N818  # not an error of ours: types that `check` would have refused
    """An operation on values that do not go together."""


def cell_reason(at: CellAt, *, strict: bool = False) -> str:
    """Say why a cell has no figure."""
    cell = at.cell
    if cell.state == MISSING:
        return f"{at.name}：{cell.note or '报告的表里没有这一格'}"
    if cell.state == AMBIGUOUS:
        readings = f"，可以读成 {' 或 '.join(cell.candidates)}" if cell.candidates else ""
        if not cell.raw:
            return f"{at.name}：{cell.note or '没有读到字，看不出是空着还是丢了'}{readings}"
        return f"{at.name}：“{cell.raw}”读不清{readings}"
    if cell.state == IMAGE:
        return f"{at.name}：{cell.note or '是图片，读不出数'}"
    if strict and cell.state in (BLANK, DASH):
        return f"{at.name}：{'空着' if cell.state == BLANK else f'写的是“{cell.raw}”'}，本规则不把它当作 0"
    return f"{at.name}：写的是“{cell.raw}”，不是数"


def number_of(value: Any, *, strict: bool = False) -> Any:
    """Turn a cell into its number; anything else stays what it is."""
    if isinstance(value, CellAt):
        cell: Cell = value.cell
        number = cell.value if strict else cell.number
        return Unknown(cell_reason(value, strict=strict), cell.location) if number is None else number
    return value


def as_unknown(value: Any) -> Unknown:
    """Turn what is absent into what is unknown: nothing can be computed with it."""
    return Unknown(value.reason, value.location)


def either_unknown(left: Any, right: Any) -> Unknown | None:
    if isinstance(left, UNDECIDED):
        return as_unknown(left)
    if isinstance(right, UNDECIDED):
        return as_unknown(right)
    return None


def arithmetic(operator: str, left: Any, right: Any, *, strict: bool = False) -> Any:
    """Compute + - * / exactly; dates take days."""
    left, right = number_of(left, strict=strict), number_of(right, strict=strict)
    unknown = either_unknown(left, right)
    if unknown is not None:
        return unknown
    if isinstance(left, date):
        return _with_days(operator, left, right)
    if not isinstance(left, NUMBERS) or not isinstance(right, NUMBERS):
        raise NotSensible(operator)
    if type(left) is not int or type(right) is not int:
        left, right = exact(left, right)
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return simplest(left * right)
    if right == 0:
        return Unknown("除数是 0，算不出来")
    if type(left) is int and type(right) is int:
        return simplest(Fraction(left, right))
    return simplest(Fraction(left) / Fraction(right))


def _with_days(operator: str, left: date, right: Any) -> Any:
    if isinstance(right, date):
        return (left - right).days
    try:
        days = timedelta(days=int(right))
        return left + days if operator == "+" else left - days
    except (OverflowError, TypeError, ValueError):
        return Unknown("算出来的日期不存在")


def compare(operator: str, left: Any, right: Any, *, strict: bool = False) -> bool | Unknown:
    """Compare two values of a kind: = != < <= > >=."""
    left, right = _comparable(left, strict=strict), _comparable(right, strict=strict)
    unknown = either_unknown(left, right)
    if unknown is not None:
        return unknown
    if isinstance(left, NUMBERS) and isinstance(right, NUMBERS):
        left, right = exact(left, right)
    if operator == "=":
        return bool(left == right)
    if operator == "!=":
        return bool(left != right)
    try:
        if operator == "<":
            return bool(left < right)
        if operator == "<=":
            return bool(left <= right)
        return bool(left > right) if operator == ">" else bool(left >= right)
    except TypeError:
        raise NotSensible(operator) from None


def _comparable(value: Any, *, strict: bool) -> Any:
    if isinstance(value, CellAt):
        return number_of(value, strict=strict)
    if isinstance(value, Passage):
        return value.folded
    if isinstance(value, Line):
        return value.name
    if isinstance(value, Stretch):
        return value.start, value.end
    return value


def difference(left: Any, right: Any, *, strict: bool = False) -> Any:
    """Return how far apart two values are (days for dates); None where that makes no sense."""
    left, right = number_of(left, strict=strict), number_of(right, strict=strict)
    if isinstance(left, bool) or isinstance(right, bool):
        return None
    if isinstance(left, NUMBERS) and isinstance(right, NUMBERS):
        left, right = exact(left, right)
        return abs(left - right)
    if isinstance(left, date) and isinstance(right, date):
        return abs((left - right).days)
    return None


def near(left: Any, right: Any, tolerance: Any, *, strict: bool = False) -> bool | Unknown:
    """Whether two numbers differ by no more than the tolerance."""
    gap = arithmetic("-", left, right, strict=strict)
    if isinstance(gap, Unknown):
        return gap
    limit = number_of(tolerance, strict=strict)
    if isinstance(limit, UNDECIDED):
        return as_unknown(limit)
    gap, limit = exact(abs(gap), limit)
    return bool(gap <= limit)


def exists(value: Any) -> bool | Unknown:
    """`有`: false of what is surely absent or empty, unknown of what cannot be read."""
    if isinstance(value, Absent):
        return False
    if isinstance(value, Unknown):
        return value
    if isinstance(value, CellAt):
        if value.cell.state == MISSING:
            return False
        return Unknown(cell_reason(value), value.cell.location) if value.cell.state == IMAGE else True
    if isinstance(value, Table):
        return _table_there(value)
    if isinstance(value, str | tuple | list):
        return len(value) > 0
    if isinstance(value, Passage):
        return bool(value)
    return True


def _table_there(table: Table) -> bool | Unknown:
    if table.state == READ:
        return True
    return False if table.state == ABSENT else Unknown(table_reason(table), table.location)


def table_reason(table: Table) -> str:
    """Say why a table's cells could not be read."""
    name = table.spec.name
    if table.state == "image":
        return f"{name}是图片，读不出里面的数"
    if table.state == "attachment":
        return f"{name}是附件或链接，没有随报告一起检查"
    if table.state == ABSENT:
        said = f"，该部分写的是“{table.words[:30]}”" if table.words else ""
        return f"报告里没有{name}{said}"
    return f"{name}没有读懂，看不出各格的数"


def words_of(value: Any) -> tuple[str, ...]:
    """Return the words that 提到 looks for."""
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Line):
        return (value.name,)
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(word for item in value for word in words_of(item))
    name = getattr(value, "name", None)
    if isinstance(name, str):
        return (name, *getattr(value, "variants", ()))
    raw = getattr(value, "raw", None)
    if isinstance(raw, str):
        return (raw,)
    raise NotSensible("mentions")


def passage_of(value: Any) -> Any:
    """Turn what stands in the report into its words."""
    if isinstance(value, (Passage, *UNDECIDED)):
        return value
    if isinstance(value, Section):
        return value.body
    if isinstance(value, str):
        return Passage.of(value)
    found = getattr(value, "passage", None) or getattr(value, "sentence", None)
    if isinstance(found, Passage):
        return found
    if isinstance(found, str):
        return Passage.of(found)
    raw = getattr(value, "raw", None)
    if isinstance(raw, str):
        return Passage.of(raw)
    raise NotSensible("passage")


def mentions(where: Any, what: Any) -> bool | Unknown:
    """`提到`: whether the words stand there; unknown where they may stand in a picture or an attachment."""
    if isinstance(where, UNDECIDED) or isinstance(what, UNDECIDED):
        return as_unknown(where if isinstance(where, UNDECIDED) else what)
    if isinstance(where, tuple) and not hasattr(where, "_fields"):
        results = [mentions(item, what) for item in where]
        if any(result is True for result in results):
            return True
        return next((result for result in results if isinstance(result, Unknown)), False)
    if type(where) is str and type(what) in (str, tuple):  # words in words: by far the most frequent
        folded = folded_text(where)
        return any(word in folded for word in _folded_words(what))
    passage = passage_of(where)
    if _found(passage, what):
        return True
    if isinstance(where, Section) and (where.images or where.attachments):
        heading = where.heading
        thing = "图片" if where.images else "附件"
        place = heading.raw if heading else "这一部分"
        return Unknown(f"“{place}”里有{thing}，要找的话可能在里面", heading.location if heading else None)
    return False


def _found(passage: Passage, what: Any) -> bool:
    if is_phrase(what):
        from checker.language.phrase_match import find

        return bool(find(what, passage))
    folded = passage.folded
    words = _folded_words(what) if type(what) in (str, tuple) else tuple(map(folded_text, words_of(what)))
    return _holds_one(folded, words)


@lru_cache(maxsize=128)
def _holds_one(folded: str, words: tuple[str, ...]) -> bool:
    """Tell whether a part holds one of the words; a proof asks again what the rule has asked."""
    return any(word in folded for word in words)


@lru_cache(maxsize=1024)
def folded_text(text: str) -> str:
    from checker.text.width import fold

    return fold(text)


@lru_cache(maxsize=1024)
def _folded_words(what: Any) -> tuple[str, ...]:
    """Fold the words of a text or word list once: rules look for the same ones again and again."""
    return tuple(map(folded_text, words_of(what)))


def is_phrase(value: Any) -> bool:
    """Whether a value is a compiled phrase (or regular expression)."""
    return bool(getattr(value, "is_phrase", False))


def member(value: Any, group: Any) -> bool | Unknown:
    """`属于`: in a list, a word list or a period."""
    if isinstance(value, UNDECIDED) or isinstance(group, UNDECIDED):
        return as_unknown(value if isinstance(value, UNDECIDED) else group)
    if isinstance(group, Stretch):
        return bool(group.start <= value <= group.end)
    if type(value) is str and type(group) is tuple and _only_texts(group):
        return value in group
    unknown: Unknown | None = None
    for item in group:
        verdict = compare("=", value, item)
        if verdict is True:
            return True
        if isinstance(verdict, Unknown):
            unknown = unknown or verdict
    return unknown if unknown is not None else False


@lru_cache(maxsize=256)
def _only_texts(group: tuple[Any, ...]) -> bool:
    return all(type(item) is str for item in group)


def stretch(left: Any, right: Any) -> Any:
    """`至`: a period of two dates."""
    unknown = either_unknown(left, right)
    if unknown is not None:
        return unknown
    return Stretch(left, right)
