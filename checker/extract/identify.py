"""Whose report it is and for which year: from the title, else from where the text names its maker.

Kind and level follow from the name only where that is certain; the user's word goes before everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from checker.model.identity import UNKNOWN, Identity
from checker.model.report import Damage
from checker.regions.registry import leading_places, when_regions_change
from checker.schema.load import form_for_year
from checker.source.passage import Passage


class Given(NamedTuple):
    """What the user says about a report; it goes before what is read."""

    organ: str | None = None
    organ_kind: str | None = None
    level: str | None = None
    province: str | None = None
    year: int | None = None
    published: date | None = None


NOTHING_GIVEN: Final = Given()

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d|2 0 \d \d)(?!\d)\s?年?度?")
_CHINESE_YEAR: Final = re.compile(
    r"二[〇○零]([一二三])([〇○零一二三四五六七八九])\s?年?度?|二[〇○零]([〇○零])([一二三四五六七八九])\s?年?度?"
)
_DIGITS: Final = "〇一二三四五六七八九"
_GENRE: Final = re.compile(r"(?:政府|政务)?信息公开|政务公开")
_PREFIX: Final = re.compile(r"^(?:Page ?\d+ ?-? ?|关于(?:印发|发布|公布)?|《|附件[:：]?|【.{0,12}】)+")
_TRIM: Final = " 《》“”\"'-_—·,:：、年度的"
_NAMED_BY_TEXT: Final = (
    r"由([\u4e00-\u9fff]{3,30}?(?:局|厅|委员会|政府|办公室|办公厅|办事处))(?:负责)?编制",
    r"(?:现将|公布|编制|发布|编制《|现公布20\d\d年)([\u4e00-\u9fff]{3,30}?(?:局|厅|委员会|人民政府|办公室|办公厅|办事处|管委会))(?:\([^)]{1,24}\))?20\d\d年",
    r"现公布20\d\d年([\u4e00-\u9fff]{3,30}?(?:局|厅|委员会|人民政府|办公室|办公厅|办事处|管委会))(?:政府)?信息公开",
    r"结合20\d\d年([\u4e00-\u9fff]{3,30}?(?:局|厅|委员会|人民政府|办公室|办公厅|办事处|管委会))(?:政府)?信息公开",
)
_GENERIC: Final = re.compile(r"^(?:国务院|[省市县区州]政府|政府|我|本|该|区|县|市|省|关于|我省|各)")

_PARTS: Final = (  # the first that fits the end of the name decides
    (re.compile(r"(?:乡|镇|苏木|民族乡)(?:人民)?政府$|(?:乡|镇)$"), "乡镇人民政府", "乡"),
    (re.compile(r"街道(?:办事处)?$|街道办$"), "街道办事处", "乡"),
    (re.compile(r"(?:区|园|新城|港|岛|湖|基地|保税|高新)(?:管理委员会|管委会)$|管委会$"), "管理委员会", ""),
    (re.compile(r"人民政府$|(?:省|市|州|县|区|旗|盟)政府$"), "人民政府", ""),
    (
        re.compile(
            r"海关$|税务局(?:.{0,8}(?:分局|税务所))?$|气象局$|(?<![市县区])地震局$|海事局$|邮政管理局$|通信管理局$|调查(?:总)?队$|"
            r"边防检查(?:总)?站$|矿山安全监察局.{0,4}$|金融监督管理(?:总局|局|分局|支局).{0,6}监管分局$|烟草专卖局$"
        ),
        "垂直管理机构",
        "",
    ),
    (
        re.compile(r"(?:局|厅|委员会|委|办公室|办公厅|部|办|行政执法(?:总|支|大)?队)$"),
        "政府部门",
        "",
    ),
)  # fmt: skip


_LEVEL_BY_WORD: Final = {"省": "省", "县": "县", "旗": "县"}
_SMALLER: Final = re.compile(
    r"^.{1,8}?(?:开发区|新区|高新区|经济区|示范区|县|区|旗|镇|(?<!城)乡|街道|管委会|管理委员会)"
)
_STATED_YEAR: Final = re.compile(
    r"(20\d\d)年?度?[^。;]{0,45}?(?:政府|政务)?信息公开(?:工作)?(?:年度|情况|的)?(?:报告|年报|情况报告)"
)
_FIRST_YEAR: Final = re.compile(r"^(20\d\d)年(?:度|以来)?[,，]?")


class Named(NamedTuple):
    """The organ and year as read, and what the copy lost of the name."""

    organ: str | None
    year: int | None
    damage: tuple[Damage, ...] = ()


def identify(named: Named, given: Given, published: date | None) -> Identity:
    """Build the identity; what the user gave goes first."""
    organ = given.organ or named.organ
    year = given.year or named.year
    kind, level, province = kind_of(organ) if organ else (UNKNOWN, UNKNOWN, None)
    return Identity(
        organ,
        given.organ_kind or kind,
        given.level or level,
        given.province or province,
        year,
        form_for_year(year).id,
        given.published or published,
    )


@lru_cache(maxsize=1024)
def kind_of(organ: str) -> tuple[str, str, str | None]:
    """Return kind, level and province as far as the name makes them certain."""
    places = leading_places(organ)
    levels = {place.level for place in places}
    provinces = {place.province for place in places}
    level = levels.pop() if len(levels) == 1 else UNKNOWN
    province = provinces.pop() if len(provinces) == 1 else None
    if places and organ.endswith(places[0].name) and organ[-1] in "省市区县州旗盟":
        return "人民政府", level, province
    for words, kind, fixed in _PARTS:
        if words.search(organ):
            return kind, fixed or _level(organ, kind, level, places[0].name if places else ""), province
    return UNKNOWN, level, province


when_regions_change(kind_of.cache_clear)


def _level(organ: str, kind: str, level: str, place: str) -> str:
    """Return the level of the place the name begins with, if nothing smaller is named behind it."""
    rest = organ[organ.find(place) + len(place) :] if place else organ
    if kind == "人民政府":
        return level if place and rest in ("人民政府", "政府") else _LEVEL_BY_WORD.get(rest[-5:-4], UNKNOWN)
    if not place or _SMALLER.search(rest) or ("人民政府" in rest and not rest.startswith("人民政府")):
        return UNKNOWN
    return level


def name_of(titles: Iterable[Passage], texts: Iterable[Passage], signed: str, address_title: str) -> Named:
    """Find organ and year in the titles (the last is the report's own), the text, the signature."""
    known = list(titles)
    found = [split_title(title.folded) for title in known]
    year = next((year for _, year in reversed(found) if year), None)
    organs = [(organ, title) for (organ, _), title in zip(found, known, strict=True) if organ]
    paged, page_year = split_title(address_title)
    passages = list(texts)
    year = year or page_year or _stated_year(passages)
    if organs:
        organ, title = organs[-1]
        others = (
            [other for other, _ in organs[:-1]] + ([paged] if paged else []) + ([signed] if signed else [])
        )
        whole = _whole_name(organ, others, passages)
        if whole != organ:
            raw = title.text[: len(organ)]
            lost = Damage("first_character", raw, (whole,), title.locate(0, len(organ)))
            return Named(whole, year, (lost,))
        return Named(organ, year)
    organ = paged or signed or _named_in(passages)
    return Named(organ or None, year)


def _stated_year(texts: list[Passage]) -> int | None:
    """Return the year of which the opening says that it is reported, or with which part one begins."""
    for passage in texts[:2]:
        found = {
            match[1] for match in _STATED_YEAR.finditer(passage.folded[:1500]) if _is_own(passage, match)
        }
        if len(found) == 1:
            return int(found.pop())
    for passage in texts[:2]:
        match = _FIRST_YEAR.match(passage.folded)
        if match:
            return int(match[1])
    return None


def _is_own(passage: Passage, match: re.Match[str]) -> bool:
    return not re.search(
        r"关于(?:做好)?[^,。]{0,12}$", passage.folded[max(0, match.start() - 16) : match.start()]
    )


def organs_of(titles: Iterable[Passage]) -> tuple[str, ...]:
    """Return the names of organs that titles hold."""
    return tuple([organ for organ, _ in (split_title(title.folded) for title in titles) if organ])


def differ(one: str, other: str) -> bool:
    """Tell whether two titles, both with organ and year, are of different years or organs."""
    (organ, year), (second, second_year) = split_title(one), split_title(other)
    if not (organ and second and year and second_year):
        return False
    if year != second_year:
        return True
    short, long = sorted((organ, second), key=len)
    return not (long.endswith(short) or long.startswith(short))


def split_title(folded: str) -> tuple[str, int | None]:
    """Split a title into the organ ("" if none is named) and the year."""
    words = _PREFIX.sub("", folded.split("_", maxsplit=1)[0].strip())
    subjects = [match.start() for match in _GENRE.finditer(words)]
    if not subjects or subjects[-1] > 86:
        return "", None
    year, words, start = _take_year(words, subjects[-1])
    organ = words[:start].strip(_TRIM)
    if organ.endswith("人民"):
        organ += "政府"
    if organ.endswith(("关于", "印发", "公布")):
        organ = ""
    return (organ if 2 <= len(organ) <= 45 else ""), year


def _take_year(words: str, start: int) -> tuple[int | None, str, int]:
    """Cut the year out of a title; returns it, the rest, and where the subject now begins."""
    match = _YEAR.search(words)
    if match is not None:
        year = int(match[1].replace(" ", ""))
    else:
        match = _CHINESE_YEAR.search(words)
        if match is None:
            return None, words, start
        tens, ones = (match[1] or match[3]), (match[2] or match[4])
        year = 2000 + 10 * _digit(tens) + _digit(ones)
    rest = words[: match.start()] + words[match.end() :]
    if match.end() <= start:
        start -= match.end() - match.start()
    return year, rest, min(start, len(rest))


def _digit(character: str) -> int:
    return _DIGITS.index("〇" if character in "○零" else character)


def _whole_name(organ: str, others: list[str], texts: list[Passage]) -> str:
    """Return the name with the one or two characters that the copy lost at its head.

    Lost is what every other mention has: another title or the signature, or every place in the text.
    """
    for other in others:
        if other != organ and other.endswith(organ) and 1 <= len(other) - len(organ) <= 2:
            return other
    if leading_places(organ):
        return organ
    before = set()
    for passage in texts:
        for match in re.finditer(re.escape(organ), passage.folded):
            before.add(passage.folded[max(0, match.start() - 1) : match.start()])
    if len(before) == 1:
        longer = before.pop() + organ
        if len(longer) > len(organ) and leading_places(longer):
            return longer
    return organ


def _named_in(texts: list[Passage]) -> str:
    for passage in texts:
        for words in _NAMED_BY_TEXT:  # seldom needed: compiled when it is
            match = re.search(words, passage.folded[:1200])
            if match and not _GENERIC.match(match[1]):
                return match[1]
    return ""
