"""Phrases as the passes see them: their faults, the type of what they find, their compiled form.

A phrase is given as its alternatives, each ("text", “…”) or ("regex", /…/).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, TypeAlias

from checker.language.phrase import CaptureSpec, PhraseFault, read_phrase
from checker.language.types import (
    ANY_NUMBER,
    DATE,
    PERCENT,
    TEXT,
    Field,
    Type,
    line,
    record,
)

Patterns: TypeAlias = tuple[tuple[str, str], ...]

MATCH_FIELDS = (
    Field("原文", "raw", TEXT, "匹配到的原话"),
    Field("所在句", "sentence", TEXT, "原话所在的整句"),
)
_SIMPLE = {"number": ANY_NUMBER, "percent": PERCENT, "date": DATE, "text": TEXT}


def faults(patterns: Patterns) -> list[PhraseFault]:
    """Return what is wrong with the alternatives of a phrase."""
    found: list[PhraseFault] = []
    for kind, source in patterns:
        if kind == "text":
            tree = read_phrase(source)
            if isinstance(tree, PhraseFault):
                found.append(tree)
        else:
            fault = regex_fault(source)
            if fault is not None:
                found.append(fault)
    return found


def regex_fault(source: str) -> PhraseFault | None:
    """Refuse a regular expression that does not compile, or that would scan long texts slowly."""
    try:
        re.compile(source)
    except re.error as error:
        return PhraseFault(
            "B102", f"正则表达式写得不对：{error.msg}", 0, len(source), "能用句式“…”写的不必用正则"
        )
    if re.match(r"\^?(?:\\[wdsWDS]|\.|\[[^\]]*\])[*+]", source):
        return PhraseFault(
            "B103",
            "正则表达式不能以“任意多个字”开头，会很慢",
            0,
            len(source),
            "从确定的字写起",
        )
    return None


def captures(patterns: Patterns) -> tuple[CaptureSpec, ...]:
    """Return what the alternatives capture; what one of them lacks is optional."""
    found: dict[str, CaptureSpec] = {}
    lists: list[tuple[CaptureSpec, ...]] = []
    for kind, source in patterns:
        if kind == "text":
            tree = read_phrase(source)
            lists.append(() if isinstance(tree, PhraseFault) else tree.captures)
        else:
            lists.append(tuple(CaptureSpec(name, "text", "", True) for name in _groups(source)))
    for specs in lists:
        for spec in specs:
            everywhere = all(any(spec.name == other.name for other in others) for others in lists)
            before = found.get(spec.name)
            optional = spec.optional or not everywhere or bool(before and before.optional)
            found[spec.name] = spec._replace(optional=optional)
    return tuple(found.values())


def _groups(source: str) -> tuple[str, ...]:
    try:
        return tuple(re.compile(source).groupindex)
    except re.error:
        return ()


def capture_type(patterns: Patterns, name: str = "") -> Type:
    """Return the record type of what the phrase finds."""
    fields = []
    for spec in captures(patterns):
        if spec.kind in ("row", "column"):
            found = line(spec.table, spec.kind)
            a_type = found._replace(options=(spec.kind, "group"))
        else:
            a_type = _SIMPLE.get(spec.kind, TEXT)
        fields.append(Field(spec.name, spec.name, a_type))
    return record(f"句式“{name}”找到的句子" if name else "匹配到的句子", *fields, *MATCH_FIELDS)


@cache
def compiled(patterns: Patterns) -> Any:
    """Return the phrase made ready for matching."""
    from checker.language.phrase_match import compile_phrase

    return compile_phrase(patterns)
