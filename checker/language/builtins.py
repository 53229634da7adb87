"""The general functions of the rule language: sums, counts, rounding, dates, words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from checker.language.functions import FunctionSpec, Parameter
from checker.language.operations import as_unknown, number_of
from checker.language.phrase_match import Phrase, find
from checker.language.show import show
from checker.language.types import (
    ANY,
    ANY_NUMBER,
    DATE,
    NUMBER,
    PASSAGE,
    PHRASE,
    TEXT,
    TRUTH,
    Type,
    list_of,
    number,
    same_unit,
)
from checker.language.values import UNDECIDED, Exact, Share, exact, simplest
from checker.model.unknown import Unknown
from checker.source.passage import Passage

ANY_LIST = list_of(ANY)
NUMBERS = list_of(ANY_NUMBER)


def total(*groups: Sequence[Exact]) -> Exact:
    """Add up numbers exactly; nothing adds up to 0."""
    result: Exact = 0
    for group in groups:
        for value in group:
            left, right = exact(result, value)
            result = left + right  # type: ignore[operator]  # exact() made them meet
    return simplest(result)


def rounded(value: Exact, places: int = 0) -> Exact:
    """Round half away from zero, as people do: 2.5 to 3, -2.5 to -3."""
    scale = 10 ** int(places)
    shifted = abs(Fraction(value)) * scale
    whole = int(shifted + Fraction(1, 2))
    result = Fraction(whole, scale) * (-1 if value < 0 else 1)
    return result.numerator if result.denominator == 1 else _terminating(result)


def _terminating(value: Fraction) -> Decimal:
    """Turn a fraction over a power of ten into a decimal."""
    digits = len(str(value.denominator))
    return (
        Decimal(value.numerator)
        * (Decimal(10) ** digits / Decimal(value.denominator))
        / Decimal(10) ** digits
    )


def decimals(value: Exact) -> int:
    """Count the decimals as printed; of 12.50% two."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
        return max(places - 2, 0) if isinstance(value, Share) else places
    return 0


def day(year: int, month: int, dom: int) -> date | Unknown:
    """Make a date; a day that the calendar lacks is unknown."""
    try:
        return date(int(year), int(month), int(dom))
    except ValueError:
        return Unknown(f"没有 {year}年{month}月{dom}日 这一天")


def find_all(passage: Passage, pattern: Phrase) -> Any:
    """Find all places where a phrase fits."""
    return find(pattern, passage)


def percent_text(value: Exact, places: int = 2) -> str:
    """Write a share as a percentage with so many decimals."""
    shown = rounded(Fraction(value) * 100, int(places))
    return (
        f"{Decimal(shown.numerator) / Decimal(shown.denominator) if isinstance(shown, Fraction) else shown}%"
    )


def _first(items: Sequence[Any]) -> Any:
    return items[0] if items else Unknown("这一组是空的，没有第一个")


def _last(items: Sequence[Any]) -> Any:
    return items[-1] if items else Unknown("这一组是空的，没有最后一个")


def _distinct(items: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(items))


def _most(*groups: Sequence[Any]) -> Any:
    values = _values(groups)
    if isinstance(values, Unknown):
        return values
    return max(values, key=_rank) if values else Unknown("这一组是空的，没有最大的")


def _least(*groups: Sequence[Any]) -> Any:
    values = _values(groups)
    if isinstance(values, Unknown):
        return values
    return min(values, key=_rank) if values else Unknown("这一组是空的，没有最小的")


def _values(groups: Sequence[Sequence[Any]]) -> list[Any] | Unknown:
    """Return the members of groups, cells as their numbers; the first that is undecided instead."""
    values = [number_of(value) for group in groups for value in group]
    undecided = next((value for value in values if isinstance(value, UNDECIDED)), None)
    return values if undecided is None else as_unknown(undecided)


def _rank(value: Any) -> Any:
    return Fraction(value) if isinstance(value, Decimal) else value


def _item_of(arguments: Sequence[Type]) -> Type:
    first = arguments[0] if arguments else ANY
    if first.kind == "list":
        return first.item or ANY
    return first


def _common_number(arguments: Sequence[Type]) -> Type:
    unit: str | None = None
    for argument in arguments:
        item = argument.item if argument.kind == "list" else argument
        theirs = item.unit if item is not None and item.kind in ("number", "cell") else "?"
        unit = theirs if unit is None else same_unit(unit, theirs) or "?"
    return number(unit or "")


def _same_number(arguments: Sequence[Type]) -> Type:
    return number(arguments[0].unit) if arguments else NUMBER


def _common(arguments: Sequence[Type]) -> Type:
    item = _item_of(arguments)
    return _common_number(arguments) if item.kind in ("number", "cell") else item


def _same_list(arguments: Sequence[Type]) -> Type:
    return arguments[0] if arguments else ANY_LIST


def _phrase_records(arguments: Sequence[Type]) -> Type:
    """Return the list of records that a phrase finds; the phrase's type carries its captures."""
    phrase = arguments[1] if len(arguments) > 1 else PHRASE
    return list_of(phrase.item or ANY)


