"""The figures of the narrative: how many of what, in whose words, about which subject.

Each figure is read with the words that say what it counts (受理政府信息公开申请 10 件), the words of the
sentence before it (代表区政府 …), the subject the sentence is about, and the row or column of the form
that the words name. What the figure should be equal to is for the rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.clauses import APPLICATIONS, OTHER, REVIEWS, Sentence, report_sentences
from checker.facts.figures import Figure, figures
from checker.facts.memory import remembered
from checker.facts.mentions import Lexicon, Mention, Named, last_mention, lexicon, mentions
from checker.model.report import Report
from checker.source.location import Location

# Subjects of a figure.
REVIEW = "复议"
LITIGATION = "诉讼"
DOCUMENTS = "文件"
DECISIONS = "处理决定"
FEES = "信息处理费"
ANYTHING = ""

_OTHER_WORDS = (
    "热线|留言|来信|信箱|来电|建议|提案|议案|咨询|协查|解读|新闻|公众号|微博|稿|访谈|信访|诉求|投诉|举报|举办|培训|会议|"
    "公文|政策文件|文件解读|主动公开|公开信息|公开各类|信息公开指南|发布|刊发|刊登|公报|征集|调查|网民|办件|政务服务|回应|通知|"
    "行政案件|检索|答问|审查|征求|意见|送达|告知书|补正告知|延期|培训班|复印|邮寄费|工作人员|专栏|栏目"
)
# Alternatives that all begin with a plain character: Python's matcher then jumps between those characters.
_SUBJECTS = re.compile(
    "复议|诉讼|起诉|应诉|依申请(?:公开)?(?:政府)?(?:信息)?|公开申请|信息申请|申请公开件|申请件|申请公开(?:的?政府)?(?:信息)?"
    "|申请|规范性文件|规章制度|规章|行政许可|行政处罚|行政强制|行政事业性收费|信息处理费|" + _OTHER_WORDS
)
_SUBJECT_OF = {
    "复议": REVIEW,
    "诉讼": LITIGATION,
    "起诉": LITIGATION,
    "应诉": LITIGATION,
    "公开申请": APPLICATIONS,
    "信息申请": APPLICATIONS,
    "规范性文件": DOCUMENTS,
    "规章": DOCUMENTS,
    "行政许可": DECISIONS,
    "行政处罚": DECISIONS,
    "行政强制": DECISIONS,
    "行政事业性收费": DECISIONS,
    "信息处理费": FEES,
}
# A sentence without any of these is not looked at, unless its heading is about applications or reviews.
_WORTH_READING = re.compile("申请|复议|诉讼|规章|规范性文件|行政许可|行政处罚|行政强制|办结|答复|予以公开|不予公开|结转|处理费")
_LIST_SENTENCE = re.compile(r"\s*(?:其中|从[^,]{2,12}看|按[^,]{2,12}(?:分|看|统计))")
_ABOUT_DISCLOSURE = re.compile(r"信息公开|政务公开|依申请|公开申请|申请公开")

_DELIMITERS = frozenset(",;:。!?()\n“”\"")
_LINK = re.compile(
    r"(?:其中|另外|另有|另|此外|以及|及|和|与|并|且|同时|还有|包括|包含|含|分别为|分别是|分别|即|剩余|剩下|其余|剩|尚有|仍有|现有|还|仍"
    r"|有|约|近|:|、|\s)+"
)
_SUM_WORDS = re.compile(r"(?:总共|共计|合计|总计|累计|共|计)")
_SUB_LIST = re.compile(r"其中|包括|分别|(?<!包)含(?!有)")
_VERB = re.compile(
    r"新收|收到|接收|接受|登记|受理|收办|接到|收件|答复|办结|办理|处理|回复|办复|结转|转结|顺延|制发|制定|出台|废止|失效|有效|保留|作出|做出|"
    r"查处|发生|引发|提起|收取|新增|审结|收"
)
_OPEN_VERB = re.compile(
    r"(?:新收|收到|接收|接受|登记|受理|收办|接到|收|答复|办结|办理|处理|回复|办复|制发|制定|出台|废止|修改|修订|发生|引发|提起|新增|有)了?$"
)
_NOUN_AHEAD = re.compile(
    r"(?:的)?(?:政府|政务)?(?:信息)?(?:依?申请|公开申请|行政|规范性文件|规章|复议|诉讼)|[^,。;]{0,24}信息公开[^,。;]{0,8}申请"
)
_NO_NOUN_AHEAD = re.compile(r"(?:均|已|全部|都|并|按|且|其中|同比|较|比|,|占|以上|左右|次)")
# What may stand around the verb where documents were named before: 废止 · 现行有效文件 · 清理失效文件.
_ONLY_VERBS = re.compile(
    r"(?:共|已|的|了|本年度?|全年|年内|本级|新|及时|依法|累计|制发|制定|发布|出台|废止|失效|宣布|清理|现行|有效|保留|继续|修改|修订"
    r"|和|并|\(修改\)|文件|件数|数量|为|达|个|\s)*"
)
_BARE_RESULT = "公开"
# What may stand between the words that name a row and the figure.
_FILLER = re.compile(
    r"(?:的|依|共计?|合计|总计|为|有|计|是|达|:|等|类|信息|数量?|件数|案件|案|情形|情况|答复|办结|处理|办理|告知|原因|申请|政府信息公开"
    r"|依法|政府信息|政府|公开|提出|提交|所|结果|被|了|事项|决定|已|均|以上|\s)*"
)
_CARRY = "(?:结转|转结|转接|接转|顺延|延续|遗留|结存|转入|转办|跨年)"
_LAST = "(?:上年度?|上一年度?|去年度?|往年|前一年度?|以前年度|上一个年度)"
_NEXT = "(?:下年度?|下一年度?|次年度?|明年|来年|下一个年度)"
_CARRIED_IN = re.compile(rf"{_LAST}[^,]{{0,14}}{_CARRY}|{_CARRY}(?:自|于|的|来的)?{_LAST}")
_CARRIED_OUT = re.compile(
    rf"(?:{_CARRY}|转|延至|延期|留待|留到|推迟)[^,]{{0,10}}(?:{_NEXT}|继续办理)|{_NEXT}(?:继续)?(?:办理|答复|办结|处理)"
)
_CARRY_WITH_YEAR = re.compile(rf"(20\d\d)年度?[^,]{{0,8}}{_CARRY}|{_CARRY}[^,]{{0,4}}?(20\d\d)年")
_FORMER_YEAR = re.compile(r"上年|去年|上一年|往年|历年|前年|以前年度|20\d\d年以来|20\d\d年至20")
_STILL_OPEN = re.compile(r"正在(?:办理|处理|审核)|尚未(?:办结|答复|办理完)|(?<!已)在办|未办结|仍在办理|办理中")
_BARE_CARRY = re.compile(r"(?:现|已)?(?:结转|转结)(?:的|申请|办理|为|共)*")
_YEARS = re.compile(r"(20\d\d)年")
_TOTAL_ROW = "办理总计"
_SHORT = 40  # characters after a figure that still belong to it


class Count(NamedTuple):
    """A figure of the narrative. Texts are folded (half-width); `raw` and `location` are as printed."""

    count: int
    unit: str
    says: str  # the words that say what is counted
    before: str  # the sentence up to the figure
    after: str  # what follows it, up to the next stop or figure
    subject: str
    listed: bool  # in a list that takes a sum apart (其中 …)
    leading: bool  # the figure stands before the words (19件已按时答复)
    row: Named | None
    column: Named | None
    raw: str
    location: Location | None
    sentence: Sentence
    figure: Figure

    @property
    def row_name(self) -> str:
        return self.row.name if self.row is not None else ""

    @property
    def row_also(self) -> str:
        return self.row.also if self.row is not None else ""

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


class _Reader:
    """Goes through the sentences of a part and keeps in mind what was spoken of last."""

    def __init__(self, report: Report) -> None:
        tables = report.tables
        self._rows = {
            key: lexicon(tables[key].spec, "row") for key in ("t2", "t3", "t4") if key in tables
        }
        self._columns = {key: lexicon(tables[key].spec, "column") for key in ("t3", "t4") if key in tables}
        self._lines = {
            named.name: named for named in self._rows["t3"].named.values()
        } if "t3" in self._rows else {}
        self._year = report.identity.year
        self._last_subject = ANYTHING
        self._last_paragraph = -1
        self._documents: Named | None = None
        self._block: Named | None = None

    def read(self, sentence: Sentence) -> Iterator[Count]:
        text = sentence.passage.folded
        carried = self._last_subject if sentence.paragraph == self._last_paragraph else ANYTHING
        topic = sentence.topic
        self._last_paragraph = sentence.paragraph
        if topic in (APPLICATIONS, REVIEWS):
            subject = topic
        elif not _WORTH_READING.search(text, sentence.start, sentence.end):
            self._last_subject = OTHER
            return
        else:
            subject = carried
        weak = topic != APPLICATIONS and not (carried == APPLICATIONS and _LIST_SENTENCE.match(sentence.text))
        at = sentence.start
        lead = ""
        listed_from = -1
        for figure in figures(text, sentence.start, sentence.end):
            if figure.unit == "%":
                continue
            gap_at, at = at, figure.end
            heard = self._subject_in(text, gap_at, figure.start, topic)
            if heard:
                subject, weak = heard, False
            head, opening = _head(text, sentence.start, gap_at, figure.start)
            ahead = _ahead(text, figure.end, sentence.end)
            if subject == APPLICATIONS and not weak and not lead and _VERB.search(head):
                lead = head
            says, leading = _says(head, ahead, lead)
            if ahead and _OPEN_VERB.search(head) and not says.endswith(ahead) and not _NO_NOUN_AHEAD.match(ahead):
                subject, weak = self._subject_in(text, figure.end, figure.end + len(ahead) + 1, topic) or OTHER, False
            elif ahead and not heard and says.endswith(ahead):
                follows = self._subject_in(text, figure.end, figure.end + len(ahead) + 1, topic)
                if follows:
                    subject, weak = follows, False
            marker = None
            for marker in _SUB_LIST.finditer(text, gap_at, figure.start):
                pass
            if marker is not None:
                listed_from = marker.start()
            elif listed_from >= 0 and _VERB.search(says) and not opening:
                listed_from = -1
            yield from self._count(
                sentence, figure, says, ahead, subject, weak, listed_from >= 0, leading, head
            )
        self._last_subject = self._subject_in(text, at, sentence.end, topic) or subject

    def _subject_in(self, text: str, start: int, end: int, topic: str) -> str:
        """Return the subject named last in a stretch; words that name a result are no subject."""
        heard = ""
        results: list[Mention] | None = None
        for match in _SUBJECTS.finditer(text, start, end):
            word = match.group()
            said = _SUBJECT_OF.get(word)
            if said is None:
                if word == "申请":
                    if topic == APPLICATIONS:
                        heard = APPLICATIONS
                    continue
                if "申请" in word:
                    said = APPLICATIONS
                elif word == "规章制度":
                    continue
                else:
                    if results is None:
                        results = mentions(text, self._rows["t3"], start, end) if "t3" in self._rows else []
                    if any(mention.start <= match.start() < mention.end for mention in results):
                        continue
                    said = OTHER
            heard = said
            if said in (REVIEW, LITIGATION):
                self._block = None
        return heard

    def _count(
        self,
        sentence: Sentence,
        figure: Figure,
        says: str,
        ahead: str,
        subject: str,
        weak: bool,
        listed: bool,
        leading: bool,
        head: str,
    ) -> Iterator[Count]:
        if figure.about or not isinstance(figure.value, int):
            return
        text = sentence.passage.folded
        row: Named | None = None
        column: Named | None = None
        if subject == REVIEWS:
            subject = ANYTHING
        if subject != ANYTHING and self._of_another_year(says):
            subject = ANYTHING
        if subject == APPLICATIONS and "t3" in self._rows:
            row = self._carried(says) or _named_by(says, self._rows["t3"], leading)
            if row is None and says == _BARE_RESULT and listed and "部分公开" in sentence.text:
                row = self._lines.get("予以公开")
            column = None if "公民、法人" in says or "公民,法人" in says else _named_by(says, self._columns["t3"], leading)
            if weak and row is None and column is None and not _VERB.search(says):
                subject = ANYTHING
        elif subject in (REVIEW, LITIGATION) and "t4" in self._rows:
            if not (sentence.topic in (APPLICATIONS, REVIEWS) or _ABOUT_DISCLOSURE.search(sentence.text)):
                subject = ANYTHING
            else:
                row, column = self._review(says, subject, leading)
        elif subject in (DOCUMENTS, DECISIONS) and "t2" in self._rows:
            row = self._document(says, ahead, subject)
        if not figure.unit and row is None and column is None:
            return
        start = figure.start - len(head) if head and text[figure.start - len(head) : figure.start] == head else figure.start
        end = figure.end + (len(ahead) if leading else 0)
        raw = sentence.passage.text[start:end].strip()
        yield Count(
            figure.value,
            figure.unit,
            says,
            text[sentence.start : figure.start],
            ahead,
            subject,
            listed,
            leading,
            row,
            column,
            raw,
            sentence.passage.locate(figure.start, figure.end),
            sentence,
            figure,
        )

    def _of_another_year(self, says: str) -> bool:
        """Tell whether the words are about a year before (去年收到 …), not about what came from it."""
        if _CARRIED_IN.search(says) or _CARRIED_OUT.search(says) or _CARRY_WITH_YEAR.search(says):
            return False
        if _FORMER_YEAR.search(says):
            return True
        years = {int(year) for year in _YEARS.findall(says)}
        return bool(years) and self._year is not None and self._year not in years

    def _carried(self, says: str) -> Named | None:
        """Return the row of what comes from last year or goes to the next, in any wording."""
        inward, outward = _CARRIED_IN.search(says), _CARRIED_OUT.search(says)
        if inward and outward:
            return None
        if inward:
            return self._lines["上年结转"]
        dated = None if outward else _CARRY_WITH_YEAR.search(says)
        if dated is not None and self._year is not None:
            year = int(dated.group(2) or dated.group(1))
            if year != self._year:
                return self._lines["上年结转" if year < self._year else "结转下年"]
        if outward or _BARE_CARRY.fullmatch(says) or _STILL_OPEN.search(says):
            return self._lines["结转下年"]
        return None

    def _review(self, says: str, subject: str, leading: bool) -> tuple[Named | None, Named | None]:
        """Return the block of table 4 (kept while its outcomes are listed) and the outcome."""
        rows = mentions(says, self._rows["t4"])
        block = last_mention(says, rows)
        if block is not None:
            self._block = block.named
            if block.named.name == "行政诉讼" and "复议" in says[: block.start] and len(rows) == 1:
                self._block = None  # 不服复议决定提起诉讼: which block is meant is not certain
                return None, None
        elif self._block is None or self._block.table != "t4":
            names = {REVIEW: "行政复议", LITIGATION: "行政诉讼"}
            self._block = next(
                (named for named in self._rows["t4"].named.values() if named.name == names[subject]), None
            )
        column = _named_by(says, self._columns["t4"], leading)
        if column is None and (block is None or not _FILLER.fullmatch(says[block.end :])):
            return None, None  # 已审结2件: neither the total nor one of the outcomes
        return self._block, column

    def _document(self, says: str, ahead: str, subject: str) -> Named | None:
        words = self._rows["t2"]
        found = last_mention(says, mentions(says, words))
        if found is not None and _FILLER.fullmatch(says[found.end :]) is None:
            return None
        if found is None and ahead and _OPEN_VERB.search(says):
            inside = mentions(ahead, words)
            found = inside[0] if inside and _FILLER.fullmatch(ahead[inside[0].end :]) else None
        if found is not None:
            self._documents = found.named
            return found.named
        if subject == DOCUMENTS and self._documents is not None and _ONLY_VERBS.fullmatch(says):
            return self._documents
        return None


def _head(text: str, start: int, gap_at: int, at: int) -> tuple[str, bool]:
    """Return the words right before a figure, and whether a bracket opens before them."""
    end = at
    if at > start and text[at - 1] == ")":
        opened = text.rfind("(", gap_at, at)
        if opened < 0:
            return "", False
        end = opened
    begin = end
    while begin > gap_at and text[begin - 1] not in _DELIMITERS:
        begin -= 1
    opening = begin > start and text[begin - 1] == "("
    return text[begin:end].strip(" 、"), opening


def _ahead(text: str, at: int, end: int) -> str:
    """Return the words right after a figure, up to the next stop or digit."""
    stop = at
    limit = min(end, at + _SHORT)
    while stop < limit and text[stop] not in _DELIMITERS and text[stop] != "、":
        if text[stop].isdigit():
            year = _YEARS.match(text, stop)
            if year is None:
                return ""  # the words belong to the next figure
            stop = year.end()
        else:
            stop += 1
    return text[at:stop].strip(" 、")


def _says(head: str, ahead: str, lead: str) -> tuple[str, bool]:
    """Return the words that say what is counted, and whether they follow the figure."""
    linked = _LINK.match(head)
    words = head[linked.end() :] if linked else head
    plain = _SUM_WORDS.sub("", words).strip()
    if not plain:
        if words and lead:  # 合计122件: what the sentence began with
            verb = _VERB.search(lead)
            return (f"{verb.group()}申请{words}" if verb else words), False
        return ahead, bool(ahead)
    if ahead and _OPEN_VERB.search(words) and _NOUN_AHEAD.match(ahead):
        return words + ahead, False
    return words, False


def _named_by(says: str, words: Lexicon, leading: bool) -> Named | None:
    """Return the row or column that the words name right beside the figure."""
    found = mentions(says, words)
    if not found:
        exact = says.strip()
        return words.named.get(exact)
    if leading:
        first = found[0]
        return first.named if first.start <= 4 and _FILLER.fullmatch(says[first.end :]) else None
    beside = [mention for mention in found if _FILLER.fullmatch(says[mention.end :])]
    if not beside:
        return None
    # 同意公开答复9件: the result is told, not the total that 答复 alone would mean.
    named = [mention for mention in beside if mention.named.name != _TOTAL_ROW] or beside
    last = last_mention(says, [mention for mention in found if mention.end <= named[-1].end])
    return last.named if last is not None else None
