"""What is surely absent from a report, and what may only have been lost on the way to the reader."""

from __future__ import annotations

from typing import NamedTuple

from checker.facts.numbering import renamed_heading
from checker.facts.wording import place_of
from checker.model.report import Report, Section
from checker.model.table import ABSENT, ATTACHED, PICTURE, READ, UNREADABLE
from checker.model.unknown import Unknown
from checker.schema.load import load_form
from checker.schema.spec import FormSpec, SectionSpec
from checker.source.location import Location

_PLAIN = "text/plain"
_ENDS = '。.！!？?；;）)”"》'
_FURNITURE_END = ("无", "附件", "下载")
# What the reader told of the whole text: it stops, it begins in the middle, part of it was not read.
_STOPS = ("E110", "E120")
_BEGINS_INSIDE = ("E121",)


class TablePresence(NamedTuple):
    """A table that the form asks for. `present` is Unknown where it may be there unseen."""

    part: str
    table: str
    present: bool | Unknown
    words: str
    raw: str
    location: Location | None


def perhaps_unread(report: Report, section: str) -> bool | Unknown:
    """Tell whether a part that was not found may stand in the report all the same.

    False: it is surely not there. True: a heading with its number stands there in other words.
    Unknown: what surrounds it could not be read.
    """
    form = load_form(report.identity.form)
    name = form.section(section).title
    if not report.sections:
        return Unknown(f"没有读到报告正文（可能只有附件、图片，或者正文在别的页面），不能断定有没有“{name}”")
    position = form.section(section).position
    if renamed_heading(report, position) is not None:
        return True
    before = _nearest(report, form, range(position - 1, 0, -1))
    after = _nearest(report, form, range(position + 1, 7))
    begun = opening_read(report)
    if before is None and isinstance(begun, Unknown):
        return Unknown(f"{begun.reason}，不能断定有没有“{name}”")
    paged = bool(_told(report, _BEGINS_INSIDE))  # a page of a flipping book: its end is no end either
    if after is None and (paged or _cut_off(report)):
        return Unknown(
            f"正文到“{_name(form, report.sections[-1])}”就断了，后面没有读到，不能断定有没有“{name}”"
        )
    if before is not None and _hides_something(report, before):
        why = "可能是图片、附件，或者与表格一起丢失"
        return Unknown(f"“{_name(form, before)}”部分的内容没有读全（{why}），不能断定后面有没有“{name}”")
    return False


def opening_read(report: Report) -> bool | Unknown:
    """Tell whether the beginning of the report was read. Never False."""
    if not report.sections:
        return Unknown("没有读到报告正文（可能只有附件、图片，或者正文在别的页面）")
    form = load_form(report.identity.form)
    first = next((spec for spec in form.sections if report.section(spec.key) is not None), None)
    if _told(report, _BEGINS_INSIDE) or (not report.opening and (first is None or first.position > 1)):
        return Unknown("只读到报告的后一部分，没有读到开头")
    return True


def all_read(report: Report) -> bool | Unknown:
    """Tell whether no words of the report may be unread: what is not found is then not there. Never False."""
    begun = opening_read(report)
    if isinstance(begun, Unknown):
        return begun
    told = _told(report, (*_STOPS, *_BEGINS_INSIDE))
    return Unknown(told) if told else True


def cut_section(report: Report, section: Section) -> Unknown | None:
    """Say why the words of this part may not be all that it has; None where they are."""
    if section is report.sections[-1] and _told(report, _STOPS):
        title = section.heading.title if section.heading else "最后一部分"
        return Unknown(f"文本在“{title}”部分中断，后面的文字没有读到", place_of(section))
    return None


def _told(report: Report, codes: tuple[str, ...]) -> str:
    return next((one.message for one in report.problems if one.code in codes), "")


def required_tables(report: Report) -> tuple[TablePresence, ...] | Unknown:
    """Tell of each of the three tables whether it is in the report."""
    if not report.sections:
        return Unknown("没有读到报告正文（可能只有附件、图片，或者正文在别的页面）")
    found = []
    for spec in load_form(report.identity.form).sections:
        if spec.table is None:
            continue
        table = report.tables.get(spec.table)
        section = report.section(spec.key)
        words = (table.words if table else "") or (section.body.text if section else "")
        name = load_form(report.identity.form).tables[spec.table].name
        place = place_of(section) if section else None
        found.append(TablePresence(spec.title, name, _has_table(report, spec), words, words, place))
    return tuple(found)


def _has_table(report: Report, spec: SectionSpec) -> bool | Unknown:
    table = report.tables.get(spec.table or "")
    found = report.section(spec.key)
    if table is not None and table.state == READ:
        return True
    if table is not None and table.state in (PICTURE, ATTACHED):
        what = "图片" if table.state == PICTURE else "附件"
        return Unknown(f"“{spec.title}”的表格是{what}，没有读取，请人工查看", table.location)
    if table is not None and table.state == UNREADABLE:
        return Unknown(f"“{spec.title}”的表格没有读懂，请人工查看", table.location)
    if found is None:
        return Unknown(f"没有读到“{spec.title}”部分，不能断定有没有表格")
    if any(one.images or one.attachments for one in report.sections):
        return Unknown(f"没有读到“{spec.title}”的表格；页面里有图片或附件，表格可能在里面，请人工查看")
    if all(one.state == ABSENT for one in report.tables.values()):
        return Unknown("三张表都没有读到，可能在附件或图片里，请人工查看")
    if report.media == _PLAIN and not found.body:
        return Unknown(f"“{spec.title}”标题下什么也没有：网页转成文字时图片和附件会丢，请对照原网页")
    if found is report.sections[-1] and _cut_off(report):
        return Unknown(f"正文到“{spec.title}”就断了，后面没有读到")
    return False


def _nearest(report: Report, form: FormSpec, positions: range) -> Section | None:
    for position in positions:
        found = report.section(form.sections[position - 1].key)
        if found is not None:
            return found
    return None


def _name(form: FormSpec, section: Section) -> str:
    return next((spec.title for spec in form.sections if spec.key == section.key), "最后一部分")


def _hides_something(report: Report, section: Section) -> bool:
    if section.images or section.attachments:
        return True
    spec = next((one for one in load_form(report.identity.form).sections if one.key == section.key), None)
    if spec is None or spec.table is None:
        return False
    table = report.tables.get(spec.table)
    if table is None:
        return True
    if table.state in (PICTURE, ATTACHED, UNREADABLE):
        return True
    return table.state != READ and report.media == _PLAIN


def _cut_off(report: Report) -> bool:
    """Tell whether the text seems to stop before its end."""
    if _told(report, _STOPS):
        return True
    if report.closing:
        return False
    last = report.sections[-1]
    spec = next((one for one in load_form(report.identity.form).sections if one.key == last.key), None)
    if report.whole and last.key == "problems" and last.body:
        return False  # the end of the page was read: what is not there was not lost
    if spec is not None and spec.kind == "table":
        return True
    words = last.body.text.rstrip()
    return not words.endswith(tuple(_ENDS)) and not words.endswith(_FURNITURE_END)
