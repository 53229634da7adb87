"""The sentences about applications, or about reviews and litigation, as one text for phrases."""

from __future__ import annotations

import re

from checker.facts.clauses import (
    APPLICATIONS,
    OTHER,
    REVIEWS,
    Sentence,
    cut,
    report_sentences,
    sentences_holding,
)
from checker.facts.memory import remembered
from checker.model.report import Report
from checker.source.passage import Passage, join_passages

_APPLICATION = ("依申请", "公开申请", "申请公开", "信息申请")
_DISCLOSURE = re.compile("信息公开|政务公开|依申请|公开申请|申请公开")
# With one of these in the sentence, what it tells is not (only) about applications.
_ELSEWHERE = re.compile("热线|留言|信箱|建议|提案|议案|来信|来电|咨询|信访件|办件|行政审批|政务服务")


def _elsewhere(sentence: Sentence) -> bool:
    return _ELSEWHERE.search(sentence.passage.folded, sentence.start, sentence.end) is not None


@remembered
def application_words(report: Report) -> Passage:
    """Return the sentences about applications for information, one a line, each with its place."""
    found = []
    previous: Sentence | None = None
    kept = False
    naming = {id(sentence) for sentence in sentences_holding(report, *_APPLICATION)}
    for sentence in report_sentences(report):
        carried = kept and previous is not None and previous.paragraph == sentence.paragraph
        own = sentence.topic == APPLICATIONS or id(sentence) in naming
        kept = (own or (carried and sentence.topic != OTHER)) and not _elsewhere(sentence)
        if kept:
            found.append(cut(sentence.passage, sentence.start, sentence.end))
        previous = sentence
    return join_passages(found)


@remembered
def review_words(report: Report) -> Passage:
    """Return the sentences about reviews and litigation over disclosure, one a line, each with its place."""
    return join_passages(
        [
            cut(sentence.passage, sentence.start, sentence.end)
            for sentence in sentences_holding(report, "复议", "诉讼", "败诉", "纠错", "应诉")
            if sentence.topic in (APPLICATIONS, REVIEWS)
            or _DISCLOSURE.search(sentence.passage.folded, sentence.start, sentence.end) is not None
        ]
    )
