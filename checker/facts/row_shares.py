"""Shares of a row or a column of table 3 told without a figure: 不予公开占13.2% · 办结率96.3%."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS, Sentence, sentences_holding
from checker.facts.figures import Figure, figure_at, share_of
from checker.facts.memory import remembered
from checker.facts.rows_of_form import PROCESSED
from checker.model.report import Report
from checker.source.location import Location

_ROWS = "予以公开|部分公开|不予公开|无法提供|不予处理|其他处理"
_PERSON, _OTHERS = "自然人", "法人或其他组织"
_NAMED = rf"(?P<row>{_ROWS})|(?P<person>自然人)|(?P<others>法人(?:或|和|及|或者)?(?:其他组织)?)"
_PERCENT = r"(?=[0-9]{1,3}(?:\.[0-9]+)?%)"
# The name opens the clause: “市直部门不予公开占…” is a share of something else.
_OPENS = r"(?:(?<!\w)|其中|分别)"
_SHARE = re.compile(
    rf"{_OPENS}(?:{_NAMED})[”\"]?(?:类|的|申请|答复|情形|件数|数量|提出的)*"
    rf"(?:占(?:比|比例)?(?:办结|答复|申请|收件)?(?:总数|总量|件数|数)?的?(?:为|是|约|达)?|(?:所占)?比[例重](?:为|达|是)){_PERCENT}"
)
# 占比：自然人91.4%，法人或其他组织8.6%
_LISTED = re.compile(rf"(?:占比[:为]|[,、;]\s*)(?:{_NAMED})(?:申请)?(?:为|是)?{_PERCENT}")
_RATE = re.compile(rf"(?<!\w)(?:办结率|答复率)(?:为|达到|达|是)?{_PERCENT}")
_ELSEWHERE = re.compile(
    r"建议|提案|热线|留言|信箱|信访|复议|诉讼|咨询|按时|按期|限期|到期|应办|法定|部门|乡镇|街道|本级|以来|"
    r"去年|上年(?!度?结转)|[较比]20|涉及|关于|季度|[0-9]月|类申请中|(?<![我本全各])[市县区局委厅院校镇乡](?!民)"
)
_LONGEST = 8  # characters of a percentage
_SIGNS = ("占", "办结率", "答复率")


class RowShare(NamedTuple):
    """`row` or `column` is the name in table 3; `step` is one unit of the last decimal."""

    share: Decimal
    step: Decimal
    row: str
    column: str
    raw: str
    location: Location | None
    certain: bool = True  # else a person must look


@remembered
def read_row_shares(report: Report) -> tuple[RowShare, ...]:
    """Return the shares told of applications, each with the row or column of table 3 that it is of."""
    return tuple(
        share
        for sentence in sentences_holding(report, *_SIGNS)
        if sentence.topic == APPLICATIONS and "%" in sentence.text
        for share in _in_sentence(sentence)
    )


def _in_sentence(sentence: Sentence) -> Iterator[RowShare]:
    text, start, end = sentence.passage.folded, sentence.start, sentence.end
    if _ELSEWHERE.search(text, start, end):
        return
    patterns = [_SHARE, _RATE]
    if "占比:" in sentence.text or "占比为" in sentence.text:
        patterns.append(_LISTED)
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            figure = figure_at(text, match.end())
            if figure is not None and figure.end <= match.end() + _LONGEST and not figure.about:
                yield _made(sentence, match, figure)


def _made(sentence: Sentence, match: re.Match[str], figure: Figure) -> RowShare:
    named = match.groupdict()
    column = _PERSON if named.get("person") else _OTHERS if named.get("others") else ""
    row = "" if column else named.get("row") or PROCESSED
    begin = match.start(match.lastgroup or 0)
    return RowShare(
        *share_of(figure),
        row,
        column,
        sentence.passage.text[begin : figure.end],
        sentence.passage.locate(begin, figure.end),
    )
