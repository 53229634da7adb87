"""Dates that tell when a report was made or published, and the statistical period it states."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from checker.extract.blocks import Grid, GridCell
from checker.model.report import DateMention, Period
from checker.source.passage import Anchor, Passage
from checker.text.dates import find_dates, find_period, read_date
from checker.text.width import fold

_DAY: Final = r"(?P<day>20\d\d\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}日?)"
# What a date may be called; of another name (访问时间, 采集时间) it is no date of the report.
_NAME: Final = (
    r"(?P<label>(?:发布|公布|公开|发稿|发表|刊登|登载|上网|上传|信息|文章|稿件|更新|编辑|修改|录入|添加|创建|提交|发文|印发|生成|成文)"
    r"(?:日期|时间)|(?<!访问|采集|浏览|抓取|打印|下载|截止|截至|起止|数据|核定|所属|统计|开始|结束|起始|办公|服务|工作|当前|系统|登录|受理|有效|失效|实施|施行|生效)"
    r"(?:日期|时间))"
)
_LABEL: Final = re.compile(rf"{_NAME}\s?[:：]?\s?{_DAY}")
_LABEL_ALONE: Final = re.compile(rf"{_NAME}\s?[:：]?")
_ALONE: Final = re.compile(rf"\s?{_DAY}(?:\s?\d\d:\d\d(?::\d\d)?)?\s?")
_NAME_ALONE: Final = 9  # characters of a line that may be a name and nothing else
_BESIDE: Final = re.compile(
    r"(?P<day>20\d\d[-年/.]\d{1,2}[-月/.]\d{1,2}日?)[^。]{0,20}?(?:作者|来源|点击|浏览|字体|编辑)"
)
_BARE: Final = re.compile(r"(?P<day>20\d\d-\d\d-\d\d)(?:\s?\d\d:\d\d(?::\d\d)?)?")
_ADDRESS: Final = re.compile(r"(?<!\d)t?(20\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)")
# Before or behind a date that begins or ends a period, which is never the day of publication.
_FROM: Final = re.compile(
    r"\s?(?:零时|[0-9]{1,2}[:时点](?:[0-9]{2}分?)?(?::[0-9]{2})?)?\s?"
    r"(?:起|始|至|到|截[止至]|[-—–~]{1,2}\s?[0-9]{1,4}[-年月/.])"
)
_UNTIL: Final = re.compile(r"[0-9日号起始时零][,]?(?:至|到|截[止至]到?|[-—–~]{1,2})\s?\Z")
_SPEAKS: Final = re.compile(r"统计期[限间]|统计时间|统计区间|所列数据|期限(?:为|自|从)|数据核定")
_SENTENCE_COMMAS: Final = 2
_MADE: Final = ("生成", "成文", "发文", "印发")
_PUBLISHED: Final = ("发布", "公布")
_CHANGED: Final = ("更新", "编辑", "修改", "录入", "添加", "创建", "提交")


class Periods(NamedTuple):
    """The statistical period, or why it could not be read."""

    period: Period | None
    problem: str


def page_dates(lines: Iterable[Passage], year: int | None = None) -> list[DateMention]:
    """Return the dates of the page's own date lines: of publication, unnamed, of a change, of making.

    `year`: the year reported on. A day in it that a sentence names is no date of the page; nor is a day with
    which a period begins or ends.
    """
    published: list[DateMention] = []
    plain: list[DateMention] = []
    changed: list[DateMention] = []
    made: list[DateMention] = []
    name = ""  # that stands alone in the line before
    for line in lines:
        words = line.folded
        name_before, name = name, words if len(words) < _NAME_ALONE and _LABEL_ALONE.fullmatch(words) else ""
        if "20" not in words or len(words) > 200:
            continue
        here: list[DateMention] = []
        for label, found in _dates_in(words, name_before):
            mention = _mention(line, found)
            if _in_a_period(words, found) or _is_told(words, mention, year):
                continue
            if label.startswith(_MADE):
                made.append(mention._replace(kind="meta"))
            elif label.startswith(_PUBLISHED):
                here.append(mention)
            else:
                (changed if label.startswith(_CHANGED) else plain).append(mention)
        published = here + published
    return published + plain + changed + made


def _dates_in(words: str, name_before: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Return the dates of a line, each with its name, which may stand alone in the line before."""
    labels = list(_LABEL.finditer(words)) if "日期" in words or "时间" in words else []
    if labels:
        yield from ((found["label"], found) for found in labels)
        return
    alone = _ALONE.fullmatch(words) if name_before else None
    found = alone or _BESIDE.search(words)
    if found is not None:
        yield (name_before if alone else ""), found


