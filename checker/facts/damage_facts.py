"""Damage of the copy of the text, told as such and never as the organ's error."""

from __future__ import annotations

from typing import NamedTuple

from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.source.location import Location

_KINDS = {
    "date": "日期丢字",
    "bracket": "括号丢失",
    "first_character": "首字丢失",
    "citation": "文号丢字",
}


class DamageFact(NamedTuple):
    """A place where the copy lost characters, and the reading that is used.

    `used` is Unknown where the characters allow several readings.
    """

    kind: str
    raw: str
    used: str | Unknown
    location: Location | None


def damage_facts(report: Report) -> tuple[DamageFact, ...]:
    """Return the damage of the copy."""
    found = []
    for one in report.damage:
        if one.kind == "label":
            continue  # told beside the form's wording, see headings.label_problems
        used: str | Unknown = one.readings[0] if one.readings else "（无法复原，未采用）"
        if len(one.readings) > 1:
            used = Unknown(f"“{one.raw}”丢了字，可以读成{'或'.join(one.readings)}，请对照原文", one.location)
        found.append(DamageFact(_KINDS.get(one.kind, "丢字"), one.raw, used, one.location))
    return tuple(found)
