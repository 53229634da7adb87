"""What the narrative says about 信息处理费 (never about the 行政事业性收费 of table 2)."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import Sentence, report_sentences, sentences_holding
from checker.facts.figures import Figure, figures_of
from checker.facts.memory import remembered
from checker.model.report import Report
from checker.source.location import Location

_FEE = re.compile(
    r"信息处理费|(?<![圾水物渣气料])处理费用?|信息公开(?:的)?(?:相关)?费用|收取(?:任何)?费用|公开费用|检索、复[制印]、邮寄"
)
_NOT_COLLECTED = re.compile(
    r"(?:未|没有|无|不曾|暂未|均未|并未)(?:[^,。;]{0,8}?计|发生|产生|实际|向[^,。;]{0,12}|有)?(?:收取|收费|征收|发生收费|产生)|免(?:除|收|费)|"
    r"零收费|未收|不收取"
)
_NO_NOTICE = re.compile(
    r"(?:未|没有|无)(?:向[^,。;]{0,12})?(?:发出|制发|作出|开具|下达|送达)(?:过|任何)*[^,。;]{0,6}[收缴]费通知|无[收缴]费通知"
)
_OTHER_FEE = re.compile("行政事业性收费[^,。;]*$")  # table 2 tells it, whatever else the sentence says
_REACH = 30  # characters before an amount

COLLECTED = "收取"
NOT_COLLECTED = "未收取"
NO_NOTICE = "未发收费通知"


class Fee(NamedTuple):
    """One statement. `amount` in 元 where told; `parts` the amounts of the list that takes it apart."""

    kind: str
    amount: int | Decimal | None
    parts: tuple[int | Decimal, ...]
    added: int | Decimal
    raw: str
    location: Location | None


@remembered
def read_fees(report: Report) -> tuple[Fee, ...]:
    """Return what is said about the fee for handling information, in order."""
    found: list[Fee] = []
    every = report_sentences(report)
    for sentence in sentences_holding(report, "处理费", "公开费用", "收取", "相关费用", "检索、复"):
        if _FEE.search(sentence.passage.folded, sentence.start, sentence.end) is None:
            continue
        at = next(number for number, other in enumerate(every, start=1) if other is sentence)
        found.extend(_statements(sentence, every[at] if at < len(every) else None))
    return tuple(found)


def _statements(sentence: Sentence, following: Sentence | None) -> list[Fee]:
    text = sentence.passage.folded
    found = []
    raw = sentence.passage.text[sentence.start : sentence.end].strip()
    for pattern, kind in ((_NO_NOTICE, NO_NOTICE), (_NOT_COLLECTED, NOT_COLLECTED)):
        said = pattern.search(text, sentence.start, sentence.end)
        if said is not None:
            found.append(Fee(kind, None, (), 0, raw, sentence.passage.locate(said.start(), said.end())))
    amounts = [
        figure
        for figure in figures_of(text, sentence.start, sentence.end)
        if figure.unit in ("元", "万元")
        and not figure.about
        and not _OTHER_FEE.search(text, max(sentence.start, figure.start - _REACH), figure.start)
    ]
    if amounts and _FEE.search(text, sentence.start, amounts[0].start) is not None:
        first = amounts[0]
        total = first.value * 10_000 if first.unit == "万元" else first.value
        listed = _listed(text, amounts, following)
        place = sentence.passage.locate(first.start, first.end)
        found.append(Fee(COLLECTED, total, listed, sum(listed), raw, place))
    return found


def _listed(text: str, amounts: list[Figure], following: Sentence | None) -> tuple[int | Decimal, ...]:
    """Return the amounts of the list that takes the first one apart; nothing where there is no such list."""
    first, *rest = amounts
    if rest:
        between = text[first.end : rest[0].start]
        inside = rest if "其中" in between or "(" in between else []
    elif following is not None and following.text.lstrip().startswith("其中"):
        inside = figures_of(text, following.start, following.end)
    else:
        inside = []
    parts = tuple(figure.value for figure in inside if figure.unit == "元")
    return parts if len(parts) > 1 else ()
