"""What each hook must answer, checked when it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.model.report import Report
from checker.plugin.contributions import (
    Enrichment,
    LabelVariant,
    OrganEntry,
    ReaderSpec,
    ReporterSpec,
    Score,
)
from checker.regions.registry import Region
from checker.rulebook.pack import HEAD_FILE
from checker.source.passage import Passage

if TYPE_CHECKING:
    from checker.language.types import Type


def fault_of_answer(hook: str, answer: object) -> str:
    """Return what is wrong with an answer of a hook in Chinese, or "" where it is as agreed."""
    return "" if answer is None else _CONTRACTS[hook](answer)


def _list_of(wanted: type, also: Callable[[Any], str] = lambda _: "") -> Callable[[object], str]:
    def check(answer: object) -> str:
        if not isinstance(answer, list | tuple):
            return f"应返回 {wanted.__name__} 的列表，返回的却是 {type(answer).__name__}"
        for position, item in enumerate(answer, start=1):
            if not isinstance(item, wanted):
                return f"列表第 {position} 项应为 {wanted.__name__}，却是 {type(item).__name__}"
            fault = also(item)
            if fault:
                return f"列表第 {position} 项：{fault}"
        return ""

    return check


def _one(wanted: type) -> Callable[[object], str]:
    def check(answer: object) -> str:
        if isinstance(answer, wanted):
            return ""
        return f"应返回 {wanted.__name__} 或 None，返回的却是 {type(answer).__name__}"

    return check


def _functions(answer: object) -> str:
    from checker.language.functions import FunctionSpec

    return _list_of(FunctionSpec)(answer)


def _commands(answer: object) -> str:
    import click

    return _list_of(click.Command)(answer)


def _words(answer: object) -> str:
    if not isinstance(answer, Mapping):
        return f"应返回“词表名 → 词”的对照，返回的却是 {type(answer).__name__}"
    for name, words in answer.items():
        if not isinstance(name, str) or not isinstance(words, list | tuple):
            return f"词表“{name}”应为文字的列表"
        if not all(isinstance(word, str) and word for word in words):
            return f"词表“{name}”中有的词不是文字，或者是空的"
    return ""


def _pack_folder(path: Path) -> str:
    if not (path / HEAD_FILE).is_file():
        return f"文件夹 {path.name} 中没有 {HEAD_FILE}"
    return ""


def _form_file(path: Path) -> str:
    import yaml

    from checker.schema.load import build_form

    try:
        build_form(yaml.safe_load(path.read_text("utf-8")))
    except Exception as error:  # noqa: BLE001 — whatever is wrong with the file is what is told
        return f"格式文件 {path.name} 读不出来：{type(error).__name__}: {error}"
    return ""


def _label(variant: LabelVariant) -> str:
    if variant.axis not in ("row", "column", "section"):
        return f"axis 应为 row、column 或 section，却是“{variant.axis}”"
    return ""


def _reader(spec: ReaderSpec) -> str:
    parts: tuple[object, object] = (spec.matches, spec.read)
    return "" if all(callable(part) for part in parts) else "matches 和 read 都应是函数"


def _region(region: Region) -> str:
    if len(region.code) != 6 or not region.code.isdigit() or region.province is None:
        return f"代码“{region.code}”应是六位数字，前两位是省份"
    return "" if region.name else "没有写名称"


_CONTRACTS: dict[str, Callable[[object], str]] = {
    "checker_organs": _list_of(OrganEntry, OrganEntry.fault),
    "checker_regions": _list_of(Region, _region),
    "checker_labels": _list_of(LabelVariant, _label),
    "checker_forms": _list_of(Path, _form_file),
    "checker_readers": _list_of(ReaderSpec, _reader),
    "checker_functions": _functions,
    "checker_words": _words,
    "checker_rule_packs": _list_of(Path, _pack_folder),
    "checker_prepare_report": _one(Report),
    "checker_enrich_finding": _one(Enrichment),
    "checker_score": _one(Score),
    "checker_reporters": _list_of(ReporterSpec),
    "checker_commands": _commands,
}


def fault_of_value(value: object, wanted: Type) -> str:
    """Return what is wrong with what a rule function returned, "" where it is of the type it promised."""
    from checker.language.types import describe
    from checker.language.values import UNDECIDED

    expected = _VALUES.get(wanted.kind)
    if expected is None or isinstance(value, UNDECIDED):
        return ""
    if isinstance(value, expected) and not (isinstance(value, bool) and wanted.kind == "number"):
        return ""
    names = "、".join(kind.__name__ for kind in expected)
    return f"应返回{describe(wanted)}（{names}），返回的却是 {type(value).__name__}"


_VALUES: dict[str, tuple[type, ...]] = {
    "number": (int, Decimal, Fraction),
    "text": (str,),
    "truth": (bool,),
    "date": (date,),
    "passage": (Passage,),
    "list": (tuple,),
    "words": (tuple,),
}
