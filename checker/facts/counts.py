"""The figures of the narrative: how many of what, in whose words, about which subject.

Each figure is read with the words that say what it counts (受理政府信息公开申请 10 件), the words of the
sentence before it (代表区政府 …), the subject the sentence is about, and the row or column of the form
that the words name. What the figure should be equal to is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.facts.carried import of_another_year, told_to_go_over
from checker.facts.clauses import (
    A_HEADING,
    APPLICATIONS,
    OTHER,
    REVIEWS,
    Sentence,
    report_sentences,
    told_among_problems,
)
from checker.facts.count import Count, words_before
from checker.facts.document_rows import OF_WHICH, DocumentRows
from checker.facts.figures import Figure, figures_of, is_scaled
from checker.facts.memory import remembered
from checker.facts.mentions import Named, lexicon, mentions
from checker.facts.parallel import named_apart
from checker.facts.request_cells import NO_CELL, Around, Cell, Told, request_cell
from checker.facts.review_rows import ReviewRows
from checker.facts.rows_of_form import CARRIED_IN, CARRIED_OUT, PROCESSED, RECEIVED
from checker.facts.saying import VERB, Saying, is_load, object_behind, own_end, read_saying
from checker.facts.scope import (
    clause_before,
    is_by_channel,
    is_one_unit,
    is_part,
    not_all_accepted,
    of_other_time,
    turns_elsewhere,
)
from checker.facts.subjects import ANYTHING, DECISIONS, DOCUMENTS, LITIGATION, REVIEW, subject_in
from checker.facts.thread import REQUESTS, WITH_CARRIED, Mood, Thread, only_a_kind
from checker.model.report import Report

__all__ = ["Count", "CountsByPlace", "counts_by_place", "read_counts"]

# A sentence without any of these is not looked at, unless its heading is about applications or reviews.
_WORTH_READING = re.compile(
    "申请|复议|诉讼|被诉|规章|规范性文件|行政许可|行政处罚|行政强制|许可决定|处罚决定|办结|答复|予以公开|不予公开|结转|处理费"
)
_LIST_SENTENCE = re.compile(r"\s*(?:其中|从[^,]{2,12}看|按[^,]{2,12}(?:分|看|统计))")
_SUB_LIST = re.compile(r"其中|包括|分别|(?<!包)含(?!有)")
_DISCLOSURE = re.compile("信息公开|政务公开|依申请|公开申请|申请公开|对答复不服|不服答复")
_RECEIVED = re.compile("收到|新收|受理|接收|接到|收办|登记|新增")
_SAME_VERB = re.compile("收到|受理|接收|接到|(?<![需应待未])(?:答复|办结)(?!率)")
_ADDED = re.compile("加上|加之|加|连同")
# Totals without a unit: 收件数128，办结数129.
_TOTAL_WITHOUT_UNIT = re.compile("(?:收件|申请|受理)(?:总?数|量)$")
_DOCUMENT_VERB = re.compile("现行有效|新?制发|新?制定|新增|出台|印发|废止|失效|保留")
_DOCUMENTS_AHEAD = re.compile("(?:行政)?规范性文件")  # 现行有效的20件规范性文件
_CARRIES = ("结转", "转结", "顺延")
# How documents are classed: 主动公开类31件，依申请公开类58件，不予公开类116件.
_CLASS = re.compile("(?:依申请公开|不予公开|不公开)类?的?")
_CLASS_BEFORE = re.compile("(?:主动公开|依申请公开)类?的?$")
_AMONG = re.compile("[^,;。]{0,12}(?<!其)中,?")
_OF_CARRIED = re.compile("结转[^,;]{0,8}中[,:]$")  # 上年结转申请中，自然人6件
_BEHIND = 20  # characters behind a figure that may say that it is not all


@remembered
def read_counts(report: Report) -> tuple[Count, ...]:
    """Return every whole exact figure of the narrative, in order."""
    reader = _Reader(report)
    told = (*report_sentences(report), *told_among_problems(report))
    return tuple(count for sentence in told for count in reader.read(sentence))


CountsByPlace = dict[tuple[int, int], Count]  # by id(passage) and where the figure begins in it


@remembered
def counts_by_place(report: Report) -> CountsByPlace:
    """Return the figures of `read_counts`, to be looked up where others read figures of the same words."""
    return {(id(count.sentence.passage), count.figure.start): count for count in read_counts(report)}


def _settled(found: list[Count]) -> list[Count]:
    """Leave it open which figure is the whole where a sentence tells several: 甲局收到5件，乙局收到3件."""
    if len(found) < 2:
        return found
    told: dict[str, set[int]] = {}
    verbs: list[str] = []
    for count in found:
        whole = count.subject == APPLICATIONS and not count.listed and count.column is None
        whole = whole and count.row_name in ("", PROCESSED) and not is_by_channel(count.says)
        verb = _SAME_VERB.search(count.says) if whole and WITH_CARRIED not in count.says else None
        verbs.append(verb.group() if verb else "")
        told.setdefault(verbs[-1], set()).add(count.number)
    if all(len(numbers) == 1 for verb, numbers in told.items() if verb):
        return found
    return [
        count._replace(row=None, listed=True) if verb and len(told[verb]) > 1 else count
        for count, verb in zip(found, verbs, strict=True)
    ]


def _carried_over(sentence: Sentence, figure: Figure, saying: Saying, over_as: str) -> Count:
    return Count(
        int(figure.value),
        figure.unit,
        over_as,  # whatever else the words say: 未办结的2件转入2025年
        APPLICATIONS,
        listed=False,
        leading=False,
        row=Named("t3", "row", CARRIED_OUT),
        column=None,
        sentence=sentence,
        figure=figure,
        saying=saying,
        before=words_before(sentence, figure),
    )


class _Reader:
    """Goes through the sentences and keeps in mind what was spoken of last."""

    def __init__(self, report: Report) -> None:
        tables = report.tables
        rows = {key: lexicon(table.spec, "row") for key, table in tables.items()}
        columns = {key: lexicon(table.spec, "column") for key, table in tables.items()}
        self._results, self._applicants = rows.get("t3"), columns.get("t3")
        self._year = report.identity.year
        self._organ = report.identity.organ or ""
        self._last = ANYTHING  # the subject spoken of last
        self._paragraph = -1
        self._disclosure: tuple[Sentence, bool] | None = None
        self._documents = DocumentRows(rows.get("t2"))
        self._reviews = ReviewRows(rows.get("t4"), columns.get("t4"), self._year)

    def read(self, sentence: Sentence) -> Iterator[Count]:
        """Read the figures of one sentence."""
        mood = self._mood(sentence)
        if mood is None:
            return
        text, (start, end), topic = sentence.passage.folded, (sentence.start, sentence.end), sentence.topic
        figures = figures_of(text, start, end)
        if not figures:
            self._last = self._heard(text, start, end, topic) or mood.subject
            return
        at, told = start, Thread()
        found: list[Count] = []
        over: list[int] = []  # which of them are said to go over to the next year
        apart = named_apart(text, start, figures) if text.find("分别", start, end) >= 0 else {}
        for figure in figures:
            if figure.unit == "%":
                continue
            gap, at = at, figure.end
            before = mood
            heard = self._heard(text, max(gap, told.own_end), figure.start, topic)
            if heard:
                mood = Mood(heard, weak=False)
            saying = self._saying(text, sentence, gap, figure, told, apart)
            over_as = self._goes_over(sentence, figure, saying, mood, told)
            if over_as:
                over.append(len(found))
                found.append(_carried_over(sentence, figure, saying, over_as))
                told.last = Told(Cell(found[-1].row), saying.head, saying.words)
                mood = REQUESTS
                continue
            mood = self._mood_behind(text, figure, saying, mood, heard, topic)
            if _CLASS.fullmatch(saying.words) and _CLASS_BEFORE.search(told.last.says):
                mood = Mood(OTHER, weak=False)  # how documents are classed
            self._take_in(text, gap, figure, saying, told)
            listed = told.listing or told.depth > 0
            count = self._count(sentence, gap, figure, saying, mood, told, listed=listed)
            if only_a_kind(before, mood, saying, listed=listed):
                mood = before
            elif not told.lead and mood == REQUESTS and not told.last.cell.part:
                verb = VERB.search(saying.head)
                told.lead = f"{verb.group()}申请" if verb and verb.group() not in _CARRIES else ""
            if count is not None:
                found.append(count)
        if len(over) > 1:  # 1件因…结转下年，另有2件因…结转下年
            found = [one._replace(row=None) if at in over else one for at, one in enumerate(found)]
        yield from _settled(found)
        self._last = self._heard(text, at, end, topic) or mood.subject

    def _goes_over(self, sentence: Sentence, figure: Figure, saying: Saying, mood: Mood, told: Thread) -> str:
        if APPLICATIONS not in (mood.subject, sentence.topic) or mood.subject in (REVIEW, LITIGATION):
            return ""
        after = told.last.cell.row_name == PROCESSED and not told.listing
        text = sentence.passage.folded
        over_as = told_to_go_over(saying.head, text, figure, sentence.end, self._year, after_processed=after)
        return over_as if over_as == CARRIED_OUT or mood.subject == APPLICATIONS else ""

    def _saying(
        self, text: str, sentence: Sentence, gap: int, figure: Figure, told: Thread, apart: dict[int, str]
    ) -> Saying:
        name = apart.get(figure.start)
        if name is not None:  # 予以公开、部分公开分别为52件、11件
            return Saying(name, "", "")
        begin = max(gap, told.own_end)
        load = "" if text.find("中", begin, figure.start) >= 0 else told.load()  # 上年结转5件中，需答复2件
        saying = read_saying(
            text, sentence.start, begin, figure.start, figure.end, sentence.end, told.summed(), load
        )
        told.own_end = own_end(text, figure.end, saying)
        return saying

    def _take_in(self, text: str, gap: int, figure: Figure, saying: Saying, told: Thread) -> None:
        """Notice where a list opens and ends, and where the sentence turns to another year."""
        between = text[gap : figure.start]
        if ";" in between:
            told.one_kind = told.among = False
            told.kinds.clear()
        elif "中" in between and _AMONG.match(between):
            told.among, told.over = True, told.last
            last, applicants = told.last, self._applicants
            told.one_kind = (  # 自然人申请7件中，予以公开6件
                last.cell.column is not None
                or last.says.endswith(("提交的", "提出的"))
                or (applicants is not None and bool(mentions(text, applicants, gap, figure.start)))
            )
        opened, closed = between.count("("), between.count(")")
        told.depth = max(0, told.depth + opened - closed)
        if _SUB_LIST.search(between):
            told.listing, told.over = True, told.last
        else:
            if opened:
                told.over = told.last
            if (
                told.listing
                and not told.depth
                and (closed or (text[gap] != "、" and VERB.search(saying.words)))
            ):
                told.listing = False  # the bracket is closed, or a verb begins something new

    def _mood(self, sentence: Sentence) -> Mood | None:
        """Return what a sentence begins to be about; None where it need not be read."""
        carried = self._last if sentence.paragraph == self._paragraph else ANYTHING
        under_the_same_heading = sentence.paragraph // A_HEADING == self._paragraph // A_HEADING
        self._paragraph = sentence.paragraph
        if sentence.topic == APPLICATIONS:
            return Mood(APPLICATIONS, weak=False)
        text = sentence.passage.folded
        if sentence.topic == REVIEWS:
            goes_on = self._last in (REVIEW, LITIGATION) and under_the_same_heading
            return Mood(self._last if goes_on else REVIEWS, weak=True)
        if _WORTH_READING.search(text, sentence.start, sentence.end) is None:
            self._last = OTHER
            return None
        goes_on = carried == APPLICATIONS and _LIST_SENTENCE.match(text, sentence.start) is not None
        return Mood(carried, weak=not goes_on)

    def _heard(self, text: str, start: int, end: int, topic: str) -> str:
        return subject_in(text, start, end, topic, self._results)

    def _mood_behind(
        self, text: str, figure: Figure, saying: Saying, mood: Mood, heard: str, topic: str
    ) -> Mood:
        """Take in what stands behind the figure, where that says what is counted."""
        if not saying.ahead:
            return mood
        end = figure.end + len(saying.ahead) + 1
        if object_behind(saying) or (OF_WHICH.search(saying.words) and _DOCUMENTS_AHEAD.match(saying.ahead)):
            return Mood(self._heard(text, figure.end, end, topic) or OTHER, weak=False)
        if not heard and saying.words.endswith(saying.ahead):
            behind = self._heard(text, figure.end, end, topic)
            return Mood(behind, weak=False) if behind else mood
        return mood

    def _count(
        self,
        sentence: Sentence,
        gap: int,
        figure: Figure,
        saying: Saying,
        mood: Mood,
        told: Thread,
        *,
        listed: bool,
    ) -> Count | None:
        clause, ahead_of_it = clause_before(sentence.passage.folded, gap, figure.start)
        elsewhere = turns_elsewhere(clause, ahead_of_it, self._year)
        if elsewhere is not None:
            told.elsewhere = elsewhere
        cell = NO_CELL
        subject = ANYTHING if mood.subject == REVIEWS else mood.subject
        dated = clause if "(" in clause else saying.words
        if subject != ANYTHING and of_another_year(dated, self._year):
            subject = ANYTHING
        if subject == APPLICATIONS:
            cell = self._request(sentence, figure, saying, told, clause, ahead_of_it, listed=listed)
            if mood.weak and cell == NO_CELL and not VERB.search(saying.words):
                subject = ANYTHING
        elif subject in (REVIEW, LITIGATION):
            subject, cell = self._review(sentence, figure, saying, subject)
        elif subject in (DOCUMENTS, DECISIONS):
            since = sentence.passage.folded[gap : figure.start]
            cell = Cell(self._documents.read(figure, saying, subject, since))
        told.last = Told(cell, saying.head, saying.words)
        says = saying.words
        if subject == DOCUMENTS and clause[:1] == "、":
            says = told.verb + says if VERB.search(says) is None else says  # 现行有效规章17件、规范性文件85件
        elif subject == DOCUMENTS:
            says = saying.head if saying.head.startswith("现有") else says
            verb = _DOCUMENT_VERB.search(says)
            told.verb = verb.group() if verb else ""
        if figure.about or not isinstance(figure.value, int) or is_scaled(sentence.passage.folded, figure):
            return None
        if not figure.unit and cell == NO_CELL and not _TOTAL_WITHOUT_UNIT.search(saying.words):
            return None
        return Count(
            figure.value,
            figure.unit,
            says,
            subject,
            listed or cell.part,
            saying.leading,
            cell.row,
            cell.column,
            sentence,
            figure,
            saying,
            words_before(sentence, figure),
        )

    def _review(self, sentence: Sentence, figure: Figure, saying: Saying, subject: str) -> tuple[str, Cell]:
        """Return the cell of table 4, and no subject where it is not certain that it is over disclosure."""
        disclosure = sentence.topic in (APPLICATIONS, REVIEWS) or self._of_disclosure(sentence)
        if not disclosure and sentence.part != "overview":
            return ANYTHING, NO_CELL
        cell = Cell(*self._reviews.read(sentence, figure, saying))
        return subject if disclosure else ANYTHING, cell

    def _of_disclosure(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is about disclosure, once for all its figures."""
        if self._disclosure is None or self._disclosure[0] is not sentence:
            said = _DISCLOSURE.search(sentence.passage.folded, sentence.start, sentence.end) is not None
            self._disclosure = (sentence, said)
        return self._disclosure[1]

    def _request(
        self,
        sentence: Sentence,
        figure: Figure,
        saying: Saying,
        told: Thread,
        clause: str,
        ahead_of_it: str,
        *,
        listed: bool,
    ) -> Cell:
        """Return the row and the column of table 3 that the words name, and whether it is all of that."""
        if self._results is None or self._applicants is None:
            return NO_CELL
        text, words = sentence.passage.folded, saying.words
        behind = text[figure.end : min(figure.end + _BEHIND, sentence.end)]
        joined = clause[:1] == "、"
        around = Around(sentence, ahead_of_it, behind, listed, told.among, told.over, told.last, joined)
        cell = request_cell(saying, around, self._results, self._applicants, self._year)
        row = cell.row_name
        carried = row in (CARRIED_IN, CARRIED_OUT)
        total = cell.column is None and row in ("", RECEIVED, PROCESSED)
        if (
            cell.part
            or told.elsewhere
            or (cell.row is not None and cell.column is None and told.of_one_kind())
            or (cell.row is None and cell.column is not None and _OF_CARRIED.search(ahead_of_it) is not None)
            or is_one_unit(words, self._organ)
            or (total and is_part(words, behind) and not is_load(words))
            or (total and row != PROCESSED and not_all_accepted(text, sentence.start, sentence.end))
            or (not carried and self._of_other_time(saying, clause, ahead_of_it))
        ):
            return Cell(part=True)
        if cell.column is not None and not listed:
            told.kinds.add(cell.column.name)
            told.one_kind = cell.row is not None
        elif row == CARRIED_IN and not listed:
            told.carried = True
            told.added = _ADDED.match(saying.head) is not None
        elif total and not listed and not is_by_channel(words):
            told.processed = told.processed or row == PROCESSED
            told.whole = told.whole or (row != PROCESSED and _RECEIVED.search(words) is not None)
        return cell

    def _of_other_time(self, saying: Saying, clause: str, ahead_of_it: str) -> bool:
        if saying.leading:
            clause += saying.words
        return of_other_time(clause, ahead_of_it, self._year)
