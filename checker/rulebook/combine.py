"""Packs on packs: what a province adds, adjusts and switches off; where each part of a rule comes from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from checker.language import syntax
from checker.language.complete import ends_before_it_begins
from checker.language.diagnostics import Diagnostic
from checker.language.names import nearest
from checker.language.shape import terms_of
from checker.rulebook.head import key_span
from checker.rulebook.pack import HEAD_FILE, Part, RulePack
from checker.source.rule_text import RuleText, Span

HEAD_LINE = Span(0, 0)  # pack.yaml as a whole


class Names(NamedTuple):
    """The definitions, word lists and phrases that a pack's rules may use."""

    definitions: dict[str, syntax.Definition]
    words: dict[str, syntax.WordList]
    phrases: dict[str, syntax.PhraseDefinition]

    def copy(self) -> Names:
        return Names(dict(self.definitions), dict(self.words), dict(self.phrases))


class Combined(NamedTuple):
    """A rule with what other packs changed in it."""

    rule: syntax.Rule
    text: RuleText
    pack: RulePack
    parts: tuple[Part, ...]
    disabled: str = ""
    definitions: tuple[syntax.Definition, ...] = ()  # thresholds that an adjustment sets
    message_text: RuleText | None = None  # where the message was written, if not in the rule's own file


class Combination(NamedTuple):
    """All packs together."""

    packs: tuple[RulePack, ...]
    rules: tuple[Combined, ...]
    names: dict[str, Names]  # by pack
    diagnostics: tuple[Diagnostic, ...]


def combine(packs: Sequence[RulePack]) -> Combination:
    """Put packs together; what a pack builds on comes before it."""
    diagnostics: list[Diagnostic] = []
    ordered = _ordered(packs, diagnostics)
    names: dict[str, Names] = {}
    rules: dict[str, Combined] = {}
    for pack in ordered:
        names[pack.head.id] = _names_of(pack, names, diagnostics)
        _add_rules(pack, rules, diagnostics)
    for pack in ordered:
        for text, item in _items(pack):
            if isinstance(item, syntax.Adjustment | syntax.Disabling):
                _change(_Change(pack, text, item), rules, names, diagnostics)
    return Combination(tuple(ordered), tuple(rules.values()), names, tuple(diagnostics))


def _items(pack: RulePack) -> Iterable[tuple[RuleText, syntax.Item]]:
    for file in pack.files:
        for item in file.items:
            yield file.text, item


def _ordered(packs: Sequence[RulePack], diagnostics: list[Diagnostic]) -> list[RulePack]:
    """Order packs so that each follows what it builds on; tell what is missing or goes in a circle."""
    by_id: dict[str, RulePack] = {}
    for pack in packs:
        other = by_id.get(pack.head.id)
        if other is None:
            by_id[pack.head.id] = pack
        elif other.folder != pack.folder:
            one, two = ("/".join(each.folder.resolve().parts[-2:]) for each in (other, pack))
            message = f"两个规则包的 id 都是“{pack.head.id}”：{one} 和 {two}"
            text = RuleText(pack.head.file, "")
            diagnostics.append(Diagnostic("K107", message, text, HEAD_LINE, (), "给其中一个换个 id"))
    ordered: dict[str, RulePack] = {}

    def visit(pack: RulePack, path: tuple[str, ...]) -> None:
        if pack.head.id in ordered:
            return
        if pack.head.id in path:
            chain = " → ".join((*path, pack.head.id))
            diagnostics.append(_at_depends("K108", f"规则包互相依赖，绕成了圈：{chain}", pack))
            return
        for needed in pack.head.depends:
            if needed in by_id:
                visit(by_id[needed], (*path, pack.head.id))
            else:
                message = f"规则包“{pack.head.id}”建立在“{needed}”之上，可是没有找到它"
                guess = nearest(needed, by_id)
                advice = f"是不是“{guess}”？" if guess else "把它和这个规则包一起用 --pack 指明"
                diagnostics.append(_at_depends("K109", message, pack, advice))
        ordered[pack.head.id] = pack

    for pack in by_id.values():
        visit(pack, ())
    return list(ordered.values())


def _at_depends(code: str, message: str, pack: RulePack, suggestion: str = "") -> Diagnostic:
    text = pack.head_text or RuleText(pack.head.file, "")
    return Diagnostic(code, message, text, key_span(text, "depends"), (), suggestion)


