"""Compile phrases (句式): each alternative becomes one regular expression with bounded repetition only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from checker.language.phrase import (
    MAX_WAYS,
    TEXT_LENGTH,
    Capture,
    CaptureSpec,
    Group,
    Guard,
    Literal,
    Part,
    PhraseFault,
    PhraseTree,
    Stretch,
    read_phrase,
    weight_of,
)
from checker.language.phrase_regex import RegexSource, read_regex
from checker.language.values import Line
from checker.schema.load import load_form
from checker.schema.spec import FormSpec
from checker.text.numerals import NUMBER, PERCENT
from checker.text.width import fold

# (table, axis) → words of the prose → row or column
Wordings = Mapping[tuple[str, str], Mapping[str, Line]]

ENDS = "。;!?\n"  # what ends a sentence, in folded text
_DATE = (
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}[日号]"
    r"|(?:19|20)[0-9]{2}([-/.])[0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])"
    r"|[一二][〇○零O0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号])"
).replace("([-/.])", "[-/.]")
_SHAPES = {"number": rf"(?<!第){NUMBER}", "percent": PERCENT, "date": _DATE}
_DATE_MARKS = "年月日号"
# The tail of a number, or of one that is not exact (300余件); not 一, for 高效办成一件事.
_COUNTED = r"[0-9余多几两二三四五六七八九十百千万亿]"


class Alternative(NamedTuple):
    """One writing of a phrase, compiled."""

    regex: re.Pattern[str]
    names: tuple[tuple[str, str, str], ...]  # of each group: capture, kind, table
    firsts: tuple[str, ...]  # every match begins with one of these; () if unknown
    needed: tuple[str, ...]  # every match holds one of these; () if unknown
    forbidden: tuple[str, ...]  # words that the sentence must not hold
    by_line: bool  # a /…/: searched line by line


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled phrase."""

    alternatives: tuple[Alternative, ...]
    captures: tuple[CaptureSpec, ...]
    wordings: Wordings = field(repr=False, compare=False, default_factory=dict)
    is_phrase: bool = True


def wordings_of(tables: Mapping[str, Any]) -> Wordings:
    """Return the words of the prose for the rows, columns and groups of these tables (a form's `tables`)."""
    found: dict[tuple[str, str], dict[str, Line]] = {}
    for key, table in tables.items():
        for axis, items, groups in (
            ("row", table.rows, table.row_groups),
            ("column", table.columns, table.column_groups),
        ):
            words: dict[str, Line] = {}
            for group in groups:
                words |= {fold(w): Line(key, axis, group.name, tuple(group.members)) for w in group.prose}
            for item in items:
                words |= {fold(w): Line(key, axis, item.name, (item.key,)) for w in item.prose}
            found[key, axis] = words
    return found


def wordings_of_form(form: FormSpec) -> Wordings:
    return wordings_of(form.tables)


@cache
def default_wordings() -> Wordings:
    """Return the wordings of all forms together; where they differ, the newest decides."""
    found: dict[tuple[str, str], dict[str, Line]] = {}
    for form in ("2019", "2021"):
        for axis, words in wordings_of_form(load_form(form)).items():
            found[axis] = found.get(axis, {}) | dict(words)
    return found


def captures_of(patterns: Sequence[tuple[str, str]]) -> tuple[CaptureSpec, ...] | PhraseFault:
    """Return what a phrase captures, or the fault of its first bad pattern (at offsets of that)."""
    found: dict[str, CaptureSpec] = {}
    seen: dict[str, int] = {}
    for how, source in patterns:
        read = read_regex(source) if how == "regex" else read_phrase(source)
        if isinstance(read, PhraseFault):
            return read
        for spec in read.captures:
            known = found.get(spec.name, spec)
            if (known.kind, known.table) != (spec.kind, spec.table):
                return PhraseFault(
                    "B011",
                    f"“{spec.name}”在几种写法里取的不是同一种东西",
                    0,
                    len(source),
                    "给其中一个换个名称",
                )
            found[spec.name] = spec._replace(optional=known.optional or spec.optional)
            seen[spec.name] = seen.get(spec.name, 0) + 1
    every = len(patterns)
    return tuple(spec._replace(optional=spec.optional or seen[spec.name] < every) for spec in found.values())


