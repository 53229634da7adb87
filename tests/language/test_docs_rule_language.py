"""Every example of the reference parses, and every code and keyword stands in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.language.format import format_file
from checker.language.keywords import KEYWORDS
from checker.language.parse import parse_expression, parse_file
from checker.language.phrase import PhraseTree, read_phrase
from checker.language.render import render_diagnostic
from checker.source.rule_text import RuleText

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "rule-language.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
HEAD = "规则 X001 例\n级别：提示\n依据：例\n依据类别：推断\n要求：真\n"


def blocks(kind: str) -> list[str]:
    return [body for language, body in BLOCKS if language == kind]


def lines(kind: str) -> list[str]:
    return [line for body in blocks(kind) for line in body.splitlines() if line]


def errors(text: str) -> list[str]:
    return [render_diagnostic(found) for found in parse_file(RuleText("例.rule", text)).diagnostics]


@pytest.mark.parametrize("body", blocks("rule"), ids=lambda body: body[:12])
def test_rules(body: str) -> None:
    assert errors(body) == []


@pytest.mark.parametrize("body", blocks("field"), ids=lambda body: body[:12])
def test_fields(body: str) -> None:
    assert errors(HEAD + body) == []


@pytest.mark.parametrize("line", lines("expression"))
def test_expressions(line: str) -> None:
    assert parse_expression(RuleText("例", line)).diagnostics == ()


@pytest.mark.parametrize("line", lines("phrase"))
def test_phrases(line: str) -> None:
    assert isinstance(read_phrase(line), PhraseTree)


def test_examples_are_in_canonical_form_or_near() -> None:
    """Writing an example anew and reading that gives the same rules."""
    for body in blocks("rule"):
        items = parse_file(RuleText("例", body)).value
        assert parse_file(RuleText("例", format_file(items))).value.items == items.items


def test_every_keyword_is_named() -> None:
    missing = [keyword.chinese for keyword in KEYWORDS if keyword.chinese not in PAGE]
    missing += [keyword.english for keyword in KEYWORDS if not re.search(rf"\b{keyword.english}\b", PAGE)]
    assert missing == []


def test_every_code_of_the_front_end_is_listed() -> None:
    bad = {path.stem[:4] for path in (Path(__file__).parent / "bad").glob("*.rule")}
    listed = set(re.findall(r"^\| ([PKB][0-9]{3}) \|", PAGE, re.MULTILINE))
    assert bad == listed
