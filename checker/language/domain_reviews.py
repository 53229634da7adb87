"""Functions for the rules on reviews and lawsuits (N401 to N403)."""

from __future__ import annotations

from typing import Any

from checker.facts.memory import remembered
from checker.language.domain_narrative import COUNT_IN_WORDS
from checker.language.functions import FunctionSpec
from checker.language.types import COUNT, PASSAGE, TEXT, TRUTH, Field, Type, list_of, record
from checker.model.report import Report

OUTCOME = record(
    "复议诉讼结局",
    Field("件数", "number", COUNT, "说的是这一块的全部案件"),
    Field("行", "row_name", TEXT, "表四的一块"),
    Field(
        "列", "column_name", TEXT, "一种结果，或者几种之一（维持或其他结果、已审结）；说怎样提起的是“总计”"
    ),
    Field("都", "every", TRUTH, "写了 均、都、全部"),
    Field("泛说", "plain", TRUTH, "这一句没有写明政府信息公开"),
    Field("确定", "certain", TRUTH, "说的一定是最后的结果，不是一审的"),
    Field("原文", "raw", TEXT, "报告里的原话"),
)


_UNITS = frozenset(("件", "条", "份", "宗", "起", "例", "件次", ""))


@remembered
def _of_table_four(report: Report) -> list[Any]:
    from checker.facts.counts import read_counts

    return [
        count
        for count in read_counts(report)
        if count.row is not None and count.row.table == "t4" and count.unit in _UNITS
    ]


def _reviews(report: Report) -> tuple[Any, ...]:
    return tuple(count for count in _of_table_four(report) if count.subject)


def _plain_reviews(report: Report) -> tuple[Any, ...]:
    return tuple(count for count in _of_table_four(report) if not count.subject)


def _outcomes(report: Report) -> Any:
    from checker.facts.review_outcomes import read_outcomes

    return read_outcomes(report)


def _review_words(report: Report) -> Any:
    from checker.facts.statements import review_words

    return review_words(report)


def _plain_review_words(report: Report) -> Any:
    from checker.facts.statements import plain_review_words

    return plain_review_words(report)


def _spec(name: str, english: str, kind: Type, doc: str, call: Any) -> FunctionSpec:
    return FunctionSpec(name, english, (), kind, doc, call, takes_report=True)


REVIEWS: tuple[FunctionSpec, ...] = (
    _spec(
        "复议诉讼件数",
        "review_counts",
        list_of(COUNT_IN_WORDS),
        "正文里说政府信息公开行政复议、行政诉讼的每个件数；行是表四的一块，列是一种结果（空文字是总数）。",
        _reviews,
    ),
    _spec(
        "泛说复议诉讼件数",
        "plain_review_counts",
        list_of(COUNT_IN_WORDS),
        "总体情况里没有写明政府信息公开的行政复议、行政诉讼的每个件数；行和列同“复议诉讼件数”。",
        _plain_reviews,
    ),
    _spec(
        "复议诉讼结局",
        "review_outcomes",
        list_of(OUTCOME),
        "正文里没有另写件数的结果：行政复议1件，复议机关撤销了原答复；行政诉讼2件，均为复议后起诉，法院均判决驳回。",
        _outcomes,
    ),
    _spec(
        "复议诉讼语句",
        "review_words",
        PASSAGE,
        "正文里说政府信息公开行政复议、行政诉讼的句子，合成一段，供 匹配(…) 用。",
        _review_words,
    ),
    _spec(
        "泛说复议诉讼语句",
        "plain_review_words",
        PASSAGE,
        "总体情况里说行政复议、行政诉讼、没有写明政府信息公开的句子，合成一段，供 匹配(…) 用。",
        _plain_review_words,
    ),
)
