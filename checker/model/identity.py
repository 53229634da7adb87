"""Whose report it is, and for which year."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

ORGAN_KINDS = ("人民政府", "乡镇人民政府", "政府部门", "街道办事处", "管理委员会", "垂直管理机构")
LEVELS = ("国家", "省", "市", "县", "乡")
UNKNOWN = "未知"


class Identity(NamedTuple):
    """Read from the name where that is certain, given by the user, or unknown; never guessed."""

    organ: str | None = None
    organ_kind: str = UNKNOWN
    level: str = UNKNOWN
    province: str | None = None  # two letters, as packs use: SD, SH …
    year: int | None = None
    form: str = "2021"  # the edition that the year demands
    published: date | None = None
