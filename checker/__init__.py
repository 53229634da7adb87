"""A rule-based compliance checker for annual reports on open government information."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from checker.api import (
        Document,
        Finding,
        Report,
        ReportResult,
        RunResult,
        Session,
        Setup,
        UnknownPackError,
        UnknownRuleError,
        check,
        explain,
        load_pack,
        open_session,
        read_report,
        report_to_json,
        result_to_json,
        to_json,
    )

__all__ = [
    "Document",
    "Finding",
    "Report",
    "ReportResult",
    "RunResult",
    "Session",
    "Setup",
    "UnknownPackError",
    "UnknownRuleError",
    "check",
    "explain",
    "load_pack",
    "open_session",
    "read_report",
    "report_to_json",
    "result_to_json",
    "to_json",
]


def __getattr__(name: str) -> Any:
    # Public names are loaded when first asked for, so that `import checker.cli` stays quick.
    if name in __all__:
        from checker import api

        return getattr(api, name)
    raise AttributeError(f"module 'checker' has no attribute {name!r}")
