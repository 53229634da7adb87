"""Wheels built from the checkout, put where an installer would put them, and asked from any folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def built(projects: Sequence[Path], folder: Path) -> list[Path]:
    """Build the wheels of some projects; skip where the build backend cannot be had."""
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, *projects],
        capture_output=True,
        text=True,
        check=False,
    )
    if "No matching distribution found for hatchling" in done.stderr:
        pytest.skip("the build backend cannot be fetched here")
    assert done.returncode == 0, done.stderr
    return sorted(folder.glob("*.whl"))


def unpacked(wheels: Sequence[Path], folder: Path) -> Path:
    """Unpack wheels as an installer would: a pure wheel is installed by being unpacked."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
    return folder


def ask(program: str, *arguments: str, folder: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder. -P and an own path: neither the folder nor the checkout may help."""
    program = f"import sys; sys.path.insert(0, {str(path)!r})\n{program}"
    return subprocess.run(
        [sys.executable, "-P", "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
    )
