"""The same quantity told in two places of the narrative with different figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS
from checker.facts.counts import Count, read_counts
from checker.facts.figures import figures, figures_of
from checker.facts.memory import remembered
from checker.facts.subjects import LITIGATION, REVIEW
from checker.model.report import Report
from checker.source.location import Location

_TIME = re.compile(
    r"20\d\d年(?:以来|度|全年)?|全年|本年度?|年内|截至[^,。]{0,12}日|累计|共计|总计|合计|共|,|、|\s"
)
_RECEIVED = re.compile(r"新收|收到|接收|受理|接到|收办")
_PROCESSED = re.compile(r"答复|办结|回复")
_NARROWER = re.compile(
    r"网络|网上|网站|平台|信函|邮寄|邮件|邮箱|快递|当面|现场|传真|书面|线上|线下|口头|按时|按期|当年|当场|其中|代表|本级|备案|上年|去年|上半年|下半年|季度"
)
# The table tells these: what the words say of them is held against it.
_ABOUT_CASES = re.compile(r"申请|复议|诉讼|办结|答复|规范性文件|规章")
_AGAIN = 200  # figures of the last part that are looked for in the first
_LEAST = 8  # characters that two wordings must share to be the same quantity


class Twice(NamedTuple):
    """One quantity, told as `first` and again as `second`."""

    says: str
    first: int | Decimal
    second: int | Decimal
    raw: str  # the second telling
    first_raw: str
    location: Location | None


@remembered
def read_twice(report: Report) -> tuple[Twice, ...]:
    """Return the quantities told more than once, each with its first and its later figure."""
    known: dict[tuple[str, str], Count] = {}
    found = []
    for count in read_counts(report):
        key = _key(count)
        if key is None:
            continue
        first = known.setdefault(key, count)
        if first is not count and first.sentence is not count.sentence:
            found.append(Twice(key[1], first.number, count.number, count.raw, first.raw, count.location))
    return (*found, *_told_again(report))


def _told_again(report: Report) -> Iterator[Twice]:
    """Find what the last part tells again, in the words of the first part."""
    overview, other = report.section("overview"), report.section("other")
    if overview is None or other is None or not other.body.folded:
        return
    first, last = overview.body, other.body
    for again in figures_of(last.folded, 0, len(last.folded))[:_AGAIN]:
        words = _words_before(last.folded, again.start)
        at = first.folded.find(words) if len(words) >= _LEAST else -1
        if at < 0 or again.about or not again.unit or _ABOUT_CASES.search(words):
            continue
        end = at + len(words)
        told = next(iter(figures(first.folded, end, end + 24)), None)
        if told is None or told.start != end or told.about or told.unit != again.unit:
            continue
        yield Twice(
            words,
            told.value,
            again.value,
            last.text[again.start - len(words) : again.end],
            first.text[at : told.end],
            last.locate(again.start, again.end),
        )


def _words_before(text: str, at: int) -> str:
    """Return the words of the clause before a figure, without what says when."""
    begin = at
    while begin and text[begin - 1] not in ",;:。!?()\n":
        begin -= 1
    words = text[begin:at]
    for said in _TIME.finditer(words):
        words = text[begin + said.end() : at]
    return words


def _key(count: Count) -> tuple[str, str] | None:
    """Say which quantity a figure tells; None where the words do not make that certain."""
    if not count.unit or count.listed or count.leading or _NARROWER.search(count.before[-40:]):
        return None
    if count.subject == APPLICATIONS:
        if count.row is not None and count.row.name != "办理总计":
            return APPLICATIONS, count.row.name
        if _RECEIVED.search(count.says) and not _PROCESSED.search(count.says):
            verb = _RECEIVED.search(count.says)
            return APPLICATIONS, verb.group() if verb else ""
        return None
    if count.subject in (REVIEW, LITIGATION) and count.row is not None:
        return count.subject, count.row.name + (count.column.name if count.column else "")
    words = _TIME.sub("", count.says)
    return (count.unit, words) if len(words) >= _LEAST else None
