"""Patterns kept between runs are the patterns that would be compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from checker.cli.quick_start import PatternStore

PATTERNS = [
    pytest.param(r"(?P<年>20\d\d)\s*年|(?P<月>\d{1,2})月", 0, "2024年3月", id="named groups"),
    pytest.param(r"[一-龥]+?(?=[，。])", 0, "公开工作，", id="ranges and look-ahead"),
    pytest.param(r"(a)|(b)(?:c)?", re.IGNORECASE, "BC", id="flags"),
    pytest.param(r"(?x) a  # words" + "\n b", 0, "ab", id="flags inside"),
    pytest.param(r"(?i:ａ)\w", re.ASCII, "Ａx", id="scoped flags"),
]


@pytest.fixture
def compiler(monkeypatch, tmp_path) -> Iterator[object]:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("NIANBAO_CACHE", raising=False)
    from re import _compiler  # type: ignore[attr-defined]

    before = _compiler.compile
    yield _compiler
    _compiler.compile = before


@pytest.mark.parametrize(("pattern", "flags", "text"), PATTERNS)
def test_a_kept_pattern_matches_alike(compiler, pattern: str, flags: int, text: str) -> None:
    plain = compiler.compile(pattern, int(flags))
    first = PatternStore()
    first.install()
    made = compiler.compile(pattern, int(flags))
    first.save()
    second = PatternStore()
    second.install()
    found = compiler.compile(pattern, int(flags))
    assert (first.added, second.added) == (1, 0)
    for other in (made, found):
        assert (other.pattern, other.flags, other.groups) == (plain.pattern, plain.flags, plain.groups)
        assert dict(other.groupindex) == dict(plain.groupindex)
        assert [m.groups() for m in other.finditer(text)] == [m.groups() for m in plain.finditer(text)]
        assert [m.lastgroup for m in other.finditer(text)] == [m.lastgroup for m in plain.finditer(text)]


def test_without_the_folder_patterns_are_compiled_as_always(compiler, monkeypatch) -> None:
    monkeypatch.setenv("NIANBAO_CACHE", "off")
    store = PatternStore()
    store.install()
    assert compiler.compile("甲+", 0).match("甲甲").group() == "甲甲"
    store.save()
    again = PatternStore()
    again.install()
    assert again.known == {}


def test_a_wrong_pattern_is_an_error_all_the_same(compiler) -> None:
    PatternStore().install()
    with pytest.raises(re.error):
        compiler.compile("(", 0)


def test_bytes_and_debug_are_left_alone(compiler, capsys) -> None:
    store = PatternStore()
    store.install()
    assert compiler.compile(b"a", 0).match(b"a")
    compiler.compile("a", int(re.DEBUG))
    assert store.added == 0
    capsys.readouterr()
