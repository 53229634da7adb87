r"""Phrase patterns (句式): read “（受理｜收到）…申请…〔件数：数〕件” into a small tree.

Notation (full-width and half-width alike):

- words stand for themselves; `\` before a mark makes it an ordinary character
- `（甲｜乙）` one of them, `（甲）？` perhaps
- `…` a short stretch inside one sentence, at most 24 characters; `…［至多40字］` sets the bound,
  `…［非：备案｜代表］` a stretch without these words
- `〔名：数〕` `〔名：百分数〕` `〔名：日期〕` `〔名：文〕` `〔名：表三行〕` `〔名：表三列〕` … captures
- `［非：甲｜乙］` what follows here does not begin with these words; `［前非：甲｜乙］` what stands before
  does not end with them; `［句不含：甲｜乙］` the whole sentence does not hold them
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import prod
from typing import NamedTuple, TypeAlias

from checker.text.width import fold

STRETCH = 24  # characters that … may cover
MAX_STRETCH = 200
MAX_STRETCHES = 6  # … in one alternative: more would make matching slow
MAX_OPTIONAL = 12  # （…）？ in one phrase
MAX_NESTING = 8
MAX_WAYS = 1500  # ways to lay a phrase over a text that are tried from one place
TEXT_LENGTH = 30  # characters that 文 may cover

KINDS = {
    "数": "number", "number": "number", "百分数": "percent", "percent": "percent",
    "日期": "date", "date": "date", "文": "text", "text": "text",
}  # fmt: skip
_TABLE_KIND = re.compile(r"表([二三四])(行|列)|t([234])\.?(row|column)")
RESERVED = frozenset({"start", "end", "raw", "sentence", "captures", "spans", "source", "location"})
_NAME = re.compile(r"[^\W\d][\w·]*$")
_BOUND = re.compile(r"(?:至多|at ?most )\s*([0-9]{1,4})\s*字?$")
_NOTES = {
    "非": "not", "not": "not", "前非": "not_after", "not after": "not_after",
    "句不含": "sentence_lacks", "sentence lacks": "sentence_lacks",
}  # fmt: skip


class Literal(NamedTuple):
    """Words, folded."""

    text: str


class Stretch(NamedTuple):
    """`…`: up to `bound` characters of one sentence, without any of `without`."""

    bound: int = STRETCH
    without: tuple[str, ...] = ()


class Capture(NamedTuple):
    """`〔名：种类〕`: `kind` is number, percent, date, text, row or column (then of `table` t2, t3 or t4)."""

    name: str
    kind: str
    table: str = ""


class Guard(NamedTuple):
    """`［非：…］`: `kind` is not, not_after or sentence_lacks."""

    kind: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """`（甲｜乙）`, with `optional` for `（…）？`."""

    branches: tuple[tuple[Part, ...], ...]
    optional: bool = False


Part: TypeAlias = Literal | Stretch | Capture | Guard | Group


class PhraseFault(NamedTuple):
    """What is wrong in a phrase, at offsets of its source."""

    code: str
    message: str
    start: int
    end: int
    suggestion: str = ""


class CaptureSpec(NamedTuple):
    """A capture as rules see it; `optional` when a match may lack it."""

    name: str
    kind: str
    table: str
    optional: bool


class PhraseTree(NamedTuple):
    """A phrase taken apart."""

    root: Group
    captures: tuple[CaptureSpec, ...]


class _FaultError(Exception):
    def __init__(self, fault: PhraseFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def read_phrase(source: str) -> PhraseTree | PhraseFault:
    """Take a phrase apart, or tell the first thing that is wrong with it."""
    try:
        root = _Reader(source).whole()
        captures = _captures(root)
        _check_stretches(root, len(source))
    except _FaultError as error:
        return error.fault
    if not _says_something(root):
        return PhraseFault(
            "B009", "这个句式没有任何确定的字，什么都会匹配上", 0, len(source), "写上一定会出现的词"
        )
    return PhraseTree(root, captures)


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.text = fold(source)
        self.at = 0

    def whole(self) -> Group:
        branches = self.branches(0)
        if self.at < len(self.text):
            self.fail(
                "B001",
                "多了一个右括号",
                self.at,
                self.at + 1,
                "删去它，或者补上左括号；要写括号本身，前面加 \\",
            )
        return Group(branches)

    def fail(self, code: str, message: str, start: int, end: int, suggestion: str = "") -> None:
        raise _FaultError(PhraseFault(code, message, start, end, suggestion))

    def branches(self, level: int) -> tuple[tuple[Part, ...], ...]:
        found = [self.branch(level)]
        while self.at < len(self.text) and self.text[self.at] == "|":
            self.at += 1
            found.append(self.branch(level))
        return tuple(found)

    def branch(self, level: int) -> tuple[Part, ...]:
        parts: list[Part] = []
        words: list[str] = []

        def flush() -> None:
            if words:
                parts.append(Literal("".join(words)))
                words.clear()

        while self.at < len(self.text) and self.text[self.at] not in ")|":
            mark = self.text[self.at]
            if mark == "\\" and self.at + 1 < len(self.text):
                words.append(self.text[self.at + 1])
                self.at += 2
            elif mark in "(…〔[":
                flush()
                parts.append(self.marked(mark, level))
            elif mark == "?":
                self.fail("B002", "“？”只能跟在（…）后面", self.at, self.at + 1, "要写问号本身，前面加 \\")
            elif mark in "〕]":
                self.fail("B001", f"“{mark}”没有对应的左括号", self.at, self.at + 1, "要写它本身，前面加 \\")
            elif mark == "\n":
                self.fail(
                    "B010", "一个句式要写在一行里", self.at, self.at + 1, "几种写法用“，”分开，各加引号"
                )
            else:
                words.append(mark)
                self.at += 1
        flush()
        return tuple(parts)

    def marked(self, mark: str, level: int) -> Part:
        if mark == "(":
            return self.group(level)
        if mark == "…":
            return self.stretch()
        if mark == "〔":
            return self.capture()
        return self.guard()

    def group(self, level: int) -> Group:
        start = self.at
        if level >= MAX_NESTING:
            self.fail("B003", f"括号套得太深（超过 {MAX_NESTING} 层）", start, start + 1, "拆成几个句式")
        self.at += 1
        branches = self.branches(level + 1)
        if self.at >= len(self.text):
            self.fail("B001", "左括号没有对应的右括号", start, start + 1, "补上“）”；要写括号本身，前面加 \\")
        self.at += 1
        optional = self.text[self.at : self.at + 1] == "?"
        self.at += optional
        if not any(branches):
            self.fail("B004", "括号里什么也没有", start, self.at, "写上词，用“｜”分开")
        return Group(branches, optional)

    def stretch(self) -> Stretch:
        while self.text[self.at : self.at + 1] == "…":
            self.at += 1
        start = self.at
        if self.text[start : start + 1] != "[":
            return Stretch()
        inner, end = self.bracketed("]")
        bound = STRETCH
        without: tuple[str, ...] = ()
        for note in re.split(r"[,、]", inner):
            number = _BOUND.match(note.strip())
            name, colon, words = note.partition(":")
            if number is not None:
                bound = int(number[1])
                if not 0 < bound <= MAX_STRETCH:
                    self.fail("B005", f"…最长只能到 {MAX_STRETCH} 字", start, end)
            elif colon and _NOTES.get(name.strip()) == "not":
                without = self.words(words, start, end)
            elif colon and name.strip() in _NOTES:
                self.at = start  # a guard of its own behind the stretch
                return Stretch()
            else:
                self.fail(
                    "B006",
                    f"看不懂“{note.strip()}”",
                    start,
                    end,
                    "…后面可以写［至多40字］或［非：备案｜代表］",
                )
        return Stretch(bound, without)

    def bracketed(self, closing: str) -> tuple[str, int]:
        """Read from the bracket at hand to its end; return what is inside, and where it ends."""
        start = self.at
        close = self.text.find(closing, start)
        if close < 0:
            self.fail("B001", f"“{self.source[start]}”没有对应的右括号", start, start + 1, f"补上“{closing}”")
        self.at = close + 1
        return self.text[start + 1 : close], close + 1

    def words(self, text: str, start: int, end: int) -> tuple[str, ...]:
        words = tuple(word.strip() for word in text.split("|") if word.strip())
        if not words:
            self.fail("B004", "冒号后面没有写词", start, end, "写上词，用“｜”分开")
        return words

    def guard(self) -> Guard:
        start = self.at
        inner, end = self.bracketed("]")
        name, colon, words = inner.partition(":")
        kind = _NOTES.get(name.strip())
        if not colon or kind is None:
            self.fail("B006", f"看不懂“{inner}”", start, end, "可以写［非：…］、［前非：…］、［句不含：…］")
        return Guard(kind or "", self.words(words, start, end))

    def capture(self) -> Capture:
        start = self.at
        inner, end = self.bracketed("〕")
        name, colon, kind = (part.strip() for part in inner.partition(":"))
        if not colon:
            self.fail("B007", "〔〕里要写“名：种类”", start, end, "例如〔件数：数〕")
        if not _NAME.match(name) or name in RESERVED:
            self.fail("B007", f"“{name}”不能作名称", start, end, "名称用汉字，不以数字开头")
        table = _TABLE_KIND.fullmatch(kind)
        if table is not None:
            number = {"二": "2", "三": "3", "四": "4"}.get(table[1] or "", table[3])
            return Capture(name, "row" if "行" in kind or "row" in kind else "column", f"t{number}")
        if kind not in KINDS:
            self.fail(
                "B008",
                f"没有“{kind}”这种东西可取",
                start,
                end,
                "可以取：数、百分数、日期、文、表三行、表三列",
            )
        return Capture(name, KINDS[kind])


def parts_of(group: Group) -> list[Part]:
    """Return all parts at any depth, in the order written."""
    found: list[Part] = []
    for branch in group.branches:
        for part in branch:
            found.append(part)
            if isinstance(part, Group):
                found.extend(parts_of(part))
    return found


def _captures(root: Group) -> tuple[CaptureSpec, ...]:
    kinds: dict[str, Capture] = {}
    for part in parts_of(root):
        if isinstance(part, Capture) and kinds.setdefault(part.name, part) != part:
            raise _FaultError(
                PhraseFault("B011", f"“{part.name}”取了两种不同的东西", 0, 1, "给其中一个换个名称")
            )
    sure = _sure(root)
    return tuple(CaptureSpec(c.name, c.kind, c.table, c.name not in sure) for c in kinds.values())


def _sure(group: Group) -> set[str]:
    """Return the captures that every match fills."""
    if group.optional:
        return set()
    return set.intersection(*(_sure_of_branch(branch) for branch in group.branches))


def _sure_of_branch(branch: tuple[Part, ...]) -> set[str]:
    found = {part.name for part in branch if isinstance(part, Capture)}
    for part in branch:
        if isinstance(part, Group):
            found |= _sure(part)
    return found


def _check_stretches(root: Group, size: int) -> None:
    if _stretches(root) > MAX_STRETCHES:
        message = f"一个句式里最多用 {MAX_STRETCHES} 个“…”"
        raise _FaultError(PhraseFault("B005", message, 0, size, "拆成几个句式，或写得更具体"))
    if sum(isinstance(part, Group) and part.optional for part in parts_of(root)) > MAX_OPTIONAL:
        message = f"一个句式里最多用 {MAX_OPTIONAL} 个“（…）？”"
        raise _FaultError(PhraseFault("B005", message, 0, size, "拆成几个句式"))
    for part in parts_of(root):
        if isinstance(part, Group) and weight_of(part) > MAX_WAYS:
            message = "一个（…）里的“…”太多或太长"
            raise _FaultError(PhraseFault("B005", message, 0, size, "把“…”移到括号外，或拆成几个句式"))


def weight_of(part: Part) -> int:
    """Return in how many ways a part may lie over the same text, at most."""
    if isinstance(part, Stretch):
        return part.bound + 1
    if isinstance(part, Capture) and part.kind == "text":
        return TEXT_LENGTH
    if not isinstance(part, Group):
        return 1
    if all(weight_of(inner) == 1 for branch in part.branches for inner in branch):
        return 1  # words alone: hardly ever more than one of them fits
    return sum(prod(weight_of(inner) for inner in branch) for branch in part.branches) + part.optional


def _stretches(group: Group) -> int:
    return max(
        sum(_stretches(p) if isinstance(p, Group) else isinstance(p, Stretch) for p in branch)
        for branch in group.branches
    )


def _says_something(root: Group) -> bool:
    return all(any(_is_firm(part) for part in branch) for branch in root.branches)


def _is_firm(part: Part) -> bool:
    if isinstance(part, Group):
        return not part.optional and _says_something(part)
    if isinstance(part, Capture):
        return part.kind != "text"
    return isinstance(part, Literal)
