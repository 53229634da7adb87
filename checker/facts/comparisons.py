"""Figures that only compare with another year: 较上年增加18件 (by how many), 上年110件 (from what)."""

from __future__ import annotations

import re

from checker.facts.figures import Figure

LAST_YEAR = r"(?:上年度?|去年度?|上一年度?)(?:同期)?"
OTHER_YEAR = r"(?:上年度?|去年度?|上一年度?|20\d\d年度?)(?:同期)?"
UP = ("增长", "增加", "上升", "提高", "提升", "上涨", "增幅", "涨幅", "增多", "增", "多")
DOWN = ("下降", "减少", "降低", "回落", "下滑", "降幅", "减幅", "降", "减", "少")
WAY = "|".join((*UP, *DOWN))

_BY_SO_MANY = re.compile(rf"(?:{WAY})(?:了|约|近|率|为|达)*$")
_FORMER = re.compile(
    rf"(?:{LAST_YEAR}|[较比与(]{OTHER_YEAR}|20\d\d年度?同期)(?:的|为|共|是|新收|收到|受理|申请|发布|公开|总数)*\(?$"
)
# What may follow a figure before the list that takes it apart: ，较上年增加18件，增长16.4% · （上年77件）
_COMPARED = re.compile(
    rf"(?>(?:[,;、]?\s*(?:同比|环比|(?:相?较|比|与){OTHER_YEAR})[^,;。()其]{{0,24}}"
    rf"|[,;、]\s*(?:{WAY})[^,;。()其]{{0,12}}"
    rf"|\((?:同比|环比|(?:相?较|比|与)?{OTHER_YEAR})[^()。]{{0,24}}\))*)"
)
_NEAR = 14  # characters before a figure that are looked at


def only_compares(text: str, figure: Figure) -> bool:
    """Tell whether a figure is a difference or the figure of another year."""
    near = text[max(0, figure.start - _NEAR) : figure.start]
    return _BY_SO_MANY.search(near) is not None or _FORMER.search(near) is not None


def behind_comparisons(text: str, at: int, end: int) -> int:
    """Return where the words that compare text[at:] with another year end."""
    match = _COMPARED.match(text, at, end)
    return at if match is None else match.end()
