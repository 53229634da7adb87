"""Whose outcomes are being told: the blocks of table 4 that a sentence names, one after the other.

Outcomes are those of the block named last, if those named before it have had theirs. After “行政诉讼11件，
其中直接起诉2件、复议后起诉9件，维持6件” they are of the last part or of all lawsuits, which `instead` says;
after reviews and lawsuits told in one breath nobody knows.
"""

from __future__ import annotations

import re

from checker.facts.carried import of_another_year
from checker.facts.mentions import Lexicon, Named, mentions

REVIEW_BLOCK, LAWSUIT_BLOCK = "行政复议", "行政诉讼"
PARTS = ("直接起诉", "复议后起诉")  # of the lawsuits
OTHER_RESULT, PENDING = "其他结果", "未审结"
CLAUSE = re.compile("[,;:。()]")

_MARKS = re.compile("[();]")
_SUED = re.compile("起诉|应诉")
_OF_DISCLOSURE = re.compile("的?(?:政府)?(?:信息公开)?类?")
_TIME = re.compile(r"(?:上一?年度?|去年度?|20\d\d年度?)(?:同期|全年)?,$")
_NEAR = 60  # characters before a block that may say which year it is of


class Blocks:
    """The blocks named so far in a sentence, and the brackets that are open."""

    def __init__(self, rows: Lexicon, columns: Lexicon, year: int | None) -> None:
        self._rows = rows
        self._columns = columns
        self._year = year
        self._run: list[Named] = []  # named one after the other, no outcome told between
        self._near: list[Named] = []  # those of them behind the last semicolon
        self._ended = False  # outcomes were told: the next block begins a new run
        self._opened: list[tuple[list[Named], list[Named], str]] = []

    def begin(self, *, goes_on: bool) -> None:
        """Begin a sentence; `goes_on`: about the cases of the one before, if they are of one block."""
        one = self.whose() if goes_on else None
        self.forget()
        self._opened = []
        if one is not None:
            self.tell(one)

    def forget(self) -> None:
        """From here on nobody knows, until a block is named anew."""
        self._run, self._near, self._ended = [], [], False

    def tell(self, named: Named) -> None:
        """Take a block as the one whose outcomes are told."""
        self._run, self._near, self._ended = [named], [named], False

    def told(self) -> None:
        """Note that an outcome was told."""
        self._ended = True

    def holds(self, named: Named) -> bool:
        """Tell whether a block (or the two joined in it) is among those told of."""
        return bool(named.also) or any(named.name == other.name for other in self._run)

    @property
    def before_bracket(self) -> str | None:
        """The words of the figure before the bracket that is open, None where none is."""
        return self._opened[-1][2] if self._opened else None

    def whose(self) -> Named | None:
        """Return the block whose outcomes are told, None where that is not certain.

        Reviews joined with lawsuits where both were told of: the outcomes are of both, or of either.
        """
        run = self._near if self._near and self._near[-1].name not in PARTS else self._run
        if len(run) == 1:
            return run[0]
        if not run:
            return None
        if run[0].name == REVIEW_BLOCK:
            every = {named.name for named in run[1:]}
            return run[0]._replace(also=LAWSUIT_BLOCK) if every <= {LAWSUIT_BLOCK, *PARTS} else None
        if any(named.name == REVIEW_BLOCK for named in run):
            return None
        return run[-1]._replace(instead=LAWSUIT_BLOCK)

    def look_at(self, text: str, start: int, end: int, words: str) -> tuple[bool, str]:
        """Take in what text[start:end] names behind a figure told in `words`.

        Returns whether a new clause was begun, and the words of the figure that is now the one before: a
        bracket that closes makes it the one before the bracket.
        """
        named = (*mentions(text, self._rows, start, end), *mentions(text, self._columns, start, end))
        events: list[tuple[int, Named | str]] = [(one.start, one.named) for one in named]
        events.extend((match.start(), match.group()) for match in _MARKS.finditer(text, start, end))
        inside = {at for one in named for at in range(one.start, one.end)}  # 直接起诉 is a block itself
        events.extend(
            (match.start(), Named("t4", "row", LAWSUIT_BLOCK))
            for match in _SUED.finditer(text, start, end)
            if match.start() not in inside
        )
        anew = False
        for at, what in sorted(events, key=lambda event: event[0]):
            if isinstance(what, str):
                words, anew = self._mark(what, words), True
            elif what.axis == "row":
                self._name(text, start, at, what)
            elif what.name != OTHER_RESULT:
                self._ended = True  # 均维持, and the words before a figure, which tells its outcome next
        return anew, words

    def _mark(self, mark: str, words: str) -> str:
        if mark == "(":
            self._opened.append((list(self._run), list(self._near), words))
        elif mark == ";":
            self._near = []
        elif self._opened:
            self._run, self._near, words = self._opened.pop()
        return words

    def _name(self, text: str, start: int, at: int, named: Named) -> None:
        if (
            named.name == LAWSUIT_BLOCK
            and self._run
            and self._run[-1].name in PARTS
            and _OF_DISCLOSURE.fullmatch(text, start, at)
        ):
            return  # 复议后起诉的9件诉讼中
        words = CLAUSE.split(text[max(start, at - _NEAR) : at])[-1]
        clause = at - len(words)
        time = _TIME.search(text[max(0, clause - 12) : clause])
        if of_another_year(words, self._year) or (time and of_another_year(time.group(), self._year)):
            self.forget()
        elif self._ended or named in self._run:
            self.tell(named)
        else:
            self._run.append(named)
            self._near.append(named)
