"""A stretch of a report's words that remembers where each of them stood in the source."""

from __future__ import annotations

from bisect import bisect_left
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
        return self.text != "" and not self.text.isspace()

    def locate(self, start: int, end: int) -> Location | None:
        """Return where the characters start..end of this passage stand in the source."""
        anchors = self.anchors
        if len(anchors) == 1:
            index = 0 if anchors[0].at <= start else -1
        else:
            index = bisect_left(anchors, (start + 1,)) - 1  # (n,) sorts before every anchor at n
        if index < 0:
            return None
        anchor = anchors[index]
        return anchor.location.narrowed(start - anchor.at, end - start)


def join_passages(passages: list[Passage]) -> Passage:
    """Put passages one under the other, as paragraphs of one passage."""
    anchors: list[Anchor] = []
    at = 0
    for passage in passages:
        anchors.extend([Anchor(at + begin, location) for begin, location in passage.anchors])
        at += len(passage.text) + 1
    text = "\n".join([passage.text for passage in passages])
    folded = "\n".join([passage.folded for passage in passages])
    return (
        Passage(text, tuple(anchors), folded)
        if len(folded) == len(text)
        else Passage.of(text, tuple(anchors))
    )


EMPTY = Passage()
