from __future__ import annotations

from lark import Lark
from lark.grammar import Terminal
from lark.lexer import PatternStr

from checker.language.expected import keyword_of
from checker.language.grammar import from_text, grammar_text
from checker.language.keywords import BY_KEY, KEYWORDS, terminals

GRAMMAR: Lark = from_text(grammar_text())


def test_every_terminal_has_an_upper_case_latin_name() -> None:
    for terminal in GRAMMAR.terminals:
        assert terminal.name.isascii()
        assert terminal.name.isupper()


def test_every_keyword_is_a_plain_string_without_priority() -> None:
    for terminal in GRAMMAR.terminals:
        if terminal.name.endswith(("_ZH", "_EN")):
            assert isinstance(terminal.pattern, PatternStr)
            assert terminal.priority == 0


def test_the_table_and_the_grammar_hold_the_same_words() -> None:
    written = {t.name: t.pattern.value for t in GRAMMAR.terminals if t.name.endswith(("_ZH", "_EN"))}
    assert written == terminals()


def test_every_keyword_terminal_is_used() -> None:
    used = {
        symbol.name for rule in GRAMMAR.rules for symbol in rule.expansion if isinstance(symbol, Terminal)
    }
    assert set(terminals()) - used == set()


def test_every_keyword_has_one_english_word_of_its_own() -> None:
    english = [keyword.english for keyword in KEYWORDS]
    assert len(set(english)) == len(english)
    assert all(word.isascii() and word.isalpha() for word in english)


def test_terminals_lead_back_to_keywords() -> None:
    assert keyword_of("REQUIRE_ZH") is BY_KEY["REQUIRE"]
    assert keyword_of("NAME") is None
