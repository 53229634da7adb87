"""From packs to a rulebook: combine, resolve and check every rule. One bad rule costs no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from checker.language.diagnostics import Diagnostic, Passed
from checker.language.functions import FunctionSpec
from checker.language.names import FormNames, form_names
from checker.language.passes import Origin, check_definition, ready_rule
from checker.language.phrase_check import check_patterns
from checker.language.ready import ReadyCase, ReadyRule
from checker.language.resolve import Scope
from checker.language.syntax import Definition, PhraseDefinition, WordList
from checker.rulebook.combine import Combination, Combined, combine
from checker.rulebook.pack import Entry, Rulebook, RulePack
from checker.schema.load import load_form


def build_rulebook(
    packs: Sequence[RulePack],
    functions: Mapping[str, FunctionSpec],
    words: Mapping[str, tuple[str, ...]] | None = None,
) -> Passed[Rulebook]:
    """Make the rulebook of these packs. Every rule either runs or has a diagnostic that says why not.

    `words` are word lists that every pack may name; a pack's own of the same name goes first.
    """
    combination = combine(packs)
    for names in combination.names.values():
        for name, items in (words or {}).items():
            names.words.setdefault(name, WordList(name, items))
    diagnostics = list(combination.diagnostics)
    for pack in combination.packs:
        diagnostics.extend(_names_at_fault(pack, combination, functions))
    entries: list[Entry] = []
    for combined in combination.rules:
        passed = _ready(combined, combination, functions)
        diagnostics.extend(passed.diagnostics)
        if passed.value is not None:
            entries.append(_entry(passed.value, combined))
    infos = tuple(pack.info for pack in combination.packs)
    return Passed(Rulebook(infos, tuple(entries), functions), tuple(diagnostics))


@lru_cache(maxsize=8)
def names_of_forms(forms: tuple[str, ...]) -> FormNames:
    return form_names([load_form(form) for form in sorted(forms)])


def scope_of(pack: RulePack, combination: Combination, functions: Mapping[str, FunctionSpec]) -> Scope:
    """Return the names that the rules of a pack may use."""
    names = combination.names[pack.head.id]
    return Scope(names_of_forms(pack.head.forms), functions, names.definitions, names.words, names.phrases)


def _ready(
    combined: Combined, combination: Combination, functions: Mapping[str, FunctionSpec]
) -> Passed[ReadyRule | None]:
    scope = scope_of(combined.pack, combination, functions)
    if combined.definitions:
        changed = {definition.name: definition for definition in combined.definitions}
        scope = Scope(scope.forms, functions, {**scope.definitions, **changed}, scope.words, scope.phrases)
    origin = Origin(combined.pack.head.id, combined.text, combined.message_text)
    return ready_rule(combined.rule, scope, origin)


def _entry(rule: ReadyRule, combined: Combined) -> Entry:
    cases: tuple[ReadyCase, ...] = rule.cases
    return Entry(
        rule.head,
        lambda: cases,
        forms=combined.pack.head.forms,
        province=combined.pack.head.province,
        parts=combined.parts,
        disabled=combined.disabled,
    )


def _names_at_fault(
    pack: RulePack, combination: Combination, functions: Mapping[str, FunctionSpec]
) -> list[Diagnostic]:
    scope = scope_of(pack, combination, functions)
    found: list[Diagnostic] = []
    for file in pack.files:
        for item in file.items:
            if isinstance(item, Definition):
                found.extend(check_definition(item, scope, file.text))
            elif isinstance(item, PhraseDefinition):
                found.extend(check_patterns(item.patterns, file.text))
    return found
