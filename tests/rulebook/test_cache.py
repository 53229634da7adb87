"""The cache: ready without reading a grammar, never old, never foreign, never trusted when damaged."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from checker import store
from checker.engine.run import judge
from checker.language.functions import standard_functions
from checker.rulebook.cache import key_of
from checker.rulebook.load import read_texts
from checker.rulebook.open import open_rulebook
from checker.testing.reports import build_report
from tests.rulebook.test_load import RULE, pack

FUNCTIONS = standard_functions()
AS_OF = date(2025, 6, 1)
BREAKS = RULE.replace("年度 > 2000", "表三[新收, 总计] = 1")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("NIANBAO_CACHE", raising=False)
    return tmp_path / "cache" / "nianbao-checker"


def test_a_stored_rulebook_says_the_same(tmp_path: Path, own_folder: Path) -> None:
    folder = pack(tmp_path / "my", rules=BREAKS)
    report = build_report({})
    first = judge(report, None, open_rulebook([folder], FUNCTIONS).value, AS_OF)
    assert len(list(own_folder.glob("rules-*"))) == len(list(own_folder.glob("code-*"))) == 1
    again = open_rulebook([folder], FUNCTIONS).value
    assert again.entries[0].head.file == "my/a.rule"
    assert judge(report, None, again, AS_OF) == first
    assert len(first.findings) == 1


def test_the_folder_is_private(tmp_path: Path, own_folder: Path) -> None:
    open_rulebook([pack(tmp_path / "my")], FUNCTIONS)
    assert own_folder.stat().st_mode & 0o777 == 0o700
    assert all(file.stat().st_mode & 0o077 == 0 for file in own_folder.iterdir())


def test_a_changed_rule_is_read_anew(tmp_path: Path) -> None:
    folder = pack(tmp_path / "my")
    assert judge(build_report({}), None, open_rulebook([folder], FUNCTIONS).value, AS_OF).findings == ()
    pack(folder, rules=BREAKS)
    assert len(judge(build_report({}), None, open_rulebook([folder], FUNCTIONS).value, AS_OF).findings) == 1


def test_the_key_follows_texts_and_functions(tmp_path: Path) -> None:
    texts, _ = read_texts(pack(tmp_path / "my"))
    key = key_of(texts, FUNCTIONS)
    assert key == key_of(texts, dict(reversed(FUNCTIONS.items())))
    changed = FUNCTIONS | {"合计": FUNCTIONS["合计"]._replace(takes_report=True)}
    assert key != key_of(texts, changed)
    assert key != key_of(texts[:1], FUNCTIONS)


@pytest.mark.parametrize("damage", [b"", b"nianbao1", b"x" * 400])
def test_what_is_damaged_is_made_anew(tmp_path: Path, own_folder: Path, damage: bytes) -> None:
    folder = pack(tmp_path / "my", rules=BREAKS)
    judge(build_report({}), None, open_rulebook([folder], FUNCTIONS).value, AS_OF)
    for file in own_folder.iterdir():
        file.write_bytes(damage)
    book = open_rulebook([folder], FUNCTIONS).value
    assert len(judge(build_report({}), None, book, AS_OF).findings) == 1


def test_a_flipped_bit_is_noticed(own_folder: Path) -> None:
    store.write("thing", b"payload")
    assert store.read("thing") == b"payload"
    file = own_folder / "thing"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(bytes(content))
    assert store.read("thing") is None


def test_the_folder_does_not_grow_for_ever(own_folder: Path) -> None:
    for number in range(8):
        store.write(f"thing-{number}", b"x")
    store.trim(keep=3)
    assert len(list(own_folder.iterdir())) == 3
    assert store.read("thing-7") == b"x"


def test_it_can_be_switched_off(tmp_path: Path, own_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIANBAO_CACHE", "off")
    open_rulebook([pack(tmp_path / "my")], FUNCTIONS)
    assert not own_folder.exists()


def test_a_faulty_rulebook_is_not_kept(tmp_path: Path, own_folder: Path) -> None:
    folder = pack(tmp_path / "my", rules=RULE + "规则 X102 坏\n    要求：（\n")
    for _ in range(2):
        assert open_rulebook([folder], FUNCTIONS).diagnostics
    assert not list(own_folder.glob("rules-*"))


def test_a_warm_start_needs_neither_grammar_nor_yaml(tmp_path: Path) -> None:
    folder = pack(tmp_path / "my", rules=BREAKS)
    code = f"""
import sys
from datetime import date
from pathlib import Path
from checker.language.functions import standard_functions
from checker.rulebook.open import open_rulebook
from checker.schema.spec import Layout
book = open_rulebook([Path({str(folder)!r})], standard_functions()).value
book.program(Layout("2021", "2021", "2021", "2021"))
heavy = ("lark", "yaml", "checker.language.resolve", "checker.language.compile")
print([name for name in heavy if name in sys.modules])
"""
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        ).stdout.strip()
        for _ in range(2)
    ]
    assert "lark" in outputs[0]
    assert outputs[1] == "[]"
