"""Guides say what is true: commands answer what they show, rules are right, the rule pages are fresh."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from checker.language.parse import parse_file
from checker.source.rule_text import RuleText

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


examples = script("run_examples")
rule_pages = script("make_rule_pages")
name_page = script("make_name_page")
GUIDES = examples.guides()


def test_there_are_guides() -> None:
    names = {page.relative_to(DOCS).as_posix() for page in GUIDES}
    assert {"tutorial/first-rule.md", "how-to/read-the-result.md", "explanation/verdicts.md"} <= names


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_a_guide_shows_what_the_commands_answer(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    text = page.read_text("utf-8")
    assert examples.refreshed(text) == text, "out of date: run python docs/build.py and read the change"


def test_an_answer_that_is_not_the_real_one_is_seen() -> None:
    page = "```console\n$ checker rules lint checker/samples\n都对。\n$ echo $?\n0\n```\n"
    new = examples.refreshed(page)
    assert "都对" not in new
    assert "0 个文件" in new
    assert new.endswith("5\n```\n")


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_rules_of_a_guide_parse_unless_a_mistake_is_shown(page: Path) -> None:
    text = page.read_text("utf-8")
    wrong = []
    for match in re.finditer(r"^```rule[^\n]*\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        found = parse_file(RuleText(page.name, match[1])).diagnostics
        shown = text[match.end() : match.end() + 400]  # the answer that tells the mistake follows at once
        wrong += [one.message for one in found if one.severity == "error" and one.code not in shown]
    assert wrong == []


def test_rule_pages_are_what_the_rules_say() -> None:
    made = rule_pages.pages()
    there = {path.name: path.read_text("utf-8") for path in rule_pages.PAGES.glob("*.md")}
    assert set(made) == set(there), "run python docs/build.py"
    stale = [name for name, text in made.items() if there[name] != text]
    assert stale == [], "run python docs/build.py"


def test_a_rule_page_has_what_a_reader_looks_for() -> None:
    page = rule_pages.pages()["T301.md"]
    for heading in ("查什么", "相符的例子", "违反的例子", "怎么改", "什么时候无法判定", "规则全文"):
        assert f"\n## {heading}\n" in page
    assert "原文（条文就是这么写的）" in page
    assert "表三是图片" in page


def test_the_page_of_names_is_what_rules_may_use() -> None:
    assert name_page.PAGE.read_text("utf-8") == name_page.page(), "run python docs/build.py"


def test_every_function_has_its_place_in_the_page_of_names() -> None:
    from checker.language.functions import standard_functions

    text = name_page.PAGE.read_text("utf-8")
    assert [name for name, spec in standard_functions().items() if f"\n### {spec.name}\n" not in text] == []