def compile_phrase(patterns: Sequence[tuple[str, str]], wordings: Wordings | None = None) -> Phrase:
    """Compile the patterns of one phrase: ("text", “…” without quotes) or ("regex", /…/ without slashes).

    Args:
        patterns: its alternatives.
        wordings: what rows and columns are called in the prose; those of all forms if not given.

    Raises:
        ValueError: a pattern is wrong (captures_of tells so beforehand).
    """
    captures = captures_of(patterns)
    if isinstance(captures, PhraseFault):
        raise ValueError(captures.message)
    words: Wordings = wordings or {}
    if wordings is None and any(capture.table for capture in captures):
        words = default_wordings()
    alternatives: list[Alternative] = []
    for how, source in patterns:
        read = read_regex(source) if how == "regex" else read_phrase(source)
        if isinstance(read, PhraseTree):
            alternatives.extend(_Compiler(words).alternative(branch) for branch in read.root.branches)
        elif isinstance(read, RegexSource):
            alternatives.append(_from_regex(read, words))
    return Phrase(tuple(alternatives), captures, words)


def plain_phrase(phrase: Phrase) -> Any:
    """Write a phrase as plain data, for marshal; `phrase_of` reads it back."""
    alternatives = tuple((one.regex.pattern, *one[1:]) for one in phrase.alternatives)
    return alternatives, tuple(tuple(capture) for capture in phrase.captures)


def phrase_of(plain: Any, wordings: Wordings) -> Phrase:
    """Undo `plain_phrase`."""
    alternatives, captures = plain
    return Phrase(
        tuple(Alternative(re.compile(source), *rest) for source, *rest in alternatives),
        tuple(CaptureSpec(*capture) for capture in captures),
        wordings,
    )


class _Compiler:
    def __init__(self, wordings: Wordings) -> None:
        self.wordings = wordings
        self.names: list[tuple[str, str, str]] = []
        self.forbidden: list[str] = []

    def alternative(self, branch: tuple[Part, ...]) -> Alternative:
        source = "".join(_bounded(branch, self.sequence(branch, "", last=True)))
        return Alternative(
            re.compile(source),
            tuple(self.names),
            _firsts(branch, self.wordings),
            _needed(branch, self.wordings),
            tuple(self.forbidden),
            by_line=False,
        )

    def sequence(self, parts: Sequence[Part], following: str, *, last: bool) -> list[str]:
        """`following` is what may come right behind: its first characters, "" if unknown."""
        pieces: list[str] = []
        units = _units(parts)
        for at, part in enumerate(parts):
            heads = _heads(parts[at + 1]) if at + 1 < len(parts) else following
            ends = last and at + 1 == len(parts)
            pieces.append(self.part(part, heads, units.get(at, ""), last=ends))
        return pieces

    def part(self, part: Part, heads: str, units: str, *, last: bool) -> str:
        match part:
            case Literal(text=text):
                return re.escape(text)
            case Stretch():
                return _stretch(part, units)
            case Capture():
                return self.capture(part, heads, last=last)
            case Guard(kind="not", words=words):
                return f"(?!{_any_of(words)})"
            case Guard(kind="not_after", words=words):
                return "".join(f"(?<!{re.escape(word)})" for word in words)
            case Guard(words=words):
                self.forbidden.extend(words)
                return ""
            case Group(branches=branches, optional=optional):
                inner = "|".join("".join(self.sequence(branch, heads, last=last)) for branch in branches)
                return f"(?:{inner}){'?' if optional else ''}"

    def capture(self, part: Capture, heads: str, *, last: bool) -> str:
        self.names.append((part.name, part.kind, part.table))
        return f"({capture_source(part, self.wordings, heads, last=last)})"


def _bounded(parts: Sequence[Part], sources: Sequence[str]) -> list[str]:
    """Keep matching from taking long: of many … only the last ones may try one place after another.

    The earlier ones take the nearest place where what follows them (up to the next …) fits, and stay there.
    """
    bounded: list[str] = list(sources)
    ways, end = 1, len(parts)
    for at in range(len(parts) - 1, -1, -1):
        weight = weight_of(parts[at])
        if weight == 1:
            continue
        ways *= weight
        if ways > MAX_WAYS:
            bounded[at] = "(?>" + bounded[at]
            bounded[end - 1] += ")"
            ways //= weight
        end = at
    return bounded


