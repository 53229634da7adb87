"""Gather what the plugins give, and find what they define twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from checker.model.problem import PARTIAL, Problem
from checker.plugin.contracts import fault_of_value
from checker.plugin.contributions import LabelVariant, OrganEntry, ReaderSpec, ReporterSpec
from checker.plugin.guard import Called, Failure, guarded
from checker.plugin.host import PluginHost
from checker.regions.registry import Region
from checker.schema.load import FORM_IDS

if TYPE_CHECKING:
    from checker.language.functions import FunctionSpec

DEFINED_TWICE = "E904"

T = TypeVar("T")


class PluginFunctionError(RuntimeError):
    """A function of a plugin failed; the rule that called it becomes 规则故障."""


@dataclass(frozen=True, slots=True)
class Contributions:
    """All that plugins add to a run before the first report is judged."""

    organs: tuple[OrganEntry, ...] = ()
    regions: tuple[Region, ...] = ()
    labels: tuple[tuple[str, LabelVariant], ...] = ()  # (plugin, wordings)
    forms: tuple[tuple[str, Path], ...] = ()  # (id, file)
    readers: tuple[tuple[str, ReaderSpec], ...] = ()  # (plugin, reader)
    functions: tuple[FunctionSpec, ...] = ()
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    packs: tuple[tuple[str, Path], ...] = ()  # (plugin, folder)


def collect(host: PluginHost, known_functions: Iterable[str] = ()) -> Contributions:
    """Ask the plugins for their contributions.

    Two plugins that give the same thing (or one that gives what the checker has) are told, naming both;
    neither of the two definitions of a function or word list is used.
    """
    organs = _unique(host, "checker_organs", "机关", lambda organ: organ.name)
    forms = _unique(host, "checker_forms", "格式版本", _form_id, taken=FORM_IDS)
    readers = _unique(host, "checker_readers", "文件读取器", lambda reader: reader.media)
    functions = _unique(
        host, "checker_functions", "函数", lambda function: function.name, taken=known_functions
    )
    words: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for answer in host.ask("checker_words"):
        for name, items in answer.value.items():
            if name in owners:
                _told_twice(host, "词表", name, owners[name], answer.plugin)
                words.pop(name, None)
                continue
            owners[name] = answer.plugin
            words[name] = tuple(items)
    return Contributions(
        organs=tuple(item for _, item in organs),
        regions=tuple(item for answer in host.ask("checker_regions") for item in answer.value),
        labels=tuple((answer.plugin, item) for answer in host.ask("checker_labels") for item in answer.value),
        forms=tuple((_form_id(path), path) for _, path in forms),
        readers=tuple(readers),
        functions=tuple(_guarded_function(host, plugin, spec) for plugin, spec in functions),
        words=words,
        packs=tuple((answer.plugin, answer.value) for answer in host.packs()),
    )


def collect_reporters(host: PluginHost, taken: Iterable[str]) -> dict[str, tuple[str, ReporterSpec]]:
    """Return the plugins' output formats by name, with the plugin each comes from."""
    found = _unique(host, "checker_reporters", "输出格式", lambda spec: spec.name, taken=taken)
    return {spec.name: (plugin, spec) for plugin, spec in found}


def _form_id(path: Path) -> str:
    import yaml

    return str(yaml.safe_load(path.read_text("utf-8"))["id"])


def _unique(
    host: PluginHost, hook: str, what: str, name_of: Callable[[Any], str], taken: Iterable[str] = ()
) -> list[tuple[str, Any]]:
    owners: dict[str, str] = dict.fromkeys(taken, "checker 自身")
    found: dict[str, tuple[str, Any]] = {}
    for answer in host.ask(hook):
        for item in answer.value:
            name = name_of(item)
            if name in owners:
                _told_twice(host, what, name, owners[name], answer.plugin)
                found.pop(name, None)
                continue
            owners[name] = answer.plugin
            found[name] = (answer.plugin, item)
    return list(found.values())


def _told_twice(host: PluginHost, what: str, name: str, first: str, second: str) -> None:
    message = f"{what}“{name}”被“{first}”和“{second}”重复定义，两个插件的定义都没有采用；请停用其中之一。"
    host.problems.append(Problem(DEFINED_TWICE, message, PARTIAL))


def _guarded_function(host: PluginHost, plugin: str, spec: FunctionSpec) -> FunctionSpec:
    """Wrap a plugin's function: what it does wrong is told, and only its rule fails."""
    from checker.language.types import ANY

    def call(*arguments: object) -> object:
        called = guarded(lambda: spec.call(*arguments), host.settings.budget)
        value = tuple(called.value) if isinstance(called.value, list) else called.value
        if called.failure is None:
            fault = fault_of_value(value, spec.result([ANY] * len(arguments)))
            called = Called(None, Failure("wrong_type", fault)) if fault else called
        if called.failure is not None:
            host.report_failure(plugin, f"函数“{spec.name}”", called.failure)
            raise PluginFunctionError(f"插件“{plugin}”的函数“{spec.name}”{called.failure.message}")
        return value

    return spec._replace(call=call, origin=plugin)
