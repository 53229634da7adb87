"""What `checker plugins list` shows: each plugin, where it comes from, what it adds."""

from __future__ import annotations

from typing import NamedTuple

from checker.plugin.discover import PACK
from checker.plugin.host import Loaded, PluginHost
from checker.plugin.spec import HOOK_NAMES
from checker.rulebook.load import head_of

# What a hook adds, in words for people.
HOOK_WORDS = {
    "checker_organs": "机关名录",
    "checker_regions": "地名",
    "checker_labels": "标签写法",
    "checker_forms": "格式版本",
    "checker_readers": "文件读取器",
    "checker_functions": "规则函数",
    "checker_words": "词表",
    "checker_rule_packs": "规则包",
    "checker_prepare_report": "报告整理",
    "checker_enrich_finding": "问题补充",
    "checker_score": "评分",
    "checker_reporters": "输出格式",
    "checker_commands": "命令",
}


class PluginLine(NamedTuple):
    """One plugin as it is listed."""

    name: str
    version: str
    origin: str
    title: str
    provinces: tuple[str, ...]
    adds: tuple[str, ...]


def list_plugins(host: PluginHost) -> tuple[PluginLine, ...]:
    """Return the loaded plugins in the order in which they are asked."""
    return tuple(_line(item) for item in host.plugins)


def _line(item: Loaded) -> PluginLine:
    candidate = item.candidate
    hooks = [name for name in HOOK_NAMES if item.module is not None and hasattr(item.module, name)]
    adds = tuple(HOOK_WORDS[name] for name in hooks) if hooks else ("规则包",)
    manifest = candidate.manifest
    if candidate.origin == PACK and candidate.path is not None:
        head = head_of(candidate.path)
        if head is not None:
            provinces = (head.province,) if head.province else ()
            return PluginLine(candidate.name, head.version, candidate.origin, head.title, provinces, adds)
    return PluginLine(
        candidate.name, candidate.version, candidate.origin, manifest.title, manifest.provinces, adds
    )
