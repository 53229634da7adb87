"""Functions for the rules that hold the words against the tables and against last year (T, N, Y).

The facts are imported when a rule asks for them: their patterns are only compiled then.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from importlib import import_module
from typing import Any

from checker.facts.memory import remembered
from checker.facts.rows_of_form import CARRIED_IN, CARRIED_OUT, PROCESSED, RECEIVED
from checker.language.functions import FunctionSpec, Parameter
from checker.language.types import (
    ANY_NUMBER,
    COUNT,
    NUMBER,
    PASSAGE,
    PERCENT,
    TEXT,
    TRUTH,
    WORDS,
    Field,
    Type,
    list_of,
    number,
    record,
    text_of,
)
from checker.language.values import Share
from checker.model.report import Report
from checker.source.passage import Passage

_RAW = Field("原文", "raw", TEXT, "报告里的原话")
_SENTENCE = Field("所在句", "sentence_words", TEXT, "原话所在的句子")

COUNT_IN_WORDS = record(
    "正文件数",
    Field("件数", "number", COUNT),
    Field("说法", "says", TEXT, "说明这个数的话，如 共受理政府信息公开申请"),
    Field("前文", "before", TEXT, "这一句里数字前面的话"),
    Field("后文", "after", TEXT, "紧跟在数字后面的话"),
    Field("行", "row_name", TEXT, "说法里提到的表格的行（或行组），没有提到时是空文字"),
    Field("并行", "row_also", TEXT, "与“行”合写的另一行，如 予以公开及部分公开 里的部分公开"),
    Field("或行", "row_instead", TEXT, "也可能说的是这一行；没有两可的，与“行”相同"),
    Field("列", "column_name", TEXT, "说法里提到的表格的列（或列组）"),
    Field("或列", "column_instead", TEXT, "也可能说的是这一列；没有两可的，与“列”相同"),
    Field("分项", "listed", TRUTH, "是“其中……”里的一项，或只说一部分（某月、某地、某些单位……）"),
    Field("数在前", "leading", TRUTH, "数字写在前面，如 19件已按时答复"),
    _RAW,
    _SENTENCE,
)
SHARE = record(
    "占比",
    Field("比例", "share", PERCENT),
    Field("误差", "step", NUMBER, "最后一位小数的一个单位"),
    Field("分子", "part", COUNT, "占比前面的件数"),
    Field("说法", "says", TEXT),
    Field("主题", "subject", TEXT, "说的是什么：申请、复议、诉讼；别的事项是空文字"),
    Field("文中总数", "totals", list_of(COUNT), "同一段前面写过的、可能是总数的件数"),
    Field("确定", "certain", TRUTH, "用语表明是哪个数的占比"),
    _RAW,
)
ROW_SHARE = record(
    "表三占比",
    Field("比例", "share", PERCENT),
    Field("误差", "step", NUMBER, "最后一位小数的一个单位"),
    Field("行", "row", TEXT, "表三的一行或一类，办结率是“办理总计”；说申请人的是空文字"),
    Field("列", "column", TEXT, "一类申请人；说办理结果的是空文字"),
    Field("确定", "certain", TRUTH, "写的是百分数，不是“占七成”"),
    _RAW,
)
GROWTH = record(
    "增长",
    Field("比例", "rate", PERCENT, "下降写成负数；只写了增减多少件时没有"),
    Field("误差", "step", NUMBER, "最后一位小数的一个单位"),
    Field("件数", "number", COUNT, "今年的数"),
    Field("上年数", "former", COUNT, "句中写明或可推出的去年的数，没有写时没有"),
    Field("增减数", "change", COUNT, "与去年的数一起写明的增减件数，减少写成负数；没有写时没有"),
    Field("是申请总量", "whole", TRUTH, "说的是政府信息公开申请的总件数"),
    Field("方向", "way", TEXT, "没有写增减多少的：增加、减少、持平；写了的是空文字"),
    Field("确定", "certain", TRUTH, "今年的数写在同一句里"),
    _RAW,
)
SUM = record(
    "总分",
    Field("总数", "total", ANY_NUMBER),
    Field("分项和", "added", ANY_NUMBER),
    Field("各项", "parts", list_of(ANY_NUMBER)),
    Field("列全", "complete", TRUTH, "总数的说法正好由这几项组成，如 建议和提案"),
    Field("在括号里", "closed", TRUTH),
    Field(
        "像列全",
        "likely",
        TRUTH,
        "常见的申请渠道都列了，以“其他”结尾，只差一两件，或者先列各项、后写“共N件”",
    ),
    Field("分项原文", "listed", TEXT, "列出各项的那几个字"),
    Field("单位不一", "mixed", TRUTH, "各项与总数的单位不全一样，如 664件，其中文件47件、公告85个"),
    Field("说法", "says", TEXT),
    _RAW,
)
FEE = record(
    "信息处理费",
    Field("种类", "kind", text_of("收取", "未收取", "未发收费通知", "应收", "已缴", "未缴")),
    Field("金额", "amount", number("元"), "没有写金额时没有"),
    Field("各项", "parts", list_of(number("元")), "分项列出的金额"),
    Field("分项和", "added", number("元")),
    _RAW,
)
TWICE = record(
    "两处写法",
    Field("说法", "says", TEXT),
    Field("前数", "first", ANY_NUMBER),
    Field("后数", "second", ANY_NUMBER),
    Field("前文", "first_raw", TEXT, "前一处的原话"),
    Field("确定", "certain", TRUTH, "说法表明是同一个数"),
    _RAW,
)

_WHOLE = ("", PROCESSED)
_NO_OUTCOME = (RECEIVED, CARRIED_IN, PROCESSED, CARRIED_OUT)
_UNITS = frozenset(("件", "条", "份", "宗", "起", "例", "件次", ""))


@cache
def _fact(module: str, name: str) -> Any:
    return getattr(import_module(f"checker.facts.{module}"), name)


def _as_read(module: str, name: str) -> Callable[[Report], Any]:
    def of_report(report: Report) -> Any:
        return _fact(module, name)(report)

    return of_report


def _read(*subjects: str) -> Callable[[Report], tuple[Any, ...]]:
    def of_report(report: Report) -> tuple[Any, ...]:
        found = _fact("counts", "read_counts")(report)
        return tuple([count for count in found if count.subject in subjects and count.unit in _UNITS])

    return of_report


_applications = remembered(_read("申请"))
_decisions = remembered(_read("处理决定"))


def _saying(counts: list[Any], words: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple([count for count in counts if _holds_one(count.says, words)] if words else counts)


def _holds_one(text: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110  # a generator costs more than the looking
        if word in text:
            return True
    return False


def _totals(report: Report, words: tuple[str, ...] = ()) -> tuple[Any, ...]:
    """Return counts of applications as a whole: no kind of outcome or applicant, no item of a list."""
    return _saying(_whole(report), words)


@remembered
def _whole(report: Report) -> list[Any]:
    return [
        count
        for count in _applications(report)
        if count.row_name in _WHOLE and not count.column_name and not count.listed
    ]


def _in_rows(*rows: str) -> Callable[[Report], tuple[Any, ...]]:
    def of_report(report: Report) -> tuple[Any, ...]:
        found = _applications(report)
        return tuple(count for count in found if count.row_name in rows and not count.column_name)

    return of_report


def _outcomes(report: Report) -> tuple[Any, ...]:
    found = _applications(report)
    return tuple(
        count
        for count in found
        if count.row_name and count.row_name not in _NO_OUTCOME and not count.column_name
    )


def _applicants(report: Report) -> tuple[Any, ...]:
    return tuple(count for count in _applications(report) if count.column_name not in ("", "总计"))


def _applicants_by_turns(report: Report) -> tuple[Any, ...]:
    """Return figures of applicants counted as persons each time they came (人次)."""
    found = _fact("counts", "read_counts")(report)
    return tuple(one for one in found if one.unit == "人次" and one.subject == "申请" and one.column_name)


def _decided(report: Report, words: tuple[str, ...] = ()) -> tuple[Any, ...]:
    return _saying([count for count in _decisions(report) if count.row_name], words)


def _documents(report: Report, words: tuple[str, ...] = ()) -> tuple[Any, ...]:
    return _saying(_of_documents(report), words)


@remembered
def _of_documents(report: Report) -> list[Any]:
    found = _fact("counts", "read_counts")(report)
    return [count for count in found if count.subject == "文件" and count.row is not None]


def _shares(report: Report) -> Any:
    exact = (one for one in _fact("shares", "read_shares")(report) if one.subject == "申请")
    return (*exact, *_fact("rough_shares", "read_rough_shares")(report).of_figures)


def _other_shares(report: Report) -> Any:
    cases = (one for one in _fact("shares", "read_shares")(report) if one.subject in ("复议", "诉讼"))
    listed = _fact("shares_elsewhere", "read_shares_elsewhere")(report)
    found = (*cases, *listed, *_fact("rates", "read_rates")(report))
    return tuple(one for one in found if one.totals)


_one_reason = _as_read("told_of_all", "read_one_reason")
_one_outcome = _as_read("told_of_all", "read_one_outcome")
_fees = _as_read("fees", "read_fees")


def _row_shares(report: Report) -> Any:
    rough = _fact("rough_shares", "read_rough_shares")(report)
    return (*_fact("row_shares", "read_row_shares")(report), *rough.of_rows)


def _growth(report: Report) -> Any:
    return (*_fact("growth", "read_growth")(report), *_fact("plain_growth", "read_plain_growth")(report))


def _sums(report: Report) -> Any:
    return (
        *_fact("sums", "read_sums")(report),
        *_fact("sums_behind", "read_sums_behind")(report),
        *_fact("sums_side_by_side", "read_sums_side_by_side")(report),
    )


_twice = _as_read("told_twice", "read_twice")
_application_words = _as_read("statements", "application_words")


def _likeness(text: Passage, other: Passage) -> Any:
    value = _fact("similarity", "likeness")(text, other)
    return Share((Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.0001")))


def _of_report(name: str, english: str, kind: Type, doc: str, call: Any) -> FunctionSpec:
    return FunctionSpec(name, english, (), list_of(kind), doc, call, takes_report=True)


def _with_words(name: str, english: str, doc: str, call: Any) -> FunctionSpec:
    parameters = (Parameter("用语", WORDS, optional=True),)
    return FunctionSpec(name, english, parameters, list_of(COUNT_IN_WORDS), doc, call, takes_report=True)


NARRATIVE: tuple[FunctionSpec, ...] = (
    _with_words(
        "申请件数",
        "application_counts",
        "正文里说政府信息公开申请总件数的每一处（建议提案、热线、信访、复议的不算，“其中”里的、分结果分申请人的也不算）；"
        "写了用语，就只要说法里有这些词的，例如 申请件数(收件用语)。",
        _totals,
    ),
    _of_report(
        "新收件数", "received_counts", COUNT_IN_WORDS, "正文里写明“新收”的每个件数。", _in_rows(RECEIVED)
    ),
    _of_report(
        "办结件数",
        "processed_counts",
        COUNT_IN_WORDS,
        "正文里说答复、办结了多少申请的每个件数（同意公开答复等只是一部分的不算）。",
        _in_rows(PROCESSED),
    ),
    _of_report(
        "结转件数",
        "carried_counts",
        COUNT_IN_WORDS,
        "正文里说上年结转、结转下年的每个件数，各种写法（转结、顺延、转到2025年……）；行是“上年结转”或“结转下年”。",
        _in_rows(CARRIED_IN, CARRIED_OUT),
    ),
    _of_report(
        "结果件数",
        "outcome_counts",
        COUNT_IN_WORDS,
        "正文里说各类办理结果的每个件数；行是表三的一行或一类，如 予以公开、不予公开。",
        _outcomes,
    ),
    _of_report(
        "一种事由件数",
        "one_reason_counts",
        COUNT_IN_WORDS,
        "正文里一类办理结果全是一种事由的每个件数，如 不予公开5件，均因属于过程性信息；行是这种事由。",
        _one_reason,
    ),
    _of_report(
        "一种结果件数",
        "one_outcome_counts",
        COUNT_IN_WORDS,
        "正文里收到、办结的申请全是一种结果的每个件数，如 答复1件，结果为不予公开；行是这种结果。",
        _one_outcome,
    ),
    _of_report(
        "申请人件数",
        "applicant_counts",
        COUNT_IN_WORDS,
        "正文里说自然人、法人等各类申请人的每个件数；列是表三的一列或列组。",
        _applicants,
    ),
    _of_report(
        "申请人人次",
        "applicant_turns",
        COUNT_IN_WORDS,
        "正文里按人次写的各类申请人，如 公民26人次；列是表三的一列或列组。",
        _applicants_by_turns,
    ),
    _with_words(
        "文件件数",
        "document_counts",
        "正文里说规章、行政规范性文件的每个件数，例如 文件件数(制发用语)。",
        _documents,
    ),
    _with_words(
        "处理决定件数", "decision_counts", "正文里说行政许可、行政处罚、行政强制的每个件数。", _decided
    ),
    _of_report("正文占比", "shares", SHARE, "正文里“N件，占N%”的每一处，只取说申请的。", _shares),
    _of_report(
        "正文他项占比",
        "other_shares",
        SHARE,
        "正文里说复议、诉讼的“N件，占N%”，和别的事项里“N条，其中甲N条，占N%”的每一处；前面写了总数的才取。",
        _other_shares,
    ),
    _of_report(
        "表三占比",
        "row_shares",
        ROW_SHARE,
        "正文里说申请而没有写件数的占比：不予公开占N%、自然人占N%、办结率N%。",
        _row_shares,
    ),
    _of_report(
        "正文增长", "growth_rates", GROWTH, "正文里“同比增长N%”“比上年的N件增加N件”的每一处。", _growth
    ),
    _of_report(
        "正文总分",
        "totals_and_parts",
        SUM,
        "正文里“共N件，其中……”“……，合计N件”的每一处，至少列出两项。",
        _sums,
    ),
    _of_report(
        "信息处理费", "handling_fees", FEE, "正文里关于信息处理费的每一句（与行政事业性收费无关）。", _fees
    ),
    _of_report("两处所写", "told_twice", TWICE, "同一个数量在正文里写了两次的，每次与第一次比。", _twice),
    FunctionSpec(
        "申请语句",
        "application_words",
        (),
        PASSAGE,
        "正文里说政府信息公开申请的句子，合成一段，供 匹配(…) 用。",
        _application_words,
        takes_report=True,
    ),
    FunctionSpec(
        "雷同度",
        "likeness",
        (Parameter("段", PASSAGE), Parameter("另一段", PASSAGE)),
        PERCENT,
        "一段文字里有多少也原样出现在另一段里（数字、标点不计，连续八个字相同才算）；不足 120 字的是 0。",
        _likeness,
    ),
)
