"""How parts of a rule are told to people, in every place that tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.language.ready import Moment
    from checker.language.syntax import Effect

BASIS_KINDS = {
    "原文": "原文（条文就是这么写的）",
    "推断": "推断（由格式或算术推出）",
    "惯例": "惯例（地方习惯，只作提示）",
}


def told_moment(moment: Moment | Effect) -> str:
    """Return when a rule begins or ends: 2024 年度 (a report year) or 2024年5月1日."""
    if moment.month is None:
        return f"{moment.year} 年度"
    return f"{moment.year}年{moment.month}月{moment.day}日"
