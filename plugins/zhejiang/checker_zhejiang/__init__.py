"""The zhejiang plugin: one pack of rules, no code."""

from pathlib import Path

from checker.plugin import hookimpl


@hookimpl
def checker_rule_packs() -> list[Path]:
    """Return the rules of this place."""
    return [Path(__file__).parent / "rules"]
