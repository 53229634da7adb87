"""What there is to read about a rule: its text as written, its basis, where each part comes from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from checker.findings.finding import SEVERITY_NAMES
from checker.reporters.screen import Screen
from checker.rulebook.shown import BASIS_KINDS, told_moment
from checker.text.columns import wrap

if TYPE_CHECKING:
    from checker.rulebook.pack import Entry


def rule_text(folders: Iterable[Path], entry: Entry) -> str:
    """Return a rule as its author wrote it, without its comments."""
    from checker.rulebook.load import load_pack
    from checker.rulebook.sources import written

    for folder in folders:
        pack = load_pack(folder).value
        if pack is not None and pack.head.id == entry.head.pack:
            text = written(pack).rules.get(entry.head.id)
            if text is not None:
                return text
    return ""


def rule_page(entry: Entry, text: str, screen: Screen) -> str:
    """Return the page of a rule."""
    head = entry.head
    lines = [screen.paint("head", f"{head.id} {head.title}")]
    facts = [("级别", SEVERITY_NAMES[head.severity]), *(("依据", basis.text) for basis in head.basis)]
    facts.append(("类别", BASIS_KINDS.get(head.basis_kind, head.basis_kind)))
    facts += [("适用", f"{'、'.join(entry.forms)} 年格式的报告")]
    if entry.province:
        facts.append(("省份", entry.province))
    facts += [
        (word, told_moment(moment))
        for word, moment in (("生效", head.effective), ("失效", head.expires))
        if moment
    ]
    if head.note:
        facts.append(("说明", head.note))
    if entry.disabled:
        facts.append(("停用", entry.disabled))
    for part in entry.parts:
        reason = f"，理由：{part.reason}" if part.reason else ""
        facts.append(("来自", f"{part.part}：{part.pack}（{part.file} 第 {part.line} 行）{reason}"))
    for label, fact in facts:
        lines += wrap(fact, screen.width, f"  {label}  ")
    return "\n".join([*lines, "", text]) + "\n"
