"""Doubled characters, words, sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from operator import eq
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.wording import clip, whole_sentence
from checker.model.report import Report
from checker.model.table import READ
from checker.source.location import Location
from checker.source.passage import Passage

DOUBLED_CHARACTER = "叠字"
DOUBLED_WORD = "叠词"
DOUBLED_SENTENCE = "重复句"
DOUBLED_PARAGRAPH = "重复段"

_LONGEST = 6  # characters of a doubled word
# Characters that are not doubled in written Chinese, with what may follow them all the same (的的确确).
_CHARACTERS = {
    "的": "确士放卢",
    "性": "质能格别情状命",
    "和": "谐平睦美解气善好蔼",
    "与": "会时否众",
    "及": "时早格至物",
    "被": "子褥",
    "或": "",
    "于": "事是",
    "并": "轨入网案购联排",
    "是": "非",
    "将": "",
    "共": "享同计建治青产有和商",
}
_UNITS = {"县": "人民政府", "乡": "人民政府", "镇": "人民政府"}  # 某乡乡人民政府
# Words that stand side by side rightly where one of these follows: 区政府政府信息公开.
_SIDE_BY_SIDE = {
    "政府": ("信息", "公报", "网站", "门户", "规章", "文件", "采购", "部门", "令", "办公", "服务", "工作"),
    "服务": ("事项", "窗口", "中心", "平台", "能力", "质量", "对象", "群众", "指南", "大厅", "水平"),
    "行政": ("许可", "处罚", "执法", "强制", "复议", "诉讼", "机关", "规范", "审批", "检查"),
    "工作": ("人员", "机制", "制度", "方案", "要点", "机构", "规范", "流程", "报告", "小组", "动态"),
    "信息": ("化", "量", "员", "系统", "资源", "网"),
    "公开": ("栏", "目录", "指南", "专栏"),
    "管理": ("办法", "制度", "人员", "规定"),
}
_LEGIT = Lazy(r"一[㐀-鿿]|[㐀-鿿]一|逐[㐀-鿿]")  # 一件一件
_PAIRS = ("可通过可以通过", "可以通过可通过", "以便以便于")
_ENDS = ("", "；;\n", "，；,;\n")  # beside 。: of sentences, of what a semicolon ends, of clauses
_MIN_CLAUSE = 6
_MIN_PARAGRAPH = 30
_BETWEEN = "。\0。"  # of passages that are looked through at once: no repeat goes across it


class Repeat(NamedTuple):
    """Words that stand twice. `kind`: 叠字, 叠词, 重复句, 重复段; `sentence`: where."""

    kind: str
    raw: str
    sentence: str
    location: Location | None


def repeats(report: Report) -> tuple[Repeat, ...]:
    """Return doubled characters and words, and sentences and paragraphs that stand twice in the parts."""
    # The words of a part may be labels of a table that was not read.
    unread = {table.spec.section for table in report.tables.values() if table.state != READ}
    every = [(report.opening, True), *[(one.body, one.key not in unread) for one in report.sections]]
    passages = [(passage, prose) for passage, prose in every if passage]
    whole = _BETWEEN.join([passage.text for passage, _ in passages])
    spots = doubled(whole)
    pairs = [pair for pair in _PAIRS if pair in whole]
    in_a_row = _may_repeat_in_a_row(whole)
    found: list[Repeat] = []
    paragraphs: set[str] = set()
    begin = 0
    for passage, prose in passages:
        end = begin + len(passage.text)
        inside = [(start - begin, length) for start, length in spots if begin <= start < end]
        found.extend(one for one in _words(passage, inside, pairs) if prose or _sentence(one.sentence))
        if in_a_row:
            found.extend(_in_a_row(passage))
        found.extend(_paragraphs(passage, paragraphs))
        begin = end + len(_BETWEEN)
    return tuple(found)


def _sentence(words: str) -> bool:
    """Tell a sentence from a table's labels that stand in a row (结果结果其他尚未)."""
    return any(mark in words for mark in "，,。；;、的是")


