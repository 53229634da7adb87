"""Cut a rule file into blocks (one for each item) and pieces (one for each field), before any parsing.

A mistake then costs one piece, and its rule, never a neighbour. Cuts are made only at the beginning of
a line, outside quotes. A quote that does not close before the next heading or field counts as unclosed.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import NamedTuple

from checker.language.keywords import FIELD_WORDS, ITEM_WORDS, Keyword

QUOTES = {"“": "”", "「": "」", "『": "』", '"': '"＂', "＂": '"＂'}
_BLANK = "[^\\S\n]|[\ufeff\u200b]"
_HEAD = re.compile(rf"(?:{_BLANK})*([^\W\d]\w*)")
_COLON = re.compile(rf"(?:{_BLANK})*[:：]")
_SPECIAL = re.compile(r"[“「『\"＂#＃/]")
_REGEX = re.compile(r"/(?:[^/\\\n]|\\[^\n])+/")
_BEFORE_REGEX = re.compile(r"[=＝(（,，、{｛:：\[［]\s*$|(?:提到|mentions|omits)\s*$")
_SILENT = re.compile(rf"(?:{_BLANK})*(?:[#＃\n]|\Z)")
_REASON = re.compile(r"(?:理由|reason)\s*[:：]")
_LISTED = re.compile(rf"(?:{_BLANK})*[,，、}}｝)）\]］】=＝.．]")
_FREE = {"RULE", "CASE", "BASIS"}  # their text runs to the end of the line, quotes and all
_QUOTE_LINES = 60  # a quoted text never goes over more lines than this


class Piece(NamedTuple):
    """One field or heading: text[start:end], its keyword at `word`..`word_end`."""

    keyword: Keyword | None  # None: a word that is no keyword stands where one was expected
    start: int
    word_end: int
    end: int


class Comment(NamedTuple):
    start: int
    text: str


class Block(NamedTuple):
    """One item: its heading is the first piece."""

    pieces: list[Piece]
    comments: list[Comment]


class Split(NamedTuple):
    blocks: list[Block]
    stray: list[Piece]  # words before the first heading
    trailing: list[Comment]
    head: list[Comment]  # at the top of the file, parted from the first item by an empty line


class _Line(NamedTuple):
    """How a line begins: kind is item, field, unknown (a word and a colon), or none."""

    kind: str
    keyword: Keyword | None
    start: int
    word_end: int


def _begins(text: str, at: int, end: int) -> _Line | None:
    """Read the first word of the line at `at`; None if no heading and no field begins here."""
    head = _HEAD.match(text, at, end)
    if head is None:
        return None
    word, start, stop = head[1], head.start(1), head.end(1)
    colon = _COLON.match(text, stop, end) is not None
    if not colon and _LISTED.match(text, stop, end):
        return None  # a member of a list that goes over several lines
    if word in ITEM_WORDS and not colon:
        return _Line("item", ITEM_WORDS[word], start, stop)
    if word in FIELD_WORDS:
        return _Line("field", FIELD_WORDS[word], start, stop)
    if word.startswith("对每个"):
        return _Line("field", FIELD_WORDS["对每个"], start, start + 3)
    if colon:
        item = word in ITEM_WORDS
        return _Line("item" if item else "unknown", ITEM_WORDS.get(word), start, stop)
    if _GLUED.match(word):
        return _Line("item", ITEM_WORDS["规则"], start, start + 2)
    near = nearest(word, tuple(ITEM_WORDS)) if len(word) <= 8 else ""
    if near and _looks_like_heading(text, ITEM_WORDS[near], stop, end):
        return _Line("item", None, start, stop)
    return None


_RULE_ID = re.compile(rf"(?:{_BLANK})+[A-Za-z]+[-_]?\d+(?:{_BLANK}|\n|$)")
_GLUED = re.compile(r"规则[A-Za-z]+\d+$")
_NAMED = re.compile(rf"(?:{_BLANK})+[^\W\d]\w*(?:{_BLANK})*[=＝(（]")
_TARGET = re.compile(rf"(?:{_BLANK})+[^\W\d][\w-]*[.．][A-Za-z]+\d+")


def _looks_like_heading(text: str, keyword: Keyword, at: int, end: int) -> bool:
    """Tell whether this 规则, 词表, 调整 … is what follows the right word."""
    if keyword.key == "RULE":
        return _RULE_ID.match(text, at, end) is not None
    if keyword.key in ("ADJUST", "DISABLE"):
        return _TARGET.match(text, at, end) is not None
    return _NAMED.match(text, at, end) is not None and "是" not in text[at:end]


def nearest(word: str, words: tuple[str, ...]) -> str:
    """Return the word most like this one: at most one character off for short ones."""
    best, score = "", 0.0
    for other in words:
        if abs(len(other) - len(word)) > 1 + len(word) // 4:
            continue
        same = sum(1 for a, b in zip(word, other, strict=False) if a == b)
        ratio = SequenceMatcher(None, word, other, autojunk=False).ratio()
        if len(word) == len(other) == 2:
            ratio = same / 2 if same else ratio * 0.9
        if ratio > score:
            best, score = other, ratio
    return best if score >= 0.5 else ""


def close_of(text: str, at: int, end: int) -> int:
    """Return where the quote opening at `at` closes (its last character), -1 if not before `end`."""
    opening = text[at]
    closing = QUOTES[opening]
    if len(closing) == 2:
        found = [spot for spot in (text.find(mark, at + 1, end) for mark in closing) if spot >= 0]
        return min(found, default=-1)
    depth = 0
    for mark in re.compile(f"[{opening}{closing}]").finditer(text, at, end):
        depth += 1 if mark[0] == opening else -1
        if depth == 0:
            return mark.start()
    return -1


def quote_pairs(text: str, start: int, end: int) -> dict[int, int]:
    """Return where each “, 「 and 『 of a stretch closes, in one pass."""
    pairs: dict[int, int] = {}
    for opening, closing in (("“", "”"), ("「", "」"), ("『", "』")):
        stack: list[int] = []
        for mark in re.compile(f"[{opening}{closing}]").finditer(text, start, end):
            if mark[0] == opening:
                stack.append(mark.start())
            elif stack:
                pairs[stack.pop()] = mark.start()
    return pairs


def _quote_limit(text: str, line_end: int) -> int:
    """Return how far a quote that is open at this line's end may reach: up to the next heading or field."""
    for _ in range(_QUOTE_LINES):
        if line_end >= len(text):
            return line_end
        following = text.find("\n", line_end + 1)
        following = len(text) if following < 0 else following
        if _begins(text, line_end + 1, following) is not None:
            return line_end
        line_end = following
    return line_end


