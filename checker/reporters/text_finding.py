"""One finding, or a group of findings with one cause, as text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.findings.finding import SEVERITIES, SEVERITY_NAMES, Evidence, Finding
from checker.model.cell import COUNT
from checker.reporters.screen import Screen
from checker.text.columns import wrap

_LABEL = 8  # columns that "  依据  " takes
_MOST_OPERANDS = 10  # told one by one; JSON and `checker explain` have them all
_MOST_EMPTY = 4  # empty cells named where a finding is about them


def in_groups(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Put each finding behind the one that heads its group; heads by gravity, then as they came."""
    heads = [finding for finding in findings if not finding.group]
    heads.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    known = {finding.fingerprint for finding in heads}
    groups = [[head, *(item for item in findings if item.group == head.fingerprint)] for head in heads]
    # A member whose head was left out (another severity was selected, say) is told by itself.
    groups += [[item] for item in findings if item.group and item.group not in known]
    return groups


def finding_lines(group: Sequence[Finding], screen: Screen) -> list[str]:
    """Return the lines on a finding and, folded under it, on those that stem from the same cell."""
    head = group[0]
    lines = [*_title(head, screen), *_proof(head, screen)]
    for member in group[1:]:
        lines += wrap(f"{member.rule} {member.title}：{member.message}", screen.width, "  同源  ")
        if member.substituted:
            lines += wrap(member.substituted, screen.width, " " * _LABEL)
    if head.guess:
        lines += wrap(f"{head.guess.message}（仅是推测，请核对原始台账）", screen.width, "  推测  ")
    lines += [
        line
        for basis in head.basis
        for line in wrap(f"{basis.text} [{basis.kind}]", screen.width, "  依据  ")
    ]
    if head.remedy:
        lines += wrap(head.remedy, screen.width, "  整改  ")
    return lines


def _title(finding: Finding, screen: Screen) -> list[str]:
    severity = screen.paint(finding.severity, SEVERITY_NAMES[finding.severity])
    review = f" {screen.paint('mark', '待核')}" if finding.needs_review else ""
    code = screen.paint("head", f"{finding.rule} {finding.title}")
    return [f"{severity}  {code}{review}", *wrap(finding.message, screen.width, " " * _LABEL)]


def _proof(finding: Finding, screen: Screen) -> list[str]:
    """Return the proof. The formula is for figures: “没有” ≠ “没有” tells an inspector nothing."""
    lines: list[str] = []
    if finding.difference is not None:
        lines += wrap(finding.formula, screen.width, "  要求  ")
        if finding.substituted and finding.substituted != finding.formula:
            lines += wrap(finding.substituted, screen.width, "  代入  ")
        words = f"左边 {finding.left}，右边 {finding.right}，相差 {finding.difference}"
        lines += wrap(words, screen.width, "  结果  ")
    return [*lines, *_places(finding, screen)]


def _places(finding: Finding, screen: Screen) -> list[str]:
    if not finding.evidence:
        if finding.location is None:
            return []
        return wrap(finding.location.describe(), screen.width, "  位置  ")
    # What stands on either side of the comparison goes first; the same figure is told once.
    in_order = sorted(finding.evidence, key=lambda item: not item.side)
    operands = list({(item.name, item.value): item for item in reversed(in_order)}.values())[::-1]
    told = [item for item in operands if not _is_nothing(item)]
    shown = sorted(told[:_MOST_OPERANDS], key=lambda item: not _printed_plainly(item))
    words = [_operand(item) for item in shown if _printed_plainly(item)]
    words += _quotations([item for item in shown if not _printed_plainly(item)])
    words += _not_told(operands, len(told) - len(shown)) if told else _empty_cells(operands)
    return wrap("；".join(words), screen.width, "  出处  ")


def _not_told(operands: Sequence[Evidence], more: int) -> list[str]:
    """Say in short what is not told one by one: further figures, zeros, empty cells."""
    nothing = [item for item in operands if _is_nothing(item)]
    zeros = sum(item.state == COUNT for item in nothing)
    words = [f"另有 {more} 个数"] if more > 0 else []
    if zeros:
        words.append(f"其余 {zeros} 格为 0")
    if len(nothing) > zeros:
        words.append(f"{len(nothing) - zeros} 格空白")
    return words


def _empty_cells(operands: Sequence[Evidence]) -> list[str]:
    """Name the first cells of a finding that is about nothing but zeros and cells without a figure."""
    first = [
        f"{item.name}{' 0' if item.state == COUNT else ''}{_place(item)}" for item in operands[:_MOST_EMPTY]
    ]
    more = f"等 {len(operands)} 处" if len(operands) > _MOST_EMPTY else ""
    return ["、".join(first) + more]


def _is_nothing(item: Evidence) -> bool:
    return item.value == "0" or not (item.value or item.raw.strip())


def _printed_plainly(item: Evidence) -> bool:
    return not item.raw or item.raw.strip() == item.value


def _operand(item: Evidence) -> str:
    blank = "" if item.value.startswith("（") else " "
    return f"{item.name}{blank}{item.value}{_place(item)}"


def _place(item: Evidence) -> str:
    return f"（{item.location.describe()}）" if item.location is not None else ""


def _quotations(items: Sequence[Evidence]) -> list[str]:
    """Quote each stretch of words once, with all that was read from it."""
    by_words: dict[str, list[Evidence]] = {}
    for item in items:
        by_words.setdefault(item.raw, []).append(item)
    told = []
    for raw, group in by_words.items():
        place = next((_place(item) for item in group if item.location is not None), "")
        read = "，".join(f"{item.name} {item.value}".rstrip() for item in group)
        told.append(f"{read}，原文“{raw}”{place}")
    return told
