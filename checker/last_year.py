"""Whether a report is last year's report of the same organ: only then is this year's compared with it.

Told is only what is certain: a year that was read and is another; an organ that is of another place or
another kind, or whose name has nothing in common. Names change a little from one year to the next
(大数据局, 数据局), and that must not end the comparison.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.extract.identify import kind_of
from checker.model.identity import UNKNOWN, Identity
from checker.model.problem import FATAL, PARTIAL, Problem
from checker.model.report import Report
from checker.regions.registry import leading_places

_PLACE = re.compile(r"^[㐀-鿿]{2,7}?(?:自治区|自治州|自治县|省|市|州|盟|县|区|旗)(?=[㐀-鿿]{2})")
_ENDING = re.compile(r"(?:委员会|管委会|人民政府|办事处|办公[室厅]|[局厅委办部])$")
_WORN = re.compile(
    r"管理|监督|行政|事务|服务|工作|人民|政府|发展|建设|[和与及]"
)  # in the names of many organs


class NotUsed(NamedTuple):
    """Why a report that was given as last year's is not compared with."""

    code: str
    reason: str

    @property
    def problem(self) -> Problem:
        advice = "与上年比较的规则没有用它，无法判定；请核对 --previous"
        return Problem(self.code, f"{self.reason}。{advice}。", PARTIAL)


def why_not(report: Report, before: Report, name: str) -> NotUsed | None:
    """Return why `before` (the document called `name`) is not compared with; None where it may be."""
    unread = next((problem for problem in before.problems if problem.gravity == FATAL), None)
    if unread is not None:
        return not_read(name, unread.message)
    year, earlier = report.identity.year, before.identity.year
    if year and earlier and earlier != year - 1:
        what = "与本报告是同一年度" if earlier == year else f"是 {earlier} 年度的"
        return NotUsed("E921", f"给出的上年报告（{name}）{what}，应是 {year - 1} 年度的")
    if not _may_be_same(report.identity, before.identity):
        one, other = report.identity.organ, before.identity.organ
        return NotUsed("E921", f"给出的上年报告（{name}）是“{other}”的，本报告是“{one}”的，看不出是同一机关")
    return None


def not_read(name: str, reason: str) -> NotUsed:
    """Tell that last year's report was given and could not be read."""
    return NotUsed("E922", f"上年报告（{name}）没有读出：{reason.rstrip('。')}")


def _may_be_same(identity: Identity, other: Identity) -> bool:
    one, two = identity.organ, other.organ
    if not one or not two or one in two or two in one:
        return True
    kinds = {kind_of(one)[0], kind_of(two)[0]} - {UNKNOWN}
    if len(kinds) > 1 or _places_differ(one, two):
        return False
    return _have_a_word_in_common(_core(one), _core(two))


def _places_differ(one: str, two: str) -> bool:
    places, others = set(leading_places(one)), set(leading_places(two))
    if places and others:
        return places.isdisjoint(others)
    first, second = _PLACE.match(one), _PLACE.match(two)  # places that the list does not know
    return bool(first and second) and first[0] not in two and second[0] not in one  # type: ignore[index]


def _core(organ: str) -> str:
    """Return what tells an organ from others of its place: 明湖市大数据局 → 大数据."""
    places = leading_places(organ)
    rest = organ[organ.find(places[0].name) + len(places[0].name) :] if places else _PLACE.sub("", organ)
    return _WORN.sub(" ", _ENDING.sub("", rest))


def _have_a_word_in_common(one: str, two: str) -> bool:
    """Tell whether two names share two characters in a row; names with nothing to compare may be the same."""
    pairs = [{words[at : at + 2] for at in range(len(words) - 1)} for words in (one, two)]
    first, second = ({pair for pair in found if " " not in pair} for found in pairs)
    return not first or not second or not first.isdisjoint(second)
