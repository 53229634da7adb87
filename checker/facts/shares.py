"""Percentages of the narrative, each with the figure it is of and the totals it may be taken from."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

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
        if first is None or first.unit != "%" or not _LINK.fullmatch(text[end : first.start]):
            continue
        shares = _list_of_shares(text, first)
        together = _bare_list(counts, at)
        if len(shares) != together:
            continue  # 52件、11件，占48.8%: of which of them, or of both, is not certain
        cases = count.subject in (REVIEW, LITIGATION)
        if cases and not _OF_ALL.fullmatch(text[end : first.start]):
            continue
        for one, share in zip(range(at - together + 1, at + 1), shares, strict=True):
            found.append(_share(counts, one, share, cases=cases))
    return tuple(found)


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


def _share(counts: list[Count], at: int, share: Figure, *, cases: bool) -> Share:
    count = counts[at]
    before = [
        other
        for other in counts[max(0, at - _TOTALS) : at]
        if other.sentence.part == count.sentence.part
        and other.sentence.paragraph == count.sentence.paragraph
        and (not cases or other.subject == count.subject)
        and other.number >= count.number > 0
    ]
    passage = count.sentence.passage
    return Share(
        *share_of(share),
        count.number,
        count.says,
        count.subject,
        tuple(dict.fromkeys(other.number for other in before)),
        passage.text[count.figure.start : share.end],
        passage.locate(share.start, share.end),
    )