def capture_source(part: Capture, wordings: Wordings, heads: str = "", *, last: bool = False) -> str:
    """Return the regular expression of a capture; `heads` are the characters that may follow it."""
    if part.kind in ("row", "column"):
        words = sorted(wordings.get((part.table, part.kind), {}), key=lambda word: (-len(word), word))
        return _any_of(words) if words else "(?!)"
    if part.kind == "text":
        return f"[^,:{ENDS}]{{1,{TEXT_LENGTH}}}{'' if last else '?'}"
    shape = _SHAPES[part.kind]
    if part.kind == "number":
        return shape if heads else f"{shape}(?![{_DATE_MARKS}])"
    return shape


def _units(parts: Sequence[Part]) -> dict[int, str]:
    """Return for each … that leads straight to a number the characters that begin the number's unit.

    Such a stretch may not pass a count of the same unit: in 收到约300件申请，办结25件 the pattern
    收到…申请…〔件数：数〕件 must not take 25. (In 收到…办结〔件数：数〕件
    the word before the number decides.)
    """
    units: dict[int, str] = {}
    open_stretches: list[int] = []
    for at, part in enumerate(parts):
        if isinstance(part, Stretch):
            open_stretches.append(at)
        elif isinstance(part, Capture) and part.kind == "number":
            unit = _heads(parts[at + 1]) if at + 1 < len(parts) else ""
            if unit and open_stretches and open_stretches[-1] == at - 1:
                units |= dict.fromkeys(open_stretches, unit)
            open_stretches = []
    return units


def _stretch(part: Stretch, units: str) -> str:
    refused = [re.escape(word) for word in part.without]
    if units:
        refused.append(f"{_COUNTED}[{re.escape(units)}]")
    step = f"[^{ENDS}]"
    if not refused:
        return f"{step}{{0,{part.bound}}}?"
    return f"(?:(?!{'|'.join(refused)}){step}){{0,{part.bound}}}?"


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)


def _heads(part: Part) -> str:
    """Return the characters that a part may begin with, as far as they are words; "" if unknown."""
    if isinstance(part, Literal):
        return part.text[0]
    if isinstance(part, Group):
        return "".join(_heads(branch[0]) for branch in part.branches if branch)
    return ""


def _firsts(branch: Sequence[Part], wordings: Wordings) -> tuple[str, ...]:
    """Return words one of which begins every match; () if there are none."""
    for part in branch:
        if isinstance(part, Guard):
            continue
        return _words_of(part, wordings, first=True)
    return ()


def _needed(branch: Sequence[Part], wordings: Wordings) -> tuple[str, ...]:
    """Return the words of the part of a branch that is the surest to be rare."""
    candidates = [_words_of(part, wordings, first=False) for part in branch]
    candidates = [words for words in candidates if words]
    return max(candidates, key=lambda words: min(map(len, words)) * 8 - len(words), default=())


def _words_of(part: Part, wordings: Wordings, *, first: bool) -> tuple[str, ...]:
    if isinstance(part, Literal):
        return (part.text,)
    if isinstance(part, Capture) and part.kind in ("row", "column"):
        return tuple(wordings.get((part.table, part.kind), {}))
    if isinstance(part, Group) and not part.optional:
        choose = _firsts if first else _needed
        found = [choose(branch, wordings) for branch in part.branches]
        return tuple(word for words in found for word in words) if all(found) else ()
    return ()


def _from_regex(read: RegexSource, wordings: Wordings) -> Alternative:
    source = read.source
    for at, capture in enumerate(read.typed):
        source = source.replace(f"\0{at}\0", capture_source(capture, wordings))
    regex = re.compile(source)
    kinds = {capture.name: (capture.kind, capture.table) for capture in read.typed}
    numbered = {number: name for name, number in regex.groupindex.items()}
    names = tuple(
        (numbered.get(number, ""), *kinds.get(numbered.get(number, ""), ("text", "")))
        for number in range(1, regex.groups + 1)
    )
    return Alternative(regex, names, (), (), (), by_line=True)
