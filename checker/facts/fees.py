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
    r"信息处理费|(?<![圾水物渣气料])处理费用?|信息公开(?:的)?(?:相关)?费用|收取(?:任何)?费用|公开费用|(?<!性)收费通知|检索、复[制印]、邮寄"
)
_NOT_COLLECTED = re.compile(
    r"(?:未|没有|无|不曾|暂未|均未|并未)(?:[^,。;]{0,8}?计|发生|产生|实际|向[^,。;]{0,12}|有)?(?:收取|收费|征收|发生收费|产生)|免(?:除|收|费)|"
    r"零收费|未收|不收取"
)
_NO_NOTICE = re.compile(
    r"(?:未|没有|无)(?:向[^,。;]{0,12})?(?:发出|制发|作出|开具|下达|送达)(?:过|任何)*[^,。;]{0,6}[收缴]费通知|无[收缴]费通知"
)
# What was paid of what was asked for: 申请人按时缴纳 · 另1名申请人逾期未缴.
_PAID = re.compile(
    r"(?<![未没有不应当须])(?:均|全部|都|已)?(?:按时|按期|如期|及时|足额|全额)(?:足额|全额)?(?:缴|交)|补缴|(?:均|全部|都)已?(?:缴纳|缴费|交纳|缴清)"
)
_UNPAID = re.compile(
    r"(?:未|没有|不|拒不|拒绝)(?:按[^,。;0-9]{0,8}|及时|如期|足额)?(?:缴|交)(?>纳|费|清|)(?!的[,、]|[^,。;]{0,30}0件)"
)
_NO_CASE = re.compile(r"不存在|没有[^,。;]{0,12}(?:逾期|未缴)|无[^,。;]{0,8}(?:逾期|未缴)")
# 通知金额500元 is what was asked for; 实际收取500元 what was got.
_ASKED = re.compile(r"(?:应收|应缴|通知)[^,。;]*$|(?:总|涉及)金额(?:共|计|为)*$")
_GOT = re.compile(r"收取|实收|收到|收入[^,。;]*$|计")
_OTHER_FEE = re.compile("行政事业性收费[^,。;]*$")  # table 2 tells it, whatever else the sentence says
_CLAUSE = re.compile("[,;:。()]")
_REACH = 30  # characters before an amount

COLLECTED = "收取"
NOT_COLLECTED = "未收取"
NO_NOTICE = "未发收费通知"
ASKED = "应收"
PAID = "已缴"
UNPAID = "未缴"


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
    for sentence in sentences_holding(
        report, "处理费", "收费通知", "公开费用", "收取", "相关费用", "检索、复"
    ):
        if _FEE.search(sentence.passage.folded, sentence.start, sentence.end) is None:
            continue
        at = next(number for number, other in enumerate(every, start=1) if other is sentence)
        found.extend(_statements(sentence, every[at] if at < len(every) else None))
    return tuple(found)


_SAID = ((_NO_NOTICE, NO_NOTICE), (_NOT_COLLECTED, NOT_COLLECTED), (_PAID, PAID), (_UNPAID, UNPAID))


def _statements(sentence: Sentence, following: Sentence | None) -> list[Fee]:
    text = sentence.passage.folded
    found = []
    raw = sentence.passage.text[sentence.start : sentence.end].strip()
    for pattern, kind in _SAID:
        said = pattern.search(text, sentence.start, sentence.end)
        if said is not None and not (kind == UNPAID and _NO_CASE.search(text, sentence.start, sentence.end)):
            found.append(Fee(kind, None, (), 0, raw, sentence.passage.locate(said.start(), said.end())))
    amounts = [
        figure
        for figure in figures_of(text, sentence.start, sentence.end)
        if figure.unit in ("元", "万元")
        and not figure.about
        and not _OTHER_FEE.search(text, max(sentence.start, figure.start - _REACH), figure.start)
    ]
    if amounts and _FEE.search(text, sentence.start, amounts[0].start) is not None:
        listed = _listed(text, amounts, following)
        asked = _is_asked(text, sentence.start, amounts[0])
        for figure in amounts[: 2 if asked and not listed else 1]:
            kind = ASKED if asked and figure is amounts[0] else COLLECTED
            place = sentence.passage.locate(figure.start, figure.end)
            found.append(Fee(kind, _in_yuan(figure), listed, sum(listed), raw, place))
    return found


def _in_yuan(figure: Figure) -> int | Decimal:
    return figure.value * 10_000 if figure.unit == "万元" else figure.value


def _is_asked(text: str, start: int, figure: Figure) -> bool:
    """Tell whether an amount is what the notices asked for: 发出收费通知2件，总金额2300元."""
    near = text[max(start, figure.start - _REACH) : figure.start]
    clause = _CLAUSE.split(near)[-1]
    return _ASKED.search(clause) is not None and _GOT.search(clause) is None


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
