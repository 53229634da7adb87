"""Which rules are in force: by report year, by day, by form, by province; and which the user picks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from checker.language.names import nearest
from checker.language.ready import Moment
from checker.model.report import Report
from checker.rulebook.pack import Entry, Rulebook


class Selection(NamedTuple):
    """A rulebook with the user's choice, and the words of the choice that fit no rule."""

    rulebook: Rulebook
    unmatched: tuple[str, ...]


def select(rulebook: Rulebook, chosen: Sequence[str] = (), ignored: Sequence[str] = ()) -> Selection:
    """Keep the rules that `chosen` names (all if it is empty) and `ignored` does not.

    A name is a code (T301), the beginning of codes (T3, T), a pack (SD), or both (national.T301).
    """
    codes = [entry.head.id for entry in rulebook.entries]
    unmatched = [
        name for name in (*chosen, *ignored) if not any(_fits(name, entry) for entry in rulebook.entries)
    ]
    kept = frozenset(
        entry.head.id
        for entry in rulebook.entries
        if (not chosen or any(_fits(name, entry) for name in chosen))
        and not any(_fits(name, entry) for name in ignored)
    )
    enabled = None if len(kept) == len(codes) else kept
    return Selection(replace(rulebook, enabled=enabled), tuple(unmatched))


def _fits(name: str, entry: Entry) -> bool:
    pack, _, code = name.rpartition(".")
    if pack and pack != entry.head.pack:
        return False
    if name == entry.head.pack:
        return True
    return entry.head.id == code or (_is_beginning(code) and entry.head.id.startswith(code))


def _is_beginning(code: str) -> bool:
    """Whether a name may stand for all codes that begin with it: letters, perhaps one or two digits."""
    return 0 < len(code) <= 3 and code.isascii()


def nearest_rule(name: str, rulebook: Rulebook) -> str:
    """Return the code most like a name that fits no rule."""
    code, codes = name.rpartition(".")[2], [entry.head.id for entry in rulebook.entries]
    return code.upper() if code.upper() in codes else nearest(code, codes)


def is_for_province(entry: Entry, report: Report) -> bool:
    """Whether a rule takes part at all: a province's rule only for a report that is known to be of it.

    A rule that takes no part is not counted, so that installing another province changes no result.
    """
    return entry.province is None or entry.province == report.identity.province


def in_force(entry: Entry, report: Report, as_of: date) -> bool | None:
    """Whether a rule is for this report; None where that hangs on a year that was not recognised."""
    if report.layout.form not in entry.forms:
        return False
    begun = _reached(entry.head.effective, report.identity.year, as_of, at_end=False)
    ended = _reached(entry.head.expires, report.identity.year, as_of, at_end=True)
    if begun is False or ended is False:
        return False
    return None if begun is None or ended is None else True


def _reached(moment: Moment | None, year: int | None, as_of: date, *, at_end: bool) -> bool | None:
    """Whether 生效 has come, or with `at_end` 失效 has not passed; the moment itself counts."""
    if moment is None:
        return True
    if moment.month is None or moment.day is None:
        if year is None:
            return None
        return year <= moment.year if at_end else year >= moment.year
    day = date(moment.year, moment.month, moment.day)
    return as_of <= day if at_end else as_of >= day
