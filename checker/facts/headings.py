"""How the parts' headings, the tables' labels and the title agree with the form's wording."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.facts.numbering import numbering_problems, renamed_heading
from checker.facts.presence import cut_section
from checker.facts.wording import place_of
from checker.model.report import Report
from checker.model.table import DAMAGED, FOREIGN, READ
from checker.model.unknown import Unknown
from checker.schema.load import load_form
from checker.schema.spec import SectionSpec
from checker.source.location import Location

_HAN = Lazy(r"[㐀-鿿]")
_LEAD = Lazy(r"^(?:\d{4}年度?|本年度?|今年)?(?:本机关|本单位|我[局镇乡委办厅市县区院]|[局厅])?(?:的)?")
_YEAR = Lazy(r"(?:19|20)\d\d")

EXACT = "一致"
VARIANT = "变体"
LOST = "漏字"
OTHER = "不一致"

# The words that every wording of a part's heading has; a heading with all of them is a variant.
_SKELETONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "overview": (("总体", "概述", "概况", "基本情况", "综述", "工作情况"),),
    "proactive_disclosure": (("主动公开",),),
    "requests": (("申请",), ("收到", "处理", "办理", "受理", "依申请")),
    "review_litigation": (("复议",), ("诉讼",)),
    "problems": (("问题", "不足"), ("改进", "整改", "措施", "下一步", "打算", "努力方向")),
    "other": (("其他", "其它"), ("报告", "事项", "情况")),
}


class HeadingWording(NamedTuple):
    """A part's heading beside the form's. `agreement`: 一致, 变体, 漏字, 不一致.

    `numbering`: 正确, or what is wrong with its number (see `numbering`), told in `detail`.
    """

    part: str
    raw: str
    title: str
    form_title: str
    agreement: str
    numbering: str
    detail: str
    location: Location | None


class LabelProblem(NamedTuple):
    """A row or column label with characters lost or changed."""

    table: str
    raw: str
    form_label: str
    location: Location | None


class TableForm(NamedTuple):
    """Which edition of the form a table follows, and which one the year demands."""

    table: str
    edition: str
    demanded: str
    labels: str  # labels that belong to the other edition
    location: Location | None


def heading_wordings(report: Report) -> tuple[HeadingWording, ...]:
    """Compare the heading of every part with the form's, punctuation and blanks apart."""
    faults = {id(fault.section): fault for fault in reversed(numbering_problems(report))}
    form = load_form(report.identity.form)
    specs = {spec.key: spec for spec in form.sections}
    found = []
    for section in report.sections:
        spec = specs.get(section.key)
        if spec is None or section.heading is None or (not section.body and cut_section(report, section)):
            continue  # unknown, or the text stops within the heading
        title = section.heading.title.strip(" ：:。.")
        agreement = _agreement(title, spec)
        place = place_of(section)
        fault = faults.get(id(section))
        found.append(
            HeadingWording(
                part=spec.name,
                raw=section.heading.raw,
                title=title,
                form_title=spec.title,
                agreement=agreement,
                numbering=fault.kind if fault else "正确",
                detail=fault.detail if fault else "",
                location=place,
            )
        )
    for spec in form.sections:
        renamed = None if report.section(spec.key) else renamed_heading(report, spec.position)
        if renamed is not None:
            found.append(
                HeadingWording(
                    part=spec.name,
                    raw=renamed.raw,
                    title=renamed.title,
                    form_title=spec.title,
                    agreement=OTHER,
                    numbering="正确",
                    detail="",
                    location=renamed.location,
                )
            )
    return tuple(found)


def _agreement(title: str, spec: SectionSpec) -> str:
    bare, form = _bare(title), _bare(spec.title)
    if bare == form:
        return EXACT
    core = _LEAD.sub("", bare)
    known = [_bare(variant) for variant in spec.variants]
    if bare in known or core == form or core in known:
        return VARIANT
    if _lost_characters(bare, [form, *known]):
        return LOST
    if all(any(word in bare for word in words) for words in _SKELETONS.get(spec.key, ((bare,),))):
        return VARIANT
    return OTHER


@lru_cache(maxsize=1024)
def _bare(words: str) -> str:
    return "".join(_HAN.findall(words)) if not _YEAR.search(words) else re.sub(r"[^㐀-鿿\d]", "", words)


def _lost_characters(bare: str, wordings: list[str]) -> bool:
    """Tell whether one character of a wording was lost (行复议 for 行政复议), other than 的 or 和."""
    return any(_one_lost(bare, wording) for wording in wordings if len(bare) >= 4)


def _one_lost(short: str, long: str) -> bool:
    if len(long) != len(short) + 1:
        return False
    at = next(
        (n for n, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short)
    )
    return short[at:] == long[at + 1 :] and long[at] not in "的和及与"


def label_problems(report: Report) -> tuple[LabelProblem, ...]:
    """Return the labels whose Chinese characters differ from the form's (lost brackets do not count)."""
    problems = []
    for key, table in report.tables.items():
        if table.state != READ:
            continue
        damaged = [label for label in table.labels if label.agreement == DAMAGED]
        if not damaged:
            continue
        spec = table.spec
        names = {row.key: row.label for row in spec.rows} | {c.key: c.label for c in spec.columns}
        for label in damaged:
            if label.key not in names:
                continue
            form_label = names[label.key]
            if _bare(label.raw) != _bare(form_label):
                problems.append(
                    LabelProblem(report.tables[key].spec.name, label.raw, form_label, label.location)
                )
    return tuple(problems)


def table_forms(report: Report) -> tuple[TableForm, ...] | Unknown:
    """Return the edition of the form that each table follows, of the tables that were read."""
    if report.identity.year is None:
        return Unknown("不知道报告年度，不能断定应当用哪一版表样")
    found = []
    for table in report.tables.values():
        if table.state == READ:
            labels = "、".join([label.raw for label in table.labels if label.agreement == FOREIGN])
            place = table.location
            found.append(TableForm(table.spec.name, table.form, report.identity.form, labels, place))
    return tuple(found)
