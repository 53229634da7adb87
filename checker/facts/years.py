"""Words that speak of another year's work, and dates that do not agree."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.other_year import LAST_YEAR, OtherYear
from checker.facts.past_plans import past_plans
from checker.facts.wording import Sentence, clip, sentences, whole_sentence
from checker.facts.year_ends import year_ends
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.source.location import Location
from checker.source.passage import Passage

STATEMENT = "其他年度的工作表述"
REPORT_NAME = "其他年度的报告名称"

_YEAR = Lazy(r"(?:19|20)\d\d(?=年)")
_TITLES = Lazy(r"《[^》]{0,200}》|\"[^\"]{0,200}\"|“[^”]{0,200}”")
_OPENS = Lazy(
    r"^\W*(?:[一二三四五六七八九十]是|\([一二三四五六七八九十\d]+\)|\d+[.、])?[^,。;\d]{0,12}?((?:19|20)\d\d)年度?(?!以来|起|至|底|前|以前|及|和|、|[1-9一二三四五六七八九十]+月|结转|的)"
)
_DONE = Lazy(
    r"(主动公开|公开|发布|收到|受理|新收|办理|办结|答复|制发|制定|印发|召开|开展|举办|组织|回应|解读|编发|报送|更新)[^。;]{0,24}?"
    r"\d[\d,.]*\s*(?:余|多)?(?:万)?(?:件|条|篇|份|次|场|期|个|批|项|部|人次|起|例|条次)|(?:未|没有)(?:收到|发生|受理|出现|收取|发出)[^。;]{0,20}(?:申请|复议|诉讼|费|通知|责任追究|追责|问责)"
)
_COMPARES = Lazy(
    r"较|相比|同比|同期|相较|比(?:上年|去年|20)|增长|下降|减少|增加|上升|对比|分别为|截至|截止|历年|自20|从20|近[三五两二几]年|以来|连续"
)
# 2023年新收124件；今年增加19件
_SET_BESIDE = Lazy(r"\W*(?:与[之此]相比,?)?(?:今年|本年度?|与[之此]相比)")
_EXPLAINS = Lazy(r"(?:上年度?|上一年度?|去年)[(,]?$")  # 上年（2023年）
# Last year's problems and what became of them: 2023年存在的……问题，已……
_MENDED = Lazy(
    r"(?:存在|指出|提出|反映|发现|查摆|梳理|列出|列举)[^。;]{0,40}(?:问题|不足|短板|薄弱)[^。;]{0,60}(?:已|得到|整改|完成|落实)"
)
_OF_REPORT = Lazy(r"\W*(?:本(?:年度)?报告|本年报|报告|统计|所列|数据)")
_IS = Lazy(r"[年度,]*(?:是|为)")  # 2023年是开局之年
_TELLING = ("overview", "problems")  # parts whose first sentence tells of the report's year
_PLANS = Lazy(r"将|拟|计划|打算|下一步|继续|进一步|力争|争取|要(?:加强|进一步)|目标|今后|明年")
# 编制《甲局2023年政府信息公开工作年度报告》, but for a notice on how to make it.
_PUBLISHES = Lazy(
    r"(?:公布|发布|编制|公开|现将|现就|制定|撰写|形成)[^。;《》]{0,40}?《?[^。;《》]{0,40}?((?:19|20)\d\d)年度?[^。;《》,]{0,24}?"
    r"(?:政府)?信息公开(?:工作)?(?:年度报告|年报|工作报告)(?![^。;,《》]{0,12}(?:通知|意见|函))"
)
# A report may tell that last year's was published in time: 1月按时公布2023年度报告.
_IN_TIME = Lazy(r"按[时期]|及时|如期|[1-3一二三]月|完成|做好")
_NOTHING = Lazy(r"(?!)")
_LINK_DATE = Lazy(
    r"/((?:19|20)\d\d)(0[1-9]|1[0-2])/|/t((?:19|20)\d\d)(0[1-9]|1[0-2])(?:[0-2]\d|3[01])_|/((?:19|20)\d\d)[-/](1[0-2]|0?[1-9])[-/](?:3[01]|[12]\d|0?[1-9])/"
)
_ADDRESS = Lazy(r"https?://[A-Za-z0-9:/.\-_?=&%#~+]+")
_THIS_REPORT = Lazy(r"报告|年报|下载|查阅|查询|电子版")


class ReportLink(NamedTuple):
    """An address given as that of the report, with the year and month in it."""

    year: int
    raw: str
    location: Location | None


class DatePair(NamedTuple):
    """The page's date and the signature's; `raw` and `location` are the signature's."""

    page: date
    signed: date
    raw: str
    location: Location | None
    page_raw: str = ""
    page_location: Location | None = None

    def raw_of(self, name: str) -> str:
        """Return the words of a field."""
        return self.page_raw if name == "page" else self.raw

    def location_of(self, name: str) -> Location | None:
        """Return where a field was read."""
        return self.page_location if name == "page" else self.location


