"""Put what the passes found together to a report."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from checker.extract import problems
from checker.extract.blocks import Attachment, Grid, Picture, Reading
from checker.extract.body import OBJECT, Flow, cut, lay_out, without
from checker.extract.damage import find_damage, find_label_damage
from checker.extract.find_dates import (
    address_date,
    bare_date,
    date_lines,
    meta_dates,
    page_dates,
    signature_dates,
    stated_period,
)
from checker.extract.find_tables import Parts, find_tables
from checker.extract.identify import Given, Named, differ, identify, name_of, organs_of
from checker.extract.match_sections import Found, find_headings
from checker.extract.outline import Head, Tail, read_head, read_tail
from checker.extract.unread import what_is_unread
from checker.model.problem import Problem
from checker.model.report import Damage, DateMention, Heading, Period, Report, Section
from checker.model.table import UNREADABLE, Table
from checker.schema.load import load_form
from checker.schema.spec import Layout
from checker.source.passage import EMPTY, Passage
from checker.text.width import fold

_LINK: Final = re.compile(r"(?:https?://|www\.)[A-Za-z0-9._~:/?#@!$&'*+,;=%-]{3,300}")
_REPORT: Final = re.compile(r"(?:信息|政务)公开.*(?:报告|年报)")
_ORGAN: Final = (  # compiled when it is needed: a wide range of characters takes a millisecond
    r"^[\u4e00-\u9fff()]{4,40}?(?:局|厅|委员会|办公室|办公厅|政府|办事处|管委会)(?=[\s\d二]|$)"
)


def unreadable(told: tuple[Problem, ...], given: Given, media: str = "") -> Report:
    """Return the report of a document that could not be read."""
    identity = identify(Named(None, None), given, None)
    form = identity.form
    tables = {key: Table(spec, form, UNREADABLE) for key, spec in load_form(form).tables.items()}
    return Report(identity, Layout(form, form, form, form), media=media, tables=tables, problems=told)


def assemble(reading: Reading, given: Given) -> Report:
    """Recognise the parts, the tables and the identity of a report."""
    flow = lay_out(reading)
    headings = find_headings(flow)
    first = headings[0].start if headings else len(flow.passage.text)
    page_lines = [line.passage for line in reading.page_lines]
    head = read_head(page_lines, cut(flow.passage, 0, first), fold(reading.title))
    pieces = _cut_parts(flow, headings)
    tail = read_tail(pieces[-1][2], organs_of(head.titles)) if pieces else Tail(EMPTY, EMPTY, ())
    if pieces:
        pieces[-1] = (*pieces[-1][:2], tail.body)
    above = [placed.block for placed in flow.within(0, first) if isinstance(placed.block, Grid)]
    named = _name(reading, head, tail, [head.opening, *(body for _, _, body in pieces)])
    overview = pieces[0][2] if pieces and pieces[0][0].key == "overview" else EMPTY
    stated = stated_period(head.opening, overview, given.year or named.year)
    named = named._replace(year=named.year or _whole_year(stated.period))
    year = given.year or named.year
    dates = _dates(reading, head, tail, above, year)
    identity = identify(named, given, _published(dates, reading, year))
    if given.published:
        dates.insert(0, DateMention("given", given.published, given.published.isoformat()))
    parts: Parts = find_tables(flow, pieces, identity.form, reading.media)
    sections = tuple([_section(flow, *piece, parts.words.get(piece[0].key)) for piece in pieces])
    tables = parts.tables
    report = Report(
        identity,
        Layout(identity.form, tables["t2"].form, tables["t3"].form, tables["t4"].form),
        media=reading.media,
        title=_title(reading, head, named),
        period=stated.period,
        period_problem=stated.problem,
        dates=tuple(dates),
        opening=head.opening,
        sections=sections,
        tables=tables,
        closing=tail.closing,
        links=_links(head.opening, sections),
        damage=named.damage + _damage(head, sections, tail, tables),
        problems=(*reading.problems, *_differing_titles(reading, head), *parts.problems),
        titles=head.titles,
        whole=reading.whole,
    )
    return what_is_unread(report, reading, tail)


def _cut_parts(flow: Flow, headings: list[Found]) -> list[tuple[Found, int, Passage]]:
    """Return each heading with the end of its part and the words of it (objects left out)."""
    words = flow.passage
    pieces = []
    for at, found in enumerate(headings):
        end = headings[at + 1].start if at + 1 < len(headings) else len(words.text)
        body = cut(words, _behind(words.text, found.end), end)
        marks = [(placed, placed + 1) for placed in _marks(body.text)]
        pieces.append((found, end, without(body, marks) if marks else body))
    return pieces


def _behind(text: str, end: int) -> int:
    """Skip the mark that closes a heading, as in 一、总体情况。"""
    return end + 1 if text[end : end + 1] in "。：:．." and end < len(text) else end


def _marks(text: str) -> list[int]:
    return [at for at, character in enumerate(text) if character == OBJECT] if OBJECT in text else []


def _section(flow: Flow, found: Found, end: int, body: Passage, words: Passage | None) -> Section:
    passage = flow.passage
    heading = Heading(
        passage.text[found.start : found.end],
        passage.text[found.title : found.end],
        found.number,
        passage.locate(found.start, found.end),
    )
    objects = flow.within(found.end, end)
    images = 0
    for placed in objects:
        if isinstance(placed.block, Picture):
            images += 1
        elif isinstance(placed.block, Grid):
            images += sum([cell.images for cell in placed.block.cells])
    attached = tuple(placed.block.address for placed in objects if isinstance(placed.block, Attachment))
    return Section(found.key, heading, body if words is None else words, images, attached)


def _title(reading: Reading, head: Head, named: Named) -> Passage:
    if not head.title:
        stated = re.split(r"[_|]|-{1,2}(?=[^\d])", reading.title)[0].strip()
        return Passage.of(stated) if _REPORT.search(stated) else EMPTY
    if named.damage:
        whole = named.organ or ""
        fuller = next((title for title in reversed(head.titles) if whole in title.folded), None)
        if fuller is not None:
            return fuller
    return head.title


def _differing_titles(reading: Reading, head: Head) -> tuple[Problem, ...]:
    """Tell a title of the page, in full, that is of another year or organ than the report's own title."""
    if not head.titles:
        return ()
    own = head.titles[-1]
    pages = [reading.title, *[line.passage.folded for line in reading.page_lines if line.rank == 1]]
    other = next((title for title in pages if title != own.folded and differ(title, own.folded)), "")
    if not other:
        return ()
    return (problems.titles_differ(own.text, other[:80], own.locate(0, len(own.text))),)


