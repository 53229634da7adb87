"""Real and made reports that may stand beside the checkout; tests skip where they do not."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared"


def shared_file(name: str) -> Path:
    """Return a file of the folder; skips the test where it is absent."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} does not stand beside the checkout")
    return path
