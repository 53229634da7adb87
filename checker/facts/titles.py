"""The report's title against 机关名称 + 年度 + 政府信息公开工作年度报告."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.facts.lazy import Lazy
from checker.model.report import Report
from checker.model.unknown import Unknown
from checker.source.location import Location

STANDARD = "一致"
VARIANT = "变体"
FAULTY = "不规范"

_FORM = Lazy(r"^.{2,}?(?:19|20)\d\d年政府信息公开工作年度报告$")
_YEAR = Lazy(r"(?:19|20)\d\d年?")
_GENRE = Lazy(r"年度?报告|年报|报告|工作总结")
_TRUNCATED = Lazy(r"(?:\.{2,}|…+)$")
_ORGAN = Lazy(r"[局厅委办院会部署站所处室中心政府省市县区乡镇旗州盟街道]")
_BLANKS = Lazy(r"[\s《》“”\"'<>〈〉]+")


class TitleWording(NamedTuple):
    """The title. `agreement`: 一致, 变体, 不规范; `lacks`: what is missing or unlike the form."""

    raw: str
    agreement: str
    lacks: str
    location: Location | None


def title_wording(report: Report) -> tuple[TitleWording, ...] | Unknown:
    """Judge the title; Unknown where none was read or a list page cut it short."""
    raw = _BLANKS.sub("", report.title.text)
    if not raw:
        return Unknown("没有读到标题，请人工查看")
    if _TRUNCATED.search(raw):
        return Unknown(f"读到的标题“{raw}”被网页截断，请查看原文标题")
    words = _BLANKS.sub("", report.title.folded)
    place = report.title.locate(0, len(report.title.text))
    if _FORM.match(words):
        return (TitleWording(raw, STANDARD, "", place),)
    lacks = []
    if not _YEAR.search(words):
        lacks.append("没有年度")
    if "信息公开" not in words and "政务公开" not in words:
        lacks.append("没有“政府信息公开”")
    if not _GENRE.search(words):
        lacks.append("没有“年度报告”")
    if lacks:
        return (TitleWording(raw, FAULTY, "、".join(lacks), place),)
    return (TitleWording(raw, VARIANT, _difference(words), place),)


def title_variants(report: Report) -> tuple[TitleWording, ...]:
    """Return the title where it is a whole one; nothing where it was not read (told by title_wording)."""
    found = title_wording(report)
    return () if isinstance(found, Unknown) else tuple(one for one in found if one.agreement != FAULTY)


def _difference(words: str) -> str:
    """Say in what a harmless variant differs."""
    if re.match(r"^(?:19|20)\d\d", words) and not _ORGAN.search(words.partition("政府信息公开")[0]):
        return "没有机关名称"
    if re.match(r"^(?:19|20)\d\d", words):
        return "年度写在机关名称前面"
    if re.search(r"\d年度", words):
        return "写作“年度政府信息公开……”，格式为“年政府信息公开……”"
    if "政府信息公开" not in words:
        return "没有“政府”二字"
    if "工作年度报告" not in words:
        return "没有写全“政府信息公开工作年度报告”"
    return "用语与格式不完全相同"
