"""Write a rule file in its canonical form: one order of fields, one layout, Chinese or English keywords.

Reading the result gives the same tree, and writing that gives the same text. Comments stay with their item.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from checker.findings.basis import YearRange
from checker.language.format_expression import format_expression, format_template, quoted, terms, word
from checker.language.render import display_width
from checker.language.shape import names_in
from checker.language.syntax import (
    Adjustment,
    Binding,
    Case,
    Definition,
    Disabling,
    Effect,
    Expr,
    Item,
    Let,
    PhraseDefinition,
    Regex,
    Rule,
    RuleFile,
    Template,
    Text,
    WordList,
)

T = TypeVar("T")
_WIDTH = 100  # columns; longer conditions and lists go over several lines
_INDENT = "    "
_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}
_KINDS = {"原文": "STATED", "推断": "DERIVED", "惯例": "CUSTOM"}
_PLAIN_WORD = re.compile(r"[^\s\ufeff\u200b,，、{}｛｝\"＂“”「」『』#＃]+")


def format_file(file: RuleFile, lang: str = "zh") -> str:
    """Return the text of a rule file; `lang` is zh or en and decides the keywords only."""
    writer = _FileWriter(lang)
    blocks: list[str] = []
    if file.head_comments and file.items:
        blocks.append("\n".join(_comments(file.head_comments)))
    small_before = False
    for item in file.items:
        text = writer.item(item)
        small = text.count("\n") == len(item.comments)
        if blocks:
            blocks.append("\n" if small and small_before and not item.comments else "\n\n")
        blocks.append(text)
        small_before = small
    last = file.trailing_comments if file.items else (*file.head_comments, *file.trailing_comments)
    if last:
        blocks.append(("\n\n" if blocks else "") + "\n".join(_comments(last)))
    return "".join(blocks) + "\n" if blocks else ""


def _comments(comments: Sequence[str]) -> list[str]:
    return [f"# {comment}".rstrip() for comment in comments]


def _shared(cases: Sequence[Case]) -> Case:
    """Return what all cases of a rule begin with: it is written once, before the first 情形."""
    if len(cases) < 2:
        return Case("")
    bindings = _prefix([case.bindings for case in cases])
    lets = _prefix([case.lets for case in cases])
    own = {binding.variable for case in cases for binding in case.bindings[len(bindings) :]}
    if any(names_in(let.value) & own for let in lets):
        lets = ()
    return Case("", bindings, lets)


def _prefix(lists: Sequence[tuple[T, ...]]) -> tuple[T, ...]:
    length = 0
    while all(len(each) > length and each[length] == lists[0][length] for each in lists):
        length += 1
    return lists[0][:length]


def _without(case: Case, shared: Case) -> Case:
    bindings, lets = case.bindings[len(shared.bindings) :], case.lets[len(shared.lets) :]
    return replace(case, bindings=bindings, lets=lets)


class _FileWriter:
    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.colon = ": " if lang == "en" else "："
        self.comma = ", " if lang == "en" else "，"

    def word(self, key: str) -> str:
        return word(key, self.lang)

    def item(self, item: Item) -> str:
        lines = _comments(item.comments)
        match item:
            case Rule():
                lines += self.rule(item)
            case Definition():
                lines.append(self.definition(item))
            case WordList(name=name, words=words):
                members = [w if _PLAIN_WORD.fullmatch(w) else quoted(w, self.lang) for w in words]
                lines.append(self.listed(f"{self.word('WORDS')} {name} = {{", members, "}"))
            case PhraseDefinition(name=name, patterns=patterns):
                members = [self.pattern(pattern) for pattern in patterns]
                lines.append(self.listed(f"{self.word('PHRASE')} {name} = ", members, ""))
            case Adjustment():
                lines.append(self.adjustment(item))
            case Disabling(target=target, reason=reason):
                lines.append(
                    f"{self.word('DISABLE')} {target} {self.field('REASON', quoted(reason, self.lang))}"
                )
        return "\n".join(lines)

    def listed(self, head: str, members: list[str], tail: str) -> str:
        """Write members behind a head, on one line if it is short enough, else filled into several."""
        single = head + self.comma.join(members) + tail
        if display_width(single) <= _WIDTH or len(members) < 2:
            return single
        lines, current = [head.rstrip()], _INDENT
        for at, member in enumerate(members):
            piece = member + ("" if at + 1 == len(members) else self.comma.rstrip())
            if current.strip() and display_width(current + piece) > _WIDTH:
                lines.append(current.rstrip())
                current = _INDENT
            current += piece + (" " if self.lang == "en" else "")
        lines.append(current.rstrip() + tail)
        return "\n".join(lines)

    def pattern(self, pattern: Text | Regex) -> str:
        return format_expression(pattern, self.lang)

    def definition(self, item: Definition) -> str:
        parameters = f"({', '.join(item.parameters)})" if item.parameters else ""
        value = format_expression(item.value, self.lang)
        return f"{self.word('DEFINE')} {item.name}{parameters} = {value}"

    def adjustment(self, item: Adjustment) -> str:
        head = f"{self.word('ADJUST')} {item.target}"
        parts = self.severity(item.severity) + self.effects(item.effective, item.expires)
        parts += self.messages(item.message, item.remedy)
        parts += [self.definition(definition) for definition in item.definitions]
        parts.append(self.field("REASON", quoted(item.reason, self.lang)))
        single = " ".join([head, *parts])
        if len(parts) < 3 and display_width(single) <= _WIDTH and not item.definitions:
            return single
        return "\n".join([head, *(_INDENT + part for part in parts)])

    # -- rules --

    def rule(self, rule: Rule) -> list[str]:
        lines = self.severity(rule.severity)
        for clause in rule.basis:
            lines.append(f"{self.word('BASIS')}{self.years(clause.years)}{self.colon}{clause.raw}")
            if clause.url:
                lines.append(self.field("URL", quoted(clause.url, self.lang)))
        if rule.basis_kind:
            lines.append(self.field("BASIS_KIND", self.word(_KINDS[rule.basis_kind])))
        lines += self.effects(rule.effective, rule.expires)
        if rule.blanks_unknown:
            lines.append(self.field("BLANKS", self.word("UNKNOWN")))
        if rule.note:
            lines.append(self.field("NOTE", quoted(rule.note, self.lang)))
        single = len(rule.cases) == 1 and not rule.cases[0].name
        shared = rule.cases[0] if single else _shared(rule.cases)
        lines += self.case(replace(shared, applies=rule.applies, given=rule.given))
        lines += self.messages(rule.message, rule.remedy)
        if not single:
            for case in rule.cases:
                lines.append(f"{self.word('CASE')} {case.name}")
                lines += [_INDENT + line for line in self.case(_without(case, shared))]
        return [f"{self.word('RULE')} {rule.id} {rule.title}", *(_INDENT + line for line in lines)]

    def case(self, case: Case) -> list[str]:
        steps = [self.binding(binding) for binding in case.bindings] + [self.let(let) for let in case.lets]
        bound = {binding.variable for binding in case.bindings} | {let.name for let in case.lets}
        before: list[str] = []
        after: list[str] = []
        for key, value in (("APPLIES", case.applies), ("GIVEN", case.given)):
            # A condition on what 对每个 and 设 name is read after them.
            (after if value is not None and names_in(value) & bound else before).extend(
                self.condition(key, value)
            )
        lines = [*self.severity(case.severity), *before, *steps, *after]
        lines += self.condition("REQUIRE", case.require) + self.condition("REVIEW", case.review)
        lines += self.condition("SOFTEN", case.soften)
        return lines + self.messages(case.message, case.remedy)

    def years(self, years: YearRange) -> str:
        """（2021年度起）; "" for all years."""
        if years.text and self.lang == "zh":
            return f"（{years.text}）"
        if years.first == years.last:
            return "" if years.first is None else f" ({years.first})"
        if years.first is not None and years.last is not None:
            return f" ({years.first} {self.word('TO')} {years.last})"
        key = "SINCE" if years.last is None else "UNTIL"
        return f" ({years.first or years.last} {self.word(key)})"

    def field(self, key: str, value: str) -> str:
        return f"{self.word(key)}{self.colon}{value}"

    def severity(self, severity: str | None) -> list[str]:
        return [self.field("LEVEL", self.word(_SEVERITIES[severity]))] if severity else []

    def effects(self, effective: Effect | None, expires: Effect | None) -> list[str]:
        pairs = (("EFFECTIVE", effective), ("EXPIRES", expires))
        return [self.field(key, self.effect(effect)) for key, effect in pairs if effect is not None]

    def effect(self, effect: Effect) -> str:
        if effect.month is None:
            return f"{effect.year:04}" if self.lang == "en" else f"{effect.year:04}年度"
        if self.lang == "en":
            return f"{effect.year:04}-{effect.month:02}-{effect.day:02}"
        return f"{effect.year:04}年{effect.month}月{effect.day}日"

    def messages(self, message: Template | None, remedy: Template | None) -> list[str]:
        pairs = (("MESSAGE", message), ("REMEDY", remedy))
        return [self.field(key, format_template(part, self.lang)) for key, part in pairs if part is not None]

    def condition(self, key: str, value: Expr | None) -> list[str]:
        if value is None:
            return []
        line = self.field(key, format_expression(value, self.lang))
        if display_width(line) + len(_INDENT) <= _WIDTH:
            return [line]
        first, *rest = terms(value, self.lang)
        return [self.field(key, first), *(f"   {term}" for term in rest)]

    def binding(self, binding: Binding) -> str:
        domain = format_expression(binding.domain, self.lang, 1)
        line = f"{self.word('EACH')} {binding.variable} {self.word('WITHIN')} {domain}"
        if binding.condition is None:
            return line
        return f"{line}{self.comma}{self.word('WHEN')} {format_expression(binding.condition, self.lang)}"

    def let(self, let: Let) -> str:
        return f"{self.word('LET')} {let.name} = {format_expression(let.value, self.lang)}"
