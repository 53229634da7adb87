"""A figure of the narrative, with the words that say what it counts."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.clauses import Sentence
from checker.facts.figures import Figure
from checker.facts.mentions import Named
from checker.facts.saying import Saying
from checker.source.location import Location

_BEFORE = 300  # characters of the sentence that are looked at before a figure


def words_before(sentence: Sentence, figure: Figure) -> str:
    """Return the sentence up to a figure."""
    return sentence.passage.folded[max(sentence.start, figure.start - _BEFORE) : figure.start]


class Count(NamedTuple):
    """A figure of the narrative. Texts are folded (half-width); `raw` and `location` are as printed."""

    number: int
    unit: str
    says: str  # the words that say what is counted
    subject: str
    listed: bool  # in a list that takes a sum apart (其中 …)
    leading: bool  # the figure stands before the words (19件已按时答复)
    row: Named | None
    column: Named | None
    sentence: Sentence
    figure: Figure
    saying: Saying
    before: str  # the sentence up to the figure

    # Few of the figures are asked for what follows.

    @property
    def after(self) -> str:
        """What follows it, up to the next stop or figure."""
        return self.saying.ahead

    @property
    def raw(self) -> str:
        saying, passage = self.saying, self.sentence.passage
        head = f"{saying.head}({saying.bracket})" if saying.bracket else saying.head
        start = self.figure.start - len(head)
        if passage.folded[start : self.figure.start] != head:
            start = self.figure.start
        own = saying.leading or saying.words.endswith(saying.ahead)
        end = self.figure.end + (len(saying.ahead) if own else 0)
        return passage.text[start:end].strip()

    @property
    def location(self) -> Location | None:
        return self.sentence.passage.locate(self.figure.start, self.figure.end)

    @property
    def row_name(self) -> str:
        return self.row.name if self.row is not None else ""

    @property
    def row_also(self) -> str:
        return self.row.also if self.row is not None else ""

    @property
    def row_instead(self) -> str:
        return (self.row.instead or self.row.name) if self.row is not None else ""

    @property
    def column_name(self) -> str:
        return self.column.name if self.column is not None else ""

    @property
    def column_instead(self) -> str:
        return (self.column.instead or self.column.name) if self.column is not None else ""

    @property
    def sentence_words(self) -> str:
        return self.sentence.passage.text[self.sentence.start : self.sentence.end].strip()