def _names_of(pack: RulePack, names: dict[str, Names], diagnostics: list[Diagnostic]) -> Names:
    found = Names({}, {}, {})
    for needed in pack.head.depends:
        if needed in names:
            theirs = names[needed]
            found.definitions.update(theirs.definitions)
            found.words.update(theirs.words)
            found.phrases.update(theirs.phrases)
    own: dict[str, str] = {}
    for text, item in _items(pack):
        if not isinstance(item, syntax.Definition | syntax.WordList | syntax.PhraseDefinition):
            continue
        if item.name in own and own[item.name] != text.name:
            message = f"名称“{item.name}”在 {own[item.name]} 里已经用过"
            diagnostics.append(Diagnostic("K110", message, text, item.span, (), "换一个名称"))
            continue
        own[item.name] = text.name
        for table in (found.definitions, found.words, found.phrases):
            table.pop(item.name, None)
        _table_for(found, item)[item.name] = item
    return found


def _table_for(names: Names, item: syntax.Item) -> dict[str, Any]:
    if isinstance(item, syntax.Definition):
        return names.definitions
    return names.words if isinstance(item, syntax.WordList) else names.phrases


def _add_rules(pack: RulePack, rules: dict[str, Combined], diagnostics: list[Diagnostic]) -> None:
    for text, item in _items(pack):
        if not isinstance(item, syntax.Rule):
            continue
        line = text.position(item.span.start)[0]
        other = rules.get(item.id)
        if other is None:
            parts = (Part("规则", pack.head.id, text.name, line),)
            rules[item.id] = Combined(item, text, pack, parts)
        elif other.text.name != text.name or other.pack is not pack:
            message = (
                f"规则 {item.id} 定义了两次：{_place(other)} 和 {pack.head.id}（{text.name} 第 {line} 行）"
            )
            advice = "编号不可重用；要改全国规则请写 调整 " + f"{other.pack.head.id}.{item.id} …"
            diagnostics.append(Diagnostic("K111", message, text, item.id_span, (), advice, item.id))


def _place(combined: Combined) -> str:
    line = combined.text.position(combined.rule.span.start)[0]
    return f"{combined.pack.head.id}（{combined.text.name} 第 {line} 行）"


class _Change(NamedTuple):
    """A 调整 or 停用 and where it stands."""

    pack: RulePack
    text: RuleText
    item: syntax.Adjustment | syntax.Disabling

    @property
    def word(self) -> str:
        return "调整" if isinstance(self.item, syntax.Adjustment) else "停用"

    def wrong(
        self, code: str, message: str, advice: str, *, span: Span | None = None, severity: str = "error"
    ) -> Diagnostic:
        return Diagnostic(code, message, self.text, span or self.item.span, (), advice, "", severity)


def _change(
    change: _Change, rules: dict[str, Combined], names: dict[str, Names], diagnostics: list[Diagnostic]
) -> None:
    pack, text, item = change
    target_pack, _, code = item.target.replace("．", ".").rpartition(".")
    target = rules.get(code)
    if target is None or target.pack.head.id != target_pack:
        diagnostics.append(_no_target(change, target_pack, code, rules, names))
        return
    if target.pack is not pack and target_pack not in pack.head.depends:
        asked = f"规则包“{pack.head.id}”要{change.word}“{item.target}”"
        message = f"{asked}，可是 {HEAD_FILE} 的 depends 里没有“{target_pack}”"
        advice = f"在 depends 里加上 {target_pack}"
        diagnostics.append(change.wrong("K113", message, advice, severity="warning"))
    line = text.position(item.span.start)[0]
    if isinstance(item, syntax.Disabling):
        part = Part("停用", pack.head.id, text.name, line, item.reason)
        rules[code] = target._replace(disabled=item.reason or "停用", parts=(*target.parts, part))
        return
    if target.rule.basis_kind == "惯例" and item.severity in ("error", "warning"):
        message = f"{item.target} 的依据类别是“惯例”，级别只能是“提示”，不能调高"
        diagnostics.append(change.wrong("K014", message, "去掉这一项；有本省的明文依据，请另写一条规则"))
        return
    faults = list(_without_effect(change, item, target, names))
    diagnostics += faults
    if not faults:
        rules[code] = _adjusted(target, item, text, pack.head.id)


