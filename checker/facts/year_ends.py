"""The year whose end a sentence means: 截至2024年末现行有效20件 · 1件结转至2025年办理."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.clauses import APPLICATIONS, Sentence, sentences_holding
from checker.facts.lazy import Lazy
from checker.facts.other_year import OtherYear
from checker.model.report import Report

CARRIED_TO = "结转到的年度"
AS_OF = "截至的年度"

_CARRIED = Lazy(
    r"(?:结转|转结|接转|顺延|转入|延至|留待|推迟|延续(?=[至到]))(?:至|到|入|于|在)?(20\d\d)年"
    r"(?:度?(?:继续)?(?:办理|答复|处理|办结)|(?=度?(?:[,;)]|$)))"
)
# 结转至2024年的2件: of what came over to it.
_CAME_OVER = Lazy(r"的|[0-9]|(?:政府信息公开)?申请")
_LEFT_OVER = Lazy(
    r"剩余|剩下|其余|余下|未办结|未答复|尚|仍|期限|年[底末]|1[12]月|[下中]旬|另有|正在|答复[0-9]|办结[0-9]"
)
_FORMER = Lazy(r"上年|去年|上一年|以前年度|往年")
_AS_OF = Lazy(r"截[至止到](20\d\d)年(?:12月(?:31日|底)?|年?[底末])")
_IN_FORCE = Lazy(r"现行有效|继续有效|有效(?:的|行政)*规范性文件")
_THIS_YEAR = Lazy(r"今年|本年|全年|年内|当年|新增|新制")
_ANY_YEAR = Lazy(r"20\d\d(?=年)")


def year_ends(report: Report, year: int) -> Iterator[OtherYear]:
    """Find carry-overs to another year than the next, and the state at the end of another year."""
    for sentence in sentences_holding(
        report, "结转", "转结", "接转", "顺延", "延续", "转入", "延至", "留待", "推迟"
    ):
        if sentence.topic == APPLICATIONS or "申请" in sentence.text:
            yield from _carried(sentence, year)
    for sentence in sentences_holding(report, "截至", "截止", "截到"):
        yield from _as_of(sentence, year)


def _carried(sentence: Sentence, year: int) -> Iterator[OtherYear]:
    text, start, end = sentence.passage.folded, sentence.start, sentence.end
    for match in _CARRIED.finditer(text, start, end):
        told = int(match[1])
        others = {int(one) for one in _ANY_YEAR.findall(sentence.text)} - {told, year}
        if (
            told == year + 1
            or others
            or _FORMER.search(text, start, end)
            or _CAME_OVER.match(text, match.end())
        ):
            continue
        left = _LEFT_OVER.search(text, start, match.start()) is not None
        yield _made(CARRIED_TO, sentence, match, told - 1, certain=left)


def _as_of(sentence: Sentence, year: int) -> Iterator[OtherYear]:
    text, start, end = sentence.passage.folded, sentence.start, sentence.end
    for match in _AS_OF.finditer(text, start, end):
        told = int(match[1])
        if told == year + 1:
            yield _made(AS_OF, sentence, match, told, certain=True)
        elif told == year - 1 and _IN_FORCE.search(text, match.end(), end):
            after = _THIS_YEAR.search(text, match.end(), end) or text.find(f"{year}年", start, end + 15) >= 0
            if not after:
                before = _THIS_YEAR.search(text, start, match.start()) is not None
                yield _made(AS_OF, sentence, match, told, certain=before)


def _made(kind: str, sentence: Sentence, match: re.Match[str], told: int, *, certain: bool) -> OtherYear:
    passage, span = sentence.passage, match.span()
    return OtherYear(kind, told, passage.text[span[0] : span[1]], passage.locate(*span), certain)
