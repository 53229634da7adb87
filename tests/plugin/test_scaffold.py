"""What `checker plugins new` writes works as it stands, and the test kit proves it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from checker.plugin.scaffold import new_plugin
from checker.testing.kit import contract_faults, pack_faults


def test_a_new_plugin_keeps_the_contract_and_its_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = new_plugin("my-city", "某市", "SD", tmp_path)
    assert made.fault == ""
    assert ".ci/run" in made.written
    assert "checker_my_city/rules/requirements.rule" in made.written
    monkeypatch.syspath_prepend(str(made.folder))
    module = importlib.import_module("checker_my_city")
    try:
        assert contract_faults(module) == []
        assert pack_faults(made.folder / "checker_my_city" / "rules") == []
    finally:
        del sys.modules["checker_my_city"]


@pytest.mark.parametrize(
    ("name", "province", "words"),
    [("My City", "SD", "小写字母"), ("x1", "XX", "没有省份代码"), ("there", "SD", "已经存在")],
)
def test_what_cannot_be_made_is_explained(tmp_path: Path, name: str, province: str, words: str) -> None:
    (tmp_path / "there").mkdir()
    assert words in new_plugin(name, "某市", province, tmp_path).fault


def test_the_kit_tells_a_plugin_that_breaks_the_contract(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad_plugin.py").write_text(
        "from checker.plugin import hookimpl\n@hookimpl\ndef checker_score(result):\n    return 3\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    module = importlib.import_module("bad_plugin")
    try:
        (told,) = contract_faults(module)
        assert "checker_score" in told
        assert "Score" in told
    finally:
        del sys.modules["bad_plugin"]
