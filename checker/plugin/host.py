"""The host: finds the plugins, loads them one by one, asks each alone."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import pluggy

from checker.findings.result import PluginInfo
from checker.model.problem import PARTIAL, Problem
from checker.plugin.contracts import fault_of_answer
from checker.plugin.discover import Candidate
from checker.plugin.guard import Called, Failure, guarded
from checker.plugin.spec import CheckerSpec

PLUGIN_FAILED = "E901"  # a call failed
PLUGIN_NOT_LOADED = "E902"  # could not be imported, or does not fit
PLUGIN_REFUSED = "E903"  # not on the allow-list (told, not a fault)

BUDGET_LOAD = 5.0  # seconds for importing one plugin
BUDGET_CALL = 5.0  # seconds for one call of one hook


@dataclass(frozen=True, slots=True)
class PluginSettings:
    """Which plugins may take part."""

    enabled: bool = True  # False: --no-plugins
    blocked: frozenset[str] = frozenset()  # -p no:NAME
    allowed: frozenset[str] | None = None  # the allow-list of the configuration; None: all
    folders: tuple[Path, ...] = ()  # --plugins-dir
    budget: float = BUDGET_CALL
    trace: bool = False  # --trace-plugins


class Loaded(NamedTuple):
    """A plugin that takes part; `module` is None for a pack without Python."""

    candidate: Candidate
    module: ModuleType | None


class Answer(NamedTuple):
    """What one plugin answered."""

    plugin: str
    value: Any


def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager("checker")
    manager.add_hookspecs(CheckerSpec)
    return manager


@dataclass(slots=True)
class PluginHost:
    """The plugins of one run. Built explicitly and handed on; there is no global one."""

    settings: PluginSettings = field(default_factory=PluginSettings)
    plugins: list[Loaded] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tracing: list[str] = field(default_factory=list)
    manager: pluggy.PluginManager = field(default_factory=_manager)

    @property
    def failed(self) -> bool:
        """Whether a plugin failed so that the run must end with exit code 4."""
        return any(problem.code in (PLUGIN_FAILED, PLUGIN_NOT_LOADED) for problem in self.problems)

    def infos(self) -> tuple[PluginInfo, ...]:
        return tuple(
            PluginInfo(item.candidate.name, item.candidate.version, item.candidate.origin)
            for item in self.plugins
        )

    def packs(self) -> list[Answer]:
        """Return the folders of rule packs, those of plugins and those without Python."""
        answers = [
            Answer(item.candidate.name, item.candidate.path)
            for item in self.plugins
            if item.module is None and item.candidate.path is not None
        ]
        for answer in self.ask("checker_rule_packs"):
            answers.extend(Answer(answer.plugin, folder) for folder in answer.value)
        return sorted(answers, key=lambda answer: (answer.plugin, str(answer.value)))

    def ask(self, hook: str, **arguments: object) -> list[Answer]:
        """Ask every plugin that implements a hook, each alone; return the answers that are as agreed."""
        return [answer for item in self.plugins for answer in self.ask_one(item, hook, **arguments)]

    def ask_one(self, item: Loaded, hook: str, **arguments: object) -> list[Answer]:
        """Ask one plugin; no answer where it does not implement the hook, answers nothing or fails."""
        implementation = self._implementation(item, hook)
        if implementation is None:
            return []
        called = self.call(item.candidate.name, hook, implementation, arguments)
        if called.failure is not None or called.value is None:
            return []
        return [Answer(item.candidate.name, called.value)]

    def call(self, plugin: str, hook: str, implementation: Any, arguments: dict[str, object]) -> Called[Any]:
        """Call one implementation with what it names of the arguments, and check its answer."""
        wanted = {name: arguments[name] for name in implementation.argnames if name in arguments}
        before = fingerprint(wanted)
        called = guarded(lambda: quietly(lambda: implementation.function(**wanted)), self.settings.budget)
        if called.failure is None:
            fault = fault_of_answer(hook, called.value)
            if fault:
                called = Called(None, Failure("wrong_type", fault))
        if fingerprint(wanted) != before:
            called = Called(None, Failure("changed", "改动了交给它的数据；这次回答作废"))
        if self.settings.trace:
            told = called.failure.message if called.failure else f"→ {called.value!r:.200}"
            self.tracing.append(f"{plugin}.{hook}({', '.join(sorted(wanted))}) {told}")
        if called.failure is not None:
            self.report_failure(plugin, hook, called.failure)
        return called

    def report_failure(self, plugin: str, hook: str, failure: Failure) -> None:
        """Keep a failure as a problem of the run, once for each plugin, hook and message."""
        message = f"插件“{plugin}”在 {hook} 中{failure.message}。其余检查照常进行；请联系插件作者。"
        problem = Problem(PLUGIN_FAILED, message, PARTIAL)
        if problem not in self.problems:
            self.problems.append(problem)

    def _implementation(self, item: Loaded, hook: str) -> Any:
        caller = getattr(self.manager.hook, hook)
        for implementation in caller.get_hookimpls():
            if implementation.plugin is item.module:
                return implementation
        return None


def fingerprint(arguments: dict[str, object]) -> str:
    """Return something that changes when any of the given data is changed in place."""
    return repr(sorted(arguments.items(), key=lambda item: item[0]))


def quietly(call: Callable[[], Any]) -> Any:
    """Keep what a plugin prints out of the results, which go to standard output."""
    with contextlib.redirect_stdout(io.StringIO()):
        return call()
