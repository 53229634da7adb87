"""What was surely not read: empty pages, list pages, texts cut short. Nothing unread is called missing."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from checker.extract import problems
from checker.extract.blocks import Attachment, Paragraph, Picture, Reading
from checker.extract.match_sections import KEYS
from checker.extract.outline import Tail
from checker.model.cell import AMOUNT, ANNOTATED, COUNT, MISSING
from checker.model.problem import FATAL, Problem
from checker.model.report import Report, Section
from checker.model.table import ABSENT, READ, UNREADABLE, Table
from checker.schema.load import load_form
from checker.schema.spec import SectionSpec

_ENDS: Final = re.compile(r"[。.!！?？;；)）”\"》】]\s*$|(?:无|无此项|没有)\s*$")
_ENDS_HALF: Final = re.compile(r"[,、:(\[《〈“‘]$")
# Last words that many a writer leaves without a full stop.
_FINAL: Final = re.compile(r"(?:事项|情况|情形|问题|费用?|无|没有|报告|元|件|次|条|[0-9A-Za-z])$")
_SHORTEST_SENTENCE: Final = 20
_REPORT_LINK: Final = re.compile(r"信息公开.{0,12}(?:年度报告|年报)")
_WORDS: Final = re.compile("[\u4e00-\u9fff]")
_GOES_ON: Final = re.compile(
    r"(?:\.{3,}|…+|(?:展开|阅读|余下|显示|查看)(?:全文|更多|全部)|点击加载|加载更多)[\s》>\]】]*$"
)
# How the last line of a page ends that is whole without a mark: 无其他需要报告的事项, 未收取信息处理费
_CLOSES: Final = re.compile(
    r"(?:事项|情况|事宜|报告|说明|费|费用|[件次条元年月日无])\s*$"
    r"|(?:电话|邮编|邮箱|网址|地址|https?:|www\.)[^\n]{0,80}$"
)


def what_is_unread(report: Report, reading: Reading, tail: Tail) -> Report:
    """Add the problems of a document of which nothing, or not all, could be read."""
    if any(problem.gravity == FATAL for problem in report.problems):
        return report
    if not report.sections:
        problem = _nothing_found(report, reading)
        tables = _not_seen(report, load_form(report.identity.form).sections)
        return replace(report, tables=tables, problems=(*report.problems, problem))
    report = _cut_short(report, tail)
    report = _breaks_off(report, tail)
    report = _begins_late(report)
    return replace(report, blank_form=True) if _is_blank(report) else report


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


def _cut_short(report: Report, tail: Tail) -> Report:
    """Recognise a text that stops before its end; tables behind the cut were not seen."""
    last = report.sections[-1]
    if last.key == "other":
        return _cut_in_sentence(report, last, tail)
    if report.closing or tail.furniture or not _stops(report, last):
        return report
    form = load_form(report.identity.form)
    words = last.body.text
    title = last.heading.title if last.heading else last.key
    place = last.heading.location if last.heading else None
    if form.section(last.key).table is None and words:
        title = words[-12:].replace("\n", "")
        place = last.body.locate(max(0, len(words) - 12), len(words))
    tables = _not_seen(report, form.sections[KEYS.index(last.key) :])
    kept = [one for one in report.problems if one.code not in ("E140", "E143") or _is_before(one, last)]
    return replace(report, tables=tables, problems=(*kept, problems.cut_off(title, place)))


def _cut_in_sentence(report: Report, last: Section, tail: Tail) -> Report:
    """Recognise a text that stops in the middle of its last sentence: its last part is not all there."""
    words = last.body.folded
    if report.media != "text/plain" or report.closing or tail.furniture or not words:
        return report
    line = words[words.rfind("\n") + 1 :].rstrip()
    if _ENDS.search(line) or _FINAL.search(line):
        return report
    if not _ENDS_HALF.search(line):
        long = len(line) >= _SHORTEST_SENTENCE and "," in line
        if not long or not _closes_sentences(report):
            return report
    place = last.body.locate(max(0, len(words) - 12), len(words))
    problem = problems.cut_off(last.body.text[-12:].replace("\n", ""), place)
    return replace(report, problems=(*report.problems, problem))


def _closes_sentences(report: Report) -> bool:
    """Tell whether every paragraph but the last ends as sentences do."""
    told = [line for one in report.sections for line in one.body.folded.split("\n") if "," in line]
    told = [line for line in told if len(line) > 2 * _SHORTEST_SENTENCE]  # shorter ones may be headings
    return len(told) > 3 and all(line.endswith(":") or _ENDS.search(line) for line in told[:-1])


def _stops(report: Report, last: Section) -> bool:
    """Tell whether the last part found breaks off."""
    key = load_form(report.identity.form).section(last.key).table
    words = last.body.text
    if key is None and report.whole and last.key == "problems" and words:
        return False
    if key is None:
        return last.key == "overview" or not _ENDS.search(words)
    table = report.tables[key]
    if table.state == READ:
        return _unfinished(table)
    told_in_words = table.state == ABSENT and len(words) > 20 and _ENDS.search(words) is not None
    return not told_in_words


def _not_seen(report: Report, sections: tuple[SectionSpec, ...]) -> dict[str, Table]:
    """Return the tables; those of the given parts that were not found are unreadable, not absent."""
    tables = dict(report.tables)
    for section in sections:
        key = section.table
        if key is not None and tables[key].state == ABSENT:
            tables[key] = replace(tables[key], state=UNREADABLE)
    return tables


def _is_before(problem: Problem, last: Section) -> bool:
    """Tell whether a problem is of a part before the one where the text stops."""
    return last.heading is None or problem.location != last.heading.location


def _unfinished(table: Table) -> bool:
    """Tell whether the last rows of a table were not seen."""
    columns = 15 if table.spec.key == "t4" else len(table.spec.columns) if table.spec.key == "t3" else 1
    return all(cell.state == MISSING for cell in table.cells[-columns:])


def _breaks_off(report: Report, tail: Tail) -> Report:
    """Recognise a last part that goes on behind a button, or a page that stops within it.

    A page that was fetched to its end is believed to be whole without a full stop, too.
    """
    last = report.sections[-1]
    told_before = any(problem.code == "E120" for problem in report.problems)
    if last.key != "other" or told_before or report.media not in ("text/html", "text/plain"):
        return report
    words = last.body.folded
    goes_on = _GOES_ON.search(words, max(0, len(words) - 40))
    if not goes_on:
        line = words[words.rfind("\n") + 1 :]
        if report.media != "text/html" or report.whole or report.closing or tail.furniture or not line:
            return report
        if _CLOSES.search(line) or (_ENDS.search(line) and not line.endswith((";", "；"))):
            return report
    end = goes_on.start() if goes_on else len(words)
    begin = max(0, end - 12)
    title = last.body.text[begin:end].replace("\n", "")
    told = problems.cut_off(title, last.body.locate(begin, end) if end > begin else None)
    return replace(report, problems=(*report.problems, told))


def _begins_late(report: Report) -> Report:
    """Recognise a page out of the middle of a report."""
    first = report.sections[0]
    position = KEYS.index(first.key)
    if position == 0 or report.opening or first.key == "proactive_disclosure":
        return report
    tables = _not_seen(report, load_form(report.identity.form).sections[:position])
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
