"""Find the province of an organ from the place its name begins with.

Source: GB/T 2260, see data/README.md. A name that stands in two provinces stays unknown: 新华区 is in
Hebei, Henan and elsewhere; 河北省沧州市新华区 is not ambiguous. Nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

# The two letters that packs use, by the first two digits of GB/T 2260.
PROVINCES = {
    "11": "BJ", "12": "TJ", "13": "HE", "14": "SX", "15": "NM", "21": "LN", "22": "JL", "23": "HL",
    "31": "SH", "32": "JS", "33": "ZJ", "34": "AH", "35": "FJ", "36": "JX", "37": "SD", "41": "HA",
    "42": "HB", "43": "HN", "44": "GD", "45": "GX", "46": "HI", "50": "CQ", "51": "SC", "52": "GZ",
    "53": "YN", "54": "XZ", "61": "SN", "62": "GS", "63": "QH", "64": "NX", "65": "XJ",
}  # fmt: skip
_DIGITS = 6  # of a code
_SHORTENED = re.compile(r"(?:壮族|回族|维吾尔)?自治区$|[省市]$")
PROVINCE_CODES = tuple(sorted(PROVINCES.values()))


class Region(NamedTuple):
    """A place: its GB/T 2260 code and its name."""

    code: str
    name: str

    @property
    def level(self) -> str:
        """省, 市 or 县; the four municipalities are 省."""
        if self.code.endswith("0000"):
            return "省"
        return "市" if self.code.endswith("00") else "县"

    @property
    def province(self) -> str | None:
        return PROVINCES.get(self.code[:2])


# Places that plugins added for this process, and what must be forgotten when they change.
_added: list[Region] = []
_dependents: list[Callable[[], None]] = []


def extend_regions(regions: Iterable[Region]) -> None:
    """Let further places take part from now on (new districts, old names); () takes them out."""
    wanted = list(regions)
    if wanted == _added:
        return
    _added[:] = wanted
    for forget in (_codes_by_name.cache_clear, *_dependents):
        forget()


def when_regions_change(forget: Callable[[], None]) -> None:
    """Name what must be forgotten when `extend_regions` changes the places."""
    _dependents.append(forget)


@cache
def _codes_by_name() -> dict[str, str]:
    """Return the codes of all places so called, one behind the other; most names have one."""
    found: dict[str, str] = {}
    for line in (Path(__file__).parent / "data" / "regions.tsv").read_text("utf-8").splitlines():
        name = line[_DIGITS + 1 :]
        found[name] = found.get(name, "") + line[:_DIGITS]
    for region in _added:
        if region not in _regions(region.name, found.get(region.name, "")):
            found[region.name] = found.get(region.name, "") + region.code
    return found


def _regions(name: str, codes: str) -> tuple[Region, ...]:
    return tuple(Region(codes[at : at + _DIGITS], name) for at in range(0, len(codes), _DIGITS))


def all_regions() -> Iterator[Region]:
    """Yield every known place."""
    for name, codes in _codes_by_name().items():
        yield from _regions(name, codes)


def leading_places(name: str) -> tuple[Region, ...]:
    """Return the places that an organ's name can begin with, the last named of the chain.

    "淮安市洪泽区人民政府" gives 洪泽区 of 淮安市; "新华区人民政府" gives every 新华区; a name that begins
    with no known place gives an empty tuple. "河北省沧州市新华区" narrows step by step.
    """
    known = _codes_by_name()
    narrowed: tuple[Region, ...] = ()
    rest = name
    while rest:
        step = _longest(rest, known, narrowed)
        if not step:
            return narrowed
        narrowed = step
        rest = rest[len(step[0].name) :]
    return narrowed


def province_of(name: str) -> str | None:
    """Return the two letters of the province an organ's name places it in, or None if unsure."""
    codes = {region.province for region in leading_places(name)}
    return codes.pop() if len(codes) == 1 else None


def province_named(name: str) -> str | None:
    """Return the two letters of a province by its name, long or short (山东省, 山东, 广西)."""
    for full, codes in _codes_by_name().items():
        if codes.endswith("0000") and name in (full, _SHORTENED.sub("", full)):
            return PROVINCES.get(codes[:2])
    return None


def _longest(text: str, known: dict[str, str], within: tuple[Region, ...]) -> tuple[Region, ...]:
    """Return the places of the longest known name that `text` begins with, below `within` if given."""
    for length in range(min(len(text), 16), 1, -1):
        name = text[:length]
        places = _regions(name, known.get(name, ""))
        if within:
            places = tuple(place for place in places if any(_is_below(place, above) for above in within))
        if places:
            return places
    return ()


def _is_below(place: Region, above: Region) -> bool:
    digits = {"省": 2, "市": 4, "县": 6}[above.level]
    return place.code != above.code and place.code.startswith(above.code[:digits])
