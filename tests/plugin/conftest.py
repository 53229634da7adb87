"""Plugins written into a temporary folder, loaded as --plugins-dir would."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.plugin.host import PluginHost, PluginSettings
from checker.plugin.load import start_host


@pytest.fixture
def host_of(tmp_path: Path) -> Iterator[Callable[..., PluginHost]]:
    """Start a host on plugins given as name=source; modules are forgotten afterwards."""
    before, path = set(sys.modules), list(sys.path)

    def make(budget: float = 0.5, trace: bool = False, **sources: str) -> PluginHost:
        for name, source in sources.items():
            (tmp_path / f"{name}.py").write_text(
                "from checker.plugin import hookimpl\n" + source, encoding="utf-8"
            )
        return start_host(PluginSettings(folders=(tmp_path,), budget=budget, trace=trace), search=[])

    yield make
    sys.path[:] = path
    for name in set(sys.modules) - before:
        if not name.startswith("checker"):
            del sys.modules[name]
