"""Percentages that no table tells the whole of: 发布信息1000条，其中征地类400条，占40%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.clauses import APPLICATIONS, Sentence, sentences_holding
from checker.facts.comparisons import WAY
from checker.facts.counts import CountsByPlace, counts_by_place
from checker.facts.figures import Figure, figures_of, is_scaled, share_of
from checker.facts.memory import remembered
from checker.facts.shares import Share
from checker.facts.subjects import LITIGATION, REVIEW
from checker.model.report import Report

# Another base than the total is named in words (占全市的5%, 占网站信息的60%): not compared.
_OF_ALL = re.compile(r"\s*[,、(]?\s*占(?:比|比例)?(?:为|约|达)*(?:(?:信息)?(?:总(?:数|量|条数)|全部)的?)?")
_TO_LIST = re.compile(r"[,;。(]?\s*")
_NEW = re.compile(rf"答复|办结|办理|召开|开展|举办|累计|合计|共|均|全部|{WAY}|点击|阅读|浏览|较|比上年|同比")
_LIST = "其中"
_IN_TABLES = (APPLICATIONS, REVIEW, LITIGATION)
_REACH = 300  # characters before a list in which a total may stand


@remembered
def read_shares_elsewhere(report: Report) -> tuple[Share, ...]:
    """Return the shares of lists that take a told total apart, but for applications and reviews."""
    listing = [sentence for sentence in sentences_holding(report, _LIST) if "%" in sentence.text]
    if not listing:
        return ()
    counts = counts_by_place(report)
    return tuple([share for sentence in listing for share in _in_sentence(sentence, counts)])


def _in_sentence(sentence: Sentence, counts: CountsByPlace) -> Iterator[Share]:
    passage, text = sentence.passage, sentence.passage.folded
    at = text.find(_LIST, sentence.start, sentence.end)
    while at >= 0:
        before = figures_of(text, max(0, at - _REACH), at)
        opens = at + len(_LIST)
        at = text.find(_LIST, opens, sentence.end)
        if not before or not _exact(text, before[-1]):
            continue
        total = before[-1]
        if not total.unit or not _TO_LIST.fullmatch(text, total.end, opens - len(_LIST)):
            continue
        listed = figures_of(text, opens, sentence.end if at < 0 else at)
        totals = [one.value for one in before if one.unit == total.unit and _exact(text, one)]
        for part, share in _pairs(text, opens, listed, total.unit):
            count = counts.get((id(passage), part.start))
            if (count is not None and count.subject in _IN_TABLES) or not isinstance(part.value, int):
                continue
            yield Share(
                *share_of(share),
                part.value,
                text[opens : part.start].rpartition("%")[2].strip(" ,;:、)"),
                "",
                tuple(dict.fromkeys(one for one in totals if isinstance(one, int) and one >= part.value > 0)),
                passage.text[part.start : share.end],
                passage.locate(share.start, share.end),
            )


def _pairs(text: str, opens: int, listed: list[Figure], unit: str) -> Iterator[tuple[Figure, Figure]]:
    """Yield each figure of a list with its own share, until something else begins."""
    end, part = opens, None
    for figure in listed:
        if figure.unit == unit and part is None:
            label = text[end : figure.start]
            if len(label) > 30 or _NEW.search(label) or not _exact(text, figure):
                return
            part, end = figure, figure.end
        elif figure.unit == "%" and part is not None:
            if figure.about or not _OF_ALL.fullmatch(text, part.end, figure.start):
                return
            yield part, figure
            part, end = None, figure.end
        else:
            return  # 其中甲5条、乙6条，占11%: of which of them, or of both, is not certain


def _exact(text: str, figure: Figure) -> bool:
    return not figure.about and isinstance(figure.value, int) and not is_scaled(text, figure)
