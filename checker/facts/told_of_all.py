"""Reasons and outcomes without a figure of their own: they are told of all that the figure before counts.

不予公开5件，均因属于过程性信息 · 不予公开1件（属于三类内部事务信息）: the reason of the whole class.
已答复1件，答复结果为不予公开 · 办结7件，均予以公开: the outcome of all that was dealt with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.clauses import APPLICATIONS
from checker.facts.count import Count
from checker.facts.counts import read_counts
from checker.facts.memory import remembered
from checker.facts.mentions import Lexicon, Named, lexicon
from checker.facts.outcomes import told_outcome
from checker.facts.rows_of_form import GRANTED, PROCESSED, RECEIVED
from checker.facts.saying import own_end
from checker.facts.scope import is_by_channel
from checker.model.report import Report

_WORDS = r"[^,;:。()0-9]{2,40}"
_ENDS = r"(?=[,;。)\n]|$)"
_ALL = "(?P<all>均|都|全部|全|皆)"
_REASON = re.compile(
    rf"(?P<open>[,(])?(?P<why>(?:具体)?(?:原因|理由|事由))?{_ALL}?(?P<reason>(?P<since>因|由于|属|涉及|系|为|是)?{_WORDS}){_ENDS}"
)
_OUTCOME = re.compile(
    rf"[,:(](?:(?:答复|办理|处理)结果|结果|答复类型){_ALL}?(?:为|是|系)(?P<outcome>{_WORDS})(?:\((?P<reason>{_WORDS})\))?{_ENDS}"
)
_ALL_SO = re.compile(
    rf"[,(](?:已|且)?{_ALL}(?:已|依法|按时|按期|答复|决定|作出|作|为|给予)*"
    rf"(?P<outcome>公开|{_WORDS})(?:\((?P<reason>{_WORDS})\))?{_ENDS}"
)
_UNITS = frozenset(("件", "条", "份", "宗", "起", "例", "件次", ""))
_BEHIND = 80  # characters behind a figure that are looked at
_WHOLE = re.compile("收到|新收|受理|接收|接到|收办|答复|办结|办理完|回复|办复|办毕")


@remembered
def read_one_reason(report: Report) -> tuple[Count, ...]:
    """Return a class of outcomes again as the one reason that is told for all of it."""
    rows = _rows(report)
    if rows is None:
        return ()
    classes = frozenset(rows.within.values())
    return tuple(
        told
        for count in read_counts(report)
        if count.row_name in classes and not count.row_also and count.column is None and _counts(count)
        for told in _one_reason(count, rows)
    )


@remembered
def read_one_outcome(report: Report) -> tuple[Count, ...]:
    """Return what came in or was dealt with again as the one outcome that is told for all of it."""
    rows = _rows(report)
    if rows is None:
        return ()
    return tuple(
        told
        for count in read_counts(report)
        if count.row_name in ("", RECEIVED, PROCESSED)
        and count.column is None
        and not count.listed
        and _counts(count)
        and _WHOLE.search(count.says)
        and not is_by_channel(count.says)
        for told in _one_outcome(count, rows)
    )


def _rows(report: Report) -> Lexicon | None:
    table = report.tables.get("t3")
    return lexicon(table.spec, "row") if table is not None else None


def _counts(count: Count) -> bool:
    return count.subject == APPLICATIONS and count.number > 0 and count.unit in _UNITS


def _behind(count: Count, pattern: re.Pattern[str]) -> re.Match[str] | None:
    text, sentence = count.sentence.passage.folded, count.sentence
    at = own_end(text, count.figure.end, count.saying)
    return pattern.match(text, at, min(sentence.end, at + _BEHIND))


def _one_reason(count: Count, rows: Lexicon) -> Iterator[Count]:
    found = _behind(count, _REASON)
    if found is None or not (found["open"] or found["all"]):
        return
    certain = found["all"] or found["open"] == "(" or (count.number == 1 and (found["since"] or found["why"]))
    row = told_outcome(found["reason"], rows) if certain else None
    if row is not None and rows.within.get(row.name) == count.row_name:
        yield _again(count, row, found)


def _one_outcome(count: Count, rows: Lexicon) -> Iterator[Count]:
    found = _behind(count, _OUTCOME) or _behind(count, _ALL_SO)
    if found is None:
        return
    said = found["outcome"]
    row = Named("t3", "row", GRANTED) if said == "公开" else told_outcome(said, rows)
    if row is None or row.also:
        return
    reason = told_outcome(found["reason"], rows) if found["reason"] else None
    inside = reason is not None and rows.within.get(reason.name) == row.name
    yield _again(count, reason if reason is not None and inside else row, found)


def _again(count: Count, row: Named, found: re.Match[str]) -> Count:
    """Return the figure once more, told of this row; its words are those behind it."""
    end = found.end() + (found.string[found.end() : found.end() + 1] == ")")
    ahead = found.string[count.figure.end : end]
    saying = count.saying._replace(ahead=ahead, words=row.name + ahead)
    return count._replace(row=row, says=row.name, saying=saying)