BUILTINS: tuple[FunctionSpec, ...] = (
    FunctionSpec(
        "合计",
        "sum",
        (Parameter("数", NUMBERS, repeated=True),),
        _common_number,
        "把一组数（或逗号隔开的几个数）加起来，例如 合计(表三[明细行, 列])。",
        total,
    ),
    FunctionSpec(
        "个数",
        "count",
        (Parameter("一组", ANY_LIST),),
        NUMBER,
        "一组里有几个，例如 个数(匹配(全文, 收件))。",
        len,
    ),
    FunctionSpec(
        "最大",
        "max",
        (Parameter("值", ANY_LIST, repeated=True),),
        _common,
        "几个数（或日期）里最大的。",
        _most,
    ),
    FunctionSpec(
        "最小",
        "min",
        (Parameter("值", ANY_LIST, repeated=True),),
        _common,
        "几个数（或日期）里最小的。",
        _least,
    ),
    FunctionSpec(
        "绝对值",
        "abs",
        (Parameter("数", ANY_NUMBER),),
        _same_number,
        "去掉负号，例如 绝对值(甲 - 乙)。",
        abs,
    ),
    FunctionSpec(
        "舍入",
        "round",
        (Parameter("数", ANY_NUMBER), Parameter("位数", NUMBER, optional=True)),
        _same_number,
        "四舍五入到几位小数（不写就是取整），例如 舍入(句.件数 / 总数, 4)。",
        rounded,
    ),
    FunctionSpec(
        "是整数",
        "is_whole",
        (Parameter("数", ANY_NUMBER),),
        TRUTH,
        "这个数没有小数部分，例如 是整数(表三[行, 列])。",
        lambda value: value % 1 == 0,
    ),
    FunctionSpec(
        "小数位",
        "decimals",
        (Parameter("数", ANY_NUMBER),),
        NUMBER,
        "写出来的小数有几位；12.50% 是 2 位。",
        decimals,
    ),
    FunctionSpec(
        "百分数",
        "percent",
        (Parameter("数", ANY_NUMBER), Parameter("位数", NUMBER, optional=True)),
        TEXT,
        "把比值写成百分数文字（默认两位小数），例如 百分数(1/3) 是“33.33%”。",
        percent_text,
    ),
    FunctionSpec(
        "换成元",
        "in_yuan",
        (Parameter("金额", number("万元")),),
        number("元"),
        "把万元换成元。",
        lambda value: simplest(value * 10000),
    ),
    FunctionSpec(
        "换成万元",
        "in_wan_yuan",
        (Parameter("金额", number("元")),),
        number("万元"),
        "把元换成万元。",
        lambda value: simplest(Fraction(value) / 10000),
    ),
    FunctionSpec(
        "日期",
        "date",
        (Parameter("年", ANY_NUMBER), Parameter("月", NUMBER), Parameter("日", NUMBER)),
        DATE,
        "某年某月某日，例如 日期(年度 + 1, 1, 31)。",
        day,
    ),
    FunctionSpec(
        "字数",
        "length",
        (Parameter("段", PASSAGE),),
        number("字"),
        "一段文字有多少字（空白不算）。",
        lambda passage: sum(not character.isspace() for character in passage.text),
    ),
    FunctionSpec(
        "匹配",
        "match",
        (Parameter("段", PASSAGE), Parameter("句式", PHRASE)),
        _phrase_records,
        "在一段文字里找出符合句式的每一处，例如 匹配(章节[总体情况], 收件)；用 句.件数 取其中的数。",
        find_all,
    ),
    FunctionSpec(
        "首个",
        "first",
        (Parameter("一组", ANY_LIST),),
        _item_of,
        "一组里的第一个；一组是空的就无法判定。",
        _first,
    ),
    FunctionSpec(
        "末个",
        "last",
        (Parameter("一组", ANY_LIST),),
        _item_of,
        "一组里的最后一个；一组是空的就无法判定。",
        _last,
    ),
    FunctionSpec(
        "去重",
        "distinct",
        (Parameter("一组", ANY_LIST),),
        _same_list,
        "一组里相同的只留第一个。",
        _distinct,
    ),
    FunctionSpec(
        "包含",
        "contains",
        (Parameter("文字", TEXT), Parameter("词", TEXT)),
        TRUTH,
        "文字里有这个词，例如 包含(机关, “街道”)。找正文请用“提到”。",
        lambda text, word: word in text,
    ),
    FunctionSpec(
        "开头是",
        "starts_with",
        (Parameter("文字", TEXT), Parameter("词", TEXT)),
        TRUTH,
        "文字以这个词开头。",
        lambda text, word: text.startswith(word),
    ),
    FunctionSpec(
        "结尾是",
        "ends_with",
        (Parameter("文字", TEXT), Parameter("词", TEXT)),
        TRUTH,
        "文字以这个词结尾，例如 结尾是(机关, “人民政府”)。",
        lambda text, word: text.endswith(word),
    ),
    FunctionSpec(
        "拼接",
        "join",
        (Parameter("一组", ANY_LIST), Parameter("间隔", TEXT, optional=True)),
        TEXT,
        "把一组写成一段文字，默认用“、”隔开。",
        lambda items, sign="、": sign.join(show(item) for item in items),
    ),
)
