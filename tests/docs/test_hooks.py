"""Every hook has its page, with the exact arguments and an example that keeps the contract."""

from __future__ import annotations

import inspect
import re
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.plugin.spec import HOOK_NAMES, CheckerSpec
from checker.testing.kit import contract_faults

PAGES = Path(__file__).parents[2] / "docs" / "reference" / "hooks"


def page(hook: str) -> str:
    return (PAGES / f"{hook}.md").read_text("utf-8")


@pytest.fixture
def module(tmp_path: Path) -> Iterator[types.ModuleType]:
    made = types.ModuleType("example_plugin")
    made.__file__ = str(tmp_path / "example_plugin.py")
    sys.modules["example_plugin"] = made
    yield made
    del sys.modules["example_plugin"]


@pytest.mark.parametrize("hook", HOOK_NAMES)
def test_the_heading_gives_the_arguments(hook: str) -> None:
    names = [name for name in inspect.signature(getattr(CheckerSpec, hook)).parameters if name != "self"]
    assert page(hook).splitlines()[0] == f"# {hook}({', '.join(names)})"


@pytest.mark.parametrize("hook", HOOK_NAMES)
def test_the_example_works(hook: str, module: types.ModuleType) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", page(hook), re.DOTALL)
    exec(compile(code, f"{hook}.md", "exec"), module.__dict__)
    assert hasattr(module, hook)
    assert contract_faults(module) == []


def test_no_page_without_a_hook() -> None:
    assert {path.stem for path in PAGES.glob("checker_*.md")} == set(HOOK_NAMES)
