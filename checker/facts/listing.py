"""The list of parts that the opening gives (全文由……六个部分组成) against the parts themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.wording import clip
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.schema.load import load_form
from checker.source.location import Location
from checker.source.passage import Passage

_NUMBERS = {word: number for number, word in enumerate("一二三四五六七八九十", start=1)}
_LIST = Lazy(
    r"(?:(?:全文|内容|报告|主要)(?:主要)?(?:包括|包含|由|分为|涵盖|从)|(?:包括|由|从|分为))[了:]?([^。;]{12,220}?)"
    r"(?:等)?(?:共|共计|合计)?(?:等)?([一二三四五六七八九十]|\d)(?:个|大)?(?:部分|方面|项内容|项|块内容|部份)"
)
_NUMBER = Lazy(r"[一二三四五六七八九十\d](?:个|大)?(?:部分|方面|项|块内容|部份)")
# A part as a list names it, longest wording first where one contains another.
_PARTS = (
    ("overview", Lazy(r"总体|概述|概况|基本情况|综述")),
    ("proactive_disclosure", Lazy(r"主动公开")),
    ("requests", Lazy(r"(?:收到|处理|办理|受理)[^、,;]{0,12}申请|依申请公开|申请公开|公开申请")),
    ("review_litigation", Lazy(r"行政复议|行政诉讼|被申请.{0,4}复议|提起.{0,4}诉讼")),
    ("problems", Lazy(r"问题|不足|改进")),
    (
        "other",
        Lazy(
            r"其[他它](?:需要|应当|应|需)?(?:报告|说明)?的?(?:事项|内容|情况)|需要报告的其[他它]|其[他它]事项"
        ),
    ),
)
_ASPECTS = Lazy(r"信息管理|平台建设|监督保障|监督和保障")
_SPLIT = Lazy(r"[、,;]|以及|和(?=其[他它])|及(?=其[他它])")


class PartsList(NamedTuple):
    """The list in the opening: the number stated, the form's parts named in it, what does not agree."""

    stated: int
    named: int
    lacking: tuple[str, ...]  # parts of the report that the list leaves out
    foreign: tuple[str, ...]  # items that are no parts (aspects of part one)
    raw: str
    location: Location | None


def parts_list(report: Report) -> tuple[PartsList, ...] | Unknown:
    """Return the opening's list of parts where it states their number; nothing where it gives none.

    The opening may stand under the heading of part one.
    """
    if not report.opening and not report.sections:
        return Unknown("没有读到报告开头")
    for passage in _openings(report):
        for hit in _lists(passage.folded):
            found = _read(report, passage, hit)
            if found is not None:
                return (found,)
    return ()


def _lists(text: str) -> Iterator[re.Match[str]]:
    """Find the lists: each within the stretch between two 。 or ; around the number that it ends with."""
    reached = 0
    for number in _NUMBER.finditer(text):
        if number.start() < reached:
            continue
        start = max(text.rfind("。", reached, number.start()), text.rfind(";", reached, number.start())) + 1
        stops = [at for at in (text.find(mark, number.end()) for mark in "。;") if at >= 0]
        start, reached = max(start, reached), min(stops, default=len(text))
        yield from _LIST.finditer(text, start, reached)


def _openings(report: Report) -> list[Passage]:
    overview = report.section("overview")
    return [one for one in (report.opening, overview.body if overview else None) if one]


def _read(report: Report, passage: Passage, hit: re.Match[str]) -> PartsList | None:
    words = hit.group(1)
    items = [item.strip() for item in _SPLIT.split(words) if item.strip()]
    named = [key for key, wording in _PARTS if wording.search(words)]
    foreign = [item for item in items if _ASPECTS.search(item) and not any(w.search(item) for _, w in _PARTS)]
    if len(named) < 3:
        return None
    form = load_form(report.identity.form)
    there = {section.key for section in report.sections}
    lacking = [spec.title for spec in form.sections if spec.key in there and spec.key not in named]
    number = hit.group(2)
    stated = int(number) if number.isdigit() else _NUMBERS[number]
    place = passage.locate(hit.start(), hit.end())
    return PartsList(
        stated=stated,
        named=stated if stated == len(items) else len(named) + len(foreign),
        lacking=tuple(lacking),
        foreign=tuple(clip(item, 20) for item in foreign),
        raw=passage.text[hit.start() : hit.end()],
        location=place,
    )
