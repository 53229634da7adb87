"""The names that a rule may use: what the report tells, and the rows, columns and parts of the forms.

Names resolve against the union of the editions that a pack names; what an edition lacks is then a
missing cell when a report of that edition is judged.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.language.types import (
    ANY,
    DATE,
    FORM,
    NUMBER,
    PASSAGE,
    PERIOD,
    REPORT,
    SECTION,
    TEXT,
    TRUTH,
    Field,
    Type,
    list_of,
    number,
    record,
    text_of,
)
from checker.model.identity import LEVELS, ORGAN_KINDS, UNKNOWN
from checker.schema.spec import ColumnSpec, FormSpec, RowSpec, TableSpec

PROVINCES = (
    "BJ", "TJ", "HE", "SX", "NM", "LN", "JL", "HL", "SH", "JS", "ZJ", "AH", "FJ", "JX", "SD", "HA",
    "HB", "HN", "GD", "GX", "HI", "CQ", "SC", "GZ", "YN", "XZ", "SN", "GS", "QH", "NX", "XJ", "BT",
)  # fmt: skip

# The Chinese words for the states of a cell, and for how surely it was read.
STATE_NAMES = {
    "count": "数",
    "amount": "金额",
    "blank": "空白",
    "dash": "横线",
    "annotated": "带注的数",
    "words": "文字",
    "missing": "缺失",
    "ambiguous": "读不清",
    "image": "图片",
}
DATE_KINDS = {"page": "页面", "signature": "落款", "given": "给定", "meta": "元数据", "address": "网址"}

TOPIC = record(
    "要点",
    Field("名", "name", TEXT, "要点的名称"),
    Field("说法", "variants", list_of(TEXT), "报告里的其他说法"),
)
PART = record(
    "部分",
    Field("名", "name", TEXT, "规则里的名称，如 总体情况"),
    Field("标题", "title", TEXT, "格式印的标题，不带序号"),
    Field("序号", "position", NUMBER, "第几部分"),
    Field("要点", "topics", list_of(TOPIC), "这一部分应写到的方面"),
)
DATE_MENTION = record(
    "日期表述",
    Field("种类", "kind", text_of(*DATE_KINDS.values()), "页面、落款、给定、元数据、网址"),
    Field("日期", "value", DATE, "读不清时无法判定"),
    Field("原文", "raw", TEXT),
)
DAMAGE = record(
    "损伤",
    Field("种类", "kind", TEXT),
    Field("原文", "raw", TEXT),
    Field("读法", "readings", list_of(TEXT), "可能的原意，一种或几种"),
)
LABEL = record(
    "标签",
    Field("方向", "axis", TEXT, "row 行，column 列"),
    Field("原文", "raw", TEXT),
    Field("相符", "agreement", TEXT, "exact 一致，variant 已知写法，damaged 缺字错字，foreign 不属于本格式"),
    Field("键", "key", TEXT),
)
SECTION_FIELDS = (
    Field("正文", "body", PASSAGE, "这一部分的文字"),
    Field("标题", "heading", TEXT, "印出来的标题，带序号"),
    Field("题名", "title", TEXT, "标题去掉序号"),
    Field("序号", "number", NUMBER, "标题印的序号；没有印序号时无法判定"),
    Field("图片数", "images", number("个"), "这一部分里的图片"),
    Field("附件", "attachments", list_of(TEXT), "这一部分里链接的文件"),
    Field("名", "name", TEXT, "认出的部分名称，如 总体情况；认不出的是空文字"),
)
FORM_FIELDS = (
    Field("部分", "sections", list_of(PART), "六个部分"),
    Field("编号", "id", text_of("2019", "2021"), "2019 或 2021"),
    Field("名称", "title", TEXT, "格式文件的名称"),
    Field("文号", "document", TEXT),
)
TABLE_FIELDS = (
    Field("格", "cells", ANY, "所有的格"),
    Field("空白格", "empty", ANY, "空着的和写横线的格"),
    Field("版本", "form", text_of("2019", "2021"), "报告里这张表是哪一年的格式"),
    Field("标签", "labels", list_of(LABEL), "印出来的行名和列名"),
    Field("文字", "words", TEXT, "代替表格的话，如 无"),
)
CELL_FIELDS = (
    Field("数", "number", ANY, "这一格的数"),
    Field("原文", "raw", TEXT, "印出来的样子"),
    Field("状态", "state", text_of(*STATE_NAMES.values()), "空白、横线、读不清……"),
    Field("备注", "note", TEXT, "数旁边的话"),
    Field("行", "row", TEXT, "行名"),
    Field("列", "column", TEXT, "列名"),
    Field("位置", "place", TEXT, "行名·列名"),
)
LINE_FIELDS = (Field("名", "name", TEXT, "行名或列名"),)
DATE_FIELDS = (
    Field("年", "year", number("年")),
    Field("月", "month", NUMBER),
    Field("日", "day", NUMBER),
)
PERIOD_FIELDS = (
    Field("起", "start", DATE),
    Field("止", "end", DATE),
    Field("天数", "days", number("天")),
    Field("原文", "raw", TEXT),
)
REPORT_WORDS = "上年"


class GivenName(NamedTuple):
    """Something that every report tells under a fixed name."""

    name: str
    english: str
    type: Type
    doc: str


GIVEN: tuple[GivenName, ...] = (
    GivenName("年度", "year", number("年"), "报告年度"),
    GivenName("机关", "organ", TEXT, "机关名称"),
    GivenName(
        "机关类别", "organ_kind", text_of(*ORGAN_KINDS, UNKNOWN), "人民政府、政府部门……；认不准时无法判定"
    ),
    GivenName("机关层级", "level", text_of(*LEVELS, UNKNOWN), "国家、省、市、县、乡；认不准时无法判定"),
    GivenName("省份", "province", text_of(*PROVINCES), "两个字母，如 SD"),
    GivenName("标题", "title", PASSAGE, "报告的标题"),
    GivenName("开头", "opening", PASSAGE, "第一部分之前的说明"),
    GivenName("落款", "closing", PASSAGE, "最后的署名和日期"),
    GivenName("全文", "whole", PASSAGE, "从标题到落款的文字，不含表格里的数"),
    GivenName("统计期限", "period", PERIOD, "报告自己写的统计期限"),
    GivenName("公布日期", "published", DATE, "公布的日期；没有找到时无法判定"),
    GivenName("判定日", "as_of", DATE, "检查的日期（--as-of）"),
    GivenName("格式", "form", FORM, "报告年度应使用的格式：格式.部分、格式.编号"),
    GivenName(
        "章节", "sections", list_of(SECTION), "报告里的各部分，按出现的顺序；章节[总体情况] 取其中一个"
    ),
    GivenName("日期表述", "dates", list_of(DATE_MENTION), "报告里能说明公布日期的各处日期"),
    GivenName("损伤", "damage", list_of(DAMAGE), "网页复制时丢失的字"),
    GivenName("链接", "links", list_of(TEXT), "正文里的网址"),
    GivenName("空白表样", "blank_form", TRUTH, "是没有填写的表样"),
    GivenName(
        REPORT_WORDS, "previous", REPORT, "同一机关上一年度的报告：上年.表三[…]、上年.章节[…]；有 上年"
    ),
    GivenName("本报告", "this_report", REPORT, "正在检查的报告，用作函数的参数"),
)
_GIVEN_BY_NAME = {name: given for given in GIVEN for name in (given.name, given.english)}
MESSAGE_NAMES = ("左", "右", "差")
# Words that stand for themselves: kinds and levels of organs, provinces, states of cells.
CONSTANTS: dict[str, str] = {
    word: word for word in (*ORGAN_KINDS, *LEVELS, UNKNOWN, *PROVINCES, *STATE_NAMES.values())
}


def given_name(name: str) -> GivenName | None:
    return _GIVEN_BY_NAME.get(name)


class LineName(NamedTuple):
    """A row, column or group by its short name. `units` are those of its cells over all editions."""

    name: str
    group: bool
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class TableNames:
    """The names of a table over several editions."""

    key: str
    name: str
    rows: dict[str, LineName] = field(default_factory=dict)
    columns: dict[str, LineName] = field(default_factory=dict)
    pairs: frozenset[tuple[str, str]] = frozenset()  # single rows and columns that meet in a cell
    labels: dict[str, str] = field(default_factory=dict)  # what the form prints → the short name

    def axis(self, axis: str) -> dict[str, LineName]:
        return self.rows if axis == "row" else self.columns


@dataclass(frozen=True)
class FormNames:
    """All names of the editions that a pack works with."""

    tables: dict[str, TableNames]  # by Chinese name and by key
    sections: dict[str, str]  # name → title
    section_labels: dict[str, str]  # title or variant → name

    @property
    def table_names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(table.name for table in self.tables.values()))


def form_names(forms: Sequence[FormSpec]) -> FormNames:
    """Collect the names of these editions; the newest comes last and wins where wordings differ."""
    tables: dict[str, TableNames] = {}
    sections: dict[str, str] = {}
    labels: dict[str, str] = {}
    for key in dict.fromkeys(key for form in forms for key in form.tables):
        specs = [form.tables[key] for form in forms if key in form.tables]
        names = _table_names(specs)
        tables[key] = tables[names.name] = names
    for form in forms:
        for section in form.sections:
            sections[section.name] = section.title
            for label in (section.title, section.key, *section.variants):
                labels.setdefault(label, section.name)
    return FormNames(tables, sections, labels)


def _table_names(specs: Sequence[TableSpec]) -> TableNames:
    rows: dict[str, LineName] = {}
    columns: dict[str, LineName] = {}
    pairs: set[tuple[str, str]] = set()
    labels: dict[str, str] = {}
    for spec in specs:
        row_names = {row.key: row.name for row in spec.rows}
        column_names = {column.key: column.name for column in spec.columns}
        units = {column.key: column.unit for column in spec.columns}
        for column in spec.columns:
            _add(columns, column.name, group=False, units=(column.unit,))
        for row in spec.rows:
            own = row.columns or tuple(column_names)
            _add(rows, row.name, group=False, units=tuple(units[key] for key in own))
            pairs.update((row.name, column_names[key]) for key in own)
        for group in spec.row_groups:
            _add(rows, group.name, group=True, units=_units(rows, (row_names[key] for key in group.members)))
        for group in spec.column_groups:
            members = (column_names[key] for key in group.members)
            _add(columns, group.name, group=True, units=_units(columns, members))
        items: tuple[RowSpec | ColumnSpec, ...] = (*spec.rows, *spec.columns)
        for item in items:
            for label in (item.label, item.key, *item.variants):
                labels.setdefault(label, item.name)
        for group in (*spec.row_groups, *spec.column_groups):
            if group.label:
                labels.setdefault(group.label, group.name)
    return TableNames(specs[-1].key, specs[-1].name, rows, columns, frozenset(pairs), labels)


def _add(names: dict[str, LineName], name: str, *, group: bool, units: Iterable[str]) -> None:
    known = names.get(name)
    every = dict.fromkeys((*(known.units if known else ()), *units))
    names[name] = LineName(name, group or bool(known and known.group), tuple(every))


def _units(names: dict[str, LineName], members: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit for member in members for unit in names[member].units))


def nearest(name: str, candidates: Iterable[str]) -> str:
    """Return the name most like this one, "" if none is like it at all."""
    best, best_distance = "", 99
    for candidate in candidates:
        distance = _distance(name, candidate)
        if distance < best_distance:
            best, best_distance = candidate, distance
    if not best:
        return ""
    longest = max(len(name), len(best))
    if best_distance >= longest:  # nothing in common
        return ""
    within = name in best or (best in name and len(best) > 1)
    return best if best_distance <= max(1, longest // 2) or within else ""


def _distance(left: str, right: str) -> int:
    """Count the insertions, deletions and changes that make one word the other."""
    previous = list(range(len(right) + 1))
    for at, character in enumerate(left, start=1):
        current = [at]
        for other_at, other in enumerate(right, start=1):
            current.append(
                min(
                    previous[other_at] + 1,
                    current[other_at - 1] + 1,
                    previous[other_at - 1] + (character != other),
                )
            )
        previous = current
    return previous[-1]
