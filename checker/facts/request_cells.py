"""Which cells of table 3 a figure about applications stands for."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.applicants import applicant
from checker.facts.carried import carried_row, is_bare
from checker.facts.clauses import Sentence
from checker.facts.mentions import Lexicon, Named, mentions
from checker.facts.outcomes import bare_outcome, told_outcome
from checker.facts.rows_of_form import CARRIED_IN, GRANTED, PARTIAL, PROCESSED, RECEIVED
from checker.facts.saying import Saying, named_by

_ROW_OF_ALL = (RECEIVED, PROCESSED)

_EVERYBODY = re.compile(
    r"(?:公民|自然人|个人)[、,]法人"
)  # 收到公民、法人和其他组织的申请: no kind of applicant is meant
_SAMPLE = re.compile("案例|评查|抽查|抽取|选取|回访")
_CLASSES = ("不予公开", "无法提供", "不予处理")
_ANY_CLASS = re.compile("|".join(_CLASSES))
_GROUNDS = re.compile("为由|^因|由于|^涉|^属")
_LAST_CLAUSE = re.compile("(?:^|[,;。:])([^,;。:()0-9]{2,40}),$")
_DROPPED = re.compile("(?:视为|视作|不再|行政机关)")  # 申请人逾期不补正，视为放弃申请的3件
_PRIVATE = re.compile("商业秘密|个人隐私")  # some of 保护第三方合法权益, which is some of the class
_THIRD_PARTY, _HELD = "第三方合法权益", "不掌握"
_ABSENT = re.compile(
    "信息不存在|不存在(?:的|共|有)*[0-9]"
)  # told apart from 不掌握, which the form counts with it
_MERGED = re.compile("(?:均|已|予以|进行)*(?:合并|一并)")  # 对重复申请12件合并答复: no outcome
_WITH_PARTIAL = re.compile(r"(?:公开|全部)的?(?:以及|或者|[和及与或、/])(?:予以|同意)?部分(?:予以)?公开")
_PARTIAL_INSIDE = re.compile(
    r"[(,](?:其中|包括|包含|含)(?:予以)?部分(?:予以)?公开|\((?:全部|予以|全部予以)公开[0-9]+件[、,](?:予以)?部分公开"
)
_DEALT_WITH = re.compile("办结|答复|办理|办复|回复|办毕|处理完")
# The list is not of all that was received: 这5件中自然人3件 · 其余18件分别作不予处理 …
_SOME = re.compile(r"[,、(]?(?:这|该|上述|前述|除|其余|余下|剩余|剩下|另)")
# Behind the applicants: what goes on to name the row, and nothing that narrows it (因…, 涉及…).
_WHOSE = re.compile("(?:的|提出|提交|申请)*(?:予以|部分|不予|无法|同意|结转|新收|答复|办结|办理|[0-9]|$|件)")
_ENDS_IN_A_RESULT = re.compile("(?<!信息)(?<!政务)(?<!申请)公开(?:的|类?答复)?(?:的|共)?$")
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

    @property
    def column_name(self) -> str:
        return self.column.name if self.column is not None else ""


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
    ahead: str  # what stands before the clause of the figure, up to the figure before
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
    row = _row(saying, around, rows) or _bare(saying, around, of_processed=of_processed)
    if row is not None and (_is_some(row, saying, around) or (row.name == RECEIVED and of_processed)):
        return _PART
    if around.listed and _SAMPLE.search(around.over.head):
        return _PART  # 编制典型案例5件，其中予以公开2件
    if _EVERYBODY.search(words):
        return Cell(row)
    column = applicant(saying, around.sentence.text, around.behind, around.before.cell.column_name, columns)
    if (column is None and _SOME_OF.search(words)) or (
        "结转" in words and (column is not None or (row is not None and row.name == PROCESSED))
    ):
        return _PART
    if column is None and row is not None:
        return _of_whom(row, words, columns)
    if column is None or row is not None:
        return Cell(row, column)
    return _PART if column.also else _under(column, around)


def _is_some(row: Named, saying: Saying, around: Around) -> bool:
    """Tell whether a figure is some of the row that its words name."""
    if row.name == RECEIVED:
        return _DEALT_WITH.search(saying.words) is not None
    if row.name == _HELD:
        return _ABSENT.search(saying.words) is None and _ABSENT.search(around.sentence.text) is not None
    if row.name == _THIRD_PARTY and around.listed:
        return around.over.cell.row_name == PARTIAL  # 部分公开12件（含第三方不同意公开4件）
    return _MERGED.match(saying.ahead) is not None


def _carried(row: str, saying: Saying, around: Around, columns: Lexicon) -> Cell:
    """Return what was carried over. 结转 alone comes from last year where it stands beside 新收."""
    if is_bare(saying.words):
        if around.before.cell.row_name == RECEIVED and not around.listed:
            return _PART
        if _DEALT_WITH.search(saying.ahead):
            return _PART
        row = CARRIED_IN if around.before.cell.row_name == RECEIVED else row
    return _of_whom(Named("t3", "row", row), saying.words, columns)


def _row(saying: Saying, around: Around, rows: Lexicon) -> Named | None:
    words = saying.words
    if saying.leading and "分别" in words:
        return None  # 其余18件分别作不予处理、其他处理
    row = named_by(words, rows, leading=saying.leading) or told_outcome(words, rows)
    row = row or rows.named.get(saying.bracket)
    if row is None:
        return told_outcome(_clause_ahead(around) + words, rows) if _DROPPED.match(words) else None
    if row.name == PROCESSED and _ENDS_IN_A_RESULT.search(words):
        return None  # 答复结果为公开3件: neither the total nor certainly without those granted in part
    if row.name == GRANTED and not row.also:
        return row._replace(also=_also(saying, around.behind))
    if row.name in _CLASSES and not row.also:
        return _reason(row, words, around, rows, leading=saying.leading)
    if row.name == PARTIAL and _WITH_PARTIAL.search(words):
        return Named("t3", "row", GRANTED, also=PARTIAL)
    return row


def _reason(row: Named, words: str, around: Around, rows: Lexicon, *, leading: bool) -> Named | None:
    """Return the reason that words name for a class of outcomes (因不掌握无法提供5件), else the class.

    None where they name other grounds: 以个人隐私、执法案卷为由不予公开的3件 are some of the class.
    """
    if "等" in words:
        return None if _PRIVATE.search(words) else row
    clause = "" if leading else _clause_ahead(around)
    if (
        clause
        and not _ANY_CLASS.search(clause)
        and _GROUNDS.search(clause)
        and not _GROUNDS.search(words)
        and "等" not in clause
    ):
        words = clause + words  # 因属内部事务信息，不予公开2件
    told = told_outcome(words, rows)
    if told is None and (_PRIVATE.search(words) or _GROUNDS.search(words)):
        return None
    return told or row


def _clause_ahead(around: Around) -> str:
    """Return the clause that ends right before the one of the figure: 因属内部事务信息，…"""
    clause = _LAST_CLAUSE.search(around.ahead)
    return clause[1] if clause is not None else ""


def _bare(saying: Saying, around: Around, *, of_processed: bool) -> Named | None:
    also = _also(saying, around.behind)
    row = bare_outcome(
        saying.words, around.sentence.text, of_processed=bool(also) or (around.listed and of_processed)
    )
    return row._replace(also=also) if row is not None and row.name == GRANTED else row


def _also(saying: Saying, behind: str) -> str:
    """Return 部分公开 where a bracket includes it: 予以公开（含部分公开）15件, 公开15件（含部分公开5件）."""
    return PARTIAL if PARTIAL in saying.bracket or _PARTIAL_INSIDE.match(behind) else ""


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
