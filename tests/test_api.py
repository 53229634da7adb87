"""The public names, and the examples of docs/reference/python-api.md, run one after the other."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import checker

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "python-api.md"
SAMPLE = str(files("checker") / "samples" / "minghu-2024.html")


def test_the_examples_of_the_page(tmp_path: Path, monkeypatch, capsys) -> None:
    shutil.copy(SAMPLE, tmp_path / "年报.html")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"paths": [Path("年报.html")]}
    blocks = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert len(blocks) >= 6
    for block in blocks:
        exec(compile(block, PAGE.name, "exec"), names)
    assert "T301 error" in capsys.readouterr().out


def test_every_public_name_is_there() -> None:
    assert [name for name in checker.__all__ if getattr(checker, name, None) is None] == []


def test_an_unknown_name_is_refused() -> None:
    assert not hasattr(checker, "no_such_name")


def test_importing_the_package_loads_nothing() -> None:
    program = (
        "import sys, checker; print(sorted(name for name in sys.modules if name.startswith('checker.')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['checker.version']"


def test_several_documents_keep_their_order() -> None:
    document = checker.Document.of_file(Path(SAMPLE))
    other = checker.Document("空", b"")
    result = checker.check([document, other, document])
    assert [report.path for report in result.reports] == [SAMPLE, "空", SAMPLE]
    assert [report.verdict for report in result.reports] == ["findings", "unreadable", "findings"]
