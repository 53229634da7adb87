"""The shape of the house: sizes, names, and that every module stands by itself."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "checker").rglob("*.py"))
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "core_utils"}
HEAVY = ("lark", "pluggy", "jsonschema", "lxml", "pypdfium2", "yaml", "wcwidth", "concurrent.futures")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_module_is_longer_than_400_lines() -> None:
    lengths = {relative(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: length for name, length in lengths.items() if length > 400} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [relative(path) for path in MODULES if path.stem in FORBIDDEN] == []


def test_every_module_says_what_it_is() -> None:
    without = [
        relative(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert without == []


def test_packages_hold_only_docstrings_and_names() -> None:
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    found = []
    for path in MODULES:
        if path.name != "__init__.py" or path.parent.name == "checker":
            continue
        body = ast.parse(path.read_text("utf-8")).body
        # A package may load its names when they are first asked for (PEP 562).
        lazy = [item for item in body if isinstance(item, ast.FunctionDef) and item.name == "__getattr__"]
        rest = [item for item in body if item not in lazy and not isinstance(item, (*allowed, ast.If))]
        found += [relative(path)] if rest else []
    assert found == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each import is tried in a fork")
def test_every_module_imports_alone() -> None:
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in MODULES]
    names = [name.removesuffix(".__init__") for name in names if not name.endswith("__main__")]
    program = (
        "import importlib, os, sys, traceback\n"
        "for name in sys.argv[1:]:\n"
        "    child = os.fork()\n"
        "    if not child:\n"
        "        try:\n"
        "            importlib.import_module(name)\n"
        "        except BaseException as error:\n"
        "            print(name, type(error).__name__, error, flush=True)\n"
        "        os._exit(0)\n"
        "    os.waitpid(child, 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, *names],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.stdout + done.stderr == ""


def test_starting_the_program_loads_nothing_heavy() -> None:
    program = "import sys, checker.cli.check; print(*[name for name in sys.argv[1:] if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program, *HEAVY], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.split() == []
