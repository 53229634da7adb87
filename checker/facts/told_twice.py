"""The same quantity told in two places of the narrative with different figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS, sentences_holding
from checker.facts.comparisons import WAY
from checker.facts.counts import Count, read_counts
from checker.facts.figures import Figure, figure_at, figures_of, is_scaled
from checker.facts.memory import remembered
from checker.facts.rows_of_form import PROCESSED, RECEIVED
from checker.facts.subjects import LITIGATION, REVIEW
from checker.facts.thread import WITH_CARRIED
from checker.model.report import Report
from checker.source.location import Location

_TIME = re.compile(
    r"20\d\d年(?:以来|度|全年)?|全年|本年度?|年内|截至[^,。]{0,12}日|累计|共计|总计|合计|共|,|、|\s"
)
_RECEIVED = re.compile(r"新收|收到|接收|受理|接到|收办")
_PROCESSED = re.compile(r"答复|办结|回复")
_NARROWER = re.compile(
    r"网络|网上|网站|平台|信函|邮寄|邮件|邮箱|快递|当面|现场|传真|书面|线上|线下|口头|按时|按期|当年|当场|其中|代表|本级|备案|上年|去年|上半年|下半年|季度|"
    r"全系统|全行业|各级|各[地市县区]|系统(?:共|全年|累计)*(?:收到|新收|受理)"
)
# Not the figure of the year: 自2008年以来累计, 近三年累计, 比上年增加18件.
_OTHER_SPAN = re.compile(
    r"(?<!今年)(?<!本年)以来|近[一二两三四五六七八九十几\d]+年|历年|历次|十[三四五]五|自20\d\d年(?!1月)|施行至今|至今"
)
_DIFFERENCE = re.compile(rf"(?:{WAY})(?:了|约)*(?:收到|受理)?$")
# Reviews and lawsuits are only the same where the words name no organ, place or matter: 市住建局行政复议8件,
# 涉及征地的行政复议11件, 全省…复议512件 are others than 我厅被申请行政复议4件.
_PLAIN_CASES = re.compile(
    r"(?>(?:20\d\d年度?|全年|本年度?|年内|截至[^,。]{0,12}日|因|由|涉及|关于|我[局厅委办市县区镇街]|本[局厅委办市县区镇街]|本机关|本单位|"
    r"本行政机关|政府|政务|信息|公开|工作|依申请|申请|引起|引发|产生|导致|发生|提起|提出|被|的|共计?|合计|总计|累计|收到|受理|"
    r"接到|办理|有|新|新增|类|案件|案|行政|复议|诉讼|应诉|未经|直接|起诉|复议后|经|后|结果|维持|纠正|其他|尚未|审结|为|[0-9件起宗例,、;:()\s])*)"
)
# 市住建局收到申请31件: the part of another organ.
_ORGAN = re.compile(
    r"(?<![我本全各])(?:[市县区局委厅处院校镇乡]|街道|部门)[^,;:。]{0,6}(?:新收|收到|接收|受理|接到|收办)"
)
# The table tells these: what the words say of them is held against it.
_ABOUT_CASES = re.compile(r"申请|复议|诉讼|办结|答复|规范性文件|规章")
# The year's figures in a sentence of their own: 全年主动公开政府信息1620条; 全年收到的128件申请.
_DISCLOSED = re.compile(
    r"\s*(?P<when>(?>(?:20\d\d年度?|全年|本年度?|我[局厅委办市县区镇街]|共|累计|,)+))(?:主动)?公开(?:各类)?(?:政府|政务)?信息"
    r"(?:共计?|累计|总计|总数为?)?(?=[0-9])"
)
_YEAR = re.compile(r"(20\d\d)年")
_OF_THE_YEAR = re.compile(r"20\d\d年|全年|本年")
_ALL_RECEIVED = re.compile(r"(?:全年|本年度?)(?:共|累计)?收到的(?=[0-9]{1,6}件(?:政府信息公开)?申请)")
# Of several years at once: 申请量连续两年攀升，2023年、2024年分别为74件、112件.
_BY_YEARS = re.compile(
    r"(?P<years>20\d\d年度?(?:[、和]20\d\d年度?)+)(?:[^,;。0-9]{0,10})分别(?:为|是|达|收到|受理|新收)*(?=[0-9])"
)
_NEXT_OF_YEARS = re.compile("[、,和]")
_VOLUME = re.compile(r"申请(?:总?量|数量|件数|总数)?[^,;。]{0,16},?$|申请[^,;。]{0,8}$")
_AGAIN = 200  # figures of the last part that are looked for in the first
_NEAR = 30  # characters before a list of years
_LEAST = 8  # characters that two wordings must share to be the same quantity


class Twice(NamedTuple):
    """One quantity, told as `first` and again as `second`; not `certain`: the words leave room for two."""

    says: str
    first: int | Decimal
    second: int | Decimal
    raw: str  # the second telling
    first_raw: str
    location: Location | None
    certain: bool = True


@remembered
def read_twice(report: Report) -> tuple[Twice, ...]:
    """Return the quantities told more than once, each with its first and its later figure."""
    known: dict[tuple[str, str], Count] = {}
    found = []
    for count in read_counts(report):
        key = _key(count)
        if key is None:
            continue
        first = known.setdefault(key, count)
        if first is not count and first.sentence is not count.sentence:
            found.append(Twice(key[1], first.number, count.number, count.raw, first.raw, count.location))
    received = next(
        (
            count
            for key, count in known.items()
            if key[0] == APPLICATIONS and count.row_name in ("", RECEIVED)
        ),
        None,
    )
    again = (*_received_again(report, received), *_by_years(report, received))
    return (*found, *_told_again(report), *_disclosed(report), *again)


def _disclosed(report: Report) -> Iterator[Twice]:
    """Compare what each part says was disclosed in the year (全年主动公开政府信息1620条)."""
    first: tuple[Figure, str] | None = None
    for sentence in sentences_holding(report, "公开信息", "公开政府信息", "公开各类", "公开政务信息"):
        text, passage = sentence.passage.folded, sentence.passage
        match = _DISCLOSED.match(text, sentence.start, sentence.end)
        if match is None or _OF_THE_YEAR.search(match["when"]) is None:
            continue
        told = [int(year) for year in _YEAR.findall(match["when"])]
        figure = figure_at(text, match.end())
        if figure is None or any(year != report.identity.year for year in told):
            continue
        if figure.about or is_scaled(text, figure):
            continue
        raw = passage.text[match.start() : figure.end].strip()
        if first is None:
            first = figure, raw
        elif first[0].unit == figure.unit:
            place = passage.locate(figure.start, figure.end)
            yield Twice("公开信息", first[0].value, figure.value, raw, first[1], place, certain=False)


def _received_again(report: Report, received: Count | None) -> Iterator[Twice]:
    """Compare 全年收到的128件申请, told where something else is the matter, with the figure received."""
    if received is None or "收到" not in received.says:
        return
    for sentence in sentences_holding(report, "收到的"):
        text, passage = sentence.passage.folded, sentence.passage
        for match in _ALL_RECEIVED.finditer(text, sentence.start, sentence.end):
            figure = figure_at(text, match.end())
            if figure is None or sentence.topic == APPLICATIONS:
                continue
            raw = passage.text[match.start() : figure.end]
            place = passage.locate(figure.start, figure.end)
            yield Twice("收到", received.number, figure.value, raw, received.raw, place, certain=False)


def _by_years(report: Report, received: Count | None) -> Iterator[Twice]:
    """Compare what a list of years says was received in the report's own with the figure received."""
    for key in ("overview", "problems"):
        section = report.section(key)
        if section is None or received is None or "分别" not in section.body.folded:
            continue
        text = section.body.folded
        for match in _BY_YEARS.finditer(text):
            years = [int(year) for year in _YEAR.findall(match["years"])]
            if report.identity.year not in years or not _VOLUME.search(
                text, max(0, match.start() - _NEAR), match.start()
            ):
                continue
            run = _run(text, match.end())
            if len(run) != len(years):
                continue
            figure = run[years.index(report.identity.year)]
            raw = section.body.text[match.start() : run[-1].end]
            place = section.body.locate(figure.start, figure.end)
            yield Twice("收到", received.number, figure.value, raw, received.raw, place, certain=False)


