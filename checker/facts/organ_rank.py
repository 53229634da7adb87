"""Whether the organ is a government at or above the county, as far as its name makes that certain."""

from __future__ import annotations

import re
from typing import Final

from checker.model.identity import UNKNOWN
from checker.model.report import Report
from checker.model.unknown import Unknown

# 某区人民政府 is at or above the county whatever city it belongs to; a zone has no such government.
_OF_A_PLACE: Final = re.compile(
    r"(?:[省市州盟县旗]|(?<!开发|示范|高新|合作|保税|度假|风景|管理|试验|实验)区)(?:人民)?政府\Z"
)
_RANKS: Final = ("省", "市", "县")


def county_or_above(report: Report) -> bool | Unknown:
    """Tell whether 《条例》第四十九条第二款 (县级以上地方人民政府) speaks of this organ."""
    identity = report.identity
    if identity.organ_kind == UNKNOWN:
        return Unknown("认不准机关类别（可以用 --organ-kind 指明）")
    if identity.organ_kind != "人民政府":
        return False
    if identity.level != UNKNOWN:
        return identity.level in _RANKS
    if _OF_A_PLACE.search(identity.organ or ""):
        return True
    return Unknown("认不准机关层级（可以用 --level 指明）")
