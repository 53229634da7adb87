"""Tell a syntax mistake so that its author knows what to do.

The parser knows where it stopped and what it would have taken. Each function below knows one kind of
mistake and returns None if it is not that one; the first that answers is believed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from checker.language import everyday
from checker.language.diagnostics import Diagnostic
from checker.language.expected import expected_words, keyword_of
from checker.language.keywords import BY_KEY, FIELD_WORDS, INNER_WORDS, Keyword
from checker.language.split import QUOTES, close_of, nearest
from checker.language.stop import Place, Stop, stop_of
from checker.source.rule_text import Span
from checker.text.width import fold

_WORD = re.compile(r"[\w·]+")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）", "［": "］", "｛": "｝", "【": "】"}
_CLOSING = ")]}）］｝】"
_FOREIGN = {
    "==": "写一个“=”就够了",
    "=<": "小于或等于写作 ≤",
    "=>": "大于或等于写作 ≥",
    "&&": "写作“并且”",
    "&": "写作“并且”",
    "||": "写作“或”",
    "|": "写作“或”；“甲｜乙”只用在句式里",
    "!": "写作“非”",
    "**": "乘方写成连乘",
    "->": "写作“若 … 则 …”",
}
_CHOICES = {
    "LEVEL": ("错误", "警告", "提示"),
    "BASIS_KIND": ("原文", "推断", "惯例"),
    "BLANKS": ("零", "未知"),
}
_LIKELY = {
    "严重": "错误", "致命": "错误", "重大": "错误", "警示": "警告", "提醒": "提示", "建议": "提示",
    "一般": "警告",
    "法定": "原文", "明文": "原文", "推定": "推断", "推论": "推断", "习惯": "惯例", "0": "零", "不明": "未知",
}  # fmt: skip
_COMPARING = {"EQ", "NE", "LT", "LE", "GT", "GE"}


def explain(error: Any, place: Place) -> Diagnostic:
    """Return what to tell about an error of the parser (a lark UnexpectedInput)."""
    stop = stop_of(error, place)
    for kind in _KINDS:
        told = kind(stop)
        if told is not None:
            return told
    return _unexpected(stop)


# ---- One function for each kind of mistake ------------------------------------------------------------


def _quote(stop: Stop) -> Diagnostic | None:
    mark = stop.found
    if mark in QUOTES and close_of(stop.source, stop.at, stop.place.span.end) < 0:
        closing = QUOTES[mark][0]
        line_end = stop.source.find("\n", stop.at)
        rest = stop.source[stop.at + 1 : line_end if line_end >= 0 else len(stop.source)]
        other = next((c for c in '”"＂“」』' if c != closing and c in rest), "")
        advice = f"在文字末尾补上 {closing}"
        if mark == "“" and other in ('"', "＂", "“"):
            advice = f"以 {mark} 开头的文字，末尾要用 {closing}，不能用 {other}"
        message = f"引号没有配对：左引号 {mark} 后面找不到右引号 {closing}"
        return stop.tell("P002", message, advice, span=_one(stop.at))
    if mark and mark in "”」』":
        message = f"这里多了一个右引号 {mark}，前面没有与它配对的左引号"
        return stop.tell("P002", message, "引号要成对，先 “ 后 ”", span=_one(stop.at))
    return None


def _bracket(stop: Stop) -> Diagnostic | None:
    if stop.found and stop.found not in _CLOSING:
        return None
    open_at = stop.open_bracket
    if not stop.found:
        if open_at is None:
            return None
        mark = stop.source[open_at]
        closing = _BRACKETS[mark]
        message = f"括号没有配对：“{mark}”后面缺“{closing}”"
        return stop.tell("P003", message, f"补上“{closing}”", span=_one(open_at))
    if open_at is None:
        message = f"这里多了一个“{stop.found}”，前面没有与它配对的括号"
        return stop.tell("P003", message, "删去它，或者在前面补上左括号")
    mark = stop.source[open_at]
    closing = _BRACKETS[mark]
    if fold(closing).replace("】", "]") != fold(stop.found).replace("】", "]"):
        message = f"括号没有配对：“{mark}”要用“{closing}”来配"
        return stop.tell("P003", message, f"把“{stop.found}”改为“{closing}”")
    return None


def _heading(stop: Stop) -> Diagnostic | None:
    symbol, keyword = stop.place.symbol, stop.keyword
    if keyword is None or symbol not in ("rule_heading", "case_heading", "adjustment", "disabling"):
        return None
    if stop.found in (":", "：") and "COLON" not in stop.accepted:
        return stop.tell("P013", f"“{keyword.chinese}”后面不加冒号", _heading_form(keyword))
    if "RULE_ID" in stop.accepted:
        expected = expected_words(stop.accepted)
        return stop.tell("P013", "规则要有编号：一个字母加数字", _heading_form(keyword), expected=expected)
    if symbol == "adjustment" and stop.found in FIELD_WORDS and stop.accepted & {"REASON_ZH", "LEVEL_ZH"}:
        advice = f"可以改：{everyday.ADJUSTABLE}；要改条件，停用这条规则，另写一条"
        return stop.tell("P013", f"调整不能改“{stop.found}”", advice)
    if symbol == "rule_heading":
        return stop.tell("P013", "规则编号后面要写标题", _heading_form(keyword))
    if symbol == "case_heading":
        return stop.tell("P013", "“情形”后面要写它的名称", "例如“情形 自然人”")
    if "TARGET" in stop.accepted:
        expected = expected_words(stop.accepted)
        message = f"“{keyword.chinese}”后面要写哪个规则包的哪条规则"
        return stop.tell("P013", message, _heading_form(keyword), expected=expected)
    if not stop.found and stop.accepted & {"REASON_ZH", "REASON_EN"}:
        return stop.tell("P022", f"{keyword.chinese}一条规则要写明理由", "加上“理由：“…””")
    return None


def _heading_form(keyword: Keyword) -> str:
    return {
        "RULE": "写成“规则 T301 收转与办结相抵”",
        "ADJUST": "写成“调整 national.T301 级别：提示 理由：“…””",
        "DISABLE": "写成“停用 national.T301 理由：“…””",
    }.get(keyword.key, "")


def _colon(stop: Stop) -> Diagnostic | None:
    """要求 表三… : nothing but the colon could come here."""
    if stop.accepted - {"LPAR"} != {"COLON"}:
        return None
    word = stop.before or (stop.keyword.chinese if stop.keyword else "")
    end = len(stop.source[: stop.at].rstrip())
    if stop.found and stop.found in "=＝":
        return stop.tell("P005", f"“{word}”后面要用冒号，不用等号", f"写成“{word}：…”")
    return stop.tell(
        "P005", f"“{word}”后面缺冒号", f"写成“{word}：…”", span=Span(max(end - len(word), 0), max(end, 1))
    )


def _value(stop: Stop) -> Diagnostic | None:
    """级别：严重"""
    keyword = keyword_of(next(iter(sorted(stop.accepted)), ""))
    if keyword is None or (keyword.role != "value" and keyword.key != "MESSAGE"):
        return None
    field = next((key for key, words in _CHOICES.items() if _terminals(words) & stop.accepted), "")
    if not field or ("MESSAGE_ZH" in stop.accepted and "ERROR_ZH" not in stop.accepted):
        return None
    choices = _CHOICES[field]
    name = BY_KEY[field].chinese
    if stop.found.isascii() and stop.found:  # an author who writes English keywords
        choices = tuple(
            word.english for word in BY_KEY.values() if word.chinese in choices and word.role == "value"
        )
    likely = _LIKELY.get(stop.found) or nearest(stop.found.lower(), choices) if stop.found else ""
    advice = f"是否想写“{likely}”？" if likely else ""
    said = f"“{name}”没有“{stop.found}”这一种" if stop.found else f"“{name}”后面没有写内容"
    return stop.tell("P008", said, advice, expected=tuple(f"“{word}”" for word in choices))


def _terminals(words: tuple[str, ...]) -> set[str]:
    keys = [
        keyword.key for keyword in BY_KEY.values() if keyword.role == "value" and keyword.chinese in words
    ]
    return {f"{key}{ending}" for key in keys for ending in ("_ZH", "_EN")}


def _basis_years(stop: Stop) -> Diagnostic | None:
    """依据（试行）：… · 依据（2021年1月1日起）：…"""
    if stop.keyword is not BY_KEY["BASIS"] or not stop.accepted & {"YEAR", "SINCE_ZH"}:
        return None
    message = "“依据”后面的括号里，只写这一条用于哪些年度的报告"
    advice = (
        "写成“依据（2021年度起）：”“依据（2020年度止）：”或“依据（2019年度至2020年度）：”；别的话写在冒号后面"
    )
    return stop.tell("P009", message, advice)


def _date(stop: Stop) -> Diagnostic | None:
    if not stop.accepted & {"YEAR", "DAY"}:
        return None
    name = stop.keyword.chinese if stop.keyword is not None and stop.keyword.role == "field" else "生效、失效"
    return stop.tell("P009", f"“{name}”后面要写年度或日期", "写成“2021年度”或“2024年1月1日”")


def _long_number(stop: Stop) -> Diagnostic | None:
    """999…9: the lexer took what a number may hold, and more digits follow."""
    if not stop.found[:1].isdigit() or not stop.source[stop.at - 1 : stop.at].isdigit():
        return None
    return stop.tell("P025", "这个数太长（超过 30 位）", "核对是不是多写了数字")


def _quoted(stop: Stop) -> Diagnostic | None:
    """提示：没有引号"""
    if stop.accepted != {"TEXT"}:
        return None
    if not stop.found:
        return stop.tell("P019", "冒号后面没有写内容", "写上文字，放在引号“”里")
    end = stop.source.find("\n", stop.at, stop.place.span.end)
    end = stop.place.span.end if end < 0 else end
    span = Span(stop.at, stop.at + max(len(stop.source[stop.at : end].rstrip()), 1))
    return stop.tell("P017", "这里的文字要放在引号里", "前后加上“”", span=span)


def _foreign(stop: Stop) -> Diagnostic | None:
    """== && || and the like."""
    for start in (stop.at - 1, stop.at):
        if start < stop.place.span.start:
            continue
        for length in (2, 1):
            mark = fold(stop.source[start : start + length])
            if mark in _FOREIGN and start + length > stop.at:
                return stop.tell(
                    "P007", f"这里不用“{mark}”", _FOREIGN[mark], span=Span(start, start + length)
                )
    return None


def _unit(stop: Stop) -> Diagnostic | None:
    """100件"""
    if re.fullmatch(r"[0-9０-９]+", stop.before) and stop.found and not stop.found[0].isdigit():
        touching = stop.source[stop.at - 1 : stop.at].isdigit()
        if touching and _WORD.match(stop.found) and "NAME" not in stop.accepted:
            return stop.tell("P015", f"数后面不写单位“{stop.found}”", "只写数；单位由所比较的表格或正文决定")
    if re.fullmatch(r"[0-9０-９]+[^\W\d]\w*", stop.found):
        return stop.tell("P015", f"“{stop.found}”既像数又像名称", "数只写数字，名称不以数字开头")
    return None


def _chained(stop: Stop) -> Diagnostic | None:
    """1 < x < 3"""
    comparing = {keyword.chinese for keyword in BY_KEY.values() if keyword.key in _CHAINABLE}
    compares = fold(stop.found) in ("=", "<", ">", "≤", "≥", "≠") or stop.found in comparing
    if compares and "AND_ZH" in stop.accepted and not stop.accepted & _COMPARING:
        return stop.tell("P014", "两个比较不能连着写", "拆成两个，用“并且”连起来：甲 ≤ 乙 并且 乙 ≤ 丙")
    return None


_CHAINABLE = {"EQUAL", "UNEQUAL", "LESS", "MORE", "ATMOST", "ATLEAST"}


def _unclosed_before(stop: Stop) -> Diagnostic | None:
    """Find a bracket still open where a new field or an equals sign comes."""
    starts_field = stop.found in FIELD_WORDS and stop.found not in INNER_WORDS
    if not starts_field and not (
        stop.found in "=＝" and "RPAR" in stop.accepted and "EQ" not in stop.accepted
    ):
        return None
    open_at = stop.open_bracket
    if open_at is None:
        return None
    mark = stop.source[open_at]
    message = f"括号没有配对：“{mark}”后面缺“{_BRACKETS[mark]}”"
    return stop.tell("P003", message, f"补上“{_BRACKETS[mark]}”", span=_one(open_at))


def _lacking(stop: Stop) -> Diagnostic | None:
    """对每个 列 表三.列 : only one thing could come here; 甲 乙 : something must join them."""
    if not stop.found:
        return None
    expected = expected_words(stop.accepted)
    if len(expected) == 1 and (stop.accepted <= set(_MARK_TERMINALS) or keyword_of(min(stop.accepted))):
        return stop.tell("P023", f"“{stop.found}”前面缺{expected[0]}", expected=expected)
    starts_operand = _WORD.match(stop.found) or stop.found in '(（“「『"＂'
    for key in ("HOLDS", "SATISFIES", "THEN"):
        if f"{key}_ZH" in stop.accepted and starts_operand:
            word = BY_KEY[key].chinese
            example = BY_KEY[key].meaning
            return stop.tell("P023", f"“{stop.found}”前面缺“{word}”", f"写成“{example}”", expected=expected)
    if starts_operand and stop.before and "AND_ZH" in stop.accepted and stop.found not in FIELD_WORDS:
        message = f"“{stop.before}”和“{stop.found}”之间缺运算符或连接词"
        return stop.tell("P024", message, "用 + - = 等连起来，或者用“并且”“或”", expected=expected)
    return None


_MARK_TERMINALS = ("EQ", "LBRACE", "RBRACE", "LPAR", "RPAR", "RSQB", "COMMA")


def _glued(stop: Stop) -> Diagnostic | None:
    """列于表三: the word that was wanted stands inside the word before."""
    wanted = _accepted_words(stop)
    end = stop.at - (len(stop.source[: stop.at]) - len(stop.source[: stop.at].rstrip()))
    for word, start in ((stop.found, stop.at), (stop.before, end - len(stop.before))):
        for inner in sorted(wanted, key=lambda spelled: (-len(spelled), spelled)):
            at = word.find(inner)
            if at >= 0 and word != inner and not inner.isascii() and INNER_WORDS.get(inner):
                span = Span(start + at, start + at + len(inner))
                return stop.tell(
                    "P006", f"“{word}”连在一起，成了一个名称", f"在“{inner}”两侧加空格", span=span
                )
    return None


def _accepted_words(stop: Stop) -> dict[str, Keyword]:
    found: dict[str, Keyword] = {}
    for terminal in sorted(stop.accepted):
        keyword = keyword_of(terminal)
        if keyword is not None:
            found |= dict.fromkeys((keyword.chinese, keyword.english, *keyword.also), keyword)
    return found


def _misspelt(stop: Stop) -> Diagnostic | None:
    """并切 for 并且"""
    if not stop.found or not _WORD.match(stop.found) or len(stop.found) > 12:
        return None
    wanted = tuple(word for word in _accepted_words(stop) if len(word) > 1 or len(stop.found) == 1)
    near = nearest(stop.found, wanted)
    if not near or near == stop.found:
        return None
    return stop.tell(
        "P004", f"这里看不懂“{stop.found}”", f"是否想写“{near}”？", expected=expected_words(stop.accepted)
    )


def _unfinished(stop: Stop) -> Diagnostic | None:
    if stop.found:
        return None
    keyword = stop.keyword
    end = max(stop.at, stop.place.span.start + 1)
    span = Span(end - 1, end)
    bare = stop.source[stop.place.span.start : stop.at].rstrip(" :：")
    if keyword is not None and bare in (keyword.chinese, keyword.english, *keyword.also):
        return stop.tell("P019", f"“{bare}”后面没有写内容", expected=expected_words(stop.accepted), span=span)
    return stop.tell("P016", "这里没有写完", expected=expected_words(stop.accepted), span=span)


def _illegal(stop: Stop) -> Diagnostic | None:
    if not stop.found:
        return None
    if re.match(
        r"[\w\s“「『\"＂:：,，、.．()（）\[\]［］【】{}｛｝=＝<>＜＞≤≥≠≦≧⩽⩾+＋\-－−–*＊×/／÷]", stop.found
    ):
        return None
    name = {"。": "句号", "；": "分号", ";": "分号", "？": "问号", "?": "问号"}.get(stop.found, "")
    shown = stop.found if stop.found.isprintable() else f"U+{ord(stop.found[0]):04X}"
    said = f"规则里用不到{name or '这个字符'}“{shown}”"
    advice = everyday.advice_on_mark(stop.found) or "删去它；要作为文字，放在引号里"
    return stop.tell("P018", said, advice, expected=expected_words(stop.accepted))


def _unexpected(stop: Stop) -> Diagnostic:
    return stop.tell("P001", f"这里不应出现“{stop.found}”", expected=expected_words(stop.accepted))


_KINDS: tuple[Callable[[Stop], Diagnostic | None], ...] = (
    everyday.invisible,
    everyday.nested_quotes,
    _quote,
    _heading,
    _colon,
    _basis_years,
    _value,
    _date,
    _bracket,
    _long_number,
    _quoted,
    _foreign,
    _unclosed_before,
    everyday.day,
    everyday.needless_colon,
    everyday.braces,
    everyday.spoken,
    everyday.comma,
    _unit,
    _chained,
    _glued,
    _misspelt,
    _illegal,
    _lacking,
    _unfinished,
)


def _one(at: int) -> Span:
    return Span(at, at + 1)
