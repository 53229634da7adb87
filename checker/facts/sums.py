"""A total and the list that takes it apart: 共75件，其中甲28件，乙47件 · 40件（甲12件、乙28件）."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from checker.facts.clauses import Sentence, sentences_holding
from checker.facts.comparisons import behind_comparisons, only_compares
from checker.facts.figures import Figure, figures_of
from checker.facts.kinds import WAY, WHO, kind_of
from checker.facts.memory import remembered
from checker.model.report import Report
from checker.source.location import Location

_OPENS = re.compile(
    r"(?:\([^()0-9]{0,20}[0-9]{0,6}[^()0-9]{0,9}\))?(?:,[^,;。()0-9二三四五六七八九十百]{1,12}(?=,))?[^,;。()0-9]{0,14}[,;。]?\s*(?:其中|包括|分别为|分别是)[:,]?"
    r"|,(?P<made>由)|(?P<bracket>\()(?:其中|包括|含)?[:,]?"
    r"|(?P<bare>,|:)(?!其中|包括)"
)
_COUNTED = ("件", "条", "份", "宗", "起", "篇", "个", "期", "次", "场", "项", "部", "家", "人次")
_ALIKE = frozenset("件份宗起")  # of applications and cases one is as good as another
_ITEMS = _ALIKE | frozenset("条个篇则项期")  # things that are published
_SIGNS = (
    "其中",
    "构成",
    "组成",
    "包括",
    "分别",
    "信函",
    "当面",
    "自然人",
    "(",
    ":",
)  # one stands in every sum
_MADE_UP = ("构成", "组成")  # 142条，由甲12条、乙130条构成
_MARKS = "、,;"  # weakest first
_MAY_COMPARE = ("、", ",", ";", "(")
# A part of a list has no verb of its own: “…12件，答复18件” opens something new.
_NEW_CLAUSE = re.compile(
    r"答复|办结|办理|处理完|回复|收到|受理|召开|开展|举办|(?<![益他会])组织|累计|总计|合计|(?<!公)共(?!青|享)|占|同比|较|比上年|公开率|另|此外|其中|增长|减少|"
    r"除[^,;]{0,6}$|均|全部|已(?!审结)|(?<!尚)未(?!审结|经)|并|结转|上年|及时|推送|浏览|阅读|关注|点击|访问"
)
# “收到36件，结转下年度2件；其中予以公开20件、不予公开8件”: the list is not of those carried over.
_CARRIED = re.compile(r"结转|转结|顺延")
_OUTCOME = re.compile(r"公开|无法提供|不予处理|其他处理")
_TWO_THINGS = re.compile(r"([\u4e00-\u9fff]{2,12})(?:和|、|及|与)([\u4e00-\u9fff]{2,12})$")
_JOINS = ("、", "和", "及", "与")
_COLON = (":", "(")
_RECEIVED = re.compile(r"收到|受理|接收|新收|收办")
_ANSWERED = re.compile(r"答复|告知|送达|寄送|补正")  # 当面告知3件: no way in which applications came
_USUAL_WAYS = (re.compile("网"), re.compile("信函|来信|邮寄|邮件"), re.compile("当面|现场|来访"))
_PLACES = re.compile(r"\([市县区旗、]{1,7}\)")  # 县（市、区）46件
_MARK = re.compile(r"[,;:。()]")
_STOP = re.compile(r"[,;。]")
_FULL_STOP = re.compile(r"[。\n]")
_ENDS = "。\n"
_MORE = re.compile("等|主要|其他|其余|另|传真")
_PARTS, _BESIDE = 40, 4  # figures of a list, figures before a total
_CLASSES = 4  # as many classes are probably all
_FEW = 10  # a list that falls short by a tenth or by one seems to have a slip, not to leave something out
_SAYS, _BEHIND = 24, 16  # characters before a total, behind a list, that are looked at


class Sum(NamedTuple):
    """`complete`: nothing can be missing from the list; `closed`: the list stands in brackets.

    `likely`: nothing seems to be missing: all the usual ways in which applications come are listed, or four
    classes and more.
    """

    total: int | Decimal
    parts: tuple[int | Decimal, ...]
    added: int | Decimal
    complete: bool
    closed: bool
    likely: bool
    says: str  # the words before the total
    raw: str
    location: Location | None
    listed: str = ""  # the words of the list
    mixed: bool = False  # its parts have other units than the total: 664件，其中文件47件、公告85个、其他532个


@remembered
def read_sums(report: Report) -> tuple[Sum, ...]:
    """Return every total of the narrative that is taken apart by a list of at least two parts of its unit."""
    found: list[Sum] = []
    for sentence in sentences_holding(report, *_SIGNS):
        found.extend(_in_sentence(sentence))
    return tuple(found)


def _in_sentence(sentence: Sentence) -> list[Sum]:
    text = sentence.passage.folded
    inside = [figure for figure in figures_of(text, sentence.start, sentence.end) if figure.unit in _COUNTED]
    inside = [*_told_before(sentence), *inside]
    found = []
    for at, total in enumerate(inside):
        opened = _opened(sentence, total)
        if opened is None:
            continue
        opens, says, received = opened
        parts = _parts_of(sentence, opens, inside[at + 1 : at + 1 + _PARTS], total)
        if len(parts) < 2:
            continue
        before = inside[max(0, at - _BESIDE) : at]
        beside = next((one for one in reversed(before) if not only_compares(text, one)), None)
        if beside is not None and _of_two_things(text, beside, total, parts, opens.end()):
            continue
        if _CARRIED.search(says) and _OUTCOME.search(text, opens.end(), parts[-1].end):
            continue
        values = tuple(part.value for part in parts)
        added = sum(values)
        if added != total.value and any(one.value == added for one in before):
            continue  # 诉讼7件：直接起诉4件，复议后起诉3件；其中维持5件、纠正2件: it takes the 7 apart
        mixed = any(not _same_unit(part.unit, total.unit) for part in parts)
        rough = sum((_roughness(text, one) for one in (total, *parts)), Decimal(0))
        if 0 < abs(Decimal(added) - total.value) <= rough:
            continue  # 3.5万条，其中1.8万条、1.8万条: rounding alone can make this
        found.append(
            Sum(
                total.value,
                values,
                added,
                not mixed and _complete(says, text, parts, opens.end()),
                opens["bracket"] is not None,
                _seems_complete(text, opens.end(), parts, total, received=received),
                says,
                sentence.passage.text[total.start - len(says) : parts[-1].end],
                sentence.passage.locate(total.start, parts[-1].end),
                sentence.passage.text[opens.end() : parts[-1].end],
                mixed,
            )
        )
    return found


def _told_before(sentence: Sentence) -> list[Figure]:
    """Return the total that a sentence takes apart which begins with 其中: …共664件。其中，文件47件…"""
    text, start = sentence.passage.folded, sentence.start
    if start < 2 or text[start - 1] != "。" or not text.startswith("其中", start):
        return []
    begin = max(text.rfind(mark, 0, start - 1) for mark in _ENDS) + 1
    before = [figure for figure in figures_of(text, begin, start) if figure.unit in _COUNTED]
    return before if len(before) == 1 and before[0].end == start - 1 else []


def _opened(sentence: Sentence, total: Figure) -> tuple[re.Match[str], str, bool] | None:
    """Return what opens a list behind a figure, the words before it, and whether they tell what came in."""
    text, end = sentence.passage.folded, total.end
    if text[end : end + 1] in _MAY_COMPARE:
        end = behind_comparisons(text, end, sentence.end)
    opens = _OPENS.match(text, end)
    if opens is None or total.about:
        return None
    start = max(min(sentence.start, total.start), total.start - _SAYS)
    if opens["bare"] == "," and not _RECEIVED.search(text, start, total.start):
        return None
    says = _MARK.split(text[start : total.start])[-1]
    received = _RECEIVED.search(says.rpartition("、")[2]) is not None
    if (opens["bare"] == "," and not received) or only_compares(text, total):
        return None
    return opens, says, received


def _parts_of(sentence: Sentence, opens: re.Match[str], after: list[Figure], total: Figure) -> list[Figure]:
    """Return the figures of the list that `opens` begins, none where it is not certainly one."""
    text, start = sentence.passage.folded, opens.end()
    bracket = opens["bracket"] is not None
    limit = text.find(")", start, sentence.end) if bracket else sentence.end
    if limit < 0:
        return []
    parts = _parts(text, opens, limit, [figure for figure in after if figure.start >= start], total)
    if len(parts) < 2 or any(part.about for part in parts):
        return []
    if bracket and not _to_the_end(text, parts[-1].end, limit):
        return []
    if opens["made"] and not text.startswith(_MADE_UP, parts[-1].end):
        return []
    if opens["bare"] and not _of_one_kind(text, start, parts, any_kind=opens["bare"] == ":"):
        return []  # without 其中, only a list of one kind is known to be of the total
    return parts


def _parts(text: str, opens: re.Match[str], limit: int, after: list[Figure], total: Figure) -> list[Figure]:
    """Return the figures of the list: one label each, of the total's unit, until something new begins."""
    parts: list[Figure] = []
    at = opens.end()
    first = ""  # the mark between the first two parts; a stronger one ends the list
    verbs: list[str] = []
    kinds: list[str | None] = []
    for figure in after:
        if figure.end > limit:
            break
        gap = _PLACES.sub("", text[at : figure.start])
        label = gap.lstrip("、,; ")
        if not _may_be_part(figure, total) or not label.strip() or len(label) > 30 or "(" in gap:
            break
        kind = kind_of(text, at, figure.start)
        if parts:
            mark = text[at : at + 1]
            first = first or mark
            opened = _NEW_CLAUSE.search(label)
            if not _goes_on(first, mark) or (opened and opened.group() not in verbs):
                break
            if kinds[0] and kind and kind != kinds[0]:
                break  # a list of one kind ends where another begins: 直接起诉2件，复议后起诉9件，结果维持6件
        if _STOP.search(label) or (not parts and "其中" in label) or only_compares(text, figure):
            break
        if not parts:
            verbs = _NEW_CLAUSE.findall(label)  # 市本级收到17件、县收到46件
        parts.append(figure)
        kinds.append(kind)
        at = figure.end
    if first == ";" and not opens.group().endswith(_COLON) and (None in kinds or len(set(kinds)) > 1):
        return []  # 其中甲2条；乙3条: whether what follows the semicolon is of the list is not certain
    if _four_outcomes(text, opens.end(), parts):
        return parts  # 维持7件、纠正0件、其他结果0件、尚未审结1件: the first is no list of its own
    return _up_to_the_total(parts, total)


