"""Build a report from plain data, for cases.yaml and for tests: only what differs is written.

The baseline is a clean report that breaks no rule: 某县民政局, 2024, all figures 0, published in
time. Keys are Chinese because inspectors write cases; rules/README.md lists them all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from checker.model.identity import UNKNOWN, Identity
from checker.model.problem import PARTIAL, Problem
from checker.model.report import Damage, DateMention, Heading, Period, Report, Section
from checker.schema.load import form_for_year, load_form
from checker.schema.spec import FormSpec, Layout, SectionSpec
from checker.testing.clean import CLOSING, HEADING_NUMBERS, OPENING, SECTION_WORDS, TITLE
from checker.testing.places import CaseDataError, Places, known
from checker.testing.shapes import check_shapes
from checker.testing.tables import build_table

KEYS = (
    "年度",
    "机关",
    "机关类别",
    "层级",
    "省份",
    "公布日期",
    "页面日期",
    "落款日期",
    "标题",
    "开头",
    "章节",
    "章节标题",
    "删去章节",
    "章节顺序",
    "另加章节",
    "章节图片",
    "章节附件",
    "表二",
    "表三",
    "表四",
    "表格",
    "表样",
    "表格文字",
    "标签",
    "统计期限",
    "落款",
    "链接",
    "损伤",
    "问题",
    "空白表样",
    "文件类型",
)
_DATE_KINDS = {"页面日期": "page", "落款日期": "signature"}
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def build_report(data: Mapping[str, Any] | None = None) -> Report:
    """Return the clean report with what `data` says put in its place.

    Raises:
        CaseDataError: an unknown key, row, column or word.
    """
    data = data or {}
    known(data, KEYS, "报告")
    check_shapes(data)
    try:
        return _built(data)
    except (TypeError, ValueError, AttributeError, LookupError) as error:
        told = f"这份报告的写法不对，造不出来（{error}）；写法见 rules/README.md"
        raise CaseDataError(told) from error


def _built(data: Mapping[str, Any]) -> Report:
    places = Places()
    year = data.get("年度", 2024)
    form = form_for_year(year)
    organ = data.get("机关", "某县民政局")
    words = {"机关": organ or "某县民政局", "年度": year, "次年": (year or 2024) + 1}
    period_words, period, period_problem = _period(data, year, places)
    words["统计期限"] = period_words
    published = _day(data["公布日期"], "公布日期") if "公布日期" in data else date(words["次年"], 1, 20)
    title = places.passage(_text(data, "标题", TITLE.format(**words)))
    opening = places.passage(_text(data, "开头", OPENING[form.id].format(**words)))
    sections = _sections(data, form, places, words)
    tables = {key: build_table(data, form, key, places) for key in form.tables}
    closing = places.passage(_text(data, "落款", CLOSING.format(**words)))
    return Report(
        identity=_identity(data, organ, year, form, published),
        layout=Layout(form.id, *(tables[key].form for key in ("t2", "t3", "t4"))),
        media=str(data.get("文件类型", "text/html")),
        title=title,
        period=period,
        period_problem=period_problem,
        dates=_dates(data, published, places),
        opening=opening,
        sections=sections,
        tables=tables,
        closing=closing,
        links=tuple(data.get("链接") or ()),
        damage=_damage(data, places),
        problems=tuple(Problem("E999", str(words), PARTIAL) for words in data.get("问题") or ()),
        blank_form=bool(data.get("空白表样", False)),
    )


def _text(data: Mapping[str, Any], key: str, default: str) -> str:
    return str(data[key] or "").strip("\n") if key in data else default


def _identity(
    data: Mapping[str, Any], organ: str | None, year: int | None, form: FormSpec, published: date | None
) -> Identity:
    kind, level = _kind_and_level(organ)
    return Identity(
        organ=organ,
        organ_kind=data.get("机关类别", kind) or UNKNOWN,
        level=data.get("层级", level) or UNKNOWN,
        province=data.get("省份"),
        year=year,
        form=form.id,
        published=published,
    )


def _kind_and_level(organ: str | None) -> tuple[str, str]:
    """Take kind and level from the plain made-up names of cases (not the rule for real reports)."""
    if not organ:
        return UNKNOWN, UNKNOWN
    if organ.endswith("街道办事处"):
        return "街道办事处", "乡"
    if organ.endswith("管理委员会"):
        return "管理委员会", "县"
    if organ.endswith(("乡人民政府", "镇人民政府")):
        return "乡镇人民政府", "乡"
    places = [
        (organ.rfind(word), level) for word, level in (("省", "省"), ("市", "市"), ("县", "县"), ("区", "县"))
    ]
    level = max(places)[1] if max(places)[0] >= 0 else UNKNOWN
    return ("人民政府" if organ.endswith("人民政府") else "政府部门"), level


def _period(data: Mapping[str, Any], year: int | None, places: Places) -> tuple[str, Period | None, str]:
    year = year or 2024
    stated = data.get("统计期限", f"{year}年1月1日起至{year}年12月31日止")
    if stated is None or stated == "没有写":
        return "", None, ""
    if stated == "读不清":
        return f"{year}11日到{year}1231日", None, "统计期限丢了字，可以读成几个日期"
    damaged = isinstance(stated, Mapping)
    raw = str(stated["原文"]) if damaged else str(stated)
    days = _DAY.findall(str(stated["读作"]) if damaged else raw)
    if len(days) != 2:
        raise CaseDataError(f"“统计期限”要写成“{year}年1月1日至{year}年12月31日”的样子，现在是“{raw}”")
    start, end = (date(int(y), int(m), int(d)) for y, m, d in days)
    return raw, Period(start, end, raw, damaged, places.line(raw)), ""


def _day(value: object, key: str) -> date | None:
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise CaseDataError(f"“{key}”要写成 2025-01-20 的样子，现在是“{value}”") from None


def _dates(data: Mapping[str, Any], published: date | None, places: Places) -> tuple[DateMention, ...]:
    days = {"页面日期": published, "落款日期": published}
    for key in days:
        if key in data:
            days[key] = _day(data[key], key)
    return tuple(
        DateMention(_DATE_KINDS[key], day, day.isoformat(), places.line(day.isoformat()))
        for key, day in days.items()
        if day is not None
    )


def _damage(data: Mapping[str, Any], places: Places) -> tuple[Damage, ...]:
    return tuple(
        Damage(
            str(item.get("种类", "date")),
            str(item["原文"]),
            tuple(str(reading) for reading in item.get("读法") or ()),
            places.line(str(item["原文"])),
        )
        for item in data.get("损伤") or ()
    )


def _sections(
    data: Mapping[str, Any], form: FormSpec, places: Places, words: dict[str, Any]
) -> tuple[Section, ...]:
    names = {section.name: section for section in form.sections}
    for key in ("章节", "章节标题", "章节图片", "章节附件"):
        known(data.get(key) or {}, names, key)
    removed = names if data.get("删去章节") == "全部" else (data.get("删去章节") or ())
    order = list(data.get("章节顺序") or names)
    known(removed, names, "删去章节")
    known(order, names, "章节顺序")
    found = [_section(data, names[name], places, words) for name in order if name not in removed]
    found.extend(_extra(item, places) for item in data.get("另加章节") or ())
    return tuple(found)


def _section(data: Mapping[str, Any], spec: SectionSpec, places: Places, words: dict[str, Any]) -> Section:
    raw = f"{HEADING_NUMBERS[spec.position - 1]}、{spec.title}"
    raw = (data.get("章节标题") or {}).get(spec.name, raw)
    default = "" if spec.kind == "table" else SECTION_WORDS[spec.key].format(**words)
    text = _text(data.get("章节") or {}, spec.name, default)
    return Section(
        key=spec.key,
        heading=_heading(raw, places),
        body=places.passage(text),
        images=int((data.get("章节图片") or {}).get(spec.name, 0)),
        attachments=tuple((data.get("章节附件") or {}).get(spec.name, ())),
    )


def _extra(item: Mapping[str, Any], places: Places) -> Section:
    """Build a further part, such as one that stands twice or that the form does not know (部分 left out)."""
    key = ""
    if item.get("部分"):
        names = {section.name: section.key for section in load_form("2021").sections}
        known([item["部分"]], names, "另加章节")
        key = names[item["部分"]]
    return Section(key, _heading(item.get("标题"), places), places.passage(str(item.get("文字", ""))))


def _heading(raw: str | None, places: Places) -> Heading | None:
    if not raw:
        return None
    number, sign, title = raw.partition("、")
    if sign and number in HEADING_NUMBERS:
        return Heading(raw, title, HEADING_NUMBERS.index(number) + 1, places.line(raw))
    return Heading(raw, raw, None, places.line(raw))