def _name(reading: Reading, head: Head, tail: Tail, texts: list[Passage]) -> Named:
    match = re.match(_ORGAN, tail.closing.folded) if tail.closing else None
    return name_of(head.titles, texts, match[0] if match else "", reading.title)


def _dates(
    reading: Reading, head: Head, tail: Tail, above: list[Grid], year: int | None
) -> list[DateMention]:
    below = bare_date(head.below)
    dated = [line for line in head.dated if not below or line.folded != head.below.folded]
    return [
        *page_dates([*head.lines, *(line for grid in above for line in date_lines(grid))], year),
        *below,
        *signature_dates(tail.closing, dated),
        *meta_dates(reading.meta_dates),
        *address_date(reading.address),
    ]


def _whole_year(period: Period | None) -> int | None:
    """Return the year that a stated period covers from its first day to its last."""
    if period is None or period.start.year != period.end.year:
        return None
    whole = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    return period.start.year if whole else None


def _published(dates: list[DateMention], reading: Reading, year: int | None) -> date | None:
    """Return the day of publication: the page's date line, else what its metadata calls so.

    A report is not published before the last month of its year: such a date is of the page, not of it (the
    page was made for another text, or the date is wrong), and proves no report to be in time.
    """
    first = date(year, 12, 1) if year else date.min
    for mention in (*(one for one in dates if one.kind == "page"), *meta_dates(reading.meta_dates)):
        if mention.value and mention.value >= first:
            return mention.value
    return None


def _links(opening: Passage, sections: tuple[Section, ...]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for passage in (opening, *(section.body for section in sections)):
        if "http" in passage.folded or "www." in passage.folded:
            found.update(dict.fromkeys(match[0].rstrip(".,)") for match in _LINK.finditer(passage.folded)))
    return tuple(found)


def _damage(
    head: Head, sections: tuple[Section, ...], tail: Tail, tables: Mapping[str, Table]
) -> tuple[Damage, ...]:
    bodies = [section.body for section in sections]
    words = find_damage([head.title, *head.dated, head.opening, *bodies, tail.closing])
    return words + tuple(found for table in tables.values() for found in find_label_damage(table))
