"""Template text and blanks to fill in that were left in a report."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.wording import whole_sentence
from checker.model.report import Report
from checker.source.location import Location
from checker.source.passage import Passage

_HAN = "㐀-鿿"
# All matched on folded text (half-width punctuation).
_LEFT = re.compile(
    r"该部分以表格形式报告|(?:收取)?信息处理费情况在此处报告|以表格形式(?:报告|填报)|"
    r"\((?:具体)?(?:网址|地址|链接|电话|单位名称|机关名称|部门名称|单位全称|日期|年份|填写[^()]{0,12}|请填写[^()]{0,12}|文字描述|此处[^()]{0,12})\)|"
    r"本(?:行政)?机关\(或[^()]{1,20}\)|(?:此处|请在此)(?:填写|插入|输入)|点击(?:此处)?输入|请输入|待补充|"
    rf"[×Ⅹ✕╳]{{2,}}|[×✕╳](?=[年月日{_HAN}])|(?<![A-Za-z0-9])[Xx]{{2,}}(?=[{_HAN}])|(?<=[{_HAN}])[Xx]{{2,}}(?![A-Za-z0-9])|"
    rf"(?:19|20)[×Xx*]{{2}}年?|(?<=[{_HAN}])[*＊]{{2,}}(?=[{_HAN}])|[＿_]{{3,}}|某某|[○〇]{{2,}}(?=[局县市区镇乡厅委年])|"
    r"格式模板|年报模板|年报模版"
)
_HINTS = (
    "×",
    "X",
    "x",
    "Ⅹ",
    "✕",
    "╳",
    "*",
    "_",
    "某某",
    "○",
    "〇",
    "(",
    "此处",
    "请在",
    "输入",
    "补充",
    "表格形式",
    "模板",
    "模版",
)
_TIMES = re.compile(r"\d\s*×\s*\d|×\s*(?:24|100)|(?:24|7)\s*[×Xx*]\s*(?:24|7)")


class Placeholder(NamedTuple):
    """Words of the template, or a blank to fill in. `sentence`: the sentence it stands in."""

    raw: str
    sentence: str
    location: Location | None


def placeholders(report: Report) -> tuple[Placeholder, ...]:
    """Return what was left of the template in title, opening, parts and signature, each wording once."""
    found: dict[str, Placeholder] = {}
    passages = [report.title, report.opening, *(one.body for one in report.sections), report.closing]
    for passage in passages:
        for one in _in(passage):
            found.setdefault(one.raw, one)
    for table in report.tables.values():
        hit = _LEFT.search(table.words) if table.words else None
        if hit:
            found.setdefault(hit.group(), Placeholder(hit.group(), table.words[:60], table.location))
    return tuple(found.values())


def _in(passage: Passage) -> list[Placeholder]:
    folded = passage.folded
    if not folded or not any(hint in folded for hint in _HINTS):
        return []
    found = []
    for hit in _LEFT.finditer(folded):
        start, end = hit.span()
        if _TIMES.search(folded[max(0, start - 4) : end + 4]):
            continue
        place = passage.locate(start, end)
        found.append(Placeholder(passage.text[start:end], whole_sentence(passage, start, end), place))
    return found
