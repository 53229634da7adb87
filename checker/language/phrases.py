"""Phrases as the passes see them: the type of what they find, and their compiled form for a layout.

A phrase is given as its alternatives, each ("text", “…”) or ("regex", /…/).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeAlias

from checker.language.types import ANY_NUMBER, DATE, PERCENT, TEXT, Field, Type, line, record
from checker.schema.load import load_form
from checker.schema.spec import Layout

Patterns: TypeAlias = tuple[tuple[str, str], ...]

MATCH_FIELDS = (
    Field("原文", "raw", TEXT, "匹配到的原话"),
    Field("所在句", "sentence", TEXT, "原话所在的整句"),
)
_MOST = 2048
_kept: dict[tuple[Layout, Patterns], Any] = {}  # compiled by an earlier run
_SIMPLE = {"number": ANY_NUMBER, "percent": PERCENT, "date": DATE, "text": TEXT}


def capture_type(patterns: Patterns, name: str = "") -> Type:
    """Return the record type of what a phrase finds."""
    from checker.language.phrase import PhraseFault
    from checker.language.phrase_match import captures_of

    fields = []
    specs = captures_of(patterns)
    for spec in () if isinstance(specs, PhraseFault) else specs:
        a_type = _SIMPLE.get(spec.kind, TEXT)
        if spec.kind in ("row", "column"):
            a_type = line(spec.table, spec.kind)._replace(options=(spec.kind, "group"))
        fields.append(Field(spec.name, spec.name, a_type))
    return record(f"句式“{name}”找到的句子" if name else "句式找到的句子", *fields, *MATCH_FIELDS)


@lru_cache(maxsize=_MOST)
def compiled(patterns: Patterns, layout: Layout) -> Any:
    """Return a phrase made ready for reports of a layout: its words for rows and columns are the form's."""
    from checker.language.phrase_compile import compile_phrase, phrase_of

    known = _kept.get((layout, patterns))
    return (
        compile_phrase(patterns, _wordings(layout)) if known is None else phrase_of(known, _wordings(layout))
    )


def plain_phrases(phrases: Iterable[Patterns], layout: Layout) -> Any:
    """Return what `keep_phrases` takes, as plain data that is kept with the compiled rules."""
    from checker.language.phrase_compile import plain_phrase

    return tuple((patterns, plain_phrase(compiled(patterns, layout))) for patterns in phrases)


def keep_phrases(layout: Layout, phrases: Any) -> None:
    """Take over phrases that were compiled before: taking them apart is a tenth of a cold start."""
    if len(_kept) > _MOST:
        _kept.clear()
    _kept.update({(layout, patterns): plain for patterns, plain in phrases})


@lru_cache(maxsize=64)
def _wordings(layout: Layout) -> Any:
    from checker.language.phrase_compile import wordings_of

    editions = {"t2": layout.t2, "t3": layout.t3, "t4": layout.t4}
    return wordings_of({key: load_form(form).tables[key] for key, form in editions.items()})
