"""`checker rules`: the bench of those who write rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from checker.cli.exit_codes import CLEAN, USAGE
from checker.cli.help_text import ChineseCommand, LazyGroup
from checker.cli.outputs import screen_of, show
from checker.cli.setup import book_options, session_of
from checker.findings.finding import SEVERITY_NAMES
from checker.reporters.text import pack_names
from checker.reporters.text_unchecked import problem_lines
from checker.text.columns import display_width, pad

if TYPE_CHECKING:
    from checker.model.problem import Problem

COMMANDS = {
    "new": ("checker.cli.rules_files:new", "新建一个能用的规则包：一条规则和它的三个用例"),
    "list": ("checker.cli.rules:list_rules", "列出规则：编号、级别、依据类别、名称"),
    "show": ("checker.cli.rules:show_rule", "显示一条规则的全文，以及它来自哪里"),
    "lint": ("checker.cli.rules_files:lint", "检查规则文件写得对不对，指出错在哪个字"),
    "fmt": ("checker.cli.rules_files:fmt", "把规则文件整理成统一的写法"),
    "docs": ("checker.cli.rules_packs:docs", "给规则包的每条规则写一页说明（Markdown）"),
    "diff": ("checker.cli.rules_packs:diff", "比较两个规则包，或同一个包的两版"),
    "test": ("checker.cli.rules_test:test", "运行规则旁边的用例（*.cases.yaml）"),
}


@click.group(cls=LazyGroup, lazy=COMMANDS, help="规则作者的工作台：新建、列出、查看、检查、整理、测试规则。")
def rules() -> None:
    """Do nothing by itself: the commands do."""


@click.command("list", cls=ChineseCommand, help="列出规则：编号、级别、依据类别、名称；停用的注明理由。")
@book_options
def list_rules(**choices: Any) -> int:
    """List the rules; return the exit code."""
    session = session_of(choices)
    entries = [entry for entry in session.rulebook.entries if entry.disabled or session.rulebook.runs(entry)]
    width = max((display_width(entry.head.id) for entry in entries), default=0)
    for entry in entries:
        head = entry.head
        off = f"（已停用：{entry.disabled}）" if entry.disabled else ""
        pack = "" if head.pack == "national" else f"  [{head.pack}]"
        severity = SEVERITY_NAMES[head.severity]
        show(f"{pad(head.id, width)}  {severity}  {head.basis_kind}  {head.title}{off}{pack}\n")
    show(f"共 {len(entries)} 条。规则包：{pack_names(session.packs)}\n")
    return _told(session.problems)


@click.command("show", cls=ChineseCommand, help="显示一条规则的全文，以及它来自哪个规则包、被谁调整过。")
@click.argument("rule", metavar="RULE")
@book_options
def show_rule(rule: str, **choices: Any) -> int:
    """Show a rule as it was written; return the exit code."""
    session = session_of(choices)
    show(session.page(rule, screen_of("auto")))
    return CLEAN


def _told(problems: tuple[Problem, ...]) -> int:
    """Tell what is wrong with the rule files; return the exit code."""
    lines = problem_lines(problems, screen_of("auto"))
    if lines:
        show("\n".join(lines) + "\n")
    return USAGE if lines else CLEAN
