"""What was surely not read: empty pages, list pages, texts cut short. Nothing unread is called missing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from checker.extract import problems
from checker.extract.blocks import Attachment, Paragraph, Picture, Reading
from checker.extract.body import Flow
from checker.extract.match_sections import KEYS, Found
from checker.extract.outline import Tail
from checker.model.cell import AMOUNT, ANNOTATED, COUNT, MISSING
from checker.model.problem import FATAL, Problem
from checker.model.report import Report
from checker.model.table import ABSENT, READ, UNREADABLE, Table
from checker.schema.load import load_form

_ENDS: Final = re.compile(r"[。.!！?？;；)）”\"》】]\s*$|(?:无|无此项|没有)\s*$")
_REPORT_LINK: Final = re.compile(r"信息公开.{0,12}(?:年度报告|年报)")
_WORDS: Final = re.compile("[\u4e00-\u9fff]")


def what_is_unread(report: Report, reading: Reading, flow: Flow, headings: list[Found], tail: Tail) -> Report:
    """Add the problems of a document of which nothing, or not all, could be read."""
    if any(problem.gravity == FATAL for problem in report.problems):
        return report
    if not headings:
        problem = _nothing_found(report, reading)
        tables = {
            key: replace(table, state=UNREADABLE) if table.state == ABSENT else table
            for key, table in report.tables.items()
        }
        return replace(report, tables=tables, problems=(*report.problems, problem))
    report = _cut_short(report, flow, headings, tail)
    report = _begins_late(report, headings)
    return replace(report, blank_form=_is_blank(report))


def _nothing_found(report: Report, reading: Reading) -> Problem:
    lines = [block.passage.folded for block in reading.blocks if isinstance(block, Paragraph)]
    words = sum(len(_WORDS.findall(line)) for line in lines)
    attached = [block for block in reading.blocks if isinstance(block, Attachment)]
    pictures = sum(isinstance(block, Picture) for block in reading.blocks)
    links = sum(bool(_REPORT_LINK.search(line)) for line in lines if len(line) < 60)
    if links >= 5 and links * 12 > words // 8:
        return problems.list_page()
    long_lines = sum(len(line) for line in lines if len(line) >= 15 and not _REPORT_LINK.search(line[-24:]))
    if long_lines < 120:
        if attached:
            return problems.only_attachments("、".join(one.text or one.address for one in attached[:5]))
        if pictures:
            return problems.only_pictures(pictures)
        if _REPORT_LINK.search("".join(lines)) or report.title:
            return problems.no_body()
        return problems.not_a_report()
    whole = "".join(lines)
    if not report.title and "信息公开" not in whole:
        return problems.not_a_report()
    return problems.no_headings()


def _cut_short(report: Report, flow: Flow, headings: list[Found], tail: Tail) -> Report:
    """Recognise a text that stops before its end; tables behind the cut were not seen."""
    last = report.sections[-1]
    if last.key == "other" or report.closing or tail.furniture:
        return report
    form = load_form(report.identity.form)
    key = form.section(last.key).table
    words = last.body.text
    table = report.tables.get(key) if key else None
    if key:
        inside = table is None or table.state != READ or _unfinished(table)
        ends = inside and not (
            table is not None and table.state == ABSENT and bool(_ENDS.search(words)) and len(words) > 20
        )
    else:
        ends = last.key == "overview" or not words or not _ENDS.search(words)
    if not ends:
        return report
    where = (words[-12:] if words and not key else "") or (last.heading.title if last.heading else last.key)
    place = (
        last.body.locate(max(0, len(words) - 12), len(words))
        if words
        else (last.heading and last.heading.location)
    )
    problem = problems.cut_off(where.replace("\n", ""), place or None)
    position = KEYS.index(last.key)
    tables = dict(report.tables)
    for section in form.sections[position:]:
        name = section.table
        if name is not None and tables[name].state == ABSENT:
            tables[name] = replace(tables[name], state=UNREADABLE)
    kept = tuple(
        one
        for one in report.problems
        if one.code not in ("E140", "E143") or section_before(one, report, last.key)
    )
    return replace(report, tables=tables, problems=(*kept, problem))


def section_before(problem: Problem, report: Report, key: str) -> bool:
    """Tell whether a problem is of a part before the one where the text stops."""
    last = report.section(key)
    return last is None or last.heading is None or problem.location != last.heading.location


def _unfinished(table: Table) -> bool:
    """Tell whether the last rows of a table were not seen."""
    columns = 15 if table.spec.key == "t4" else len(table.spec.columns) if table.spec.key == "t3" else 1
    return all(cell.state == MISSING for cell in table.cells[-columns:])


def _begins_late(report: Report, headings: list[Found]) -> Report:
    """Recognise a page out of the middle of a report."""
    first = report.sections[0]
    position = KEYS.index(first.key)
    if position == 0 or report.opening or first.key == "proactive_disclosure":
        return report
    missing = [section for section in load_form(report.identity.form).sections[:position] if section.table]
    tables = dict(report.tables)
    for section in missing:
        name = section.table
        if name is not None and tables[name].state == ABSENT:
            tables[name] = replace(tables[name], state=UNREADABLE)
    where = first.heading.title if first.heading else first.key
    problem = problems.begins_inside(where, first.heading.location if first.heading else None)
    return replace(report, tables=tables, problems=(*report.problems, problem))


def _is_blank(report: Report) -> bool:
    """Tell a form that nobody filled in: tables without a figure, parts without words."""
    read = [table for table in report.tables.values() if table.state == READ]
    if not read or any(cell.state in (COUNT, AMOUNT, ANNOTATED) for table in read for cell in table.cells):
        return False
    words = sum(len(_WORDS.findall(section.body.text)) for section in report.sections)
    return words < 120
