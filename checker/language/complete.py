"""What a rule must hold, and what it may not: told when its parts could be read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.language.diagnostics import Diagnostic
from checker.language.syntax import Definition, Effect, Item, PhraseDefinition, Rule, WordList
from checker.source.rule_text import RuleText, Span

_EARLIEST, _LATEST = 2019, 9999  # report years: no form is older than that of 2019
_RUN_ON = re.compile(r"(级别|依据类别|依据(?:[（(][^（）()\n]*[）)])?|适用|前提|要求|提示|整改)\s*[:：]")


def missing_parts(
    rule: Rule, text: RuleText, written: set[str], *, whole: bool, published: bool
) -> list[Diagnostic]:
    """Tell what a rule lacks.

    `written` are the keys of the fields begun: a field with a mistake is not also told as missing.
    `whole`: no field was lost to a mistake. `published`: the rule stands in a pack and must have its basis.
    """
    found: list[Diagnostic] = []
    without_basis = "error" if published else "warning"

    def tell(code: str, message: str, span: Span, suggestion: str, severity: str = "error") -> None:
        found.append(Diagnostic(code, message, text, span, (), suggestion, rule.id, severity))

    run_on = _RUN_ON.search(rule.title)
    if run_on is not None and "REQUIRE" not in written:
        start = text.text.find(rule.title, rule.id_span.end) + run_on.start()
        tell(
            "K010",
            f"标题后面连着写了“{run_on[1]}”",
            Span(start, start + len(run_on[1])),
            "每一项从新的一行写起",
        )
        return found
    if not rule.severity and "LEVEL" not in written and not all(case.severity for case in rule.cases):
        tell("K010", "这条规则没有写“级别”", rule.id_span, "加一行，例如“级别：错误”")
    if "REQUIRE" not in written:
        tell("K011", "这条规则没有写“要求”", rule.id_span, "加一行“要求：…”，写出必须成立的条件")
    elif whole:
        for case in rule.cases:
            if case.require is None and case.name:
                tell("K011", f"情形“{case.name}”没有写“要求”", case.span, "加一行“要求：…”")
    if not rule.basis_kind and "BASIS_KIND" not in written:
        tell(
            "K012",
            "这条规则没有写“依据类别”",
            rule.id_span,
            "加一行“依据类别：原文”（或推断、惯例）",
            without_basis,
        )
    if not rule.basis and "BASIS" not in written:
        suggestion = "加一行“依据：《文件名》（文号）条款”"
        tell("K013", "这条规则没有写“依据”", rule.id_span, suggestion, without_basis)
    graver = rule.severity if rule.severity in ("error", "warning") else ""
    graver = graver or next((c.severity for c in rule.cases if c.severity in ("error", "warning")), "") or ""
    if rule.basis_kind == "惯例" and graver:
        tell(
            "K014",
            "依据类别是“惯例”的规则，级别只能是“提示”",
            rule.id_span,
            "改为“级别：提示”，或者写明原文依据",
        )
    if ends_before_it_begins(rule):
        tell("K016", "“失效”早于“生效”，这条规则永远不会运行", rule.id_span, "核对两个日期")
    found += _mistaken_years(rule, text)
    return found


def _mistaken_years(rule: Rule, text: RuleText) -> list[Diagnostic]:
    """Tell of a 依据 that holds for no year, and of years for which no 依据 holds."""
    backwards = [one for one in rule.basis if (one.years.first or 0) > (one.years.last or _LATEST)]
    if backwards:
        return [
            Diagnostic(
                "K017",
                f"“{one.years.text}”前后颠倒，这一条依据永远用不上",
                text,
                one.span,
                (),
                "把较早的年度写在前面",
                rule.id,
            )
            for one in backwards
        ]
    bare = years_without_basis(rule)
    if not bare:
        return []
    message = f"{bare}的报告违反这条规则时，没有依据可引"
    advice = f"给{bare}的报告也写一行“依据（…）：”，或者用“生效”“失效”写明规则管哪些年度"
    return [Diagnostic("K018", message, text, rule.id_span, (), advice, rule.id, "warning")]


def years_without_basis(rule: Rule) -> str:
    """Say which years the rule is in force for without any of its grounds; "" where there are none."""
    need = _EARLIEST if rule.effective is None else _report_year(rule.effective)
    end = _LATEST if rule.expires is None else _report_year(rule.expires)
    ranges = sorted((one.years.first or _EARLIEST, one.years.last or _LATEST) for one in rule.basis)
    if not ranges:
        return ""  # told as K013
    for first, last in (*ranges, (end + 1, end + 1)):
        if first > need:
            return _told(need, min(first - 1, end))
        need = max(need, last + 1)
    return ""


def _report_year(effect: Effect) -> int:
    """Return the report year that a day falls to: reports on a year are written in the next."""
    return (effect.year or _EARLIEST) - (effect.month is not None)


def _told(first: int, last: int) -> str:
    if first == last:
        return f"{first}年度"
    return f"{first}年度及以后" if last == _LATEST else f"{first}年度至{last}年度"


def ends_before_it_begins(rule: Rule) -> bool:
    """Whether 失效 comes before 生效; a year of reports and a day are not compared."""
    begun, ended = rule.effective, rule.expires
    if begun is None or ended is None or (begun.month is None) is not (ended.month is None):
        return False
    one, other = ((effect.year, effect.month or 0, effect.day or 0) for effect in (begun, ended))
    return other < one


def repeated(text: RuleText, items: Iterable[Item]) -> list[Diagnostic]:
    """Tell of rules and names given twice in one file."""
    found: list[Diagnostic] = []
    seen: dict[tuple[str, str], int] = {}
    for item in items:
        if isinstance(item, Rule):
            key, span, word = ("rule", item.id), item.id_span, "规则编号"
        elif isinstance(item, (Definition, WordList, PhraseDefinition)):
            key, span, word = ("name", item.name), item.span, "名称"
        else:
            continue
        line = seen.setdefault(key, text.position(span.start)[0])
        if line != text.position(span.start)[0]:
            message = f"{word}“{key[1]}”在第 {line} 行已经用过"
            rule = item.id if isinstance(item, Rule) else ""
            found.append(Diagnostic("K015", message, text, span, (), "换一个", rule))
    return found
