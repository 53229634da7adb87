"""Whether two names may stand for the same body, and when that is ruled out for certain."""

from __future__ import annotations

import re

from checker.facts.lazy import Lazy
from checker.regions.registry import Region, leading_places

_PLACES = Lazy(
    r"^(?!城市|社会|社区)[㐀-鿿]{1,10}?(?:自治区|自治州|自治县|特别行政区|省|市|州(?!市)|盟|县|区|旗)"
    r"(?!(?:镇|乡)(?:人民政府|政府|党委|$))"  # 文家市镇 is one name
)
_TOWN = Lazy(r"^[㐀-鿿]{1,8}?(?:镇|乡|街道|苏木)")
_GOVERNMENT = Lazy(
    r"人民政府(?:办公[室厅])?$|^政府(?:办公[室厅])?$|政务公开办公室|政务公开办$|(?:党政|综合)办公室$"
)
_GENERIC = Lazy(
    r"^(?:本|我|该|各|有关|相关|其他|上级|同级)|公开工作(?:领导小组)?办公室|信息公开办公室|机关办公室|局办公室|委办公室|厅办公室"
)
_SUFFIX = Lazy(r"(?:管理)?委员会$|管委会$|人民政府$|办事处$|办公[室厅]$|[局厅委办]$")
_DEPARTMENT = Lazy(r"(?:局|厅|委员会|委)$")
_COMMON = frozenset("和与管理政务服事业行综合执法")  # in the names of departments of all kinds
_HEAD_OFFICE = Lazy(
    r"^(?:国家税务总局|国家统计局|国家金融监督管理总局|中华人民共和国)(?=[㐀-鿿]{2})"
)  # 国家税务总局甲县税务局
_Parted = tuple[list[str], str]  # the places that a name begins with, and the unit


def same_body(name: str, own: str) -> bool:
    """Tell whether a name may stand for the organ: itself, shortened, its office, its government.

    False only where that is ruled out.
    """
    name, own = plain(name), plain(own)
    if not name or _GENERIC.search(name) or name in own or own in name:
        return True
    if _shortened(name, own) or _shortened(own, name):
        return True
    parted, own_parted = split_places(name), split_places(own)
    (place, unit), (own_place, own_unit) = parted, own_parted
    same_place = not place or not own_place or place[-1] == own_place[-1] or _related(place, own_place)
    if _GOVERNMENT.search(name) or _GOVERNMENT.search(own) or _GOVERNMENT.search(unit):
        return _government_near(name, own, parted, own_parted, same_place=same_place)
    if not _core(unit) or not _core(own_unit):
        return same_place or len(place) < 2 or len(own_place) < 2
    same_unit = _shortened(_core(unit), _core(own_unit)) or _shortened(_core(own_unit), _core(unit))
    return same_unit and same_place


def _government_near(name: str, own: str, parted: _Parted, own_parted: _Parted, *, same_place: bool) -> bool:
    """Governments: the parent of the organ, or a department that compiles its government's report."""
    (places, unit), (own_places, own_unit) = parted, own_parted
    government, own_government = _GOVERNMENT.search(name), _GOVERNMENT.search(own)
    town, own_town = _TOWN.match(unit), _TOWN.match(own_unit)
    if (own_town and not government) or (town and not own_government):
        return False  # a township's report in the name of a department, or the other way round
    if town and own_town and town.group() != own_town.group():
        return False
    near = not places or not own_places or one_above(places, own_places)
    if government and own_government and not (town or own_town):
        return same_place and near
    return near or any(a[:2] == b[:2] for a in places for b in own_places)  # 黔东南州, 黔东南苗族侗族自治州


def one_above(places: list[str], own: list[str]) -> bool:
    """Tell whether the one government is the other or stands over it."""
    inner, own_inner = places[-1], own[-1]
    return any(inner in b or b in inner for b in own) or any(own_inner in a or a in own_inner for a in places)


def plain(name: str) -> str:
    """Return a name without blanks, what stands in brackets, and the head office it begins with."""
    return _HEAD_OFFICE.sub("", re.sub(r"\([^)]*\)|\s", "", name))


def split_places(name: str) -> _Parted:
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


def certainly_other(name: str, own: str) -> bool:
    """Tell whether a name in full is another body's for certain: of an unrelated place or another department.

    Both begin with places that GB/T 2260 knows. Departments of one place differ where their names have
    nothing in common.
    """
    name, own = plain(name), plain(own)
    places, own_places = leading_places(name), leading_places(own)
    if not places or not own_places or same_body(name, own):
        return False
    if apart(name, own):
        return True
    unit, own_unit = split_places(name)[1], split_places(own)[1]
    if places != own_places or not (_DEPARTMENT.search(unit) and _DEPARTMENT.search(own_unit)):
        return False
    return have_nothing_in_common(unit, own_unit)


def have_nothing_in_common(unit: str, other: str) -> bool:
    """Tell whether two departments (民政局, 财政局) are of different trades: no character says otherwise."""
    return not (set(_core(unit)) - _COMMON) & set(_core(other))


def known(name: str, own: str) -> bool:
    """Tell whether both names begin with places that GB/T 2260 knows."""
    return bool(leading_places(plain(name)) and leading_places(plain(own)))


def apart(name: str, own: str) -> bool:
    """Tell whether names begin with known places of which neither is, or lies in, the other."""
    places, own_places = leading_places(name), leading_places(own)
    related = any(_within(a, b) or _within(b, a) for a in places for b in own_places)
    return bool(places and own_places) and not related


def town_of(name: str) -> str:
    """Return the town that a name names behind its places: 甲县乙镇人民政府 → 乙镇, "" if none."""
    if not any(end in name for end in "镇乡道木"):
        return ""  # most organs are no town's
    hit = _TOWN.match(split_places(plain(name))[1])
    return hit.group() if hit else ""


def _within(place: Region, other: Region) -> bool:
    return place.code.startswith(other.code[: {"省": 2, "市": 4, "县": 6}[other.level]])