def _may_be_part(figure: Figure, total: Figure) -> bool:
    return figure.unit == total.unit or (figure.unit in _ITEMS and total.unit in _ITEMS)


def _same_unit(one: str, other: str) -> bool:
    return one == other or (one in _ALIKE and other in _ALIKE)


def _four_outcomes(text: str, start: int, parts: list[Figure]) -> bool:
    """Tell whether a list goes through all that may become of a review."""
    if len(parts) != 4:
        return False
    listed = text[start : parts[-1].start]
    return all(word in listed for word in ("维持", "纠", "其他", "审结"))


def _up_to_the_total(parts: list[Figure], total: Figure) -> list[Figure]:
    """End the list where it comes to the total: what follows takes the same total apart another way."""
    added: int | Decimal = 0
    for at, part in enumerate(parts[:-1], start=1):
        added += part.value
        if added == total.value and at > 1:
            return parts[:at]
    return parts


def _of_two_things(text: str, before: Figure, total: Figure, parts: list[Figure], start: int) -> bool:
    """Tell whether the list takes two figures apart at once: 复议15件、诉讼11件，其中甲局复议8件、诉讼6件."""
    if text[before.end : before.end + 1] in _JOINS and not _STOP.search(text, before.end, total.start):
        return True
    # The words right before each of the two figures; a list of the second alone does not name the first.
    other, own = text[max(0, before.start - 2) : before.start], text[max(0, total.start - 2) : total.start]
    if other == own:
        return False
    at = start
    for part in parts:
        if text[at : part.start].endswith(other):
            return True
        at = part.end
    return False


