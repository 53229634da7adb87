"""What a report says, each part with its place in the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from checker.model.identity import Identity
from checker.model.problem import Problem
from checker.model.table import Table
from checker.schema.spec import Layout
from checker.source.location import Location
from checker.source.passage import EMPTY, Passage


class Heading(NamedTuple):
    """A part's heading as printed, such as 四、政府信息公开行政复议、行政诉讼情况."""

    raw: str
    title: str  # without its number
    number: int | None  # the number printed before it (一 is 1), None if there is none
    location: Location | None = None


class Section(NamedTuple):
    """One of the parts as found. `key` names the part of the form it was recognised as."""

    key: str
    heading: Heading | None  # None where the words stand without their heading
    body: Passage  # the part's words, without the figures and labels of its table
    images: int = 0  # pictures that stand in the part
    attachments: tuple[str, ...] = ()  # links to files that stand in the part


class Period(NamedTuple):
    """The statistical period as stated. `damaged` tells that the copy lost characters (年, 月)."""

    start: date
    end: date
    raw: str
    damaged: bool = False
    location: Location | None = None


class DateMention(NamedTuple):
    """A date that may tell when the report was made or published.

    `kind`: page (the page's own date line), signature (落款), given (by the user), meta, address (URL).
    """

    kind: str
    value: date | None  # None where the characters allow several dates
    raw: str
    location: Location | None = None


class Damage(NamedTuple):
    """Characters that the copy of the text lost, told as such and never as the organ's error.

    `readings`: what the text may have said; one reading is used, several leave it undecided.
    """

    kind: str  # date, bracket, first_character, citation, label
    raw: str
    readings: tuple[str, ...]
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report as read. Figures stand as printed; nothing is corrected."""

    identity: Identity
    layout: Layout
    media: str = "text/plain"
    title: Passage = EMPTY
    period: Period | None = None
    period_problem: str = ""  # why a period that seems to be stated could not be read
    dates: tuple[DateMention, ...] = ()
    opening: Passage = EMPTY  # the statement before (or at the head of) part one
    sections: tuple[Section, ...] = ()  # in the order found
    tables: Mapping[str, Table] = field(default_factory=dict)
    closing: Passage = EMPTY  # signature and date after the last part
    links: tuple[str, ...] = ()  # addresses found in the body
    damage: tuple[Damage, ...] = ()
    problems: tuple[Problem, ...] = ()
    blank_form: bool = False  # an unfilled form
    titles: tuple[Passage, ...] = ()  # all lines that read as a title; the report's own is the last
    whole: bool = False  # the document shows its end (a page its closing tags): nothing behind was lost

    def section(self, key: str) -> Section | None:
        """Return the first section recognised as this part."""
        for section in self.sections:
            if section.key == key:
                return section
        return None
