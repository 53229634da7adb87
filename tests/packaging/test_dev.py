"""`dev.py` sets up what it needs, whatever the Python at hand left out, and only once."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch) -> ModuleType:
    """Load dev.py with an environment of its own to make."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    return module


@pytest.fixture
def calls(dev: ModuleType, monkeypatch) -> list[list[str]]:
    """Record the programs that would be run; each succeeds unless it is named in `failing`."""
    made: list[list[str]] = []

    def run(command: list[object], **_: object) -> SimpleNamespace:
        words = [str(word) for word in command]
        made.append(words)
        return SimpleNamespace(returncode=int(any(word in failing for word in words)), stdout=b"", stderr=b"")

    failing: set[str] = set()
    monkeypatch.setattr(dev.subprocess, "run", run)
    monkeypatch.setattr(dev, "failing", failing, raising=False)
    return made


def test_venv_is_used_where_python_has_it(dev: ModuleType, calls: list[list[str]]) -> None:
    dev.make_environment()
    assert calls == [[sys.executable, "-m", "venv", str(dev.VENV)]]


def test_virtualenv_is_used_where_ensurepip_is_missing(dev: ModuleType, calls, monkeypatch) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: name == "virtualenv" or None)
    dev.make_environment()
    assert calls == [[sys.executable, "-m", "virtualenv", "--quiet", str(dev.VENV)]]


def test_without_both_pip_installs_from_outside(dev: ModuleType, calls, monkeypatch) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _: None)
    dev.make_environment()
    dev.failing.add("--version")  # the new environment has no pip of its own
    dev.install("-e.")
    assert calls[0] == [sys.executable, "-m", "venv", "--clear", "--without-pip", str(dev.VENV)]
    assert calls[-1][:5] == [sys.executable, "-m", "pip", f"--python={dev.PYTHON}", "install"]


def test_a_second_run_installs_nothing(dev: ModuleType, calls, monkeypatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(dev, "install", installed.append)
    monkeypatch.setattr(dev, "make_environment", lambda: dev.PYTHON.parent.mkdir(parents=True))
    dev.set_up("dev")
    dev.PYTHON.touch()
    dev.set_up("dev")
    dev.set_up("")  # what development needs is enough to run
    assert installed == [f"-e{ROOT}[dev]"]


def test_what_cannot_be_made_is_told(dev: ModuleType, calls) -> None:
    dev.failing.add("venv")
    with pytest.raises(SystemExit, match="python3-venv"):
        dev.make_environment()


def test_without_a_command_it_lists_them() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "dev.py")], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    for name in ("demo", "test", "lint", "format", "ci"):
        assert f"\n  {name} " in done.stdout


def test_the_commands_are_those_of_the_readme_and_the_gate() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "python3 dev.py demo" in readme
    assert "python3 dev.py test" in readme
    assert "python3 dev.py ci" in (ROOT / ".ci" / "run").read_text("utf-8")