def _roughness(text: str, figure: Figure) -> Decimal:
    """Return by how much a figure in ten thousands may be off: 3.47万 by 50."""
    written = text[figure.start : figure.digits_end]
    power = 8 if "亿" in written else 4 if "万" in written else 0
    return Decimal(5).scaleb(power - 1 - figure.places) if power else Decimal(0)


def _of_one_kind(text: str, start: int, parts: list[Figure], *, any_kind: bool) -> bool:
    """Tell whether a list is one of applicants or of ways to apply (or of `any_kind`)."""
    kinds = set()
    if _ANSWERED.search(text, start, parts[-1].start):
        return False
    for part in parts:
        kinds.add(kind_of(text, start, part.start))
        start = part.end
    return len(kinds) == 1 and None not in kinds and (any_kind or kinds <= {WHO, WAY})


def _seems_complete(text: str, start: int, parts: list[Figure], total: Figure, *, received: bool) -> bool:
    """Tell whether nothing seems to be missing from a list, though its words do not say so."""
    if received and (_usual(text, start, parts) or _of_one_kind(text, start, parts, any_kind=False)):
        return True
    if _all_of_a_class(text, start, parts):
        return True
    missing = total.value - sum(part.value for part in parts)
    nearly = missing == 1 or missing * _FEW <= total.value
    return nearly and "维持" not in text[start : parts[-1].start] and not _hints_at_more(text, start, parts)


