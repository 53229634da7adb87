"""Names and figures in two lists that run side by side: 予以公开、部分公开分别为52件、11件."""

from __future__ import annotations

import re

from checker.facts.figures import Figure

_EACH = re.compile(r"(?:的)?(?:件数|数量|申请)?分别(?:为|是|有|达|占|申请|提出|提交)?")
_NEXT = re.compile(r"(?:申请)?[、,]?(?:和|及|与|以及)?")
_BETWEEN = re.compile(r"、|(?<!法人)(?:以及|或者|和|及|与)(?!其他组织)")
_BEGINS = re.compile(r"[,;:。!?()\n]|其中|包括")


def named_apart(text: str, start: int, figures: list[Figure]) -> dict[int, str]:
    """Return for each figure of such lists (by where it starts) the name that it belongs to.

    Lists of different length say nothing certain; their figures get no name.
    """
    found: dict[int, str] = {}
    for at, first in enumerate(figures):
        before = text[max(start, first.start - 8) : first.start]
        if "分别" not in before:
            continue
        each = list(_EACH.finditer(text, max(start, first.start - 12), first.start))
        if not each or each[-1].end() != first.start:
            continue
        names = _names(text, start, each[-1].start())
        run = [first]
        for figure in figures[at + 1 :]:
            if figure.unit != first.unit or not _NEXT.fullmatch(text[run[-1].end : figure.start]):
                break
            run.append(figure)
        agree = len(names) == len(run) > 1
        given = names if agree else [""] * len(run)
        found.update(zip((figure.start for figure in run), given, strict=True))
    return found


def _names(text: str, start: int, end: int) -> list[str]:
    begin = start
    for stop in _BEGINS.finditer(text, max(start, end - 80), end):
        begin = stop.end()
    return [name.strip() for name in _BETWEEN.split(text[begin:end])]
