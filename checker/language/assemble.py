"""Put the fields of a block together: a Rule with its cases, or an Adjustment."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from checker.language.build import Field, Heading
from checker.language.diagnostics import Diagnostic
from checker.language.keywords import BY_KEY
from checker.language.syntax import Adjustment, BasisClause, Case, Definition, Rule
from checker.source.rule_text import RuleText, Span

_MANY = {"EACH", "LET", "BASIS", "URL"}
_RULE_ONLY = {"BASIS", "BASIS_KIND", "URL", "NOTE", "BLANKS", "EFFECTIVE", "EXPIRES"}
_SLOTS = {
    "APPLIES": "applies",
    "GIVEN": "given",
    "REQUIRE": "require",
    "REVIEW": "review",
    "SOFTEN": "soften",
    "LEVEL": "severity",
    "MESSAGE": "message",
    "REMEDY": "remedy",
    "BASIS_KIND": "basis_kind",
    "NOTE": "note",
    "BLANKS": "blanks_unknown",
    "EFFECTIVE": "effective",
    "EXPIRES": "expires",
}


class RuleAssembler:
    """Collects headings and fields in the order written; `rule` gives the whole."""

    def __init__(self, text: RuleText, heading: Heading) -> None:
        self.text = text
        self.heading = heading
        self.diagnostics: list[Diagnostic] = []
        self.shared: list[Field] = []
        self.cases: list[tuple[Heading, list[Field]]] = []
        self.seen: dict[str, Span] = {}
        self.named: set[str] = set()
        self.named_by_all: set[str] = set()  # before the first 情形

    def case(self, heading: Heading) -> None:
        """Begin a 情形."""
        if any(heading.title == other.title for other, _ in self.cases):
            self._fault("K004", f"情形“{heading.title}”写了两次", heading.id_span, "给其中一个换个名称")
        if not self.cases:
            self.named_by_all = set(self.named)
        self.cases.append((heading, []))
        self.seen = {}
        self.named = set(self.named_by_all)

    def field(self, item: Field) -> None:
        """Take one field into the rule or into the 情形 being read."""
        word = BY_KEY[item.key].chinese
        if item.key in self.seen and item.key not in _MANY:
            self._fault("K001", f"“{word}”写了两次", item.span, "只留一处；几个条件用“并且”“或”连起来")
            return
        if item.key in ("EACH", "LET") and not self._is_new(item):
            return
        self.seen[item.key] = item.span
        if self.cases and item.key in _RULE_ONLY:
            self._fault(
                "K002", f"“{word}”要写在第一个“情形”之前", item.span, "它管整条规则，不能只管一个情形"
            )
            return
        (self.cases[-1][1] if self.cases else self.shared).append(item)

    def _is_new(self, item: Field) -> bool:
        """Take note of the name that 对每个 or 设 gives; the same one twice would hide the first."""
        name = item.value.variable if item.key == "EACH" else item.value.name
        if name in self.named:
            word = BY_KEY[item.key].chinese
            self._fault("K006", f"“{word} {name}”里的名称“{name}”前面已经用过", item.span, "换一个名称")
            return False
        self.named.add(name)
        return True

    def _fault(self, code: str, message: str, span: Span, suggestion: str) -> None:
        self.diagnostics.append(Diagnostic(code, message, self.text, span, (), suggestion, self.heading.id))

    def rule(self, comments: tuple[str, ...], span: Span) -> Rule:
        """Put the rule together."""
        own = {_SLOTS[item.key]: item.value for item in self.shared if item.key in _SLOTS}
        bindings, lets = _steps(self.shared)
        require, review, soften = (own.pop(slot, None) for slot in ("require", "review", "soften"))
        if self.cases:
            cases = tuple(
                self._case(heading, fields, (bindings, lets, review, soften))
                for heading, fields in self.cases
            )
            if require is not None:
                self._fault(
                    "K003", "这条规则有“情形”，“要求”要写在情形里", require.span, "把它移到一个“情形”下面"
                )
        else:
            only = Case("", bindings, lets, require=require, review=review, soften=soften)
            cases = (replace(only, span=self.heading.span),)
        return Rule(
            id=self.heading.id,
            title=self.heading.title,
            severity=own.pop("severity", ""),
            basis=self._basis(),
            basis_kind=own.pop("basis_kind", ""),
            cases=cases,
            comments=comments,
            text=self.text,
            span=span,
            id_span=self.heading.id_span,
            **own,
        )

    def _case(self, heading: Heading, fields: list[Field], shared: tuple[Any, Any, Any, Any]) -> Case:
        bindings, lets = _steps(fields)
        slots = {_SLOTS[item.key]: item.value for item in fields if item.key in _SLOTS}
        slots.setdefault("review", shared[2])
        slots.setdefault("soften", shared[3])
        end = fields[-1].span.end if fields else heading.span.end
        return Case(
            heading.title,
            (*shared[0], *bindings),
            (*shared[1], *lets),
            span=Span(heading.span.start, end),
            **slots,
        )

    def _basis(self) -> tuple[BasisClause, ...]:
        clauses: list[BasisClause] = []
        for item in self.shared:
            if item.key == "BASIS":
                clauses.append(item.value)
            elif item.key == "URL" and clauses:
                clauses[-1] = replace(clauses[-1], url=item.value)
            elif item.key == "URL":
                self._fault("K005", "“网址”前面没有“依据”", item.span, "先写“依据：…”，下一行再写它的网址")
        return tuple(clauses)


def _steps(fields: list[Field]) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    bindings = tuple(item.value for item in fields if item.key == "EACH")
    lets = tuple(item.value for item in fields if item.key == "LET")
    return bindings, lets


def assemble_adjustment(parts: list[Any], comments: tuple[str, ...]) -> Adjustment:
    """Put a 调整 together from what `Builder.adjustment` returned."""
    target, inner, reason, span, _target_span = parts
    slots = {_SLOTS[item.key]: item.value for item in inner if isinstance(item, Field)}
    definitions = tuple(item for item in inner if isinstance(item, Definition))
    return Adjustment(target, reason, definitions=definitions, comments=comments, span=span, **slots)