def _usual(text: str, start: int, parts: list[Figure]) -> bool:
    """Tell whether the usual ways to apply are all listed, and no others are hinted at (等)."""
    end = parts[-1].end
    return not _hints_at_more(text, start, parts) and all(
        way.search(text, start, end) and not way.search(text, end, end + _BEHIND) for way in _USUAL_WAYS
    )


def _hints_at_more(text: str, start: int, parts: list[Figure]) -> bool:
    stop = _FULL_STOP.search(text, parts[-1].end, parts[-1].end + _BEHIND)
    return _MORE.search(text, start, stop.start() if stop else parts[-1].end + _BEHIND) is not None


def _all_of_a_class(text: str, start: int, parts: list[Figure]) -> bool:
    """Tell whether four or more classes are listed (文化类1204条，旅游类1516条…), or 其他 ends the list."""
    last = text[parts[-2].end : parts[-1].start].lstrip("、,;和及与")
    if last.startswith("其他") and text.find("维持", start, parts[-1].start) < 0:
        return True  # what is left is told as well: 财政类89条、业务类42条、其他信息21条
    if len(parts) < _CLASSES or _hints_at_more(text, start, parts):
        return False
    return all(text[one.start - 1] == "类" for one in parts)


def _goes_on(first: str, mark: str) -> bool:
    """Tell whether a mark parts two items of a list whose first items were parted by `first`."""
    return first in _MARKS and mark in _MARKS and _MARKS.index(mark) <= _MARKS.index(first)


def _to_the_end(text: str, at: int, limit: int) -> bool:
    return not text[at:limit].strip(" 、,;。")


def _complete(says: str, text: str, parts: list[Figure], start: int) -> bool:
    """Tell whether nothing can be missing from the list.

    So it is where the words of the total name just the two things that the list tells apart (建议和提案), and
    where the list goes through all that there is: natural persons and organisations, the four outcomes.
    """
    listed = text[start : parts[-1].start]
    if text.startswith(_MADE_UP, parts[-1].end):
        return True
    if len(parts) == 2 and "自然人" in listed and "法人" in listed and "组织" in listed:
        return True
    if _four_outcomes(text, start, parts):
        return True
    if len(parts) != 2:
        return False
    joined = _TWO_THINGS.search(says.rstrip("共计的"))
    if joined is None:
        return False
    labels = []
    at = start
    for part in parts:
        labels.append(text[at : part.start].strip().strip("、,;:"))
        at = part.end
    first, second = joined.group(1)[-2:], joined.group(2)[-2:]
    return labels[0].endswith(first) and labels[1].endswith(second)
