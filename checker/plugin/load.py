"""Start the host: find, choose, order and load the plugins, each on its own."""

from __future__ import annotations

import difflib
import importlib
import sys
from collections.abc import Iterable
from hashlib import sha256
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from checker.model.problem import NOTE, PARTIAL, Problem
from checker.plugin.discover import INSTALLED, PACK, Candidate, folder_plugins, installed_plugins
from checker.plugin.guard import guarded
from checker.plugin.host import (
    BUDGET_LOAD,
    PLUGIN_NOT_LOADED,
    PLUGIN_REFUSED,
    Loaded,
    PluginHost,
    PluginSettings,
    quietly,
)
from checker.plugin.manifest import API_VERSION
from checker.plugin.order import order_plugins
from checker.plugin.spec import HOOK_NAMES


def start_host(settings: PluginSettings, search: Iterable[str] | None = None) -> PluginHost:
    """Find, choose, order and load the plugins. What fails becomes a problem of the host."""
    host = PluginHost(settings)
    if not settings.enabled:
        return host
    candidates = _choose(host, _find(host, search))
    ordered = order_plugins(candidates)
    if ordered.cycle:
        names = " → ".join((*ordered.cycle, ordered.cycle[0]))
        host.problems.append(
            Problem(PLUGIN_NOT_LOADED, f"插件的先后要求互相矛盾：{names}。已改按名称排序。", PARTIAL)
        )
    for candidate in ordered.candidates:
        _load(host, candidate)
    return host


def _find(host: PluginHost, search: Iterable[str] | None) -> list[Candidate]:
    found = installed_plugins(search)
    for folder in host.settings.folders:
        if not folder.is_dir():
            where = "checker.toml 的 folders（程序里是 plugin_folders）"
            message = f"插件文件夹 {folder.as_posix()} 不存在，请核对 {where}。"
            host.problems.append(Problem(PLUGIN_NOT_LOADED, message, PARTIAL))
            continue
        found.extend(folder_plugins(folder))
    unique: dict[str, Candidate] = {}
    for candidate in found:
        other = unique.setdefault(candidate.name, candidate)
        if other is not candidate:
            message = (
                f"有两个插件都叫“{candidate.name}”（{other.origin} 与 {candidate.origin}），只装入前一个。"
            )
            host.problems.append(Problem(PLUGIN_NOT_LOADED, message, PARTIAL))
    return list(unique.values())


def _choose(host: PluginHost, candidates: list[Candidate]) -> list[Candidate]:
    chosen: list[Candidate] = []
    for candidate in candidates:
        if candidate.name in host.settings.blocked:
            continue
        allowed = host.settings.allowed
        if allowed is not None and candidate.name not in allowed:
            message = f"插件“{candidate.name}”不在允许的名单上，没有装入。"
            host.problems.append(Problem(PLUGIN_REFUSED, message, NOTE))
            continue
        chosen.append(candidate)
    return chosen


def _load(host: PluginHost, candidate: Candidate) -> None:
    fault = candidate.manifest.fault or _api_fault(candidate)
    if fault:
        _not_loaded(host, candidate, fault)
        return
    if candidate.origin == PACK:
        host.plugins.append(Loaded(candidate, None))
        return
    called = guarded(lambda: quietly(lambda: _import(candidate)), BUDGET_LOAD)
    if called.value is None:
        _not_loaded(host, candidate, called.failure.message if called.failure else "没有内容")
        return
    module: ModuleType = called.value
    registered = guarded(lambda: host.manager.register(module, candidate.name), BUDGET_LOAD)
    if registered.failure is not None:
        _not_loaded(host, candidate, registered.failure.message)
        return
    misspelt = misspelt_hooks(module)
    if misspelt:
        host.manager.unregister(module)
        _not_loaded(host, candidate, misspelt)
        return
    host.plugins.append(Loaded(candidate, module))


def _api_fault(candidate: Candidate) -> str:
    if candidate.manifest.api == API_VERSION:
        return ""
    return f"按第 {candidate.manifest.api} 版接口编写，本程序是第 {API_VERSION} 版"


def _import(candidate: Candidate) -> ModuleType:
    name = candidate.module.partition(":")[0]
    if candidate.path is None or candidate.origin == INSTALLED:
        return importlib.import_module(name)
    file = candidate.path / f"{name}.py"
    if file.is_file():
        return _import_file(file)
    path = candidate.path.resolve()
    if str(path) not in sys.path:
        sys.path.insert(0, str(path))
    module = importlib.import_module(name)
    if not Path(module.__file__ or "").resolve().is_relative_to(path):
        raise ImportError(f"名称 {name} 与已经装入的另一个模块重名，请给插件换个名称")
    return module


def _import_file(file: Path) -> ModuleType:
    """Import a single file under a name of its own, whatever other modules are called."""
    name = f"checker_plugin_{file.stem}_{sha256(str(file.resolve()).encode()).hexdigest()[:12]}"
    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(f"{file.name} 不是 Python 文件")
    module = module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


def misspelt_hooks(module: ModuleType) -> str:
    """Name the implementations that no hook of the checker has the name of."""
    for name, item in sorted(vars(module).items()):
        if not callable(item) or not hasattr(item, "checker_impl") or name in HOOK_NAMES:
            continue
        near = difflib.get_close_matches(name, HOOK_NAMES, n=1)
        return f"没有名为 {name} 的接口" + (f"，是否想写 {near[0]}？" if near else "")
    return ""


def _not_loaded(host: PluginHost, candidate: Candidate, why: str) -> None:
    message = (
        f"插件“{candidate.name}”没有装入：{why}。它的规则和功能都没有参加检查；"
        f"可用 checker plugins doctor 查看，或用 -p no:{candidate.name} 停用。"
    )
    host.problems.append(Problem(PLUGIN_NOT_LOADED, message, PARTIAL))