def _run(text: str, at: int) -> list[Figure]:
    """Return the figures that stand one behind the other: 74件、112件."""
    run: list[Figure] = []
    figure = figure_at(text, at)
    while figure is not None and figure.unit == "件":
        run.append(figure)
        mark = _NEXT_OF_YEARS.match(text, figure.end)
        figure = figure_at(text, mark.end()) if mark is not None else None
    return run


def _told_again(report: Report) -> Iterator[Twice]:
    """Find what the last part tells again, in the words of the first part."""
    overview, other = report.section("overview"), report.section("other")
    if overview is None or other is None or not other.body.folded:
        return
    first, last = overview.body, other.body
    for again in figures_of(last.folded, 0, len(last.folded))[:_AGAIN]:
        words = _words_before(last.folded, again.start)
        at = first.folded.find(words) if len(words) >= _LEAST else -1
        if at < 0 or again.about or not again.unit or _ABOUT_CASES.search(words):
            continue
        told = figure_at(first.folded, at + len(words))
        if told is None or told.about or told.unit != again.unit:
            continue
        yield Twice(
            words,
            told.value,
            again.value,
            last.text[again.start - len(words) : again.end],
            first.text[at : told.end],
            last.locate(again.start, again.end),
        )


def _words_before(text: str, at: int) -> str:
    """Return the words of the clause before a figure, without what says when."""
    begin = at
    while begin and text[begin - 1] not in ",;:。!?()\n":
        begin -= 1
    words = text[begin:at]
    for said in _TIME.finditer(words):
        words = text[begin + said.end() : at]
    return words


def _key(count: Count) -> tuple[str, str] | None:
    """Say which quantity a figure tells; None where the words do not make that certain."""
    if not count.unit or count.listed or count.leading:
        return None
    key = _quantity(count)
    if key is None:
        return None
    near = count.before[-40:]
    if _NARROWER.search(near) or _OTHER_SPAN.search(near) or _DIFFERENCE.search(count.saying.head):
        return None
    return key


def _quantity(count: Count) -> tuple[str, str] | None:
    """Say which quantity a figure tells, if nothing around it narrows it."""
    if count.subject == APPLICATIONS:
        if _ORGAN.search(count.says) or WITH_CARRIED in count.says:
            return None
        if count.column is not None:
            return None  # 新收申请中自然人57件
        if count.row is not None and count.row.also:
            return None  # 予以公开和部分公开共111件
        if count.row is not None and count.row.name != PROCESSED:
            return APPLICATIONS, count.row.name
        if _RECEIVED.search(count.says) and not _PROCESSED.search(count.says):
            verb = _RECEIVED.search(count.says)
            return APPLICATIONS, verb.group() if verb else ""
        return None
    if count.subject in (REVIEW, LITIGATION) and count.row is not None:
        if not _PLAIN_CASES.fullmatch(count.before):
            return None
        return count.subject, count.row.name + (count.column.name if count.column else "")
    words = _TIME.sub("", count.says)
    return (count.unit, words) if len(words) >= _LEAST else None
