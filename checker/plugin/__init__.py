"""The plugin framework: every hook, and the host that calls them."""

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
