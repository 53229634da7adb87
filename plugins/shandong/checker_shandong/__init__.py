"""The shandong plugin: one pack of rules, no code."""

from pathlib import Path

from checker.plugin import hookimpl


@hookimpl
def checker_rule_packs() -> list[Path]:
    """Return this province's rules."""
    return [Path(__file__).parent / "rules"]
