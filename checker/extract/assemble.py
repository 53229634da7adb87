"""Put what the passes found together to a report."""

from __future__ import annotations

from checker.extract.blocks import Attachment, Grid, Picture, Reading
from checker.extract.body import Flow, cut, without
from checker.extract.identify import Given, identify
from checker.extract.match_sections import Found, find_headings
from checker.extract.match_tables import match_table
from checker.model.problem import Problem
from checker.model.report import Heading, Report, Section
from checker.model.table import ABSENT, PICTURE, Table
from checker.schema.load import load_form
from checker.schema.spec import Layout
from checker.source.passage import EMPTY, Passage


def unreadable(problem: Problem, given: Given) -> Report:
    """Return the report of a document that could not be read."""
    identity = identify(EMPTY, given)
    form = identity.form
    return Report(identity, Layout(form, form, form, form), problems=(problem,))


def assemble(reading: Reading, flow: Flow, given: Given) -> Report:
    """Recognise the parts, the tables and the identity of a report."""
    headings = find_headings(flow)
    words = flow.passage
    first = headings[0].start if headings else len(words.text)
    head = cut(words, 0, first)
    title = _title(reading, head)
    identity = identify(title, given)
    sections: list[Section] = []
    tables: dict[str, Table] = {}
    form = load_form(identity.form)
    for at, found in enumerate(headings):
        end = headings[at + 1].start if at + 1 < len(headings) else len(words.text)
        sections.append(_section(flow, found, end))
        key = form.section(found.key).table
        if key:
            tables[key] = _find_table(key, flow, found.end, end, identity.form, sections[-1])
    for key, spec in form.tables.items():
        tables.setdefault(key, Table(spec, identity.form, ABSENT))
    layout = Layout(identity.form, tables["t2"].form, tables["t3"].form, tables["t4"].form)
    return Report(
        identity,
        layout,
        media=reading.media,
        title=title,
        opening=head,
        sections=tuple(sections),
        tables={key: tables[key] for key in form.tables},
        problems=reading.problems,
    )


def _title(reading: Reading, head: Passage) -> Passage:
    return Passage.of(reading.title)


def _section(flow: Flow, found: Found, end: int) -> Section:
    words = flow.passage
    heading = Heading(
        words.text[found.start : found.end],
        words.text[found.title : found.end],
        found.number,
        words.locate(found.start, found.end),
    )
    objects = flow.within(found.end, end)
    body = cut(words, found.end, end)
    spans = [(at, at + 1) for at, character in enumerate(body.text) if character == "\ufffc"]
    return Section(
        found.key,
        heading,
        without(body, spans),
        sum(isinstance(placed.block, Picture) for placed in objects),
        tuple(placed.block.address for placed in objects if isinstance(placed.block, Attachment)),
    )


def _find_table(key: str, flow: Flow, start: int, end: int, form: str, section: Section) -> Table:
    grids = [placed.block for placed in flow.within(start, end) if isinstance(placed.block, Grid)]
    table = match_table(key, grids, form) if grids else None
    if table is not None:
        return table
    state = PICTURE if section.images else ABSENT
    return Table(load_form(form).tables[key], form, state, words=section.body.text[:400])
