"""A pack's rules and terms as their authors wrote them, and which terms a text builds on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from checker.language.syntax import Definition, PhraseDefinition, Rule, WordList
from checker.rulebook.pack import RulePack

_NAME = re.compile(r"[^\W\d][\w·]*")


class Written(NamedTuple):
    """Texts without the comments before them: rules by code; definitions, word lists and phrases by name."""

    rules: dict[str, str]
    terms: dict[str, str]


def written(pack: RulePack) -> Written:
    """Return what a pack says, as it is written; of what is given twice, the first."""
    found = Written({}, {})
    for file in pack.files:
        for item in file.items:
            text = file.text.text[item.span.start : item.span.end].rstrip()
            if isinstance(item, Rule):
                found.rules.setdefault(item.id, text)
            elif isinstance(item, Definition | WordList | PhraseDefinition):
                found.terms.setdefault(item.name, text)
    return found


def built_on(text: str, terms: Mapping[str, str]) -> list[str]:
    """Return the names of the terms that a text uses, and those that they use, each before those it uses."""
    used: dict[str, None] = {}
    waiting = [text]
    while waiting:
        for name in _NAME.findall(waiting.pop(0)):
            if name in terms and name not in used:
                used[name] = None
                waiting.append(terms[name])
    return list(used)
