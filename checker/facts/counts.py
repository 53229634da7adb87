"""The figures of the narrative: how many of what, in whose words, about which subject.

Each figure is read with the words that say what it counts (受理政府信息公开申请 10 件), the words of the
sentence before it (代表区政府 …), the subject the sentence is about, and the row or column of the form
that the words name. What the figure should be equal to is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.carried import carried_row, of_another_year
from checker.facts.clauses import APPLICATIONS, OTHER, REVIEWS, Sentence, report_sentences
from checker.facts.figures import Figure, figures_of
from checker.facts.memory import remembered
from checker.facts.mentions import Named, last_mention, lexicon, mentions
from checker.facts.review_rows import ReviewRows
from checker.facts.saying import OPEN_VERB, VERB, Saying, is_filler, named_by, object_behind, read_saying
from checker.facts.subjects import ANYTHING, DECISIONS, DOCUMENTS, LITIGATION, REVIEW, subject_in
from checker.model.report import Report
from checker.source.location import Location

# A sentence without any of these is not looked at, unless its heading is about applications or reviews.
_WORTH_READING = re.compile(
    "申请|复议|诉讼|规章|规范性文件|行政许可|行政处罚|行政强制|办结|答复|予以公开|不予公开|结转|处理费"
)
_LIST_SENTENCE = re.compile(r"\s*(?:其中|从[^,]{2,12}看|按[^,]{2,12}(?:分|看|统计))")
_SUB_LIST = re.compile(r"其中|包括|分别|(?<!包)含(?!有)")
_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请|公开申请|申请公开")
_EVERYBODY = re.compile(r"公民[、,]法人")  # 收到公民、法人和其他组织的申请: no kind of applicant is meant
_BARE_RESULT = "公开"
# What may stand around the verb where documents were named before: 废止 · 现行有效文件 · 清理失效文件.
_ONLY_VERBS = re.compile(
    r"(?:共|已|的|了|本年度?|全年|年内|本级|新|及时|依法|累计|制发|制定|发布|出台|废止|失效|宣布|清理|现行|有效|保留|继续|"
    r"修改|修订|和|并|文件|件数|数量|为|达|个|\s)*+"
)
_BEFORE = 300  # characters of the sentence that are looked at before a figure
_DECISION_UNITS = frozenset("件宗起例")


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

    # Few of the figures are asked for what follows.

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        at = self.figure.start
        return self.sentence.passage.folded[max(self.sentence.start, at - _BEFORE) : at]

    @property
    def after(self) -> str:
        """What follows it, up to the next stop or figure."""
        return self.saying.ahead

    @property
    def raw(self) -> str:
        saying, passage = self.saying, self.sentence.passage
        start = self.figure.start - len(saying.head)
        if passage.folded[start : self.figure.start] != saying.head:
            start = self.figure.start
        end = self.figure.end + (len(saying.ahead) if saying.words.endswith(saying.ahead) else 0)
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
    def sentence_words(self) -> str:
        return self.sentence.passage.text[self.sentence.start : self.sentence.end].strip()


@remembered
def read_counts(report: Report) -> tuple[Count, ...]:
    """Return every whole exact figure of the narrative, in order."""
    reader = _Reader(report)
    return tuple(count for sentence in report_sentences(report) for count in reader.read(sentence))


class _Mood(NamedTuple):
    """What the sentence is about at the moment; `weak`: only carried over from the sentence before."""

    subject: str
    weak: bool


class _Reader:
    """Goes through the sentences and keeps in mind what was spoken of last."""

    def __init__(self, report: Report) -> None:
        tables = report.tables
        self._rows = {key: lexicon(table.spec, "row") for key, table in tables.items()}
        self._columns = {key: lexicon(table.spec, "column") for key, table in tables.items()}
        self._results = self._rows.get("t3")
        self._year = report.identity.year
        self._last = ANYTHING  # the subject spoken of last
        self._paragraph = -1
        self._documents: Named | None = None  # 规章 or 行政规范性文件, whichever was named last
        self._disclosure: tuple[Sentence, bool] | None = None
        self._reviews = ReviewRows(self._rows.get("t4"), self._columns.get("t4"), self._year)

    def read(self, sentence: Sentence) -> Iterator[Count]:
        """Read the figures of one sentence."""
        mood = self._mood(sentence)
        if mood is None:
            return
        text, (start, end), topic = sentence.passage.folded, (sentence.start, sentence.end), sentence.topic
        at, lead, listing, depth = start, "", False, 0
        for figure in figures_of(text, start, end):
            if figure.unit == "%":
                continue
            gap, at = at, figure.end
            heard = self._heard(text, gap, figure.start, topic)
            if heard:
                mood = _Mood(heard, weak=False)
            saying = read_saying(text, start, gap, figure.start, figure.end, end, lead)
            if mood.subject == APPLICATIONS and not mood.weak and not lead and VERB.search(saying.head):
                lead = saying.head
            mood = self._mood_behind(text, figure, saying, mood, heard, topic)
            closed = text.count(")", gap, figure.start)
            depth = max(0, depth + text.count("(", gap, figure.start) - closed)
            if _SUB_LIST.search(text, gap, figure.start):
                listing = True
            elif listing and not depth and (closed or VERB.search(saying.words)):
                listing = False  # the bracket is closed, or a verb begins something new
            count = self._count(sentence, figure, saying, mood, listed=listing or depth > 0)
            if count is not None:
                yield count
        self._last = self._heard(text, at, end, topic) or mood.subject

    def _mood(self, sentence: Sentence) -> _Mood | None:
        """Return what a sentence begins to be about; None where it need not be read."""
        carried = self._last if sentence.paragraph == self._paragraph else ANYTHING
        self._paragraph = sentence.paragraph
        if sentence.topic == APPLICATIONS:
            return _Mood(APPLICATIONS, weak=False)
        text = sentence.passage.folded
        if sentence.topic == REVIEWS:
            return _Mood(REVIEWS, weak=True)
        if _WORTH_READING.search(text, sentence.start, sentence.end) is None:
            self._last = OTHER
            return None
        goes_on = carried == APPLICATIONS and _LIST_SENTENCE.match(text, sentence.start) is not None
        return _Mood(carried, weak=not goes_on)

    def _heard(self, text: str, start: int, end: int, topic: str) -> str:
        return subject_in(text, start, end, topic, self._results)

    def _mood_behind(
        self, text: str, figure: Figure, saying: Saying, mood: _Mood, heard: str, topic: str
    ) -> _Mood:
        """Take in what stands behind the figure, where that says what is counted."""
        if not saying.ahead:
            return mood
        end = figure.end + len(saying.ahead) + 1
        if object_behind(saying):
            return _Mood(self._heard(text, figure.end, end, topic) or OTHER, weak=False)
        if not heard and saying.words.endswith(saying.ahead):
            behind = self._heard(text, figure.end, end, topic)
            return _Mood(behind, weak=False) if behind else mood
        return mood

    def _count(
        self, sentence: Sentence, figure: Figure, saying: Saying, mood: _Mood, *, listed: bool
    ) -> Count | None:
        if figure.about or not isinstance(figure.value, int):
            return None
        subject = ANYTHING if mood.subject == REVIEWS else mood.subject
        if subject != ANYTHING and of_another_year(saying.words, self._year):
            subject = ANYTHING
        row: Named | None = None
        column: Named | None = None
        if subject == APPLICATIONS:
            row, column = self._request(sentence, saying, listed=listed)
            if mood.weak and row is None and column is None and not VERB.search(saying.words):
                subject = ANYTHING
        elif subject in (REVIEW, LITIGATION):
            if sentence.topic in (APPLICATIONS, REVIEWS) or self._of_disclosure(sentence):
                row, column = self._reviews.read(sentence, figure, saying)
            else:
                subject = ANYTHING
        elif subject in (DOCUMENTS, DECISIONS) and "t2" in self._rows:
            row = self._document(saying, subject)
            if subject == DECISIONS and figure.unit not in _DECISION_UNITS:
                row = None
        if not figure.unit and row is None and column is None:
            return None
        return Count(
            figure.value,
            figure.unit,
            saying.words,
            subject,
            listed,
            saying.leading,
            row,
            column,
            sentence,
            figure,
            saying,
        )

    def _of_disclosure(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is about disclosure, once for all its figures."""
        if self._disclosure is None or self._disclosure[0] is not sentence:
            said = _DISCLOSURE.search(sentence.passage.folded, sentence.start, sentence.end) is not None
            self._disclosure = (sentence, said)
        return self._disclosure[1]

    def _request(
        self, sentence: Sentence, saying: Saying, *, listed: bool
    ) -> tuple[Named | None, Named | None]:
        """Return the row and the column of table 3 that the words name."""
        if self._results is None:
            return None, None
        words = saying.words
        carried = carried_row(words, self._year)
        if carried:
            return Named("t3", "row", carried), None
        row = named_by(words, self._results, leading=saying.leading)
        text = sentence.passage.folded
        if (
            row is None
            and words == _BARE_RESULT
            and listed
            and text.find("部分公开", sentence.start, sentence.end) >= 0
        ):
            row = Named("t3", "row", "予以公开")
        if row is not None and row.name == "予以公开" and "部分公开" in saying.bracket:
            row = row._replace(also="部分公开")  # 予以公开（含部分公开）15件
        if _EVERYBODY.search(words):
            return row, None
        return row, named_by(words, self._columns["t3"], leading=saying.leading)

    def _document(self, saying: Saying, subject: str) -> Named | None:
        """Return the row of table 2 that the words name, or named last where they are verbs (废止25件)."""
        rows, words = self._rows["t2"], saying.words
        found = last_mention(words, mentions(words, rows))
        if found is not None and not is_filler(words[found.end :]):
            return None
        if found is None and saying.ahead and OPEN_VERB.search(words):
            inside = mentions(saying.ahead, rows)
            found = inside[0] if inside and is_filler(saying.ahead[inside[0].end :]) else None
        if found is not None:
            self._documents = found.named
            return found.named
        if subject == DOCUMENTS and _ONLY_VERBS.fullmatch(words):
            return self._documents
        return None
