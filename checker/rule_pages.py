"""What there is to read about a rule: its text as written, its basis, where each part comes from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from checker.findings.finding import SEVERITY_NAMES
from checker.reporters.screen import Screen
from checker.text.columns import wrap

if TYPE_CHECKING:
    from checker.language.ready import Moment
    from checker.rulebook.pack import Entry


def rule_text(folders: Iterable[Path], entry: Entry) -> str:
    """Return a rule as its author wrote it, without its comments."""
    from checker.language.syntax import Rule
    from checker.rulebook.load import load_pack

    for folder in folders:
        pack = load_pack(folder).value
        if pack is None or pack.head.id != entry.head.pack:
            continue
        for file in pack.files:
            for item in file.items:
                if isinstance(item, Rule) and item.id == entry.head.id:
                    return file.text.text[item.span.start : item.span.end].rstrip()
    return ""


def rule_page(entry: Entry, text: str, screen: Screen) -> str:
    """Return the page of a rule."""
    head = entry.head
    lines = [screen.paint("head", f"{head.id} {head.title}")]
    facts = [("级别", SEVERITY_NAMES[head.severity]), *(("依据", basis.text) for basis in head.basis)]
    facts.append(("类别", _KINDS.get(head.basis_kind, head.basis_kind)))
    facts += [("适用", f"{'、'.join(entry.forms)} 年格式的报告")]
    if entry.province:
        facts.append(("省份", entry.province))
    facts += [
        (word, _moment(moment))
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


_KINDS = {
    "原文": "原文（条文就是这么写的）",
    "推断": "推断（由格式或算术推出）",
    "惯例": "惯例（地方习惯，只作提示）",
}


def _moment(moment: Moment) -> str:
    if moment.month is None:
        return f"{moment.year} 年度"
    return f"{moment.year}年{moment.month}月{moment.day}日"