def _words(passage: Passage, spots: list[tuple[int, int]], pairs: list[str]) -> list[Repeat]:
    text = passage.text
    found = []
    for start, length in spots:
        word, end = text[start : start + length], start + 2 * length
        if length == 1:
            if _wrongly_doubled(word, text, end):
                found.append(_repeat(DOUBLED_CHARACTER, passage, start, end))
        elif length > 2 or not _rightly_doubled(word, text, end):
            found.append(_repeat(DOUBLED_WORD, passage, start, end))
    for pair in pairs:
        if pair in text:
            at = text.index(pair)
            found.append(_repeat(DOUBLED_WORD, passage, at, at + len(pair)))
    return found


def doubled(text: str) -> list[tuple[int, int]]:
    """Return where a run of 1 to 6 Chinese characters stands twice in a row, and its length.

    The text as one big number, xored with itself moved by n characters, is 0 where a character equals
    the one n further on: faster than a regular expression with a back reference.
    """
    data = text.encode("utf-16-le", "surrogatepass")
    if len(data) != 2 * len(text):  # characters beyond the 16-bit plane would shift the offsets
        text = "".join(character if character < "\U00010000" else "\ufffd" for character in text)
        data = text.encode("utf-16-le", "surrogatepass")
    data = data[::2]  # the lower half of each character is enough to find candidates
    whole = int.from_bytes(data, "little")
    found: list[tuple[int, int]] = []
    taken: set[int] = set()
    for length in range(_LONGEST, 0, -1):
        same = (whole ^ (whole >> (8 * length))).to_bytes(len(data), "little")
        zeros = bytes(length)
        start = same.find(zeros)
        while start >= 0:
            word = text[start : start + length]
            if text.startswith(word, start + length) and start not in taken and _han(text, start, length):
                found.append((start, length))
                taken.update(range(start, start + 2 * length))
            start = same.find(zeros, start + 1)
    return sorted(found)


def _han(text: str, start: int, length: int) -> bool:
    """Tell whether the run and its double are Chinese characters (and both within the text)."""
    end = start + 2 * length
    return end <= len(text) and all("㐀" <= character <= "鿿" for character in text[start : start + length])


def _rightly_doubled(word: str, text: str, end: int) -> bool:
    return _LEGIT.fullmatch(word) is not None or text.startswith(_SIDE_BY_SIDE.get(word, ("\0",)), end)


def _wrongly_doubled(character: str, text: str, end: int) -> bool:
    if character in _UNITS:
        return text.startswith(_UNITS[character], end)
    allowed = _CHARACTERS.get(character)
    return allowed is not None and text[end : end + 1] not in tuple(allowed)


def _paragraphs(passage: Passage, seen: set[str]) -> list[Repeat]:
    """Find paragraphs seen before, in this part or an earlier one."""
    found = []
    at = 0
    for paragraph in passage.text.split("\n"):
        if len(paragraph) >= _MIN_PARAGRAPH:
            bare = paragraph.strip()
            if bare in seen:
                place = passage.locate(at, at + len(paragraph))
                found.append(Repeat(DOUBLED_PARAGRAPH, clip(bare), clip(bare), place))
            seen.add(bare)
        at += len(paragraph) + 1
    return found


def _pieces(text: str) -> Iterator[list[str]]:
    """Yield the sentences of a text, what its semicolons part, and its clauses."""
    for marks in _ENDS:
        for mark in marks:
            text = text.replace(mark, "。")
        yield text.split("。")


def _may_repeat_in_a_row(text: str) -> bool:
    """Whether two neighbours are the same, short ones too: a quick answer, nearly always no."""
    return any(True in map(eq, pieces, islice(pieces, 1, None)) for pieces in _pieces(text))


def _in_a_row(passage: Passage) -> list[Repeat]:
    """Find a sentence, or a clause, that is said twice in a row."""
    for pieces in _pieces(passage.text):
        if any(one == other and len(one) >= _MIN_CLAUSE for one, other in pairwise(pieces)):
            return _twice(passage, pieces)
    return []


def _twice(passage: Passage, pieces: list[str]) -> list[Repeat]:
    found = []
    previous = ""
    start = 0
    for piece in pieces:
        if len(piece) >= _MIN_CLAUSE and piece == previous:
            place = passage.locate(start, start + len(piece))
            found.append(Repeat(DOUBLED_SENTENCE, clip(piece), clip(piece), place))
        previous = piece
        start += len(piece) + 1
    return found


def _repeat(kind: str, passage: Passage, start: int, end: int) -> Repeat:
    place = passage.locate(start, end)
    return Repeat(kind, passage.text[start:end], clip(whole_sentence(passage, start, end)), place)
