"""The public names, and the examples of docs/reference/python-api.md, run one after the other."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import validate

import checker
from checker.cli.schema import schema_text

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


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ({"organ_kind": "部门"}, ValueError, "只能是 人民政府、"),
        ({"level": "局"}, ValueError, "只能是 国家、"),
        ({"province": "XX"}, ValueError, "没有省份“XX”"),
        ({"published": "2025-02-30"}, ValueError, "不是日期"),
        ({"published": 20250102}, TypeError, "published"),
        ({"as_of": 5}, TypeError, "as_of"),
        ({"year": "二〇二四"}, TypeError, "year"),
        ({"year": 24}, ValueError, "24"),
        ({"select": 301}, TypeError, "select"),
        ({"select": [301]}, TypeError, "select"),
        ({"select": "T999"}, checker.UnknownRuleError, "T999"),
        ({"packs": "../x"}, checker.UnknownPackError, "../x"),
    ],
)
def test_what_cannot_be_meant_is_refused(given: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=re.escape(words)):
        checker.check(SAMPLE, **given)


def test_days_and_single_names_may_be_written_short() -> None:
    result = checker.check(
        SAMPLE,
        published="2025-01-02",
        as_of="2025-02-01",
        year="2024",
        select="T301",
        province="山东",
        level="县",
    )  # type: ignore[arg-type]
    identity = result.reports[0].identity
    assert (identity.published, identity.year, identity.province, identity.level) == (
        date(2025, 1, 2), 2024, "SD", "县",
    )  # fmt: skip
    assert {finding.rule for finding in result.reports[0].findings} == {"T301"}
    validate(checker.result_to_json(result), json.loads(schema_text("result")))


def test_a_set_up_is_checked_too() -> None:
    with pytest.raises(ValueError, match="部门"):
        checker.open_session(checker.Setup(as_of=date(2025, 2, 1), organ_kind="部门"))
