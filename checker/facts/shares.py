"""Percentages of the narrative, each with the figure it is of and the totals it may be taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS, OTHER
from checker.facts.counts import Count, read_counts
from checker.facts.figures import Figure, figures_of, share_of
from checker.facts.memory import remembered
from checker.facts.subjects import ANYTHING, LITIGATION, REVIEW
from checker.model.report import Report
from checker.source.location import Location

# Between a figure and its percentage: 258件，占33.9% · 39件，占答复总数的88.6% · 12件（占比4.5%，4.5%）
_LINK = re.compile(
    r"\s*(?:[的了]?(?:申请|答复|情形)?)[,、(:]?\s*(?:约)?(?:分别)?(?:占|比例为?|占比)[^,。;()0-9]{0,24}$|\s*\($"
)
# Several kinds in one: 同意公开47件，部分公开10件，两类合计占办结总数的49.1%
_TOGETHER = re.compile(
    r"[,;]?\s*(?:(?:以上|上述|这)?(?P<many>[两二三四])(?:类|项|者|种)(?:情形|答复|申请)?)?(?:合计|共计|一共|共|总计|相加)[,]?占[^,。;()0-9]{0,24}$"
)
_MANY = {"两": 2, "二": 2, "三": 3, "四": 4}
# 信访举报投诉类的11件，占办结数的42.3%: whatever the kind is called, it is one of applications.
_OF_APPLICATIONS = re.compile(r"占(?:新收|收到|受理|办结|答复|办理|申请)[^,。;0-9]{0,6}[数量]")
# Reviews are taken from those closed too (占审结数的): only a share of all of them is compared.
_OF_ALL = re.compile(
    r"\s*[,、(:]?\s*(?:占(?:比|比例)?(?:为|约|达)*(?:(?:行政)?(?:复议|诉讼)?(?:案件)?总(?:数|量|件数)的)?)?$"
)
_NEXT_SHARE = re.compile(r"(?:、|,|和|及)\s*约?[0-9]{1,3}(?:\.[0-9]+)?%")  # …的40.3%、8.5%
_BESIDE = re.compile(r"([、,和及与])[^、,;:。()0-9%]{0,20}")  # between two figures of a bare list
_TOTALS = 12  # how many figures before it are taken for a possible total
_AHEAD = 40  # characters behind a figure in which its percentage stands


class Share(NamedTuple):
    """A percentage: `share` is the share itself (33.9% is 0.339), `step` one unit of its last decimal."""

    share: Decimal
    step: Decimal
    part: int
    says: str  # what the figure counts
    subject: str
    totals: tuple[int, ...]  # figures told before it in the paragraph, that it may be taken from
    raw: str
    location: Location | None
    certain: bool = True  # else a person must look


@remembered
def read_shares(report: Report) -> tuple[Share, ...]:
    """Return the percentages that follow a figure, or as many figures, about applications or reviews."""
    found: list[Share] = []
    counts = [
        count
        for count in read_counts(report)
        if count.subject != ANYTHING and (count.unit or count.row is not None)
    ]
    for at, count in enumerate(counts):
        text = count.sentence.passage.folded
        end = count.figure.end
        percent = text.find("%", end, min(end + _AHEAD, count.sentence.end))
        if percent < 0:
            continue
        first = next(iter(figures_of(text, end, percent + 1)), None)
        if first is None or first.unit != "%":
            continue
        link = text[end : first.start]
        if (summed := _TOGETHER.fullmatch(link)) is not None:
            found.extend(_of_several(counts, at, summed, first))
            continue
        if not _LINK.fullmatch(link):
            continue
        if count.subject == OTHER and count.sentence.topic == APPLICATIONS and _OF_APPLICATIONS.search(link):
            counts[at] = count._replace(subject=APPLICATIONS)
        shares = _list_of_shares(text, first)
        together = _bare_list(counts, at)
        if len(shares) != together:
            continue  # 52件、11件，占48.8%: of which of them, or of both, is not certain
        cases = counts[at].subject in (REVIEW, LITIGATION)
        if cases and not _OF_ALL.fullmatch(text[end : first.start]):
            continue
        found.extend(
            _share(counts, one, counts[one].number, share, cases=cases)
            for one, share in zip(range(at - together + 1, at + 1), shares, strict=True)
        )
    return tuple(found)


def _of_several(counts: list[Count], at: int, summed: re.Match[str], share: Figure) -> Iterator[Share]:
    """Yield the share of the last figures together, where it is certain how many these are."""
    count = counts[at]
    many = _MANY[summed["many"]] if summed["many"] else _bare_list(counts, at)
    parts = counts[max(0, at - many + 1) : at + 1]
    if many < 2 or len(parts) < many or count.subject != APPLICATIONS:
        return
    if all(
        one.sentence is count.sentence and one.subject == APPLICATIONS and one.row is not None
        for one in parts
    ):
        first = at - many + 1
        yield _share(counts, first, sum(one.number for one in parts), share, cases=False)


def _list_of_shares(text: str, first: Figure) -> list[Figure]:
    """Return a percentage with those listed behind it: 占40.3%、8.5%."""
    end = first.end
    while (following := _NEXT_SHARE.match(text, end)) is not None:
        end = following.end()
    return [first, *figures_of(text, first.end, end)] if end > first.end else [first]


def _bare_list(counts: list[Count], at: int) -> int:
    """Return how many figures stand side by side up to this one: 分别为52件、11件."""
    text, mark, many = counts[at].sentence.passage.folded, "", 1
    while at and counts[at - 1].sentence is counts[at].sentence:
        between = _BESIDE.fullmatch(text, counts[at - 1].figure.end, counts[at].figure.start)
        if between is None or (mark and between[1] != mark):
            break
        mark = between[1]
        if mark == "," and many == 1 and not _parallel(text, counts[at]):
            break  # 办结129件，予以公开52件，占40.3%
        many += 1
        at -= 1
    return many


def _parallel(text: str, count: Count) -> bool:
    """Tell whether several shares follow, so that a comma parts figures that go with them."""
    end = min(count.figure.end + _AHEAD, count.sentence.end)
    percent = text.find("%", count.figure.end, end)
    return percent >= 0 and _NEXT_SHARE.match(text, percent + 1) is not None


def _share(counts: list[Count], at: int, part: int, share: Figure, *, cases: bool) -> Share:
    """Make the share that `part`, told from the figure `at` on, has of what was told before."""
    count = counts[at]
    before = [
        other
        for other in counts[max(0, at - _TOTALS) : at]
        if other.sentence.part == count.sentence.part
        and other.sentence.paragraph == count.sentence.paragraph
        and (not cases or other.subject == count.subject)
        and other.number >= part > 0
    ]
    passage = count.sentence.passage
    return Share(
        *share_of(share),
        part,
        count.says,
        count.subject,
        tuple(dict.fromkeys(other.number for other in before)),
        passage.text[count.figure.start : share.end],
        passage.locate(share.start, share.end),
    )
