"""Everyday words, and how a rule writes what they mean: 不超过 is ≤, 如果 is 若, 一百 is 100.

The language keeps one way to write each thing, so that every rule reads alike; an author who writes
otherwise is told the word (docs/reference/rule-language.md has the same table for readers).
"""

from __future__ import annotations

import re

from checker.language.diagnostics import Diagnostic
from checker.language.names import CONSTANTS
from checker.language.stop import Stop
from checker.source.rule_text import Span
from checker.text.dates import read_date
from checker.text.numerals import read_number, read_percent
from checker.text.width import fold

_SPOKEN_BY_MEANING = {
    "“≤”": "不超过 不高于 不多于 不得超过 不得大于 不晚于 不迟于 至多 最多 小于等于 小于或等于",
    "“≥”": "不少于 不低于 不得少于 不得低于 不得小于 不早于 至少 最少 大于等于 大于或等于",
    "“>”": "超过 高于 多于 晚于 迟于",
    "“<”": "低于 少于 早于 不足",
    "“=”": "是 为 等于是 相等 一致",
    "“≠”": "不是 不为 不同于 不一致",
    "“+”": "加 加上",
    "“-”": "减 减去",
    "“×”": "乘 乘以 x X",
    "“÷”": "除 除以",
    "“提到”": "包含 包括 含有 含 写到 出现",
    "“未提到”": "不提到 没提到 没有提到 不包含 不包括 不含 未包含 未含 没有包含",
    "“有”": "应当有 应该有 应有 必须有 要有 须有 具有",
    "“没有”": "不应有 不得有 不能有",
    "“有 …”，名称写在后面": "不为空 非空 不空",
    "“没有 …”，名称写在后面": "为空 是空 空着",
    "“若 … 则 …”": "如果 假如 要是 若是 倘若 当且仅当",
    "“则”": "那么 那就 就",
    "“否则”": "不然",
    "“并且”": "和 与 而且 同时 以及 并 并且且 并且并且 且且",
    "“或”": "或是 还是 或或",
    "“非”": "不 并非",
    "“每个 … 于 … 都 …”": "所有 任何 任意 每一个",
    "“非 (存在 … 于 … 使 …)”": "不存在",
    "“属于 {…}”": "在 位于",
}
_SPOKEN = {word: meant for meant, words in _SPOKEN_BY_MEANING.items() for word in words.split()}
_FUNCTIONS = {
    "总和": "合计", "求和": "合计", "总数": "合计", "加总": "合计", "汇总": "合计", "SUM": "合计",
    "计数": "个数", "数量": "个数", "COUNT": "个数", "长度": "字数", "LEN": "字数",
    "最大值": "最大", "最小值": "最小", "四舍五入": "舍入", "ROUND": "舍入", "ABS": "绝对值",
}  # fmt: skip
_TRUTHS = {"是": "真", "对": "真", "成立": "真", "否": "假", "不是": "假", "不成立": "假"}
_INVISIBLE = {
    "\u200b": "零宽空格", "\u200c": "零宽字符", "\u200d": "零宽连字符", "\u2060": "零宽字符",
    "\ufeff": "字节序标记", "\u00ad": "软连字符", "\u200e": "方向标记", "\u200f": "方向标记",
}  # fmt: skip
_MARKS = {
    "‘": "文字用双引号“”",
    "’": "文字用双引号“”",
    "—": "减号写作 -",
    "±": "允许误差写作 约等于 … 误差 …",
    "~": "从一天到另一天写作 至",
    "～": "从一天到另一天写作 至",
    "∧": "写作“并且”",
    "∨": "写作“或”",
    "≈": "写作 约等于 … 误差 …",
    "∈": "写作“属于”",
}
_TABLE = re.compile(r"表([0-9一二三四五六七八九十]+)")
_TABLES = {"2": "表二", "3": "表三", "4": "表四"}
_DAY = re.compile(r"(?:([0-9]{4})年)?([0-9]{1,2})月([0-9]{1,2})日")
_TRADITIONAL = str.maketrans(
    "總計結轉辦數機關類別無條規則與據復複議訴訟餘額對從開報導網頁門縣鄉鎮區處級單圖表體況動請決處協當團資產業農織會務師",
    "总计结转办数机关类别无条规则与据复复议诉讼余额对从开报导网页门县乡镇区处级单图表体况动请决处协当团资产业农织会务师",
)
ADJUSTABLE = "级别、提示、整改、生效、失效、定义"


# ---- Where the parser stopped ----------------------------------------------------------------------------


def invisible(stop: Stop) -> Diagnostic | None:
    """新\u200b收: a zero-width character parts a name in two."""
    for at in (stop.at - 1, stop.at):
        name = _INVISIBLE.get(stop.source[at : at + 1]) if at >= 0 else None
        if name is not None:
            message = f"这里夹着看不见的字符（{name}，U+{ord(stop.source[at]):04X}）"
            return stop.tell("P018", message, "删去它，或者把前后的字重新打一遍", span=Span(at, at + 1))
    return None


def nested_quotes(stop: Stop) -> Diagnostic | None:
    """提到 "他说"新收"不对": half-width quotes look the same at both ends, so they cannot be nested."""
    before = stop.source[stop.at - 1 : stop.at]
    end = stop.source.find("\n", stop.at)
    rest = stop.source[stop.at : end if end >= 0 else len(stop.source)]
    if not stop.found or before not in ('"', "＂") or not re.match(r"\w", stop.found):
        return None
    if not re.search('["＂]', rest):
        return None
    message = "半角引号里不能再套半角引号：文字在这里就结束了"
    return stop.tell("P002", message, "外面的一对改用“ ”", span=Span(stop.at - 1, stop.at))


