"""The running words of a part, cut into sentences that know what they are about.

Reports tell of applications, reviews and everything else in one part, under sub-headings that may stand
in a line of their own or inside a paragraph. A figure can only be held against a table when the
sentence is known to speak of what the table counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.memory import remembered
from checker.model.report import Report
from checker.source.passage import Anchor, Passage

APPLICATIONS = "申请"
REVIEWS = "复议诉讼"
OTHER = "其他"
A_HEADING = 10_000  # a sentence's paragraph is this many times the sub-headings before it, plus the lines
NOTHING_SAID = ""

# The parts whose words are read, and what their sentences are about where no sub-heading says so.
PARTS = {
    "overview": NOTHING_SAID,
    "proactive_disclosure": NOTHING_SAID,
    "requests": APPLICATIONS,
    "review_litigation": REVIEWS,
    "other": NOTHING_SAID,
}

# One class first: Python's matcher then jumps from candidate to candidate; the rest is looked at in `_marks`.
_MARK = re.compile(r"[。;:!?\n ]([(一二三四五六七八九十0-9][一二三四五六七八九十0-9]{0,3}[)、.是])")
_FIRST_MARK = re.compile(r"([(一二三四五六七八九十0-9][一二三四五六七八九十0-9]{0,3}[)、.是])")
# A paragraph that begins with the name of an aspect: 依申请公开。全年收到申请3件。
_ASPECT = re.compile(
    r"(?:^|\n)((?:主动公开|依申请公开|政府信息管理|(?:政府信息公开)?平台建设|监督保障)(?:情况|方面|工作)?)(?=[。:\n])"
)
_HEADING_END = re.compile(r"[。\n!?;]")
_HEADING = 30  # characters of a sub-heading that are looked at
_SENTENCE = re.compile(r"[^。!?\n]+")
_APPLICATION_HEAD = re.compile(
    r"依申请|申请公开|公开申请|信息申请|申请办理|申请情况|(?:处理|办理|受理|收到)[^,。]{0,8}申请"
)
_OF_THE_YEAR = re.compile(
    r"(?:全年|本年度?|20\d\d年度?)(?:[我本全][局委办厅县市区镇])?(?:共|累计)*(?:收到|受理|新收|接收)(?:的|各类)?"
    r"(?:政府)?信息公开申请(?:共计?)?[0-9]"
)


class Sentence(NamedTuple):
    """A stretch of `passage.folded` between two full stops, and what its sub-heading says it is about.

    For the facts about figures, whose lists go on across a semicolon. Those about wording and years take
    `checker.facts.wording.Sentence`.
    """

    passage: Passage
    start: int
    end: int
    topic: str
    part: str  # key of the part it stands in
    paragraph: int  # counts sub-headings and line ends, so that a subject is not carried across them

    @property
    def text(self) -> str:
        return self.passage.folded[self.start : self.end]


@remembered
def report_sentences(report: Report) -> tuple[Sentence, ...]:
    """Return the sentences of all parts that tell figures, in order."""
    return tuple(_prose(report).sentences)


def told_among_problems(report: Report) -> Iterator[Sentence]:
    """Return the sentences of part five that say how many applications the year brought.

    What else it tells is of plans, of examples and of last year's faults.
    """
    section = report.section("problems")
    words = section.body.folded if section is not None else ""
    if section is not None and "申请" in words and _OF_THE_YEAR.search(words):
        for sentence in sentences(section.body, section.key):
            if _OF_THE_YEAR.search(words, sentence.start, sentence.end):
                yield sentence


def sentences_holding(report: Report, *words: str) -> list[Sentence]:
    """Return the sentences that hold one of these words, in order, without looking at the others.

    No word begins with a mark that ends a sentence.
    """
    prose, starts, every = _prose(report)
    numbers: set[int] = set()
    for word in words:
        place = prose.find(word)
        while place >= 0:
            number = bisect_right(starts, place)
            numbers.add(number - 1)
            # What else the sentence holds changes nothing.
            place = prose.find(word, starts[number]) if number < len(starts) else -1
    return [every[number] for number in sorted(numbers)]


class _Prose(NamedTuple):
    """The words of all parts that tell figures, their sentences, and where each begins in these words."""

    words: str
    starts: list[int]
    sentences: list[Sentence]


@remembered
def _prose(report: Report) -> _Prose:
    words: list[str] = []
    starts: list[int] = []
    every: list[Sentence] = []
    at = 0
    for section in report.sections:
        if section.key in PARTS and section.body.folded:
            inside = sentences(section.body, section.key, PARTS[section.key])
            every += inside
            starts += [at + one.start for one in inside]
            words.append(section.body.folded)
            at += len(section.body.folded) + 1
    return _Prose("\n".join(words), starts, every)


def sentences(passage: Passage, part: str = "", topic: str = NOTHING_SAID) -> list[Sentence]:
    """Cut a part's words into sentences; `topic` holds until a sub-heading says otherwise."""
    text = passage.folded
    marks = _marks(text)
    starts = [*[mark[0] for mark in marks], len(text)]
    topics = [topic, *_inherited(marks, topic)]
    found = []
    lines = counted = 0
    opened = 0  # sub-headings so far
    for match in _SENTENCE.finditer(text):
        start, end = match.span()
        lines += text.count("\n", counted, start)
        counted = start
        while starts[opened] <= start:
            opened += 1
        while starts[opened] < end:  # it opens inside the sentence (…；二是…)
            found.append(
                Sentence(passage, start, starts[opened], topics[opened], part, opened * A_HEADING + lines)
            )
            start = starts[opened]
            opened += 1
        found.append(Sentence(passage, start, end, topics[opened], part, opened * A_HEADING + lines))
    return found


