"""Another department of the same place that a department's report speaks of as if it were its own organ.

宜川市审计局党组高度重视政府信息公开工作, in the report of 宜川市司法局: a text taken over. It may also be
said of a neighbour with whom the organ works, so that a person must look.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.facts.bodies import have_nothing_in_common, split_places
from checker.facts.lazy import Lazy
from checker.facts.names import IN_OVERVIEW, IN_PROBLEMS, OTHER_NAME, ForeignOrgan
from checker.facts.wording import clip, whole_sentence
from checker.model.report import Report

_SAID_IN = (("overview", IN_OVERVIEW), ("problems", IN_PROBLEMS), ("other", "其他事项"))
_DEPARTMENT = ("局", "委员会", "厅")
_ANY_ACT = (
    "党组",
    "党委",
    "领导班子",
    "股室",
    "科室",
    "处室",
    "高度重视",
    "主动公开",
    "认真",
    "严格",
    "领导小组",
)
# At the beginning of a clause: its place (or only its level), its name, what only the organ itself does here.
_ACTS = Lazy(
    r"(?:^|[。;,:\n]|压实)(?:20\d\d年(?:度|以来)?,?)?(?P<name>(?:[㐀-鿿]{1,10}?)?(?P<level>[省市县区州盟旗])"
    r"(?P<unit>[㐀-鿿]{2,14}?(?:局|委员会|厅)))"
    r"(?:党组|党委|领导班子|各(?:股室|科室|处室)|高度重视|主动公开(?:政府)?信息[0-9]|(?:认真|严格)(?:落实|执行|贯彻)"
    r"|成立了?[^。;,]{0,12}领导小组)"
)


def neighbours(report: Report) -> tuple[ForeignOrgan, ...]:
    """Return the first such department that each part names; none in the report of another kind of organ."""
    own = report.identity.organ or ""
    places, unit = split_places(own)
    if report.identity.organ_kind != "政府部门" or not places or not unit.endswith(_DEPARTMENT):
        return ()
    return tuple(_found(report, own, places[-1][-1], unit))


def _found(report: Report, own: str, level: str, unit: str) -> Iterator[ForeignOrgan]:
    for key, where in _SAID_IN:
        section = report.section(key)
        words = section.body.folded if section is not None else ""
        if not any(act in words for act in _ANY_ACT):
            continue
        for hit in _ACTS.finditer(words):
            if hit["level"] == level and have_nothing_in_common(hit["unit"], unit) and section is not None:
                span = hit.span("name")
                sentence = clip(whole_sentence(section.body, *span), 60)
                place = section.body.locate(*span)
                yield ForeignOrgan(OTHER_NAME, hit["name"], own, where, sentence, place)
                break