def _in_a_period(words: str, found: re.Match[str]) -> bool:
    start, end = found.span("day")
    return _FROM.match(words, end) is not None or _UNTIL.search(words, max(0, start - 8), start) is not None


def _is_told(words: str, mention: DateMention, year: int | None) -> bool:
    """Tell whether a sentence of the report names a day of the year that it reports on."""
    if year is None or mention.value is None or mention.value >= date(year, 12, 31):
        return False
    return "。" in words or words.count(",") >= _SENTENCE_COMMAS


def _mention(line: Passage, found: re.Match[str]) -> DateMention:
    start, end = found.span("day")
    value = read_date(found["day"].replace(" ", ""))
    return DateMention("page", value, line.text[start:end], line.locate(start, end))


def date_lines(grid: Grid) -> Iterator[Passage]:
    """Yield the date lines in a table above the report: a cell with both, or a name beside its date."""
    before: GridCell | None = None
    for cell in grid.cells:
        if before is not None and before.row == cell.row:
            name = fold(before.text).replace(" ", "")
            if len(name) <= 6 and _LABEL_ALONE.fullmatch(name):
                yield Passage.of(name + cell.text, _anchored(len(name), cell))
        if len(cell.text) <= 200 and ("日期" in cell.text or "时间" in cell.text):
            yield Passage.of(cell.text, _anchored(0, cell))
        before = cell


def _anchored(at: int, cell: GridCell) -> tuple[Anchor, ...]:
    return () if cell.location is None else (Anchor(at, cell.location),)


def bare_date(line: Passage) -> list[DateMention]:
    """Return the date of a line that is nothing but a date, as a page prints it below the title."""
    found = _BARE.fullmatch(line.folded.strip())
    if found is None:
        return []
    start = line.folded.find(found["day"])
    place = line.locate(start, start + len(found["day"]))
    return [DateMention("page", read_date(found["day"]), found["day"], place)]


def signature_dates(closing: Passage, dated: Iterable[Passage]) -> list[DateMention]:
    """Return the date under the signature, else the one below the title; None for undecided digits."""
    for passage in (closing, *dated):
        for found in find_dates(passage.folded)[-1:]:
            place = passage.locate(found.start, found.end)
            return [DateMention("signature", found.value, found.raw, place)]
    return []


def meta_dates(raw_dates: Iterable[str]) -> list[DateMention]:
    """Return the dates of the document's metadata."""
    mentions = []
    for raw in raw_dates:
        value = read_date(raw[:10].rstrip("T "))
        if value is not None:
            mentions.append(DateMention("meta", value, raw))
    return mentions


def address_date(address: str) -> list[DateMention]:
    """Return the date that an address carries, such as t20230118_3105853.html."""
    found = _ADDRESS.search(address)
    if found is None:
        return []
    value = _date(int(found[1]), int(found[2]), int(found[3]))
    return [DateMention("address", value, found[0])] if value else []


def stated_period(opening: Passage, overview: Passage, year: int | None) -> Periods:
    """Find the period in the opening, else in part one where it speaks of the period."""
    problem = ""
    for passage in (opening, overview):
        start, end = 0, len(passage.text)
        if passage is overview:
            spoken = _SPEAKS.search(passage.folded, 0, 4000)
            if spoken is None:
                break
            start, end = max(0, spoken.start() - 80), spoken.end() + 80
        found = find_period(passage.folded[start:end], year)
        if found is None:
            continue
        begin, stop = start + found.start, start + found.end
        raw = passage.text[begin:stop].replace("\n", "")
        if found.first is not None and found.last is not None:
            place = passage.locate(begin, stop)
            return Periods(Period(found.first, found.last, raw, found.damaged, place), "")
        problem = problem or f"统计期限写作“{raw}”，{found.problem}"
    return Periods(None, problem)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