def spoken(stop: Stop) -> Diagnostic | None:
    """不超过, 如果, 包含: a word of everyday speech where an operator belongs."""
    word = re.sub(r"[0-9]+$", "", fold(stop.found))
    if word == "在" and "WITHIN_ZH" in stop.accepted:
        return stop.tell("P004", "规则里不写“在”", "写作 “于”", span=Span(stop.at, stop.at + 1))
    negates = word == "不" and "NAME" in stop.accepted
    if word in _SPOKEN and not negates and not _is_named(word, stop):
        span = Span(stop.at, stop.at + len(word))
        return stop.tell("P004", f"规则里不写“{word}”", f"写作 {_SPOKEN[word]}", span=span)
    before = stop.before
    if before in _SPOKEN and not before.isascii() and stop.found and not _is_named(before, stop):
        end = len(stop.source[: stop.at].rstrip())
        span = Span(end - len(before), end)
        return stop.tell("P004", f"规则里不写“{before}”", f"写作 {_SPOKEN[before]}", span=span)
    return None


def _is_named(word: str, stop: Stop) -> bool:
    """Whether the author gave this word a meaning: 设 和 = …"""
    return re.search(rf"(?:设|对每个|定义|let|foreach|define)\s+{word}\b", stop.source) is not None


def comma(stop: Stop) -> Diagnostic | None:
    """甲，乙 for 并且; 1,000 for 1000."""
    outside = stop.place.symbol in ("fields", "definition") and stop.open_bracket is None
    if stop.found not in (",", "，", "、") or not outside:
        return None
    number = re.compile(r"[0-9０-９]+(?:[,，][0-9０-９]{3})+").match(
        stop.source, stop.at - len(stop.before) if stop.before else stop.at
    )
    if number is not None:
        plain = re.sub("[,，]", "", fold(number[0]))
        return stop.tell("P001", "数里不写逗号", f"写成 {plain}", span=Span(*number.span()))
    return stop.tell("P024", f"两个条件之间不用“{stop.found}”", "都要成立写“并且”，成立一个就行写“或”")


def day(stop: Stop) -> Diagnostic | None:
    """公布日期 ≤ 2025年1月31日"""
    start = stop.at
    while start > 0 and stop.source[start - 1].isdigit():
        start -= 1
    found = _DAY.match(fold(stop.source[start : start + 16]))
    if found is None:
        return None
    year = found[1] or "年度 + 1"
    advice = f"写成 日期({year}, {int(found[2])}, {int(found[3])})"
    return stop.tell("P015", "日期不能直接写", advice, span=Span(start, start + found.end()))


def braces(stop: Stop) -> Diagnostic | None:
    """表三{新收, 总计}"""
    if stop.found not in ("{", "｛") or stop.before not in (*_TABLES.values(), "章节"):
        return None
    inside = "行, 列" if stop.before != "章节" else "部分"
    return stop.tell("P001", f"“{stop.before}”后面不用花括号", f"用方括号：{stop.before}[{inside}]")


def needless_colon(stop: Stop) -> Diagnostic | None:
    """对每个：列 于 表三.列"""
    examples = {"对每个": "对每个 列 于 表三.列", "设": "设 和 = 合计(…)"}
    if stop.found not in (":", "：") or stop.before not in examples:
        return None
    return stop.tell("P001", f"“{stop.before}”后面不加冒号", f"写成“{examples[stop.before]}”")


def advice_on_mark(mark: str) -> str:
    """Return what to write instead of a character that rules do not use."""
    return _MARKS.get(mark, "")


# ---- Names that mean nothing ------------------------------------------------------------------------------


def meant_by(name: str, tables: tuple[str, ...] = ()) -> str:
    """Return what to do about a name that is not known, "" where there is nothing to say."""
    if name in _TRUTHS:
        return f"写成“{_TRUTHS[name]}”"
    table = _TABLE.fullmatch(name)
    if table is not None:
        known = _TABLES.get(table[1], "")
        return f"写成“{known}”" if known else f"报告里有数字的表只有：{'、'.join(tables)}"
    percent, number = read_percent(name), read_number(name)
    if percent is not None:
        return f"数用数字写：{percent.normalize():f}%"
    if number is not None:
        return f"数用数字写：{number}"
    if name in _SPOKEN:
        return f"规则里不写“{name}”，写作 {_SPOKEN[name]}"
    simple = simplified(name)
    if simple != name:
        return f"用简体字：{simple}"
    longer = [word for word in CONSTANTS if len(name) > 1 and name in word]
    return f"是不是“{longer[0]}”？" if longer else ""


def simplified(name: str) -> str:
    """Return a name with the traditional characters of the forms' labels replaced."""
    return name.translate(_TRADITIONAL)


def function_meant(name: str) -> str:
    """Return the function that an everyday name stands for: 总和 → 合计."""
    return _FUNCTIONS.get(name) or _FUNCTIONS.get(name.upper(), "")


def day_in_quotes(text: str) -> str:
    """Return how to write a date that stands in quotes, "" if the text is none."""
    found = read_date(text)
    return "" if found is None else f"日期({found.year}, {found.month}, {found.day})"
