"""How a clause says that a review or a lawsuit ended: 县政府予以维持, 法院判决驳回, 申请人自行撤回.

Each wording leaves one or several outcomes of table 4 open: what a court dismissed is put down as upheld or
as another outcome, as the organ sees it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_UPHELD, _CORRECTED, _OTHER, _PENDING = (
    frozenset((name,)) for name in ("维持", "纠正", "其他结果", "未审结")
)
_NAMES = {
    _UPHELD: "维持",
    _CORRECTED: "纠正",
    _OTHER: "其他结果",
    _PENDING: "未审结",
    _UPHELD | _OTHER: "维持或其他结果",
    _UPHELD | _CORRECTED | _OTHER: "已审结",
}
_OUTCOMES = {
    "pending": _PENDING,
    "corrected": _CORRECTED,
    "upheld": _UPHELD,
    "rejected": _UPHELD | _OTHER,
    "other": _OTHER,
    "settled": _UPHELD | _CORRECTED | _OTHER,
}
_ENDING = re.compile(
    r"(?P<pending>[未待]审结|[尚仍]未[^,]{0,6}(?:判决|裁[定决]|开庭|决定|结案|办结)|[未待](?:判决|结案|开庭)"
    r"|[正尚仍还]在(?:审理|办理|诉讼)|审理中|在审)"
    r"|(?P<corrected>撤销(?!复议|行政复议|申请|诉讼|起诉|案件)|责令[^,]{0,14}(?:答复|处理|作出|履行|重作|公开)"
    r"|确认[^,]{0,8}违法|纠正|纠错|败诉|(?:原告|申请人)胜诉|支持了?(?:原告|申请人))"
    r"|(?P<upheld>维持(?!率))"
    r"|(?P<rejected>驳回|胜诉|支持了?(?:[我本县区市省]|行政机关|被告)|获得?法院支持)"
    r"|(?P<other>撤回|撤诉|终止|终结|调解|和解|其[他它](?:结果|方式))"
    r"|(?P<settled>[已均](?:审结|办结|结案))"
)
_NOT = re.compile(r"(?:[未不无非]|没有)(?:有|被|予以?|因[^,]{0,8}|一[件例起])?$")
# Asked for, feared, done by the organ itself, or after the year: 请求撤销, 避免败诉, 自行纠正, 次年1月被纠正.
_NOT_THE_END = re.compile(
    r"(?:要求|请求|申请|诉请)[^,]{0,10}(?:撤销|确认|责令|变更)|避免|防止|如果?被|可能|次年|翌年|执行|自行(?!撤回|撤诉)|主动(?!撤回|撤诉)"
)
_OF_SOME = re.compile("率|类|情[形况]|或|的(?!决定|判决|裁|结果)")  # 结果纠正的均已整改
_FIRST_INSTANCE = "一审"
_BEFORE = 12  # characters before a wording that may deny it


class Ending(NamedTuple):
    """The outcomes that words at start..end leave open, none where they contradict each other."""

    outcomes: frozenset[str]
    certain: bool
    clause: int  # where the clause begins
    start: int
    end: int

    def and_also(self, other: Ending) -> Ending:
        """Return what is left open by both of two tellings: 法院裁定驳回，列入其他结果."""
        certain = self.certain and other.certain
        return self._replace(outcomes=self.outcomes & other.outcomes, certain=certain, end=other.end)

    @property
    def name(self) -> str:
        """The column of table 4, or the group of columns; "" where nothing is left open."""
        return _NAMES.get(self.outcomes, "")


def ending_in(text: str, start: int, end: int) -> Ending | None:
    """Return how the clause text[start:end] says that cases ended, None where it does not say."""
    found: Ending | None = None
    for match in _ENDING.finditer(text, start, end):
        denied = _NOT.search(text, max(start, match.start() - _BEFORE), match.start())
        if denied or _OF_SOME.match(text, match.end(), end) or _NOT_THE_END.search(text, start, end):
            return None
        certain = text.find(_FIRST_INSTANCE, start, end) < 0
        one = Ending(_OUTCOMES[match.lastgroup or ""], certain, start, *match.span())
        found = one if found is None else found.and_also(one)
    return found
