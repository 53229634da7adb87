"""Every code has a bad rule file, and the exact words that its author reads."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from checker.language.early_mistakes import glued_words
from checker.language.parse import parse_file
from checker.language.render import display_width, render_diagnostic
from checker.source.rule_text import RuleText

BAD = Path(__file__).parent / "bad"
FILES = sorted(BAD.glob("*.rule"))
SOURCES = Path(__file__).parents[2] / "checker" / "language"
OWN = (
    "mistakes.py",
    "early_mistakes.py",
    "everyday.py",
    "complete.py",
    "assemble.py",
    "phrase.py",
    "phrase_regex.py",
    "phrase_compile.py",
)


def told(path: Path) -> str:
    passed = parse_file(RuleText(path.name, path.read_text(encoding="utf-8")))
    return "\n\n".join(render_diagnostic(found) for found in passed.diagnostics) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bad_file_gives_these_messages(path: Path) -> None:
    """UPDATE_GOLDEN=1 writes the messages anew; the diff is to be read."""
    golden = path.with_suffix(".txt")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(told(path), encoding="utf-8")
    assert told(path) == golden.read_text(encoding="utf-8")


def test_every_code_has_a_bad_file() -> None:
    codes = set()
    for name in OWN:
        codes |= set(re.findall(r'"([PKB][0-9]{3})"', (SOURCES / name).read_text(encoding="utf-8")))
    shown = {path.stem[:4] for path in FILES}
    assert codes - shown == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_bad_file_gives_the_code_it_is_named_for(path: Path) -> None:
    assert f"[{path.stem[:4]}]" in path.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_carets_stand_under_the_source(path: Path) -> None:
    for block in told(path).split("\n\n"):
        lines = block.split("\n")
        source, carets = lines[3], lines[4]
        assert set(carets.split("|", 1)[1].strip()) == {"^"}
        assert display_width(carets) <= max(display_width(source), 1) + 1


def test_expectations_are_few() -> None:
    for path in FILES:
        passed = parse_file(RuleText(path.name, path.read_text(encoding="utf-8")))
        assert all(len(found.expected) <= 6 for found in passed.diagnostics)


@pytest.mark.parametrize(
    ("name", "word"), [("新收件数等于办结件数", "等于"), ("甲不大于乙", "不大于"), ("新收", ""), ("等于", "")]
)
def test_operator_words_inside_names(name: str, word: str) -> None:
    assert glued_words(name) == word
