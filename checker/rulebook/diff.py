"""What changed between two packs, or two versions of one, as its users need to know it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.findings.finding import SEVERITY_NAMES
from checker.language.syntax import (
    Adjustment,
    BasisClause,
    Case,
    Definition,
    Disabling,
    Effect,
    PhraseDefinition,
    Rule,
    WordList,
)
from checker.rulebook.pack import RulePack
from checker.rulebook.shown import told_moment
from checker.rulebook.sources import Written, built_on, written

_CASE_PARTS = {
    "bindings": "对每个",
    "lets": "设",
    "applies": "适用",
    "given": "前提",
    "require": "要求",
    "review": "待核",
    "soften": "降为提示",
}
_WORDS = {"message": "提示", "remedy": "整改"}


class Change(NamedTuple):
    """A rule (or 调整, 停用) that is not as it was; `told` says in what."""

    kind: str  # 新增, 删除, 修改
    name: str
    title: str
    told: tuple[str, ...] = ()


class Difference(NamedTuple):
    """All that changed, and how many rules stayed as they were."""

    changes: tuple[Change, ...]
    same: int


class _Contents(NamedTuple):
    rules: dict[str, Rule]
    terms: dict[str, Definition | WordList | PhraseDefinition]
    orders: dict[str, Adjustment | Disabling]
    written: Written


def difference(old: RulePack, new: RulePack) -> Difference:
    """Compare two packs by what they mean: layout and comments do not count."""
    before, after = _contents(old), _contents(new)
    names = {
        name for name in {**before.terms, **after.terms} if before.terms.get(name) != after.terms.get(name)
    }
    changes: list[Change] = []
    same = 0
    for code in {**before.rules, **after.rules}:
        one, other = before.rules.get(code), after.rules.get(code)
        if one is None or other is None:
            present = one or other
            assert present is not None  # it is in one of the two
            changes.append(Change("新增" if one is None else "删除", code, present.title))
            continue
        told = (*_changed(one, other), *_terms_changed(code, before, after, names))
        same += not told
        if told:
            changes.append(Change("修改", code, other.title, told))
    changes.extend(_orders(before.orders, after.orders))
    return Difference(tuple(changes), same)


def _contents(pack: RulePack) -> _Contents:
    found = _Contents({}, {}, {}, written(pack))
    for file in pack.files:
        for item in file.items:
            if isinstance(item, Rule):
                found.rules[item.id] = item
            elif isinstance(item, Adjustment | Disabling):
                word = "调整" if isinstance(item, Adjustment) else "停用"
                found.orders[f"{word} {item.target}"] = item
            else:
                found.terms[item.name] = item
    return found


def _changed(old: Rule, new: Rule) -> Iterator[str]:
    if old.title != new.title:
        yield f"名称：{old.title} → {new.title}"
    if _severities(old) != _severities(new):
        yield f"级别：{_severities(old)} → {_severities(new)}"
    parts = list(dict.fromkeys(_meaning(old, new)))
    if parts:
        yield f"意思：改了{'、'.join(parts)}"
    for word, one, other in (("生效", old.effective, new.effective), ("失效", old.expires, new.expires)):
        if one != other:
            yield f"{word}：{_since(one)} → {_since(other)}"
    if old.basis != new.basis:
        yield f"依据：{_basis(old)} → {_basis(new)}"
    if old.basis_kind != new.basis_kind:
        yield f"依据类别：{old.basis_kind or '没有写'} → {new.basis_kind or '没有写'}"
    pairs = [(old, new), *_paired_cases(old, new)]
    words = [
        word
        for attribute, word in _WORDS.items()
        if any(getattr(one, attribute) != getattr(other, attribute) for one, other in pairs)
    ]
    words += ["说明"] if old.note != new.note else []
    if words:
        yield f"用语：改了{'、'.join(words)}"


def _paired_cases(old: Rule, new: Rule) -> list[tuple[Case, Case]]:
    before = {case.name: case for case in old.cases}
    return [(before[case.name], case) for case in new.cases if case.name in before]


def _meaning(old: Rule, new: Rule) -> Iterator[str]:
    for attribute, word in (("applies", "适用"), ("given", "前提"), ("blanks_unknown", "空白按")):
        if getattr(old, attribute) != getattr(new, attribute):
            yield word
    before: dict[str, Case] = {case.name: case for case in old.cases}
    after: dict[str, Case] = {case.name: case for case in new.cases}
    for name in {**before, **after}:
        if name not in before or name not in after:
            yield f"情形“{name}”（{'新增' if name not in before else '删除'}）" if name else "情形"
            continue
        where = f"情形“{name}”的" if name else ""
        for attribute, word in _CASE_PARTS.items():
            if getattr(before[name], attribute) != getattr(after[name], attribute):
                yield f"{where}{word}"


def _severities(rule: Rule) -> str:
    found = [case.severity or rule.severity for case in rule.cases]
    return "、".join(dict.fromkeys(SEVERITY_NAMES.get(severity, severity) for severity in found))


def _basis(rule: Rule) -> str:
    return "；".join(_with_years(clause) for clause in rule.basis) or "没有写"


def _with_years(clause: BasisClause) -> str:
    return f"（{clause.years.text}）{clause.raw}" if clause.years.text else clause.raw


def _since(effect: Effect | None) -> str:
    return "没有写" if effect is None else told_moment(effect)


def _terms_changed(code: str, before: _Contents, after: _Contents, names: set[str]) -> list[str]:
    used = [name for one in (before, after) for name in built_on(one.written.rules[code], one.written.terms)]
    found = sorted(names.intersection(used))
    return [f"用到的名称变了：{'、'.join(found)}"] if found else []


def _orders(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for name in {**before, **after}:
        if name not in before:
            yield Change("新增", name, f"理由：{after[name].reason}")
        elif name not in after:
            yield Change("删除", name, f"理由：{before[name].reason}")
        elif before[name] != after[name]:
            yield Change("修改", name, f"理由：{after[name].reason}")
