"""Tell a sentence that holds words of a table from a line of the table.

Told is 行政复议共7宗：维持3宗，纠正4宗; printed is 结果维持 34. Only what is certain is called a sentence: a
line in which figures stand bare behind labels is left to the reading of tables, whatever else it says.
"""

from __future__ import annotations

import re
from typing import Final

_SHORTEST: Final = 6  # characters
_COUNT: Final = r"[0-9]\s?(?:万?(?:余|多)?(?:件|宗|起|条|份|项|个|次|户|人|部|家|篇|期)|[万亿]?元|年|[%‰])"
_IN_BRACKETS: Final = re.compile(r"\([^()]{0,80}\)")
_COUNTED: Final = re.compile(rf"{_COUNT}[^0-9,;。、:]{{0,12}}[,;。、:]")
_STOP: Final = re.compile(r"[。;](?!\Z)|[^0-9)\s].{3}[。;]\Z")
_TOLD: Final = re.compile(
    r"(?:收到|受理|办理|办结|产生|发生|提起|引发|涉及|作出|没有|均为?|全部|分别|未(?:收到|发生|产生|被|有|出现)"
    rf"|(?<!公)共(?![同享建])).{{0,40}}(?:{_COUNT}|[,;:])"
)
_OPENS: Final = re.compile(
    r"(?:20[0-9]{2}年度?|全年|今年|年内|我[局厅委办省市州县区旗镇乡]|本(?:机关|单位|[局厅委办省市州县区旗镇乡])"
    rf"|本年度?(?![新办处制废增减收、,(度])).{{0,60}}?{_COUNT}"
)
# Figures bare behind words, several side by side, or more digits than any count has: a row of a table.
_ROW: Final = re.compile(
    r"(?:[0-9][0-9,.]{0,16}\s{1,8}){2}[0-9]|[0-9]{7}|(?:维持|纠正|结果|审结|总计|规章|文件|许可|处罚|强制|收费|件数|数量)"
    rf"(?![0-9,.]{{0,16}}{_COUNT})(?![0-9]{{1,4}}\Z)[0-9]"
)
# Headers side by side, of which a line may be put together.
_HEADERS: Final = re.compile(
    r"维持\s?结果纠正|其他结果\s?尚未审结|审结\s?总计|企业\s?科研机构|机构\s?社会公益|自然人\s?(?:法人|商业)"
    r"|件数?\s?本年|信息内容\s?本年"
)
_NO_SENTENCE: Final = re.compile(r"[|│┃｜\t]|勾稽")


def is_sentence(folded: str) -> bool:
    """Tell whether a line of folded text is surely a sentence and no line of a table."""
    if len(folded) < _SHORTEST or _NO_SENTENCE.search(folded):
        return False
    if _ROW.search(folded) or _HEADERS.search(folded):
        return False
    words = _IN_BRACKETS.sub("", folded)
    return any(mark.search(words) for mark in (_COUNTED, _STOP, _TOLD)) or _OPENS.match(words) is not None


def sentences_first(folded: str) -> int:
    """Return where the sentences end with which a line of folded text begins; a table may follow on it."""
    end = 0
    while (stop := folded.find("。", end) + 1) and is_sentence(folded[end:stop]):
        end = stop
    return end
