"""A stretch of a report's words that remembers where each of them stood in the source."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.source.location import Location
from checker.text.width import fold


class Anchor(NamedTuple):
    """From offset `at` of the passage on, the words stand at `location` (until the next anchor)."""

    at: int
    location: Location


@dataclass(frozen=True, slots=True)
class Passage:
    """Words as a person reads them, a line feed between paragraphs, no blanks beside Chinese characters.

    `folded` has full-width letters, digits and punctuation replaced by half-width ones, one for
    one, so that an offset in it is an offset in `text`. Patterns are matched on `folded`.
    """

    text: str = ""
    anchors: tuple[Anchor, ...] = ()
    folded: str = field(default="", compare=False, repr=False)

    @staticmethod
    def of(text: str, anchors: tuple[Anchor, ...] = ()) -> Passage:
        """Build a passage; `anchors` are in order of `at`."""
        return Passage(text, anchors, fold(text))

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def locate(self, start: int, end: int) -> Location | None:
        """Return where the characters start..end of this passage stand in the source."""
        anchors = self.anchors
        if len(anchors) == 1:
            index = 0 if anchors[0].at <= start else -1
        else:
            index = bisect_right(anchors, start, key=lambda anchor: anchor.at) - 1
        if index < 0:
            return None
        anchor = anchors[index]
        return anchor.location.narrowed(start - anchor.at, end - start)


def join_passages(passages: list[Passage]) -> Passage:
    """Put passages one under the other, as paragraphs of one passage."""
    texts: list[str] = []
    anchors: list[Anchor] = []
    at = 0
    for passage in passages:
        texts.append(passage.text)
        anchors.extend(Anchor(at + anchor.at, anchor.location) for anchor in passage.anchors)
        at += len(passage.text) + 1
    return Passage.of("\n".join(texts), tuple(anchors))


EMPTY = Passage()
