"""Which row or column of a table words speak of, by the `prose` wordings of the form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from checker.schema.spec import TableSpec
from checker.text.width import fold


class Named(NamedTuple):
    """A row, a column or a group by its name in rules.

    `also` names a second one that is joined to it, `instead` one that may be meant in its place.
    """

    table: str  # t2, t3, t4
    axis: str  # row or column
    name: str
    also: str = ""
    instead: str = ""


class Mention(NamedTuple):
    """Words at start..end that name a row or column."""

    start: int
    end: int
    named: Named


class Lexicon(NamedTuple):
    """All wordings of one axis of a table, longest first."""

    pattern: re.Pattern[str] | None
    named: dict[str, Named]
    within: dict[str, str]  # the class that a row stands in: 不掌握 in 无法提供


_JOINED = re.compile(r"(?:的|和|及|与|或|、|以及|或者|/|\+|\(含|、?含){1,2}")


@lru_cache(maxsize=32)
def _lexicon(
    table: str,
    axis: str,
    entries: tuple[tuple[str, tuple[str, ...]], ...],
    within: tuple[tuple[str, str], ...],
) -> Lexicon:
    named: dict[str, Named] = {}
    for name, wordings in entries:
        for wording in wordings:
            named.setdefault(fold(wording), Named(table, axis, name))
    words = sorted(named, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, words))) if words else None
    return Lexicon(pattern, named, dict(within))


_KNOWN: dict[tuple[int, str], tuple[TableSpec, Lexicon]] = {}


def lexicon(spec: TableSpec, axis: str) -> Lexicon:
    """Return the wordings of the rows ("row") or columns ("column") of a table."""
    known = _KNOWN.get((id(spec), axis))
    if known is not None and known[0] is spec:
        return known[1]
    lines, groups = (spec.rows, spec.row_groups) if axis == "row" else (spec.columns, spec.column_groups)
    names = {line.key: line.name for line in lines}
    within = tuple((names[key], group.name) for group in groups if group.prose for key in group.members)
    made = _lexicon(spec.key, axis, tuple((item.name, item.prose) for item in (*lines, *groups)), within)
    if len(_KNOWN) > 64:
        _KNOWN.clear()
    _KNOWN[(id(spec), axis)] = (spec, made)
    return made


def mentions(text: str, words: Lexicon, start: int = 0, end: int | None = None) -> list[Mention]:
    """Return what text[start:end] names, in order. “不同意公开” is not “同意公开”."""
    if words.pattern is None:
        return []
    found = []
    for match in words.pattern.finditer(text, start, len(text) if end is None else end):
        begin, stop = match.span()
        if begin and text[begin - 1] in "不未非":
            continue
        found.append(Mention(begin, stop, words.named[text[begin:stop]]))
    return found


def last_mention(text: str, found: list[Mention]) -> Mention | None:
    """Return the mention that stands last, put together with one joined to it (予以公开及部分公开).

    None where three or more are joined: what their figure stands for is then not certain.
    """
    if not found:
        return None
    last = found[-1]
    joined = [last]
    for before in reversed(found[:-1]):
        if not _JOINED.fullmatch(text[before.end : joined[-1].start]):
            break
        joined.append(before)
    if len(joined) == 1 or all(other.named.name == last.named.name for other in joined):
        return last
    if len(joined) > 2:
        return None
    first = joined[1]
    return Mention(first.start, last.end, first.named._replace(also=last.named.name))
