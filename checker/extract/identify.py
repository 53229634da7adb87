"""Whose report it is and for which year, read from the title and where the text says so itself."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from checker.model.identity import UNKNOWN, Identity
from checker.schema.load import form_for_year
from checker.source.passage import Passage

_REPORT: Final = "(?:政府)?信息公开(?:工作)?(?:的)?(?:年度)?(?:工作)?(?:的)?(?:报告|年报|年度报)"
_TITLE: Final = re.compile(
    r"(?P<organ>[^\n,。;:《》]{0,50}?)\s*(?P<year>20[0-9]{2})\s*年(?:度)?(?P<after>[^\n,。;:《》]{0,40}?)" + _REPORT
)


class Given(NamedTuple):
    """What the user says about a report; it goes before what is read."""

    organ: str | None = None
    organ_kind: str | None = None
    level: str | None = None
    province: str | None = None
    year: int | None = None
    published: date | None = None


NOTHING_GIVEN: Final = Given()


def identify(title: Passage, given: Given) -> Identity:
    """Return the identity of a report."""
    match = _TITLE.search(title.folded)
    organ = given.organ
    year = given.year
    if match:
        organ = organ or (match["organ"] or match["after"]).strip() or None
        year = year or int(match["year"])
    kind = given.organ_kind or UNKNOWN
    form = form_for_year(year).id
    return Identity(organ, kind, given.level or UNKNOWN, given.province, year, form, given.published)
