"""A page for each rule of a pack, as Markdown: what it looks at, its basis, examples, its cases, its text.

A page is made of the rule file and of the cases beside it, which are run: what a page shows is what the rule
says. The same rules give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from checker.findings.basis import Basis
from checker.findings.finding import SEVERITY_NAMES, Finding
from checker.rulebook.load import load_pack
from checker.rulebook.pack import Entry
from checker.rulebook.shown import BASIS_KINDS, told_moment
from checker.rulebook.sources import built_on, written
from checker.testing.cases import (
    BROKEN,
    CANNOT_TELL,
    HOLDS,
    NOT_APPLICABLE,
    REVIEW,
    Case,
    CaseFile,
    load_cases,
)
from checker.testing.places import CaseDataError
from checker.testing.run import CASES, load_for_cases, run_case

_CODE = re.compile(r"[A-Z]+\d+")
_MADE = re.compile(r"<!-- 由 \S.* 生成，")
_SHOWN = ("情形", "适用", "前提", "设", "对每个", "要求", "待核", "降为提示")
_ITEM = re.compile(r"\s*(?:情形 |设 |对每个 |[^\s：“]{2,4}：)")
SAID_AT_MOST = 3  # messages shown of one case; more are told by their number


class Style(NamedTuple):
    """How pages are put together: of the project's own rules, or of any pack."""

    title: str = ""  # of the index; else the pack's own
    opening: tuple[str, ...] = ()  # paragraphs below it
    groups: Mapping[str, str] = {}  # first letters of codes, in order, with headings; none: one list
    made: str = "<!-- 由 checker rules docs 生成，请不要手工修改。 -->"  # at the top of every page
    perfect: str = "完好报告"  # the report that cases change, perhaps as a link
    undecided: str = ""  # what to add where a rule can be undecided
    closing: str = "[全部规则](README.md)"
    folder: str = ""  # before the names of rule files


PLAIN = Style()


def pages(pack: Path, style: Style = PLAIN) -> dict[str, str]:
    """Return the text of every page by its file name: an index, and a page for each rule of the pack itself.

    Raises:
        CaseDataError: the pack, one it builds on, or a file of cases cannot be read.
    """
    loaded = load_for_cases(pack)
    files = [load_cases(path) for path in sorted(pack.rglob(CASES))]
    own = [entry for entry in loaded.rulebook.entries if entry.head.pack == loaded.id]
    entries = sorted(own, key=lambda entry: _order(entry.head.id, style))
    read = load_pack(pack).value
    assert read is not None  # load_for_cases would have raised
    rules, terms = written(read)
    writer = _Writer(style, terms, files)
    made = {f"{entry.head.id}.md": writer.page(entry, rules[entry.head.id]) for entry in entries}
    return {"README.md": _index(entries, read.head.title, style), **made}


def _order(code: str, style: Style) -> tuple[int, str]:
    return "".join(style.groups).find(code[0]), code


def _index(entries: Sequence[Entry], title: str, style: Style) -> str:
    parts = [style.made, f"# {style.title or title}"]
    parts += style.opening or [f"共 {len(entries)} 条，一条一页。"]
    for letters, heading in (style.groups or {"": ""}).items():
        rows = [
            f"| [{head.id}]({head.id}.md) | {_cell(head.title)} | {SEVERITY_NAMES[head.severity]} "
            f"| {head.basis_kind} |"
            for head in (entry.head for entry in entries)
            if head.id.startswith(letters)
        ]
        parts += [f"## {heading}" if heading else ""]
        parts += ["\n".join(["| 编号 | 名称 | 级别 | 依据类别 |", "|---|---|---|---|", *rows])]
    return _joined(parts)