def _marks(text: str) -> list[tuple[int, int, str]]:
    """Return where sub-headings open, their level (1 （一）, 2 1., 3 一是) and what they are about."""
    found = []
    first = _FIRST_MARK.match(text)
    for match in (*([first] if first else ()), *_MARK.finditer(text)):
        at, end = match.span(1)
        words = match[1]
        inside, close = words[:-1], words[-1]
        if inside[0] == "(":
            level = 1 if close == ")" and len(inside) > 1 and not inside[1].isdigit() else 0
        elif inside[0].isdigit():
            level = 2 if close in "、." and len(inside) < 3 and not text[end : end + 1].isdigit() else 0
        else:
            level = 1 if close == "、" else 3 if close == "是" and len(inside) == 1 else 0
        if level:
            found.append((at, level, _topic_of(text, end)))
    named = [(match.start(1), 1, _topic_of(text, match.start(1))) for match in _ASPECT.finditer(text)]
    return sorted(found + named) if named else found


def _topic_of(text: str, at: int) -> str:
    stop = _HEADING_END.search(text, at, at + _HEADING)
    heading = text[at : stop.start() if stop else at + _HEADING]
    if ("复议" in heading or "诉讼" in heading) and "依申请" not in heading:
        return REVIEWS
    return APPLICATIONS if "申请" in heading and _APPLICATION_HEAD.search(heading) else OTHER


def _inherited(marks: list[tuple[int, int, str]], topic: str) -> list[str]:
    """Give a lower heading without a topic of its own the topic of the one above it."""
    above = [topic, NOTHING_SAID, NOTHING_SAID]  # of each level
    found = []
    for _, level, own in marks:
        said = own
        if own == OTHER and level > 1:
            said = next((above[up] for up in range(level - 1, -1, -1) if above[up]), OTHER)
        found.append(said)
        if level < 3:
            above[level:] = [said, NOTHING_SAID][: 3 - level]
    return found


def cut(passage: Passage, start: int, end: int) -> Passage:
    """Return the characters start..end as a passage of their own that still knows its places."""
    anchors: list[Anchor] = []
    # The last anchor at or before `start`: (start + 1,) sorts before every anchor at start + 1.
    at = bisect_left(passage.anchors, (start + 1,)) - 1
    for number in range(max(at, 0), len(passage.anchors)):
        begin, location = passage.anchors[number]
        if begin >= end:
            break
        if begin <= start:
            anchors = [Anchor(0, location.narrowed(start - begin, end - start))]
        else:
            anchors.append(Anchor(begin - start, location))
    return Passage(passage.text[start:end], tuple(anchors), passage.folded[start:end])
