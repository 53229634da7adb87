"""Rules and terms as they are written, and what builds on what."""

from __future__ import annotations

from checker.rulebook.sources import built_on, written
from tests.language.books import pack_of, rule

TERMS = {"甲": "定义 甲 = 乙 + 1", "乙": "定义 乙 = 2", "丙": "定义 丙 = 3"}


def test_rules_and_terms_are_given_as_they_are_written() -> None:
    one = rule("要求：年度 > 上限").strip()
    found = written(pack_of(f"# 注释\n定义 上限 = 5\n\n{one}\n\n")[0])
    assert found.terms == {"上限": "定义 上限 = 5"}
    assert found.rules == {"X101": one}


def test_what_a_text_builds_on_is_found_at_any_depth() -> None:
    assert built_on("要求：甲 > 丙数", TERMS) == ["甲", "乙"]


def test_terms_that_build_on_each_other_end() -> None:
    assert built_on("要求：甲 > 0", {"甲": "定义 甲 = 乙", "乙": "定义 乙 = 甲"}) == ["甲", "乙"]
