"""Whose report it is, said in title, opening and signature; another organ's name left in.

An organ's abbreviation, its office, its parent and the government it belongs to never count as
another organ. Only what cannot be the same body is reported.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.wording import clip, whole_sentence
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.source.location import Location
from checker.source.passage import Passage

OTHER_NAME = "其他机关名称"
OTHER_ROLE = "其他机关自称"

_UNIT = r"[㐀-鿿()]{2,28}?(?:人民政府(?:办公[室厅])?|街道办事处|管理委员会|管委会|委员会|局|厅|委|办公[室厅])"
# 由某局编制 · 现公布某局2024年…年度报告
_SAYS = Lazy(
    rf"(?:由|现将|公布|公开|发布|编制|制定)了?({_UNIT})"
    r"(?=(?:负责)?(?:根据|按照|依据|编制|编写|制作)|(?:关于)?(?:19|20)\d\d年)"
)
_REPORT = ("报告", "年报")
_ASK = Lazy(rf"请?(?:与|向|联系|咨询)({_UNIT})(?:的)?(?=联系|咨询|反映|提出|\(|:|,电话)")
_SIGNS = Lazy(rf"^\W*({_UNIT})\W*$", re.MULTILINE)
_PLACES = Lazy(
    r"^(?!城市|社会|社区)[㐀-鿿]{1,10}?(?:自治区|自治州|自治县|特别行政区|省|市|州(?!市)|盟|县|区|旗)"
)
_TOWN = Lazy(r"^[㐀-鿿]{1,8}?(?:镇|乡|街道|苏木)")
_GOVERNMENT = Lazy(
    r"人民政府(?:办公[室厅])?$|^政府(?:办公[室厅])?$|政务公开办公室|政务公开办$|(?:党政|综合)办公室$"
)
_GENERIC = Lazy(
    r"^(?:本|我|该|各|有关|相关|其他|上级|同级)|公开工作(?:领导小组)?办公室|信息公开办公室|机关办公室|局办公室|委办公室|厅办公室"
)
_SUFFIX = Lazy(r"(?:管理)?委员会$|管委会$|人民政府$|办事处$|办公[室厅]$|[局厅委办]$")
# 我局 in a township's report; what only looks like it (自我局限, 我委托) is left out.
_ROLES: dict[str, tuple[tuple[str, Lazy], ...]] = {
    "乡镇": (
        ("我局", Lazy(r"(?<!自)我局(?!限|面|部|势)")),
        ("本局", Lazy(r"(?<!自)本局(?!部|限|面)")),
        ("我委", Lazy(r"(?<!自)我委(?!托|派|员|任)")),
        ("我厅", Lazy(r"我厅(?!堂)")),
    ),
    "部门": (
        ("我镇", Lazy(r"(?<!自)我镇(?!定|静|痛)")),
        ("我乡", Lazy(r"(?<!自)我乡(?!土|音)")),
        ("我街道", Lazy(r"我街道")),
        ("本街道", Lazy(r"本街道办事处")),
    ),
}
_HEAD = 400  # characters of part one in which an organ may still introduce itself


class ForeignOrgan(NamedTuple):
    """Another organ's name or role. `kind`: 其他机关名称, 其他机关自称; `where`: 开头, 落款, 正文."""

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
    head = overview.body if overview else None
    for passage, where in ((report.opening, "开头"), (head, "总体情况")):
        if passage:
            found.extend(_named(passage, own, where, len(passage.text) if where == "开头" else _HEAD))
    if report.opening:
        found.extend(_asked(report.opening, own))
    if report.closing:
        found.extend(_signed(report.closing, own))
    return tuple(found)


def foreign_roles(report: Report) -> tuple[ForeignOrgan, ...] | Unknown:
    """Return 我局 in the report of a township, 我镇 in that of a department: the first of each wording."""
    own = report.identity.organ
    kind = report.identity.organ_kind
    if not own:
        return Unknown("没有读到编制机关名称，不能核对")
    group = {"乡镇人民政府": "乡镇", "街道办事处": "乡镇", "政府部门": "部门"}.get(kind)
    if group is None:
        return ()
    found: dict[str, ForeignOrgan] = {}
    for section in report.sections:
        for word, pattern in _ROLES[group]:
            hit = pattern.search(section.body.folded) if word in section.body.folded else None
            if hit is None:
                continue
            start, end = hit.span()
            sentence = clip(whole_sentence(section.body, start, end), 60)
            one = ForeignOrgan(
                OTHER_ROLE, hit.group(), own, "正文", sentence, section.body.locate(start, end)
            )
            found.setdefault(hit.group(), one)
    return tuple(found.values())