class _Splitter:
    def __init__(self, text: str) -> None:
        self.text = text
        self.pairs = quote_pairs(text, 0, len(text))
        self.blocks: list[Block] = []
        self.stray: list[Piece] = []
        self.head: list[Comment] = []
        self.waiting: list[Comment] = []  # comments that may belong to the next item

    def run(self) -> Split:
        at, size = 0, len(self.text)
        while at < size:
            end = self.text.find("\n", at)
            end = size if end < 0 else end
            begins = _begins(self.text, at, end)
            if begins is not None:
                self._open(begins)
            elif not self.blocks and not self.text[at:end].strip():
                self.head += self.waiting
                self.waiting = []
            elif not _SILENT.match(self.text, at, end):
                self._plain(at, end)
            at = self._scan(at, end, free=begins is not None and self._is_free(begins)) + 1
        self._close(size)
        if not self.blocks:
            self.head, self.waiting = [], self.head + self.waiting
        return Split(self.blocks, self.stray, self.waiting, self.head)

    def _plain(self, at: int, end: int) -> None:
        """Read a line on which nothing begins: more of the piece before, or stray words."""
        if self.blocks:
            self._keep()
        elif not self.stray:
            start = at + len(self.text[at:end]) - len(self.text[at:end].lstrip())
            word = _HEAD.match(self.text, at, end)
            self.stray.append(Piece(None, start, word.end(1) if word else start + 1, end))

    @staticmethod
    def _is_free(begins: _Line) -> bool:
        return begins.keyword is not None and begins.keyword.key in _FREE

    def _open(self, begins: _Line) -> None:
        piece = Piece(begins.keyword, begins.start, begins.word_end, begins.start)
        if begins.kind == "item" and not self._belongs(begins):
            self._close(begins.start)
            self.blocks.append(Block([piece], self.waiting))
            self.waiting = []
        elif self.blocks and self._takes(begins):
            self._close(begins.start)
            self._keep()
            self.blocks[-1].pieces.append(piece)
        elif not self.blocks:
            self._close(begins.start)
            self.stray.append(piece)

    def _belongs(self, begins: _Line) -> bool:
        """定义 before the 理由 of a 调整 is part of it."""
        if begins.keyword is None or begins.keyword.key != "DEFINE" or not self.blocks:
            return False
        first = self.blocks[-1].pieces[0]
        if first.keyword is None or first.keyword.key != "ADJUST":
            return False
        return _REASON.search(self.text, first.start, begins.start) is None

    def _takes(self, begins: _Line) -> bool:
        """Only rules are cut into fields; other items are parsed whole."""
        first = self.blocks[-1].pieces[0]
        return begins.kind != "item" and (first.keyword is None or first.keyword.key == "RULE")

    def _keep(self) -> None:
        """Give this item the comments met since its last line."""
        self.blocks[-1].comments.extend(self.waiting)
        self.waiting = []

    def _close(self, end: int) -> None:
        pieces = self.blocks[-1].pieces if self.blocks else self.stray
        if pieces and pieces[-1].end == pieces[-1].start:
            pieces[-1] = pieces[-1]._replace(end=end)

    def _scan(self, at: int, end: int, *, free: bool) -> int:
        """Read over a line, noting comments; return the end of the line where its last quote closes."""
        text, limit = self.text, -1
        while (mark := _SPECIAL.search(text, at, end)) is not None:
            spot = mark.start()
            if mark[0] in "#＃":
                self._note(spot, end)
                return end
            at = spot + 1
            if free:
                continue
            if mark[0] == "/":
                regex = _REGEX.match(text, spot, end)
                if regex is not None and _BEFORE_REGEX.search(text, max(0, spot - 20), spot):
                    at = regex.end()
                continue
            close = self._closes(spot, end)
            if close < 0:
                limit = _quote_limit(text, end) if limit < 0 else limit
                close = self._closes(spot, limit)
                if close >= 0:
                    end = text.find("\n", close)
                    end = len(text) if end < 0 else end
                    limit = -1
            if close >= 0:
                at = close + 1
        return end

    def _closes(self, at: int, end: int) -> int:
        """Return where the quote at `at` closes, -1 if not before `end`."""
        if self.text[at] in '"＂':
            return close_of(self.text, at, end)
        close = self.pairs.get(at, -1)
        return close if close < end else -1

    def _note(self, start: int, end: int) -> None:
        comment = Comment(start, self.text[start + 1 : end].strip())
        alone = not self.text[self.text.rfind("\n", 0, start) + 1 : start].strip(" \t\u3000\ufeff")
        if alone or not self.blocks:
            self.waiting.append(comment)
        else:
            self.blocks[-1].comments.append(comment)


def split(text: str) -> Split:
    """Cut a rule file at its headings and fields."""
    return _Splitter(text).run()
