"""Bring everything in docs/ that is made from the program up to date: `python docs/build.py`."""

from __future__ import annotations

import runpy
from pathlib import Path

MAKERS = ("make_rule_pages", "make_name_page", "run_examples", "make_picture")

if __name__ == "__main__":
    for maker in MAKERS:
        runpy.run_path(str(Path(__file__).with_name(f"{maker}.py")), run_name="__main__")
