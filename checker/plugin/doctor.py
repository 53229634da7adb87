"""What `checker plugins doctor` tells: everything that is wrong with the plugins, and what to do."""

from __future__ import annotations

from typing import NamedTuple

from checker.plugin.collect import collect, collect_reporters
from checker.plugin.host import PluginHost


class Diagnosis(NamedTuple):
    """The complaints, and whether a run would end with exit code 4 because of them."""

    healthy: bool
    complaints: tuple[str, ...]


def examine_plugins(
    host: PluginHost, known_functions: tuple[str, ...] = (), formats: tuple[str, ...] = ()
) -> Diagnosis:
    """Ask every hook that can be asked without a report, and gather all that goes wrong."""
    collect(host, known_functions)
    collect_reporters(host, formats)
    host.ask("checker_commands")
    complaints = [problem.message for problem in host.problems]
    provinces: dict[str, str] = {}
    for item in host.plugins:
        for province in item.candidate.manifest.provinces:
            other = provinces.setdefault(province, item.candidate.name)
            if other != item.candidate.name and not item.candidate.manifest.after:
                complaints.append(
                    f"插件“{other}”和“{item.candidate.name}”都声明适用于 {province}；"
                    "后者若建立在前者之上，请在 checker-plugin.toml 中写明 after。"
                )
    return Diagnosis(not complaints, tuple(complaints))
