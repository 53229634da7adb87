"""The plugin framework: every hook, and the host that calls them."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.plugin.contributions import (
        Enrichment,
        LabelVariant,
        OrganEntry,
        ReaderSpec,
        ReporterSpec,
        Score,
        ScoreItem,
    )
    from checker.plugin.spec import hookimpl

__all__ = [
    "Enrichment",
    "LabelVariant",
    "OrganEntry",
    "ReaderSpec",
    "ReporterSpec",
    "Score",
    "ScoreItem",
    "hookimpl",
]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: looking for plugins must not cost the import of the framework.
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'checker.plugin' has no attribute {name!r}")
    module = "spec" if name == "hookimpl" else "contributions"
    return getattr(import_module(f"checker.plugin.{module}"), name)