def other_years(report: Report) -> tuple[OtherYear, ...] | Unknown:
    """Return statements on the work of the year before or after, as if it were the report's.

    History, comparisons, plans, titles of documents, what became of last year's problems and sentences
    that also name the report's own year are left alone. A plan for the report's own year is last year's.
    """
    year = report.identity.year
    if year is None:
        return Unknown("不知道报告年度，不能查找其他年度的表述；可用 --year 指明")
    found: list[OtherYear] = []
    overview = report.section("overview")
    if report.opening:
        found.extend(_report_names(report.opening, year, _NOTHING))
    if overview:
        found.extend(_report_names(overview.body, year, _IN_TIME))
    for section in report.sections:
        found.extend(_statements(section.body, year, first_counts=section.key in _TELLING))
    problems = report.section("problems")
    if problems:
        found.extend(past_plans(problems.body, year))
    found.extend(year_ends(report, year))
    return tuple(found)


def _statements(passage: Passage, year: int, *, first_counts: bool) -> list[OtherYear]:
    if f"{year - 1}年" not in passage.folded and f"{year + 1}年" not in passage.folded:
        return []
    found = []
    every = list(sentences(passage))
    for index, sentence in enumerate(every):
        other = _other_year(sentence, year, leads=first_counts and index == 0)
        if other is None:
            continue
        following = every[index + 1].text if index + 1 < len(every) else ""
        earlier = every[index - 1].text if index else ""
        if f"{year}年" in sentence.text or _goes_on(following, year):
            continue
        if "今年" in sentence.text or _SET_BESIDE.match(following):
            continue
        if f"{other}年" in earlier and f"{year}年" in earlier:
            continue  # a comparison told over several sentences
        if _mended(sentence.text, earlier) or _compared(sentence.text, earlier, year):
            continue
        raw = passage.text[sentence.start : sentence.end].strip()
        found.append(OtherYear(STATEMENT, other, clip(raw, 60), passage.locate(sentence.start, sentence.end)))
    return found


def _goes_on(following: str, year: int) -> bool:
    """Tell whether the next sentence begins with the report's year, and is not on its figures."""
    return f"{year}年" in following[:14] and _OF_REPORT.match(following) is None


def _mended(words: str, earlier: str) -> bool:
    """Tell whether the sentence is on last year's problems, which may be reported on."""
    return _MENDED.search(words) is not None or LAST_YEAR.search(earlier) is not None


def _compared(words: str, earlier: str, year: int) -> bool:
    """Tell whether the sentence before says the same of the report's year: 2024年收到8件。2023年收到5件。"""
    at = earlier.find(f"{year}年")
    done = _DONE.search(words) if at >= 0 else None
    return done is not None and any(
        before[1] == done[1] for before in _DONE.finditer(earlier, at) if before[1]
    )


def _other_year(sentence: Sentence, year: int, *, leads: bool) -> int | None:
    """Return the other year whose work the sentence tells; `leads`: it opens a part on the year."""
    if f"{year - 1}" not in sentence.text and f"{year + 1}" not in sentence.text:
        return None
    words = _TITLES.sub("", sentence.text)
    opens = _OPENS.match(words)
    if opens is None:
        return None
    named = int(opens.group(1))
    if named not in (year - 1, year + 1):
        return None
    if _COMPARES.search(words) or _IS.match(words, opens.end()) or _EXPLAINS.search(words[: opens.start(1)]):
        return None
    if leads and named < year:
        return named
    return named if _DONE.search(words) and not _PLANS.search(words) else None


def _report_names(passage: Passage, year: int, but: Lazy) -> list[OtherYear]:
    """Find another year in the name of the report that is published, `but` in sentences with these words."""
    found: list[OtherYear] = []
    if not any(f"{other}年" in passage.folded for other in (year - 2, year - 1, year + 1)):
        return found
    for hit in _PUBLISHES.finditer(passage.folded):
        named = int(hit.group(1))
        if named == year or named not in (year - 1, year + 1, year - 2):
            continue
        between = passage.folded[hit.start() : hit.start(1)]
        if "关于" in between or "做好" in between or but.search(whole_sentence(passage, *hit.span())):
            continue
        place = passage.locate(hit.start(1), hit.end())
        found.append(OtherYear(REPORT_NAME, named, passage.text[hit.start() : hit.end()], place))
    return found


def report_links(report: Report) -> tuple[ReportLink, ...]:
    """Return the addresses that the opening gives for the report and that carry a date."""
    found: list[ReportLink] = []
    overview = report.section("overview")
    for passage in (report.opening, overview.body if overview else None):
        if passage and "http" in passage.folded:
            found.extend(_links(passage))
    return tuple(found)


def _links(passage: Passage) -> list[ReportLink]:
    found = []
    for hit in _ADDRESS.finditer(passage.folded):
        dated = _LINK_DATE.search(hit.group())
        before = passage.folded[max(0, hit.start() - 60) : hit.start()]
        if dated is not None and _THIS_REPORT.search(before):
            year = int(next(group for group in dated.groups()[::2] if group))
            found.append(ReportLink(year, hit.group(), passage.locate(*hit.span())))
    return found


def date_pairs(report: Report) -> tuple[DatePair, ...]:
    """Return the page's date beside the signature's where both were read."""
    shown = [one for kind in ("page", "meta") for one in report.dates if one.kind == kind and one.value]
    page = shown[0].value if shown else None
    signed = next((one for one in report.dates if one.kind == "signature" and one.value), None)
    if page is None or signed is None or signed.value is None:
        return ()
    of_page = (shown[0].raw, shown[0].location)
    return (DatePair(page, signed.value, signed.raw, signed.location, *of_page),)
