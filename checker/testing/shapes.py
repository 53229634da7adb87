"""What each key of a test report is written as; asked before the report is built, to tell slips kindly."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.language.names import PROVINCES
from checker.model.identity import LEVELS, ORGAN_KINDS, UNKNOWN
from checker.testing.places import CaseDataError, known

_ONE_OF = {"机关类别": (*ORGAN_KINDS, UNKNOWN), "层级": (*LEVELS, UNKNOWN), "省份": PROVINCES}
_TABLES = ("表二", "表三", "表四")
# Keys that hold keys, those that hold a list, and how either is written.
_MAPPINGS = {
    "章节": "{总体情况: 文字}",
    "章节标题": "{问题与改进: 五、存在的主要问题及改进情况}",
    "章节图片": "{总体情况: 2}",
    "章节附件": "{总体情况: [附件.doc]}",
    "表格": "{表三: 图片}",
    "表样": '{表三: "2019"}',
    "表格文字": "{表三: 文字}",
    "标签": "{表三: [{行: 新收, 印作: 一、新收}]}",
}
_LISTS = {
    "章节顺序": "[总体情况, 主动公开情况]",
    "另加章节": "[{标题: 七、其他, 文字: 无。}]",
    "链接": "[网址]",
    "问题": "[文字]",
    "损伤": "[{种类: date, 原文: 202411日, 读法: [2024年1月1日]}]",
}
_NEEDED = {"损伤": "原文"}


def check_shapes(data: Mapping[str, Any]) -> None:
    """Refuse what is not written as its key wants it. Raises: CaseDataError."""
    year = data.get("年度", 2024)
    if year is not None and (not isinstance(year, int) or isinstance(year, bool) or not 2000 <= year <= 2100):
        raise CaseDataError(f"“年度”写了“{year}”；写成四位数字，如 2024")
    for key, words in _ONE_OF.items():
        if data.get(key) is not None:
            known([data[key]], words, key)
    for table in _TABLES:
        if data.get(table) is not None and not isinstance(data[table], Mapping):
            advice = f"写成 {table}: {{行: 数}}"
            if isinstance(data[table], str):
                advice += f"；整张表是图片、附件、缺失、读不清时，写 表格: {{{table}: 图片}}"
            raise CaseDataError(f"“{table}”写了“{data[table]}”；{advice}")
    for key, form in _MAPPINGS.items():
        if data.get(key) is not None and not isinstance(data[key], Mapping):
            raise CaseDataError(f"“{key}”写了“{data[key]}”；写成 {key}: {form}")
    for key, form in _LISTS.items():
        _list(data, key, form)
    removed = data.get("删去章节")
    if removed is not None and removed != "全部" and not isinstance(removed, list):
        raise CaseDataError(f"“删去章节”写了“{removed}”；写成 删去章节: [其他事项]，或者 全部")
    for key in ("表格", "表样", "表格文字", "标签"):
        known(data.get(key) or {}, _TABLES, key)


def _list(data: Mapping[str, Any], key: str, form: str) -> None:
    given = data.get(key)
    if given is None:
        return
    if not isinstance(given, list):
        raise CaseDataError(f"“{key}”写了“{given}”；写成 {key}: {form}")
    inner = "{" in form
    for item in given:
        if inner and (not isinstance(item, Mapping) or _NEEDED.get(key, "") not in (*item, "")):
            raise CaseDataError(f"“{key}”里写了“{item}”；写成 {key}: {form}")
