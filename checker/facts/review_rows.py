"""Which block of table 4 a figure about reviews and lawsuits is of, and which outcome it tells.

A figure is held against the table only where it is certain whose it is, and that it is of the whole block.
A total is not where something says that it is of a part (其中涉及征地的复议3件, 纠正3件（复议2件、诉讼1件）)
or of other cases (其他行政复议7件，不在统计范围).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.clauses import REVIEWS, Sentence
from checker.facts.figures import Figure
from checker.facts.mentions import Lexicon, Mention, Named, last_mention, mentions
from checker.facts.review_blocks import (
    CLAUSE,
    LAWSUIT_BLOCK,
    OTHER_RESULT,
    PARTS,
    PENDING,
    REVIEW_BLOCK,
    Blocks,
)
from checker.facts.saying import Saying, is_filler, named_by

Reading = tuple[Named | None, Named | None]
NO_READING: Reading = (None, None)

_DISCLOSURE = re.compile("信息公开")
_DISCLOSURE_INSIDE = re.compile("(?:其中|[,(]涉及)[^,;。0-9]{0,12}信息公开")
# Cases that table 4 does not hold. What follows these words is not of the block.
_OUTSIDE = re.compile(
    r"其他[^、,;。件0-9]{0,8}(?:复议|诉讼)|除[^,;。]{0,16}外|非(?:政府)?信息公开|信息公开无关|协助[^、,;。0-9]{0,12}(?:复议|诉讼)"
)
_NOT_COUNTED = re.compile(r"不在[^,;。]{0,10}(?:统计|范围)|不计入|未计入|不属[^,;。]{0,6}(?:范围|情况)")
# Said behind the figures as well: 海事行政复议4件、行政诉讼1件，都与信息公开无关.
_DISCLAIMED = re.compile(
    r"[与和](?:政府)?信息公开(?:工作)?[^,;。]{0,4}无(?:关|涉)|(?:不|未|无一)涉及?(?:政府)?信息公开|不属于?(?:政府)?信息公开"
    r"|信息公开(?:类|领域|方面)?[^,;。]{0,4}(?:为零|没有发生|未发生)"
)
# What may stand before a block without naming a matter, so that its total may be the table's.
_NO_MATTER = re.compile(
    r"(?>(?:因|涉|由|被告人?|被|为|的|对|以|向|在|作为|先后|均|都|不服|所|有|今|新|增|共|年[内度]?|月|日|[0-9]|我|本|全|各级?|办公[室厅]|管委会|[省市县区州盟旗镇乡局厅委院办]|人民|政府|机关|机构|"
    r"单位|部门|系统|街道|行政|被申请人|申请人|当事人|申请|答复|公民|法人|其他|组织|发生|引发|引起|产生|导致|提起|提出|收到|受理|"
    r"接到|办理|应对|处理|审结|办结|累计|合计|共计|总计|全年|年内|年度|度|本级|期间|经|案件?|类|及|和|与|[,、:\s])*)"
)
# After 其中 a total is that of the whole block if nothing but this stands before it.
_WHOLE = re.compile(
    r"(?>(?:因|涉及?|有关|关于|针对|为|的|对|政府|信息公开|公开|工作|申请|答复|引发|引起|产生|发生|被|提起|类|由|我|本|"
    r"[省市县区镇乡局厅委]|机关|全|共|年|[,、:\s])*)"
)
_OUTCOME = re.compile("维持|纠|撤销|审结|未结|在审|违法|败诉|胜诉|驳回|终止|撤回|责令|结转|转结")
_ONE_OUTCOME = re.compile("维持|纠|败诉|其他结果|驳回")
_PENDING = re.compile("未审结|未结|审理")
_DATED = re.compile("[年月已后]")  # 未审结2件，其中1件已于次年1月被纠正
_OF_SOME = re.compile(
    r"本级|各部门|所属|下属|乡镇|街道|其中[^,;。]{0,4}(?:对|涉|以|由|向|[省市县区镇乡局委厅])"
)
# 二审维持: a stage of a case, not its outcome. 同比减少败诉2件: no figure of this year's.
_NO_OUTCOME = re.compile("一审|二审|再审|上诉|终审|减少|增加|同比|以来")
# 行政诉讼9件（经复议后起诉）: the bracket says of which part the figure is.
_PART_BEHIND = re.compile(
    r"\((?![^()0-9]{0,20}含)[^()0-9]{0,10}(复议后|直接)(?:起诉|诉讼|提起)[^()0-9]{0,10}\)"
)
_CASES_BEHIND = re.compile("(?:的?(?:政府)?信息公开类?)?(?:行政)?(复议|诉讼)案?件?")
_AFTER_REVIEW = re.compile(r"经?过?(?:行政)?复议后[又再被]*(?:提起)?的?")
_NOT_EXACT = ("以上", "以下", "以内", "左右")
# A sub-heading, or a sentence that is nothing but one: （一）行政复议情况。
_TITLE_BEFORE = re.compile(
    r"(?:^|[。;\n])\s*(?:\(?[一二三四0-9]{1,2}[)、.])?(?:涉?及?(?:政府)?信息公开)?(?:被申请|被提起)?((?:行政)?(?:复议|诉讼))(?:案件|情况|方面|办理)*[。:;\s]+$"
)
_TITLE_INSIDE = re.compile(
    r"\s*(?:\(?[一二三四0-9]{1,2}[)、.])?((?:行政)?(?:复议|诉讼))(?:案件|情况|方面|办理)*:"
)
_TITLE = 40  # characters before a sentence that may be its sub-heading
_GOES_ON = re.compile("(?:其中|上述案件中|案件中|从?(?:审理|裁判|复议|判决)?结果(?!公开))")
_OUTCOMES_TOLD = re.compile("维持|纠|审结")
_NEAR = 200  # characters to the end of a bracket


class _About(NamedTuple):
    """What a sentence says of all its figures: found once."""

    outside: int  # from here on cases are told of that are not in the table
    disclosure: int  # where 其中…信息公开 stands last, -1 where it does not
    outcomes: bool  # it tells outcomes; 涉及征地8件、其他7件 does not
    disclaimed: bool  # it says of cases that they are not about disclosure


class ReviewRows:
    """Goes through the sentences and keeps in mind whose outcomes are being told."""

    def __init__(self, rows: Lexicon | None, columns: Lexicon | None, year: int | None) -> None:
        self._rows = rows or Lexicon(None, {}, {})
        self._columns = columns or Lexicon(None, {}, {})
        self._blocks = Blocks(self._rows, self._columns, year)
        self._sentence: Sentence | None = None
        self._about = _About(0, -1, outcomes=False, disclaimed=False)
        self._at = 0  # where the figure read last ended
        self._words = ""  # that tell it
        self._in_part = False  # figures of some of the cases are being listed
        self._titled: Named | None = None  # the block that the sub-heading names, till its total is told
        self._totals: dict[str, tuple[int, bool]] = {}  # of the paragraph, and whether they name disclosure

    def read(self, sentence: Sentence, figure: Figure, saying: Saying) -> Reading:
        """Return the row and the column of table 4 that a figure of the sentence is of."""
        if sentence is not self._sentence:
            self._begin(sentence)
        text = sentence.passage.folded
        anew, self._words = self._blocks.look_at(text, self._at, figure.start, self._words)
        self._in_part = self._in_part and not anew
        found = self._reading(text, figure, saying)
        self._at, self._words = figure.end, saying.words
        return found

    def _begin(self, sentence: Sentence) -> None:
        last, self._sentence = self._sentence, sentence
        if last is None or (last.part, last.paragraph) != (sentence.part, sentence.paragraph):
            self._totals = {}
        text, start, end = sentence.passage.folded, sentence.start, sentence.end
        elsewhere = _OUTSIDE.search(text, start, end)
        outside = elsewhere.start() if elsewhere else end
        inside = [match.start() for match in _DISCLOSURE_INSIDE.finditer(text, start, end)]
        self._about = _About(
            start if _NOT_COUNTED.search(text, start, end) else outside,
            inside[-1] if inside else -1,
            outcomes=_OUTCOMES_TOLD.search(text, start, end) is not None,
            disclaimed=_DISCLAIMED.search(text, start, end) is not None,
        )
        goes_on = last is not None and self._goes_on_from(last, sentence)
        self._at, self._words, self._in_part = start, "", False
        self._titled = None
        self._blocks.begin(goes_on=goes_on)
        title = None
        if sentence.topic == REVIEWS:
            title = _TITLE_BEFORE.search(text, max(0, start - _TITLE), start)
            title = title or _TITLE_INSIDE.match(text, start, end)
        if title is not None:
            self._titled = self._rows.named.get(title[1])
            if self._titled is not None:
                self._blocks.tell(self._titled)

    def _goes_on_from(self, last: Sentence, sentence: Sentence) -> bool:
        """Tell whether a sentence goes on about the cases of the one before: 其中，维持9件."""
        text = sentence.passage.folded
        if (
            last.passage is not sentence.passage
            or last.paragraph != sentence.paragraph
            or text[last.end : sentence.start].strip("。 ")
            or _GOES_ON.match(text, sentence.start, sentence.end) is None
        ):
            return False
        self._blocks.look_at(text, self._at, last.end, self._words)
        return True

    def _reading(self, text: str, figure: Figure, saying: Saying) -> Reading:
        words = saying.words
        if figure.start >= self._about.outside or text.startswith(_NOT_EXACT, figure.end):
            self._blocks.forget()
            return NO_READING
        if not saying.leading and text[figure.start - 1 : figure.start] == "、":
            return NO_READING  # 9件维持、2件纠正: the words before it are of the figure before
        named = mentions(words, self._rows)
        block = last_mention(words, named)
        column = self._column(saying)
        behind = bool(saying.ahead) and words.endswith(saying.ahead)
        if column is not None:
            cases = None if named else _CASES_BEHIND.match(text, figure.end)
            if cases is not None:  # 已审结的9件诉讼案件中，…
                self._blocks.tell(self._rows.named[cases[1]])
            elif len(named) == 1 and (behind or self._blocks.holds(named[0].named)):
                self._blocks.tell(named[0].named)  # 直接起诉维持1件; 有9件复议被维持
            return self._outcome(saying, column, text[figure.end : figure.end + 1])
        if block is None and self._titled is not None and not saying.leading and _NO_MATTER.fullmatch(words):
            titled, self._titled = self._titled, None  # （一）行政复议。全年共15件，其中维持9件
            return titled, None
        if block is None or not is_filler(words[block.end :]):
            if block is None and _OF_SOME.search(words if saying.leading else saying.head):
                self._blocks.forget()
            return NO_READING  # 已审结2件: neither the total nor one of the outcomes
        if words[: block.start].endswith(("撤销", "撤回", "终止")):  # 撤销复议申请1件
            return NO_READING
        if not behind and not self._blocks.holds(block.named):
            return NO_READING  # of another year
        row = self._total(text, figure, saying, block, several=len(named) > 1)
        if row is None:
            self._blocks.forget()
        return row, None

    def _column(self, saying: Saying) -> Named | None:
        column = named_by(saying.words, self._columns, leading=saying.leading)
        if column is None and saying.ahead and saying.words.endswith("有"):  # 共有3件被纠正
            return named_by(saying.ahead, self._columns, leading=True)
        return column

    def _total(
        self, text: str, figure: Figure, saying: Saying, block: Mention, *, several: bool
    ) -> Named | None:
        """Return the block whose total a figure is, None where that is not certain."""
        before = saying.words[: block.start]
        named = block.named
        if named.name == LAWSUIT_BLOCK and _AFTER_REVIEW.fullmatch(before):
            return named._replace(name=PARTS[True])  # 复议后被提起行政诉讼2件
        if named.name == LAWSUIT_BLOCK and (several or "复议" in before):
            return None  # 不服复议决定提起诉讼
        if self._about.disclosure >= figure.end and not _DISCLOSURE.search(before):
            return None  # 全年复议案件138件，其中涉及政府信息公开的12件
        disclosed = _DISCLOSURE.search(before) is not None or "申请公开" in before
        if not disclosed and (self._about.disclaimed or _NO_MATTER.fullmatch(before) is None):
            return None  # 海事行政复议4件
        if self._of_some(text, figure, saying, named, before):
            self._in_part = True
            return None
        part = _PART_BEHIND.match(text, figure.end) if named.name == LAWSUIT_BLOCK else None
        if part is None:
            return named
        named = named._replace(name=PARTS[part[1] == "复议后"])
        self._blocks.tell(named)
        return named

    def _outcome(self, saying: Saying, column: Named, behind: str) -> Reading:
        self._blocks.told()
        words = saying.words
        above = self._blocks.before_bracket or (self._words if saying.head.startswith("其中") else "")
        if column.also or _NO_OUTCOME.search(words) or _ONE_OUTCOME.search(above):
            return NO_READING  # 二审维持3件; 纠正2件（复议机关纠正1件、自行纠正1件）
        if _PENDING.search(above) and (column.name == PENDING or _DATED.search(words)):
            return NO_READING
        if column.name == OTHER_RESULT and (not self._about.outcomes or behind in ("中", "均")):
            return NO_READING  # 涉及征地的6件均维持，其他9件中3件维持
        row = self._blocks.whose()
        if row is None or (row.name == REVIEW_BLOCK and not row.also and "败诉" in words):
            return NO_READING
        return row, column

    def _of_some(self, text: str, figure: Figure, saying: Saying, named: Named, before: str) -> bool:
        """Tell whether a total is (perhaps) of some of the block's cases only, or of more than those."""
        among = saying.head.startswith("其中")
        if self._in_part or (among and named.name not in PARTS and _WHOLE.fullmatch(before) is None):
            return True
        before_bracket = self._blocks.before_bracket
        if _OUTCOME.search(before_bracket or "") or (among and _OUTCOME.search(self._words)):
            return True  # 纠正3件（复议2件、诉讼1件）
        if before_bracket is not None:
            closed = text.find(")", figure.end, figure.end + _NEAR)
            if closed >= 0 and _OUTCOME.search(CLAUSE.split(text[closed + 1 : closed + 12])[0]):
                return True  # 3件（复议2件、诉讼1件）被纠正
        if named.also:
            return False
        if before.endswith("涉及") and saying.words.endswith("的"):
            return True  # 申请148件，涉及行政诉讼的3件
        if _OUTCOME.search(before) or "新" in before:
            return False  # 审结复议14件
        total, disclosed = int(figure.value), _DISCLOSURE.search(before) is not None
        first, first_disclosed = self._totals.setdefault(named.name, (total, disclosed))
        if disclosed and not first_disclosed:
            self._totals[named.name] = (total, True)
            return False
        return first != total  # a second total, of some organ or kind
