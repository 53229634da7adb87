from __future__ import annotations

import importlib.util
import pickle
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.language import grammar
from checker.language.grammar import DATA, STARTS, from_saved, from_text, grammar_text, load_plain

GOOD = Path(__file__).parent / "good"


def test_the_saved_parser_is_that_of_the_grammar() -> None:
    assert DATA.read_bytes()[:64] == grammar.digest(grammar_text()), "run: python -m checker.language.grammar"


def test_saved_and_built_parser_agree() -> None:
    saved, built = from_saved(DATA.read_bytes()[64:]), from_text(grammar_text())
    assert sorted(map(str, saved.rules)) == sorted(map(str, built.rules))
    samples = ["要求：甲 + 乙 = 丙 或 非 丁", "级别：错误", "对每个 列 于 {一, 二}，当 真", "提示：“甲“乙””"]
    for sample in samples:
        assert str(saved.parse(sample, start="fields")) == str(built.parse(sample, start="fields"))


def test_a_stale_parser_is_built_from_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stale = tmp_path / "parser.bin"
    stale.write_bytes(b"0" * 64 + b"nothing")
    monkeypatch.setattr(grammar, "DATA", stale)
    grammar.parser.cache_clear()
    try:
        assert grammar.parser().parse("级别：错误", start="fields")
    finally:
        grammar.parser.cache_clear()


@pytest.mark.parametrize("harmful", [print, Path("x"), re.compile("x"), DATA.__class__])
def test_loading_refuses_every_class_and_function(harmful: object) -> None:
    with pytest.raises(pickle.UnpicklingError, match="plain data"):
        load_plain(pickle.dumps(harmful))


def test_the_parser_is_loaded_in_a_fraction_of_the_time() -> None:
    data, text = DATA.read_bytes()[64:], grammar_text()

    def fastest(load: Callable[[], object]) -> float:
        times = []
        for _ in range(3):
            start = time.process_time()
            load()
            times.append(time.process_time() - start)
        return min(times)

    loaded, built = fastest(lambda: from_saved(data)), fastest(lambda: from_text(text))
    assert loaded < built / 4
    assert loaded < 0.15  # 0.02 s on a machine with nothing else to do


def test_lark_is_imported_only_when_a_rule_is_read() -> None:
    code = "import sys, checker.language.syntax, checker.language.phrase_match; print('lark' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_grammar_has_no_conflicts() -> None:
    if importlib.util.find_spec("interegular") is None:
        pytest.skip("interegular is not installed: terminals cannot be compared")
    from_text(grammar_text(), strict=True)


def test_no_shift_reduce_conflicts(caplog: pytest.LogCaptureFixture) -> None:
    from lark import logger

    logger.setLevel("DEBUG")
    try:
        with caplog.at_level("DEBUG", logger=logger.name):
            logger.addHandler(caplog.handler)
            from_text(grammar_text(), debug=True)
    finally:
        logger.removeHandler(caplog.handler)
        logger.setLevel("CRITICAL")
    assert "conflict" not in caplog.text.lower()


def test_every_start_symbol_is_in_the_grammar() -> None:
    text = grammar_text()
    assert all(re.search(rf"^\??{start}:", text, re.MULTILINE) for start in STARTS)