def _joined(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


class _Writer(NamedTuple):
    """Writes the pages of one pack."""

    style: Style
    terms: Mapping[str, str]
    files: Sequence[CaseFile]

    def page(self, entry: Entry, source: str) -> str:
        head = entry.head
        cases = [case for file in self.files for case in file.cases if case.rule == head.id]
        broken = _chosen(cases, (BROKEN,)) or _chosen(cases, (REVIEW,))
        outcome = None if broken is None else run_case(broken)
        parts = [self.style.made, f"# {head.id} {head.title}", _facts(entry), "## 查什么"]
        parts += [head.note.replace("\n", "\n\n")] if head.note else []
        parts += [_requirements(source)]
        parts += self.example("## 相符的例子", _chosen(cases, (HOLDS,)))
        parts += self.example("## 违反的例子", broken, () if outcome is None else outcome.findings)
        if outcome is not None:
            remedies = dict.fromkeys(one.remedy for one in outcome.findings if one.remedy)
            parts += ["## 怎么改", _list(remedies)] if remedies else []
        parts += ["## 什么时候无法判定", *self.undecided(head.id, cases)]
        parts += ["## 全部用例", _case_list(cases), "## 规则全文", _fenced(source, "rule")]
        used = [self.terms[name] for name in built_on(source, self.terms)]
        parts += ["规则里用到的名称：", _fenced("\n".join(used), "rule")] if used else []
        parts += [f"来自 `{self.style.folder}{head.file}`。{self.style.closing}"]
        return _joined(parts)

    def example(self, heading: str, case: Case | None, findings: Sequence[Finding] = ()) -> list[str]:
        if case is None:
            return []
        told = [_told(finding) for finding in findings[:SAID_AT_MOST]]
        if len(findings) > SAID_AT_MOST:
            told.append(f"……共 {len(findings)} 处。")
        said = [f"规则说：\n\n{_list(told)}"] if told else []
        return [heading, f"{case.name}。{_report(case, self.style.perfect)}", *said]

    def undecided(self, rule: str, cases: Iterable[Case]) -> list[str]:
        reasons = [
            f"{case.name}：{one.reason}"
            for case in cases
            if case.verdict == CANNOT_TELL
            for one in run_case(case).unchecked[:1]
        ]
        if reasons:
            return [_list(reasons), self.style.undecided]
        never = [file.never_undecided[rule] for file in self.files if rule in file.never_undecided]
        return [f"不会无法判定：{told}" for told in never] or ["没有这样的用例。"]


def _facts(entry: Entry) -> str:
    head = entry.head
    rows = [("级别", SEVERITY_NAMES[head.severity]), *(("依据", _basis(one)) for one in head.basis)]
    rows.append(("依据类别", BASIS_KINDS.get(head.basis_kind, head.basis_kind)))
    rows.append(("适用的报告", f"{'、'.join(entry.forms)} 年格式"))
    for word, moment in (("生效", head.effective), ("失效", head.expires)):
        if moment is not None:
            rows.append((word, told_moment(moment)))
    return "\n".join(["| | |", "|---|---|", *(f"| {label} | {_cell(fact)} |" for label, fact in rows)])


def _basis(basis: Basis) -> str:
    return f"[{basis.text}]({basis.url})" if basis.url else basis.text


def _requirements(source: str) -> str:
    """Return the items of a rule that say what is looked at and what must hold."""
    lines: list[str] = []
    wanted = False
    for line in source.splitlines()[1:]:
        if _ITEM.match(line):
            wanted = line.strip().startswith(_SHOWN)
        if wanted:
            lines.append(line[4:].rstrip())
    return "规则的要求：\n\n" + _fenced("\n".join(lines), "text")


def _chosen(cases: Iterable[Case], verdicts: Sequence[str]) -> Case | None:
    """Return the case that teaches most: the first one that says something about its report."""
    fitting = [case for case in cases if case.verdict in verdicts]
    return next((case for case in fitting if case.report or case.previous), fitting[0] if fitting else None)


def _told(finding: Finding) -> str:
    review = "（待核）" if finding.needs_review else ""
    return f"{SEVERITY_NAMES[finding.severity]}{review}：{finding.message}"


def _report(case: Case, perfect: str) -> str:
    """Return how the case's report differs from the perfect one, as its author wrote it."""
    data: dict[str, Any] = {"报告": dict(case.report)} if case.report else {}
    if case.previous is not None:
        data["上年"] = dict(case.previous)
    if not data:
        return f"报告就是{perfect}。"
    text = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000
    )
    return f"报告与{perfect}不同的地方：\n\n" + _fenced(text, "yaml")


def _case_list(cases: Sequence[Case]) -> str:
    order = (HOLDS, BROKEN, REVIEW, CANNOT_TELL, NOT_APPLICABLE)
    rows = [
        f"| {verdict} | {_cell('；'.join(case.name for case in cases if case.verdict == verdict))} |"
        for verdict in order
        if any(case.verdict == verdict for case in cases)
    ]
    return "\n".join(["| 结论 | 用例 |", "|---|---|", *rows])


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they look, and a table's row on one line."""


def _texts(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


def _mapping(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data)
    if any("\n" in str(value) for value in data.values()):
        node.flow_style = False
    return node


_Dumper.add_representer(str, _texts)
_Dumper.add_representer(dict, _mapping)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {_escaped(line)}" for line in lines)


def _cell(text: str) -> str:
    return _escaped(text).replace("|", "\\|").replace("\n", " ")


def _escaped(text: str) -> str:
    """Keep what a report or a rule says from becoming Markdown."""
    return re.sub(r"[*<>_`]", lambda match: "\\" + match[0], text)


def _fenced(text: str, language: str) -> str:
    return f"```{language}\n{text.rstrip()}\n```"


def write(made: Mapping[str, str], folder: Path) -> None:
    """Write pages into a folder; pages that were made for rules that are no more are removed.

    Raises:
        CaseDataError: a page would overwrite a file that was not made here; nothing is written then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    foreign = [name for name in made if (folder / name).exists() and not _is_made(folder / name)]
    if foreign:
        told = f"{folder.as_posix()} 里的 {'、'.join(foreign)} 不是由程序生成的，没有改动它"
        raise CaseDataError(f"{told}；请用 --out 换一个文件夹，或者先把它移走")
    for path in folder.glob("*.md"):
        if path.name not in made and _CODE.fullmatch(path.stem) and _is_made(path):
            path.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, "utf-8", newline="\n")


def _is_made(path: Path) -> bool:
    """Whether a file is a page written by this program: its first line says so."""
    try:
        with path.open(encoding="utf-8") as lines:
            return _MADE.match(lines.readline()) is not None
    except (OSError, UnicodeDecodeError):
        return False
