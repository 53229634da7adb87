"""Which cells of table 3 a figure about applications stands for."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.carried import carried_row, is_bare
from checker.facts.clauses import Sentence
from checker.facts.mentions import Lexicon, Named, mentions
from checker.facts.rows_of_form import CARRIED_IN, GRANTED, PARTIAL, PROCESSED, RECEIVED
from checker.facts.saying import VERB, Saying, named_by

_ROW_OF_ALL = (RECEIVED, PROCESSED)

_EVERYBODY = re.compile(
    r"(?:公民|自然人|个人)[、,]法人"
)  # 收到公民、法人和其他组织的申请: no kind of applicant is meant
# 公民 and 个人 mean everybody, unless other applicants stand beside them.
_LOOSELY = re.compile(r"公民|个人")
_OTHER_APPLICANTS = re.compile(r"法人|企业|组织|机构|单位")
_SAMPLE = re.compile("案例|评查|抽查|抽取|选取|回访")
_CLASSES = ("不予公开", "无法提供", "不予处理")
_NO_REASON = frozenset((*_CLASSES, GRANTED, PARTIAL, "其他处理", *_ROW_OF_ALL))
_GROUNDS = re.compile("为由|^因|由于")
_BARE_RESULT = re.compile(r"(?:全部)?公开(?:的|共)*")
_WITH_PARTIAL = re.compile(r"(?:公开|全部)的?(?:以及|或者|[和及与或、/])(?:予以|同意)?部分(?:予以)?公开")
_PARTIAL_INSIDE = re.compile(r"[(,](?:其中|包括|包含|含)(?:予以)?部分(?:予以)?公开")
_DEALT_WITH = re.compile("办结|答复|办理|办复|回复|办毕|处理完")
# The list is not of all that was received: 这5件中自然人3件 · 其余18件分别作不予处理 …
_SOME = re.compile(r"[,、(]?(?:这|该|上述|前述|除|其余|余下|剩余|剩下|另)")
# Behind the applicants: what goes on to name the row, and nothing that narrows it (因…, 涉及…).
_WHOSE = re.compile("(?:的|提出|提交|申请)*(?:予以|部分|不予|无法|同意|结转|新收|答复|办结|办理|[0-9]|$|件)")
_ENDS_IN_A_RESULT = re.compile("(?<!信息)(?<!政务)(?<!申请)公开的?$")
# 新收件中公民申请36件
_SOME_OF = re.compile("(?:申请|件)中.{0,8}(?:公民|个人|企业|单位|组织|群众)")
_WITH_CARRIED = re.compile("(?:新收|收到|受理)[^,]{0,12}[和与及加、].{0,6}(?:上年|去年|上一年)")
_OUT_OF = re.compile("(?:申请|件)中的?$")  # 上年结转申请中的2件


class Cell(NamedTuple):
    """`row` and `column` as far as the words name them; `part`: only some of what the words name."""

    row: Named | None = None
    column: Named | None = None
    part: bool = False

    @property
    def row_name(self) -> str:
        return self.row.name if self.row is not None else ""


class Told(NamedTuple):
    """A figure of the sentence, as a later one needs it."""

    cell: Cell
    head: str
    says: str


NO_CELL = Cell()
NO_TELLING = Told(NO_CELL, "", "")
_PART = Cell(part=True)


class Around(NamedTuple):
    """What stands around a figure."""

    sentence: Sentence
    behind: str  # the characters behind it
    listed: bool  # it stands in a list that takes a sum apart …
    among: bool  # … or is told among others (…件中，…) …
    over: Told  # … of this figure
    before: Told  # the figure before it
    joined: bool  # only 、 stands between that one and its words


def request_cell(saying: Saying, around: Around, rows: Lexicon, columns: Lexicon, year: int | None) -> Cell:
    """Return what a figure about applications counts."""
    words = saying.words
    if _OUT_OF.search(words) or _WITH_CARRIED.search(words):
        return _PART
    before = around.before.cell.row_name
    carried = carried_row(words, year)
    if carried:
        return _carried(carried, saying, around, columns)
    of_processed = around.over.cell.row_name == PROCESSED and (around.listed or before == CARRIED_IN)
    row = _row(saying, around.behind, rows)
    if row is None and _BARE_RESULT.fullmatch(words):
        also = _also(saying, around.behind)
        if also or (around.listed and (of_processed or PARTIAL in around.sentence.text)):
            row = Named("t3", "row", GRANTED, also)
    if row is not None and row.name == RECEIVED and (of_processed or _DEALT_WITH.search(words)):
        return _PART
    if around.listed and _SAMPLE.search(around.over.head):
        return _PART  # 编制典型案例5件，其中予以公开2件
    if _EVERYBODY.search(words):
        return Cell(row)
    column = _column(saying, columns, around.sentence)
    if (column is None and _SOME_OF.search(words)) or (
        "结转" in words and (column is not None or (row is not None and row.name == PROCESSED))
    ):
        return _PART
    if column is None and row is not None:
        return _of_whom(row, words, columns)
    if column is None or row is not None:
        return Cell(row, column)
    return _PART if column.also else _under(column, around)


def _carried(row: str, saying: Saying, around: Around, columns: Lexicon) -> Cell:
    """Return what was carried over. 结转 alone comes from last year where it stands beside 新收."""
    if is_bare(saying.words):
        if around.before.cell.row_name == RECEIVED and not around.listed:
            return _PART
        if _DEALT_WITH.search(saying.ahead):
            return _PART
        row = CARRIED_IN if around.before.cell.row_name == RECEIVED else row
    return _of_whom(Named("t3", "row", row), saying.words, columns)


def _row(saying: Saying, behind: str, rows: Lexicon) -> Named | None:
    words = saying.words
    if saying.leading and "分别" in words:
        return None  # 其余18件分别作不予处理、其他处理
    row = named_by(words, rows, leading=saying.leading) or rows.named.get(saying.bracket)
    if row is not None and row.name == PROCESSED and _ENDS_IN_A_RESULT.search(words):
        return None  # 答复结果为公开3件: neither the total nor certainly without those granted in part
    if row is not None and row.name == GRANTED and not row.also:
        return row._replace(also=_also(saying, behind))
    if row is not None and row.name in _CLASSES and not row.also and "等" not in words:
        reasons = [one.named for one in mentions(words, rows) if one.named.name not in _NO_REASON]
        if len(reasons) != 1 and _GROUNDS.search(words):
            return None  # 以第三方权益、执法案卷为由不予公开的3件: some grounds of the class
        return reasons[0] if len(reasons) == 1 else row  # 因不掌握无法提供5件
    if row is not None and row.name == PARTIAL and _WITH_PARTIAL.search(words):
        return Named("t3", "row", GRANTED, also=PARTIAL)
    return row


def _also(saying: Saying, behind: str) -> str:
    """Return 部分公开 where a bracket includes it: 予以公开（含部分公开）15件, 公开15件（含部分公开5件）."""
    return PARTIAL if PARTIAL in saying.bracket or _PARTIAL_INSIDE.match(behind) else ""


def _column(saying: Saying, columns: Lexicon, sentence: Sentence) -> Named | None:
    words = saying.words
    column = named_by(words, columns, leading=saying.leading)
    if column is not None and not saying.leading:
        first = mentions(words, columns)[0]
        if words[: first.start].endswith(("和", "及", "与", "或")):
            return None  # 企业和律师事务所合计5件: of both, and the form names only one so
    if column is None or "自然人" in words or not _LOOSELY.search(words):
        return column
    return None if VERB.search(words) or not _OTHER_APPLICANTS.search(sentence.text) else column


def _of_whom(row: Named, words: str, columns: Lexicon) -> Cell:
    """Return the row, of the applicants that the words name as well: 自然人予以公开48件."""
    found = mentions(words, columns)
    if not found:
        return Cell(row)
    return Cell(row, found[0].named) if len(found) == 1 and _WHOSE.match(words, found[0].end) else _PART


def _under(column: Named, around: Around) -> Cell:
    """Return the column, of the row that the list it stands in is about: 结转下年5件，其中自然人3件."""
    before, over = around.before.cell, around.over
    if around.joined and (before.part or before.row_name not in ("", *_ROW_OF_ALL)):
        return _PART  # 结转下年自然人申请3件、法人申请2件
    if not (around.listed or around.among):
        return Cell(None, column)
    if over.cell.part or _SOME.match(over.head) or _SOME.match(over.says):
        return _PART
    row = over.cell.row
    if row is not None and row.name not in _ROW_OF_ALL and over.cell.column is None:
        return Cell(row, column)
    return Cell(None, column)
