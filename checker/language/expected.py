"""Say in a few Chinese words what the parser would have taken."""

from __future__ import annotations

from checker.language.keywords import BY_KEY, Keyword

_OPERANDS = {"NAME", "NUMBER", "LBRACE"}
_COMPARATORS = {"EQ", "NE", "LT", "LE", "GT", "GE"}
_MARKS = {
    "COLON": "“：”",
    "COMMA": "“，”",
    "DOT": "“.”",
    "LPAR": "“（”",
    "RPAR": "“）”",
    "LSQB": "“[”",
    "RSQB": "“]”",
    "LBRACE": "“{”",
    "RBRACE": "“}”",
    "EQ": "“=”",
}
_THINGS = {
    "NAME": "一个名称",
    "NUMBER": "一个数",
    "TEXT": "引号里的文字",
    "REGEX": "/正则表达式/",
    "RULE_ID": "规则编号（如 T301）",
    "TARGET": "规则包和编号（如 national.T301）",
    "WORD": "一个词",
    "FREE_TEXT": "一行文字",
    "YEAR": "年度（如 2021年度）",
    "DAY": "日期（如 2024年1月1日）",
}
_MOST = 6


def keyword_of(terminal: str) -> Keyword | None:
    """Return the keyword behind a terminal: 要求 for REQUIRE_ZH; None for other terminals."""
    return BY_KEY.get(terminal.removesuffix("_ZH").removesuffix("_EN"))


def expected_words(accepted: set[str]) -> tuple[str, ...]:
    """Return what was expected, grouped, a handful at most."""
    rest = set(accepted) - {"$END"}
    found: list[str] = []
    if rest >= _OPERANDS:
        found.append("一个式子（名称、数、文字、括号……）")
        rest -= {"NAME", "NUMBER", "TEXT", "REGEX", "LPAR", "LBRACE", "MINUS"}
        rest -= _both("TRUE", "FALSE", "HAS", "LACKS", "NOT", "EVERY", "SOME", "IF")
    if rest >= {"PLUS", "STAR"}:
        found.append("加减乘除（+ - × ÷）")
        rest -= {"PLUS", "MINUS", "STAR", "SLASH", "LSQB", "DOT", "LPAR", *_both("TO")}
    if rest >= _COMPARATORS:
        found.append("比较（= ≠ < ≤ > ≥、提到、属于、约等于）")
        words = (
            "EQUAL",
            "UNEQUAL",
            "LESS",
            "MORE",
            "ATMOST",
            "ATLEAST",
            "MENTIONS",
            "OMITS",
            "AMONG",
            "OUTSIDE",
        )
        rest -= _COMPARATORS | _both(*words, "APPROX")
    if rest & {"AND_ZH", "OR_ZH"}:
        found.append("“并且”“或”")
        rest -= _both("AND", "OR") | {"ALSO_ZH", "ORELSE_ZH"}
    fields = [key for key in _keys(rest) if BY_KEY[key].role == "field"]
    if len(fields) > 3:
        found.append("下一项（要求、提示……）")
        rest -= _both(*fields)
    found += [_MARKS.get(terminal) or _THINGS[terminal] for terminal in sorted(rest) if _known(terminal)]
    found += [f"“{BY_KEY[key].chinese}”" for key in _keys(rest)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _known(terminal: str) -> bool:
    return terminal in _MARKS or terminal in _THINGS


def _both(*keys: str) -> set[str]:
    return {f"{key}{ending}" for key in keys for ending in ("_ZH", "_EN")}


def _keys(terminals: set[str]) -> list[str]:
    """Return the keys of the keywords among these, in the order of the table."""
    found = {keyword.key for terminal in terminals if (keyword := keyword_of(terminal)) is not None}
    return [key for key in BY_KEY if key in found]
