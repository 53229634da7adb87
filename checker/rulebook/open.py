"""The door to rulebooks: from folders of packs to rules that run, by way of the cache."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.language.diagnostics import Passed
from checker.language.functions import FunctionSpec
from checker.rulebook import cache
from checker.rulebook.load import read_texts
from checker.rulebook.pack import Rulebook
from checker.source.rule_text import RuleText


def open_rulebook(
    folders: Sequence[Path],
    functions: Mapping[str, FunctionSpec],
    words: Mapping[str, tuple[str, ...]] | None = None,
    *,
    cached: bool = True,
) -> Passed[Rulebook]:
    """Return the rules of these packs, ready to run. What they build on must be among the folders.

    `words` are word lists (of plugins) that every pack may name; a pack's own of the same name goes first.

    A rulebook without any diagnostic is kept; from then on it is ready without reading a grammar.
    """
    texts: list[RuleText] = []
    for folder in folders:
        found, problems = read_texts(folder)
        if problems:
            return _build(folders, functions, words)
        texts.append(RuleText("folder", folder.as_posix()))
        texts.extend(found)
    if words:
        texts.append(RuleText("words", repr(sorted(words.items()))))
    if not cached:
        return _build(folders, functions, words)
    key = cache.key_of(texts, functions)
    known = cache.load(key, functions)
    if known is not None:
        return Passed(known)
    built = _build(folders, functions, words)
    if built.diagnostics:
        return built
    return Passed(cache.save(key, built.value))


def _build(
    folders: Sequence[Path],
    functions: Mapping[str, FunctionSpec],
    words: Mapping[str, tuple[str, ...]] | None,
) -> Passed[Rulebook]:
    from checker.rulebook.build import build_rulebook
    from checker.rulebook.load import load_pack

    loaded = [load_pack(folder) for folder in folders]
    built = build_rulebook([one.value for one in loaded if one.value is not None], functions, words or {})
    diagnostics = tuple(diagnostic for one in loaded for diagnostic in one.diagnostics)
    return Passed(built.value, (*diagnostics, *built.diagnostics))
