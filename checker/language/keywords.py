"""Every keyword of the rule language, Chinese and English, and the part it plays.

The grammar (grammar/rule.lark) holds the same words as terminals `<key>_ZH` and `<key>_EN`;
a test keeps both alike.
"""

from __future__ import annotations

from typing import NamedTuple


class Keyword(NamedTuple):
    """A keyword.

    `role`: item (starts a block), case, field (starts a field), word (inside an expression or heading),
    value (one of a field's fixed words). `also` are further Chinese spellings.
    """

    key: str
    chinese: str
    english: str
    role: str
    meaning: str
    also: tuple[str, ...] = ()


KEYWORDS: tuple[Keyword, ...] = (
    Keyword("RULE", "规则", "rule", "item", "一条规则：编号和标题"),
    Keyword("DEFINE", "定义", "define", "item", "给一个式子起名，可以带参数"),
    Keyword("WORDS", "词表", "words", "item", "一组词"),
    Keyword("PHRASE", "句式", "phrase", "item", "一种或几种写法"),
    Keyword("ADJUST", "调整", "adjust", "item", "改动别的规则包里的一条规则"),
    Keyword("DISABLE", "停用", "disable", "item", "停用别的规则包里的一条规则"),
    Keyword("CASE", "情形", "case", "case", "同一条规则下的一种情形"),
    Keyword("LEVEL", "级别", "level", "field", "错误、警告或提示"),
    Keyword("BASIS", "依据", "basis", "field", "文件、文号和条款；可以写明用于哪些年度"),
    Keyword("BASIS_KIND", "依据类别", "ground", "field", "原文、推断或惯例"),
    Keyword("URL", "网址", "url", "field", "上一条依据的网址"),
    Keyword("NOTE", "说明", "note", "field", "写在规则页面上的话"),
    Keyword("BLANKS", "空白按", "blanks", "field", "空白和横线怎么算：零（默认）或未知"),
    Keyword("EFFECTIVE", "生效", "effective", "field", "从哪个报告年度或哪一天起适用"),
    Keyword("EXPIRES", "失效", "expires", "field", "到哪个报告年度或哪一天为止适用"),
    Keyword("APPLIES", "适用", "applies", "field", "条件为假时结论是“不适用”"),
    Keyword("GIVEN", "前提", "given", "field", "条件为假时结论是“不适用”，例如没有上年报告"),
    Keyword("EACH", "对每个", "foreach", "field", "对一组东西逐个判断"),
    Keyword("LET", "设", "let", "field", "给中间结果起名"),
    Keyword("REQUIRE", "要求", "require", "field", "必须成立的条件"),
    Keyword("REVIEW", "待核", "review", "field", "条件为真时须人工核对"),
    Keyword("SOFTEN", "降为提示", "soften", "field", "条件为真时只作提示，并须人工核对"),
    Keyword("MESSAGE", "提示", "message", "field", "违反时说的话；也是级别的一种（英文 info）"),
    Keyword("REMEDY", "整改", "remedy", "field", "怎么改"),
    Keyword("REASON", "理由", "reason", "field", "为什么调整或停用"),
    Keyword("ERROR", "错误", "error", "value", "级别"),
    Keyword("WARNING", "警告", "warning", "value", "级别"),
    Keyword("INFO", "提示", "info", "value", "级别"),
    Keyword("STATED", "原文", "stated", "value", "依据类别：所引文字就是这样写的"),
    Keyword("DERIVED", "推断", "derived", "value", "依据类别：由表样或算术得出"),
    Keyword("CUSTOM", "惯例", "custom", "value", "依据类别：当地习惯，级别只能是提示"),
    Keyword("UNKNOWN", "未知", "unknown", "value", "空白按未知算"),
    Keyword("ZERO", "零", "zero", "value", "空白按零算"),
    Keyword("SINCE", "起", "onward", "value", "依据（2021年度起）"),
    Keyword("UNTIL", "止", "latest", "value", "依据（2020年度止）"),
    Keyword("WITHIN", "于", "in", "word", "对每个 列 于 表三.列"),
    Keyword("WHEN", "当", "when", "word", "只取满足条件的"),
    Keyword("EVERY", "每个", "every", "word", "每个 x 于 域 都 条件"),
    Keyword("HOLDS", "都", "holds", "word", "每个 x 于 域 都 条件"),
    Keyword("SOME", "存在", "some", "word", "存在 x 于 域 使 条件"),
    Keyword("SATISFIES", "使", "satisfies", "word", "存在 x 于 域 使 条件"),
    Keyword("IF", "若", "if", "word", "若 条件 则 甲 否则 乙"),
    Keyword("THEN", "则", "then", "word", "若 条件 则 甲 否则 乙"),
    Keyword("ELSE", "否则", "else", "word", "若 条件 则 甲 否则 乙"),
    Keyword("OR", "或", "or", "word", "两个条件至少一个成立", ("或者",)),
    Keyword("AND", "并且", "and", "word", "两个条件都成立", ("且",)),
    Keyword("NOT", "非", "not", "word", "条件不成立"),
    Keyword("HAS", "有", "has", "word", "有 上年"),
    Keyword("LACKS", "没有", "lacks", "word", "没有 上年"),
    Keyword("MENTIONS", "提到", "mentions", "word", "章节[总体情况] 提到 “督查”"),
    Keyword("OMITS", "未提到", "omits", "word", "章节[总体情况] 未提到 “督查”"),
    Keyword("AMONG", "属于", "among", "word", "省份 属于 {河北, 山东}"),
    Keyword("OUTSIDE", "不属于", "outside", "word", "省份 不属于 {河北, 山东}"),
    Keyword("TO", "至", "to", "word", "日期(年度, 1, 1) 至 日期(年度, 12, 31)"),
    Keyword("APPROX", "约等于", "approx", "word", "左 约等于 右 误差 0.01"),
    Keyword("TOLERANCE", "误差", "tolerance", "word", "左 约等于 右 误差 0.01"),
    Keyword("EQUAL", "等于", "equals", "word", "同 ="),
    Keyword("UNEQUAL", "不等于", "differs", "word", "同 ≠"),
    Keyword("LESS", "小于", "below", "word", "同 <"),
    Keyword("MORE", "大于", "above", "word", "同 >"),
    Keyword("ATMOST", "不大于", "atmost", "word", "同 ≤"),
    Keyword("ATLEAST", "不小于", "atleast", "word", "同 ≥"),
    Keyword("TRUE", "真", "true", "word", "成立"),
    Keyword("FALSE", "假", "false", "word", "不成立"),
)

BY_KEY: dict[str, Keyword] = {keyword.key: keyword for keyword in KEYWORDS}


def _spellings(*roles: str) -> dict[str, Keyword]:
    found: dict[str, Keyword] = {}
    for keyword in KEYWORDS:
        if keyword.role in roles:
            for word in (keyword.chinese, keyword.english, *keyword.also):
                found[word] = keyword
    return found


ITEM_WORDS: dict[str, Keyword] = _spellings("item")
FIELD_WORDS: dict[str, Keyword] = _spellings("field", "case")
INNER_WORDS: dict[str, Keyword] = _spellings("word")


def terminals() -> dict[str, str]:
    """Return the name of every keyword terminal of the grammar, and its word."""
    found: dict[str, str] = {}
    for keyword in KEYWORDS:
        if keyword.key != "INFO":  # shares 提示 with MESSAGE: one word, one terminal
            found[f"{keyword.key}_ZH"] = keyword.chinese
        found[f"{keyword.key}_EN"] = keyword.english
    found |= {"ORELSE_ZH": "或者", "ALSO_ZH": "且"}
    return found