def _no_target(
    change: _Change, target_pack: str, code: str, rules: dict[str, Combined], names: dict[str, Names]
) -> Diagnostic:
    """Tell that there is no such pack, or no such rule in it."""
    pack, _, item = change
    target = rules.get(code)
    asked = f"规则包“{pack.head.id}”要{change.word}“{item.target}”，可是"
    if target_pack not in names:
        near = target.pack.head.id if target is not None else nearest(target_pack, names)
        advice = (
            f"是不是“{near}.{code}”？" if near and (target or f"{near}.{code}" in _targets(rules)) else ""
        )
        advice = advice or f"装上“{target_pack}”并写进 depends，或用 --pack 一起给出；核对名称有没有写错"
        return change.wrong("K112", f"{asked}没有找到规则包“{target_pack}”", advice)
    own = [name for name in _targets(rules) if name.startswith(f"{target_pack}.")]
    guess = f"{target.pack.head.id}.{code}" if target is not None else nearest(item.target, own)
    advice = f"是不是“{guess}”？" if guess else "checker rules list 可以看到所有规则"
    return change.wrong("K112", f"{asked}“{target_pack}”里没有这条规则", advice)


def _targets(rules: dict[str, Combined]) -> list[str]:
    return [f"{rule.pack.head.id}.{rule_id}" for rule_id, rule in rules.items()]


def _without_effect(
    change: _Change, item: syntax.Adjustment, target: Combined, names: dict[str, Names]
) -> Iterable[Diagnostic]:
    """Tell of what an adjustment says to no effect: that would look as if it held."""
    if not item.definitions and all(getattr(item, attribute) is None for attribute in _FIELDS):
        message = f"这条调整没有写要改 {item.target} 的什么"
        yield change.wrong("K114", message, "写上要改的：级别、提示、整改、生效、失效 或 定义")
    used = terms_of(target.rule, names[target.pack.head.id].definitions)
    for definition in item.definitions:
        if definition.name in used:
            continue
        own = [name for name in used if name in names[target.pack.head.id].definitions]
        message = f"{item.target} 没有用到定义“{definition.name}”，这样调整不起作用"
        near = nearest(definition.name, own)
        advice = f"是不是“{near}”？" if near else "它没有可以调整的定义"
        if own and not near:
            advice = f"它用到的定义有：{'、'.join(own)}"
        yield change.wrong("K114", message, advice, span=definition.span)
    changed = replace(target.rule, effective=item.effective or target.rule.effective)
    changed = replace(changed, expires=item.expires or target.rule.expires)
    if (item.effective or item.expires) and ends_before_it_begins(changed):
        yield change.wrong(
            "K016", f"这样调整后，{item.target} 的“失效”早于“生效”，永远不会运行", "核对两个日期"
        )


_FIELDS = {"severity": "级别", "message": "提示", "remedy": "整改", "effective": "生效", "expires": "失效"}


def _adjusted(target: Combined, item: syntax.Adjustment, text: RuleText, pack: str) -> Combined:
    line = text.position(item.span.start)[0]
    parts = list(target.parts)
    changes: dict[str, Any] = {}
    for attribute, word in _FIELDS.items():
        value = getattr(item, attribute)
        if value is not None:
            changes[attribute] = value
            parts.append(Part(word, pack, text.name, line, item.reason))
    rule = replace(target.rule, **changes)
    rule = replace(rule, cases=tuple(_giving_way(case, changes) for case in rule.cases))
    parts.extend(
        Part(f"定义 {definition.name}", pack, text.name, line, item.reason) for definition in item.definitions
    )
    return target._replace(
        rule=rule,
        parts=tuple(parts),
        definitions=(*target.definitions, *item.definitions),
        message_text=text if "message" in changes or "remedy" in changes else target.message_text,
    )


def _giving_way(case: syntax.Case, changes: dict[str, Any]) -> syntax.Case:
    """Take out of a 情形 what the adjustment says for the whole rule."""
    return replace(
        case,
        severity=None if "severity" in changes else case.severity,
        message=None if "message" in changes else case.message,
        remedy=None if "remedy" in changes else case.remedy,
    )
