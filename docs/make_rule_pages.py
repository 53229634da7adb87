"""Write a page for each national rule into docs/reference/rules/: `python docs/make_rule_pages.py`.

A page is made of the rule file and of the cases beside it, which are run: what a page shows is what the rule
says. The same rules give the same bytes; a test fails where the committed pages are stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from checker.findings.finding import SEVERITY_NAMES, Basis, Finding
from checker.language.ready import Moment
from checker.language.syntax import Definition, PhraseDefinition, Rule, WordList
from checker.rulebook.load import load_pack
from checker.rulebook.pack import Entry
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
from checker.testing.run import CASES, load_for_cases, run_case

ROOT = Path(__file__).resolve().parent.parent
PACK = ROOT / "rules" / "national"
PAGES = ROOT / "docs" / "reference" / "rules"
MADE = "<!-- 由 docs/make_rule_pages.py 生成，请不要手工修改。 -->"
GROUPS = {
    "S": "结构：六个部分、标题、表格在不在",
    "T": "表格：三张表内部的加减和写法",
    "N": "正文：文字里的数与表格是否一致",
    "D": "日期：统计期限、公布日期、年度",
    "Y": "跨年：与上一年度的报告相比",
    "Q": "文字：文号、联系方式、重复和照抄",
}
KINDS = {
    "原文": "原文（条文就是这么写的）",
    "推断": "推断（由格式或算术推出）",
    "惯例": "惯例（地方习惯，只作提示）",
}
_NAME = re.compile(r"[\w·]+")
_SHOWN = ("情形", "适用", "前提", "设", "对每个", "要求", "待核")
_ITEM = re.compile(r"\s*(?:情形 |设 |对每个 |[^\s：“]{2,4}：)")
SAID_AT_MOST = 3  # messages shown of one case; more are told by their number


def pages() -> dict[str, str]:
    """Return the text of every page by its file name."""
    loaded = load_for_cases(PACK)
    files = [load_cases(path) for path in sorted(PACK.rglob(CASES))]
    entries = sorted(loaded.rulebook.entries, key=lambda entry: _order(entry.head.id))
    rules, terms = _sources()
    made = {f"{entry.head.id}.md": _page(entry, rules[entry.head.id], terms, files) for entry in entries}
    return {"README.md": _index(entries), **made}


def _sources() -> tuple[dict[str, str], dict[str, str]]:
    """Return rules by their codes; definitions, word lists and phrases by name; all as they are written."""
    pack = load_pack(PACK).value
    assert pack is not None
    rules: dict[str, str] = {}
    terms: dict[str, str] = {}
    for file in pack.files:
        for item in file.items:
            text = file.text.text[item.span.start : item.span.end].rstrip()
            if isinstance(item, Rule):
                rules[item.id] = text
            elif isinstance(item, Definition | WordList | PhraseDefinition):
                terms[item.name] = text
    return rules, terms


def _terms_of(source: str, terms: Mapping[str, str]) -> list[str]:
    """Return the definitions that a text uses, and those that they use, each before those it uses."""
    used: dict[str, str] = {}
    waiting = [source]
    while waiting:
        for name in _NAME.findall(waiting.pop(0)):
            if name in terms and name not in used:
                used[name] = terms[name]
                waiting.append(terms[name].partition("=")[2])
    return list(used.values())


def _order(code: str) -> tuple[int, str]:
    return "".join(GROUPS).find(code[0]), code


def _index(entries: Sequence[Entry]) -> str:
    parts = [
        MADE,
        "# 全部国家规则",
        f"共 {len(entries)} 条，一条一页：查什么、依据、相符和违反的例子、何时无法判定、怎么改、规则全文。",
        "在命令行里看一条规则：`checker explain T301`；后面加上报告，就看到它在这份报告上怎么算。",
        "依据类别：**原文**是条文就这么写的，**推断**由格式或算术推出，**惯例**是地方习惯，只作提示。",
    ]
    for letter, title in GROUPS.items():
        rows = [
            f"| [{head.id}]({head.id}.md) | {_cell(head.title)} | {SEVERITY_NAMES[head.severity]} "
            f"| {head.basis_kind} |"
            for head in (entry.head for entry in entries)
            if head.id.startswith(letter)
        ]
        parts += [f"## {title}", "\n".join(["| 编号 | 名称 | 级别 | 依据类别 |", "|---|---|---|---|", *rows])]
    return "\n\n".join(parts) + "\n"


def _page(entry: Entry, source: str, terms: Mapping[str, str], files: Sequence[CaseFile]) -> str:
    head = entry.head
    cases = [case for file in files for case in file.cases if case.rule == head.id]
    broken = _chosen(cases, (BROKEN,)) or _chosen(cases, (REVIEW,))
    outcome = None if broken is None else run_case(broken)
    parts = [MADE, f"# {head.id} {head.title}", _facts(entry), "## 查什么"]
    parts += [head.note.replace("\n", "\n\n")] if head.note else []
    parts += [_requirements(source)]
    parts += _example("## 相符的例子", _chosen(cases, (HOLDS,)))
    parts += _example("## 违反的例子", broken, () if outcome is None else outcome.findings)
    if outcome is not None:
        parts += ["## 怎么改", _list(dict.fromkeys(one.remedy for one in outcome.findings if one.remedy))]
    parts += ["## 什么时候无法判定", *_undecided(head.id, cases, files)]
    parts += ["## 全部用例", _case_list(cases), "## 规则全文", _fenced(source, "rule")]
    used = _terms_of(source, terms)
    parts += ["规则里用到的名称：", _fenced("\n".join(used), "rule")] if used else []
    parts += [f"来自 `rules/{head.file}`。[全部规则](README.md) · [规则语言](../rule-language.md)"]
    return "\n\n".join(part for part in parts if part) + "\n"


def _facts(entry: Entry) -> str:
    head = entry.head
    rows = [("级别", SEVERITY_NAMES[head.severity]), *(("依据", _basis(one)) for one in head.basis)]
    rows.append(("依据类别", KINDS.get(head.basis_kind, head.basis_kind)))
    rows.append(("适用的报告", f"{'、'.join(entry.forms)} 年格式"))
    for word, moment in (("生效", head.effective), ("失效", head.expires)):
        if moment is not None:
            rows.append((word, _moment(moment)))
    return "\n".join(["| | |", "|---|---|", *(f"| {label} | {_cell(fact)} |" for label, fact in rows)])


def _basis(basis: Basis) -> str:
    return f"[{basis.text}]({basis.url})" if basis.url else basis.text


def _moment(moment: Moment) -> str:
    if moment.month is None:
        return f"{moment.year} 年度"
    return f"{moment.year}年{moment.month}月{moment.day}日"


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


def _example(heading: str, case: Case | None, findings: Sequence[Finding] = ()) -> list[str]:
    if case is None:
        return []
    told = [_told(finding) for finding in findings[:SAID_AT_MOST]]
    if len(findings) > SAID_AT_MOST:
        told.append(f"……共 {len(findings)} 处。")
    said = [f"规则说：\n\n{_list(told)}"] if told else []
    return [heading, f"{case.name}。{_report(case)}", *said]


def _told(finding: Finding) -> str:
    review = "（待核）" if finding.needs_review else ""
    return f"{SEVERITY_NAMES[finding.severity]}{review}：{finding.message}"


def _report(case: Case) -> str:
    """Return how the case's report differs from the perfect one, as its author wrote it."""
    data: dict[str, Any] = {"报告": dict(case.report)} if case.report else {}
    if case.previous is not None:
        data["上年"] = dict(case.previous)
    if not data:
        return "报告就是[完好报告](../../../rules/README.md#完好报告)。"
    text = yaml.dump(
        data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000
    )
    return "报告与[完好报告](../../../rules/README.md#完好报告)不同的地方：\n\n" + _fenced(text, "yaml")


def _undecided(rule: str, cases: Iterable[Case], files: Iterable[CaseFile]) -> list[str]:
    reasons = [
        f"{case.name}：{one.reason}"
        for case in cases
        if case.verdict == CANNOT_TELL
        for one in run_case(case).unchecked[:1]
    ]
    if reasons:
        return [_list(reasons), "遇到时怎么办，见[读懂结果](../../how-to/read-the-result.md)。"]
    never = [file.never_undecided[rule] for file in files if rule in file.never_undecided]
    return [f"不会无法判定：{told}" for told in never] or ["没有这样的用例。"]


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


def main() -> None:
    """Write the pages; pages of rules that are no more are removed."""
    PAGES.mkdir(parents=True, exist_ok=True)
    made = pages()
    for path in PAGES.glob("*.md"):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (PAGES / name).write_text(text, "utf-8", newline="\n")
    sys.stdout.write(f"{len(made)} pages\n")


if __name__ == "__main__":
    main()