def _named(passage: Passage, own: str, where: str, limit: int) -> list[ForeignOrgan]:
    found = []
    for hit in _SAYS.finditer(passage.folded, 0, limit):
        start, end = hit.span(1)
        name = passage.folded[start:end]
        if not same_body(name, own):
            sentence = clip(whole_sentence(passage, start, end), 60)
            if where != "开头" and not any(word in sentence for word in _REPORT):
                continue  # who did something else
            found.append(ForeignOrgan(OTHER_NAME, name, own, where, sentence, passage.locate(start, end)))
    return found


def _asked(passage: Passage, own: str) -> list[ForeignOrgan]:
    """Find whom to ask: another office of the place may answer, a body of another place may not."""
    found = []
    for hit in _ASK.finditer(passage.folded):
        start, end = hit.span(1)
        name = passage.folded[start:end]
        places, own_places = _split(_plain(name))[0], _split(_plain(own))[0]
        if places and own_places and not same_body(name, own) and not _one_above(places, own_places):
            sentence = clip(whole_sentence(passage, start, end), 60)
            found.append(ForeignOrgan(OTHER_NAME, name, own, "开头", sentence, passage.locate(start, end)))
    return found


def _signed(passage: Passage, own: str) -> list[ForeignOrgan]:
    found = []
    for hit in _SIGNS.finditer(passage.folded):
        name = hit.group(1)
        if not same_body(name, own):
            place = passage.locate(*hit.span(1))
            found.append(ForeignOrgan(OTHER_NAME, name, own, "落款", name, place))
    return found


def same_body(name: str, own: str) -> bool:
    """Tell whether a name may stand for the organ: itself, shortened, its office, its government.

    False only where that is ruled out.
    """
    name, own = _plain(name), _plain(own)
    if not name or _GENERIC.search(name) or name in own or own in name:
        return True
    if _shortened(name, own) or _shortened(own, name):
        return True
    place, unit = _split(name)
    own_place, own_unit = _split(own)
    same_place = not place or not own_place or place[-1] == own_place[-1] or _related(place, own_place)
    if _GOVERNMENT.search(name) or _GOVERNMENT.search(own) or _GOVERNMENT.search(unit):
        return _government_near(name, own, same_place=same_place)
    if not _core(unit) or not _core(own_unit):
        return same_place or len(place) < 2 or len(own_place) < 2
    same_unit = _shortened(_core(unit), _core(own_unit)) or _shortened(_core(own_unit), _core(unit))
    return same_unit and same_place


def _government_near(name: str, own: str, *, same_place: bool) -> bool:
    """Governments: the parent of the organ, or a department that compiles its government's report."""
    if _TOWN.match(_split(own)[1]) and not _GOVERNMENT.search(name):
        return False  # a township's report in the name of a department
    if _TOWN.match(_split(name)[1]) and not _GOVERNMENT.search(own):
        return False  # a department's report in the name of a township
    towns = (_TOWN.match(_split(name)[1]), _TOWN.match(_split(own)[1]))
    if towns[0] and towns[1] and towns[0].group() != towns[1].group():
        return False
    places, own_places = _split(name)[0], _split(own)[0]
    if not (_GOVERNMENT.search(name) and _GOVERNMENT.search(own)) or any(towns):
        if not places or not own_places or _one_above(places, own_places):
            return True
        return any(a[:2] == b[:2] for a in places for b in own_places)  # 黔东南州, 黔东南苗族侗族自治州
    return same_place and (not places or not own_places or _one_above(places, own_places))


def _one_above(places: list[str], own: list[str]) -> bool:
    """Tell whether the one government is the other or stands over it."""
    inner, own_inner = places[-1], own[-1]
    return any(inner in b or b in inner for b in own) or any(own_inner in a or a in own_inner for a in places)


def _plain(name: str) -> str:
    return re.sub(r"\([^)]*\)|\s", "", name)


def _split(name: str) -> tuple[list[str], str]:
    """Part the leading names of places from the unit: 甲市乙区教育局 → [甲市, 乙区], 教育局."""
    places: list[str] = []
    name = re.sub(r"^[省市县区州盟旗](?!场)(?=[㐀-鿿]{3})", "", name)
    while True:
        hit = _PLACES.match(name)
        if hit is None or len(hit.group()) == len(name) or name.startswith("场", hit.end()):
            return places, name
        places.append(hit.group())
        name = name[hit.end() :]


def _related(places: list[str], own: list[str]) -> bool:
    return bool(set(places) & set(own)) or any(a in b or b in a for a in places for b in own)


def _core(unit: str) -> str:
    return _SUFFIX.sub("", unit)


def _shortened(short: str, long: str) -> bool:
    """Tell whether the characters of `short` stand in `long` in order (卫健委 in 卫生健康委员会)."""
    rest = iter(long)
    return len(short) >= 2 and all(character in rest for character in short)
