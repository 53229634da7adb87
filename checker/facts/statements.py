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
_DISCLOSURE = re.compile("信息公开|政务公开|依申请|公开申请|申请公开|对答复不服|不服答复")
# With one of these in the sentence, what it tells is not (only) about applications.
_ELSEWHERE = re.compile("热线|留言|信箱|建议|提案|议案|来信|来电|咨询|信访件|办件|行政审批|政务服务")


# In a sentence on other matters, too, a clause may say that no application came in; not by which way.
_CLAUSE = re.compile("[^,;]+")
_NONE = re.compile(
    "(?:未|没有|无).{0,20}(?:公开申请|申请公开|依申请)|(?:公开申请|申请公开|依申请).{0,8}(?:为零|为0)"
)
_WAY = re.compile("网上|网络|现场|当面|邮件|邮寄|信函|来信|平台|网站|渠道|通过|方式")


def _none_came(sentence: Sentence) -> list[Passage]:
    """Return the clauses of a sentence on other matters that say, all by themselves, that none came in."""
    words = sentence.passage.folded
    return [
        cut(sentence.passage, clause.start(), clause.end())
        for clause in _CLAUSE.finditer(words, sentence.start, sentence.end)
        if _NONE.search(clause[0]) and not _ELSEWHERE.search(clause[0]) and not _WAY.search(clause[0])
    ]


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
        about = own or (carried and sentence.topic != OTHER)
        kept = about and not _elsewhere(sentence)
        if about and not kept:
            found.extend(_none_came(sentence))
        elif kept:
            found.append(cut(sentence.passage, sentence.start, sentence.end))
        previous = sentence
    return join_passages(found)


@remembered
def plain_review_words(report: Report) -> Passage:
    """Return the sentences of part one on reviews and lawsuits that do not say they are over disclosure."""
    return join_passages(
        [
            cut(sentence.passage, sentence.start, sentence.end)
            for sentence in sentences_holding(report, "复议", "诉讼")
            if sentence.part == "overview"
            and sentence.topic not in (APPLICATIONS, REVIEWS)
            and _DISCLOSURE.search(sentence.passage.folded, sentence.start, sentence.end) is None
        ]
    )


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
