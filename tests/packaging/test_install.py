"""Wheel and checkout alike: grammar, rules, forms, schemas and sample are found from any folder."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.packaging.wheels import ROOT, ask, built, unpacked

# Run with the folder as argument where it may be found, from another folder.
LOOK = """
import sys
from importlib.resources import files
from pathlib import Path
import checker
from checker.resources import shipped
from checker.schema.load import load_form
where = Path(checker.__file__).resolve()
assert where.is_relative_to(Path(sys.argv[1]).resolve()), where
assert any(shipped("grammar").glob("*.lark")), shipped("grammar")
assert (shipped("rules") / "national" / "pack.yaml").is_file(), shipped("rules")
assert load_form("2021").id == "2021"
assert (files("checker") / "schemas" / "result-1.json").is_file()
assert (files("checker") / "samples" / "minghu-2024.html").is_file()
print("found")
"""
CHECK = """
import sys
from importlib.resources import files
from checker.cli.entry import run
sample = files("checker") / "samples" / "minghu-2024.html"
sys.exit(run(["check", str(sample), "--as-of", "2025-02-01", "-o", "jsonl"]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built([ROOT], tmp_path_factory.mktemp("wheel"))[0]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked([wheel], tmp_path_factory.mktemp("site"))


def test_a_wheel_finds_its_data_from_any_folder(installed: Path, tmp_path: Path) -> None:
    done = ask(LOOK, str(installed), folder=tmp_path, path=installed)
    assert (done.stdout, done.stderr) == ("found\n", "")


def test_a_checkout_finds_its_data_from_any_folder(tmp_path: Path) -> None:
    done = ask(LOOK, str(ROOT), folder=tmp_path, path=ROOT)
    assert (done.stdout, done.stderr) == ("found\n", "")


def test_a_wheel_and_the_checkout_judge_alike(installed: Path, tmp_path: Path) -> None:
    one = ask(CHECK, folder=tmp_path, path=installed)
    other = ask(CHECK, folder=tmp_path, path=ROOT)
    strip = str(installed / "checker"), str(ROOT / "checker")
    assert one.returncode == other.returncode, one.stderr + other.stderr
    assert one.stdout.replace(strip[0], "") == other.stdout.replace(strip[1], "")
    assert '"rule": "T301"' in one.stdout


def test_the_wheel_holds_what_it_should(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"checker"}
    assert "checker/py.typed" in names
    assert any(name.startswith("checker/_data/grammar/") for name in names)
    assert any(name.startswith("checker/_data/rules/national/") for name in names)
    assert not [
        name
        for name in names
        if "__pycache__" in name or (name.startswith("checker/_data/rules/") and name.endswith(".py"))
    ]


def test_the_environment_of_the_checkout_uses_the_checkout(tmp_path: Path) -> None:
    """In an editable install `import checker` from anywhere leads to this folder."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", "import checker; print(checker.__file__)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert Path(done.stdout.strip()).resolve() == ROOT / "checker" / "__init__.py"
