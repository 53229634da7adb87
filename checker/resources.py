"""Find the data that ships with the checker, in a wheel and in a checkout alike."""

from __future__ import annotations

from pathlib import Path


def shipped(folder: str) -> Path:
    """Return the folder "grammar" or "rules".

    A wheel holds them in checker/_data; a checkout (and an editable install) at the top level.
    """
    inside = Path(__file__).parent / "_data" / folder
    return inside if inside.is_dir() else Path(__file__).parent.parent / folder
