"""Whose report it is, said in title, opening and signature; another organ's name left in.

An organ's abbreviation, its office, its parent and the government it belongs to never count as
another organ. Only what cannot be the same body is reported.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.bodies import (
    apart,
    certainly_other,
    known,
    one_above,
    plain,
    same_body,
    split_places,
    town_of,
)
from checker.facts.lazy import Lazy
from checker.facts.wording import clip, whole_sentence
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.source.location import Location
from checker.source.passage import Passage

OTHER_NAME = "其他机关名称"
OTHER_ROLE = "其他机关自称"
# Where it stands.
IN_OPENING, IN_OVERVIEW, IN_PROBLEMS = "开头", "总体情况", "问题与改进"
IN_SIGNATURE, IN_WORDS = "落款", "正文"

_UNIT = r"[㐀-鿿()]{2,28}?(?:人民政府(?:办公[室厅])?|街道办事处|管理委员会|管委会|委员会|局|厅|委|办公[室厅])"
# 由某局编制 · 现公布某局2024年…年度报告
_SAYS = Lazy(
    rf"(?:由|现将|公布|公开|发布|编制|制定)了?({_UNIT})"
    r"(?=(?:负责)?(?:根据|按照|依据|编制|编写|制作)|(?:关于)?(?:19|20)\d\d年)"
)
# 本报告由某局负责解释 · 编制单位：某局
_ISSUES = Lazy(
    rf"本(?:年度)?(?:报告|年报)[^。;,]{{0,8}}?由({_UNIT})(?=(?:负责)?(?:解释|发布|公布|汇总|统计))"
    rf"|(?:编制|报告|填报|公开)(?:单位|机关|机构):\s*({_UNIT})(?=[。;,\s]|$)"
)
# 某海关根据《条例》…编制: whoever opens the report is its maker.
_OPENS = Lazy(
    rf"^(?!本|我|为|现|由|该|按)({_UNIT})(?=(?:[^,。;]{{0,6}})?(?:根据|按照|依据)[^。]{{0,60}}(?:编制|制作|撰写|公布|发布))",
    re.MULTILINE,
)
_REPORT = ("报告", "年报")
_ASK = Lazy(rf"请?(?:与|向|联系|咨询)({_UNIT})(?:的)?(?=联系|咨询|反映|提出|\(|:|,电话)")
_OFFICE = Lazy(r"(?<=[局委厅])办公[室厅]$")
# …规定，某县某局编制…
_MAKES = Lazy(rf"[,。;\n]({_UNIT})(?=(?:组织|负责)?(?:编制|编写)(?!的)[^。;]{{0,30}}报告)")
# A body that does the report's work: 2024年，某县某局认真落实…
_ACTS = (
    r"(?=(?:20\d\d年(?:度|以来)?,?)?(?:在[^。;,]{0,6}(?:[县市区省州]委|党委|政府|领导|指导)|认真|坚持|深入|严格|全面|高度重视|紧紧|紧扣|积极|扎实|切实"
    r"|充分利用|主动公开|共?收到|制发|将(?:继续|进一步|加强|不断|多)|政府信息公开|围绕|聚焦|紧盯))"
)
_DOES = Lazy(rf"(?:[局厅]|委员会|街道办事处|人民政府){_ACTS}")
_YEAR = Lazy(r"20\d\d年(?:度|以来)?")
_TOWN_DOES = Lazy(
    rf"^(?:20\d\d年(?:度|以来)?,?)?([㐀-鿿]{{2,6}}?(?:镇|乡|街道))(?:党委政府|人民政府|办事处)?{_ACTS}"
)
# Behind the opening the town is named in full: …。乙镇人民政府严格执行信息发布审核制度.
_TOWN_GOVERNMENT_DOES = Lazy(
    rf"[。;\n](?:\([^()]*\)[^。;,:]{{2,16}}[。:])?(?:20\d\d年(?:度|以来)?,?)?([㐀-鿿]{{2,6}}?(?:镇|乡|街道))(?:人民政府|办事处){_ACTS}"
)
_NO_TOWN = Lazy(r"^(?:我|本|全|该|各|乡镇|城镇|一)|(?:乡镇|城乡|城镇|村镇)$|^集镇$")
_SIGNS = Lazy(rf"^\W*({_UNIT})\W*$", re.MULTILINE)
# 我局 in a township's report; what only looks like it (自我局限, 我委托) is left out.
_OF_TOWN = ("我镇", Lazy(r"(?<!自)我镇(?!定|静|痛)"))
_OF_COUNTRY = ("我乡", Lazy(r"(?<!自)我乡(?!土|音|镇|村)"))
_OF_STREET = ("我街道", Lazy(r"我街道"))
_OF_DEPARTMENT = (
    ("我局", Lazy(r"(?<!自)我局(?!限|面|部|势)")),
    ("本局", Lazy(r"(?<!自)本局(?!部|限|面)")),
    ("我委", Lazy(r"(?<!自)我委(?!托|派|员|任)")),
    ("我厅", Lazy(r"我厅(?!堂)")),
)
_ROLES: dict[str, tuple[tuple[str, Lazy], ...]] = {
    "乡镇人民政府": (*_OF_DEPARTMENT, _OF_STREET),
    "街道办事处": (*_OF_DEPARTMENT, _OF_TOWN, _OF_COUNTRY),
    "政府部门": (_OF_TOWN, _OF_COUNTRY, _OF_STREET, ("本街道", Lazy(r"本街道办事处"))),
}
_OPENING = 16  # characters that may stand before the body that opens part one: 2024年以来，
_HEAD = 400  # characters of part one in which an organ may still introduce itself


class ForeignOrgan(NamedTuple):
    """Another organ's name or role. `kind`: 其他机关名称, 其他机关自称.

    `where`: 开头, 总体情况, 问题与改进, 落款; 正文 of a role.
    """

    kind: str
    raw: str
    own: str
    where: str
    sentence: str
    location: Location | None


def foreign_organs(report: Report) -> tuple[ForeignOrgan, ...] | Unknown:
    """Return names of bodies that say they made this report and cannot be the organ of its title."""
    own = report.identity.organ
    if not own:
        return Unknown("没有读到编制机关名称，不能核对")
    found: list[ForeignOrgan] = []
    overview = report.section("overview")
    if report.opening:
        found.extend(_named(report.opening, own, IN_OPENING, len(report.opening.text), of_report=True))
    if overview:
        found.extend(_named(overview.body, own, IN_OVERVIEW, _HEAD, of_report=False))
    if report.opening:
        found.extend(_asked(report.opening, own))
        found.extend(_making(report.opening, own))
    for key, where in (("overview", IN_OVERVIEW), ("problems", IN_PROBLEMS)):
        section = report.section(key)
        if section:
            found.extend(_doing(section.body, own, where))
    if report.closing:
        found.extend(_signed(report.closing, own))
    return tuple(found)


def foreign_roles(report: Report) -> tuple[ForeignOrgan, ...] | Unknown:
    """Return 我局 in the report of a township, 我镇 in that of a department: the first of each wording."""
    own = report.identity.organ
    if not own:
        return Unknown("没有读到编制机关名称，不能核对")
    found: dict[str, ForeignOrgan] = {}
    for section in report.sections:
        for word, pattern in _ROLES.get(report.identity.organ_kind, ()):
            hit = pattern.search(section.body.folded) if word in section.body.folded else None
            if hit is None:
                continue
            one = _foreign(section.body, hit.span(), own, IN_WORDS)
            found.setdefault(hit.group(), one._replace(kind=OTHER_ROLE))
    return tuple(found.values())


def _named(passage: Passage, own: str, where: str, limit: int, *, of_report: bool) -> list[ForeignOrgan]:
    """Find who says to have made something: the report, if all is `of_report` or the sentence names it."""
    words = passage.folded
    opens = (*_OPENS.finditer(words), *_ISSUES.finditer(words)) if of_report else ()
    spans = [hit.span(hit.lastindex or 0) for hit in (*opens, *_SAYS.finditer(words, 0, limit))]
    found = [
        _foreign(passage, span, own, where)
        for span in spans
        if not same_body(_without_office(words[slice(*span)]), own)
    ]
    return [one for one in found if of_report or any(word in one.sentence for word in _REPORT)]


def _without_office(name: str) -> str:
    """Return the body whose office makes the report, where it names its place."""
    body = _OFFICE.sub("", name)
    return body if split_places(body)[0] else name


def _asked(passage: Passage, own: str) -> list[ForeignOrgan]:
    """Find whom to ask: another office of the place may answer, a body of another place may not."""
    found = []
    for hit in _ASK.finditer(passage.folded):
        start, end = hit.span(1)
        name = _OFFICE.sub("", passage.folded[start:end])
        places, own_places = split_places(plain(name))[0], split_places(plain(own))[0]
        if not (places and own_places) or same_body(name, own) or one_above(places, own_places):
            continue
        if apart(name, own) or not (start + len(name) < end or known(name, own)):
            found.append(_foreign(passage, (start, start + len(name)), own, IN_OPENING))
    return found


def _making(passage: Passage, own: str) -> list[ForeignOrgan]:
    return [
        _foreign(passage, hit.span(1), own, IN_OPENING)
        for hit in _MAKES.finditer(passage.folded)
        if certainly_other(hit.group(1), own)
    ]


def _doing(passage: Passage, own: str, where: str) -> list[ForeignOrgan]:
    """Find the first body of another place, department or town that does what the report tells.

    A department of the same place, or a town, counts only where it opens part one; a department also
    where part five speaks of nobody else.
    """
    words = passage.folded
    for hit in _DOES.finditer(words):
        near = max(0, hit.start() - 50)
        start = max(words.rfind(mark, near, hit.start()) for mark in "。;:,\n") + 1 or near
        year = _YEAR.match(words, start, hit.end())
        span = (year.end() if year else start, hit.end())
        name = words[span[0] : span[1]]
        if not 5 <= len(name) <= 34 or not certainly_other(name, own):
            continue
        alone = where == IN_PROBLEMS and words.count(name) > 1 and own not in words
        opens = where == IN_OVERVIEW and span[0] <= _OPENING and "。" not in words[: span[0]]
        if apart(name, own) or alone or opens:
            return [_foreign(passage, span, own, where)]
    town = town_of(own)
    if not town:
        return []
    opening = _TOWN_DOES.match(words) if where == IN_OVERVIEW else None
    hits = ([opening] if opening else []) + list(_TOWN_GOVERNMENT_DOES.finditer(words))
    others = (hit for hit in hits if _is_other_town(hit.group(1), own, town))
    return [_foreign(passage, hit.span(1), own, where) for hit in others][:1]


def _is_other_town(name: str, own: str, town: str) -> bool:
    stem = name.removesuffix("街道") if name.endswith("街道") else name[:-1]
    return not _NO_TOWN.search(name) and stem not in own and town[:-1] not in name


def _foreign(passage: Passage, span: tuple[int, int], own: str, where: str) -> ForeignOrgan:
    sentence = clip(whole_sentence(passage, *span), 60)
    return ForeignOrgan(
        OTHER_NAME, passage.folded[span[0] : span[1]], own, where, sentence, passage.locate(*span)
    )


def _signed(passage: Passage, own: str) -> list[ForeignOrgan]:
    found = []
    for hit in _SIGNS.finditer(passage.folded):
        name = hit.group(1)
        if not same_body(name, own):
            place = passage.locate(*hit.span(1))
            found.append(ForeignOrgan(OTHER_NAME, name, own, IN_SIGNATURE, name, place))
    return found
